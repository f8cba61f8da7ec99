// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/history.h"

#include <algorithm>
#include <limits>
#include <type_traits>
#include <utility>

namespace history {

namespace {

/// Of each symbol of one pool, that of another. Each distinct word is looked up once, however many
/// rows have it, and only if a row has it.
std::vector<Symbol> translations(StringPool& to, const StringPool& from, Symbols symbols)
{
    constexpr Symbol notYet = std::numeric_limits<Symbol>::max();
    std::vector<Symbol> known(from.size(), notYet);
    symbols.visit([&](auto values) {
        for (const auto symbol : values) {
            if (known[symbol] == notYet)
                known[symbol] = to.intern(from.text(symbol));
        }
    });
    return known;
}

/// Whether all rows are new: they are the last ones then, in their order.
bool areAdded(std::span<const History::Change> changes, std::size_t rows)
{
    return !changes.empty() && changes.front().isNew
        && changes.front().row + changes.size() == rows;
}

/// Rows that change lie far apart, each in a line of memory that is not near: so many are under way
/// at the same time.
constexpr std::size_t fetchedAhead = 16;

/// Takes the values over into the rows of the changes, and notes where they differ.
template <typename Value, typename ValueOf>
void assignColumn(PackedColumn<Value>& to, std::span<History::Change> changes, Value greatest,
    ColumnSet columns, ValueOf valueOf)
{
    to.makeRoomFor(greatest);
    to.edit([&](auto cells) {
        using Cell = typename decltype(cells)::value_type;
        if (areAdded(changes, cells.size())) {
            const auto added = cells.last(changes.size());
            for (std::size_t i = 0; i < added.size(); ++i)
                added[i] = static_cast<Cell>(valueOf(i));
            return;
        }
        for (std::size_t i = 0; i < changes.size(); ++i) {
            if (i + fetchedAhead < changes.size())
                __builtin_prefetch(&cells[changes[i + fetchedAhead].row], 1);
            auto& cell = cells[changes[i].row];
            const auto value = static_cast<Cell>(valueOf(i));
            // No branch, which would wait for the cell.
            changes[i].columns |= cell != value ? columns : ColumnSet();
            cell = value;
        }
    });
}

template <typename Value>
void assignColumn(PackedColumn<Value>& to, const PackedColumn<Value>& from,
    std::span<History::Change> changes, ColumnSet columns)
{
    from.span().visit([&](auto values) {
        const auto greatest = std::ranges::max_element(values);
        assignColumn<Value>(to, changes, greatest == values.end() ? 0 : *greatest, columns,
            [values](std::size_t i) { return values[i]; });
    });
}

Symbol lastSymbol(const StringPool& pool)
{
    return static_cast<Symbol>(std::max<std::size_t>(pool.size(), 1) - 1);
}

// Always inline: as calls, GCC would leave them out.

template <typename Value>
[[gnu::always_inline]] inline void fetchCell(PackedSpan<Value> cells, Row row)
{
    __builtin_prefetch(cells.address(row));
}

[[gnu::always_inline]] inline void fetchIdEnd(const History& history, Row row)
{
    if (row != IdIndex::none)
        fetchCell(history.idEnds(), row);
}

[[gnu::always_inline]] inline void fetchId(const History& history, Row row)
{
    if (row != IdIndex::none)
        __builtin_prefetch(history.id(row).data());
}

/// How the rows stand that are not new.
template <typename ChangeOf>
void noteBefore(const History& history, PackedSpan<std::uint64_t> ends,
    std::span<History::Change> changes, ChangeOf changeOf)
{
    const Symbols statuses = history.symbols(Column::Status);
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (i + fetchedAhead < changes.size() && !changes[i + fetchedAhead].isNew) {
            const Row row = changes[i + fetchedAhead].row;
            fetchCell(statuses, row);
            fetchCell(ends, row);
            __builtin_prefetch(&history.pausedFlags()[row]);
        }
        if (!changes[i].isNew)
            changes[i] = changeOf(changes[i].row);
    }
}

std::vector<std::uint64_t> hashesOfIds(const History& history)
{
    std::vector<std::uint64_t> hashes(history.size());
    for (Row row = 0; row < hashes.size(); ++row)
        hashes[row] = hashOf(history.id(row));
    return hashes;
}

} // namespace

void History::merge(const History& other)
{
    merge(other, hashesOfIds(other));
}

void History::merge(const SummaryRun& run)
{
    merge(run, run.hashes());
}

/// The hashes are those of the other one's ids.
void History::merge(const SummaryColumns& other, std::span<const std::uint64_t> hashes)
{
    SummaryColumns::reserve(size() + other.size());
    std::vector<Change> changes(other.size());
    std::size_t added = 0;
    bool isKnown = false; // the row before, and so, most likely, the next ones
    for (Row from = 0; from < changes.size(); ++from) {
        // What a look-up reads is larger than a cache. Its bucket is fetched some rows ahead, then
        // what stands where the bucket leads to.
        constexpr std::size_t distance = 8;
        if (from + 3 * distance < hashes.size())
            m_index.fetch(hashes[from + 3 * distance]);
        if (isKnown && from + 2 * distance < hashes.size()) {
            const auto likely = [&](std::size_t place) {
                return m_index.find(hashes[place], [](Row) { return true; });
            };
            fetchIdEnd(*this, likely(from + 2 * distance));
            fetchId(*this, likely(from + distance));
        }
        const auto upserted = upsertId(other.id(from), hashes[from]);
        isKnown = !upserted.isNew;
        added += upserted.isNew ? 1 : 0;
        changes[from] = {upserted.row, 0, ColumnSet(allColumns), upserted.isNew};
    }
    if (added < changes.size())
        noteBefore(*this, m_end.span(), changes, [this](Row row) { return changeOf(row); });
    addEmptyRows(added);
    assignRows(other, changes);
    for (const Change& change : changes)
        remember(change);
}

void History::merge(History&& other)
{
    if (!empty())
        return merge(std::as_const(other));
    auto identity = std::move(m_identity);
    const auto revision = m_revision + other.m_revision;
    *this = std::move(other);
    m_identity = std::move(identity);
    m_lastReplacement = revision - m_revision + m_lastReplacement;
    m_revision = revision;
}

/// Takes over all rows of the other one into those of the changes, column by column.
void History::assignRows(const SummaryColumns& other, std::span<Change> changes)
{
    for (const Column column : wordColumns) {
        Words& to = words(column);
        const Words& from = other.words(column);
        if (other.has(column)) {
            if (!has(column))
                begin(to);
            const auto known = translations(to.pool, from.pool, from.symbols.span());
            from.symbols.span().visit([&](auto values) {
                assignColumn<Symbol>(to.symbols, changes, lastSymbol(to.pool), columnsWith(column),
                    [&](std::size_t i) { return known[values[i]]; });
            });
        } else if (has(column)) {
            const Symbol none = to.pool.intern({});
            assignColumn<Symbol>(to.symbols, changes, none, columnsWith(column),
                [none](std::size_t) { return none; });
        }
    }
    learnStatuses();
    assignColumn(m_start, other.m_start, changes, columnsWith(Column::StartTime));
    assignColumn(m_end, other.m_end, changes, columnsWith(Column::EndTime));
    assignColumn(m_percentage, other.m_percentage, changes, {Column::Percentage});
    for (std::size_t i = 0; i < changes.size(); ++i)
        m_paused[changes[i].row] = other.m_paused[i];
    assignColumn(m_record, other.m_record, changes, {});
}

} // namespace history
