// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/child_objects.h"

#include <cstddef>
#include <optional>

namespace kubernetes {

// What a canary is to have of the traffic and what it has, in parts of maxTrafficWeight(); as
// `kubectl argo rollouts get` counts them.

[[nodiscard]] std::int64_t maxTrafficWeight(const WorkloadObject& rollout);
/// The step that is under way; nullopt where there are no steps or all are done.
[[nodiscard]] std::optional<std::size_t> currentStep(const WorkloadObject& rollout);
[[nodiscard]] std::int64_t setWeight(const WorkloadObject& rollout);
/// @p canary: its ReplicaSet, which is what tells where no router divides the traffic; nullptr:
/// there is none.
[[nodiscard]] std::int64_t actualWeight(const WorkloadObject& rollout, const ReplicaSet* canary);
/// The same without the ReplicaSet; nullopt where it would have to tell.
[[nodiscard]] std::optional<std::int64_t> actualWeight(const WorkloadObject& rollout);

} // namespace kubernetes
