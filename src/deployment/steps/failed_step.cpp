// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/steps/failed_step.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/error_sign.h"
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/deployment/workload/failure_words.h"

#include <algorithm>

namespace deployment {

namespace {

constexpr std::size_t maxEntriesRead = 20'000; // an answer is wanted at once, of any log

std::optional<std::size_t> firstRunningStep(const Deployment& deployment)
{
    const auto& steps = deployment.progress.steps;
    const auto found = std::ranges::find(
        steps, StepStatus::Running, [](const Step& step) { return step.status.known; });
    if (found == steps.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - steps.begin());
}

/// What a cluster has aborted is broken off in a step; one that has failed is marked as failed.
bool isAborted(const Deployment& deployment)
{
    const auto words = failureWordsOf(deployment.progress.currentStep);
    return deployment.workload && words && words->reason.starts_with("RolloutAborted");
}

/// The last entry that says that somebody asked for a rollback.
std::optional<std::size_t> lastRollbackByHand(const Log& log)
{
    const std::size_t first = log.size() - std::min(log.size(), maxEntriesRead);
    for (std::size_t i = log.size(); i-- > first;) {
        if (saysRollbackByHand(log.message(i)))
            return i;
    }
    return std::nullopt;
}

/// Whether somebody had asked for the rollback by the time at which the step stopped.
bool wasStoppedByHand(const Deployment& deployment, const Step& step)
{
    const Status status = deployment.status.known;
    if (status != Status::RolledBack && status != Status::Running)
        return false;
    const auto entry = lastRollbackByHand(deployment.log);
    const Timestamp asked = entry ? deployment.log.time(*entry) : unknownTime;
    return isKnown(asked) && (!step.end || *step.end >= asked);
}

} // namespace

std::optional<std::size_t> stepThatFailed(const Deployment& deployment)
{
    if (deployment.status.known == Status::Completed)
        return std::nullopt;
    auto step = firstFailedStep(deployment);
    if (!step && deployment.status.known == Status::Failed && !isAborted(deployment))
        step = firstRunningStep(deployment);
    if (!step || wasStoppedByHand(deployment, deployment.progress.steps[*step]))
        return std::nullopt;
    return step;
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

std::optional<std::size_t> lastActiveStep(const Deployment& deployment)
{
    const Status status = deployment.status.known;
    if (status != Status::Failed && status != Status::RolledBack)
        return std::nullopt;
    if (const auto failed = firstFailedStep(deployment))
        return failed;
    if (const auto running = firstRunningStep(deployment))
        return running;
    const auto& steps = deployment.progress.steps;
    for (std::size_t i = steps.size(); i-- > 0;) {
        if (steps[i].start)
            return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> logEntryOfRollbackByHand(const Deployment& deployment)
{
    return deployment.status.known == Status::RolledBack ? lastRollbackByHand(deployment.log)
                                                         : std::nullopt;
}

} // namespace deployment
