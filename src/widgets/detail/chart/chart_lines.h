// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chart_geometry.h"

#include "deploy/models/detail/metric_curve.h"

#include <QPen>
#include <QPolygonF>

#include <vector>

class QChart;
class QLineSeries;
class QPainter;
class QValueAxis;

namespace widgets {

/// The lines of a curve of many points where they are in a chart: one for each of its segments.
class ChartStrokes final {
public:
    ChartStrokes() = default;
    ChartStrokes(
        const std::vector<models::MetricCurve::Segment>& segments, const ChartGeometry& geometry);

    /// Within the plot area; a point that stands alone is marked.
    void paint(QPainter& painter, const QPen& pen) const;

    [[nodiscard]] const std::vector<QPolygonF>& lines() const { return m_lines; }

private:
    QRectF m_area;
    std::vector<QPolygonF> m_lines; ///< in pixels
};

/// The lines of one curve in a chart: one for each of its segments, reused.
class ChartLines final {
public:
    /// They outlive this.
    ChartLines(QChart& chart, QValueAxis& timeAxis, QValueAxis& valueAxis);

    void setPen(const QPen& pen);
    /// Each axis that moves makes the chart lay out its lines again: none in the meantime.
    void clear();
    void draw(
        const std::vector<models::MetricCurve::Segment>& segments, const ChartGeometry& geometry);
    /// For many points: the lines are strokes of the chart's foreground, and no series.
    void drawAsStrokes(
        const std::vector<models::MetricCurve::Segment>& segments, const ChartGeometry& geometry);
    /// The strokes, if there are any, and the marks of single points: whole at the edges, too,
    /// where a series would be cut.
    void paint(QPainter& painter) const;

private:
    void add();
    void mark(const models::MetricCurve::Segment& segment, const ChartGeometry& geometry);

    QChart& m_chart;
    QValueAxis& m_timeAxis;
    QValueAxis& m_valueAxis;
    QPen m_pen;
    std::vector<QLineSeries*> m_lines; ///< the chart's
    ChartStrokes m_strokes;
    std::vector<QPointF> m_marks; ///< in pixels
};

/// Draws two curves, the first under the second. A series of Qt Charts also makes an outline of its
/// line, to find the pointer on it: of thousands of points that is a good part of a frame, so such
/// curves are strokes.
void drawBoth(ChartLines& under, const std::vector<models::MetricCurve::Segment>& lower,
    ChartLines& over, const std::vector<models::MetricCurve::Segment>& upper,
    const ChartGeometry& geometry);

} // namespace widgets
