// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <span>
#include <vector>

namespace diagnosis {

/// Rows by history::isNewer, the newest last. Whoever keeps them takes a row out before its start
/// changes.
class OrderedRows {
public:
    /// In any order; sort() must follow.
    void append(history::Row row) { m_rows.push_back(row); }
    /// Brings those that were appended to their places: that costs no more than moving the rows
    /// behind the first of these.
    void sort(const history::History& history);
    void insert(const history::History& history, std::span<const history::Row> added);
    void remove(const history::History& history, std::span<const history::Row> removed);

    /// Those that are older than the row.
    [[nodiscard]] std::span<const history::Row> before(
        const history::History& history, history::Row row) const;

private:
    std::vector<history::Row> m_rows;
    std::size_t m_sorted = 0; ///< of them, from the first on
};

} // namespace diagnosis
