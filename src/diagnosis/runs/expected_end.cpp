// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/expected_end.h"

#include "deploy/deployment/ascii.h"
#include "deploy/diagnosis/runs/pauses.h"

#include <algorithm>
#include <array>
#include <utility>

namespace diagnosis {

namespace {

using deployment::Deployment;
using deployment::Milliseconds;
using deployment::StepStatus;
using deployment::Timestamp;

/// Of something that began then and took so long in earlier runs; the usual is that of the run.
std::optional<ExpectedEnd> endOf(std::vector<Milliseconds> durations, Timestamp begin,
    Timestamp now, const DurationStatistics& usual)
{
    const auto statistics = statisticsOf(durations);
    if (!statistics)
        return std::nullopt;
    const Milliseconds elapsed = now - begin;
    std::erase_if(durations, [&](Milliseconds one) { return one <= elapsed; });
    std::ranges::sort(durations);
    ExpectedEnd end;
    end.latest = begin + statistics->p95;
    end.likely = end.latest;
    if (!durations.empty())
        end.likely = std::min(end.latest, begin + durations[(durations.size() - 1) / 2]);
    end.usual = usual;
    end.isLate = now > end.latest;
    return end;
}

/// The one that began last, where several run.
std::optional<std::size_t> runningStep(const Deployment& deployment)
{
    const auto& steps = deployment.progress.steps;
    std::optional<std::size_t> found;
    for (std::size_t step = 0; step < steps.size(); ++step) {
        if (steps[step].status.known == StepStatus::Running && steps[step].start
            && (!found || *steps[*found].start <= *steps[step].start))
            found = step;
    }
    return found;
}

/// What is still to come takes its usual time, however late the step before it is.
void leaveRoomFor(const std::vector<Milliseconds>& toCome, Timestamp now, ExpectedEnd& end)
{
    const auto statistics = statisticsOf(toCome);
    if (!statistics)
        return;
    end.likely = std::max(end.likely, now + statistics->median);
    end.latest = std::max(end.latest, now + statistics->p95);
}

} // namespace

bool bringsBack(std::string_view step)
{
    constexpr auto beginnings = std::to_array<std::string_view>(
        {"回滚", "回退", "rollback", "roll back", "rolling back", "revert"});
    return std::ranges::any_of(beginnings, [step](std::string_view words) {
        return deployment::equalsIgnoringAsciiCase(step.substr(0, words.size()), words);
    });
}

std::optional<ExpectedEnd> expectedEnd(
    std::vector<Milliseconds> durations, Timestamp start, Timestamp now)
{
    const auto usual = statisticsOf(durations);
    return usual ? endOf(std::move(durations), start, now, *usual) : std::nullopt;
}

std::optional<ExpectedEnd> expectedEnd(
    const UsualDurations& usual, const RunKind& kind, Timestamp start, Timestamp now)
{
    return expectedEnd(usual.durationsOfRun(kind, start), start, now);
}

std::optional<ExpectedEnd> expectedEnd(
    const UsualDurations& usual, const Deployment& deployment, Timestamp now)
{
    if (deployment.status.known != deployment::Status::Running || deployment.paused
        || bringsBack(deployment.progress.currentStep))
        return std::nullopt;
    const RunKind kind = kindOf(deployment);
    const Pauses pauses(deployment);
    // As if it had begun later by what it was paused.
    const auto begin = [&](Timestamp start) { return start + pauses.within(start, now); };
    auto fromStart =
        expectedEnd(usual.durationsOfRun(kind, deployment.start), begin(deployment.start), now);
    const auto step = runningStep(deployment);
    if (!fromStart || !step)
        return fromStart;
    if (bringsBack(deployment.progress.steps[*step].name))
        return std::nullopt;
    auto rest = usual.fromStepToEnd(kind, keyOf(deployment, *step), deployment.start);
    const auto fromStep = endOf(
        std::move(rest), begin(*deployment.progress.steps[*step].start), now, fromStart->usual);
    auto end = fromStep ? *fromStep : *fromStart;
    if (*step + 1 < deployment.progress.steps.size())
        leaveRoomFor(
            usual.fromStepToEnd(kind, keyOf(deployment, *step + 1), deployment.start), now, end);
    return end;
}

} // namespace diagnosis
