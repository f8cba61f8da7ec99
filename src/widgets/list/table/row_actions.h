// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/command.h"

#include <QList>
#include <QObject>
#include <QPoint>

#include <optional>
#include <vector>

class QAction;
class QPainter;
class QRect;
class QStyleOptionViewItem;
class QTableView;

namespace models {
class HistoryModel;
}

namespace widgets {

/// What can be done with the row under the pointer and with the current one, as icons at its right
/// edge: hold, continue, go back. The menu of the table has all of it, for those without a pointer.
class RowActions final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowActions)

public:
    RowActions(QTableView& table, models::HistoryModel& model);

    /// On the selected row; their data is an operations::CommandKind. They outlive the icons.
    void setActions(const QList<QAction*>& actions);
    /// How much room they need at most, in pixels.
    [[nodiscard]] int width() const;
    /// Over the viewport, or none.
    void setPointer(std::optional<QPoint> pointer);
    /// Whose icon is there; null if there is none.
    [[nodiscard]] QAction* at(const QPoint& position) const;
    /// In the cell of the action of that row.
    void paint(QPainter& painter, const QStyleOptionViewItem& option, int row) const;

private:
    /// From the left.
    [[nodiscard]] std::vector<QAction*> of(int row) const;
    [[nodiscard]] bool isOffered(const QAction& action, int row) const;
    [[nodiscard]] static QRect placeOf(std::size_t number, std::size_t count, const QRect& cell);
    void repaint(int row);

    QTableView& m_table;
    models::HistoryModel& m_model;
    QList<QAction*> m_actions;
    int m_pointedRow = -1;
};

} // namespace widgets
