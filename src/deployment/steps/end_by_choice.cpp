// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/steps/end_by_choice.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/deployment/steps/failed_step.h"
#include "deploy/deployment/workload/failure_words.h"

#include <algorithm>

namespace deployment {

namespace {

ChosenEnd rollbackByHand(const Deployment& deployment, std::size_t entry)
{
    ChosenEnd end{EndByChoice::RolledBack, entry, {}, {}};
    if (const Timestamp at = deployment.log.ownTime(entry); isKnown(at))
        end.at = at;
    const auto step = lastActiveStep(deployment);
    const StepStatus status =
        step ? deployment.progress.steps[*step].status.known : StepStatus::Unknown;
    if (status == StepStatus::Failed || status == StepStatus::Running)
        end.step = step;
    return end;
}

ChosenEnd abortOf(const Deployment& deployment)
{
    ChosenEnd end{EndByChoice::Aborted, {}, deployment.end, {}};
    const auto& steps = deployment.progress.steps;
    const auto running = std::ranges::find(
        steps, StepStatus::Running, [](const Step& each) { return each.status.known; });
    if (running != steps.end())
        end.step = static_cast<std::size_t>(running - steps.begin());
    return end;
}

} // namespace

EndByChoice endByChoice(const Deployment& deployment)
{
    const Status status = deployment.status.known;
    const bool isRolledBack = status == Status::RolledBack;
    if (!deployment.workload || (status != Status::Failed && !isRolledBack)
        || firstFailedStep(deployment))
        return EndByChoice::None;
    const auto words = failureWordsOf(deployment.progress.currentStep);
    const bool isAborted = isOnlyAborted(deployment.progress.currentStep);
    if (isRolledBack)
        return !words || words->ownReason() || isAborted ? EndByChoice::RolledBack
                                                         : EndByChoice::None;
    return isAborted ? EndByChoice::Aborted : EndByChoice::None;
}

std::optional<ChosenEnd> chosenEndOf(const Deployment& deployment)
{
    if (const auto entry = logEntryOfRollbackByHand(deployment))
        return rollbackByHand(deployment, *entry);
    switch (endByChoice(deployment)) {
    case EndByChoice::Aborted:
        return abortOf(deployment);
    case EndByChoice::RolledBack:
        return ChosenEnd{EndByChoice::RolledBack, {}, {}, {}};
    case EndByChoice::None:
        break;
    }
    return std::nullopt;
}

bool tellsOnlyAbort(std::string_view words)
{
    constexpr std::string_view begin = "Rollout aborted update to revision ";
    constexpr std::string_view repeats = " (x"; // of an event
    const auto place = words.find(begin);
    if (place == std::string_view::npos)
        return false;
    words.remove_prefix(place + begin.size());
    const bool hasNumber = !words.empty() && isAsciiDigit(words.front());
    while (!words.empty() && isAsciiDigit(words.front()))
        words.remove_prefix(1);
    return hasNumber && (words.empty() || words.starts_with(repeats));
}

bool isOnlyAborted(std::string_view currentStep)
{
    const auto words = failureWordsOf(currentStep);
    return words && tellsOnlyAbort(words->reason);
}

} // namespace deployment
