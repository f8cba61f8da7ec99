// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"
#include "deploy/history/ranking.h"

#include <cstdint>
#include <utility>
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
    /// How many rows there are of each status under the rest of the filter (facet()), counted with
    /// the rows that were asked for last.
    [[nodiscard]] const std::vector<FacetValue>& statuses() const { return m_statuses; }
    /// The orders that it goes by; to be prepared ahead of their use.
    [[nodiscard]] Ranking& ranking() { return m_ranking; }

private:
    Filter m_filter;
    Sort m_sort;
    Ranking m_ranking;
    std::vector<FacetValue> m_statuses;
    /// The history, and how far, that they are of where there is no filter.
    std::pair<std::uint64_t, std::uint64_t> m_counted{};
};

} // namespace history
