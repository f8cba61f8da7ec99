// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/derived_values.h"

#include <algorithm>

namespace deployment {

bool hasBegun(const Step& step)
{
    const StepStatus status = step.status.known;
    return step.start || status == StepStatus::Running || status == StepStatus::Completed
        || status == StepStatus::Failed;
}

std::optional<std::size_t> firstFailedStep(const Deployment& deployment)
{
    const auto& steps = deployment.progress.steps;
    const auto wasTriedAgain = [&steps](std::size_t index) {
        return std::any_of(steps.begin() + static_cast<std::ptrdiff_t>(index) + 1, steps.end(),
            [&](const Step& later) { return later.name == steps[index].name && hasBegun(later); });
    };
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].status.known != StepStatus::Failed || wasTriedAgain(i))
            continue;
        if (!first || (steps[i].end && steps[*first].end && *steps[i].end < *steps[*first].end))
            first = i;
    }
    return first;
}

std::optional<std::size_t> firstFailingStep(const Deployment& deployment)
{
    const Status status = deployment.status.known;
    if (status != Status::Failed && status != Status::RolledBack)
        return std::nullopt;
    if (const auto failed = firstFailedStep(deployment))
        return failed;
    const auto& steps = deployment.progress.steps;
    const auto running = std::ranges::find(
        steps, StepStatus::Running, [](const Step& step) { return step.status.known; });
    if (running != steps.end())
        return static_cast<std::size_t>(running - steps.begin());
    for (std::size_t i = steps.size(); i-- > 0;) {
        if (steps[i].start)
            return i;
    }
    return std::nullopt;
}

} // namespace deployment
