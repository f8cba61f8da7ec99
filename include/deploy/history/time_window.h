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
};

enum class TimeChoice : std::uint8_t {
    All,
    Today,
    Last24Hours,
    Last7Days,
    Last30Days,
    Last90Days,
    FromTo,
};

/// What the user chose; relative choices move along with the current time.
struct TimeWindow {
    TimeChoice choice = TimeChoice::All;
    TimeRange fromTo; ///< for FromTo

    bool operator==(const TimeWindow&) const = default;
    /// "Today" begins at midnight of the zone. Relative windows have no end: a start in the future
    /// shows.
    [[nodiscard]] TimeRange resolve(deployment::Timestamp now, deployment::Zone zone) const;
};

} // namespace history
