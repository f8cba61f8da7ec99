// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/case_insensitive_finder.h"
#include "deploy/history/columns.h"
#include "deploy/history/filter.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace test_support {

/// Whether one row passes a filter, looked at alone and value by value: what marking all rows at
/// once is held to.
[[nodiscard]] inline bool matches(
    const history::History& history, const history::Filter& filter, history::Row row)
{
    using history::Column;
    const auto oneOf = [](const std::vector<std::string>& values, std::string_view value) {
        return values.empty() || std::ranges::find(values, value) != values.end();
    };
    const auto valueOf = [&](Column column) {
        return column == Column::Status ? statusOf(history, row) : history.word(column, row);
    };
    const bool hasWords = std::ranges::all_of(history::filterColumns,
        [&](Column column) { return oneOf(filter.words[column], valueOf(column)); });
    if (!hasWords || !filter.range.mayContain(history.start(row), history.end(row))
        || (filter.rows && !std::ranges::binary_search(*filter.rows, row)))
        return false;
    const deployment::CaseInsensitiveFinder finder(filter.text);
    return finder.occursIn(history.id(row))
        || std::ranges::any_of(history::allColumns, [&](Column column) {
               const history::ColumnSpec& spec = specOf(column);
               return spec.isSearched() && spec.type == history::ColumnType::Word
                   && finder.occursIn(history.word(column, row));
           });
}

} // namespace test_support
