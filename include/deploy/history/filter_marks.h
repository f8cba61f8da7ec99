// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"

#include <memory>
#include <vector>

namespace history {

/// Which rows of a history pass a filter, and how many there are of each status under the rest of
/// it. Of a history that has changed a little since it was asked for, only the rows that changed
/// are looked at.
class FilterMarks {
public:
    FilterMarks();
    FilterMarks(FilterMarks&& other) noexcept;
    FilterMarks& operator=(FilterMarks&& other) noexcept;
    FilterMarks(const FilterMarks&) = delete;
    FilterMarks& operator=(const FilterMarks&) = delete;
    ~FilterMarks();

    /// As the history stands now. Valid until the next call.
    const RowMarks& of(const History& history, const Filter& filter);
    /// Takes in what has changed in the history, if it is the one that was asked for last: then
    /// there is less to do when it is asked for next.
    void keepUp(const History& history);
    /// What facet() said of the statuses when it was asked for last.
    [[nodiscard]] std::vector<FacetValue> statuses(const History& history) const;

private:
    struct Kept;

    std::unique_ptr<Kept> m_kept;
};

} // namespace history
