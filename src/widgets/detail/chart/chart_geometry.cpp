// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_geometry.h"

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

QRectF plotAreaIn(const QRectF& whole, const QFontMetrics& metrics)
{
    const int left = metrics.horizontalAdvance(QStringLiteral("100.000 ms")) + 16;
    const int bottom = metrics.height() + 12;
    const QRectF area = whole.adjusted(left, 12, -20, -bottom);
    return {area.topLeft(), QSizeF(std::max(1.0, area.width()), std::max(1.0, area.height()))};
}

} // namespace

ChartGeometry::ChartGeometry(const QRectF& whole, const QFontMetrics& metrics,
    const models::TimeSpan& shown, const models::ValueScale& scale)
    : m_area(plotAreaIn(whole, metrics))
    , m_shown(shown)
    , m_scale(scale)
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

QPointF ChartGeometry::placeOf(const deployment::MetricPoint& point) const
{
    const double seconds = double(m_shown.length().count()) / 1000;
    const double x = secondsOf(point.time) / seconds;
    const double y = (point.value - m_scale.from) / (m_scale.to - m_scale.from);
    return {m_area.left() + x * m_area.width(), m_area.bottom() - y * m_area.height()};
}

} // namespace widgets
