// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/filter.h"

#include "deploy/deployment/folded_finder.h"

#include <algorithm>
#include <array>

namespace history {

using deployment::FoldedFinder;
using deployment::foldedLetter;

namespace {

constexpr std::array allParts{
    FilterPart::Environment, FilterPart::Status, FilterPart::Time, FilterPart::Text};
constexpr std::array searchedWords{
    Column::Version, Column::Environment, Column::Executor, Column::CurrentStep};

/// One flag for each symbol of a pool.
using SymbolSet = std::vector<char>;

SymbolSet symbolsIn(const StringPool& pool, const std::vector<std::string>& values)
{
    SymbolSet set(pool.size(), 0);
    for (Symbol symbol = 0; symbol < pool.size(); ++symbol)
        set[symbol] = std::ranges::find(values, pool.text(symbol)) != values.end() ? 1 : 0;
    return set;
}

SymbolSet symbolsContaining(const StringPool& pool, const FoldedFinder& finder)
{
    SymbolSet set(pool.size(), 0);
    for (Symbol symbol = 0; symbol < pool.size(); ++symbol)
        set[symbol] = finder.isIn(pool.text(symbol)) ? 1 : 0;
    return set;
}

/// A mark for each row, narrowed part by part: each pass runs over one column only.
using Marks = std::vector<char>;

std::size_t countOf(const Marks& marks)
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

void keepSymbols(Marks& marks, std::span<const Symbol> symbols, const SymbolSet& set)
{
    for (std::size_t row = 0; row < marks.size(); ++row)
        marks[row] = static_cast<char>(marks[row] & set[symbols[row]]);
}

void keepRange(Marks& marks, const History& history, const TimeRange& range)
{
    const auto since = range.since.value_or(deployment::Timestamp::min());
    const auto until = range.until.value_or(deployment::Timestamp::max());
    for (Row row = 0; row < marks.size(); ++row) {
        const auto start = history.start(row);
        marks[row] = static_cast<char>(
            marks[row] & static_cast<char>(start >= since) & static_cast<char>(start < until));
    }
}

void addRowsWithWord(Marks& found, const History& history, const FoldedFinder& finder)
{
    for (const Column column : searchedWords) {
        const SymbolSet set = symbolsContaining(history.pool(column), finder);
        if (std::ranges::find(set, 1) == set.end())
            continue;
        const auto symbols = history.symbols(column);
        for (std::size_t row = 0; row < found.size(); ++row)
            found[row] = static_cast<char>(found[row] | set[symbols[row]]);
    }
}

void keepText(Marks& marks, const History& history, std::string_view text)
{
    const FoldedFinder finder(text);
    Marks found(marks.size(), 0);
    addRowsWithWord(found, history, finder);
    if (countOf(found) < found.size())
        finder.markParts(history.idArena(), history.idEnds(), found);
    for (Row row = 0; row < marks.size(); ++row)
        marks[row] = static_cast<char>(marks[row] & found[row]);
}

Marks marksOf(const History& history, const Filter& filter)
{
    Marks marks(history.size(), 1);
    if (filter.has(FilterPart::Environment))
        keepSymbols(marks, history.symbols(Column::Environment),
            symbolsIn(history.pool(Column::Environment), filter.environments));
    if (filter.has(FilterPart::Status))
        keepSymbols(marks, history.symbols(Column::Status),
            symbolsIn(history.pool(Column::Status), filter.statuses));
    if (filter.has(FilterPart::Time))
        keepRange(marks, history, filter.range);
    if (filter.has(FilterPart::Text))
        keepText(marks, history, filter.text);
    return marks;
}

} // namespace

std::string folded(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), foldedLetter);
    return result;
}

bool Filter::has(FilterPart part) const
{
    switch (part) {
    case FilterPart::Environment:
        return !environments.empty();
    case FilterPart::Status:
        return !statuses.empty();
    case FilterPart::Time:
        return !range.isOpen();
    case FilterPart::Text:
        return !text.empty();
    }
    return false;
}

bool Filter::isEmpty() const
{
    return std::ranges::none_of(allParts, [this](FilterPart part) { return has(part); });
}

Filter Filter::without(FilterPart part) const
{
    Filter relaxed = *this;
    switch (part) {
    case FilterPart::Environment:
        relaxed.environments.clear();
        break;
    case FilterPart::Status:
        relaxed.statuses.clear();
        break;
    case FilterPart::Time:
        relaxed.range = {};
        break;
    case FilterPart::Text:
        relaxed.text.clear();
        break;
    }
    return relaxed;
}

RowMarks markMatching(const History& history, const Filter& filter)
{
    RowMarks matching{marksOf(history, filter), 0};
    matching.count = countOf(matching.marks);
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
    if (!oneOf(filter.environments, history.word(Column::Environment, row))
        || !oneOf(filter.statuses, history.word(Column::Status, row))
        || !filter.range.contains(history.start(row)))
        return false;
    const FoldedFinder finder(filter.text);
    return finder.isIn(history.id(row)) || std::ranges::any_of(searchedWords, [&](Column column) {
        return finder.isIn(history.word(column, row));
    });
}

std::vector<FacetValue> facet(const History& history, const Filter& filter, Column column)
{
    const auto part = column == Column::Status ? FilterPart::Status : FilterPart::Environment;
    const Marks marks = marksOf(history, filter.without(part));
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
    for (const FilterPart part : allParts) {
        if (filter.has(part))
            result.push_back({part, markMatching(history, filter.without(part)).count});
    }
    return result;
}

} // namespace history
