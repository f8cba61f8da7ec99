// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chart_geometry.h"

#include "deploy/models/detail/metric_curve.h"

#include <QPen>

#include <vector>

class QChart;
class QLineSeries;
class QValueAxis;

namespace widgets {

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

private:
    void add();

    QChart& m_chart;
    QValueAxis& m_timeAxis;
    QValueAxis& m_valueAxis;
    QPen m_pen;
    std::vector<QLineSeries*> m_lines; ///< the chart's
};

} // namespace widgets
