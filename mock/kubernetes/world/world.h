// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/rollouts/rollout_controller.h"
#include "kubernetes/workloads/deployments.h"

#include <chrono>

namespace mock_kubernetes {

/// What happens in a cluster as its time passes: its controllers look at what has changed, and at
/// what they wanted to see again. An object with the annotation "stand-in/still" is left alone. The
/// lock is held by whoever calls.
class World {
public:
    explicit World(Cluster& cluster);

    void advance(std::chrono::milliseconds time);

private:
    void note(const Change& change);
    void settle();
    void reconcile(const ObjectKey& key);
    void endOwned(const Json& owner);

    Cluster& m_cluster;
    Stage m_stage;
    PodPlayer m_pods;
    ReplicaSetController m_replicaSets;
    DeploymentController m_deployments;
    RolloutController m_rollouts;
};

} // namespace mock_kubernetes
