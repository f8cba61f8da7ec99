// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "even_rows_table.h"
#include "group_headings.h"
#include "place_keeper.h"
#include "press_guard.h"
#include "selected_rows.h"

#include "deploy/widgets/list/table/list_density.h"

#include <QAction>
#include <QPointer>

#include <chrono>
#include <functional>

namespace models {
class HistoryModel;
}

namespace widgets {

class CurrentRowRing;
class HistoryDelegate;
class HistoryTableColumns;
class RowActions;
class SortHeader;

/// The table of the list page: columns to choose and to move, copying, opening by mouse and
/// keyboard. Rows stay under the pointer and the current row stays where it is on the screen while
/// the data changes.
class HistoryTable final : public EvenRowsTable {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryTable)

public:
    explicit HistoryTable(models::HistoryModel& model, QWidget* parent = nullptr);
    ~HistoryTable() override;

    void setUptime(PressGuard::Uptime uptime) { m_presses.setUptime(std::move(uptime)); }
    /// The time that presses, and the list's updates, go by.
    [[nodiscard]] std::chrono::milliseconds uptime() const { return m_presses.uptime(); }
    using Cause = PlaceKeeper::Cause;
    /// Does something that changes rows, and keeps the scroll position of the rows in use.
    void keepPlace(const std::function<void()>& change, Cause cause = Cause::Data)
    {
        m_place->keep(
            [&] {
                change();
                m_groups->update();
            },
            cause);
    }
    /// How much room there is above and below the text of a row.
    void setDensity(ListDensity density);
    /// Those on the selected row, at its edge (RowActions::setActions()).
    void setRowActions(QAction* log, const QList<QAction*>& commands);
    /// What is marked in the cells.
    void setSearched(const QString& text);
    /// Headings of groups, where rows are sorted by the time they began or by environment.
    void setGroupHeadings(bool shown) { m_groups->setShown(shown); }
    [[nodiscard]] GroupHeadings& groupHeadings() const { return *m_groups; }
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] PlaceKeeper& place() { return *m_place; }
    [[nodiscard]] HistoryTableColumns& columns() const { return *m_columns; }
    /// How long rows must still not move, since one has just been pressed.
    [[nodiscard]] std::chrono::milliseconds restAfterPress() const { return m_presses.rest(); }
    [[nodiscard]] SelectedRows selectedRows() const;
    /// Selects the current row where none is selected.
    void chooseCurrent();
    void updateGeometries() override;

Q_SIGNALS:
    void openRequested(const QStringList& ids);
    void copyRequested();

protected:
    /// The selected rows, as text.
    void startDrag(Qt::DropActions actions) override;
    void keyPressEvent(QKeyEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void setupAppearance();
    void fitRowHeight();
    void runAction(const QModelIndex& index);
    void moveByKey(QKeyEvent* event);
    void chooseReached(int key);
    void chooseByKey();

    models::HistoryModel& m_model;
    HistoryDelegate* m_delegate;
    SortHeader* m_header;
    HistoryTableColumns* m_columns = nullptr;
    PlaceKeeper* m_place = nullptr;
    GroupHeadings* m_groups = nullptr;
    RowActions* m_rowActions = nullptr;
    CurrentRowRing* m_ring = nullptr;
    bool m_isActionPressed = false; ///< one at the edge of a row,
    QPointer<QAction> m_pressedAction; ///< whose icon it was; null: the link
    ListDensity m_density = ListDensity::Compact;
    PressGuard m_presses;
};

} // namespace widgets
