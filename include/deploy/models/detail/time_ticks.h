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
    QString text; ///< "10:05", "10:05:30", "02-16" where a day begins, "02:00 +01:00" once more

    bool operator==(const TimeTick&) const = default;
};

/// Marks on round times of the zone's clock, in order, at most that many; none for an empty range.
[[nodiscard]] std::vector<TimeTick> timeTicks(
    const TimeSpan& range, int most, deployment::Zone zone);

/// Marks on round distances from a moment, which is the epoch: "−5 min", "0 s", "1 min 30 s".
[[nodiscard]] std::vector<TimeTick> distanceTicks(const TimeSpan& range, int most);
/// "0 s", "1 min 30 s", "−5 min", "1:05:30": how far the time is from the epoch.
[[nodiscard]] QString distanceText(deployment::Timestamp time);

} // namespace models
