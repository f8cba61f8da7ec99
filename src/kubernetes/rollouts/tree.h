// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/attempts.h"

#include <vector>

namespace kubernetes {

/// The tree that `kubectl argo rollouts get rollout` draws: the workload, its revisions from the
/// newest on, their ReplicaSets with pods, experiments, analysis runs and jobs. A Deployment's is
/// made the same way.
[[nodiscard]] std::vector<deployment::WorkloadNode> treeOf(
    const WorkloadObject& workload, const Children& children, deployment::Timestamp now);

/// The ReplicaSets of the workload, newest revision first; then by name.
[[nodiscard]] std::vector<const ReplicaSet*> replicaSetsOf(
    std::string_view ownerUid, const std::vector<ReplicaSet>& replicaSets);

} // namespace kubernetes
