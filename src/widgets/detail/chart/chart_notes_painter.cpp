// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_notes_painter.h"

#include "chart_texts.h"

#include <QPainter>
#include <QStringList>

#include <cmath>

namespace widgets {

using deployment::Verdict;
using theme::Tone;

namespace {

constexpr double verdictRadius = 6;
constexpr double reachOfVerdict = 7; // of the pointer, to its sides

struct VerdictLook {
    Tone tone;
    QString sign; ///< empty: not marked
};

VerdictLook lookOf(const std::string& word)
{
    if (word == "Successful" || word == "Pending" || word == "Running")
        return {Tone::Good, {}};
    if (word == "Failed")
        return {Tone::Bad, QStringLiteral("×")};
    if (word == "Error")
        return {Tone::Warning, QStringLiteral("!")};
    return {Tone::Warning, QStringLiteral("?")};
}

/// On the curve where it has a number then, else at the foot of the chart.
std::optional<QPointF> placeOf(
    const MetricChartView& chart, const ChartGeometry& geometry, const Verdict& verdict)
{
    const auto x = geometry.xOf(verdict.time);
    if (!x)
        return std::nullopt;
    const auto point = chart.curve().nearest(verdict.time);
    const double foot = geometry.plotArea().bottom() - verdictRadius;
    return QPointF(*x, point && point->time == verdict.time ? geometry.placeOf(*point).y() : foot);
}

} // namespace

ChartNotesPainter::ChartNotesPainter(
    const MetricChartView& chart, const ChartGeometry& geometry, QPainter& painter)
    : m_chart(chart)
    , m_geometry(geometry)
    , m_painter(painter)
    , m_palette(chart.palette())
{
}

void ChartNotesPainter::paintVerdicts() const
{
    for (const Verdict& verdict : m_chart.notes().verdicts) {
        const VerdictLook look = lookOf(verdict.word);
        if (look.sign.isEmpty())
            continue;
        if (const auto place = placeOf(m_chart, m_geometry, verdict))
            paintVerdict(look.tone, look.sign, *place);
    }
}

void ChartNotesPainter::paintVerdict(Tone tone, const QString& sign, const QPointF& place) const
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(m_palette.color(QPalette::Base), 1.5));
    m_painter.setBrush(theme::foreground(tone, m_palette));
    m_painter.drawEllipse(place, verdictRadius, verdictRadius);
    QFont font = m_chart.font();
    font.setBold(true);
    font.setPixelSize(static_cast<int>(2 * verdictRadius) - 2);
    m_painter.setFont(font);
    m_painter.setPen(m_palette.color(QPalette::Base));
    const QRectF box(
        place.x() - verdictRadius, place.y() - verdictRadius, 2 * verdictRadius, 2 * verdictRadius);
    m_painter.drawText(box, Qt::AlignCenter, sign);
    m_painter.setFont(m_chart.font());
}

QString verdictTextAt(
    const MetricChartView& chart, const ChartGeometry& geometry, const QPointF& at)
{
    QStringList texts;
    for (const Verdict& verdict : chart.notes().verdicts) {
        const auto place = placeOf(chart, geometry, verdict);
        if (place && std::hypot(place->x() - at.x(), place->y() - at.y()) <= reachOfVerdict)
            texts << chart.momentText(verdict.time) + QStringLiteral("  ")
                    + ChartTexts::verdict(verdict.word);
    }
    return texts.join(QLatin1Char('\n'));
}

} // namespace widgets
