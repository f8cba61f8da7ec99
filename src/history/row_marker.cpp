// SPDX-License-Identifier: GPL-3.0-or-later
#include "row_marker.h"

#include <algorithm>
#include <array>
#include <string>
#include <system_error>
#include <thread>

namespace history {

using deployment::CaseInsensitiveFinder;

namespace {

constexpr FilterPart statusPart = FilterPart::words(Column::Status);
SymbolSet symbolsIn(const StringPool& pool, const std::vector<std::string>& values)
{
    SymbolSet set(pool.size(), 0);
    for (Symbol symbol = 0; symbol < pool.size(); ++symbol)
        set[symbol] = std::ranges::find(values, pool.text(symbol)) != values.end() ? 1 : 0;
    return set;
}

void keepSymbols(std::span<char> marks, std::span<const Symbol> symbols, const SymbolSet& set)
{
    for (std::size_t row = 0; row < marks.size(); ++row)
        marks[row] = static_cast<char>(marks[row] & set[symbols[row]]);
}

} // namespace

SymbolSet symbolsContaining(const StringPool& pool, const CaseInsensitiveFinder& finder)
{
    SymbolSet set(pool.size(), 0);
    for (Symbol symbol = 0; symbol < pool.size(); ++symbol)
        set[symbol] = finder.occursIn(pool.text(symbol)) ? 1 : 0;
    return set;
}

StatusTally::StatusTally(const History& history)
    : m_history(&history)
    , m_counts(history.pool(Column::Status).size(), 0)
{
}

void StatusTally::add(Row first, std::span<const char> marks)
{
    const auto symbols = m_history->symbols(Column::Status);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Row row = first + static_cast<Row>(i);
        const auto mark = static_cast<std::size_t>(marks[i]);
        if (isPaused(*m_history, row)) {
            m_hasPaused = true;
            m_paused += mark;
        } else {
            m_counts[symbols[row]] += mark;
        }
    }
}

void StatusTally::add(const StatusTally& other)
{
    for (std::size_t symbol = 0; symbol < m_counts.size(); ++symbol)
        m_counts[symbol] += other.m_counts[symbol];
    m_paused += other.m_paused;
    m_hasPaused = m_hasPaused || other.m_hasPaused;
}

std::vector<FacetValue> StatusTally::values() const
{
    const StringPool& pool = m_history->pool(Column::Status);
    std::vector<FacetValue> values;
    for (Symbol symbol = 0; symbol < m_counts.size(); ++symbol)
        values.push_back({std::string(pool.text(symbol)), m_counts[symbol]});
    const auto known = std::ranges::find(values, pausedStatus, &FacetValue::text);
    if (m_hasPaused && known != values.end())
        known->count += m_paused; // a word of the source's own
    else if (m_hasPaused)
        values.push_back({std::string(pausedStatus), m_paused});
    std::ranges::sort(values, {}, &FacetValue::text);
    return values;
}

RowMarker::RowMarker(const History& history, const Filter& filter)
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

void RowMarker::require(Column column)
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

void RowMarker::mark(Row first, std::span<char> marks, StatusTally* tally) const
{
    std::ranges::fill(marks, m_isVain ? 0 : 1);
    if (m_isVain)
        return;
    for (const auto& [column, set] : m_required)
        keepSymbols(marks, m_history.symbols(column).subspan(first, marks.size()), set);
    if (m_filter.has(FilterPart::time()))
        keepRange(first, marks);
    if (m_filter.has(FilterPart::text()))
        keepText(first, marks);
    if (m_filter.rows)
        keepRows(first, marks);
    if (tally != nullptr)
        tally->add(first, marks);
    if (m_filter.has(statusPart))
        keepStatuses(first, marks);
}

void RowMarker::keepStatuses(Row first, std::span<char> marks) const
{
    const auto symbols = m_history.symbols(Column::Status);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Row row = first + static_cast<Row>(i);
        const char isWanted =
            isPaused(m_history, row) ? static_cast<char>(m_wantsPaused) : m_statuses[symbols[row]];
        marks[i] = static_cast<char>(marks[i] & isWanted);
    }
}

void RowMarker::keepRange(Row first, std::span<char> marks) const
{
    const auto since = m_filter.range.since.value_or(deployment::Timestamp::min());
    const auto until = m_filter.range.until.value_or(deployment::Timestamp::max());
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const auto start = m_history.start(first + static_cast<Row>(i));
        marks[i] = static_cast<char>(
            marks[i] & static_cast<char>(start >= since) & static_cast<char>(start < until));
    }
}

void RowMarker::keepText(Row first, std::span<char> marks) const
{
    std::vector<char> found(marks.size(), 0);
    for (const auto& [column, set] : m_searched) {
        const auto symbols = m_history.symbols(column).subspan(first, marks.size());
        for (std::size_t i = 0; i < found.size(); ++i)
            found[i] = static_cast<char>(found[i] | set[symbols[i]]);
    }
    // All ids are searched as one text, which is quicker than each for itself.
    if (std::ranges::find(found, 0) != found.end()) {
        const auto ends = m_history.idEnds();
        const std::uint64_t begin = first == 0 ? 0 : ends[first - 1];
        m_finder.markParts(m_history.idArena(), begin, ends.subspan(first, marks.size()), found);
    }
    for (std::size_t i = 0; i < marks.size(); ++i)
        marks[i] = static_cast<char>(marks[i] & found[i]);
}

void RowMarker::keepRows(Row first, std::span<char> marks) const
{
    std::size_t next = 0;
    for (auto row = std::ranges::lower_bound(*m_filter.rows, first);
         row != m_filter.rows->end() && *row - first < marks.size(); ++row) {
        std::ranges::fill(marks.subspan(next, *row - first - next), 0);
        next = *row - first + 1;
    }
    std::ranges::fill(marks.subspan(next), 0);
}

std::vector<char> RowMarker::marks(StatusTally* tally) const
{
    /// Fewer are marked before a thread has started.
    constexpr std::size_t rowsWorthAThread = 200'000;
    std::vector<char> marks(m_history.size());
    const std::size_t parts = std::clamp<std::size_t>(
        m_history.size() / rowsWorthAThread, 1, std::max(1U, std::thread::hardware_concurrency()));
    std::vector<StatusTally> tallies(tally == nullptr ? 0 : parts, StatusTally(m_history));
    const auto markPart = [&](std::size_t part) {
        const std::size_t begin = marks.size() * part / parts;
        const std::size_t end = marks.size() * (part + 1) / parts;
        mark(static_cast<Row>(begin), std::span(marks).subspan(begin, end - begin),
            tally == nullptr ? nullptr : &tallies[part]);
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
    for (const StatusTally& each : tallies)
        tally->add(each);
    return marks;
}

} // namespace history
