// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/child_objects.h"

#include <cstddef>
#include <optional>

namespace kubernetes {

// What a canary is to have of the traffic and what it has, in parts of maxTrafficWeight(). What it
// is to have is counted as `kubectl argo rollouts get` does; what it has, too, but for one that is
// past its last step and not promoted: that tool says it had all, also without a single pod.

[[nodiscard]] std::int64_t maxTrafficWeight(const WorkloadObject& rollout);
/// The step that is under way; nullopt where there are no steps or all are done.
[[nodiscard]] std::optional<std::size_t> currentStep(const WorkloadObject& rollout);
[[nodiscard]] std::int64_t setWeight(const WorkloadObject& rollout);
/// @p canary: its ReplicaSet, which is what tells where no router divides the traffic; nullptr:
/// there is none. nullopt where the router does not tell.
[[nodiscard]] std::optional<std::int64_t> actualWeight(
    const WorkloadObject& rollout, const ReplicaSet* canary);
/// The same without the ReplicaSet; nullopt where it would have to tell, too.
[[nodiscard]] std::optional<std::int64_t> actualWeight(const WorkloadObject& rollout);

} // namespace kubernetes
