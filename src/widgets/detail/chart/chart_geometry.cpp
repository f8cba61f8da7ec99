// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_geometry.h"

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr int edgeWithoutWords = 8;

QRectF plotAreaIn(const QRectF& whole, const QFontMetrics& metrics, const ChartEdges& edges)
{
    const int left = metrics.horizontalAdvance(QStringLiteral("100.000 ms")) + 16;
    const int bottom = edges.hasTimes ? metrics.height() + 12 : edgeWithoutWords;
    const int top = edges.hasNames ? metrics.height() + 6 : edgeWithoutWords;
    const QRectF area = whole.adjusted(left, top, -20, -bottom);
    return {area.topLeft(), QSizeF(std::max(1.0, area.width()), std::max(1.0, area.height()))};
}

} // namespace

ChartGeometry::ChartGeometry(const QRectF& whole, const QFontMetrics& metrics,
    const models::TimeSpan& shown, const models::ValueScale& scale, const ChartEdges& edges)
    : m_area(plotAreaIn(whole, metrics, edges))
    , m_right(whole.right())
    , m_shown(shown)
    , m_scale(scale)
    , m_edges(edges)
{
}

double ChartGeometry::secondsOf(deployment::Timestamp time) const
{
    return double((time - m_shown.from).count()) / 1000;
}

deployment::Timestamp ChartGeometry::timeAt(double x) const
{
    const double share = std::clamp((x - m_area.left()) / m_area.width(), 0.0, 1.0);
    const auto length = double(m_shown.length().count());
    return m_shown.from + deployment::Milliseconds(std::llround(share * length));
}

std::optional<double> ChartGeometry::xOf(deployment::Timestamp time) const
{
    if (time < m_shown.from || time > m_shown.to)
        return std::nullopt;
    return placeOf({time, 0}).x();
}

bool ChartGeometry::isBeside(deployment::Timestamp one, deployment::Timestamp other) const
{
    constexpr double farthest = 16;
    return std::abs(placeOf({one, 0}).x() - placeOf({other, 0}).x()) <= farthest;
}

std::optional<QRectF> ChartGeometry::bandOf(const models::TimeSpan& span) const
{
    if (span.to < m_shown.from || span.from > m_shown.to)
        return std::nullopt;
    const double left = placeOf({std::max(span.from, m_shown.from), 0}).x();
    const double right = placeOf({std::min(span.to, m_shown.to), 0}).x();
    return QRectF(left, m_area.top(), std::max(1.0, right - left), m_area.height());
}

QRectF ChartGeometry::nameRow() const
{
    return {m_area.left(), 2, m_area.width(), m_area.top() - 2};
}

QPointF ChartGeometry::placeOf(const deployment::MetricPoint& point) const
{
    const double seconds = double(m_shown.length().count()) / 1000;
    const double x = secondsOf(point.time) / seconds;
    const double y = (point.value - m_scale.from) / (m_scale.to - m_scale.from);
    return {m_area.left() + x * m_area.width(), m_area.bottom() - y * m_area.height()};
}

} // namespace widgets
