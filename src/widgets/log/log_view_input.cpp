// SPDX-License-Identifier: GPL-3.0-or-later
// How a log view answers to keys and mouse.
#include "deploy/widgets/log/log_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimerEvent>

#include <algorithm>

namespace widgets {
namespace {

constexpr int MillisecondsBetweenDragSteps = 40;

} // namespace

void LogView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_current) {
        Q_EMIT entryActivated(*m_current);
    } else if (event->key() == Qt::Key_Left) {
        horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
    } else if (event->key() == Qt::Key_Right) {
        horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    } else if (!moveByKey(*event)) {
        event->ignore();
    }
}

bool LogView::moveByKey(const QKeyEvent& event)
{
    if (rowCount() == 0)
        return false;
    const std::size_t last = rowCount() - 1;
    const std::size_t page = rowsOnScreen() - std::min<std::size_t>(rowsOnScreen() - 1, 1);
    const auto top = static_cast<std::size_t>(verticalScrollBar()->value());
    const std::size_t row = m_current ? std::min(rowOfEntry(*m_current), last) : top;
    const auto down = [&](std::size_t rows) { return std::min(last, row + rows); };
    const auto up = [&](std::size_t rows) { return row - std::min(row, rows); };
    const bool extend = event.modifiers().testFlag(Qt::ShiftModifier);
    switch (event.key()) {
    case Qt::Key_Down:
        moveTo(m_current ? down(1) : row, extend);
        return true;
    case Qt::Key_Up:
        moveTo(m_current ? up(1) : row, extend);
        return true;
    case Qt::Key_PageDown:
        moveTo(down(page), extend);
        return true;
    case Qt::Key_PageUp:
        moveTo(up(page), extend);
        return true;
    case Qt::Key_Home:
        moveTo(0, extend);
        return true;
    case Qt::Key_End:
        moveTo(last, extend);
        return true;
    default:
        return false;
    }
}

std::optional<std::size_t> LogView::rowAt(const QPointF& place) const
{
    if (rowCount() == 0)
        return std::nullopt;
    const int line = static_cast<int>(place.y()) / rowHeight() - (place.y() < 0);
    const int row = std::max(0, verticalScrollBar()->value() + line);
    return std::min(static_cast<std::size_t>(row), rowCount() - 1);
}

void LogView::mousePressEvent(QMouseEvent* event)
{
    const auto row = rowAt(event->position());
    if (!row)
        return;
    // A right click on the selection opens a menu for it.
    if (event->button() == Qt::RightButton && isSelected(*row))
        return;
    moveTo(*row, event->modifiers().testFlag(Qt::ShiftModifier));
}

void LogView::mouseMoveEvent(QMouseEvent* event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    extendTo(event->position());
    if (m_dragTimer == 0 && !viewport()->rect().contains(event->position().toPoint()))
        m_dragTimer = startTimer(MillisecondsBetweenDragSteps);
}

void LogView::extendTo(const QPointF& place)
{
    if (const auto row = rowAt(place))
        moveTo(*row, true);
}

void LogView::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_dragTimer)
        extendTo(viewport()->mapFromGlobal(QCursor::pos()));
    else
        QAbstractScrollArea::timerEvent(event);
}

void LogView::mouseReleaseEvent(QMouseEvent*)
{
    if (m_dragTimer != 0)
        killTimer(m_dragTimer);
    m_dragTimer = 0;
}

void LogView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto row = rowAt(event->position());
    if (row && event->button() == Qt::LeftButton)
        Q_EMIT entryActivated(entryOfRow(*row));
}

} // namespace widgets
