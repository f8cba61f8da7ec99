// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_axes_painter.h"

#include "chart_texts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace widgets {

namespace {

constexpr int labelSpacing = 8;
constexpr int roomBetweenTimes = 28;
constexpr int limitMargin = 4;

} // namespace

ChartAxesPainter::ChartAxesPainter(Axes axes, const ChartGeometry& geometry, QPainter& painter)
    : m_axes(std::move(axes))
    , m_geometry(geometry)
    , m_painter(painter)
    , m_metrics(m_axes.font)
{
}

std::vector<models::TimeTick> ChartAxesPainter::ticks() const
{
    const bool isFromMoment = m_axes.kind.isFromMoment;
    const QString widestText = isFromMoment
        ? models::distanceText(deployment::Timestamp(std::chrono::seconds(-3599)))
        : QStringLiteral("00:00:00");
    const int widest = m_metrics.horizontalAdvance(widestText) + roomBetweenTimes;
    const int most = std::max(2, static_cast<int>(m_geometry.plotArea().width()) / widest);
    return isFromMoment ? models::distanceTicks(m_geometry.shown(), most)
                        : models::timeTicks(m_geometry.shown(), most, m_axes.zone);
}

void ChartAxesPainter::paintGrid() const
{
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(theme::line(m_axes.palette));
    const QRectF& area = m_geometry.plotArea();
    for (const double value : models::ticksOf(m_axes.scale)) {
        const double y = m_geometry.placeOf({m_geometry.shown().from, value}).y();
        m_painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    m_painter.drawLine(area.bottomLeft(), area.bottomRight());
    for (const models::TimeTick& tick : ticks()) {
        const double x = m_geometry.placeOf({tick.time, 0}).x();
        m_painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4));
    }
}

void ChartAxesPainter::paintLabels() const
{
    m_painter.setFont(m_axes.font);
    paintValueTicks();
    if (m_geometry.edges().hasTimes)
        paintTimeTicks();
}

void ChartAxesPainter::paintValueTicks() const
{
    m_painter.setPen(theme::secondaryText(m_axes.palette));
    const double height = m_metrics.height();
    const std::vector<double> values = models::ticksOf(m_axes.scale);
    // In a low chart, every second one or so: they would touch.
    const double distance =
        m_geometry.plotArea().height() / std::max(1.0, static_cast<double>(values.size()) - 1);
    const auto every = static_cast<std::size_t>(std::ceil(height / std::max(1.0, distance)));
    for (std::size_t i = 0; i < values.size(); i += every) {
        const double value = values[i];
        const QPointF place = m_geometry.placeOf({m_geometry.shown().from, value});
        const QRectF line(
            0, place.y() - height / 2, m_geometry.plotArea().left() - labelSpacing, height);
        // Without its first digits it would be another number.
        const QString text =
            m_metrics.elidedText(models::tickText(value, m_axes.scale) + m_axes.kind.unit,
                Qt::ElideRight, static_cast<int>(line.width()));
        m_painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, text);
    }
}

void ChartAxesPainter::paintTimeTicks() const
{
    m_painter.setPen(theme::secondaryText(m_axes.palette));
    for (const models::TimeTick& tick : ticks()) {
        const double x = m_geometry.placeOf({tick.time, 0}).x();
        const double half = m_metrics.horizontalAdvance(tick.text) / 2.0 + 1;
        const double center = std::min(x, m_geometry.rightEdge() - half);
        m_painter.drawText(
            QRectF(center - half, m_geometry.plotArea().bottom() + 6, 2 * half, m_metrics.height()),
            Qt::AlignCenter, tick.text);
    }
}

void ChartAxesPainter::paintLimit(const deployment::MetricNotes& notes) const
{
    if (!notes.limit)
        return;
    const QRectF& area = m_geometry.plotArea();
    const double y = m_geometry.placeOf({m_geometry.shown().from, *notes.limit}).y();
    if (y < area.top() || y > area.bottom())
        return;
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    const QColor ink = theme::foreground(theme::Tone::Bad, m_axes.palette);
    m_painter.setPen(QPen(ink, 1, Qt::DashLine));
    m_painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    // On the bad side: the curve is mostly on the other one.
    const bool isBadBelow = notes.worse == deployment::Worse::Lower;
    const double wanted = isBadBelow ? y + 2 : y - m_metrics.height() - 2;
    const double top = std::clamp(wanted, area.top(), area.bottom() - m_metrics.height());
    const QString text = m_metrics.elidedText(
        ChartTexts::limit(m_axes.kind, notes), Qt::ElideRight, static_cast<int>(area.width()) / 2);
    const QRectF box(area.left() + limitMargin, top,
        m_metrics.horizontalAdvance(text) + 2 * limitMargin, m_metrics.height());
    QColor ground = m_axes.palette.color(QPalette::Base);
    ground.setAlphaF(0.8F);
    m_painter.fillRect(box, ground);
    m_painter.setFont(m_axes.font);
    m_painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace widgets
