// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/column_set.h"
#include "deploy/history/history.h"
#include "deploy/history/row_set.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace history {

/// In a column that is not shown, so many rows have what is searched for.
struct HiddenMatches {
    Column column = Column::Id;
    std::size_t rows = 0;

    bool operator==(const HiddenMatches&) const = default;
};
/// What the user sees of the rows.
struct ColumnsInView {
    ColumnSet columns;
    ColumnSet ofRunning; ///< those of what runs
};
/// Why rows are found although nothing is seen of the text in them: of the rows, which all have it
/// (Filter::text), those that have it in none of the columns in view, each counted for the first of
/// the searched columns that it is in. Those with most rows come first.
[[nodiscard]] std::vector<HiddenMatches> hiddenMatches(
    const History& history, std::string_view text, const RowSet& rows, const ColumnsInView& inView);

} // namespace history
