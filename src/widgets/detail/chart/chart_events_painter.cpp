// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_events_painter.h"

#include "deploy/widgets/theme/theme.h"

#include <QPainter>
#include <QPolygonF>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr int spaceBetweenNames = 6;
constexpr int narrowestName = 18;
constexpr double markSize = 5;
constexpr double reachOfMark = 6; // of the pointer, to its sides
constexpr float bandInk = 0.05F;
constexpr float borderInk = 0.22F;
constexpr float veilInk = 0.6F;
constexpr float stretchInk = 0.2F;

QColor thinned(QColor color, float alpha)
{
    color.setAlphaF(alpha);
    return color;
}

} // namespace

ChartEventsPainter::ChartEventsPainter(const ChartGeometry& geometry,
    const models::TimeEvents& events, QPainter& painter, const QPalette& palette)
    : m_geometry(geometry)
    , m_events(events)
    , m_painter(painter)
    , m_palette(palette)
{
}

void ChartEventsPainter::paintBands() const
{
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    const QColor text = m_palette.color(QPalette::Text);
    for (std::size_t at = 0; at < m_events.steps.size(); ++at) {
        const auto band = m_geometry.bandOf(m_events.steps[at].span);
        if (!band)
            continue;
        // Every other one, so that neighbors are told apart; the failed one by its color.
        if (m_events.labels[at].isFailed)
            m_painter.fillRect(*band, theme::background(theme::Tone::Bad, m_palette));
        else if (at % 2 == 1)
            m_painter.fillRect(*band, thinned(text, bandInk));
        m_painter.setPen(thinned(text, borderInk));
        m_painter.drawLine(band->topLeft(), band->bottomLeft());
    }
}

void ChartEventsPainter::paintNames() const
{
    const QRectF row = m_geometry.nameRow();
    const QFontMetrics metrics = m_painter.fontMetrics();
    double free = row.left();
    for (std::size_t at = 0; at < m_events.steps.size(); ++at) {
        const auto band = m_geometry.bandOf(m_events.steps[at].span);
        if (!band)
            continue;
        const double left = std::max(band->left() + 2, free);
        const int room = static_cast<int>(band->right() - left);
        if (room < narrowestName)
            continue;
        const models::StepLabel& label = m_events.labels[at];
        const QString shown = metrics.elidedText(label.name, Qt::ElideRight, room);
        m_painter.setPen(label.isFailed ? theme::foreground(theme::Tone::Bad, m_palette)
                                        : theme::secondaryText(m_palette));
        m_painter.drawText(QRectF(left, row.top(), room, row.height()),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        free = left + metrics.horizontalAdvance(shown) + spaceBetweenNames;
    }
}

void ChartEventsPainter::paintMarks() const
{
    for (const models::TimeMark& mark : m_events.marks) {
        if (const auto x = m_geometry.xOf(mark.at))
            paintMark(mark, *x);
    }
}

/// Told apart by form as well as by color.
void ChartEventsPainter::paintMark(const models::TimeMark& mark, double x) const
{
    const QRectF& area = m_geometry.plotArea();
    const bool isCommand = mark.kind == models::TimeMark::Kind::Command;
    const QColor ink =
        theme::foreground(isCommand ? theme::Tone::Warning : theme::Tone::Blue, m_palette);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(ink, 1, Qt::DotLine));
    m_painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(ink);
    const double foot = area.bottom();
    if (isCommand)
        m_painter.drawPolygon(QPolygonF({{x, foot - 2 * markSize}, {x + markSize, foot - markSize},
            {x, foot}, {x - markSize, foot - markSize}}));
    else
        m_painter.drawPolygon(
            QPolygonF({{x, foot - 2 * markSize}, {x + markSize, foot}, {x - markSize, foot}}));
}

void ChartEventsPainter::paintVeil(const models::TimeSpan& range) const
{
    const models::TimeSpan& shown = m_geometry.shown();
    const QColor veil = thinned(m_palette.color(QPalette::Base), veilInk);
    for (const models::TimeSpan& outside :
        {models::TimeSpan{shown.from, range.from}, models::TimeSpan{range.to, shown.to}}) {
        const auto band = m_geometry.bandOf(outside);
        if (band && outside.from < outside.to)
            m_painter.fillRect(*band, veil);
    }
}

void ChartEventsPainter::paintStretch(const models::TimeSpan& stretch) const
{
    if (const auto band = m_geometry.bandOf(stretch))
        m_painter.fillRect(*band, thinned(m_palette.color(QPalette::Highlight), stretchInk));
}

QString eventTextAt(
    const ChartGeometry& geometry, const models::TimeEvents& events, const QPointF& place)
{
    QStringList texts;
    if (geometry.plotArea().contains(place)) {
        for (const models::TimeMark& mark : events.marks) {
            const auto x = geometry.xOf(mark.at);
            if (x && std::abs(*x - place.x()) <= reachOfMark)
                texts << mark.text;
        }
    }
    if (geometry.nameRow().contains(place)) {
        if (const auto step = models::stepAt(events.steps, geometry.timeAt(place.x())))
            texts << events.nameOf(*step);
    }
    return texts.join(QLatin1Char('\n'));
}

} // namespace widgets
