// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chart_geometry.h"

#include "deploy/models/detail/metric_curve.h"

#include <QPolygonF>

#include <vector>

class QPainter;
class QPen;

namespace widgets {

/// The lines of one curve where they are in a chart: one for each of its segments.
class ChartLines final {
public:
    ChartLines(
        const std::vector<models::MetricCurve::Segment>& segments, const ChartGeometry& geometry);

    /// Within the plot area; few points are marked each, and one that stands alone always is.
    void paint(QPainter& painter, const QPen& pen) const;

    [[nodiscard]] const std::vector<QPolygonF>& lines() const { return m_lines; }

private:
    void paintMarks(const QPolygonF& line, QPainter& painter, const QPen& pen) const;

    QRectF m_area;
    std::vector<QPolygonF> m_lines;
    bool m_areAllMarked = false;
};

} // namespace widgets
