// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_input.h"

#include "chart_events_painter.h"
#include "chart_geometry.h"
#include "chart_notes_painter.h"
#include "detail/panel/time_cursor.h"

#include "deploy/models/detail/time_viewport.h"
#include "deploy/models/display_strings.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace widgets {

namespace {

constexpr double keyZoom = 1.5;
constexpr double wheelZoomPerNotch = 1.25;
constexpr double wheelNotch = 120;
constexpr int panShare = 10; // of the visible range, for one key press

} // namespace

ChartInput::ChartInput(MetricChartView& chart, models::TimeViewport& viewport, TimeCursor& cursor)
    : QObject(&chart)
    , m_chart(chart)
    , m_viewport(viewport)
    , m_cursor(cursor)
{
    chart.installEventFilter(this);
    chart.QChartView::viewport()->setMouseTracking(true);
    chart.QChartView::viewport()->installEventFilter(this);
}

bool ChartInput::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_chart) {
        if (event->type() != QEvent::KeyPress)
            return false;
        // The base class would scroll its scene; the page may want the key.
        event->setAccepted(pressKey(*static_cast<QKeyEvent*>(event)));
        return true;
    }
    return handlePointer(*event);
}

/// The base class's own mouse handling is left out: it hands presses on to chart items, which crash
/// on some of them in this version of Qt.
bool ChartInput::handlePointer(QEvent& event)
{
    switch (event.type()) {
    case QEvent::Wheel:
        event.setAccepted(scroll(static_cast<QWheelEvent&>(event)));
        return true;
    case QEvent::MouseButtonPress:
        event.setAccepted(press(static_cast<QMouseEvent&>(event)));
        return true;
    case QEvent::MouseMove:
        move(static_cast<QMouseEvent&>(event));
        return true;
    case QEvent::MouseButtonRelease:
        release(static_cast<QMouseEvent&>(event));
        return true;
    case QEvent::MouseButtonDblClick:
        showAll();
        return true;
    case QEvent::ToolTip:
        showTip(static_cast<QHelpEvent&>(event));
        return true;
    case QEvent::Leave:
        m_cursor.point(std::nullopt, TimeCursor::Mover::Metrics);
        return false;
    default:
        return false;
    }
}

bool ChartInput::scroll(const QWheelEvent& event)
{
    const bool hasControl = event.modifiers().testFlag(Qt::ControlModifier);
    if ((m_wheelNeedsControl && !hasControl) || event.angleDelta().y() == 0)
        return false;
    const double notches = event.angleDelta().y() / wheelNotch;
    m_viewport.zoom(
        std::pow(wheelZoomPerNotch, notches), m_chart.places().timeAt(event.position().x()));
    return true;
}

bool ChartInput::press(const QMouseEvent& event)
{
    const bool isLeft = event.button() == Qt::LeftButton;
    const bool isDragging = m_drag != Drag::None && event.buttons().testFlag(m_button);
    if ((!isLeft && event.button() != Qt::MiddleButton) || isDragging)
        return false;
    m_button = event.button();
    const bool pans = !isLeft || event.modifiers().testFlag(Qt::ShiftModifier);
    m_drag = pans ? Drag::Pan : Drag::Stretch;
    m_pressed = m_dragged = event.position();
    m_chart.setFocus(Qt::MouseFocusReason); // the arrows go on from here
    m_chart.setCursor(pans ? Qt::ClosedHandCursor : Qt::SizeHorCursor);
    return true;
}

models::TimeSpan ChartInput::stretchTo(const QPointF& place) const
{
    const ChartGeometry places = m_chart.places();
    return {places.timeAt(std::min(m_pressed.x(), place.x())),
        places.timeAt(std::max(m_pressed.x(), place.x()))};
}

/// That of the value that is pointed at, so that line, readout and the other panels are of one
/// moment; between values that stand far apart, that of the place.
deployment::Timestamp ChartInput::momentAt(double x) const
{
    const ChartGeometry places = m_chart.places();
    const deployment::Timestamp moment = places.timeAt(x);
    const auto point = m_chart.curve().valueAt(moment);
    return point && places.isBeside(point->time, moment) ? point->time : moment;
}

void ChartInput::move(const QMouseEvent& event)
{
    const ChartGeometry places = m_chart.places();
    if (m_drag == Drag::Pan)
        m_viewport.pan(places.timeAt(m_dragged.x()) - places.timeAt(event.position().x()));
    m_dragged = event.position();
    if (m_drag == Drag::Stretch)
        m_chart.setStretch(stretchTo(m_dragged));
    m_cursor.point(momentAt(event.position().x()), TimeCursor::Mover::Metrics);
}

void ChartInput::release(const QMouseEvent& event)
{
    if (event.button() != m_button)
        return; // another one is held down, and drags
    const bool isClick =
        std::abs(event.position().x() - m_pressed.x()) < QApplication::startDragDistance();
    const Drag drag = std::exchange(m_drag, Drag::None);
    m_chart.unsetCursor();
    m_chart.setStretch(std::nullopt);
    if (drag != Drag::Stretch)
        return;
    if (isClick)
        m_cursor.choose(momentAt(event.position().x()), TimeCursor::Mover::Metrics);
    else
        m_cursor.setRange(stretchTo(event.position()), TimeCursor::Mover::Metrics);
}

void ChartInput::showTip(const QHelpEvent& event)
{
    const ChartGeometry places = m_chart.places();
    QString text = verdictTextAt(m_chart, places, event.pos());
    if (text.isEmpty())
        text = eventTextAt(places, m_chart.events(), event.pos());
    QToolTip::showText(event.globalPos(), models::toolTipText(text), &m_chart);
}

void ChartInput::showAll()
{
    m_cursor.setRange(std::nullopt, TimeCursor::Mover::Metrics);
    m_viewport.reset();
}

bool ChartInput::pressKey(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_viewport.zoom(keyZoom);
        return true;
    case Qt::Key_Minus:
        m_viewport.zoom(1 / keyZoom);
        return true;
    case Qt::Key_Home:
        m_viewport.pan(m_viewport.whole().from - m_viewport.visible().from);
        return true;
    case Qt::Key_End:
        m_viewport.pan(m_viewport.whole().to - m_viewport.visible().to);
        return true;
    case Qt::Key_0:
        m_viewport.reset();
        return true;
    default:
        return pressArrow(event);
    }
}

bool ChartInput::pressArrow(const QKeyEvent& event)
{
    if (event.key() != Qt::Key_Left && event.key() != Qt::Key_Right)
        return false;
    const int direction = event.key() == Qt::Key_Right ? 1 : -1;
    if (event.modifiers().testFlag(Qt::ShiftModifier))
        m_viewport.pan(direction * m_viewport.visible().length() / panShare);
    else if (event.modifiers().testFlag(Qt::ControlModifier))
        moveByStep(direction);
    else
        moveByPoint(direction);
    return true;
}

deployment::Timestamp ChartInput::here() const
{
    const models::TimeSpan& shown = m_viewport.visible();
    return m_cursor.moment().value_or(shown.from + shown.length() / 2);
}

void ChartInput::moveByPoint(int direction)
{
    const models::MetricCurve& curve = m_chart.curve();
    auto next = direction > 0 ? curve.after(here()) : curve.before(here());
    // The first press leads to a value wherever it is: a curve of one value has it in the middle.
    if (!next && !m_cursor.moment())
        next = curve.nearest(here());
    if (next)
        choose(next->time);
}

void ChartInput::moveByStep(int direction)
{
    const auto& steps = m_chart.events().steps;
    const auto next = direction > 0 ? models::stepStartAfter(steps, here())
                                    : models::stepStartBefore(steps, here());
    if (next)
        choose(*next);
}

void ChartInput::choose(deployment::Timestamp moment)
{
    const models::TimeSpan& shown = m_viewport.visible();
    const auto room = shown.length() / panShare;
    if (moment > shown.to)
        m_viewport.pan(moment - shown.to + room);
    else if (moment < shown.from)
        m_viewport.pan(moment - shown.from - room);
    m_cursor.choose(moment, TimeCursor::Mover::Metrics);
}

} // namespace widgets
