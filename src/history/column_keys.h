// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"
#include "deploy/history/sort_key.h"

#include <span>
#include <vector>

namespace history {

/// Of each symbol of a column of words, its place among them; texts that compare equal share one.
[[nodiscard]] std::vector<SortKey> symbolRanks(const History& history, Column column);

/// What the rows of a history are ordered by in a column, as numbers: the smaller one comes first.
/// Valid until the history changes.
class ColumnKeys {
public:
    /// The current time is for the duration of what is still running.
    ColumnKeys(const History& history, Column column, deployment::Timestamp now);

    /// Ties are ordered by these places in the order of ids, which is much faster, where both rows
    /// have one: by row, of as many rows as had been ordered. Outlives this.
    void setIdPlaces(std::span<const Row> places) { m_idPlaces = places; }

    /// Ids have no key but themselves: all are equal, and ties are ordered by id.
    [[nodiscard]] SortKey of(Row row) const;
    [[nodiscard]] std::vector<SortKey> all() const;
    /// Whether the values of two rows differ; those of ids always do.
    [[nodiscard]] bool differ(Row left, Row right) const
    {
        return m_column == Column::Id || of(left) != of(right);
    }
    /// Whether a row comes before another; never so for a row and itself.
    [[nodiscard]] bool isLess(Row left, Row right) const { return isLess(left, right, of(right)); }
    /// The same, where the second one's key is known.
    [[nodiscard]] bool isLess(Row left, Row right, SortKey rightKey) const;
    void sort(std::span<Row> rows) const;

private:
    const History& m_history;
    const Column m_column;
    const deployment::Timestamp m_now;
    Symbols m_symbols; ///< of a column of words
    std::vector<SortKey> m_ranks; ///< by symbol
    std::span<const Row> m_idPlaces;

    [[nodiscard]] bool hasLesserId(Row left, Row right) const;
};

/// Times are seldom equal; words nearly always.
constexpr bool hasFewTies(Column column)
{
    return column == Column::StartTime;
}

} // namespace history
