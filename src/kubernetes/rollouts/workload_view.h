// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/attempts.h"

namespace kubernetes {

/// What the workload itself tells, without what it is made of: no tree, no images but those of its
/// template, and the actual weight only where a router divides the traffic.
[[nodiscard]] deployment::Workload workloadSummary(const WorkloadObject& workload);

/// All that `kubectl argo rollouts get rollout` shows; without notes.
[[nodiscard]] deployment::Workload workloadView(
    const WorkloadObject& workload, const Children& children, deployment::Timestamp now);

/// Of the pods that a canary has: the ReplicaSet that is wanted but not stable; nullptr: none.
[[nodiscard]] const ReplicaSet* canaryOf(
    const WorkloadObject& workload, const std::vector<ReplicaSet>& replicaSets);

} // namespace kubernetes
