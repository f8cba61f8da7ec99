// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/merged_rows_model.h"

#include "row_marks.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace models {

using history::Row;

namespace {

/// Rows whose mark is 1, and the others, each in the order in which they were.
struct Partition {
    std::vector<Row> marked;
    std::vector<Row> others;
};

Partition partition(const std::vector<Row>& rows, const std::vector<char>& marks)
{
    // Every row is written to both, and only one of them advances: no branch to miss.
    Partition result{std::vector<Row>(rows.size() + 1), std::vector<Row>(rows.size() + 1)};
    std::size_t marked = 0;
    std::size_t others = 0;
    for (const Row row : rows) {
        result.marked[marked] = row;
        result.others[others] = row;
        const auto mark = static_cast<std::size_t>(marks[row]);
        marked += mark;
        others += 1 - mark;
    }
    result.marked.resize(marked);
    result.others.resize(others);
    return result;
}

std::size_t countMarked(const std::vector<Row>& rows, const std::vector<char>& marks)
{
    std::size_t count = 0;
    for (const Row row : rows)
        count += static_cast<std::size_t>(marks[row]);
    return count;
}

} // namespace

void MergedRowsModel::renumberRows(const std::function<Row(Row)>& numberOf)
{
    for (Row& row : m_rows)
        row = numberOf(row);
}

// One removal and one insertion at the end, each framed by a change of order. Views do every step
// in time that does not grow with the number of changed places.
void MergedRowsModel::showRows(const std::vector<Row>& wanted, std::size_t bound)
{
    if (wanted == m_rows)
        return;
    if (!m_rows.empty())
        keepOnly(marksOf(wanted, bound));
    appendMissing(wanted, bound);
    arrange(wanted, bound);
}

void MergedRowsModel::keepOnly(const std::vector<char>& keep)
{
    if (countMarked(m_rows, keep) == m_rows.size())
        return;
    auto [order, gone] = partition(m_rows, keep);
    const int kept = int(order.size());
    const int last = rows() - 1;
    order.insert(order.end(), gone.begin(), gone.end());
    arrange(std::move(order), keep.size());
    beginRemoveRows({}, kept, last);
    m_rows.resize(static_cast<std::size_t>(kept));
    endRemoveRows();
}

void MergedRowsModel::appendMissing(const std::vector<Row>& wanted, std::size_t bound)
{
    if (wanted.size() == m_rows.size())
        return;
    const std::vector<Row> missing = partition(wanted, marksOf(m_rows, bound)).others;
    beginInsertRows({}, rows(), int(wanted.size()) - 1);
    m_rows.insert(m_rows.end(), missing.begin(), missing.end());
    endInsertRows();
}

/// The same rows in another order.
void MergedRowsModel::arrange(std::vector<Row> order, std::size_t bound)
{
    if (order == m_rows)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    const QModelIndexList after = indexesIn(order, bound, before);
    m_rows = std::move(order);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

/// Where the cells will be when the rows stand in the order. Few cells are held, among very many.
QModelIndexList MergedRowsModel::indexesIn(
    const std::vector<Row>& order, std::size_t bound, const QModelIndexList& held) const
{
    std::unordered_map<Row, int> places;
    std::vector<char> isHeld(bound, 0);
    std::size_t wanted = 0;
    for (const QModelIndex& cell : held) {
        char& mark = isHeld[rowAt(cell.row())];
        wanted += mark == 0 ? 1 : 0;
        mark = 1;
    }
    for (std::size_t place = 0; places.size() < wanted; ++place) {
        if (isHeld[order[place]] != 0)
            places.emplace(order[place], int(place));
    }
    QModelIndexList moved;
    moved.reserve(held.size());
    for (const QModelIndex& cell : held)
        moved.append(index(places.at(rowAt(cell.row())), cell.column()));
    return moved;
}

void MergedRowsModel::announceRows(std::span<const Row> changed, std::size_t bound)
{
    if (changed.empty() || m_rows.empty())
        return;
    const std::vector<char> isChanged = marksOf(changed, bound);
    std::vector<std::pair<int, int>> ranges;
    for (int place = 0; place < rows(); ++place) {
        if (isChanged[rowAt(place)] == 0)
            continue;
        if (!ranges.empty() && ranges.back().second == place - 1)
            ranges.back().second = place;
        else
            ranges.emplace_back(place, place);
    }
    if (ranges.size() > maxAnnouncements)
        ranges = {{ranges.front().first, ranges.back().second}};
    for (const auto& [first, last] : ranges)
        Q_EMIT dataChanged(index(first, 0), index(last, columns() - 1));
}

} // namespace models
