// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"
#include "deploy/history/sort_key.h"

#include <vector>

namespace history {

/// What the rows of a history are ordered by in a column, as numbers: the smaller one comes first.
/// Valid until the history changes.
class ColumnKeys {
public:
    /// The current time is for the duration of what is still running.
    ColumnKeys(const History& history, Column column, deployment::Timestamp now);

    /// Ids have no key but themselves: all are equal, and ties are ordered by id.
    [[nodiscard]] SortKey of(Row row) const;
    [[nodiscard]] std::vector<SortKey> all() const;
    /// Whether the values of two rows differ; those of ids always do.
    [[nodiscard]] bool differ(Row left, Row right) const
    {
        return m_column == Column::Id || of(left) != of(right);
    }
    /// Whether a row comes before another; never so for a row and itself.
    [[nodiscard]] bool isLess(Row left, Row right) const;

private:
    const History& m_history;
    const Column m_column;
    const deployment::Timestamp m_now;
    Symbols m_symbols; ///< of a column of words
    std::vector<SortKey> m_ranks; ///< by symbol
};

} // namespace history
