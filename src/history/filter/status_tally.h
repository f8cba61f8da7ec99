// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"

#include <cstddef>
#include <span>
#include <vector>

namespace history {

/// Whether one of so many rows, starting at that one, is paused.
[[nodiscard]] bool hasPaused(const History& history, Row first, std::size_t count);

/// Counts marked rows of one history by their statuses (statusOf()).
class StatusTally {
public:
    StatusTally() = default;
    explicit StatusTally(const History& history);

    /// The rows starting at that one, of a block.
    void add(const History& history, Row first, std::span<const char> marks);
    /// Takes out a row as it stood before it changed, and whether it was marked.
    void remove(const History& history, const History::Change& change, bool wasMarked);
    /// What was counted elsewhere of the same history.
    void add(const StatusTally& other);
    /// Of each status that the history has, ordered by text.
    [[nodiscard]] std::vector<FacetValue> values(const History& history) const;

private:
    void addOneByOne(const History& history, Row first, std::span<const char> marks);
    [[nodiscard]] std::size_t countOf(Symbol status) const
    {
        return status < m_counts.size() ? m_counts[status] : 0;
    }

    std::vector<std::size_t> m_counts; ///< by symbol; of what is not paused
    std::size_t m_paused = 0;
    std::size_t m_allPaused = 0; ///< marked or not
};

} // namespace history
