// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/models/detail/time_viewport.h"
#include "deploy/models/detail/value_scale.h"

#include <QFontMetrics>
#include <QPointF>
#include <QRectF>

#include <optional>

namespace widgets {

/// What is written at the edges of a chart; of several below each other, those between need none.
struct ChartEdges {
    bool hasNames = true; ///< of bands, above
    bool hasTimes = true; ///< below

    bool operator==(const ChartEdges&) const = default;
};

/// Where a chart's times and values are on the screen.
class ChartGeometry final {
public:
    /// In a chart of that size, whose labels are in that font.
    ChartGeometry(const QRectF& whole, const QFontMetrics& metrics, const models::TimeSpan& shown,
        const models::ValueScale& scale, const ChartEdges& edges = {});

    /// Between the axes.
    [[nodiscard]] const QRectF& plotArea() const { return m_area; }
    [[nodiscard]] const models::TimeSpan& shown() const { return m_shown; }
    /// Of the whole chart.
    [[nodiscard]] double rightEdge() const { return m_right; }
    /// Of what is shown, the time there; outside of it the nearer end.
    [[nodiscard]] deployment::Timestamp timeAt(double x) const;
    [[nodiscard]] QPointF placeOf(const deployment::MetricPoint& point) const;
    /// So close to each other that they are pointed at as one.
    [[nodiscard]] bool isBeside(deployment::Timestamp one, deployment::Timestamp other) const;
    /// Of a moment that is shown.
    [[nodiscard]] std::optional<double> xOf(deployment::Timestamp time) const;
    /// The part of the plot area that the span takes, a pixel wide at least; nullopt if none of it
    /// is shown.
    [[nodiscard]] std::optional<QRectF> bandOf(const models::TimeSpan& span) const;
    /// Above the plot area, for the names of bands.
    [[nodiscard]] QRectF nameRow() const;
    [[nodiscard]] const ChartEdges& edges() const { return m_edges; }
    /// Since the beginning of what is shown.
    [[nodiscard]] double secondsOf(deployment::Timestamp time) const;

private:
    QRectF m_area;
    double m_right;
    models::TimeSpan m_shown;
    models::ValueScale m_scale;
    ChartEdges m_edges;
};

} // namespace widgets
