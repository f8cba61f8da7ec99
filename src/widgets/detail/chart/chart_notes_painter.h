// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chart_geometry.h"

#include "deploy/widgets/detail/chart/metric_chart_view.h"

#include <QPalette>

class QPainter;

namespace widgets {

/// Paints the measurements that were found to be no success where the metric comes from, told apart
/// by form as well as by color.
class ChartNotesPainter final {
public:
    /// All of it outlives this.
    ChartNotesPainter(
        const MetricChartView& chart, const ChartGeometry& geometry, QPainter& painter);

    void paintVerdicts() const;

private:
    void paintVerdict(theme::Tone tone, const QString& sign, const QPointF& place) const;

    const MetricChartView& m_chart;
    const ChartGeometry& m_geometry;
    QPainter& m_painter;
    QPalette m_palette;
};

/// The verdicts at the place, a line each: "10:02:11  Failed"; empty if there are none.
[[nodiscard]] QString verdictTextAt(
    const MetricChartView& chart, const ChartGeometry& geometry, const QPointF& place);

} // namespace widgets
