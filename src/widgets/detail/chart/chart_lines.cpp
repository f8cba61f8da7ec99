// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_lines.h"

#include <QPainter>
#include <QPen>

#include <cmath>

namespace widgets {

namespace {

constexpr std::size_t maxPointsMarked = 60; // more would run together
constexpr double markRadiusPerWidth = 1.5;
constexpr double farAway = 1e6; // pixels; a painter counts on some more

/// What the line from one to the other has at a time between them.
deployment::MetricPoint between(const deployment::MetricPoint& before,
    const deployment::MetricPoint& after, deployment::Timestamp time)
{
    const auto whole = double((after.time - before.time).count());
    const double share = double((time - before.time).count()) / whole;
    return {time, std::lerp(before.value, after.value, share)};
}

/// A line that comes from outside of the picture, or leaves it, ends at its edge.
deployment::MetricPoint pointInSight(
    const models::MetricCurve::Segment& segment, std::size_t at, const models::TimeSpan& shown)
{
    const deployment::MetricPoint& point = segment[at];
    if (point.time < shown.from && at + 1 < segment.size())
        return between(point, segment[at + 1], shown.from);
    if (point.time > shown.to && at > 0)
        return between(segment[at - 1], point, shown.to);
    return point;
}

QPolygonF lineThrough(const models::MetricCurve::Segment& segment, const ChartGeometry& geometry)
{
    const QRectF near = geometry.plotArea().adjusted(-farAway, -farAway, farAway, farAway);
    // What is no number, over a range of no length, is taken for its end.
    const auto within = [](double low, double value, double high) {
        return std::fmax(low, std::fmin(value, high));
    };
    QPolygonF line;
    line.reserve(static_cast<qsizetype>(segment.size()));
    for (std::size_t i = 0; i < segment.size(); ++i) {
        const QPointF place = geometry.placeOf(pointInSight(segment, i, geometry.shown()));
        line.append({within(near.left(), place.x(), near.right()),
            within(near.top(), place.y(), near.bottom())});
    }
    return line;
}

} // namespace

ChartLines::ChartLines(
    const std::vector<models::MetricCurve::Segment>& segments, const ChartGeometry& geometry)
    : m_area(geometry.plotArea())
{
    std::size_t points = 0;
    m_lines.reserve(segments.size());
    for (const auto& segment : segments) {
        m_lines.push_back(lineThrough(segment, geometry));
        points += segment.size();
    }
    m_areAllMarked = points <= maxPointsMarked;
}

void ChartLines::paint(QPainter& painter, const QPen& pen) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(m_area, Qt::IntersectClip);
    painter.setPen(pen);
    for (const QPolygonF& line : m_lines)
        painter.drawPolyline(line);
    for (const QPolygonF& line : m_lines) {
        // A line through one point is invisible.
        if (m_areAllMarked || line.size() == 1)
            paintMarks(line, painter, pen);
    }
    painter.restore();
}

void ChartLines::paintMarks(const QPolygonF& line, QPainter& painter, const QPen& pen) const
{
    const double radius = markRadiusPerWidth * pen.widthF();
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    for (const QPointF& place : line)
        painter.drawEllipse(place, radius, radius);
}

} // namespace widgets
