// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/merged_rows_model.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace models {

using history::Row;
using history::RowList;
using history::RowSet;
using history::ViewRows;

namespace {

/// Those of a list that are in a set, too, in their order.
ViewRows common(const RowList& rows, const RowSet& set, std::size_t count)
{
    ViewRows result{{}, RowSet(set.bound())};
    result.rows.reserve(count);
    for (const Row row : rows) {
        if (!set[row])
            continue;
        result.rows.push_back(row);
        result.set.add(row);
    }
    return result;
}

} // namespace

void MergedRowsModel::renumberRows(const std::function<Row(Row)>& numberOf, std::size_t bound)
{
    for (Row& row : m_shown.rows)
        row = numberOf(row);
    m_shown.set = RowSet::of(m_shown.rows, bound);
}

void MergedRowsModel::showRows(ViewRows wanted)
{
    const std::size_t kept = RowSet::commonCount(m_shown.set, wanted.set);
    show(std::move(wanted), kept);
}

void MergedRowsModel::keepOnly(const RowSet& set)
{
    const std::size_t kept = RowSet::commonCount(m_shown.set, set);
    if (kept < m_shown.rows.size())
        show(common(m_shown.rows, set, kept), kept);
}

/// Rows of which so many are shown now: the others come at the end, all change their order once,
/// and those that go are removed from the end. Views do every step in time that does not grow with
/// the number of changed places.
void MergedRowsModel::show(ViewRows wanted, std::size_t kept)
{
    const std::size_t coming = wanted.rows.size() - kept;
    const std::size_t going = m_shown.rows.size() - kept;
    if (coming > 0) {
        const bool isAtEnd =
            going == 0 && std::equal(m_shown.rows.begin(), m_shown.rows.end(), wanted.rows.begin());
        beginInsertRows({}, rows(), rows() + int(coming) - 1);
        if (isAtEnd) {
            put(std::move(wanted));
            endInsertRows();
            return;
        }
        m_passing = coming;
        m_passingRow = m_shown.rows.front();
        endInsertRows();
    }
    arrange(std::move(wanted), going);
    if (going > 0) {
        beginRemoveRows({}, rows() - int(going), rows() - 1);
        m_passing = 0;
        endRemoveRows();
    }
}

/// The rows in another order; so many others than these come after them, if they are fewer.
void MergedRowsModel::arrange(ViewRows order, std::size_t passing)
{
    const bool isInOrder = order.rows.size() <= m_shown.rows.size()
        && std::equal(order.rows.begin(), order.rows.end(), m_shown.rows.begin());
    if (isInOrder) {
        m_passingRow = m_shown.rows.empty() ? 0 : m_shown.rows.front();
        m_passing = passing;
        put(std::move(order));
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    const QModelIndexList after = indexesIn(order, before);
    m_passingRow = m_shown.rows.front();
    m_passing = passing;
    put(std::move(order));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void MergedRowsModel::put(ViewRows rows)
{
    RowList before = std::exchange(m_shown, std::move(rows)).rows;
    // That of the rows between two steps is less.
    if (before.capacity() > m_room.capacity())
        m_room = std::move(before);
}

/// Where the cells will be when the rows stand in the order; those of others come after them, each
/// at a place of its own, and those of rows that nobody has asked for yet are nowhere: Qt forgets
/// all cells but one that are held at the same place. Few are held, among very many.
QModelIndexList MergedRowsModel::indexesIn(const ViewRows& order, const QModelIndexList& held) const
{
    constexpr std::size_t kinds = 4096;
    std::unordered_map<Row, int> places;
    // Nearly all rows are told from those that are held by their last bits.
    std::vector<char> mayBeHeld(kinds, 0);
    std::size_t wanted = 0;
    int others = int(order.rows.size());
    for (const QModelIndex& cell : held) {
        if (isPassing(cell))
            continue;
        const Row row = rowAt(cell.row());
        const auto [place, isNew] = places.emplace(row, 0);
        if (!isNew)
            continue;
        if (!order.set[row]) {
            place->second = others++;
            continue;
        }
        mayBeHeld[row % kinds] = 1;
        ++wanted;
    }
    for (std::size_t place = 0; wanted > 0; ++place) {
        const Row row = order.rows[place];
        if (mayBeHeld[row % kinds] == 0)
            continue;
        if (const auto heldRow = places.find(row); heldRow != places.end()) {
            heldRow->second = int(place);
            --wanted;
        }
    }
    QModelIndexList moved;
    moved.reserve(held.size());
    for (const QModelIndex& cell : held) {
        moved.append(isPassing(cell) ? QModelIndex()
                                     : createIndex(places.at(rowAt(cell.row())), cell.column()));
    }
    return moved;
}

/// The places of the rows, as ranges from top to bottom; if there are more than so many, the one
/// that reaches from the first to the last.
std::vector<std::pair<int, int>> MergedRowsModel::rangesOf(
    const RowSet& changed, std::size_t most) const
{
    std::vector<std::pair<int, int>> ranges;
    for (int place = 0; place < rows() && ranges.size() <= most; ++place) {
        if (!changed[rowAt(place)])
            continue;
        if (!ranges.empty() && ranges.back().second == place - 1)
            ranges.back().second = place;
        else
            ranges.emplace_back(place, place);
    }
    if (ranges.size() <= most)
        return ranges;
    int last = rows() - 1;
    while (!changed[rowAt(last)])
        --last;
    return {{ranges.front().first, last}};
}

void MergedRowsModel::announceRows(std::span<const Row> changed)
{
    if (changed.empty() || m_shown.rows.empty())
        return;
    const RowSet set = RowSet::of(changed, std::size_t{std::ranges::max(changed)} + 1);
    for (const auto& [first, last] : rangesOf(set, maxAnnouncements))
        Q_EMIT dataChanged(index(first, 0), index(last, columns() - 1));
}

} // namespace models
