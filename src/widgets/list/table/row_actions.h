// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/command.h"

#include <QList>
#include <QObject>
#include <QPoint>
#include <QRect>

#include <optional>
#include <vector>

class QAction;
class QPainter;

namespace models {
class HistoryModel;
}

namespace widgets {

class EvenRowsTable;

/// What can be done with the row under the pointer and with the current one, at the right edge of
/// the table however far that is scrolled: a link to its page, its log, and what its state allows
/// (hold, continue, go back). All other rows stay quiet. The menu of the table has all of it, with
/// keys, for those without a pointer.
class RowActions final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowActions)

public:
    static constexpr int iconPlace = 26; ///< of one, with what is around it, in pixels

    /// Of a table that has its model.
    RowActions(EvenRowsTable& table, models::HistoryModel& model);

    /// On the selected row: its log, and commands, whose data is an operations::CommandKind. They
    /// outlive the icons.
    void setActions(QAction* log, const QList<QAction*>& commands);
    /// How much room the icons need at most, in pixels.
    [[nodiscard]] int iconsWidth() const;
    /// Whether it is where the actions of a row are or would be, in the viewport.
    [[nodiscard]] bool isAt(const QPoint& position) const;
    /// Whose icon is there; null if there is none.
    [[nodiscard]] QAction* at(const QPoint& position) const;
    /// Over the rows.
    void paint(QPainter& painter) const;
    /// Other rows, or other parts of them, have come into view.
    void handleScrolled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setPointer(std::optional<QPoint> pointer);
    /// None: -1.
    [[nodiscard]] int pointedRow() const;
    /// Not the pointed one: the current one, where it is chosen or the keyboard is; none: -1.
    [[nodiscard]] int currentRow() const;
    /// From the left.
    [[nodiscard]] std::vector<QAction*> of(int row) const;
    [[nodiscard]] bool isOffered(const QAction& action, int row) const;
    [[nodiscard]] QRect placeOf(int row) const;
    [[nodiscard]] QString word() const;
    [[nodiscard]] bool hasWord(int row) const;
    [[nodiscard]] int widthWith(std::size_t icons, bool hasWord) const;
    [[nodiscard]] QRect placeOfIcon(
        std::size_t number, std::size_t count, const QRect& place) const;
    void paintRow(QPainter& painter, int row) const;
    void paintIcons(QPainter& painter, int row, const QColor& color) const;
    void repaint(int row);

    EvenRowsTable& m_table;
    models::HistoryModel& m_model;
    QAction* m_log = nullptr;
    QList<QAction*> m_commands;
    std::optional<QPoint> m_pointer; ///< over the viewport
    int m_paintedRow = -1; ///< of the pointer, when it was last looked at
};

} // namespace widgets
