// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/history.h"

#include "deploy/deployment/derived_values.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

namespace history {

using deployment::Timestamp;

namespace {

constexpr Row noRow = std::numeric_limits<Row>::max();
constexpr Timestamp noEnd = Timestamp::min();
constexpr double noPercentage = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t minSlots = 64;

std::uint64_t nextIdentity()
{
    static std::atomic<std::uint64_t> last = 0;
    return ++last;
}

template <typename T> std::size_t heapBytes(const std::vector<T>& values)
{
    return values.capacity() * sizeof(T);
}

} // namespace

Identity::Identity()
    : m_value(nextIdentity())
{
}

Identity::Identity(const Identity& /*other*/)
    : Identity()
{
}

Identity::Identity(Identity&& other) noexcept
    : m_value(std::exchange(other.m_value, nextIdentity()))
{
}

Identity& Identity::operator=(const Identity& /*other*/)
{
    m_value = nextIdentity();
    return *this;
}

Identity& Identity::operator=(Identity&& other) noexcept
{
    m_value = std::exchange(other.m_value, nextIdentity());
    return *this;
}

History::Upserted History::upsert(const Summary& summary)
{
    const auto upserted = upsertId(summary.id, hashOf(summary.id));
    if (upserted.isNew)
        addEmptyRow();
    Change change =
        upserted.isNew ? Change{upserted.row, 0, ColumnSet(allColumns)} : changeOf(upserted.row);
    change.columns |= assign(upserted.row, summary);
    remember(change);
    return upserted;
}

History::Change History::changeOf(Row row) const
{
    Change change{row, words(Column::Status).symbols[row], {}};
    change.isNew = false;
    change.wasPaused = paused(row);
    change.hadEnd = m_end[row] != noEnd;
    return change;
}

void History::remember(Change change)
{
    // More changes than this are not worth being followed one by one.
    constexpr std::size_t most = 1U << 16U;
    if (m_changes.size() == most)
        m_changes.erase(m_changes.begin(), m_changes.begin() + most / 2);
    m_changes.push_back(change);
    ++m_revision;
}

std::optional<std::span<const History::Change>> History::changesSince(std::uint64_t revision) const
{
    const std::uint64_t count = m_revision - revision;
    if (revision > m_revision || count > m_changes.size())
        return std::nullopt;
    return std::span(m_changes).last(count);
}

void History::reserve(std::size_t rows)
{
    growIndex(rows);
    // Growing by the exact amount each time would make repeated merges quadratic.
    if (rows <= m_start.capacity())
        return;
    rows = std::max(rows, m_start.capacity() + m_start.capacity() / 2);
    m_idEnds.reserve(rows);
    for (const Column column : wordColumns) {
        if (has(column))
            words(column).symbols.reserve(rows);
    }
    m_start.reserve(rows);
    m_end.reserve(rows);
    m_percentage.reserve(rows);
    m_paused.reserve(rows);
    m_record.reserve(rows);
}

std::optional<Row> History::find(std::string_view id) const
{
    if (m_idSlots.empty())
        return std::nullopt;
    const Row row = m_idSlots[slotOf(id, hashOf(id))];
    return row == noRow ? std::nullopt : std::optional<Row>(row);
}

Summary History::at(Row row) const
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

std::string_view History::id(Row row) const
{
    const std::uint64_t begin = row == 0 ? 0 : m_idEnds[row - 1];
    return std::string_view(m_ids).substr(begin, m_idEnds[row] - begin);
}

std::optional<Timestamp> History::end(Row row) const
{
    return m_end[row] == noEnd ? std::nullopt : std::optional<Timestamp>(m_end[row]);
}

std::optional<double> History::percentage(Row row) const
{
    return std::isnan(m_percentage[row]) ? std::nullopt : std::optional<double>(m_percentage[row]);
}

std::optional<deployment::Milliseconds> History::duration(Row row, Timestamp now) const
{
    return deployment::durationOf(start(row), end(row), status(row), now);
}

bool History::has(Column column) const
{
    return specOf(column).presence != Presence::Rare || !words(column).symbols.empty();
}

std::vector<Column> History::columns() const
{
    std::vector<Column> columns;
    std::ranges::copy_if(
        allColumns, std::back_inserter(columns), [this](Column column) { return has(column); });
    return columns;
}

std::string_view History::word(Column column, Row row) const
{
    const Words& values = words(column);
    return values.symbols.empty() ? std::string_view() : values.pool.text(values.symbols[row]);
}

std::optional<Timestamp> History::time(Column column, Row row) const
{
    return column == Column::StartTime ? std::optional(start(row)) : end(row);
}

std::span<const Symbol> History::symbols(Column column) const
{
    return words(column).symbols;
}

const StringPool& History::pool(Column column) const
{
    return words(column).pool;
}

std::optional<Timestamp> History::newestStart() const
{
    const auto newest = std::ranges::max_element(m_start);
    return newest == m_start.end() ? std::nullopt : std::optional<Timestamp>(*newest);
}

std::size_t History::bytes() const
{
    std::size_t total = m_ids.capacity() + heapBytes(m_idEnds) + heapBytes(m_idSlots)
        + heapBytes(m_statusOf) + heapBytes(m_start) + heapBytes(m_end) + heapBytes(m_percentage)
        + heapBytes(m_paused) + heapBytes(m_record) + heapBytes(m_changes);
    for (const Words& column : m_words)
        total += column.pool.bytes() + heapBytes(column.symbols);
    return total;
}

/// The row of the id. A new one is only in the index: the columns have to follow.
History::Upserted History::upsertId(std::string_view id, std::uint64_t hash)
{
    growIndex(m_idEnds.size() + 1);
    Row& slot = m_idSlots[slotOf(id, hash)];
    if (slot != noRow)
        return {slot, false};
    slot = static_cast<Row>(m_idEnds.size());
    m_ids += id;
    m_idEnds.push_back(m_ids.size());
    return {slot, true};
}

void History::addEmptyRows(std::size_t count)
{
    const auto rows = size() + count;
    for (const Column column : wordColumns) {
        if (has(column))
            words(column).symbols.resize(rows);
    }
    m_start.resize(rows);
    m_end.resize(rows);
    m_percentage.resize(rows);
    m_paused.resize(rows);
    m_record.resize(rows);
}

/// As addEmptyRows(1): a scan adds its rows one by one.
void History::addEmptyRow()
{
    for (const Column column : wordColumns) {
        if (has(column))
            words(column).symbols.push_back({});
    }
    m_start.push_back({});
    m_end.push_back({});
    m_percentage.push_back({});
    m_paused.push_back({});
    m_record.push_back({});
}

void History::begin(Words& words)
{
    // The first symbol is the one that further rows get at first.
    words.symbols.assign(size(), words.pool.intern({}));
}

void History::learnStatuses()
{
    const StringPool& known = pool(Column::Status);
    while (m_statusOf.size() < known.size())
        m_statusOf.push_back(
            deployment::parseStatus(known.text(static_cast<Symbol>(m_statusOf.size()))));
}

/// The places of the column are known when this is compiled: a scan comes here for every field.
template <Column column>
void History::assignWord(Row row, std::string_view text, ColumnSet& changed)
{
    Words& words = m_words[wordPlace(column)];
    if constexpr (specOf(column).presence == Presence::Rare) {
        if (words.symbols.empty()) {
            if (text.empty())
                return;
            begin(words);
        }
    }
    const Symbol symbol = words.pool.intern(text);
    if (std::exchange(words.symbols[row], symbol) != symbol)
        changed |= columnsWith(column);
}

ColumnSet History::assign(Row row, const Summary& summary)
{
    ColumnSet changed;
    const auto set = [&changed](auto& to, auto value, ColumnSet columns) {
        if (to != value)
            changed |= columns;
        to = value;
    };
    [&]<std::size_t... place>(std::index_sequence<place...>)
    {
        (assignWord<wordColumns[place]>(
             row, summary.*specOf(wordColumns[place]).text.inSummary, changed),
            ...);
    }
    (std::make_index_sequence<wordColumns.size()>());
    learnStatuses();
    set(m_start[row], summary.start, columnsWith(Column::StartTime));
    set(m_end[row], summary.end.value_or(noEnd), columnsWith(Column::EndTime));
    if (percentage(row) != summary.percentage)
        changed |= {Column::Percentage};
    m_percentage[row] = summary.percentage.value_or(noPercentage);
    m_paused[row] = summary.paused ? 1 : 0;
    m_record[row] = summary.record;
    return changed;
}

std::size_t History::slotOf(std::string_view id, std::uint64_t hash) const
{
    const std::size_t mask = m_idSlots.size() - 1;
    std::size_t slot = hash & mask;
    while (m_idSlots[slot] != noRow && this->id(m_idSlots[slot]) != id)
        slot = (slot + 1) & mask;
    return slot;
}

/// Makes room for so many ids: at most half of the slots are taken.
void History::growIndex(std::size_t ids)
{
    if (m_idSlots.size() >= 2 * ids)
        return;
    m_idSlots.assign(std::max(minSlots, std::bit_ceil(2 * ids)), noRow);
    for (Row row = 0; row < m_idEnds.size(); ++row)
        m_idSlots[slotOf(id(row), hashOf(id(row)))] = row;
}

} // namespace history
