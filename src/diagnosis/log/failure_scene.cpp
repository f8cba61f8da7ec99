// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/failure_scene.h"

#include "deploy/deployment/steps/failed_step.h"

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
    if (const auto failing = deployment::lastActiveStep(deployment))
        return failing;
    if (const auto failed = deployment::firstFailedStep(deployment))
        return failed;
    const auto& steps = deployment.progress.steps;
    const auto running = std::ranges::find(
        steps, StepStatus::Running, [](const deployment::Step& step) { return step.status.known; });
    if (running == steps.end())
        return std::nullopt;
    return static_cast<std::size_t>(running - steps.begin());
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

/// Where entries that are before a moment end, by their order: with the fewest on the wrong side.
template <typename IsBefore>
std::size_t cutOf(
    const deployment::Log& log, EntryRange range, bool wantsLast, const IsBefore& isBefore)
{
    std::ptrdiff_t balance = 0; // of those up to there that are before it, and those that are not
    std::ptrdiff_t best = 0;
    std::size_t cut = range.first;
    for (std::size_t index = log.blockOf(range.first); index < log.blockCount(); ++index) {
        const deployment::LogBlock& block = log.block(index);
        const std::size_t offset = log.firstOf(index);
        if (offset >= range.end)
            break;
        const std::size_t end = std::min(block.size(), range.end - offset);
        for (std::size_t entry = std::max(range.first, offset) - offset; entry < end; ++entry) {
            balance += isBefore(block.time(entry)) ? 1 : -1;
            if (balance > best || (wantsLast && balance == best)) {
                best = balance;
                cut = offset + entry + 1;
            }
        }
    }
    return cut;
}

/// So many entries, some of them behind the moment: what is wrong is found before it.
EntryRange rangeAround(const deployment::Log& log, Timestamp moment, std::size_t maxEntries)
{
    constexpr std::size_t tenth = 10;
    if (log.size() <= maxEntries)
        return {0, log.size()};
    const std::size_t end =
        std::clamp(log.lowerBound(moment) + maxEntries / tenth, maxEntries, log.size());
    return {end - maxEntries, end};
}

} // namespace

bool FailureScene::isNearEnd(Timestamp time) const
{
    constexpr int tenth = 10;
    return to - time <= std::max(minNearness + seconds(1), (to - from) / tenth);
}

FailureScene sceneOf(const Deployment& deployment, std::size_t maxEntries)
{
    const deployment::Log& log = deployment.log;
    FailureScene scene;
    scene.from = deployment.start;
    std::optional<Timestamp> end = deployment.end;
    if (const auto index = stepOfTrouble(deployment)) {
        const deployment::Step& step = deployment.progress.steps[*index];
        scene.step = step.name;
        scene.from = step.start.value_or(deployment.start);
        // A step that is not marked as failed may have gone well; what went wrong came after it.
        if (step.end && step.status.known == StepStatus::Failed)
            end = step.end;
    }
    const Milliseconds offset = clockOffset(deployment);
    scene.from += offset;
    scene.to = scene.from;
    if (end)
        scene.to = withItsSecond(*end) + offset;
    else if (!log.empty()) // it runs: until what was logged last
        scene.to = std::max(scene.from, log.time(log.size() - 1));
    const EntryRange range = rangeAround(log, scene.to, maxEntries);
    scene.lookedAt = scene.entries = range;
    scene.entries.first =
        cutOf(log, range, false, [&](Timestamp time) { return time < scene.from; });
    scene.entries.end = cutOf(log, range, true, [&](Timestamp time) { return time <= scene.to; });
    if (scene.entries.first >= scene.entries.end)
        scene.entries = range;
    return scene;
}

} // namespace diagnosis
