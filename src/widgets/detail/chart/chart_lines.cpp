// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_lines.h"

#include <QChart>
#include <QLineSeries>
#include <QValueAxis>

namespace widgets {

namespace {

constexpr std::size_t maxPointsMarked = 60; // more would run together

} // namespace

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
    std::size_t points = 0;
    for (const auto& segment : segments)
        points += segment.size();
    while (m_lines.size() < segments.size())
        add();
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        QList<QPointF> line;
        if (i < segments.size()) {
            for (const deployment::MetricPoint& point : segments[i])
                line.append({geometry.secondsOf(point.time), point.value});
        }
        // A line through one point is invisible: such a point is marked.
        m_lines[i]->setPointsVisible(line.size() == 1 || points <= maxPointsMarked);
        m_lines[i]->setVisible(!line.isEmpty());
        m_lines[i]->replace(line);
    }
}

} // namespace widgets
