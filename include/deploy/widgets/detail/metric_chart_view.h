// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/metric_curve.h"
#include "deploy/models/detail/value_scale.h"
#include "deploy/widgets/theme/theme.h"

#include <QtCharts/QChartView>

#include <optional>
#include <vector>

class QLineSeries;
class QValueAxis;

namespace models {
class TimeContext;
class TimeViewport;
} // namespace models

namespace widgets {

class ChartGeometry;

/// What a chart shows: its name, its unit, and what its values can't leave.
struct MetricKind {
    QString title; ///< "Request success rate"
    QString unit; ///< " %", " ms": appended to a number
    models::ValueBounds bounds;
    theme::Tone tone = theme::Tone::Info;
};

/// One metric over time. Wheel, drag and keys move the viewport that it shares with other charts;
/// the axes are labeled on round values, in the zone that the context names.
class MetricChartView final : public QChartView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MetricChartView)

public:
    MetricChartView(MetricKind kind, const models::TimeContext& time,
        models::TimeViewport& viewport, QWidget* parent = nullptr);

    void setCurve(models::MetricCurve curve);
    /// Marks the point nearest to a time and writes its value; nullopt marks none.
    void setCrosshair(std::optional<deployment::Timestamp> time);
    /// Where the wheel also scrolls the page, zooming needs the control key.
    void setWheelNeedsControl(bool needed) { m_wheelNeedsControl = needed; }

    [[nodiscard]] const MetricKind& kind() const { return m_kind; }
    [[nodiscard]] const models::MetricCurve& curve() const { return m_curve; }
    [[nodiscard]] const models::ValueScale& scale() const { return m_scale; }
    /// "85 ms"
    [[nodiscard]] QString valueText(double value) const;
    [[nodiscard]] QSize sizeHint() const override { return {480, 240}; }

Q_SIGNALS:
    /// The time under the pointer, or nullopt when it has left.
    void pointed(std::optional<deployment::Timestamp> time);

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void setupChart();
    void updateAppearance();
    void draw();
    void drawSegments(const std::vector<models::MetricCurve::Segment>& segments);
    void fitValues();
    void describe();
    void moveCrosshair(int direction);
    /// The point that the crosshair marks; nullopt if it is not shown.
    [[nodiscard]] std::optional<deployment::MetricPoint> markedPoint() const;
    [[nodiscard]] ChartGeometry geometry() const;

    const MetricKind m_kind;
    const models::TimeContext& m_time;
    models::TimeViewport& m_viewport;
    models::MetricCurve m_curve;
    models::ValueScale m_scale;
    QValueAxis* m_timeAxis; ///< seconds since the viewport's beginning: small numbers, no rounding
    QValueAxis* m_valueAxis;
    std::vector<QLineSeries*> m_lines; ///< one for each segment on the screen; reused
    std::optional<deployment::Timestamp> m_crosshair;
    std::optional<QPointF> m_dragged;
    bool m_wheelNeedsControl = false;
};

} // namespace widgets
