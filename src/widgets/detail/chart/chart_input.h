// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/time_ticks.h"

#include <QObject>
#include <QPointF>

#include <optional>

class QHelpEvent;
class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace models {
class TimeViewport;
}

namespace widgets {

class MetricChartView;
class TimeCursor;

/// What mouse and keys do on a chart: the pointer shows a moment, a click or an arrow key chooses
/// one, a drag takes a stretch of time; wheel, Shift and the middle button move what is seen.
class ChartInput final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartInput)

public:
    ChartInput(MetricChartView& chart, models::TimeViewport& viewport, TimeCursor& cursor);

    /// Where the wheel also scrolls the page, zooming needs the control key.
    void setWheelNeedsControl(bool needed) { m_wheelNeedsControl = needed; }

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Drag { None, Stretch, Pan };

    bool handlePointer(QEvent& event);
    bool scroll(const QWheelEvent& event);
    bool press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    void showTip(const QHelpEvent& event);
    void showAll();
    bool pressKey(const QKeyEvent& event);
    bool pressArrow(const QKeyEvent& event);
    /// To the next point of the curve in that direction, or the next beginning of a step.
    void moveByPoint(int direction);
    void moveByStep(int direction);
    void choose(deployment::Timestamp moment);
    [[nodiscard]] deployment::Timestamp momentAt(double x) const;
    [[nodiscard]] models::TimeSpan stretchTo(const QPointF& place) const;
    /// The moment, else the middle of what is seen.
    [[nodiscard]] deployment::Timestamp here() const;

    MetricChartView& m_chart;
    models::TimeViewport& m_viewport;
    TimeCursor& m_cursor;
    Drag m_drag = Drag::None;
    Qt::MouseButton m_button = Qt::NoButton; ///< that drags
    QPointF m_pressed;
    QPointF m_dragged;
    bool m_wheelNeedsControl = false;
};

} // namespace widgets
