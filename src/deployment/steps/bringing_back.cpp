// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/steps/bringing_back.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/deployment.h"
#include "deploy/deployment/log/unknown_time.h"

#include <algorithm>
#include <array>

namespace deployment {

bool bringsBack(std::string_view step)
{
    constexpr auto beginnings = std::to_array<std::string_view>(
        {"回滚", "回退", "rollback", "roll back", "rolling back", "revert"});
    return std::ranges::any_of(beginnings, [step](std::string_view words) {
        return equalsIgnoringAsciiCase(step.substr(0, words.size()), words);
    });
}

bool wasDoneBeforeRollback(const Deployment& deployment)
{
    const auto& steps = deployment.progress.steps;
    const auto isDone = [](const Step& step) {
        return bringsBack(step.name) || step.status.known == StepStatus::Completed;
    };
    const auto own =
        std::ranges::count_if(steps, [](const Step& step) { return !bringsBack(step.name); });
    return deployment.status.known == Status::RolledBack && own > 0
        && static_cast<std::size_t>(own) < steps.size() && std::ranges::all_of(steps, isDone);
}

std::optional<Milliseconds> timeUntilDone(const Deployment& deployment)
{
    if (!wasDoneBeforeRollback(deployment) || !isKnown(deployment.start) || !deployment.end)
        return std::nullopt;
    Timestamp done = deployment.start;
    for (const Step& step : deployment.progress.steps) {
        if (bringsBack(step.name))
            continue;
        if (!step.end)
            return std::nullopt;
        done = std::max(done, *step.end);
    }
    const bool isWithin = done > deployment.start && done < *deployment.end;
    return isWithin ? std::optional(done - deployment.start) : std::nullopt;
}

} // namespace deployment
