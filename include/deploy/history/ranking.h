// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace history {

/// The order of rows by a column. Values that are missing come last in both directions; ties are
/// ordered by id, ascending in both. Words compare by their bytes, versions by their numbers
/// ("2.10" after "2.9"), running durations as of the given moment.
[[nodiscard]] std::vector<Row> sortedRows(
    const History& history, std::span<const Row> rows, Sort sort, deployment::Timestamp now);

/// Less than zero, zero, or greater: texts compared with runs of digits taken as numbers.
[[nodiscard]] int compareNatural(std::string_view left, std::string_view right);

/// Keeps the order of all rows for the sort used last, so that a changed filter costs one walk, and
/// a few changed rows are put in their places instead of sorting all anew.
class Ranking {
public:
    /// All rows in order; computed anew only when the history, the sort or (for durations) now
    /// changed.
    const std::vector<Row>& order(const History& history, Sort sort, deployment::Timestamp now);

private:
    /// Rows that may not be in their places any more; nothing if the order is not worth mending.
    [[nodiscard]] std::optional<std::vector<Row>> movedRows(
        const History& history, deployment::Timestamp now) const;

    std::uint64_t m_history = 0; ///< its identity
    std::uint64_t m_revision = 0;
    Sort m_sort;
    deployment::Timestamp m_now;
    std::vector<Row> m_order;
};

} // namespace history
