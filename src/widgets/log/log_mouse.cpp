// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_mouse.h"

#include "row_scroller.h"

#include <QCursor>
#include <QMouseEvent>
#include <QTimerEvent>

namespace widgets {

namespace {

constexpr int millisecondsBetweenDragSteps = 40;

} // namespace

LogMouse::LogMouse(QAbstractScrollArea& area, const RowScroller& scroller)
    : QObject(&area)
    , m_area(area)
    , m_scroller(scroller)
{
    area.viewport()->setMouseTracking(true);
    area.viewport()->installEventFilter(this);
}

bool LogMouse::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        press(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseMove:
        move(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseButtonRelease:
        release();
        return true;
    case QEvent::MouseButtonDblClick:
        activate(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::Leave:
        Q_EMIT pointedAt(std::nullopt);
        return false;
    default:
        return QObject::eventFilter(watched, event);
    }
}

void LogMouse::press(const QMouseEvent& event)
{
    if (const auto row = m_scroller.rowAt(event.position()))
        Q_EMIT pressed(*row, event.button(), event.modifiers());
}

void LogMouse::move(const QMouseEvent& event)
{
    if (!event.buttons().testFlag(Qt::LeftButton)) {
        Q_EMIT pointedAt(m_scroller.rowUnder(event.position()));
        return;
    }
    dragTo(event.position());
    if (m_dragTimer == 0 && !m_area.viewport()->rect().contains(event.position().toPoint()))
        m_dragTimer = startTimer(millisecondsBetweenDragSteps);
}

void LogMouse::dragTo(const QPointF& place)
{
    if (const auto row = m_scroller.rowAt(place))
        Q_EMIT draggedTo(*row);
}

void LogMouse::release()
{
    if (m_dragTimer != 0)
        killTimer(m_dragTimer);
    m_dragTimer = 0;
}

void LogMouse::activate(const QMouseEvent& event)
{
    const auto row = m_scroller.rowAt(event.position());
    if (row && event.button() == Qt::LeftButton)
        Q_EMIT activated(*row);
}

void LogMouse::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_dragTimer)
        dragTo(m_area.viewport()->mapFromGlobal(QCursor::pos()));
}

} // namespace widgets
