// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/filter.h"

#include <algorithm>
#include <array>

namespace history {

namespace {

constexpr std::array allParts{
    FilterPart::Environment, FilterPart::Status, FilterPart::Time, FilterPart::Text};
constexpr std::array searchedWords{
    Column::Version, Column::Environment, Column::Executor, Column::CurrentStep};

/// One flag for each symbol of a pool.
using SymbolSet = std::vector<char>;

char foldedLetter(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

SymbolSet symbolsIn(const StringPool& pool, const std::vector<std::string>& values)
{
    SymbolSet set(pool.size(), 0);
    for (Symbol symbol = 0; symbol < pool.size(); ++symbol)
        set[symbol] = std::ranges::find(values, pool.text(symbol)) != values.end() ? 1 : 0;
    return set;
}

SymbolSet symbolsContaining(const StringPool& pool, std::string_view foldedNeedle)
{
    SymbolSet set(pool.size(), 0);
    for (Symbol symbol = 0; symbol < pool.size(); ++symbol)
        set[symbol] = containsFolded(pool.text(symbol), foldedNeedle) ? 1 : 0;
    return set;
}

/// A mark for each row, narrowed part by part: each pass runs over one column only.
using Marks = std::vector<char>;

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
        marks[row] =
            static_cast<char>(marks[row] & static_cast<char>(start >= since && start < until));
    }
}

void keepText(Marks& marks, const History& history, std::string_view text)
{
    const std::string needle = folded(text);
    Marks found(marks.size(), 0);
    for (const Column column : searchedWords) {
        const SymbolSet set = symbolsContaining(history.pool(column), needle);
        const auto symbols = history.symbols(column);
        for (std::size_t row = 0; row < found.size(); ++row)
            found[row] = static_cast<char>(found[row] | set[symbols[row]]);
    }
    for (Row row = 0; row < marks.size(); ++row) {
        if (marks[row] != 0 && found[row] == 0)
            marks[row] = containsFolded(history.id(row), needle) ? 1 : 0;
    }
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

bool containsFolded(std::string_view haystack, std::string_view foldedNeedle)
{
    const auto matches = [](char letter, char needle) { return foldedLetter(letter) == needle; };
    const auto found = std::search(
        haystack.begin(), haystack.end(), foldedNeedle.begin(), foldedNeedle.end(), matches);
    return found != haystack.end() || foldedNeedle.empty();
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

std::vector<Row> matchingRows(const History& history, const Filter& filter)
{
    const Marks marks = marksOf(history, filter);
    std::vector<Row> rows;
    rows.reserve(static_cast<std::size_t>(std::ranges::count(marks, 1)));
    for (Row row = 0; row < marks.size(); ++row) {
        if (marks[row] != 0)
            rows.push_back(row);
    }
    return rows;
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
    const std::string needle = folded(filter.text);
    return containsFolded(history.id(row), needle)
        || std::ranges::any_of(searchedWords,
            [&](Column column) { return containsFolded(history.word(column, row), needle); });
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
            result.push_back({part, matchingRows(history, filter.without(part)).size()});
    }
    return result;
}

} // namespace history
