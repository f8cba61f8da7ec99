// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/detail/chart/metric_chart_view.h"

#include "chart_events_painter.h"
#include "chart_geometry.h"
#include "chart_input.h"
#include "detail/panel/time_cursor.h"
#include "metric_chart_painter.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QLocale>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr std::size_t maxPointsMarked = 60; // more would run together
constexpr double curveWidth = 1.8;

} // namespace

MetricChartView::MetricChartView(MetricKind kind, const Shared& shared, QWidget* parent)
    : QChartView(parent)
    , m_kind(std::move(kind))
    , m_time(shared.time)
    , m_viewport(shared.viewport)
    , m_cursor(shared.cursor)
    , m_input(new ChartInput(*this, shared.viewport, shared.cursor))
    , m_timeAxis(new QValueAxis(this))
    , m_valueAxis(new QValueAxis(this))
{
    setupChart();
    updateAppearance();
    connect(&m_viewport, &models::TimeViewport::changed, this, &MetricChartView::draw);
    const auto repaint = [this] { QChartView::viewport()->update(); };
    connect(&m_cursor, &TimeCursor::momentChanged, this, repaint);
    connect(&m_cursor, &TimeCursor::rangeChanged, this, repaint);
    connect(&m_cursor, &TimeCursor::momentChosen, this, &MetricChartView::describe);
    connect(&m_time, &models::TimeContext::zoneChanged, this, [this] {
        describe();
        resetCachedContent();
        scene()->update();
    });
}

void MetricChartView::setupChart()
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    // The grid is behind the chart, the readout before it: both change with every movement.
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(m_kind.title);
    chart()->legend()->hide();
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->setBackgroundVisible(false);
    chart()->setPlotAreaBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    for (QValueAxis* axis : {m_timeAxis, m_valueAxis}) {
        axis->setVisible(false);
        chart()->addAxis(axis, axis == m_timeAxis ? Qt::AlignBottom : Qt::AlignLeft);
    }
}

void MetricChartView::setCurve(models::MetricCurve curve)
{
    m_curve = std::move(curve);
    describe();
    draw();
}

void MetricChartView::setEvents(models::TimeEvents events)
{
    m_events = std::move(events);
    describe();
    QChartView::viewport()->update();
}

void MetricChartView::setStretch(const std::optional<models::TimeSpan>& stretch)
{
    m_stretch = stretch;
    QChartView::viewport()->update();
}

void MetricChartView::setWheelNeedsControl(bool needed)
{
    m_input->setWheelNeedsControl(needed);
}

QString MetricChartView::valueText(double value) const
{
    const bool huge = std::abs(value) >= 1e9;
    QString number = huge ? QLocale().toString(value, 'g', 6) : QLocale().toString(value, 'f', 2);
    const QString point = QLocale().decimalPoint();
    if (!huge && number.contains(point)) {
        while (number.endsWith(QLatin1Char('0')))
            number.chop(1);
        if (number.endsWith(point))
            number.chop(point.size());
    }
    return number + m_kind.unit;
}

void MetricChartView::draw()
{
    fitValues();
    // Each axis that moves makes the chart lay out its lines again: there are none in the meantime.
    for (QLineSeries* line : m_lines)
        line->clear();
    const models::TimeSpan& shown = m_viewport.visible();
    m_timeAxis->setRange(0, double(shown.length().count()) / 1000);
    m_valueAxis->setRange(m_scale.from, m_scale.to);
    const int columns = std::max(1, static_cast<int>(places().plotArea().width()));
    drawSegments(m_curve.sample(shown, columns));
    QChartView::viewport()->update();
}

void MetricChartView::fitValues()
{
    auto values = m_curve.valueRange(m_viewport.visible());
    if (!values) {
        // Between two points: the line that crosses the picture still has values.
        const auto nearest = m_curve.nearest(m_viewport.visible().from);
        values =
            nearest ? models::ValueRange{nearest->value, nearest->value} : models::ValueRange{0, 1};
    }
    const int steps = std::clamp(static_cast<int>(places().plotArea().height()) / 44, 2, 6);
    m_scale = models::fittingScale(values->smallest, values->largest, steps, m_kind.bounds);
}

void MetricChartView::drawSegments(const std::vector<models::MetricCurve::Segment>& segments)
{
    std::size_t points = 0;
    for (const auto& segment : segments)
        points += segment.size();
    while (m_lines.size() < segments.size()) {
        auto* line = new QLineSeries(this);
        chart()->addSeries(line);
        line->attachAxis(m_timeAxis);
        line->attachAxis(m_valueAxis);
        line->setPen(QPen(theme::foreground(m_kind.tone, palette()), curveWidth));
        m_lines.push_back(line);
    }
    const ChartGeometry shown = places();
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        QList<QPointF> line;
        if (i < segments.size()) {
            for (const deployment::MetricPoint& point : segments[i])
                line.append({shown.secondsOf(point.time), point.value});
        }
        // A line through one point is invisible: such a point is marked.
        m_lines[i]->setPointsVisible(line.size() == 1 || points <= maxPointsMarked);
        m_lines[i]->setVisible(!line.isEmpty());
        m_lines[i]->replace(line);
    }
}

QString MetricChartView::summary() const
{
    const auto range = m_curve.timeRange();
    if (!range)
        return tr("No values");
    const auto values = m_curve.valueRange(*range);
    return tr("Lowest %1, highest %2, last %3 at %4")
        .arg(valueText(values->smallest), valueText(values->largest),
            valueText(m_curve.last()->value),
            models::timeText(m_curve.last()->time, m_time.zone()));
}

/// What is at the chosen moment, else the curve as a whole.
void MetricChartView::describe()
{
    const auto& moment = m_cursor.chosen();
    if (!moment) {
        setAccessibleDescription(summary());
        return;
    }
    const auto point = m_curve.valueAt(*moment);
    const QString value = point
        ? tr("%1 %2", "name and value of a metric").arg(m_kind.title, valueText(point->value))
        : tr("%1: no value", "name of a metric").arg(m_kind.title);
    QStringList parts{models::timeText(*moment, m_time.zone()), value};
    if (const auto step = models::stepAt(m_events.steps, *moment))
        parts << tr("step: %1").arg(m_events.nameOf(*step));
    for (const models::TimeMark& mark : models::marksAround(m_events.marks, m_curve, *moment))
        parts << mark.text;
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

void MetricChartView::updateAppearance()
{
    // The theme follows neither the palette nor its changes; a theme set later would undo the pens.
    chart()->setTheme(theme::isDark(palette()) ? QChart::ChartThemeDark : QChart::ChartThemeLight);
    chart()->setBackgroundVisible(false);
    chart()->setPlotAreaBackgroundVisible(false);
    setBackgroundBrush(palette().color(QPalette::Base));
    for (QValueAxis* axis : {m_timeAxis, m_valueAxis})
        axis->setVisible(false);
    for (QLineSeries* line : m_lines)
        line->setPen(QPen(theme::foreground(m_kind.tone, palette()), curveWidth));
}

ChartGeometry MetricChartView::places() const
{
    return {QChartView::viewport()->rect(), fontMetrics(), m_viewport.visible(), m_scale};
}

void MetricChartView::drawBackground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawBackground(painter, rect);
    const ChartGeometry shown = places();
    ChartEventsPainter(shown, m_events, *painter, palette()).paintBands();
    MetricChartPainter(*this, shown, m_time.zone(), *painter).paintGrid();
}

void MetricChartView::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    const ChartGeometry shown = places();
    const MetricChartPainter chart(*this, shown, m_time.zone(), *painter);
    chart.paintLabels();
    const ChartEventsPainter events(shown, m_events, *painter, palette());
    events.paintNames();
    events.paintMarks();
    if (m_cursor.range())
        events.paintVeil(*m_cursor.range());
    if (m_stretch)
        events.paintStretch(*m_stretch);
    if (m_curve.isEmpty())
        chart.paintNote(tr("No values"));
    if (m_cursor.moment())
        chart.paintMoment(*m_cursor.moment());
    if (hasFocus()) {
        painter->setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(QChartView::viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void MetricChartView::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    chart()->setPlotArea(places().plotArea());
    draw();
}

void MetricChartView::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
    if (event->type() == QEvent::FontChange) {
        chart()->setPlotArea(places().plotArea());
        draw();
    }
}

} // namespace widgets
