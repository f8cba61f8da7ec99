// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/detail/metric_chart_view.h"

#include "chart_geometry.h"
#include "chart_lines.h"
#include "metric_chart_painter.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QValueAxis>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <initializer_list>

// The base class's own mouse handling is left out: it hands presses on to chart items, which crash
// on some of them in this version of Qt.

namespace widgets {

namespace {

constexpr double curveWidth = 1.8;
constexpr double referenceWidth = 1.2;
constexpr double keyZoom = 1.5;
constexpr double wheelZoomPerNotch = 1.25;
constexpr double wheelNotch = 120;
constexpr int panShare = 10; // of the visible range, for one key press

/// Of all curves that have numbers within the range.
std::optional<models::ValueRange> valuesShown(
    std::initializer_list<const models::MetricCurve*> curves, const models::TimeSpan& shown)
{
    std::optional<models::ValueRange> values;
    for (const models::MetricCurve* curve : curves) {
        const auto own = curve->valueRange(shown);
        if (own && values)
            values = {
                std::min(values->smallest, own->smallest), std::max(values->largest, own->largest)};
        else if (own)
            values = own;
    }
    return values;
}

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
    addLines();
    updateAppearance();
    connect(&m_viewport, &models::TimeViewport::changed, this, &MetricChartView::draw);
    connect(&m_time, &models::TimeContext::zoneChanged, this, [this] {
        describe();
        resetCachedContent();
        scene()->update();
    });
}

MetricChartView::~MetricChartView() = default;

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

void MetricChartView::setReference(models::MetricCurve reference, const QString& name)
{
    m_reference = std::move(reference);
    m_referenceName = name;
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
    m_lines->clear();
    m_referenceLines->clear();
    const models::TimeSpan& shown = m_viewport.visible();
    m_timeAxis->setRange(0, double(shown.length().count()) / 1000);
    m_valueAxis->setRange(m_scale.from, m_scale.to);
    const int columns = std::max(1, static_cast<int>(geometry().plotArea().width()));
    m_referenceLines->draw(m_reference.sample(shown, columns), geometry());
    m_lines->draw(m_curve.sample(shown, columns), geometry());
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
    const int steps = std::clamp(static_cast<int>(geometry().plotArea().height()) / 44, 2, 6);
    m_scale = models::fittingScale(values->smallest, values->largest, steps, m_kind.bounds);
}

void MetricChartView::addLines()
{
    m_referenceLines = std::make_unique<ChartLines>(*chart(), *m_timeAxis, *m_valueAxis);
    m_lines = std::make_unique<ChartLines>(*chart(), *m_timeAxis, *m_valueAxis);
}

QString MetricChartView::momentText(deployment::Timestamp time) const
{
    return m_kind.isFromMoment ? models::distanceText(time)
                               : models::momentText(time, m_time.zone());
}

QString MetricChartView::readoutText(const deployment::MetricPoint& point) const
{
    const QString own = momentText(point.time) + QStringLiteral("  ") + valueText(point.value);
    const auto other = m_reference.nearest(point.time);
    return other ? tr("%1  (%2: %3)", "time and value, name of another run, its value")
                       .arg(own, m_referenceName, valueText(other->value))
                 : own;
}

QString MetricChartView::descriptionOf(const models::MetricCurve& curve) const
{
    const auto range = curve.timeRange();
    if (!range)
        return tr("No values");
    const auto values = curve.valueRange(*range);
    const deployment::Timestamp last = curve.last()->time;
    return tr("Lowest %1, highest %2, last %3 at %4")
        .arg(valueText(values->smallest), valueText(values->largest),
            valueText(curve.last()->value),
            m_kind.isFromMoment ? models::distanceText(last)
                                : models::timeText(last, m_time.zone()));
}

void MetricChartView::describe()
{
    const QString own = descriptionOf(m_curve);
    setAccessibleDescription(m_referenceName.isEmpty()
            ? own
            : tr("%1. %2: %3", "description of a curve, name of another run, its description")
                  .arg(own, m_referenceName, descriptionOf(m_reference)));
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

ChartGeometry MetricChartView::geometry() const
{
    return {QChartView::viewport()->rect(), fontMetrics(), m_viewport.visible(), m_scale};
}

std::optional<deployment::MetricPoint> MetricChartView::markedPoint() const
{
    const auto point = m_crosshair ? m_curve.nearest(*m_crosshair) : std::nullopt;
    const models::TimeSpan& shown = m_viewport.visible();
    const bool isShown = point && point->time >= shown.from && point->time <= shown.to;
    return isShown ? std::optional(*point) : std::nullopt;
}

void MetricChartView::drawBackground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawBackground(painter, rect);
    const ChartGeometry places = geometry();
    MetricChartPainter(*this, places, m_time.zone(), *painter).paintGrid();
}

void MetricChartView::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    const ChartGeometry places = geometry();
    const MetricChartPainter chart(*this, places, m_time.zone(), *painter);
    chart.paintLabels();
    if (m_curve.isEmpty() && m_reference.isEmpty()) {
        chart.paintNote(tr("No values"));
        return;
    }
    if (const auto point = markedPoint())
        chart.paintCrosshair(*point);
    if (hasFocus()) {
        painter->setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(QChartView::viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void MetricChartView::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    chart()->setPlotArea(geometry().plotArea());
    draw();
}

void MetricChartView::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
    if (event->type() == QEvent::FontChange) {
        chart()->setPlotArea(geometry().plotArea());
        draw();
    }
}

void MetricChartView::wheelEvent(QWheelEvent* event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if ((m_wheelNeedsControl && !control) || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    const double notches = event->angleDelta().y() / wheelNotch;
    m_viewport.zoom(std::pow(wheelZoomPerNotch, notches), geometry().timeAt(event->position().x()));
    event->accept();
}

void MetricChartView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_dragged = event->position();
    setCursor(Qt::ClosedHandCursor);
    event->accept();
}

void MetricChartView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged) {
        const auto distance =
            geometry().timeAt(m_dragged->x()) - geometry().timeAt(event->position().x());
        m_dragged = event->position();
        m_viewport.pan(distance);
    }
    Q_EMIT pointed(geometry().timeAt(event->position().x()));
    event->accept();
}

void MetricChartView::mouseReleaseEvent(QMouseEvent* event)
{
    m_dragged.reset();
    unsetCursor();
    event->accept();
}

void MetricChartView::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_viewport.reset();
    event->accept();
}

void MetricChartView::leaveEvent(QEvent* event)
{
    QChartView::leaveEvent(event);
    Q_EMIT pointed(std::nullopt);
}

void MetricChartView::moveCrosshair(int direction)
{
    const auto length = m_viewport.visible().length();
    const auto marked =
        m_curve.nearest(m_crosshair.value_or(m_viewport.visible().from + length / 2));
    if (!marked)
        return;
    const auto from = marked->time;
    const auto next = direction > 0 ? m_curve.after(from) : m_curve.before(from);
    if (!next)
        return;
    if (next->time > m_viewport.visible().to)
        m_viewport.pan(next->time - m_viewport.visible().to + length / panShare);
    else if (next->time < m_viewport.visible().from)
        m_viewport.pan(next->time - m_viewport.visible().from - length / panShare);
    Q_EMIT pointed(next->time);
}

void MetricChartView::keyPressEvent(QKeyEvent* event)
{
    const auto distance = m_viewport.visible().length() / panShare;
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return m_viewport.zoom(keyZoom);
    case Qt::Key_Minus:
        return m_viewport.zoom(1 / keyZoom);
    case Qt::Key_Left:
        return control ? moveCrosshair(-1) : m_viewport.pan(-distance);
    case Qt::Key_Right:
        return control ? moveCrosshair(1) : m_viewport.pan(distance);
    case Qt::Key_Home:
        return m_viewport.pan(m_viewport.whole().from - m_viewport.visible().from);
    case Qt::Key_End:
        return m_viewport.pan(m_viewport.whole().to - m_viewport.visible().to);
    case Qt::Key_0:
        return m_viewport.reset();
    default:
        // The base class would scroll its scene; the page may want the key.
        event->ignore();
    }
}

} // namespace widgets
