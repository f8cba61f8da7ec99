// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/base_table_model.h"

namespace models {

int BaseTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : rows();
}

int BaseTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columns();
}

QVariant BaseTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    Q_ASSERT(checkIndex(index, CheckIndexOption::ParentIsInvalid));
    return cell(index.row(), index.column(), role);
}

QVariant BaseTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns())
        return {};
    return heading(section, role);
}

void BaseTableModel::announceColumns(int first, int last, const QList<int>& roles)
{
    if (rows() > 0 && first <= last)
        Q_EMIT dataChanged(index(0, first), index(rows() - 1, last), roles);
}

void BaseTableModel::announceAll(const QList<int>& roles)
{
    announceColumns(0, columns() - 1, roles);
}

void BaseTableModel::replaceContents(int& rows, int count, const std::function<void()>& replace)
{
    if (count < rows) {
        beginRemoveRows({}, count, rows - 1);
        rows = count;
        endRemoveRows();
    }
    replace();
    announceAll();
    if (count > rows) {
        beginInsertRows({}, rows, count - 1);
        rows = count;
        endInsertRows();
    }
}

} // namespace models
