// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/ranking.h"

#include "column_keys.h"
#include "order_mending.h"

#include "deploy/history/natural_order.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace history {

using deployment::Timestamp;

namespace {

/// A column in which more rows than this have changed is updated before it costs a frame: going
/// through all of a million costs as much as moving some two thousand...
constexpr std::size_t maxMovedRows = 2'500;
/// ...unless it is so many that another thread had better sort everything,
constexpr std::size_t maxMovedHere = 20'000;
/// ...and one that lags behind by more changes than this, before they are forgotten.
constexpr std::uint64_t maxLag = 30'000;
/// Where more rows than this share were moved, comparing their ids takes longer than writing down
/// the places of all.
constexpr std::size_t manyCompared = 1'024;

/// Sorting everything again is as fast for more than these.
std::size_t mostMoved(const History& history)
{
    return history.size() / 4;
}

/// Whether a row may stand elsewhere in an order since it has changed in these columns.
bool mayMove(ColumnSet changed, const RankedColumn& ranked)
{
    const bool decidesTies = ranked.column != Column::Id && changed.has(newestFirst.column);
    return changed.has(ranked.column) || decidesTies
        || (ranked.then && changed.has(ranked.then->column));
}

/// Whether it is in another order as time passes.
bool growsOlder(const RankedColumn& ranked)
{
    return ranked.column == Column::Duration
        || (ranked.then && ranked.then->column == Column::Duration);
}

/// Those whose orders the ties of all others go by, and then these.
constexpr std::array<Column, allColumns.size()> columnsByUse = [] {
    std::array<Column, allColumns.size()> columns{Column::Id, newestFirst.column};
    std::size_t count = 2;
    for (const Column column : allColumns) {
        if (column != Column::Id && column != newestFirst.column)
            columns[count++] = column;
    }
    return columns;
}();

/// How often a row has changed in the column since it was ranked; nullopt if that is forgotten.
std::optional<std::size_t> changesOf(const History& history, const RankedColumn& ranked)
{
    if (history.hasOnlyGrownSince(ranked.revision))
        return history.size() - ranked.order->size();
    const auto changes = history.changesSince(ranked.revision);
    if (!changes)
        return std::nullopt;
    return std::ranges::count_if(*changes,
        [&ranked](const History::Change& change) { return mayMove(change.columns, ranked); });
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
            if (mayMove(change.columns, ranked))
                moved.push_back(change.row);
        }
    }
    if (growsOlder(ranked) && now != ranked.now) {
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

/// To be changed: a copy, while a task goes by it in another thread.
RowOrder& ownOrder(RankedColumn& ranked)
{
    if (ranked.order.use_count() > 1)
        ranked.order = std::make_shared<RowOrder>(*ranked.order);
    else // As the last one of those who held it, after all that they have read.
        static_cast<void>(std::shared_ptr<RowOrder>(ranked.order));
    return *ranked.order;
}

} // namespace

void Ranking::setOtherEnvironments(EnvironmentKind kind)
{
    if (std::exchange(m_otherEnvironments, kind) == kind)
        return;
    // All others stand as they stood.
    columnOf(Column::Environment) = emptyColumn(Column::Environment);
    m_twoColumns = {};
}

/// Nothing is known of its order yet.
RankedColumn Ranking::emptyColumn(Column column, const std::optional<Sort>& then) const
{
    return {column, m_history, 0, {}, nullptr, then, m_otherEnvironments};
}

const RowOrder& Ranking::order(
    const History& history, Column column, Timestamp now, const std::optional<Sort>& then)
{
    follow(history);
    const std::optional<Sort> second = decidingTies(history, column, then);
    if (m_twoColumns.column != column || m_twoColumns.then != second)
        m_twoColumns = emptyColumn(column, second);
    return upToDate(history, second ? m_twoColumns : columnOf(column), now);
}

const RowOrder& Ranking::upToDate(const History& history, RankedColumn& ranked, Timestamp now)
{
    if (ranked.order && canUpdateIncrementally(history, ranked))
        updateIncrementally(history, ranked, now);
    else
        compute(history, ranked, now);
    return *ranked.order;
}

void Ranking::keepUp(
    const History& history, Column column, Timestamp now, const std::optional<Sort>& then)
{
    follow(history);
    const std::optional<Sort> second = decidingTies(history, column, then);
    if (second && (m_twoColumns.column != column || m_twoColumns.then != second))
        return;
    RankedColumn& ranked = second ? m_twoColumns : columnOf(column);
    const auto changed = ranked.order ? changesOf(history, ranked) : std::nullopt;
    if (changed && *changed >= maxMovedRows && *changed <= mostMoved(history))
        updateIncrementally(history, ranked, now);
}

/// Those that wait longest first; at the beginning, those that all others need.
std::array<Column, allColumns.size()> Ranking::columnsByTurn() const
{
    auto columns = columnsByUse;
    std::ranges::stable_sort(
        columns, {}, [this](Column column) { return m_turns[static_cast<std::size_t>(column)]; });
    return columns;
}

Ranking::Step Ranking::nextStep(const History& history, Timestamp now)
{
    follow(history);
    for (const Column column : columnsByTurn()) {
        RankedColumn& ranked = columnOf(column);
        if (!history.has(column))
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
                endTurnOf(column);
                updateIncrementally(history, ranked, now);
                return {std::nullopt, true};
            }
        }
        return {taskFor(history, column, now)};
    }
    return {};
}

/// Of that column, or of one that its ties go by and that would take long to have here.
RankingTask Ranking::taskFor(const History& history, Column column, Timestamp now)
{
    if (column == Column::Id) {
        endTurnOf(column);
        return RankingTask(history, column, now, m_otherEnvironments, nullptr, false);
    }
    const Sort ties = column == newestFirst.column ? Sort{Column::Id, false} : newestFirst;
    RankedColumn& tied = columnOf(ties.column);
    const auto changed = tied.order ? changesOf(history, tied) : std::nullopt;
    if (!changed || *changed >= maxMovedHere || !canUpdateIncrementally(history, tied))
        return taskFor(history, ties.column, now);
    endTurnOf(column);
    static_cast<void>(upToDate(history, tied, now));
    return RankingTask(history, column, now, m_otherEnvironments, tied.order, ties.descending);
}

void Ranking::adopt(const History& history, RankedColumn ranked)
{
    follow(history);
    const bool isAsWanted =
        ranked.column != Column::Environment || ranked.otherEnvironments == m_otherEnvironments;
    if (isAsWanted && ranked.history == m_history && canUpdateIncrementally(history, ranked))
        columnOf(ranked.column) = std::move(ranked);
}

std::size_t Ranking::bytes() const
{
    std::size_t total = 0;
    for (const RankedColumn& ranked : m_columns)
        total += ranked.order ? ranked.order->size() * sizeof(Row) : 0;
    if (m_twoColumns.order)
        total += m_twoColumns.order->size() * sizeof(Row);
    return total + m_idPlaces.places.size() * sizeof(Row);
}

void Ranking::follow(const History& history)
{
    if (m_history == history.identity())
        return;
    m_history = history.identity();
    for (const Column column : allColumns)
        columnOf(column) = emptyColumn(column);
    m_twoColumns = {};
    m_turns = {};
}

bool Ranking::canUpdateIncrementally(const History& history, const RankedColumn& ranked) const
{
    const auto changes = changesOf(history, ranked);
    return changes && *changes <= mostMoved(history);
}

void Ranking::updateIncrementally(const History& history, RankedColumn& ranked, Timestamp now)
{
    std::vector<Row> moved = movedRows(history, ranked, now);
    if (!moved.empty()) {
        ColumnKeys keys(history, ranked.column, now, m_otherEnvironments, ranked.then);
        if (ranked.column != Column::Id)
            keys.setIdPlaces(idPlacesFor(moved.size()));
        const RowSet gone = RowSet::of(moved, history.size());
        const bool areAllNew = moved.front() >= ranked.order->size();
        keys.sort(moved);
        if (ranked.column == Column::Id)
            m_idPlaces = {};
        RowOrder& order = ownOrder(ranked);
        if (!areAllNew)
            takeOut(order, gone);
        putIn(order, moved, keys);
        order.setValueCount(valueCount(order, keys));
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
            std::make_shared<RowOrder>(std::move(order)), ranked.then, m_otherEnvironments};
    };
    if (ranked.column == Column::Id)
        return keep(orderedById(history.idArena(), history.idEnds()));
    const auto keys = ColumnKeys(history, ranked.column, now, m_otherEnvironments);
    const bool isByStart = ranked.column == newestFirst.column && !ranked.then;
    if (!columnOf(Column::Id).order && isByStart) {
        RowOrder order = orderedByKey(keys.all());
        sortTiesById(order, history);
        return keep(std::move(order));
    }
    const Sort ties = isByStart ? Sort{Column::Id, false} : ranked.then.value_or(newestFirst);
    const RowOrder& tied = upToDate(history, columnOf(ties.column), now);
    keep(orderedByKey(keys.all(), tied.rows(ties.descending)));
}

} // namespace history
