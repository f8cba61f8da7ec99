// SPDX-License-Identifier: GPL-3.0-or-later
#include "weights.h"

#include "phase.h"

#include <algorithm>

namespace kubernetes {

std::int64_t maxTrafficWeight(const WorkloadObject& rollout)
{
    return rollout.spec.maxTrafficWeight.value_or(100);
}

std::optional<std::size_t> currentStep(const WorkloadObject& rollout)
{
    const auto index =
        static_cast<std::size_t>(std::max<std::int64_t>(0, rollout.status.stepIndex.value_or(0)));
    return index < rollout.spec.steps.size() ? std::optional(index) : std::nullopt;
}

std::int64_t setWeight(const WorkloadObject& rollout)
{
    if (rollout.status.isAborted)
        return 0;
    const auto step = currentStep(rollout);
    if (!step)
        return maxTrafficWeight(rollout);
    for (std::size_t before = *step + 1; before > 0; --before) {
        if (const auto& weight = rollout.spec.steps[before - 1].weight)
            return *weight;
    }
    return 0;
}

std::optional<std::int64_t> actualWeight(const WorkloadObject& rollout)
{
    if (isFullyPromoted(rollout))
        return maxTrafficWeight(rollout);
    if (rollout.status.available.value_or(0) <= 0)
        return 0;
    if (!rollout.spec.hasTrafficRouting)
        return std::nullopt;
    if (const auto& weights = rollout.status.weights)
        return weights->canary.value_or(0);
    // Past the last step, as after "promote fully", the traffic follows the pods.
    return currentStep(rollout) ? std::optional(setWeight(rollout)) : std::nullopt;
}

std::optional<std::int64_t> actualWeight(const WorkloadObject& rollout, const ReplicaSet* canary)
{
    const auto weight = actualWeight(rollout);
    if (weight || rollout.spec.hasTrafficRouting)
        return weight;
    const std::int64_t available = canary ? canary->available : 0;
    // Whoever has more pods than fit into a number of 32 bits has no pods at all.
    constexpr std::int64_t maxPods = std::int64_t{1} << 31;
    return std::clamp<std::int64_t>(available, 0, maxPods)
        * std::clamp<std::int64_t>(maxTrafficWeight(rollout), 0, maxPods)
        / *rollout.status.available;
}

} // namespace kubernetes
