// SPDX-License-Identifier: GPL-3.0-or-later
// What a metric chart paints around and over its lines: grid, axes, crosshair and readout.
#include "deploy/models/detail/time_viewport.h"
#include "deploy/models/texts.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/detail/metric_chart_view.h"

#include <QPainter>

#include <algorithm>

namespace widgets {
namespace {

constexpr int LabelSpacing = 8;
constexpr double MarkRadius = 4;
constexpr int ReadoutPadding = 6;

} // namespace

std::vector<models::TimeTick> MetricChartView::ticks() const
{
    const int widest = fontMetrics().horizontalAdvance(QStringLiteral("00:00:00")) + 28;
    const int most = std::max(2, static_cast<int>(plotArea().width()) / widest);
    return models::timeTicks(m_viewport.visible(), most, m_time.zone());
}

void MetricChartView::drawBackground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawBackground(painter, rect);
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(theme::line(palette()));
    const QRectF area = plotArea();
    for (const double value : models::ticksOf(m_scale)) {
        const double y = placeOf({m_viewport.visible().from, value}).y();
        painter->drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    painter->drawLine(area.bottomLeft(), area.bottomRight());
    for (const models::TimeTick& tick : ticks()) {
        const double x = placeOf({tick.time, 0}).x();
        painter->drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4));
    }
}

void MetricChartView::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    painter->setFont(font());
    paintValueTicks(*painter);
    paintTimeTicks(*painter);
    if (m_curve.isEmpty()) {
        painter->setPen(theme::quietText(palette()));
        painter->drawText(plotArea(), Qt::AlignCenter, tr("No values"));
        return;
    }
    paintCrosshair(*painter);
    if (hasFocus()) {
        painter->setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(QChartView::viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void MetricChartView::paintValueTicks(QPainter& painter) const
{
    painter.setPen(theme::quietText(palette()));
    const double height = fontMetrics().height();
    for (const double value : models::ticksOf(m_scale)) {
        const QPointF place = placeOf({m_viewport.visible().from, value});
        const QRectF line(0, place.y() - height / 2, plotArea().left() - LabelSpacing, height);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter,
            models::tickText(value, m_scale) + m_kind.unit);
    }
}

void MetricChartView::paintTimeTicks(QPainter& painter) const
{
    painter.setPen(theme::quietText(palette()));
    for (const models::TimeTick& tick : ticks()) {
        const double x = placeOf({tick.time, 0}).x();
        const double half = fontMetrics().horizontalAdvance(tick.text) / 2.0 + 1;
        const double center = std::min(x, QChartView::viewport()->width() - half);
        painter.drawText(
            QRectF(center - half, plotArea().bottom() + 6, 2 * half, fontMetrics().height()),
            Qt::AlignCenter, tick.text);
    }
}

void MetricChartView::paintCrosshair(QPainter& painter) const
{
    if (!m_crosshair)
        return;
    const auto point = m_curve.nearest(*m_crosshair);
    const models::TimeSpan& shown = m_viewport.visible();
    if (!point || point->time < shown.from || point->time > shown.to)
        return;
    const QPointF place = placeOf(*point);
    const QRectF area = plotArea();
    painter.setPen(QPen(theme::quietText(palette()), 1, Qt::DashLine));
    painter.drawLine(QPointF(place.x(), area.top()), QPointF(place.x(), area.bottom()));
    painter.setPen(QPen(palette().color(QPalette::Base), 2));
    painter.setBrush(theme::foreground(m_kind.tone, palette()));
    painter.drawEllipse(place, MarkRadius, MarkRadius);
    paintReadout(painter, place, *point);
}

void MetricChartView::paintReadout(
    QPainter& painter, const QPointF& at, const deployment::MetricPoint& point) const
{
    const QString text = models::momentText(point.time, m_time.zone()) + QStringLiteral("  ")
        + valueText(point.value);
    QRectF box(0, 0, fontMetrics().horizontalAdvance(text) + 2 * ReadoutPadding,
        fontMetrics().height() + ReadoutPadding);
    const QRectF area = plotArea();
    const bool fitsRight = at.x() + 12 + box.width() <= area.right();
    box.moveTopLeft(
        {fitsRight ? at.x() + 12 : at.x() - 12 - box.width(), at.y() - box.height() - 8});
    box.moveLeft(std::max(box.left(), 0.0));
    box.moveTop(std::max(box.top(), 0.0));
    painter.setPen(theme::line(palette()));
    painter.setBrush(palette().color(QPalette::ToolTipBase));
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(palette().color(QPalette::ToolTipText));
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace widgets
