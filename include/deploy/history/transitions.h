// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace history {

/// What became of one deployment from one state of a history to a later one. Statuses are those
/// that a filter goes by (statusOf()).
struct Transition {
    std::string id;
    std::optional<std::string> before; ///< nullopt: it was not there
    std::optional<std::string> now; ///< nullopt: it is not there any more
    bool hasEnded = false; ///< and had not before

    bool operator==(const Transition&) const = default;
};

/// What became of the rows that have changed since the revision, in the order of their first
/// changes; those whose status is what it was are left out. nullopt if the history does not
/// remember that far back (History::changesSince).
[[nodiscard]] std::optional<std::vector<Transition>> transitionsSince(
    const History& history, std::uint64_t revision);

/// The same between two histories, the later one of which took the place of the other: in the order
/// of its rows, and then what is gone.
[[nodiscard]] std::vector<Transition> transitionsBetween(const History& before, const History& now);

} // namespace history
