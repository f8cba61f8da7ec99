// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <span>
#include <vector>

namespace diagnosis {

/// Rows by history::isNewer, the newest last. Whoever keeps them takes a row out before its start
/// changes. Older ones cost no more to be added than newer ones: most files have the newest first.
class OrderedRows {
public:
    /// In any order; sort() must follow.
    void append(history::Row row) { m_added.push_back(row); }
    /// Brings those that were appended to their places: that costs no more than moving the rows
    /// behind the first of these, or none where all of these are older.
    void sort(const history::History& history);
    void insert(const history::History& history, std::span<const history::Row> added);
    void remove(const history::History& history, std::span<const history::Row> removed);

    /// Those that are older than the row.
    [[nodiscard]] std::span<const history::Row> before(
        const history::History& history, history::Row row) const;

private:
    [[nodiscard]] std::span<const history::Row> rows() const
    {
        return std::span(m_rows).subspan(m_room);
    }
    void addOlder();
    void merge(const history::History& history, std::size_t first);

    std::vector<history::Row> m_rows; ///< those behind the room are in order
    std::size_t m_room = 0; ///< for so many older ones
    std::vector<history::Row> m_added; ///< not sorted yet
};

} // namespace diagnosis
