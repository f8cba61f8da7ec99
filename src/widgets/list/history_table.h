// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/columns.h"
#include "deploy/models/list/rows_in_sight.h"
#include "deploy/models/list/unseen_rows.h"

#include <QMap>
#include <QTableView>
#include <QTimer>
#include <QVariantMap>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace models {
class HistoryModel;
}

namespace widgets {

class NewRowsPill;

/// The table of the list page: columns to choose and to move, copying, opening by mouse and
/// keyboard. Rows stay under the pointer and the current row stays where it is on the screen while
/// the data changes; what came in above meanwhile is counted in a pill at the top.
class HistoryTable final : public QTableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryTable)

public:
    explicit HistoryTable(models::HistoryModel& model, QWidget* parent = nullptr);

    /// Time that goes on steadily, from any beginning.
    using Uptime = std::function<std::chrono::milliseconds()>;
    void setUptime(Uptime uptime) { m_uptime = std::move(uptime); }

    /// Who changes the rows: what the user asks for may move them.
    enum class Cause { Data, User };
    /// Does something that changes rows, and keeps the place at which somebody looks.
    void keepPlace(const std::function<void()>& change, Cause cause = Cause::Data);
    /// How long rows have to stand still yet, since somebody has just pressed on one.
    [[nodiscard]] std::chrono::milliseconds restAfterPress() const;
    /// The first rows are coming in: a pointer that merely lies there holds nothing.
    void setFilling(bool filling);
    /// The table moved down by so many pixels in its window: rows that are held stay on the screen.
    void stayDespiteMove(int down);
    /// Selected rows of the model, from top to bottom.
    /// Counted by ranges: all of a million rows are one.
    [[nodiscard]] int selectedCount() const;
    [[nodiscard]] QList<int> selectedRowNumbers() const;
    [[nodiscard]] QStringList selectedIds() const;
    [[nodiscard]] std::vector<history::Column> shownColumns() const;
    /// Shows and hides the rare columns, as the history has them by now.
    void updateColumns();
    /// To the clipboard; returns how many rows.
    int copySelection() const;
    void copySelectedIds() const;

    /// Order, width and choice of columns by name, and the sort.
    [[nodiscard]] QVariantMap state() const;
    /// What is unknown is passed over, what is missing keeps its default.
    void restoreState(const QVariantMap& state);

Q_SIGNALS:
    void openRequested(const QStringList& ids);
    void copyRequested();
    /// Some time after the last of several changes to columns or sort.
    void stateChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void updateGeometries() override;
    void paintEvent(QPaintEvent* event) override;

private:
    void setupLooks();
    void setupHeader();
    void connectHeader();
    void showSort();
    void applyDefaultColumns();
    void fitRowHeight();
    [[nodiscard]] int defaultWidth(int section) const;
    [[nodiscard]] QList<int> visualSections() const;
    void showColumnMenu(const QPoint& position);
    void setSectionShown(int section, bool shown);
    [[nodiscard]] bool isWanted(int section) const;
    void setWanted(int section, bool wanted);
    void placeNewSections(const QVariantList& columns);
    [[nodiscard]] int sectionByName(const QString& name) const;
    void restoreColumn(const QVariantMap& column, int visual);
    void moveByKey(QKeyEvent* event);
    void setupPlace();
    /// Rows must not move: the pointer is over them, or the current one is in view.
    [[nodiscard]] bool isHeld() const;
    [[nodiscard]] bool isPointedAt() const;
    [[nodiscard]] bool isCurrentInSight() const;
    [[nodiscard]] int firstInSight() const;
    [[nodiscard]] int lastInSight() const;
    [[nodiscard]] bool isInSight(int row) const;
    /// The row that matters most to whoever looks.
    [[nodiscard]] int rowToKeep() const;
    [[nodiscard]] QString idUnderPointer() const;
    struct CurrentRow {
        int row;
        int column;
        bool isInSight;
    };
    void keepCurrentNear(const models::RowsInSight& rows, const CurrentRow& before);
    void place(int value, bool beyondTheEnds);
    void setPointer(std::optional<QPoint> pointer);
    void followScrolling();
    void goToTop();
    void updatePill();

    models::HistoryModel& m_model;
    QTimer m_stateTimer;
    /// Sections that are wanted, but of which the history has nothing, with their widths.
    QMap<int, int> m_withheld;
    Uptime m_uptime;
    models::UnseenRows m_unseen;
    NewRowsPill* m_pill;
    std::optional<QPoint> m_pointer; ///< over the viewport
    bool m_usesKeys = false; ///< rather than the pointer
    bool m_isCurrentChosen = false; ///< the current row, by a key or a press
    bool m_isFilling = false;
    bool m_isTouched = false; ///< since it began to fill
    bool m_followsTop = true; ///< new rows at the top are wanted in view once nothing is held
    bool m_isPlacing = false; ///< the view scrolls by itself
    std::optional<int> m_heldValue; ///< of the scroll bar, which goes beyond its ends for it
    std::optional<std::chrono::milliseconds> m_lastPress;
    std::optional<std::chrono::milliseconds> m_lastShift; ///< another row came under the pointer
    QString m_pressedId; ///< by the first of two presses
    bool m_isPressPassedOver = false;
};

} // namespace widgets
