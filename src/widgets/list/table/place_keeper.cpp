// SPDX-License-Identifier: GPL-3.0-or-later
#include "place_keeper.h"

#include "history_table.h"
#include "new_rows_pill.h"

#include "deploy/models/list/history_model.h"

#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace widgets {

using models::VisibleRows;

PlaceKeeper::PlaceKeeper(HistoryTable& table, models::HistoryModel& model)
    : QObject(&table)
    , m_table(table)
    , m_model(model)
    , m_unseen(model)
    , m_pill(new NewRowsPill(&table))
{
    table.installEventFilter(this);
    table.viewport()->installEventFilter(this);
    connect(
        table.verticalScrollBar(), &QScrollBar::valueChanged, this, &PlaceKeeper::followScrolling);
    connect(m_pill, &QAbstractButton::clicked, this, &PlaceKeeper::goToTop);
}

void PlaceKeeper::noteSorted()
{
    m_unseen.seeFrom(0);
    showSelected();
    updatePill();
}

/// What is selected is what one looks at: the order is another one around it, or other rows are.
void PlaceKeeper::showSelected()
{
    const QModelIndex current = m_table.currentIndex();
    if (!current.isValid() || !m_table.selectionModel()->isSelected(current)
        || isRowWhole(current.row()))
        return;
    const QScopedValueRollback scrolling(m_isPlacing, false);
    m_table.scrollTo(current, QAbstractItemView::PositionAtCenter);
}

/// Follows the pointer, and the keys: whoever takes one first.
bool PlaceKeeper::eventFilter(QObject* watched, QEvent* event)
{
    const bool isInRows = watched == m_table.viewport();
    if (isInRows && event->type() == QEvent::Paint)
        m_wentDown = 0;
    if (event->type() == (isInRows ? QEvent::Leave : QEvent::Hide)) {
        setPointer(std::nullopt);
    } else if (!isInRows
        && (event->type() == QEvent::KeyPress || event->type() == QEvent::ContextMenu)) {
        noteKey();
    } else if (isInRows && event->type() == QEvent::Enter) {
        setPointer(static_cast<QEnterEvent*>(event)->position().toPoint());
    } else if (isInRows && event->type() == QEvent::MouseMove) {
        setPointer(static_cast<QMouseEvent*>(event)->pos());
        m_usesKeys = false;
    } else if (isInRows && event->type() == QEvent::Wheel) {
        noteWheel();
    }
    return QObject::eventFilter(watched, event);
}

int PlaceKeeper::firstVisibleRow() const
{
    return m_table.rowAtPlace(std::max(0, m_table.verticalScrollBar()->value()));
}

int PlaceKeeper::firstSeenRow() const
{
    const int covered = m_table.groupHeadings().coveredAtTop();
    return m_table.rowAtPlace(std::max(0, m_table.verticalScrollBar()->value() + covered));
}

int PlaceKeeper::lastVisibleRow() const
{
    const int end = m_table.verticalScrollBar()->value() + m_table.viewport()->height() - 1;
    const int last = end < 0 ? -1 : m_table.rowAtPlace(end);
    return std::min(last, m_model.rowCount() - 1);
}

bool PlaceKeeper::isRowVisible(int row) const
{
    return row >= firstSeenRow() && row <= lastVisibleRow();
}

bool PlaceKeeper::isRowWhole(int row) const
{
    const int top = m_table.verticalScrollBar()->value();
    return m_table.topOf(row) >= top + m_table.groupHeadings().coveredAtTop()
        && m_table.bottomOf(row) <= top + m_table.viewport()->height();
}

bool PlaceKeeper::isPointedAt() const
{
    return m_pointer && (!m_isFilling || m_isTouched);
}

/// Focus alone makes a row the current one, too; the user has not chosen that.
bool PlaceKeeper::isCurrentVisible() const
{
    return isRowVisible(m_table.currentIndex().row())
        && (m_isCurrentChosen || m_table.selectionModel()->isSelected(m_table.currentIndex()));
}

bool PlaceKeeper::isHeld() const
{
    return isPointedAt() || isCurrentVisible();
}

int PlaceKeeper::rowToKeep() const
{
    const int pointed = isPointedAt() ? m_table.rowAt(m_pointer->y()) : -1;
    if (isCurrentVisible() && (m_usesKeys || pointed < 0))
        return m_table.currentIndex().row();
    return pointed >= 0 ? pointed : firstVisibleRow();
}

QString PlaceKeeper::idUnderPointer() const
{
    const int row = isPointedAt() ? m_table.rowAt(m_pointer->y()) : -1;
    return row < 0 ? QString() : m_model.id(row);
}

void PlaceKeeper::keep(const std::function<void()>& change, Cause cause)
{
    const int value = m_table.verticalScrollBar()->value();
    const bool isHeldNow = cause == Cause::Data && isHeld();
    const bool isKept = isHeldNow || (cause == Cause::Data ? !m_followsTop : value > 0);
    const int kept = rowToKeep();
    const QString pointed = idUnderPointer();
    const int first = firstVisibleRow();
    const VisibleRows rows(m_model, first, lastVisibleRow());
    std::vector<int> bottoms;
    for (int row = first; row <= lastVisibleRow(); ++row)
        bottoms.push_back(m_table.bottomOf(row));
    const QPersistentModelIndex current = m_table.currentIndex();
    const CurrentRow before{m_table.currentIndex().row(), m_table.currentIndex().column(),
        isRowVisible(m_table.currentIndex().row())};
    const QScopedValueRollback placing(m_isPlacing, true);
    m_unseen.begin();
    change();
    if (before.row >= 0 && !current.isValid())
        keepCurrentNear(rows, before);
    m_table.doItemsLayout();
    const auto move = isKept ? rows.moveNear(kept) : std::nullopt;
    const int moved = move
        ? m_table.bottomOf(move->now) - bottoms.at(static_cast<std::size_t>(move->before - first))
        : 0;
    // Where none of the rows that were seen is left, there is none to be held beyond an end.
    place(isKept ? value + moved : 0, isHeldNow && move);
    if (cause == Cause::User && before.isRowVisible)
        showSelected();
    m_unseen.end(cause == Cause::Data ? firstSeenRow() : 0);
    if (isPointedAt() && cause == Cause::Data && !pointed.isEmpty() && pointed != idUnderPointer())
        Q_EMIT shifted();
    updatePill();
}

// The selection model would take the last row there is for the current one.
void PlaceKeeper::keepCurrentNear(const VisibleRows& rows, const CurrentRow& before)
{
    const auto move = before.isRowVisible ? rows.moveNear(before.row) : std::nullopt;
    const int row = move ? move->now : std::min(before.row, m_model.rowCount() - 1);
    m_table.selectionModel()->setCurrentIndex(
        row < 0 ? QModelIndex() : m_model.index(row, before.column), QItemSelectionModel::NoUpdate);
}

void PlaceKeeper::place(int value, bool beyondTheEnds)
{
    m_heldValue = beyondTheEnds ? std::optional(value) : std::nullopt;
    m_table.updateGeometries();
    const QScopedValueRollback placing(m_isPlacing, true);
    m_table.verticalScrollBar()->setValue(value);
}

// Where rows vanish near an end of the list, the held one can stay only if the view goes beyond it.
void PlaceKeeper::fitScrollBar(const std::function<void()>& compute)
{
    const QScopedValueRollback placing(m_isPlacing, true);
    compute();
    QScrollBar& bar = *m_table.verticalScrollBar();
    if (m_heldValue) {
        bar.setRange(std::min(bar.minimum(), *m_heldValue), std::max(bar.maximum(), *m_heldValue));
        bar.setValue(*m_heldValue);
    } else if (bar.value() <= 0) {
        m_followsTop = true;
    }
}

void PlaceKeeper::setFilling(bool filling)
{
    if (filling && !m_isFilling)
        m_isTouched = false;
    m_isFilling = filling;
}

void PlaceKeeper::stayDespiteMove(int down)
{
    down += std::exchange(m_wentDown, 0);
    // Bands come and go while the first rows come in; those begin at the top.
    if (down == 0 || !isHeld() || m_isFilling)
        return;
    const QString pointed = idUnderPointer();
    if (hasRoomToStay(down)) {
        place(m_table.verticalScrollBar()->value() + down, true);
    } else {
        m_wentDown = down;
        if (!pointed.isEmpty())
            Q_EMIT shifted();
    }
}

/// What came above would cover it otherwise; beside the rows the pointer holds none.
bool PlaceKeeper::hasRoomToStay(int down) const
{
    const bool isPointed = isPointedAt() && m_table.rowAt(m_pointer->y()) >= 0;
    if (!isPointed && !isCurrentVisible())
        return false;
    const int row = rowToKeep();
    const int top = m_table.topOf(row) - m_table.verticalScrollBar()->value();
    return top - down >= m_table.groupHeadings().coveredAtTop();
}

void PlaceKeeper::setPointer(std::optional<QPoint> pointer)
{
    const bool wasHeld = isHeld();
    m_pointer = pointer;
    if (!wasHeld || isHeld())
        return;
    // The pointer has left.
    place(m_followsTop ? 0 : m_table.verticalScrollBar()->value(), false);
    m_unseen.seeFrom(firstSeenRow());
    updatePill();
}

void PlaceKeeper::noteKey()
{
    m_usesKeys = true;
    m_isTouched = true;
}

void PlaceKeeper::noteMoved()
{
    if (!m_heldValue)
        return;
    const QString pointed = idUnderPointer();
    place(m_table.verticalScrollBar()->value(), false);
    m_unseen.seeFrom(firstSeenRow());
    if (!pointed.isEmpty() && pointed != idUnderPointer())
        Q_EMIT shifted();
    updatePill();
}

void PlaceKeeper::notePress(const QPoint& pointer)
{
    m_usesKeys = false;
    m_isTouched = true;
    m_pointer = pointer;
}

void PlaceKeeper::noteWheel()
{
    m_usesKeys = false;
    m_isTouched = true;
}

/// By the user: the view itself says when it does so.
void PlaceKeeper::followScrolling()
{
    if (m_isPlacing)
        return;
    m_isTouched = true;
    m_followsTop = m_table.verticalScrollBar()->value() <= 0;
    m_heldValue.reset();
    m_table.updateGeometries();
    m_unseen.seeFrom(firstSeenRow());
    updatePill();
}

void PlaceKeeper::goToTop()
{
    m_followsTop = true;
    place(0, false);
    m_unseen.seeFrom(0);
    updatePill();
}

void PlaceKeeper::updatePill()
{
    const QPoint pointer = m_pointer ? m_table.viewport()->mapTo(&m_table, *m_pointer) : QPoint();
    m_pill->setCount(
        m_unseen.count(), m_table.viewport()->geometry(), m_pointer ? &pointer : nullptr);
}

} // namespace widgets
