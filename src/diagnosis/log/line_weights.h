// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "log/line_signs.h"

namespace diagnosis {

/// What counts for how much when lines are ranked; a score is a sum of these and of weightOf().
/// Chosen by what should win over what, one by one (docs/diagnosis.md), not fitted.
struct LineWeights {
    static constexpr double isNew = 3;
    static constexpr double isKnown = -4; ///< good runs have it, too
    static constexpr double ofComplaint = 3.8;
    static constexpr double isWithin = 2; ///< the scene of the failure
    static constexpr double isNear = 0.2; ///< its end
    static constexpr double wasBefore = -2; ///< the same run had it long before
    static constexpr double isAfter = -2;
    static constexpr double isFirst = 4; ///< of those that it may be
    static constexpr double ofNext = 0.7; ///< of the bonus of the one before
};

/// What the line itself says. A cause weighs more than what causes lead to: probes that fail, exit
/// codes, timeouts, restarts; an attempt less than what was given up.
[[nodiscard]] double weightOf(const LineSigns& signs);

/// Whether it tells what came of a cause, and no cause.
[[nodiscard]] bool isAftermath(const LineSigns& signs);

} // namespace diagnosis
