// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_lines.h"

#include <QChart>
#include <QLineSeries>
#include <QPainter>
#include <QValueAxis>

#include <cmath>

namespace widgets {

namespace {

constexpr std::size_t maxPointsMarked = 60; // more would run together
constexpr std::size_t maxPointsInSeries = 500;
constexpr double markRadiusPerWidth = 1.5;
constexpr double farAway = 1e6; // pixels; a painter counts on some more

std::size_t pointsOf(const std::vector<models::MetricCurve::Segment>& segments)
{
    std::size_t points = 0;
    for (const auto& segment : segments)
        points += segment.size();
    return points;
}

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

ChartStrokes::ChartStrokes(
    const std::vector<models::MetricCurve::Segment>& segments, const ChartGeometry& geometry)
    : m_area(geometry.plotArea())
{
    m_lines.reserve(segments.size());
    for (const auto& segment : segments)
        m_lines.push_back(lineThrough(segment, geometry));
}

void ChartStrokes::paint(QPainter& painter, const QPen& pen) const
{
    if (m_lines.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(m_area, Qt::IntersectClip);
    painter.setPen(pen);
    painter.setBrush(pen.color());
    const double radius = markRadiusPerWidth * pen.widthF();
    for (const QPolygonF& line : m_lines) {
        if (line.size() == 1)
            painter.drawEllipse(line.front(), radius, radius);
        // One by one, as Qt Charts does: a polyline of thousands of points takes longer.
        for (qsizetype i = 1; i < line.size(); ++i)
            painter.drawLine(line[i - 1], line[i]);
    }
    painter.restore();
}

ChartLines::ChartLines(QChart& chart, QValueAxis& timeAxis, QValueAxis& valueAxis)
    : m_chart(chart)
    , m_timeAxis(timeAxis)
    , m_valueAxis(valueAxis)
{
}

void ChartLines::setPen(const QPen& pen)
{
    m_pen = pen;
    for (QLineSeries* line : m_lines)
        line->setPen(pen);
}

void ChartLines::clear()
{
    for (QLineSeries* line : m_lines)
        line->clear();
    m_strokes = {};
    m_marks.clear();
}

void ChartLines::add()
{
    auto* line = new QLineSeries(&m_chart);
    m_chart.addSeries(line);
    line->attachAxis(&m_timeAxis);
    line->attachAxis(&m_valueAxis);
    line->setPen(m_pen);
    m_lines.push_back(line);
}

void ChartLines::draw(
    const std::vector<models::MetricCurve::Segment>& segments, const ChartGeometry& geometry)
{
    const std::size_t points = pointsOf(segments);
    m_strokes = {};
    m_marks.clear();
    while (m_lines.size() < segments.size())
        add();
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        QList<QPointF> line;
        if (i < segments.size()) {
            for (const deployment::MetricPoint& point : segments[i])
                line.append({geometry.secondsOf(point.time), point.value});
        }
        // A line through one point is invisible: such a point is marked.
        if (line.size() == 1 || (i < segments.size() && points <= maxPointsMarked))
            mark(segments[i], geometry);
        m_lines[i]->setVisible(!line.isEmpty());
        m_lines[i]->replace(line);
    }
}

void ChartLines::mark(const models::MetricCurve::Segment& segment, const ChartGeometry& geometry)
{
    const QRectF near = geometry.plotArea().adjusted(-0.5, -0.5, 0.5, 0.5);
    for (const deployment::MetricPoint& point : segment) {
        if (const QPointF place = geometry.placeOf(point); near.contains(place))
            m_marks.push_back(place);
    }
}

void ChartLines::drawAsStrokes(
    const std::vector<models::MetricCurve::Segment>& segments, const ChartGeometry& geometry)
{
    clear();
    for (QLineSeries* line : m_lines)
        line->setVisible(false);
    m_strokes = ChartStrokes(segments, geometry);
}

void ChartLines::paint(QPainter& painter) const
{
    m_strokes.paint(painter, m_pen);
    if (m_marks.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_pen.color());
    const double radius = markRadiusPerWidth * m_pen.widthF();
    for (const QPointF& place : m_marks)
        painter.drawEllipse(place, radius, radius);
    painter.restore();
}

void drawBoth(ChartLines& under, const std::vector<models::MetricCurve::Segment>& lower,
    ChartLines& over, const std::vector<models::MetricCurve::Segment>& upper,
    const ChartGeometry& geometry)
{
    const bool areFew = pointsOf(lower) + pointsOf(upper) <= maxPointsInSeries;
    const auto draw = areFew ? &ChartLines::draw : &ChartLines::drawAsStrokes;
    (under.*draw)(lower, geometry);
    (over.*draw)(upper, geometry);
}

} // namespace widgets
