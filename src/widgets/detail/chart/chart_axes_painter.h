// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chart_geometry.h"

#include "deploy/widgets/detail/chart/metric_chart_view.h"

#include <QFont>
#include <QPalette>

class QPainter;

namespace widgets {

/// Paints what a curve is read by: the grid, the labels of its axes, and the limit with what that
/// was read from. For the screen as well as for paper: a font with a size in pixels is as large on
/// both.
class ChartAxesPainter final {
public:
    struct Axes {
        const MetricKind& kind;
        const models::ValueScale& scale;
        deployment::Zone zone;
        QFont font;
        QPalette palette;
    };

    /// All of it outlives this.
    ChartAxesPainter(Axes axes, const ChartGeometry& geometry, QPainter& painter);

    void paintGrid() const;
    void paintLabels() const;
    void paintLimit(const deployment::MetricNotes& notes) const;

private:
    void paintValueTicks() const;
    void paintTimeTicks() const;
    [[nodiscard]] std::vector<models::TimeTick> ticks() const;

    Axes m_axes;
    const ChartGeometry& m_geometry;
    QPainter& m_painter;
    QFontMetrics m_metrics;
};

} // namespace widgets
