// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/summary_columns.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>
#include <type_traits>
#include <utility>

namespace history {

using deployment::Timestamp;

namespace {

// What packed columns hold. 0 stands for nothing.

constexpr std::uint64_t endSign = std::uint64_t{1} << 63U;

std::uint64_t packedStart(Timestamp time)
{
    return static_cast<std::uint64_t>(time.time_since_epoch().count());
}

/// The least time of all is none, too.
std::uint64_t packedEnd(std::optional<Timestamp> time)
{
    return time ? packedStart(*time) ^ endSign : 0;
}

/// Hundredths, where they are exactly the number: two bytes are enough then. Else the bits of the
/// number turned round, which are of 64 digits (negative NaNs apart, which none is).
std::uint64_t packedPercentage(std::optional<double> percentage)
{
    constexpr double most = 1e7;
    if (!percentage || std::isnan(*percentage))
        return 0;
    if (*percentage >= 0 && *percentage < most && !std::signbit(*percentage)) {
        const auto hundredths = static_cast<std::uint64_t>(std::llround(*percentage * 100));
        if (static_cast<double>(hundredths) / 100 == *percentage)
            return hundredths + 1;
    }
    return ~std::bit_cast<std::uint64_t>(*percentage);
}

std::optional<double> unpackedPercentage(std::uint64_t packed)
{
    constexpr std::uint64_t hundredthsEnd = std::uint64_t{1} << 32U;
    if (packed == 0)
        return std::nullopt;
    return packed < hundredthsEnd ? static_cast<double>(packed - 1) / 100
                                  : std::bit_cast<double>(~packed);
}

/// Whether the cell has changed. The row after the last one is added.
template <typename Value>
bool put(PackedColumn<Value>& column, Row row, std::type_identity_t<Value> value)
{
    if (row == column.size()) {
        column.push_back(value);
        return true;
    }
    if (column[row] == value)
        return false;
    column.set(row, value);
    return true;
}

} // namespace

void SummaryColumns::reserve(std::size_t rows)
{
    m_idEnds.reserve(rows);
    if (!empty())
        m_ids.reserve(rows * m_ids.size() / size());
    for (const Column column : wordColumns) {
        if (has(column))
            words(column).symbols.reserve(rows);
    }
    m_start.reserve(rows);
    m_end.reserve(rows);
    m_percentage.reserve(rows);
    // Growing by the exact amount each time would make repeated merges quadratic.
    if (rows > m_paused.capacity())
        m_paused.reserve(std::max(rows, m_paused.capacity() + m_paused.capacity() / 8));
    m_record.reserve(rows);
}

Summary SummaryColumns::at(Row row) const
{
    Summary summary;
    summary.id = id(row);
    for (const Column column : wordColumns)
        summary.*specOf(column).text.inSummary = word(column, row);
    summary.start = start(row);
    summary.end = end(row);
    summary.percentage = percentage(row);
    summary.paused = paused(row);
    summary.record = record(row);
    return summary;
}

std::string_view SummaryColumns::idArena() const
{
    return {reinterpret_cast<const char*>(m_ids.data()), m_ids.size()};
}

std::string_view SummaryColumns::id(Row row) const
{
    const std::uint64_t begin = row == 0 ? 0 : m_idEnds[row - 1];
    return idArena().substr(begin, m_idEnds[row] - begin);
}

std::optional<Timestamp> SummaryColumns::end(Row row) const
{
    const std::uint64_t packed = m_end[row];
    return packed == 0 ? std::nullopt : std::optional(timeOf(packed ^ endSign));
}

std::optional<double> SummaryColumns::percentage(Row row) const
{
    return unpackedPercentage(m_percentage[row]);
}

bool SummaryColumns::has(Column column) const
{
    return specOf(column).presence != Presence::Rare || !words(column).symbols.empty();
}

std::vector<Column> SummaryColumns::columns() const
{
    std::vector<Column> columns;
    std::ranges::copy_if(
        allColumns, std::back_inserter(columns), [this](Column column) { return has(column); });
    return columns;
}

std::string_view SummaryColumns::word(Column column, Row row) const
{
    const Words& values = words(column);
    return values.symbols.empty() ? std::string_view() : values.pool.text(values.symbols[row]);
}

std::optional<Timestamp> SummaryColumns::time(Column column, Row row) const
{
    return column == Column::StartTime ? std::optional(start(row)) : end(row);
}

Symbols SummaryColumns::symbols(Column column) const
{
    return words(column).symbols.span();
}

const StringPool& SummaryColumns::pool(Column column) const
{
    return words(column).pool;
}

std::size_t SummaryColumns::columnBytes() const
{
    std::size_t total = m_ids.capacity() + m_idEnds.bytes() + m_start.bytes() + m_end.bytes()
        + m_percentage.bytes() + m_paused.capacity() + m_record.bytes();
    for (const Words& column : m_words)
        total += column.pool.bytes() + column.symbols.bytes();
    return total;
}

void SummaryColumns::clear()
{
    m_ids.resize(0);
    m_idEnds.clear();
    for (Words& column : m_words) {
        column.pool.clear();
        column.symbols.clear();
    }
    m_start.clear();
    m_end.clear();
    m_percentage.clear();
    m_paused.clear();
    m_record.clear();
}

void SummaryColumns::appendId(std::string_view id)
{
    m_ids.append(id.data(), id.size());
    m_idEnds.push_back(m_ids.size());
}

void SummaryColumns::addEmptyRows(std::size_t count)
{
    const auto rows = size() + count;
    for (const Column column : wordColumns) {
        if (has(column))
            words(column).symbols.resize(rows);
    }
    m_start.resize(rows);
    m_end.resize(rows);
    m_percentage.resize(rows);
    m_paused.resize(rows, 0);
    m_record.resize(rows);
}

void SummaryColumns::begin(Words& words)
{
    // The first symbol: what rows have at first.
    static_cast<void>(words.pool.intern({}));
    words.symbols.resize(size());
}

/// The places of the column are known when this is compiled: a scan comes here for every field.
template <Column column>
void SummaryColumns::assignWord(Row row, std::string_view text, ColumnSet& changed)
{
    Words& words = m_words[wordPlace(column)];
    if constexpr (specOf(column).presence == Presence::Rare) {
        if (words.symbols.empty()) {
            if (text.empty())
                return;
            begin(words);
        }
    }
    if (put(words.symbols, row, words.pool.intern(text)))
        changed |= columnsWith(column);
}

ColumnSet SummaryColumns::assign(Row row, const Summary& summary)
{
    ColumnSet changed;
    [&]<std::size_t... place>(std::index_sequence<place...>)
    {
        (assignWord<wordColumns[place]>(
             row, summary.*specOf(wordColumns[place]).text.inSummary, changed),
            ...);
    }
    (std::make_index_sequence<wordColumns.size()>());
    if (put(m_start, row, packedStart(summary.start)))
        changed |= columnsWith(Column::StartTime);
    if (put(m_end, row, packedEnd(summary.end)))
        changed |= columnsWith(Column::EndTime);
    if (put(m_percentage, row, packedPercentage(summary.percentage)))
        changed |= {Column::Percentage};
    if (row == m_paused.size())
        m_paused.push_back({});
    m_paused[row] = summary.paused ? 1 : 0;
    put(m_record, row, static_cast<std::uint64_t>(summary.record));
    return changed;
}

} // namespace history
