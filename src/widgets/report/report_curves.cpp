// SPDX-License-Identifier: GPL-3.0-or-later
#include "report_curves.h"

#include "detail/chart/chart_axes_painter.h"
#include "detail/chart/chart_events_painter.h"
#include "detail/chart/chart_geometry.h"
#include "detail/chart/chart_texts.h"
#include "detail/chart/chart_values.h"

#include "deploy/widgets/theme/palettes.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

using namespace std::chrono_literals;

constexpr double dotsAnInch = 96; // of the screen that charts are drawn for
constexpr double reportCurveHeight = 130;
constexpr double inkWidth = 1.5;
constexpr int valueSteps = 3;
constexpr deployment::Milliseconds roomAroundAPoint = 30s;

double scaleOnPaper(const QTextDocument& document)
{
    const QPaintDevice* device = document.documentLayout()->paintDevice();
    return device == nullptr ? 1 : device->logicalDpiY() / dotsAnInch;
}

} // namespace

ReportCurves::ReportCurves(std::shared_ptr<const deployment::Deployment> deployment,
    const models::TimeEvents& events, deployment::Zone zone, Look look)
    : m_deployment(std::move(deployment))
    , m_events(events)
    , m_zone(zone)
    , m_look(std::move(look))
    , m_palette(theme::lightPalette())
{
    m_palette.setColor(QPalette::Base, Qt::white);
    std::optional<models::TimeSpan> shown;
    for (const deployment::NamedSeries& series : m_deployment->metrics.series) {
        models::MetricCurve curve(
            std::shared_ptr<const deployment::MetricSeries>(m_deployment, &series.points));
        const auto range = curve.timeRange();
        if (!range)
            continue;
        shown = shown
            ? models::TimeSpan{std::min(shown->from, range->from), std::max(shown->to, range->to)}
            : *range;
        m_curves.push_back({metricKindOf(series), std::move(curve), &series.notes});
    }
    m_shown = shown.value_or(models::TimeSpan{});
    if (m_shown.length() == 0ms)
        m_shown = {m_shown.from - roomAroundAPoint, m_shown.to + roomAroundAPoint};
}

QString ReportCurves::summaryOf(std::size_t curve) const
{
    return ChartTexts::summary(m_curves[curve].kind, m_curves[curve].curve);
}

QSizeF ReportCurves::intrinsicSize(
    QTextDocument* document, int /*position*/, const QTextFormat& /*format*/)
{
    return QSizeF(m_look.width, reportCurveHeight) * scaleOnPaper(*document);
}

models::ValueScale ReportCurves::scaleOf(const Curve& curve) const
{
    auto values = valuesShown({&curve.curve}, m_shown).value_or(models::ValueRange{0, 1});
    if (curve.notes->limit)
        values = extendedBy(*curve.notes->limit, values);
    return models::fittingScale(values.smallest, values.largest, valueSteps, curve.kind.bounds);
}

void ReportCurves::paintLines(
    const Curve& curve, const ChartGeometry& places, QPainter& painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::foreground(curve.kind.tone, m_palette), inkWidth));
    const int columns = static_cast<int>(places.plotArea().width());
    for (const models::MetricCurve::Segment& segment : curve.curve.sample(m_shown, columns)) {
        QPolygonF line;
        for (const deployment::MetricPoint& point : segment)
            line << places.placeOf(point);
        if (line.size() == 1)
            painter.drawEllipse(line.first(), inkWidth, inkWidth);
        else
            painter.drawPolyline(line);
    }
}

void ReportCurves::drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document,
    int /*position*/, const QTextFormat& format)
{
    const auto at = static_cast<std::size_t>(format.property(curveProperty).toInt());
    if (at >= m_curves.size())
        return;
    const Curve& curve = m_curves[at];
    const double scale = scaleOnPaper(*document);
    painter->save();
    painter->translate(rect.topLeft());
    painter->scale(scale, scale);
    painter->setFont(m_look.font);
    const models::ValueScale values = scaleOf(curve);
    const ChartGeometry places(
        QRectF(QPointF(), rect.size() / scale), QFontMetrics(m_look.font), m_shown, values);
    const ChartEventsPainter events(places, m_events, *painter, m_palette);
    const ChartAxesPainter axes(
        {curve.kind, values, m_zone, m_look.font, m_palette}, places, *painter);
    events.paintBands();
    axes.paintGrid();
    paintLines(curve, places, *painter);
    axes.paintLabels();
    axes.paintLimit(*curve.notes);
    events.paintNames();
    events.paintMarks();
    painter->restore();
}

} // namespace widgets
