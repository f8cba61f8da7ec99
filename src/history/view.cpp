// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/view.h"

namespace history {

std::vector<Row> View::rows(const History& history, deployment::Timestamp now)
{
    const auto inOrder = [&]() -> const RowOrder& {
        return m_ranking.order(history, m_sort.column, now);
    };
    if (m_filter.isEmpty()) {
        const std::pair state(history.identity(), history.revision());
        if (std::exchange(m_counted, state) != state)
            m_statuses = facet(history, {}, Column::Status);
        return inOrder().rows(m_sort.descending);
    }
    m_counted = {};
    const RowMarks matching = markMatching(history, m_filter, m_statuses);
    // A handful is sorted quicker than the whole history is walked in order.
    constexpr std::size_t handful = 1024;
    if (matching.count < handful)
        return sortedRows(history, rowsOf(matching), m_sort, now);
    return inOrder().rows(m_sort.descending, matching.marks, matching.count);
}

} // namespace history
