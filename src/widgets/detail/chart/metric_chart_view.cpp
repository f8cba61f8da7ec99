// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/detail/chart/metric_chart_view.h"

#include "chart_axes_painter.h"
#include "chart_events_painter.h"
#include "chart_geometry.h"
#include "chart_input.h"
#include "chart_lines.h"
#include "chart_notes_painter.h"
#include "chart_texts.h"
#include "chart_values.h"
#include "detail/panel/time_cursor.h"
#include "metric_chart_painter.h"

#include "deploy/models/time_context.h"
#include "deploy/widgets/access/accessible_role.h"
#include "deploy/widgets/theme/palettes.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>

namespace widgets {

namespace {

constexpr double curveWidth = 1.8;
constexpr double referenceWidth = 1.2;

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
    addLines();
    updateAppearance();
    connect(&m_viewport, &models::TimeViewport::changed, this, &MetricChartView::draw);
    const auto repaint = [this] { QChartView::viewport()->update(); };
    connect(&m_cursor, &TimeCursor::momentChanged, this, repaint);
    connect(&m_cursor, &TimeCursor::rangeChanged, this, repaint);
    connect(&m_cursor, &TimeCursor::momentChanged, this, &MetricChartView::describe);
    connect(&m_time, &models::TimeContext::zoneChanged, this, [this] {
        describe();
        resetCachedContent();
        scene()->update();
    });
}

MetricChartView::~MetricChartView() = default;

void MetricChartView::setupChart()
{
    setAccessibleRole(*this, QAccessible::Chart, AccessibleParts::Hidden);
    // It would be another stop for a screen reader, without a name. It hands its policy on to the
    // view, whose own comes after it: else Tab passes all charts by.
    QChartView::viewport()->setFocusPolicy(Qt::NoFocus);
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

void MetricChartView::setReference(models::MetricCurve reference, const QString& name)
{
    m_reference = std::move(reference);
    m_referenceName = name;
    describe();
    draw();
}

void MetricChartView::setNotes(deployment::MetricNotes notes)
{
    if (notes == m_notes)
        return;
    m_notes = std::move(notes);
    describe();
    draw();
}

void MetricChartView::setEvents(models::TimeEvents events)
{
    if (events == m_events)
        return;
    m_events = std::move(events);
    describe();
    QChartView::viewport()->update();
}

void MetricChartView::setStretch(const std::optional<models::TimeSpan>& stretch)
{
    m_stretch = stretch;
    QChartView::viewport()->update();
}

void MetricChartView::setEdges(bool hasNames, bool hasTimes)
{
    if (hasNames == m_hasNames && hasTimes == m_hasTimes)
        return;
    m_hasNames = hasNames;
    m_hasTimes = hasTimes;
    chart()->setPlotArea(places().plotArea());
    draw();
}

void MetricChartView::paintOn(QPainter& painter, const QRectF& target)
{
    m_isPicture = true;
    const QPalette own = palette();
    const bool wasOwn = testAttribute(Qt::WA_SetPalette);
    setPalette(theme::lightPalette());
    render(&painter, target, QChartView::viewport()->rect());
    setPalette(wasOwn ? own : QPalette());
    m_isPicture = false;
}

void MetricChartView::setWheelNeedsControl(bool needed)
{
    m_input->setWheelNeedsControl(needed);
}

QString MetricChartView::valueText(double value) const
{
    return widgets::valueText(m_kind, value);
}

void MetricChartView::draw()
{
    fitValues();
    m_lines->clear();
    m_referenceLines->clear();
    const models::TimeSpan& shown = m_viewport.visible();
    m_timeAxis->setRange(0, double(shown.length().count()) / 1000);
    m_valueAxis->setRange(m_scale.from, m_scale.to);
    const int columns = std::max(1, static_cast<int>(places().plotArea().width()));
    drawBoth(*m_referenceLines, m_reference.sample(shown, columns), *m_lines,
        m_curve.sample(shown, columns), places());
    QChartView::viewport()->update();
}

void MetricChartView::fitValues()
{
    auto values = valuesShown({&m_curve, &m_reference}, m_viewport.visible());
    if (!values) {
        // Between two points: the line that crosses the picture still has values.
        const models::MetricCurve& crossing = m_curve.isEmpty() ? m_reference : m_curve;
        const auto nearest = crossing.nearest(m_viewport.visible().from);
        values =
            nearest ? models::ValueRange{nearest->value, nearest->value} : models::ValueRange{0, 1};
    }
    if (m_notes.limit)
        values = extendedBy(*m_notes.limit, *values);
    const int steps = std::clamp(static_cast<int>(places().plotArea().height()) / 44, 2, 6);
    m_scale = models::fittingScale(values->smallest, values->largest, steps, m_kind.bounds);
}

void MetricChartView::addLines()
{
    m_referenceLines = std::make_unique<ChartLines>(*chart(), *m_timeAxis, *m_valueAxis);
    m_lines = std::make_unique<ChartLines>(*chart(), *m_timeAxis, *m_valueAxis);
}

QString MetricChartView::readoutText(const deployment::MetricPoint& point) const
{
    return ChartTexts(*this, m_time.zone()).readout(point);
}

QString MetricChartView::momentText(deployment::Timestamp time) const
{
    return ChartTexts(*this, m_time.zone()).moment(time);
}

QString MetricChartView::summaryText() const
{
    return ChartTexts(*this, m_time.zone()).summary();
}

/// What is at the chosen moment, else the curves as a whole.
void MetricChartView::describe()
{
    const auto& chosen = m_cursor.chosen();
    const ChartTexts texts(*this, m_time.zone());
    const QString whole = chosen ? texts.at(*chosen) : texts.summary();
    // Nobody is told the same at each movement of the pointer.
    if (whole != accessibleDescription())
        setAccessibleDescription(whole);
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
    m_lines->setPen(QPen(theme::foreground(m_kind.tone, palette()), curveWidth));
    m_referenceLines->setPen(QPen(theme::secondaryText(palette()), referenceWidth));
}

ChartGeometry MetricChartView::places() const
{
    return {QChartView::viewport()->rect(), fontMetrics(), m_viewport.visible(), m_scale,
        {m_hasNames, m_hasTimes}};
}

ChartAxesPainter MetricChartView::axesPainter(
    const ChartGeometry& geometry, QPainter& painter) const
{
    return {{m_kind, m_scale, m_time.zone(), font(), palette()}, geometry, painter};
}

void MetricChartView::drawBackground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawBackground(painter, rect);
    const ChartGeometry shown = places();
    ChartEventsPainter(shown, m_events, *painter, palette()).paintBands();
    axesPainter(shown, *painter).paintGrid();
}

void MetricChartView::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    m_referenceLines->paint(*painter);
    m_lines->paint(*painter);
    const ChartGeometry shown = places();
    const ChartAxesPainter axes = axesPainter(shown, *painter);
    axes.paintLabels();
    axes.paintLimit(m_notes);
    const MetricChartPainter chart(*this, shown, *painter);
    const ChartEventsPainter events(shown, m_events, *painter, palette());
    if (shown.edges().hasNames)
        events.paintNames();
    events.paintMarks();
    if (m_cursor.range())
        events.paintVeil(*m_cursor.range());
    if (m_stretch)
        events.paintStretch(*m_stretch);
    ChartNotesPainter(*this, shown, *painter).paintVerdicts();
    if (m_curve.isEmpty() && m_reference.isEmpty())
        chart.paintNote(ChartTexts(*this, m_time.zone()).whole(m_curve));
    if (m_cursor.moment())
        chart.paintMoment(*m_cursor.moment());
    if (hasFocus() && !m_isPicture) {
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

void MetricChartView::focusInEvent(QFocusEvent* event)
{
    QChartView::focusInEvent(event);
    QChartView::viewport()->update(); // the frame around it
}

void MetricChartView::focusOutEvent(QFocusEvent* event)
{
    QChartView::focusOutEvent(event);
    QChartView::viewport()->update();
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
