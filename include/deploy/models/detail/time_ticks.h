// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <QString>

#include <vector>

namespace models {

struct TimeSpan {
    deployment::Timestamp from;
    deployment::Timestamp to;

    [[nodiscard]] deployment::Milliseconds length() const { return to - from; }
    bool operator==(const TimeSpan&) const = default;
};

/// A mark of a time axis.
struct TimeTick {
    deployment::Timestamp time;
    QString text; ///< "10:05", "10:05:30", "02-16" where a day begins

    bool operator==(const TimeTick&) const = default;
};

/// Marks on round times of the zone's clock, in order, at most that many; none for an empty range.
[[nodiscard]] std::vector<TimeTick> timeTicks(
    const TimeSpan& range, int most, deployment::Zone zone);

} // namespace models
