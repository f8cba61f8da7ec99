// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/metric_curve.h"
#include "deploy/models/detail/value_scale.h"
#include "deploy/widgets/theme/theme.h"

#include <QtCharts/QChartView>

#include <memory>
#include <optional>
#include <string>

class QValueAxis;

namespace models {
class TimeContext;
class TimeViewport;
} // namespace models

namespace widgets {

class ChartGeometry;
class ChartLines;

/// What a chart shows: its name, its unit, and what its values can't leave.
struct MetricKind {
    QString title; ///< "Request success rate"
    QString unit; ///< " %", " ms": appended to a number
    models::ValueBounds bounds;
    theme::Tone tone = theme::Tone::Info;
    /// Times are distances from some moment, which is the epoch, and are written as such.
    bool isFromMoment = false;
};
/// Of a metric by its name in a record; one that is not known has its name as its title.
[[nodiscard]] MetricKind metricKindOf(const std::string& id);

/// One metric over time. Wheel, drag and keys move the viewport that it shares with other charts;
/// the axes are labeled on round values, in the zone that the context names.
class MetricChartView final : public QChartView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MetricChartView)

public:
    MetricChartView(MetricKind kind, const models::TimeContext& time,
        models::TimeViewport& viewport, QWidget* parent = nullptr);
    ~MetricChartView() override;

    void setCurve(models::MetricCurve curve);
    /// Another curve to compare with, drawn quieter; the name stands beside its values.
    void setReference(models::MetricCurve reference, const QString& name);
    /// Marks the point nearest to a time and writes its value; nullopt marks none.
    void setCrosshair(std::optional<deployment::Timestamp> time);
    /// Where the wheel also scrolls the page, zooming needs the control key.
    void setWheelNeedsControl(bool needed) { m_wheelNeedsControl = needed; }

    [[nodiscard]] const MetricKind& kind() const { return m_kind; }
    [[nodiscard]] const models::MetricCurve& curve() const { return m_curve; }
    [[nodiscard]] const models::ValueScale& scale() const { return m_scale; }
    /// "85 ms"
    [[nodiscard]] QString valueText(double value) const;
    /// What the crosshair says of a point: "10:42:07  85 ms", with the reference's value then.
    [[nodiscard]] QString readoutText(const deployment::MetricPoint& point) const;
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
    void addLines();
    void fitValues();
    void describe();
    [[nodiscard]] QString momentText(deployment::Timestamp time) const;
    [[nodiscard]] QString descriptionOf(const models::MetricCurve& curve) const;
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
    models::MetricCurve m_reference;
    QString m_referenceName;
    std::unique_ptr<ChartLines> m_referenceLines; ///< under those of the curve
    std::unique_ptr<ChartLines> m_lines;
    std::optional<deployment::Timestamp> m_crosshair;
    std::optional<QPointF> m_dragged;
    bool m_wheelNeedsControl = false;
};

} // namespace widgets
