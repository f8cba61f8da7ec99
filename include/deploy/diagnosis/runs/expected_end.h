// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/diagnosis/runs/usual_durations.h"

#include <optional>
#include <string_view>
#include <vector>

namespace diagnosis {

/// When a run that is under way is likely to end.
struct ExpectedEnd {
    /// By the median of the earlier runs that took longer than it has by now; the latest, once it
    /// has taken longer than all but the longest.
    deployment::Timestamp likely;
    deployment::Timestamp latest; ///< 95 of 100 had ended by then
    DurationStatistics usual; ///< of the whole run
    bool isLate = false; ///< now is after latest

    bool operator==(const ExpectedEnd&) const = default;
};

/// Whether a step of that name brings the version before back ("回滚到V2.0.5", "Rolling back"): how
/// long good runs took says nothing of its end.
[[nodiscard]] bool bringsBack(std::string_view step);

/// From the start alone and how long earlier runs took, as a list knows them. nullopt if these are
/// fewer than DurationStatistics::minRuns.
[[nodiscard]] std::optional<ExpectedEnd> expectedEnd(
    std::vector<deployment::Milliseconds> durations, deployment::Timestamp start,
    deployment::Timestamp now);
/// From the step that runs and how long it was from there to the end in earlier runs; from the
/// start where that is not known. nullopt for one that does not run or is on its way back, too.
[[nodiscard]] std::optional<ExpectedEnd> expectedEnd(
    std::vector<deployment::Milliseconds> durations, const UsualDurations& usual,
    const RunDigest& run, deployment::Timestamp now);
/// The same, and nullopt for one that is paused.
[[nodiscard]] std::optional<ExpectedEnd> expectedEnd(
    std::vector<deployment::Milliseconds> durations, const UsualDurations& usual,
    const deployment::Deployment& deployment, deployment::Timestamp now);

} // namespace diagnosis
