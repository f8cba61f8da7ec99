// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/usual_durations.h"

#include "exchanged_colors.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/log/unknown_time.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace diagnosis {

using deployment::Milliseconds;
using deployment::Timestamp;

namespace {

bool startsEarlier(const UsualDurations::Run& left, const UsualDurations::Run& right)
{
    return std::tie(left->start, left->id) < std::tie(right->start, right->id);
}

std::optional<Milliseconds> wholeDuration(const RunDigest& run)
{
    if (!run.end || !deployment::isKnown(run.start) || *run.end < run.start)
        return std::nullopt;
    return *run.end - run.start - run.paused;
}

/// Whether it counts for what was usual at that moment.
bool hadSucceeded(const RunDigest& run, Timestamp by)
{
    return run.start <= by && run.end.value_or(run.start) <= by;
}

bool hadSucceeded(const AwaitedRun& run, Timestamp by)
{
    return run.start <= by && run.end <= by;
}

/// The step, as a run calls it whose version went to that side, in another run. By its own name
/// first, as pairSteps() has it.
class StepSought final {
public:
    StepSought(StepKey step, const std::optional<deployment::Side>& side)
        : m_step(std::move(step))
        , m_exchanged{withColorsExchanged(m_step.name), m_step.occurrence}
        , m_side(side)
    {
    }

    [[nodiscard]] const RunDigest::StepDuration* in(const RunDigest& run) const
    {
        const auto* const found = find(run, m_step);
        const bool tookTurns = m_side && run.side && m_side != run.side;
        return found == nullptr && tookTurns ? find(run, m_exchanged) : found;
    }

private:
    static const RunDigest::StepDuration* find(const RunDigest& run, const StepKey& step)
    {
        const auto found = std::ranges::find(run.steps, step, &RunDigest::StepDuration::step);
        return found == run.steps.end() ? nullptr : &*found;
    }

    StepKey m_step;
    StepKey m_exchanged;
    std::optional<deployment::Side> m_side;
};

} // namespace

bool UsualDurations::await(std::optional<std::vector<AwaitedRun>> runs)
{
    std::map<RunKind, std::vector<AwaitedRun>> awaited;
    const bool isKnown = runs.has_value();
    if (isKnown) {
        for (AwaitedRun& run : *runs) {
            std::vector<AwaitedRun>& kind = awaited[run.kind];
            kind.push_back(std::move(run));
        }
    }
    const bool isOther = awaited != m_awaited || m_isAwaitedKnown != isKnown;
    m_awaited = std::move(awaited);
    m_isAwaitedKnown = isKnown;
    return isOther;
}

/// Of whatever kind: its record may say another one than its row.
bool UsualDurations::giveUp(std::string_view id)
{
    const auto found = std::ranges::find_if(m_awaited, [id](auto& kind) {
        return std::erase_if(kind.second, [id](const AwaitedRun& run) { return run.id == id; }) > 0;
    });
    if (found == m_awaited.end())
        return false;
    if (found->second.empty())
        m_awaited.erase(found);
    return true;
}

bool UsualDurations::isBeingLearned(const RunKind& kind, Timestamp by) const
{
    if (!m_isAwaitedKnown)
        return true;
    const auto awaited = m_awaited.find(kind);
    if (awaited == m_awaited.end())
        return false;
    return std::ranges::any_of(
        awaited->second, [by](const AwaitedRun& run) { return hadSucceeded(run, by); });
}

void UsualDurations::add(Run run)
{
    giveUp(run->id);
    if (run->status != deployment::Status::Completed)
        return;
    std::vector<Run>& runs = m_kinds[run->kind];
    const auto place = std::ranges::upper_bound(runs, run, startsEarlier);
    runs.insert(place, std::move(run));
}

void UsualDurations::remove(const RunDigest& run)
{
    const auto kind = m_kinds.find(run.kind);
    if (kind == m_kinds.end())
        return;
    std::erase_if(kind->second, [&run](const Run& one) { return one->id == run.id; });
    if (kind->second.empty())
        m_kinds.erase(kind);
}

std::vector<Milliseconds> UsualDurations::durations(
    const RunKind& kind, Timestamp by, const Measure& measure) const
{
    std::vector<Milliseconds> known;
    const auto found = m_kinds.find(kind);
    if (found == m_kinds.end() || isBeingLearned(kind, by))
        return known;
    const std::vector<Run>& runs = found->second;
    for (auto run = runs.rbegin(); run != runs.rend() && known.size() < DurationStatistics::maxRuns;
         ++run) {
        if (!hadSucceeded(**run, by))
            continue;
        if (const auto duration = measure(**run))
            known.push_back(*duration);
    }
    return known;
}

std::vector<Milliseconds> UsualDurations::durationsOfRun(const RunKind& kind, Timestamp by) const
{
    return durations(kind, by, wholeDuration);
}

std::vector<Milliseconds> UsualDurations::fromStepToEnd(
    const RunDigest& run, const StepKey& step) const
{
    const StepSought sought(step, run.side);
    return durations(run.kind, run.start, [&sought](const RunDigest& other) {
        const auto* const found = sought.in(other);
        return found != nullptr && other.end ? std::optional(found->untilEnd) : std::nullopt;
    });
}

std::optional<DurationStatistics> UsualDurations::ofStep(
    const deployment::Deployment& run, std::size_t step) const
{
    const StepSought sought(keyOf(run, step), deployment::knownNewSide(run));
    return statisticsOf(durations(kindOf(run), run.start, [&sought](const RunDigest& other) {
        const auto* const found = sought.in(other);
        return found != nullptr ? std::optional(found->duration) : std::nullopt;
    }));
}

} // namespace diagnosis
