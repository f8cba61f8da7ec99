// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/filter.h"

#include "row_marker.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/case_insensitive_finder.h"
#include "deploy/deployment/steps/end_by_choice.h"
#include "deploy/history/filter_marks.h"
#include "deploy/history/parallel/in_parts.h"

#include <algorithm>
#include <functional>
#include <span>

namespace history {

using deployment::CaseInsensitiveFinder;
using deployment::toAsciiLower;

namespace {

/// By symbol, how many of the rows have it. Shared among the processors.
std::vector<std::size_t> symbolCounts(const History& history, Column column, const RowSet& rows)
{
    constexpr std::size_t partWords = 1024;
    const std::size_t words = rows.words().size();
    const std::size_t parts = (words + partWords - 1) / partWords;
    std::vector<std::vector<std::size_t>> counts(
        parts, std::vector<std::size_t>(history.pool(column).size(), 0));
    inParts(parts, threadsFor(history.size()), [&](std::size_t part) {
        const std::span<std::size_t> mine = counts[part];
        const std::size_t end = std::min(words, (part + 1) * partWords);
        history.symbols(column).visit([&](auto symbols) {
            rows.forEach(part * partWords, end, [&](Row row) { ++mine[symbols[row]]; });
        });
    });
    std::vector<std::size_t> total(history.pool(column).size(), 0);
    for (const auto& each : counts)
        std::ranges::transform(total, each, total.begin(), std::plus());
    return total;
}

} // namespace

bool isPaused(const History& history, Row row)
{
    // The flag first: nearly nothing has it.
    return history.paused(row) && history.status(row) == deployment::Status::Running;
}

bool isAborted(const History& history, Row row)
{
    return history.status(row) == deployment::Status::Failed
        && deployment::isOnlyAborted(history.word(Column::CurrentStep, row));
}

std::string_view statusOf(const History& history, Row row)
{
    return isPaused(history, row) ? pausedStatus : history.word(Column::Status, row);
}

std::string asciiLowered(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), toAsciiLower);
    return result;
}

bool Filter::has(FilterPart part) const
{
    switch (part.kind) {
    case FilterPart::Kind::Words:
        return !words[part.column].empty();
    case FilterPart::Kind::Time:
        return !range.isOpen();
    case FilterPart::Kind::Text:
        return !text.empty();
    case FilterPart::Kind::Rows:
        return rows.has_value();
    }
    return false;
}

bool Filter::isEmpty() const
{
    return std::ranges::none_of(allFilterParts, [this](FilterPart part) { return has(part); });
}

Filter Filter::without(FilterPart part) const
{
    Filter relaxed = *this;
    switch (part.kind) {
    case FilterPart::Kind::Words:
        relaxed.words[part.column].clear();
        break;
    case FilterPart::Kind::Time:
        relaxed.range = {};
        break;
    case FilterPart::Kind::Text:
        relaxed.text.clear();
        break;
    case FilterPart::Kind::Rows:
        relaxed.rows.reset();
        break;
    }
    return relaxed;
}

RowMarks markMatching(const History& history, const Filter& filter)
{
    RowMarks matching{RowMarker(history, filter).marks(), 0};
    matching.count = matching.marks.count();
    return matching;
}

std::vector<Row> rowsOf(const RowMarks& matching)
{
    std::vector<Row> rows;
    rows.reserve(matching.count);
    matching.marks.forEach([&rows](Row row) { rows.push_back(row); });
    return rows;
}

std::vector<Row> matchingRows(const History& history, const Filter& filter)
{
    return rowsOf(markMatching(history, filter));
}

std::vector<FacetValue> facet(const History& history, const Filter& filter, Column column)
{
    if (!history.has(column))
        return {};
    const Filter others = filter.without(FilterPart::words(column));
    if (column == Column::Status) {
        FilterMarks marks;
        marks.of(history, others);
        return marks.statuses(history);
    }
    const auto counts = symbolCounts(history, column, RowMarker(history, others).marks());
    std::vector<FacetValue> values;
    for (Symbol symbol = 0; symbol < counts.size(); ++symbol)
        values.push_back({std::string(history.pool(column).text(symbol)), counts[symbol]});
    std::ranges::sort(values, {}, &FacetValue::text);
    return values;
}

std::vector<Relaxation> relaxations(const History& history, const Filter& filter)
{
    std::vector<Relaxation> result;
    for (const FilterPart part : allFilterParts) {
        if (filter.has(part))
            result.push_back({part, markMatching(history, filter.without(part)).count});
    }
    return result;
}

} // namespace history
