// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/view.h"

#include "column_keys.h"

#include <algorithm>

namespace history {

namespace {

/// Fewer rows are sorted quicker than the whole history is walked in its order, which has to be
/// there, as it is not while a file is being read. Ties, which are ordered by comparing ids, take
/// longer.
std::size_t fewestWalked(const History& history, Column column)
{
    return hasFewTies(column) ? std::max<std::size_t>(8192, history.size() / 128)
                              : std::max<std::size_t>(1024, history.size() / 1024);
}

} // namespace

/// In a column that there is not, no row has a value: all are ties.
Sort View::decidingSort(const History& history) const
{
    const bool hasFirst = history.has(m_sort.column);
    const bool hasThen = m_then && history.has(m_then->column);
    return hasFirst ? m_sort : hasThen ? *m_then : newestFirst;
}

void View::keepUp(const History& history, deployment::Timestamp now)
{
    m_marks.keepUp(history);
    m_ranking.keepUp(history, decidingSort(history).column, now, m_then);
}

ViewRows View::rows(const History& history, deployment::Timestamp now, RowList room)
{
    const RowMarks& matching = m_marks.of(history, m_filter);
    m_statuses = m_marks.statuses(history);
    if (matching.count < fewestWalked(history, m_sort.column) && matching.count < history.size()) {
        const auto sorted = sortedRows(
            history, rowsOf(matching), m_sort, now, m_then, m_ranking.otherEnvironments());
        room.assign(sorted.begin(), sorted.end());
        return {std::move(room), matching.marks};
    }
    const Sort sort = decidingSort(history);
    const RowOrder& order = m_ranking.order(history, sort.column, now, m_then);
    return {matching.count == history.size()
            ? order.rows(sort.descending, std::move(room))
            : order.rows(sort.descending, matching.marks, matching.count, std::move(room)),
        matching.marks};
}

} // namespace history
