// SPDX-License-Identifier: GPL-3.0-or-later
// What keys do in the table of a history.
#include "history_table.h"

#include "controls/tables/table_rows.h"

#include "deploy/models/list/history_model.h"

#include <QKeyEvent>

#include <algorithm>
#include <array>

namespace widgets {

void HistoryTable::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && selectionModel()->hasSelection())
        Q_EMIT openRequested(selectedRows().ids());
    else if (isEnter)
        chooseByKey();
    else if (event->matches(QKeySequence::Copy))
        Q_EMIT copyRequested();
    else if (event->key() == Qt::Key_Escape)
        event->ignore(); // the page clears its search
    else
        moveByKey(event);
}

/// Whole rows are chosen: an end is one of the list, not of a row.
QModelIndex HistoryTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (action != MoveHome && action != MoveEnd)
        return EvenRowsTable::moveCursor(action, modifiers);
    const QModelIndex end = EvenRowsTable::moveCursor(action, modifiers | Qt::ControlModifier);
    return currentIndex().isValid() ? end.siblingAtColumn(currentIndex().column()) : end;
}

void HistoryTable::moveByKey(QKeyEvent* event)
{
    const QModelIndex before = currentIndex();
    const bool isToEnd = event->key() == Qt::Key_Home || event->key() == Qt::Key_End;
    // With Ctrl, the row that is reached would not be the one that Enter opens.
    QKeyEvent plain(event->type(), event->key(), event->modifiers() & ~Qt::ControlModifier);
    EvenRowsTable::keyPressEvent(isToEnd ? &plain : event);
    if (isToEnd || !event->modifiers().testFlag(Qt::ControlModifier))
        chooseReached(event->key());
    m_place->setCurrentChosen(m_place->isCurrentChosen() || currentIndex() != before);
}

/// Who goes to the row that is the current one already, at an end, means it. A row that another one
/// left to be the current one is not meant before.
void HistoryTable::chooseReached(int key)
{
    constexpr std::array moves{
        Qt::Key_Home, Qt::Key_End, Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown};
    const bool isMove = std::ranges::find(moves, key) != moves.end();
    if (!isMove)
        return;
    chooseCurrent();
    m_place->noteMoved();
}

void HistoryTable::chooseCurrent()
{
    if (currentIndex().isValid() && !selectionModel()->hasSelection())
        selectRow(currentIndex().row());
}

/// A row that the keys are on, and that nobody has chosen yet: what they ask for is about that one,
/// and is seen to be before anything is opened.
void HistoryTable::chooseByKey()
{
    chooseCurrentRow(*this);
    m_place->noteMoved();
    m_place->setCurrentChosen(currentIndex().isValid());
}

} // namespace widgets
