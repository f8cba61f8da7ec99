// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/ranking.h"

#include "column_keys.h"
#include "order_mending.h"

#include "deploy/history/natural_order.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace history {

using deployment::Timestamp;

namespace {

/// A column in which more rows than this have changed is updated before it costs a frame...
constexpr std::size_t maxMovedRows = 1'000;
/// ...unless it is so many that another thread had better sort everything,
constexpr std::size_t maxMovedHere = 20'000;
/// ...and one that lags behind by more changes than this, before they are forgotten.
constexpr std::uint64_t maxLag = 30'000;
/// Where more rows than this share were moved, comparing their ids takes longer than writing down
/// the places of all.
constexpr std::size_t manyCompared = 1'024;

std::vector<Row> everyRow(const History& history)
{
    std::vector<Row> rows(history.size());
    std::iota(rows.begin(), rows.end(), Row{0});
    return rows;
}

/// How often a row has changed in the column since it was ranked; nullopt if that is forgotten.
std::optional<std::size_t> changesOf(const History& history, const RankedColumn& ranked)
{
    if (history.hasOnlyGrownSince(ranked.revision))
        return history.size() - ranked.order->size();
    const auto changes = history.changesSince(ranked.revision);
    if (!changes)
        return std::nullopt;
    return std::ranges::count_if(*changes,
        [&ranked](const History::Change& change) { return change.columns.has(ranked.column); });
}

/// The rows that are in no place yet, or may not be in theirs any more, each once, in ascending
/// order.
std::vector<Row> movedRows(const History& history, const RankedColumn& ranked, Timestamp now)
{
    std::vector<Row> moved;
    if (history.hasOnlyGrownSince(ranked.revision)) {
        moved.resize(history.size() - ranked.order->size());
        std::iota(moved.begin(), moved.end(), static_cast<Row>(ranked.order->size()));
    } else {
        const auto changes = history.changesSince(ranked.revision).value();
        for (const History::Change& change : changes) {
            if (change.columns.has(ranked.column))
                moved.push_back(change.row);
        }
    }
    if (ranked.column == Column::Duration && now != ranked.now) {
        // What has no end grows older.
        for (Row row = 0; row < history.size(); ++row) {
            if (!history.end(row))
                moved.push_back(row);
        }
    }
    std::ranges::sort(moved);
    moved.erase(std::ranges::unique(moved).begin(), moved.end());
    return moved;
}

} // namespace

std::vector<Row> sortedRows(
    const History& history, std::span<const Row> rows, Sort sort, Timestamp now)
{
    const ColumnKeys keys(history, sort.column, now);
    std::vector<std::pair<SortKey, Row>> keyed;
    keyed.reserve(rows.size());
    for (const Row row : rows) {
        const SortKey key = keys.of(row);
        keyed.emplace_back(sort.descending && key != noKey ? noKey - 1 - key : key, row);
    }
    // Ids have no keys to turn round.
    const bool idsDescend = sort.column == Column::Id && sort.descending;
    std::ranges::sort(keyed, [&](const auto& left, const auto& right) {
        if (left.first != right.first)
            return left.first < right.first;
        const std::string_view leftId = history.id(left.second);
        const std::string_view rightId = history.id(right.second);
        return idsDescend ? isIdLess(rightId, leftId) : isIdLess(leftId, rightId);
    });
    std::vector<Row> order;
    order.reserve(rows.size());
    for (const auto& [key, row] : keyed)
        order.push_back(row);
    return order;
}

const RowOrder& Ranking::order(const History& history, Column column, Timestamp now)
{
    follow(history);
    RankedColumn& ranked = columnOf(column);
    if (ranked.order && canUpdateIncrementally(history, ranked))
        updateIncrementally(history, ranked, now);
    else
        compute(history, ranked, now);
    return *ranked.order;
}

std::optional<RankingTask> Ranking::nextTask(const History& history, Timestamp now)
{
    follow(history);
    for (RankedColumn& ranked : m_columns) {
        if (!history.has(ranked.column))
            continue;
        if (ranked.order && canUpdateIncrementally(history, ranked)) {
            const std::size_t changed = changesOf(history, ranked).value_or(0);
            if (changed == 0) {
                ranked.revision = history.revision();
                continue;
            }
            if (changed < maxMovedRows && history.revision() - ranked.revision < maxLag)
                continue;
            if (changed < maxMovedHere) {
                updateIncrementally(history, ranked, now);
                return std::nullopt;
            }
        }
        if (ranked.column == Column::Id)
            return RankingTask(history, ranked.column, now, nullptr);
        // Ids come first among the columns: their order is there.
        static_cast<void>(order(history, Column::Id, now));
        return RankingTask(history, ranked.column, now, columnOf(Column::Id).order);
    }
    return std::nullopt;
}

void Ranking::adopt(const History& history, RankedColumn ranked)
{
    follow(history);
    if (ranked.history == m_history && canUpdateIncrementally(history, ranked))
        columnOf(ranked.column) = std::move(ranked);
}

std::size_t Ranking::bytes() const
{
    std::size_t total = 0;
    for (const RankedColumn& ranked : m_columns)
        total += ranked.order ? ranked.order->size() * sizeof(Row) : 0;
    return total + m_idPlaces.places.size() * sizeof(Row);
}

void Ranking::follow(const History& history)
{
    if (m_history == history.identity())
        return;
    m_history = history.identity();
    for (const Column column : allColumns)
        columnOf(column) = {column, m_history, 0, {}, nullptr};
}

bool Ranking::canUpdateIncrementally(const History& history, const RankedColumn& ranked) const
{
    // Sorting everything again is as fast for more than this.
    const auto changes = changesOf(history, ranked);
    return changes && *changes <= history.size() / 4;
}

void Ranking::updateIncrementally(const History& history, RankedColumn& ranked, Timestamp now)
{
    std::vector<Row> moved = movedRows(history, ranked, now);
    if (!moved.empty()) {
        ColumnKeys keys(history, ranked.column, now);
        if (ranked.column != Column::Id)
            keys.setIdPlaces(idPlacesFor(moved.size()));
        const RowSet gone = RowSet::of(moved, history.size());
        const bool areAllNew = moved.front() >= ranked.order->size();
        keys.sort(moved);
        RowOrder mended = areAllNew ? with(*ranked.order, moved, keys)
                                    : with(without(*ranked.order, gone), moved, keys);
        mended.setValueCount(valueCount(mended, keys));
        ranked.order = std::make_shared<const RowOrder>(std::move(mended));
    }
    ranked.revision = history.revision();
    ranked.now = now;
}

std::span<const Row> Ranking::idPlacesFor(std::size_t comparing)
{
    const auto& byId = columnOf(Column::Id).order;
    if (m_idPlaces.of != byId)
        m_idPlaces = {byId, 0, {}};
    m_idPlaces.compared += comparing;
    if (byId && m_idPlaces.places.empty() && m_idPlaces.compared > byId->size() / manyCompared)
        m_idPlaces.places = placesIn(*byId);
    return m_idPlaces.places;
}

void Ranking::compute(const History& history, RankedColumn& ranked, Timestamp now)
{
    const auto keep = [&](RowOrder order) {
        ranked = {ranked.column, m_history, history.revision(), now,
            std::make_shared<const RowOrder>(std::move(order))};
    };
    if (ranked.column == Column::Id)
        return keep(orderedById(history.idArena(), history.idEnds()));
    const auto keys = ColumnKeys(history, ranked.column, now);
    if (!columnOf(Column::Id).order && hasFewTies(ranked.column)) {
        const RowOrder rough = orderedByKey(keys.all(), everyRow(history));
        return keep(withTiesById(rough, history, valueCount(rough, keys)));
    }
    keep(orderedByKey(keys.all(), order(history, Column::Id, now).rows(false)));
}

} // namespace history
