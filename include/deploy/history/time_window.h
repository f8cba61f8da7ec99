// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <cstdint>
#include <optional>

namespace history {

/// A half-open range of start times: since <= start < until; a missing end is open.
struct TimeRange {
    std::optional<deployment::Timestamp> since;
    std::optional<deployment::Timestamp> until;

    bool operator==(const TimeRange&) const = default;
    [[nodiscard]] bool isOpen() const { return !since && !until; }
    [[nodiscard]] bool contains(deployment::Timestamp time) const;
    /// What begins at an unknown time may have begun in it, unless it had ended before.
    [[nodiscard]] bool mayContain(
        deployment::Timestamp start, std::optional<deployment::Timestamp> end) const;
};

enum class TimeChoice : std::uint8_t {
    All,
    Today,
    Last24Hours,
    Last7Days,
    Last30Days,
    Last90Days,
    FromTo,
    Yesterday,
    ThisWeek, ///< Monday to Sunday, as all weeks here
    LastWeek,
    ThisMonth,
    LastMonth,
    /// That in which the last deployment to production that succeeded began.
    ReleaseWeek,
};

/// What the user chose; relative choices move along with the current time.
struct TimeWindow {
    TimeChoice choice = TimeChoice::All;
    TimeRange fromTo; ///< for FromTo

    bool operator==(const TimeWindow&) const = default;
    /// "Today" begins at midnight of the zone. What reaches up to now has no end: a start in the
    /// future shows. The release is that of ReleaseWeek; without one its range is empty.
    [[nodiscard]] TimeRange resolve(deployment::Timestamp now, deployment::Zone zone,
        std::optional<deployment::Timestamp> release = std::nullopt) const;
};

} // namespace history
