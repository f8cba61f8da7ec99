// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"
#include "deploy/history/filter_marks.h"
#include "deploy/history/ranking.h"
#include "deploy/history/row_set.h"

#include <optional>
#include <utility>
#include <vector>

namespace history {

/// The rows that the user sees: in order, and which of the history's they are.
struct ViewRows {
    RowList rows;
    RowSet set;
};

/// A filter and a sort over a history.
class View {
public:
    void setFilter(Filter filter) { m_filter = std::move(filter); }
    void setSort(Sort sort, const std::optional<Sort>& then = std::nullopt)
    {
        m_sort = sort;
        m_then = then;
    }
    /// What environments are for whose names do not say it: where they stand in a sort.
    void setOtherEnvironments(EnvironmentKind kind) { m_ranking.setOtherEnvironments(kind); }
    [[nodiscard]] const Filter& filter() const { return m_filter; }
    [[nodiscard]] Sort sort() const { return m_sort; }
    /// What orders the ties of the first column, but for newest start first; nullopt: nothing.
    [[nodiscard]] const std::optional<Sort>& then() const { return m_then; }

    /// Rows of the history under the filter and sort as they stand now; in the room of a list that
    /// is not needed any more, if one is given.
    [[nodiscard]] ViewRows rows(
        const History& history, deployment::Timestamp now, RowList room = {});
    /// The history has changed by one more part: takes into the order what would take long by
    /// the time the rows are asked for.
    void keepUp(const History& history, deployment::Timestamp now);
    /// How many rows there are of each status under the rest of the filter (facet()), counted with
    /// the rows that were asked for last.
    [[nodiscard]] const std::vector<FacetValue>& statuses() const { return m_statuses; }
    /// The orders that it goes by; to be prepared ahead of their use.
    [[nodiscard]] Ranking& ranking() { return m_ranking; }

private:
    [[nodiscard]] Sort decidingSort(const History& history) const;

    Filter m_filter;
    Sort m_sort;
    std::optional<Sort> m_then;
    Ranking m_ranking;
    FilterMarks m_marks;
    std::vector<FacetValue> m_statuses;
};

} // namespace history
