// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/filter.h"

#include "row_marker.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/case_insensitive_finder.h"

#include <algorithm>
#include <span>

namespace history {

using deployment::CaseInsensitiveFinder;
using deployment::toAsciiLower;

namespace {

std::size_t countOf(std::span<const char> marks)
{
    std::size_t count = 0;
    // In steps in which a byte cannot overflow, so that the compiler adds many at a time.
    for (std::size_t begin = 0; begin < marks.size(); begin += 128) {
        unsigned char part = 0;
        const std::size_t end = std::min(begin + 128, marks.size());
        for (std::size_t row = begin; row < end; ++row)
            part = static_cast<unsigned char>(part + marks[row]);
        count += part;
    }
    return count;
}

} // namespace

bool isPaused(const History& history, Row row)
{
    // The flag first: nearly nothing has it.
    return history.paused(row) && history.status(row) == deployment::Status::Running;
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
    matching.count = countOf(matching.marks);
    return matching;
}

RowMarks markMatching(
    const History& history, const Filter& filter, std::vector<FacetValue>& statuses)
{
    StatusTally tally(history);
    RowMarks matching{RowMarker(history, filter).marks(&tally), 0};
    matching.count = countOf(matching.marks);
    statuses = tally.values();
    return matching;
}

std::vector<Row> rowsOf(const RowMarks& matching)
{
    std::vector<Row> rows;
    rows.reserve(matching.count);
    for (Row row = 0; row < matching.marks.size(); ++row) {
        if (matching.marks[row] != 0)
            rows.push_back(row);
    }
    return rows;
}

std::vector<Row> matchingRows(const History& history, const Filter& filter)
{
    return rowsOf(markMatching(history, filter));
}

bool matches(const History& history, const Filter& filter, Row row)
{
    const auto oneOf = [](const std::vector<std::string>& values, std::string_view value) {
        return values.empty() || std::ranges::find(values, value) != values.end();
    };
    const auto valueOf = [&](Column column) {
        return column == Column::Status ? statusOf(history, row) : history.word(column, row);
    };
    const bool hasWords = std::ranges::all_of(
        filterColumns, [&](Column column) { return oneOf(filter.words[column], valueOf(column)); });
    if (!hasWords || !filter.range.contains(history.start(row))
        || (filter.rows && !std::ranges::binary_search(*filter.rows, row)))
        return false;
    const CaseInsensitiveFinder finder(filter.text);
    return finder.occursIn(history.id(row))
        || std::ranges::any_of(searchedWords,
            [&](Column column) { return finder.occursIn(history.word(column, row)); });
}

std::vector<FacetValue> facet(const History& history, const Filter& filter, Column column)
{
    if (!history.has(column))
        return {};
    const Filter others = filter.without(FilterPart::words(column));
    if (column == Column::Status) {
        StatusTally tally(history);
        static_cast<void>(RowMarker(history, others).marks(&tally));
        return tally.values();
    }
    const std::vector<char> marks = RowMarker(history, others).marks();
    const StringPool& pool = history.pool(column);
    const auto symbols = history.symbols(column);
    std::vector<FacetValue> values(pool.size());
    for (Symbol symbol = 0; symbol < pool.size(); ++symbol)
        values[symbol].text = pool.text(symbol);
    for (std::size_t row = 0; row < marks.size(); ++row)
        values[symbols[row]].count += static_cast<std::size_t>(marks[row]);
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
