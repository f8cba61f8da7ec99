// SPDX-License-Identifier: GPL-3.0-or-later
#include "metric_chart_painter.h"

#include "deploy/models/display_strings.h"

#include <QPainter>

#include <algorithm>

namespace widgets {

namespace {

constexpr int labelSpacing = 8;
constexpr double markRadius = 4;
constexpr int readoutPadding = 6;

} // namespace

MetricChartPainter::MetricChartPainter(const MetricChartView& chart, const ChartGeometry& geometry,
    deployment::Zone zone, QPainter& painter)
    : m_chart(chart)
    , m_geometry(geometry)
    , m_zone(zone)
    , m_painter(painter)
    , m_palette(chart.palette())
    , m_metrics(chart.fontMetrics())
{
}

std::vector<models::TimeTick> MetricChartPainter::ticks() const
{
    const bool isFromMoment = m_chart.kind().isFromMoment;
    const QString widestText = isFromMoment
        ? models::distanceText(deployment::Timestamp(std::chrono::seconds(-3599)))
        : QStringLiteral("00:00:00");
    const int widest = m_metrics.horizontalAdvance(widestText) + 28;
    const int most = std::max(2, static_cast<int>(m_geometry.plotArea().width()) / widest);
    return isFromMoment ? models::distanceTicks(m_geometry.shown(), most)
                        : models::timeTicks(m_geometry.shown(), most, m_zone);
}

void MetricChartPainter::paintGrid() const
{
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(theme::line(m_palette));
    const QRectF& area = m_geometry.plotArea();
    for (const double value : models::ticksOf(m_chart.scale())) {
        const double y = m_geometry.placeOf({m_geometry.shown().from, value}).y();
        m_painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    m_painter.drawLine(area.bottomLeft(), area.bottomRight());
    for (const models::TimeTick& tick : ticks()) {
        const double x = m_geometry.placeOf({tick.time, 0}).x();
        m_painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4));
    }
}

void MetricChartPainter::paintLabels() const
{
    m_painter.setFont(m_chart.font());
    paintValueTicks();
    if (m_geometry.edges().hasTimes)
        paintTimeTicks();
}

void MetricChartPainter::paintNote(const QString& text) const
{
    m_painter.setPen(theme::secondaryText(m_palette));
    m_painter.drawText(m_geometry.plotArea(), Qt::AlignCenter, text);
}

void MetricChartPainter::paintValueTicks() const
{
    m_painter.setPen(theme::secondaryText(m_palette));
    const double height = m_metrics.height();
    for (const double value : models::ticksOf(m_chart.scale())) {
        const QPointF place = m_geometry.placeOf({m_geometry.shown().from, value});
        const QRectF line(
            0, place.y() - height / 2, m_geometry.plotArea().left() - labelSpacing, height);
        m_painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter,
            models::tickText(value, m_chart.scale()) + m_chart.kind().unit);
    }
}

void MetricChartPainter::paintTimeTicks() const
{
    m_painter.setPen(theme::secondaryText(m_palette));
    for (const models::TimeTick& tick : ticks()) {
        const double x = m_geometry.placeOf({tick.time, 0}).x();
        const double half = m_metrics.horizontalAdvance(tick.text) / 2.0 + 1;
        const double center = std::min(x, m_chart.viewport()->width() - half);
        m_painter.drawText(
            QRectF(center - half, m_geometry.plotArea().bottom() + 6, 2 * half, m_metrics.height()),
            Qt::AlignCenter, tick.text);
    }
}

void MetricChartPainter::paintMoment(deployment::Timestamp moment) const
{
    const models::TimeSpan& shown = m_geometry.shown();
    if (moment < shown.from || moment > shown.to)
        return;
    const QRectF& area = m_geometry.plotArea();
    const double x = m_geometry.placeOf({moment, 0}).x();
    m_painter.setPen(QPen(theme::secondaryText(m_palette), 1, Qt::DashLine));
    m_painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    const auto point = m_chart.curve().valueAt(moment);
    if (!point || point->time < shown.from || point->time > shown.to) {
        paintReadout({x, area.center().y()}, m_chart.momentText(moment));
        return;
    }
    const QPointF place = m_geometry.placeOf(*point);
    m_painter.setPen(QPen(m_palette.color(QPalette::Base), 2));
    m_painter.setBrush(theme::foreground(m_chart.kind().tone, m_palette));
    m_painter.drawEllipse(place, markRadius, markRadius);
    paintReadout(place, m_chart.readoutText(*point));
}

void MetricChartPainter::paintReadout(const QPointF& at, const QString& text) const
{
    QRectF box(0, 0, m_metrics.horizontalAdvance(text) + 2 * readoutPadding,
        m_metrics.height() + readoutPadding);
    const QRectF area = m_geometry.plotArea();
    const bool fitsRight = at.x() + 12 + box.width() <= area.right();
    const double above = at.y() - box.height() - 8;
    // The names of the steps stay readable.
    box.moveTopLeft({fitsRight ? at.x() + 12 : at.x() - 12 - box.width(),
        above >= area.top() ? above : at.y() + 10});
    box.moveLeft(std::max(box.left(), 0.0));
    m_painter.setPen(theme::line(m_palette));
    m_painter.setBrush(m_palette.color(QPalette::ToolTipBase));
    m_painter.drawRoundedRect(box, 3, 3);
    m_painter.setPen(m_palette.color(QPalette::ToolTipText));
    m_painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace widgets
