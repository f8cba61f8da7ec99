// SPDX-License-Identifier: GPL-3.0-or-later
#include "row_marker.h"

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/history/parallel/in_parts.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <string>
#include <type_traits>

namespace history {

using deployment::CaseInsensitiveFinder;

namespace {

constexpr FilterPart statusPart = FilterPart::words(Column::Status);
/// A thread takes so many blocks at a time.
constexpr std::size_t partRows = 16 * blockRows;

SymbolSet symbolsIn(const StringPool& pool, const std::vector<std::string>& values)
{
    return {pool, [&values](std::string_view text) {
                return std::ranges::find(values, text) != values.end();
            }};
}

void keep(std::span<char> marks, std::span<const char> others)
{
    for (std::size_t i = 0; i < marks.size(); ++i)
        marks[i] = static_cast<char>(marks[i] & others[i]);
}

/// The bits of 64 marks, each 0 or 1. Eight bytes are gathered into one by a multiplication that
/// adds each of them at its own place.
std::uint64_t bitsOf(const char* marks)
{
    constexpr std::uint64_t gather = 0x0102040810204080;
    std::uint64_t bits = 0;
    for (unsigned byte = 0; byte < 8; ++byte) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, marks + std::size_t{8} * byte, sizeof eight);
        bits |= (eight * gather >> 56U) << (8 * byte);
    }
    return bits;
}

/// The marks of so many rows, starting at that one, with zeros behind them.
void putBits(const BlockMarks& marks, std::size_t count, RowSet& set, std::size_t first)
{
    for (std::size_t row = 0; row < count; row += RowSet::wordRows)
        set.words()[(first + row) / RowSet::wordRows] = bitsOf(marks.data() + row);
}

} // namespace

void SymbolSet::mark(Symbols symbols, std::span<char> marks) const
{
    symbols.visit([&](auto values) {
        using Value = std::remove_const_t<typename decltype(values)::element_type>;
        // Comparisons with a few are made many rows at a time.
        constexpr std::size_t few = 4;
        if (m_symbols.size() > few) {
            for (std::size_t i = 0; i < marks.size(); ++i)
                marks[i] = m_flags[values[i]];
            return;
        }
        std::ranges::fill(marks, 0);
        for (const Symbol symbol : m_symbols) {
            if (symbol > std::numeric_limits<Value>::max())
                continue; // no row has it
            const auto wanted = static_cast<Value>(symbol);
            for (std::size_t i = 0; i < marks.size(); ++i)
                marks[i] = static_cast<char>(marks[i] | static_cast<char>(values[i] == wanted));
        }
    });
}

SymbolSet symbolsContaining(const StringPool& pool, const CaseInsensitiveFinder& finder)
{
    return {pool, [&finder](std::string_view text) { return finder.occursIn(text); }};
}

void markIds(
    const History& history, const CaseInsensitiveFinder& finder, Row first, std::span<char> found)
{
    std::array<std::uint64_t, blockRows> ends;
    const auto blockEnds = std::span(ends).first(found.size());
    history.idEnds().subspan(first, found.size()).visit([&](auto packed) {
        std::ranges::copy(packed, blockEnds.begin());
    });
    const std::uint64_t begin = first == 0 ? 0 : history.idEnds()[first - 1];
    finder.markParts(history.idArena(), begin, blockEnds, found);
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
        if (!set.empty())
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

void RowMarker::mark(Row first, std::span<char> marks) const
{
    std::ranges::fill(marks, m_isVain ? 0 : 1);
    if (m_isVain)
        return;
    BlockMarks other;
    const auto others = std::span(other).first(marks.size());
    for (const auto& [column, set] : m_required) {
        set.mark(m_history.symbols(column).subspan(first, marks.size()), others);
        keep(marks, others);
    }
    if (m_filter.has(FilterPart::time()))
        keepRange(first, marks);
    if (m_filter.has(FilterPart::text()))
        keepText(first, marks);
    if (m_filter.rows)
        keepRows(first, marks);
}

void RowMarker::keepStatuses(Row first, std::span<char> marks) const
{
    if (!m_filter.has(statusPart))
        return;
    BlockMarks wanted;
    const auto isWanted = std::span(wanted).first(marks.size());
    m_statuses.mark(m_history.symbols(Column::Status).subspan(first, marks.size()), isWanted);
    if (hasPaused(m_history, first, marks.size())) {
        for (std::size_t i = 0; i < marks.size(); ++i) {
            if (isPaused(m_history, first + static_cast<Row>(i)))
                isWanted[i] = static_cast<char>(m_wantsPaused);
        }
    }
    keep(marks, isWanted);
}

void RowMarker::keepRange(Row first, std::span<char> marks) const
{
    const auto since = m_filter.range.since.value_or(deployment::Timestamp::min());
    const auto until = m_filter.range.until.value_or(deployment::Timestamp::max());
    char hasUnknown = 0;
    m_history.starts().subspan(first, marks.size()).visit([&](auto starts) {
        for (std::size_t i = 0; i < marks.size(); ++i) {
            const auto start = History::timeOf(starts[i]);
            const auto isUnknown = static_cast<char>(start == deployment::unknownTime);
            hasUnknown = static_cast<char>(hasUnknown | (isUnknown & marks[i]));
            marks[i] = static_cast<char>(marks[i]
                & (isUnknown
                    | (static_cast<char>(start >= since) & static_cast<char>(start < until))));
        }
    });
    for (std::size_t i = 0; hasUnknown != 0 && i < marks.size(); ++i) {
        const Row row = first + static_cast<Row>(i);
        if (marks[i] != 0)
            marks[i] = static_cast<char>(
                m_filter.range.mayContain(m_history.start(row), m_history.end(row)));
    }
}

void RowMarker::keepText(Row first, std::span<char> marks) const
{
    BlockMarks found;
    BlockMarks more;
    const auto isFound = std::span(found).first(marks.size());
    const auto isMore = std::span(more).first(marks.size());
    // What is not asked for need not be searched.
    for (std::size_t i = 0; i < marks.size(); ++i)
        isFound[i] = static_cast<char>(marks[i] ^ 1);
    for (const auto& [column, set] : m_searched) {
        set.mark(m_history.symbols(column).subspan(first, marks.size()), isMore);
        for (std::size_t i = 0; i < marks.size(); ++i)
            isFound[i] = static_cast<char>(isFound[i] | isMore[i]);
    }
    if (std::ranges::find(isFound, 0) != isFound.end())
        markIds(m_history, m_finder, first, isFound);
    keep(marks, isFound);
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

RowMarker::Passes RowMarker::look(Row row, StatusTally& tally) const
{
    char mark = 0;
    const std::span marks(&mark, 1);
    this->mark(row, marks);
    tally.add(m_history, row, marks);
    const bool butForItsStatus = mark != 0;
    keepStatuses(row, marks);
    return {butForItsStatus, mark != 0};
}

RowSet RowMarker::marks(StatusTally* tally, RowSet* others) const
{
    const std::size_t rows = m_history.size();
    RowSet set(rows);
    const std::size_t parts = (rows + partRows - 1) / partRows;
    std::vector<StatusTally> tallies(tally == nullptr ? 0 : parts);
    inParts(parts, threadsFor(rows), [&](std::size_t part) {
        BlockMarks all{}; // a word of 64 may go beyond the last row
        const std::size_t end = std::min(rows, (part + 1) * partRows);
        for (std::size_t first = part * partRows; first < end; first += blockRows) {
            const auto marks = std::span(all).first(std::min(blockRows, end - first));
            std::fill(all.begin() + std::ptrdiff_t(marks.size()), all.end(), 0);
            mark(static_cast<Row>(first), marks);
            if (tally != nullptr) {
                tallies[part].add(m_history, static_cast<Row>(first), marks);
                putBits(all, marks.size(), *others, first);
            }
            keepStatuses(static_cast<Row>(first), marks);
            putBits(all, marks.size(), set, first);
        }
    });
    for (const StatusTally& each : tallies)
        tally->add(each);
    return set;
}

} // namespace history
