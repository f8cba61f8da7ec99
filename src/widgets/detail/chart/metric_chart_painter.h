// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chart_geometry.h"

#include "deploy/widgets/detail/chart/metric_chart_view.h"

#include <QPalette>

class QPainter;

namespace widgets {

/// Paints what stands over the lines of a chart: the moment and its readout.
class MetricChartPainter final {
public:
    /// What is painted is the chart's as long as this lives.
    MetricChartPainter(
        const MetricChartView& chart, const ChartGeometry& geometry, QPainter& painter);

    /// A line at the moment, and the value that the curve has there; nothing outside of what is
    /// seen.
    void paintMoment(deployment::Timestamp moment) const;
    /// Instead of lines.
    void paintNote(const QString& text) const;

private:
    void paintReadout(const QPointF& at, const QString& text) const;

    const MetricChartView& m_chart;
    const ChartGeometry& m_geometry;
    QPainter& m_painter;
    QPalette m_palette;
    QFontMetrics m_metrics;
};

} // namespace widgets
