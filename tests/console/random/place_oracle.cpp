// SPDX-License-Identifier: GPL-3.0-or-later
#include "place_oracle.h"

#include "deploy/models/list/history_model.h"

#include <gtest/gtest.h>

namespace random_window {

using models::HistoryModel;

namespace {

QRect placeOf(const QTableView& table, const Desk& desk)
{
    return {table.mapTo(&desk.window(), QPoint()), table.size()};
}

} // namespace

KeptPlace::KeptPlace(const Desk& desk)
{
    if (!desk.isListInFront() || desk.list() == nullptr)
        return;
    const QTableView& table = Desk::tableOf(*desk.list());
    m_table = placeOf(table, desk);
    const QModelIndex current = table.currentIndex();
    // The heading at the top covers what is behind it.
    const QRect seen = table.viewport()->rect().adjusted(0, table.fontMetrics().height() * 2, 0, 0);
    const QRect row = table.visualRect(current.siblingAtColumn(Desk::firstSection(table)));
    if (!table.isVisible() || !table.selectionModel()->isSelected(current)
        || !seen.contains(QPoint(seen.left(), row.top()))
        || !seen.contains(QPoint(seen.left(), row.bottom())))
        return;
    m_id = current.siblingAtColumn(0).data(HistoryModel::IdRole).toString();
    m_bottom = table.viewport()->mapTo(&desk.window(), row.bottomLeft()).y();
}

void KeptPlace::expectKept(const Desk& desk) const
{
    if (m_id.isEmpty() || !desk.isListInFront())
        return;
    const QTableView& table = Desk::tableOf(*desk.list());
    const QModelIndex current = table.currentIndex();
    const QString id = current.siblingAtColumn(0).data(HistoryModel::IdRole).toString();
    if (id != m_id || placeOf(table, desk) != m_table)
        return;
    const QRect row = table.visualRect(current.siblingAtColumn(Desk::firstSection(table)));
    EXPECT_EQ(table.viewport()->mapTo(&desk.window(), row.bottomLeft()).y(), m_bottom)
        << "the row of " << m_id.toStdString() << " moved";
}

} // namespace random_window
