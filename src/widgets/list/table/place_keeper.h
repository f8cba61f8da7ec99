// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/list/unseen_rows.h"
#include "deploy/models/list/visible_rows.h"

#include <QObject>
#include <QPoint>

#include <functional>
#include <optional>

namespace widgets {

class HistoryTable;
class NewRowsPill;

/// Where rows are on the screen while they change. What is held is one row (under the pointer, the
/// current one, or the one at the top); the rest follows from it. What came in above in the
/// meantime is counted in a pill.
class PlaceKeeper final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlaceKeeper)

public:
    PlaceKeeper(HistoryTable& table, models::HistoryModel& model);

    /// Who changes the rows: what the user asks for may move them. A selected row that was in sight
    /// stays there, unless it goes.
    enum class Cause { Data, User };
    void keep(const std::function<void()>& change, Cause cause);
    /// The first rows are coming in: a pointer that merely rests there holds nothing.
    void setFilling(bool filling);
    [[nodiscard]] bool isFilling() const { return m_isFilling; }
    /// The table moved down by so many pixels in its window. Where there was no room to stay, a row
    /// goes with it; and back with it, if it goes back before it was painted.
    void stayDespiteMove(int down);

    /// Sorted by the user: the list starts at its top, or shows the selected row in the middle, if
    /// it went out of sight.
    void noteSorted();
    /// The user went to another row by a key: what is beyond an end, for the one before it, goes.
    void noteMoved();
    void notePress(const QPoint& pointer);
    /// Whether the user has chosen the current row, by a key or a press.
    void setCurrentChosen(bool chosen) { m_isCurrentChosen = chosen; }
    [[nodiscard]] bool isCurrentChosen() const { return m_isCurrentChosen; }
    /// Has the view compute its scroll bars, and widens their range for what is held.
    void fitScrollBar(const std::function<void()>& compute);
    void updatePill();

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    /// Another row came under the pointer.
    void shifted();

private:
    struct CurrentRow {
        int row;
        int column;
        bool isRowVisible;
    };

    /// Over the viewport, or none.
    void setPointer(std::optional<QPoint> pointer);
    void noteKey();
    void noteWheel();
    /// Rows must not move: the pointer is over them, or the current one is in view.
    [[nodiscard]] bool isHeld() const;
    [[nodiscard]] bool isPointedAt() const;
    [[nodiscard]] bool isCurrentVisible() const;
    [[nodiscard]] bool hasRoomToStay(int down) const;
    [[nodiscard]] int firstVisibleRow() const;
    /// The first one that is not behind the heading at the top.
    [[nodiscard]] int firstSeenRow() const;
    [[nodiscard]] int lastVisibleRow() const;
    [[nodiscard]] bool isRowVisible(int row) const;
    /// None of it is out of sight, or behind a heading.
    [[nodiscard]] bool isRowWhole(int row) const;
    /// The row that matters most to the user.
    [[nodiscard]] int rowToKeep() const;
    [[nodiscard]] QString idUnderPointer() const;
    void keepCurrentNear(const models::VisibleRows& rows, const CurrentRow& before);
    void place(int value, bool beyondTheEnds);
    void followScrolling();
    void goToTop();
    /// In the middle, if it is out of sight.
    void showSelected();

    HistoryTable& m_table;
    models::HistoryModel& m_model;
    models::UnseenRows m_unseen;
    NewRowsPill* m_pill;
    std::optional<QPoint> m_pointer; ///< over the viewport
    bool m_usesKeys = false; ///< rather than the pointer
    bool m_isCurrentChosen = false;
    bool m_isFilling = false;
    bool m_isTouched = false; ///< since it began to fill
    bool m_followsTop = true; ///< new rows at the top are wanted in view once nothing is held
    bool m_isPlacing = false; ///< the view scrolls automatically
    int m_wentDown = 0; ///< with the table, by so many pixels since it was painted
    std::optional<int> m_heldValue; ///< of the scroll bar, which goes beyond its ends for it
};

} // namespace widgets
