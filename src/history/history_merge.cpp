// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/history.h"

#include <cstring>
#include <limits>
#include <utility>

namespace history {

namespace {

/// Symbols of one pool as those of another. Each distinct word is looked up once, however many rows
/// have it.
std::vector<Symbol> translated(
    StringPool& to, const StringPool& from, std::span<const Symbol> symbols)
{
    constexpr Symbol notYet = std::numeric_limits<Symbol>::max();
    std::vector<Symbol> known(from.size(), notYet);
    std::vector<Symbol> result;
    result.reserve(symbols.size());
    for (const Symbol symbol : symbols) {
        if (known[symbol] == notYet)
            known[symbol] = to.intern(from.text(symbol));
        result.push_back(known[symbol]);
    }
    return result;
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
    reserve(size() + other.size());
    const auto hashes = hashesOfIds(other);
    std::vector<Change> changes(other.size());
    std::size_t added = 0;
    for (Row from = 0; from < changes.size(); ++from) {
        // The index is larger than a cache: its slots are fetched some rows ahead.
        constexpr std::size_t distance = 16;
        if (from + distance < hashes.size())
            __builtin_prefetch(firstSlot(hashes[from + distance]));
        const auto upserted = upsertId(other.id(from), hashes[from]);
        added += upserted.isNew ? 1 : 0;
        changes[from] = upserted.isNew ? Change{upserted.row, 0, ColumnSet(allColumns)}
                                       : changeOf(upserted.row);
    }
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
    m_revision = revision;
}

/// Takes over all rows of the other one into those of the changes, column by column.
void History::assignRows(const History& other, std::span<Change> changes)
{
    const auto assign = [changes](auto& to, const auto& from, ColumnSet columns) {
        for (std::size_t i = 0; i < changes.size(); ++i) {
            auto& place = to[changes[i].row];
            if (std::memcmp(&place, &from[i], sizeof place) != 0)
                changes[i].columns |= columns;
            place = from[i];
        }
    };
    for (const Column column : wordColumns) {
        Words& to = words(column);
        const Words& from = other.words(column);
        if (other.has(column)) {
            if (!has(column))
                begin(to);
            assign(to.symbols, translated(to.pool, from.pool, from.symbols), columnsWith(column));
        } else if (has(column)) {
            assign(
                to.symbols, std::vector(changes.size(), to.pool.intern({})), columnsWith(column));
        }
    }
    learnStatuses();
    assign(m_start, other.m_start, columnsWith(Column::StartTime));
    assign(m_end, other.m_end, columnsWith(Column::EndTime));
    assign(m_percentage, other.m_percentage, {Column::Percentage});
    assign(m_paused, other.m_paused, {});
    assign(m_record, other.m_record, {});
}

} // namespace history
