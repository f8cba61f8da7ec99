// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <functional>

namespace models {

/// Owns the contract of a flat table model (parents, bounds, headings); a concrete table only
/// answers what stands in a cell. Rows may change only between the begin… and end… calls of
/// QAbstractItemModel.
class BaseTableModel : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BaseTableModel)

public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const final;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final;

protected:
    [[nodiscard]] virtual int rows() const = 0;
    [[nodiscard]] virtual int columns() const = 0;
    /// Row and column are within bounds.
    [[nodiscard]] virtual QVariant cell(int row, int column, int role) const = 0;
    /// The heading of a column that is within bounds.
    [[nodiscard]] virtual QVariant heading(int column, int role) const = 0;

    /// Says that cells of these columns, in all rows, are to be redrawn; does nothing if there are
    /// no rows.
    void announceColumns(int first, int last, const QList<int>& roles = {});
    void announceAll(const QList<int>& roles = {});

    /// Has the contents replaced: rows that go are removed while their contents are still there,
    /// rows that come are inserted once theirs are, and all others are announced. The first number
    /// is the one that rows() tells.
    void replaceContents(int& rows, int count, const std::function<void()>& replace);
};

} // namespace models
