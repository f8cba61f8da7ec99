// SPDX-License-Identifier: GPL-3.0-or-later
#include "metric_chart_painter.h"

#include <QPainter>

#include <algorithm>

namespace widgets {

namespace {

constexpr double markRadius = 4;
constexpr int readoutPadding = 6;
constexpr int roomOfFrame = 3; ///< around the chart that has the keyboard

} // namespace

MetricChartPainter::MetricChartPainter(
    const MetricChartView& chart, const ChartGeometry& geometry, QPainter& painter)
    : m_chart(chart)
    , m_geometry(geometry)
    , m_painter(painter)
    , m_palette(chart.palette())
    , m_metrics(chart.fontMetrics())
{
}

void MetricChartPainter::paintNote(const QString& text) const
{
    m_painter.setPen(theme::secondaryText(m_palette));
    m_painter.drawText(m_geometry.plotArea(), Qt::AlignCenter, text);
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
    // A value is not told at a line that is of quite another moment.
    if (!point || point->time < shown.from || point->time > shown.to
        || !m_geometry.isBeside(point->time, moment)) {
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
    // In a low chart there is room for it neither above nor below: it stands beside the value.
    box.moveBottom(std::min(box.bottom(), QRectF(m_chart.rect()).bottom() - roomOfFrame));
    box.moveTop(std::max(box.top(), 0.0));
    m_painter.setPen(theme::line(m_palette));
    m_painter.setBrush(m_palette.color(QPalette::ToolTipBase));
    m_painter.drawRoundedRect(box, 3, 3);
    m_painter.setPen(m_palette.color(QPalette::ToolTipText));
    m_painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace widgets
