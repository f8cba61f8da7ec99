// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/line_ranking.h"

#include "deploy/deployment/derived_values.h"

#include <algorithm>

namespace diagnosis {

namespace {

using deployment::Deployment;
using deployment::Milliseconds;
using deployment::StepStatus;
using deployment::Timestamp;
using std::chrono::seconds;

constexpr Milliseconds minClockOffset = std::chrono::minutes(2);
constexpr Milliseconds maxOffsetDifference = seconds(30);
constexpr Milliseconds minNearness = seconds(60);

std::optional<std::size_t> stepOfTrouble(const Deployment& deployment)
{
    if (const auto failing = deployment::firstFailingStep(deployment))
        return failing;
    const auto& steps = deployment.progress.steps;
    for (const StepStatus wanted : {StepStatus::Failed, StepStatus::Running}) {
        const auto found = std::ranges::find(
            steps, wanted, [](const deployment::Step& step) { return step.status.known; });
        if (found != steps.end())
            return static_cast<std::size_t>(found - steps.begin());
    }
    return std::nullopt;
}

/// How far the clock of the log is ahead of that of the steps; 0 if that can't be told.
Milliseconds clockOffset(const Deployment& deployment)
{
    const deployment::Log& log = deployment.log;
    if (log.size() < 2 || !deployment.end)
        return {};
    const Milliseconds atStart = log.time(0) - deployment.start;
    const Milliseconds atEnd = log.time(log.size() - 1) - *deployment.end;
    const bool isOffset =
        std::min(std::chrono::abs(atStart), std::chrono::abs(atEnd)) >= minClockOffset
        && std::chrono::abs(atStart - atEnd) <= maxOffsetDifference;
    return isOffset ? atStart : Milliseconds();
}

/// Times are often cut to the second, those of the log less often.
Timestamp withItsSecond(Timestamp time)
{
    const bool isCut = time.time_since_epoch() % seconds(1) == Milliseconds::zero();
    return isCut ? time + std::chrono::milliseconds(999) : time;
}

} // namespace

bool FailureScene::isNear(Timestamp time) const
{
    constexpr int tenth = 10;
    return time <= span.to
        && span.to - time <= std::max(minNearness, (span.to - span.from) / tenth);
}

FailureScene sceneOf(const Deployment& deployment)
{
    FailureScene scene;
    scene.span.from = deployment.start;
    std::optional<Timestamp> end = deployment.end;
    if (const auto index = stepOfTrouble(deployment)) {
        const deployment::Step& step = deployment.progress.steps[*index];
        scene.step = step.name;
        scene.span.from = step.start.value_or(deployment.start);
        // A step that is not marked as failed may have gone well; what went wrong came after it.
        if (step.end && step.status.known == StepStatus::Failed)
            end = step.end;
    }
    const Milliseconds offset = clockOffset(deployment);
    scene.span.from += offset;
    if (!end && !deployment.log.empty()) // it runs: until what was logged last
        end = std::max(scene.span.from, deployment.log.time(deployment.log.size() - 1) - offset);
    scene.hasEnd = end.has_value();
    if (end)
        scene.span.to = withItsSecond(*end) + offset;
    return scene;
}

} // namespace diagnosis
