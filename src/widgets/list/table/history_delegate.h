// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "list/cells/search_marks.h"

#include "deploy/models/list/list_sections.h"

#include <QStyledItemDelegate>

namespace widgets {

/// Draws the cells of the list: a status with its icon, progress as a bar, what is going on part by
/// part. Production stands out among the environments. Actions are drawn over
/// the rows that offer them (RowActions).
class HistoryDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryDelegate)

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// What the list is searched for is marked in the columns that are searched.
    void setSearched(const QString& text);

    void paint(QPainter* painter, const QStyleOptionViewItem& cell,
        const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    static void styleStatus(QStyleOptionViewItem* option, const QModelIndex& index);
    static void styleEnvironment(QStyleOptionViewItem* option, const QModelIndex& index);
    static void styleComputed(
        QStyleOptionViewItem* option, const QModelIndex& index, models::ComputedColumn column);
    void paintBelowHeading(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintParts(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    static void paintDate(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index);
    static void paintProgress(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index);
    static void paintProblem(QPainter* painter, const QStyleOptionViewItem& option);
    void paintMarks(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    SearchMarks m_marks;
};

} // namespace widgets
