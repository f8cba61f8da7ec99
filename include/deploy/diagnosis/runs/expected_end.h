// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/diagnosis/runs/run_digests.h"
#include "deploy/diagnosis/runs/usual_durations.h"
#include "deploy/history/history.h"

#include <optional>
#include <string_view>
#include <vector>

namespace diagnosis {

/// When a run that is under way is likely to end.
struct ExpectedEnd {
    /// By the median of the earlier runs that took longer than it has by now; the latest, once it
    /// has taken longer than all but the longest.
    deployment::Timestamp likely;
    /// 95 of 100 had ended by then; later than due where steps that are to come need more time.
    deployment::Timestamp latest;
    deployment::Timestamp due; ///< 95 of 100 had ended by then, whatever is to come
    DurationStatistics usual; ///< of the whole run
    bool isLate = false; ///< now is after due
    /// By the start and how long such runs take; else by the step that it is at, which tells more.
    bool isByStartAlone = false;

    /// How much longer it takes than 95 of 100 did; 0 if it is not late.
    [[nodiscard]] deployment::Milliseconds lateBy(deployment::Timestamp now) const;
    bool operator==(const ExpectedEnd&) const = default;
};

/// Of a row, as list, cards, preview and page say it: they all ask this one, so that none of them
/// contradicts another. By the step that it was last read at, where it was read (the digests may be
/// null), else by its start. The durations are those before the row (RunIndex::durationsBefore).
/// nullopt for one that does not run, is paused, or is on its way back.
[[nodiscard]] std::optional<ExpectedEnd> expectedEnd(const history::History& history,
    history::Row row, std::vector<deployment::Milliseconds> durations, const RunDigests* digests,
    deployment::Timestamp now);
/// From the start alone and how long earlier runs took. nullopt if these are fewer than
/// DurationStatistics::minRuns.
[[nodiscard]] std::optional<ExpectedEnd> expectedEnd(
    std::vector<deployment::Milliseconds> durations, deployment::Timestamp start,
    deployment::Timestamp now);
/// From the step that runs and how long it was from there to the end in earlier runs; from the
/// start where that is not known, or not yet (UsualDurations::await). nullopt for one that does not
/// run or is on its way back, too.
[[nodiscard]] std::optional<ExpectedEnd> expectedEnd(
    std::vector<deployment::Milliseconds> durations, const UsualDurations& usual,
    const RunDigest& run, deployment::Timestamp now);
/// The same, and nullopt for one that is paused.
[[nodiscard]] std::optional<ExpectedEnd> expectedEnd(
    std::vector<deployment::Milliseconds> durations, const UsualDurations& usual,
    const deployment::Deployment& deployment, deployment::Timestamp now);

} // namespace diagnosis
