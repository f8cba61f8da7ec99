// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/filter.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/case_insensitive_finder.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <thread>

namespace history {

using deployment::CaseInsensitiveFinder;
using deployment::toAsciiLower;

namespace {

constexpr FilterPart statusPart = FilterPart::words(Column::Status);
constexpr auto searchedWords = columnsWhere<[](const ColumnSpec& spec) {
    return spec.isSearched() && spec.type == ColumnType::Word;
}>();

/// One flag for each symbol of a pool.
using SymbolSet = std::vector<char>;

SymbolSet symbolsIn(const StringPool& pool, const std::vector<std::string>& values)
{
    SymbolSet set(pool.size(), 0);
    for (Symbol symbol = 0; symbol < pool.size(); ++symbol)
        set[symbol] = std::ranges::find(values, pool.text(symbol)) != values.end() ? 1 : 0;
    return set;
}

SymbolSet symbolsContaining(const StringPool& pool, const CaseInsensitiveFinder& finder)
{
    SymbolSet set(pool.size(), 0);
    for (Symbol symbol = 0; symbol < pool.size(); ++symbol)
        set[symbol] = finder.occursIn(pool.text(symbol)) ? 1 : 0;
    return set;
}

/// A mark for each row, narrowed part by part: each pass runs over one column only.
using Marks = std::vector<char>;

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

void keepSymbols(std::span<char> marks, std::span<const Symbol> symbols, const SymbolSet& set)
{
    for (std::size_t row = 0; row < marks.size(); ++row)
        marks[row] = static_cast<char>(marks[row] & set[symbols[row]]);
}

/// A filter made ready for one history; marks any stretch of its rows, in any thread.
class Marker {
public:
    Marker(const History& history, const Filter& filter);

    /// The rows starting at that one, as many as there are marks.
    void mark(Row first, std::span<char> marks) const;

private:
    /// The words that a row may have in a column.
    struct Words {
        Column column;
        SymbolSet set;
    };

    void require(Column column);
    void keepStatuses(Row first, std::span<char> marks) const;
    void keepRange(Row first, std::span<char> marks) const;
    void keepText(Row first, std::span<char> marks) const;

    const History& m_history;
    const Filter& m_filter;
    CaseInsensitiveFinder m_finder;
    std::vector<Words> m_required; ///< in each of them
    std::vector<Words> m_searched; ///< or in one of them
    SymbolSet m_statuses; ///< of what is not paused
    bool m_wantsPaused = false;
    bool m_isVain = false; ///< a word is wanted of a column that the history does not have
};

Marker::Marker(const History& history, const Filter& filter)
    : m_history(history)
    , m_filter(filter)
    , m_finder(filter.text)
{
    for (const Column column : filterColumns) {
        if (filter.has(FilterPart::words(column)))
            require(column);
    }
    if (!filter.has(FilterPart::text()))
        return;
    for (const Column column : searchedWords) {
        SymbolSet set = symbolsContaining(history.pool(column), m_finder);
        if (std::ranges::find(set, 1) != set.end())
            m_searched.push_back({column, std::move(set)});
    }
}

void Marker::require(Column column)
{
    const std::vector<std::string>& values = m_filter.words[column];
    const auto isWanted = [&](std::string_view word) {
        return std::ranges::find(values, word) != values.end();
    };
    if (column == Column::Status) {
        m_statuses = symbolsIn(m_history.pool(column), values);
        m_wantsPaused = isWanted(pausedStatus);
    } else if (m_history.has(column)) {
        m_required.push_back({column, symbolsIn(m_history.pool(column), values)});
    } else {
        m_isVain = m_isVain || !isWanted({});
    }
}

void Marker::mark(Row first, std::span<char> marks) const
{
    std::ranges::fill(marks, m_isVain ? 0 : 1);
    if (m_isVain)
        return;
    for (const auto& [column, set] : m_required)
        keepSymbols(marks, m_history.symbols(column).subspan(first, marks.size()), set);
    if (m_filter.has(statusPart))
        keepStatuses(first, marks);
    if (m_filter.has(FilterPart::time()))
        keepRange(first, marks);
    if (m_filter.has(FilterPart::text()))
        keepText(first, marks);
}

void Marker::keepStatuses(Row first, std::span<char> marks) const
{
    const auto symbols = m_history.symbols(Column::Status);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Row row = first + static_cast<Row>(i);
        const char isWanted =
            isPaused(m_history, row) ? static_cast<char>(m_wantsPaused) : m_statuses[symbols[row]];
        marks[i] = static_cast<char>(marks[i] & isWanted);
    }
}

void Marker::keepRange(Row first, std::span<char> marks) const
{
    const auto since = m_filter.range.since.value_or(deployment::Timestamp::min());
    const auto until = m_filter.range.until.value_or(deployment::Timestamp::max());
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const auto start = m_history.start(first + static_cast<Row>(i));
        marks[i] = static_cast<char>(
            marks[i] & static_cast<char>(start >= since) & static_cast<char>(start < until));
    }
}

void Marker::keepText(Row first, std::span<char> marks) const
{
    Marks found(marks.size(), 0);
    for (const auto& [column, set] : m_searched) {
        const auto symbols = m_history.symbols(column).subspan(first, marks.size());
        for (std::size_t i = 0; i < found.size(); ++i)
            found[i] = static_cast<char>(found[i] | set[symbols[i]]);
    }
    // All ids are searched as one text, which is quicker than each for itself.
    if (countOf(found) < found.size()) {
        const auto ends = m_history.idEnds();
        const std::uint64_t begin = first == 0 ? 0 : ends[first - 1];
        m_finder.markParts(m_history.idArena(), begin, ends.subspan(first, marks.size()), found);
    }
    for (std::size_t i = 0; i < marks.size(); ++i)
        marks[i] = static_cast<char>(marks[i] & found[i]);
}

Marks marksOf(const History& history, const Filter& filter)
{
    /// Fewer are marked before a thread has started.
    constexpr std::size_t rowsWorthAThread = 200'000;
    const Marker marker(history, filter);
    Marks marks(history.size());
    const std::size_t parts = std::clamp<std::size_t>(
        history.size() / rowsWorthAThread, 1, std::max(1U, std::thread::hardware_concurrency()));
    const auto markPart = [&](std::size_t part) {
        const std::size_t begin = marks.size() * part / parts;
        const std::size_t end = marks.size() * (part + 1) / parts;
        marker.mark(static_cast<Row>(begin), std::span(marks).subspan(begin, end - begin));
    };
    std::vector<std::jthread> helpers;
    for (std::size_t part = 1; part < parts; ++part) {
        try {
            helpers.emplace_back(markPart, part);
        } catch (const std::system_error&) {
            markPart(part); // no thread to be had
        }
    }
    markPart(0);
    helpers.clear(); // waits for them
    return marks;
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
    const auto valueOf = [&](Column column) {
        return column == Column::Status ? statusOf(history, row) : history.word(column, row);
    };
    const bool hasWords = std::ranges::all_of(
        filterColumns, [&](Column column) { return oneOf(filter.words[column], valueOf(column)); });
    if (!hasWords || !filter.range.contains(history.start(row)))
        return false;
    const CaseInsensitiveFinder finder(filter.text);
    return finder.occursIn(history.id(row))
        || std::ranges::any_of(searchedWords,
            [&](Column column) { return finder.occursIn(history.word(column, row)); });
}

namespace {

/// Takes what is paused out of the counts of its words, by symbol, and counts it separately.
void countPaused(const History& history, const Marks& marks, std::vector<FacetValue>& values)
{
    const auto symbols = history.symbols(Column::Status);
    FacetValue paused{std::string(pausedStatus), 0};
    bool isAny = false;
    for (Row row = 0; row < marks.size(); ++row) {
        if (!isPaused(history, row))
            continue;
        isAny = true;
        values[symbols[row]].count -= static_cast<std::size_t>(marks[row]);
        paused.count += static_cast<std::size_t>(marks[row]);
    }
    const auto known = std::ranges::find(values, paused.text, &FacetValue::text);
    if (isAny && known != values.end())
        known->count += paused.count; // a word of the source's own
    else if (isAny)
        values.push_back(std::move(paused));
}

} // namespace

std::vector<FacetValue> facet(const History& history, const Filter& filter, Column column)
{
    if (!history.has(column))
        return {};
    const Marks marks = marksOf(history, filter.without(FilterPart::words(column)));
    const StringPool& pool = history.pool(column);
    const auto symbols = history.symbols(column);
    std::vector<FacetValue> values(pool.size());
    for (Symbol symbol = 0; symbol < pool.size(); ++symbol)
        values[symbol].text = pool.text(symbol);
    for (std::size_t row = 0; row < marks.size(); ++row)
        values[symbols[row]].count += static_cast<std::size_t>(marks[row]);
    if (column == Column::Status)
        countPaused(history, marks, values);
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
