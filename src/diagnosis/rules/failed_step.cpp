// SPDX-License-Identifier: GPL-3.0-or-later
#include "failed_step.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/error_sign.h"
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/diagnosis/runs/expected_end.h"

#include <algorithm>

namespace diagnosis {

namespace {

using deployment::Deployment;
using deployment::Status;
using deployment::Step;
using deployment::StepStatus;
using deployment::Timestamp;

/// The step that was under way when the deployment failed.
std::optional<std::size_t> cutOff(const Deployment& deployment)
{
    if (deployment.status.known != Status::Failed)
        return std::nullopt;
    const auto& steps = deployment.progress.steps;
    const auto found = std::ranges::find(
        steps, StepStatus::Running, [](const Step& step) { return step.status.known; });
    if (found == steps.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - steps.begin());
}

std::optional<Timestamp> momentOf(const Deployment& deployment, const Step& step)
{
    if (step.end)
        return step.end;
    return step.status.known == StepStatus::Running && deployment.end ? deployment.end : step.start;
}

/// When somebody asked for the rollback of a deployment that is on its way back.
std::optional<Timestamp> askedToGoBack(const Deployment& deployment)
{
    constexpr std::size_t entriesRead = 20'000; // an answer is wanted at once, of any log
    const deployment::Log& log = deployment.log;
    const std::size_t first = log.size() - std::min(log.size(), entriesRead);
    for (std::size_t i = log.size(); i-- > first;) {
        if (deployment::saysRollbackByHand(log.message(i)))
            return log.time(i);
    }
    return std::nullopt;
}

/// Whether somebody had asked for the rollback by the time at which the step stopped.
bool wasStoppedByHand(const Deployment& deployment, const Step& step)
{
    std::optional<Timestamp> asked;
    if (const auto entry = deployment::logEntryOfRollbackByHand(deployment))
        asked = deployment.log.time(*entry);
    else if (deployment.status.known == Status::Running)
        asked = askedToGoBack(deployment);
    return asked && deployment::isKnown(*asked) && (!step.end || *step.end >= *asked);
}

std::vector<std::size_t> ranAfter(const Deployment& deployment, const FailedStep& failed)
{
    std::vector<std::size_t> after;
    const auto& steps = deployment.progress.steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        // The way back is what a failure leads to.
        if (i == failed.step || !deployment::hasBegun(steps[i]) || bringsBack(steps[i].name))
            continue;
        const bool isKnown = failed.at && steps[i].start;
        const bool isLater = isKnown && *steps[i].start > *failed.at;
        const bool isAtOnce = isKnown && *steps[i].start == *failed.at && i > failed.step;
        if (isLater || isAtOnce || (!isKnown && i > failed.step))
            after.push_back(i);
    }
    return after;
}

} // namespace

std::optional<FailedStep> failedStep(const Deployment& deployment)
{
    if (deployment.status.known == Status::Completed)
        return std::nullopt;
    auto step = deployment::firstFailedStep(deployment);
    if (!step)
        step = cutOff(deployment);
    if (!step || wasStoppedByHand(deployment, deployment.progress.steps[*step]))
        return std::nullopt;
    FailedStep failed{*step, momentOf(deployment, deployment.progress.steps[*step]), {}};
    failed.ranAfterwards = ranAfter(deployment, failed);
    return failed;
}

} // namespace diagnosis
