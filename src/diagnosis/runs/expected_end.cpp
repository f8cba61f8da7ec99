// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/expected_end.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/log/plausible_time.h"
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/deployment/steps/bringing_back.h"

#include <algorithm>
#include <utility>

namespace diagnosis {

namespace {

using deployment::Deployment;
using deployment::Milliseconds;
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
    end.due = begin + statistics->p95;
    end.latest = end.due;
    end.likely = end.latest;
    if (!durations.empty())
        end.likely = std::min(end.latest, begin + durations[(durations.size() - 1) / 2]);
    end.usual = usual;
    end.isLate = now > end.due;
    return end;
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

Milliseconds ExpectedEnd::lateBy(Timestamp now) const
{
    return isLate ? std::max(now - due, Milliseconds::zero()) : Milliseconds::zero();
}

std::optional<ExpectedEnd> expectedEnd(const history::History& history, history::Row row,
    std::vector<Milliseconds> durations, const RunDigests* digests, Timestamp now)
{
    if (history.status(row) != deployment::Status::Running || history.paused(row)
        || deployment::isEndInDoubt(history.status(row), history.end(row), now)
        || deployment::bringsBack(history.word(history::Column::CurrentStep, row)))
        return std::nullopt;
    const RunDigest* digest = digests == nullptr ? nullptr : digests->find(history.id(row));
    // nullopt of one that has ended meanwhile: it was read later than its row.
    return digest != nullptr ? expectedEnd(std::move(durations), digests->usual(), *digest, now)
                             : expectedEnd(std::move(durations), history.start(row), now);
}

std::optional<ExpectedEnd> expectedEnd(
    std::vector<Milliseconds> durations, Timestamp start, Timestamp now)
{
    if (!deployment::isKnown(start) || deployment::isInFuture(start, now))
        return std::nullopt;
    // Once: what follows sorts them again and again, for every row that is painted.
    std::ranges::sort(durations);
    const auto usual = statisticsOf(durations);
    auto end = usual ? endOf(std::move(durations), start, now, *usual) : std::nullopt;
    if (end)
        end->isByStartAlone = true;
    return end;
}

std::optional<ExpectedEnd> expectedEnd(std::vector<Milliseconds> durations,
    const UsualDurations& usual, const RunDigest& run, Timestamp now)
{
    if (run.status != deployment::Status::Running
        || deployment::isEndInDoubt(run.status, run.end, now))
        return std::nullopt;
    // As if it had begun later by what it was paused.
    const auto began = deployment::isKnown(run.start) ? run.start + run.paused : run.start;
    const auto fromStart = expectedEnd(std::move(durations), began, now);
    if (!fromStart || !run.position)
        return fromStart;
    if (deployment::bringsBack(run.position->step.name))
        return std::nullopt;
    auto rest = usual.fromStepToEnd(run, run.position->step);
    const auto fromStep = endOf(std::move(rest), run.position->begin, now, fromStart->usual);
    auto end = fromStep ? *fromStep : *fromStart;
    if (run.position->next)
        leaveRoomFor(usual.fromStepToEnd(run, *run.position->next), now, end);
    return end;
}

std::optional<ExpectedEnd> expectedEnd(std::vector<Milliseconds> durations,
    const UsualDurations& usual, const Deployment& deployment, Timestamp now)
{
    if (deployment.paused || deployment::bringsBack(deployment.progress.currentStep))
        return std::nullopt;
    return expectedEnd(std::move(durations), usual, digestOf(deployment), now);
}

} // namespace diagnosis
