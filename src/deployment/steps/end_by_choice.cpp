// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/steps/end_by_choice.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/steps/failed_step.h"
#include "deploy/deployment/workload/failure_words.h"

namespace deployment {

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
