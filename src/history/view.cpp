// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/view.h"

#include <algorithm>

namespace history {

/// Statuses are counted again only when something else than their own choice has changed.
RowMarks View::matching(const History& history)
{
    const FilterPart statuses = FilterPart::words(Column::Status);
    Counted counted{history.identity(), history.revision(), m_filter.without(statuses)};
    const bool isKnown = m_counted == counted;
    m_counted = std::move(counted);
    if (m_filter.isEmpty()) {
        if (!isKnown)
            m_statuses = facet(history, {}, Column::Status);
        return {RowSet::all(history.size()), history.size()};
    }
    return isKnown ? markMatching(history, m_filter) : markMatching(history, m_filter, m_statuses);
}

ViewRows View::rows(const History& history, deployment::Timestamp now, RowList room)
{
    RowMarks matching = this->matching(history);
    // A few are sorted quicker than the whole history is walked in order.
    const std::size_t few = std::max<std::size_t>(1024, history.size() / 1024);
    if (matching.count < few && matching.count < history.size()) {
        const auto sorted = sortedRows(history, rowsOf(matching), m_sort, now);
        room.assign(sorted.begin(), sorted.end());
        return {std::move(room), std::move(matching.marks)};
    }
    const RowOrder& order = m_ranking.order(history, m_sort.column, now);
    return {matching.count == history.size()
            ? order.rows(m_sort.descending, std::move(room))
            : order.rows(m_sort.descending, matching.marks, matching.count, std::move(room)),
        std::move(matching.marks)};
}

} // namespace history
