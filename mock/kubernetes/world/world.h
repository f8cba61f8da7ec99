// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/api/cluster.h"

#include <chrono>

namespace mock_kubernetes {

/// What happens in a cluster as its time passes. The lock is held by whoever calls.
class World {
public:
    explicit World(Cluster& cluster);

    void advance(std::chrono::milliseconds time);

private:
    Cluster& m_cluster;
};

} // namespace mock_kubernetes
