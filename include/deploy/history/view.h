// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"
#include "deploy/history/ranking.h"

#include <vector>

namespace history {

/// The rows that the user sees, in order: a filter and a sort over a history.
class View {
public:
    void setFilter(Filter filter) { m_filter = std::move(filter); }
    void setSort(Sort sort) { m_sort = sort; }
    [[nodiscard]] const Filter& filter() const { return m_filter; }
    [[nodiscard]] Sort sort() const { return m_sort; }

    /// Rows of the history under the filter and sort as they stand now.
    [[nodiscard]] std::vector<Row> rows(const History& history, deployment::Timestamp now);
    /// The orders that it goes by; to be prepared ahead of their use.
    [[nodiscard]] Ranking& ranking() { return m_ranking; }

private:
    Filter m_filter;
    Sort m_sort;
    Ranking m_ranking;
};

} // namespace history
