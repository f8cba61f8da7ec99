// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/workload_object.h"

#include <string>
#include <string_view>

namespace kubernetes {

/// How a workload is, in the words of the cluster's own tools.
struct Phase {
    std::string word; ///< "Healthy", "Progressing", "Paused", "Degraded", or as it came
    std::string message;

    bool operator==(const Phase&) const = default;
};

/// Of a Rollout, what `kubectl argo rollouts get` shows (argo-rollouts,
/// utils/rollout/rolloututil.go); of a Deployment, its four words with the text of
/// `kubectl rollout status` (kubectl, pkg/polymorphichelpers/rollout_status.go).
[[nodiscard]] Phase phaseOf(const WorkloadObject& workload);

/// The controller has seen the spec as it is now. A Rollout's text that is no number, or one above
/// the generation, is of a controller before 1.0, and counts as seen.
[[nodiscard]] bool isObserved(const WorkloadObject& workload);
/// The stable pods are those that are wanted: no update is under way.
[[nodiscard]] bool isFullyPromoted(const WorkloadObject& workload);
/// All of its pods are there, and all are of its revision: whoever pauses it by now stops nothing.
[[nodiscard]] bool hasArrived(const WorkloadObject& workload);
/// A paused Deployment without a pod of its template: that may have been changed while it is
/// paused, and its revision, and whatever pods it has, are of the one before then.
[[nodiscard]] bool mayHoldTemplate(const WorkloadObject& workload);
/// A paused Deployment whose template was changed: its revision, and all of its pods, are still of
/// the template before, and nothing of the new one is rolled out until it is resumed.
[[nodiscard]] bool hasHeldTemplate(const WorkloadObject& workload);
/// "Canary", "BlueGreen", "RollingUpdate", "Recreate"; empty where there is none.
[[nodiscard]] std::string_view strategyWord(RolloutStrategy strategy);
[[nodiscard]] std::int64_t desiredReplicas(const WorkloadObject& workload);

} // namespace kubernetes
