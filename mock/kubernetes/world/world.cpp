// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/world/world.h"

namespace mock_kubernetes {

World::World(Cluster& cluster)
    : m_cluster(cluster)
{
}

void World::advance(std::chrono::milliseconds time)
{
    m_cluster.now += time;
}

} // namespace mock_kubernetes
