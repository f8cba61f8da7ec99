// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_notes_painter.h"

#include "chart_texts.h"
#include "deploy/models/display_strings.h"

#include <QPainter>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace widgets {

using deployment::Verdict;
using deployment::Worse;
using theme::Tone;

namespace {

constexpr double verdictRadius = 6;
constexpr double reachOfVerdict = 7; // of the pointer, to its sides
constexpr int labelMargin = 4;

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

void ChartNotesPainter::paintLimit() const
{
    const auto& limit = m_chart.notes().limit;
    if (!limit)
        return;
    const QRectF& area = m_geometry.plotArea();
    const double y = m_geometry.placeOf({m_geometry.shown().from, *limit}).y();
    if (y < area.top() || y > area.bottom())
        return;
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    const QColor ink = theme::foreground(Tone::Bad, m_palette);
    m_painter.setPen(QPen(ink, 1, Qt::DashLine));
    m_painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    // On the bad side: the curve is mostly on the other one.
    const QFontMetrics metrics = m_painter.fontMetrics();
    const bool isBadBelow = m_chart.notes().worse == Worse::Lower;
    const double wanted = isBadBelow ? y + 2 : y - metrics.height() - 2;
    const double top = std::clamp(wanted, area.top(), area.bottom() - metrics.height());
    const QString text = metrics.elidedText(
        ChartTexts::limit(m_chart), Qt::ElideRight, static_cast<int>(area.width()) / 2);
    QRectF box(area.left() + labelMargin, top, metrics.horizontalAdvance(text) + 2 * labelMargin,
        metrics.height());
    QColor ground = m_palette.color(QPalette::Base);
    ground.setAlphaF(0.8F);
    m_painter.fillRect(box, ground);
    m_painter.drawText(box, Qt::AlignCenter, text);
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
