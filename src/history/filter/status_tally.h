// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"

#include <cstddef>
#include <span>
#include <vector>

namespace history {

/// Whether one of so many rows, starting at that one, is paused.
[[nodiscard]] bool hasPaused(const History& history, Row first, std::size_t count);

/// Counts marked rows by their statuses (statusOf()).
class StatusTally {
public:
    explicit StatusTally(const History& history);

    /// The rows starting at that one, of a block.
    void add(Row first, std::span<const char> marks);
    /// What was counted elsewhere of the same history.
    void add(const StatusTally& other);
    /// Of each status that the history has, ordered by text.
    [[nodiscard]] std::vector<FacetValue> values() const;

private:
    void addOneByOne(Row first, std::span<const char> marks);

    const History* m_history;
    std::vector<std::size_t> m_counts; ///< by symbol; of what is not paused
    std::size_t m_paused = 0;
    bool m_hasPaused = false; ///< marked or not
};

} // namespace history
