// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/detail/metric_chart_view.h"

#include "deploy/models/detail/time_viewport.h"
#include "deploy/models/texts.h"
#include "deploy/models/time_context.h"

#include <QChart>
#include <QLineSeries>
#include <QLocale>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace widgets {
namespace {

constexpr std::size_t PointsMarked = 60; // more would run together
constexpr double LineWidth = 1.8;

} // namespace

MetricChartView::MetricChartView(MetricKind kind, const models::TimeContext& time,
    models::TimeViewport& viewport, QWidget* parent)
    : QChartView(parent)
    , m_kind(std::move(kind))
    , m_time(time)
    , m_viewport(viewport)
    , m_timeAxis(new QValueAxis(this))
    , m_valueAxis(new QValueAxis(this))
{
    setupChart();
    restyle();
    connect(&m_viewport, &models::TimeViewport::changed, this, &MetricChartView::draw);
    connect(&m_time, &models::TimeContext::zoneChanged, this, [this] {
        describe();
        resetCachedContent();
        scene()->update();
    });
}

void MetricChartView::setupChart()
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
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

void MetricChartView::setCrosshair(std::optional<deployment::Timestamp> time)
{
    if (time == m_crosshair)
        return;
    m_crosshair = time;
    QChartView::viewport()->update();
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
    // Each axis that moves has the chart lay out its lines anew: there are none meanwhile.
    for (QLineSeries* line : m_lines)
        line->clear();
    const models::TimeSpan& shown = m_viewport.visible();
    m_timeAxis->setRange(0, double(shown.length().count()) / 1000);
    m_valueAxis->setRange(m_scale.from, m_scale.to);
    const int columns = std::max(1, static_cast<int>(plotArea().width()));
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
    const int steps = std::clamp(static_cast<int>(plotArea().height()) / 44, 2, 6);
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
        line->setPen(QPen(theme::foreground(m_kind.tone, palette()), LineWidth));
        m_lines.push_back(line);
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        QList<QPointF> line;
        if (i < segments.size()) {
            for (const deployment::MetricPoint& point : segments[i])
                line.append({secondsOf(point.time), point.value});
        }
        // A line through one point is invisible: such a point is marked.
        m_lines[i]->setPointsVisible(line.size() == 1 || points <= PointsMarked);
        m_lines[i]->setVisible(!line.isEmpty());
        m_lines[i]->replace(line);
    }
}

void MetricChartView::describe()
{
    const auto range = m_curve.timeRange();
    if (!range) {
        setAccessibleDescription(tr("No values"));
        return;
    }
    const auto values = m_curve.valueRange(*range);
    setAccessibleDescription(tr("Lowest %1, highest %2, last %3 at %4")
                                 .arg(valueText(values->smallest), valueText(values->largest),
                                     valueText(m_curve.last()->value),
                                     models::timeText(m_curve.last()->time, m_time.zone())));
}

void MetricChartView::restyle()
{
    // The theme follows neither the palette nor its changes; a theme set later would undo the pens.
    chart()->setTheme(theme::isDark(palette()) ? QChart::ChartThemeDark : QChart::ChartThemeLight);
    chart()->setBackgroundVisible(false);
    chart()->setPlotAreaBackgroundVisible(false);
    setBackgroundBrush(palette().color(QPalette::Base));
    for (QValueAxis* axis : {m_timeAxis, m_valueAxis})
        axis->setVisible(false);
    for (QLineSeries* line : m_lines)
        line->setPen(QPen(theme::foreground(m_kind.tone, palette()), LineWidth));
}

QRectF MetricChartView::plotArea() const
{
    const QFontMetrics metrics = fontMetrics();
    const int left = metrics.horizontalAdvance(QStringLiteral("100.000 ms")) + 16;
    const int bottom = metrics.height() + 12;
    const QRectF area = QRectF(QChartView::viewport()->rect()).adjusted(left, 12, -20, -bottom);
    return {area.topLeft(), QSizeF(std::max(1.0, area.width()), std::max(1.0, area.height()))};
}

double MetricChartView::secondsOf(deployment::Timestamp time) const
{
    return double((time - m_viewport.visible().from).count()) / 1000;
}

deployment::Timestamp MetricChartView::timeAt(double x) const
{
    const QRectF area = plotArea();
    const double share = std::clamp((x - area.left()) / area.width(), 0.0, 1.0);
    const auto length = double(m_viewport.visible().length().count());
    return m_viewport.visible().from + deployment::Milliseconds(std::llround(share * length));
}

QPointF MetricChartView::placeOf(const deployment::MetricPoint& point) const
{
    const QRectF area = plotArea();
    const double seconds = double(m_viewport.visible().length().count()) / 1000;
    const double x = secondsOf(point.time) / seconds;
    const double y = (point.value - m_scale.from) / (m_scale.to - m_scale.from);
    return {area.left() + x * area.width(), area.bottom() - y * area.height()};
}

void MetricChartView::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    chart()->setPlotArea(plotArea());
    draw();
}

void MetricChartView::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
    if (event->type() == QEvent::FontChange) {
        chart()->setPlotArea(plotArea());
        draw();
    }
}

} // namespace widgets
