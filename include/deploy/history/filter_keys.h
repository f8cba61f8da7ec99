// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/columns.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace history {

/// What the value of a key of a filter's text is (filter_text.h).
enum class FilterKeyKind : std::uint8_t {
    Words, ///< of a column, several with commas between them
    Since, ///< a time or an age
    Until,
    Period, ///< of the calendar
    Choice, ///< "needs-me"
    Text, ///< to be searched for
};

struct FilterKey {
    std::string_view key;
    FilterKeyKind kind = FilterKeyKind::Words;
    Column column = Column::Id; ///< of Words
    bool isWritten = true; ///< false: read alone, another key is written in its place
    std::string_view meaning{}; ///< in a few English words
};

/// All of them, as they are offered to the user: to whom completes, too.
inline constexpr std::array filterKeys{
    FilterKey{"status", FilterKeyKind::Words, Column::Status, true,
        "failed, rolled-back, running, paused, completed, pending"},
    FilterKey{"env", FilterKeyKind::Words, Column::Environment, true, "names of environments"},
    FilterKey{"environment", FilterKeyKind::Words, Column::Environment, false, "the same as env"},
    FilterKey{"service", FilterKeyKind::Words, Column::Service, true, "names of services"},
    FilterKey{"by", FilterKeyKind::Words, Column::Executor, true, "who deployed"},
    FilterKey{"executor", FilterKeyKind::Words, Column::Executor, false, "the same as by"},
    FilterKey{"version", FilterKeyKind::Words, Column::Version, true, "versions"},
    FilterKey{"strategy", FilterKeyKind::Words, Column::Strategy, true,
        "blue-green, canary, rolling, all-at-once"},
    FilterKey{"since", FilterKeyKind::Since, Column::StartTime, true,
        "started then or later: an age (7d), a day, a month, a time"},
    FilterKey{
        "until", FilterKeyKind::Until, Column::StartTime, true, "started before: as of since"},
    FilterKey{"in", FilterKeyKind::Period, Column::StartTime, true,
        "started in: yesterday, last-week, last-month, 2025-02, 2025-W07, last-release-week"},
    FilterKey{"on", FilterKeyKind::Period, Column::StartTime, false, "the same as in"},
    FilterKey{"is", FilterKeyKind::Choice, Column::Id, true, "needs-me"},
    FilterKey{"text", FilterKeyKind::Text, Column::Id, true, "text to search for, as it stands"},
};
/// The one value of a Choice: failed and not yet replaced, paused, or late.
inline constexpr std::string_view needsMeWord = "needs-me";

/// Null for a word that is no key.
[[nodiscard]] constexpr const FilterKey* findFilterKey(std::string_view word)
{
    const auto* const found = std::ranges::find(filterKeys, word, &FilterKey::key);
    return found == filterKeys.end() ? nullptr : found;
}

} // namespace history
