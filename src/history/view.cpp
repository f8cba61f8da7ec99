// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/view.h"

namespace history {

std::vector<Row> View::rows(const History& history, deployment::Timestamp now)
{
    const std::vector<Row> matching = matchingRows(history, m_filter);
    // Few rows are sorted quicker than the whole history is walked in order.
    if (matching.size() < history.size() / 16)
        return sortedRows(history, matching, m_sort, now);

    const std::vector<Row>& order = m_ranking.order(history, m_sort, now);
    if (matching.size() == history.size())
        return order;
    std::vector<char> shown(history.size(), 0);
    for (const Row row : matching)
        shown[row] = 1;
    std::vector<Row> rows;
    rows.reserve(matching.size());
    for (const Row row : order) {
        if (shown[row] != 0)
            rows.push_back(row);
    }
    return rows;
}

} // namespace history
