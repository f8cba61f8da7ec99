// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/runs/expected_end.h"

#include <QString>

namespace models {

/// "about 6 min left"; "6 to 11 min left" of one of which only the start is known; "late by 4 min"
/// for one that takes longer than nearly all before it.
[[nodiscard]] QString expectedEndText(
    const diagnosis::ExpectedEnd& expected, deployment::Timestamp now);
/// "about 6 min left, ends 10:42 to 10:47"; "late by 4 min".
[[nodiscard]] QString expectedRangeText(
    const diagnosis::ExpectedEnd& expected, deployment::Timestamp now, deployment::Zone zone);
/// "Usually 21 min; all 12 known runs took up to 25 min."
[[nodiscard]] QString usualDurationText(const diagnosis::DurationStatistics& usual);

} // namespace models
