// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_table.h"

#include "new_rows_pill.h"

#include "deploy/models/list/history_model.h"

#include <QApplication>
#include <QHeaderView>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

// Where rows are on the screen while they change. All rows are of one height, so a place is a row
// and a rest of pixels. What is held is one row; the rest follows from it.

namespace widgets {

using models::HistoryModel;
using models::RowsInSight;
using std::chrono::milliseconds;

namespace {

/// Between looking and pressing, and between two presses.
constexpr milliseconds stillness{500};

milliseconds steadyTime()
{
    return std::chrono::duration_cast<milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

void HistoryTable::setupPlace()
{
    m_uptime = steadyTime;
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &HistoryTable::followScrolling);
    connect(m_pill, &QAbstractButton::clicked, this, &HistoryTable::goToTop);
    // Sorted by somebody: they look at it afresh.
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this] {
        m_unseen.seeFrom(0);
        updatePill();
    });
}

int HistoryTable::firstInSight() const
{
    return std::max(0, verticalScrollBar()->value()) / verticalHeader()->defaultSectionSize();
}

int HistoryTable::lastInSight() const
{
    const int end = verticalScrollBar()->value() + viewport()->height() - 1;
    const int last = end < 0 ? -1 : end / verticalHeader()->defaultSectionSize();
    return std::min(last, m_model.rowCount() - 1);
}

bool HistoryTable::isInSight(int row) const
{
    return row >= firstInSight() && row <= lastInSight();
}

bool HistoryTable::isPointedAt() const
{
    return m_pointer && (!m_isFilling || m_isTouched);
}

/// Focus alone makes a row the current one, too; nobody has chosen that.
bool HistoryTable::isCurrentInSight() const
{
    return isInSight(currentIndex().row())
        && (m_isCurrentChosen || selectionModel()->isSelected(currentIndex()));
}

bool HistoryTable::isHeld() const
{
    return isPointedAt() || isCurrentInSight();
}

int HistoryTable::rowToKeep() const
{
    const int pointed = isPointedAt() ? rowAt(m_pointer->y()) : -1;
    if (isCurrentInSight() && (m_usesKeys || pointed < 0))
        return currentIndex().row();
    return pointed >= 0 ? pointed : firstInSight();
}

QString HistoryTable::idUnderPointer() const
{
    const int row = isPointedAt() ? rowAt(m_pointer->y()) : -1;
    return row < 0 ? QString() : m_model.id(row);
}

void HistoryTable::keepPlace(const std::function<void()>& change, Cause cause)
{
    const int value = verticalScrollBar()->value();
    const bool isHeldNow = cause == Cause::Data && isHeld();
    const bool isKept = isHeldNow || (cause == Cause::Data ? !m_followsTop : value > 0);
    const int kept = rowToKeep();
    const QString pointed = idUnderPointer();
    const RowsInSight rows(m_model, firstInSight(), lastInSight());
    const QPersistentModelIndex current = currentIndex();
    const CurrentRow before{
        currentIndex().row(), currentIndex().column(), isInSight(currentIndex().row())};
    const QScopedValueRollback placing(m_isPlacing, true);
    m_unseen.begin();
    change();
    if (before.row >= 0 && !current.isValid())
        keepCurrentNear(rows, before);
    doItemsLayout();
    const auto move = isKept ? rows.moveNear(kept) : std::nullopt;
    const int moved =
        move ? (move->now - move->before) * verticalHeader()->defaultSectionSize() : 0;
    place(isKept ? value + moved : 0, isHeldNow);
    m_unseen.end(cause == Cause::Data ? firstInSight() : 0);
    if (isPointedAt() && cause == Cause::Data && !pointed.isEmpty() && pointed != idUnderPointer())
        m_lastShift = m_uptime();
    updatePill();
}

// The selection model would take the last row there is for the current one.
void HistoryTable::keepCurrentNear(const RowsInSight& rows, const CurrentRow& before)
{
    const auto move = before.isInSight ? rows.moveNear(before.row) : std::nullopt;
    const int row = move ? move->now : std::min(before.row, m_model.rowCount() - 1);
    selectionModel()->setCurrentIndex(
        row < 0 ? QModelIndex() : m_model.index(row, before.column), QItemSelectionModel::NoUpdate);
}

void HistoryTable::place(int value, bool beyondTheEnds)
{
    m_heldValue = beyondTheEnds ? std::optional(value) : std::nullopt;
    updateGeometries();
    const QScopedValueRollback placing(m_isPlacing, true);
    verticalScrollBar()->setValue(value);
}

// Of a region that begins above the first row, QTableView paints nothing at all.
void HistoryTable::paintEvent(QPaintEvent* event)
{
    const int above = -verticalScrollBar()->value();
    if (above <= 0) {
        QTableView::paintEvent(event);
        return;
    }
    const QRegion rows = event->region().intersected(viewport()->rect().adjusted(0, above, 0, 0));
    if (rows.isEmpty())
        return;
    QPaintEvent below(rows);
    QTableView::paintEvent(&below);
}

// Where rows vanish near an end of the list, the held one can stay only if the view goes beyond it.
void HistoryTable::updateGeometries()
{
    const QScopedValueRollback placing(m_isPlacing, true);
    QTableView::updateGeometries();
    QScrollBar& bar = *verticalScrollBar();
    if (m_heldValue) {
        bar.setRange(std::min(bar.minimum(), *m_heldValue), std::max(bar.maximum(), *m_heldValue));
        bar.setValue(*m_heldValue);
    } else if (bar.value() <= 0) {
        m_followsTop = true;
    }
}

void HistoryTable::setFilling(bool filling)
{
    if (filling && !m_isFilling)
        m_isTouched = false;
    m_isFilling = filling;
}

void HistoryTable::stayDespiteMove(int down)
{
    if (down != 0 && isHeld())
        place(verticalScrollBar()->value() + down, true);
}

milliseconds HistoryTable::restAfterPress() const
{
    if (!m_lastPress)
        return {};
    const milliseconds rest =
        std::max(stillness, milliseconds(QApplication::doubleClickInterval()));
    return std::max(*m_lastPress + rest - m_uptime(), milliseconds(0));
}

void HistoryTable::setPointer(std::optional<QPoint> pointer)
{
    const bool wasHeld = isHeld();
    m_pointer = pointer;
    if (!wasHeld || isHeld())
        return;
    // Nobody points at anything any more.
    place(m_followsTop ? 0 : verticalScrollBar()->value(), false);
    m_unseen.seeFrom(firstInSight());
    updatePill();
}

/// By the user: the view itself says when it does so.
void HistoryTable::followScrolling()
{
    if (m_isPlacing)
        return;
    m_isTouched = true;
    m_followsTop = verticalScrollBar()->value() <= 0;
    m_heldValue.reset();
    updateGeometries();
    m_unseen.seeFrom(firstInSight());
    updatePill();
}

void HistoryTable::goToTop()
{
    m_followsTop = true;
    place(0, false);
    m_unseen.seeFrom(0);
    updatePill();
}

void HistoryTable::updatePill()
{
    const QPoint pointer = m_pointer ? viewport()->mapTo(this, *m_pointer) : QPoint();
    m_pill->setCount(m_unseen.count(), viewport()->geometry(), m_pointer ? &pointer : nullptr);
}

void HistoryTable::mousePressEvent(QMouseEvent* event)
{
    m_usesKeys = false;
    m_isTouched = true;
    m_pointer = event->pos();
    // The row that was meant has just gone from under the pointer; the one that is there now was
    // not meant.
    m_isPressPassedOver =
        event->button() == Qt::LeftButton && m_lastShift && m_uptime() - *m_lastShift < stillness;
    m_pressedId.clear();
    if (m_isPressPassedOver)
        return;
    m_lastPress = m_uptime();
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid()
        && index.column() != HistoryModel::actionSection())
        m_pressedId = m_model.id(index.row());
    QTableView::mousePressEvent(event);
    m_isCurrentChosen = index.isValid();
}

void HistoryTable::mouseReleaseEvent(QMouseEvent* event)
{
    if (!std::exchange(m_isPressPassedOver, false))
        QTableView::mouseReleaseEvent(event);
}

// What opens is what was pressed first, whatever stands there at the second press.
void HistoryTable::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_pressedId.isEmpty()) {
        mousePressEvent(event);
        return;
    }
    m_lastPress = m_uptime();
    Q_EMIT openRequested({std::exchange(m_pressedId, {})});
}

void HistoryTable::mouseMoveEvent(QMouseEvent* event)
{
    m_usesKeys = false;
    QTableView::mouseMoveEvent(event);
    const bool isLink = indexAt(event->pos()).column() == HistoryModel::actionSection();
    viewport()->setCursor(isLink ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void HistoryTable::wheelEvent(QWheelEvent* event)
{
    m_usesKeys = false;
    m_isTouched = true;
    QTableView::wheelEvent(event);
}

bool HistoryTable::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        setPointer(std::nullopt);
    else if (event->type() == QEvent::Enter)
        setPointer(static_cast<QEnterEvent*>(event)->position().toPoint());
    else if (event->type() == QEvent::MouseMove)
        setPointer(static_cast<QMouseEvent*>(event)->pos());
    return QTableView::viewportEvent(event);
}

void HistoryTable::hideEvent(QHideEvent* event)
{
    setPointer(std::nullopt);
    QTableView::hideEvent(event);
}

void HistoryTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    updatePill();
}

} // namespace widgets
