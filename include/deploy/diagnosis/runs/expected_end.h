// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/diagnosis/runs/usual_durations.h"

#include <optional>

namespace diagnosis {

/// When a run that is under way is likely to end.
struct ExpectedEnd {
    deployment::Timestamp likely; ///< by the medians
    deployment::Timestamp latest; ///< 95 of 100 had ended by then
    DurationStatistics usual; ///< of the whole run
    bool isLate = false; ///< now is after latest

    bool operator==(const ExpectedEnd&) const = default;
};

/// From the start alone, as a list knows it. nullopt if too few runs are known.
[[nodiscard]] std::optional<ExpectedEnd> expectedEnd(const UsualDurations& usual,
    const RunKind& kind, deployment::Timestamp start, deployment::Timestamp now);
/// From the steps that it has still to go through, where their durations are known. nullopt for
/// one that has ended or is paused, too.
[[nodiscard]] std::optional<ExpectedEnd> expectedEnd(const UsualDurations& usual,
    const deployment::Deployment& deployment, deployment::Timestamp now);

} // namespace diagnosis
