// SPDX-License-Identifier: GPL-3.0-or-later
// How a metric chart answers to wheel, mouse and keys. The base class's own mouse handling is left
// out: it hands presses on to chart items, which crash on some of them in this version of Qt.
#include "deploy/models/detail/time_viewport.h"
#include "deploy/widgets/detail/metric_chart_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace widgets {
namespace {

constexpr double KeyZoom = 1.5;
constexpr double WheelZoomPerNotch = 1.25;
constexpr double WheelNotch = 120;
constexpr int PanShare = 10; // of the visible range, for one key press

} // namespace

void MetricChartView::wheelEvent(QWheelEvent* event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if ((m_wheelNeedsControl && !control) || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    const double notches = event->angleDelta().y() / WheelNotch;
    m_viewport.zoom(std::pow(WheelZoomPerNotch, notches), timeAt(event->position().x()));
    event->accept();
}

void MetricChartView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_dragged = event->position();
    setCursor(Qt::ClosedHandCursor);
    event->accept();
}

void MetricChartView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged) {
        const auto distance = timeAt(m_dragged->x()) - timeAt(event->position().x());
        m_dragged = event->position();
        m_viewport.pan(distance);
    }
    Q_EMIT pointed(timeAt(event->position().x()));
    event->accept();
}

void MetricChartView::mouseReleaseEvent(QMouseEvent* event)
{
    m_dragged.reset();
    unsetCursor();
    event->accept();
}

void MetricChartView::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_viewport.reset();
    event->accept();
}

void MetricChartView::leaveEvent(QEvent* event)
{
    QChartView::leaveEvent(event);
    Q_EMIT pointed(std::nullopt);
}

void MetricChartView::moveCrosshair(int direction)
{
    const auto length = m_viewport.visible().length();
    const auto marked =
        m_curve.nearest(m_crosshair.value_or(m_viewport.visible().from + length / 2));
    if (!marked)
        return;
    const auto from = marked->time;
    const auto next = direction > 0 ? m_curve.after(from) : m_curve.before(from);
    if (!next)
        return;
    if (next->time > m_viewport.visible().to)
        m_viewport.pan(next->time - m_viewport.visible().to + length / PanShare);
    else if (next->time < m_viewport.visible().from)
        m_viewport.pan(next->time - m_viewport.visible().from - length / PanShare);
    Q_EMIT pointed(next->time);
}

void MetricChartView::keyPressEvent(QKeyEvent* event)
{
    const auto distance = m_viewport.visible().length() / PanShare;
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return m_viewport.zoom(KeyZoom);
    case Qt::Key_Minus:
        return m_viewport.zoom(1 / KeyZoom);
    case Qt::Key_Left:
        return control ? moveCrosshair(-1) : m_viewport.pan(-distance);
    case Qt::Key_Right:
        return control ? moveCrosshair(1) : m_viewport.pan(distance);
    case Qt::Key_Home:
        return m_viewport.pan(m_viewport.whole().from - m_viewport.visible().from);
    case Qt::Key_End:
        return m_viewport.pan(m_viewport.whole().to - m_viewport.visible().to);
    case Qt::Key_0:
        return m_viewport.reset();
    default:
        // The base class would scroll its scene; the page may want the key.
        event->ignore();
    }
}

} // namespace widgets
