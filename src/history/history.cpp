// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/history.h"

#include "deploy/deployment/derived_values.h"

#include <algorithm>
#include <atomic>
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
    change.hadEnd = m_end[row] != 0;
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
    if (!change.isNew)
        m_lastReplacement = m_revision;
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
    m_idEnds.reserve(rows);
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

void History::forgetRecords()
{
    const auto rows = m_record.size();
    m_record = {};
    m_record.resize(rows);
}

std::optional<Row> History::find(std::string_view id) const
{
    const Row row = m_index.find(hashOf(id), [&](Row each) { return this->id(each) == id; });
    return row == IdIndex::none ? std::nullopt : std::optional<Row>(row);
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

std::string_view History::idArena() const
{
    return {reinterpret_cast<const char*>(m_ids.data()), m_ids.size()};
}

std::string_view History::id(Row row) const
{
    const std::uint64_t begin = row == 0 ? 0 : m_idEnds[row - 1];
    return idArena().substr(begin, m_idEnds[row] - begin);
}

std::optional<Timestamp> History::end(Row row) const
{
    const std::uint64_t packed = m_end[row];
    return packed == 0 ? std::nullopt : std::optional(timeOf(packed ^ endSign));
}

std::optional<double> History::percentage(Row row) const
{
    return unpackedPercentage(m_percentage[row]);
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

Symbols History::symbols(Column column) const
{
    return words(column).symbols.span();
}

const StringPool& History::pool(Column column) const
{
    return words(column).pool;
}

std::optional<Timestamp> History::newestStart() const
{
    if (empty())
        return std::nullopt;
    return m_start.span().visit([](auto starts) {
        return timeOf(*std::ranges::max_element(
            starts, {}, [](auto start) { return static_cast<std::int64_t>(start); }));
    });
}

std::size_t History::bytes() const
{
    std::size_t total = m_ids.capacity() + m_idEnds.bytes() + m_index.bytes()
        + heapBytes(m_statusOf) + m_start.bytes() + m_end.bytes() + m_percentage.bytes()
        + heapBytes(m_paused) + m_record.bytes() + heapBytes(m_changes);
    for (const Words& column : m_words)
        total += column.pool.bytes() + column.symbols.bytes();
    return total;
}

/// The row of the id. A new one is only in the index: the columns have to follow.
History::Upserted History::upsertId(std::string_view id, std::uint64_t hash)
{
    m_index.makeRoom(hash, [this](Row row) { return hashOf(this->id(row)); });
    Row& slot = m_index.slot(hash, [&](Row row) { return this->id(row) == id; });
    if (slot != IdIndex::none)
        return {slot, false};
    slot = static_cast<Row>(m_idEnds.size());
    m_index.noteAdded(hash);
    m_ids.append(id.data(), id.size());
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

void History::begin(Words& words)
{
    // The first symbol: what rows have at first.
    static_cast<void>(words.pool.intern({}));
    words.symbols.resize(size());
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
    if (put(words.symbols, row, words.pool.intern(text)))
        changed |= columnsWith(column);
}

ColumnSet History::assign(Row row, const Summary& summary)
{
    ColumnSet changed;
    [&]<std::size_t... place>(std::index_sequence<place...>)
    {
        (assignWord<wordColumns[place]>(
             row, summary.*specOf(wordColumns[place]).text.inSummary, changed),
            ...);
    }
    (std::make_index_sequence<wordColumns.size()>());
    learnStatuses();
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
