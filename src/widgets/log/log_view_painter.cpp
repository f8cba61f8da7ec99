// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_view_painter.h"

#include "deploy/widgets/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace widgets {

namespace {

constexpr std::size_t maxMatchesOfALine = 100;
constexpr int lineMarkWidth = 3;
constexpr double dimmedShare = 0.52; // of the text's color, the rest is the ground's

QColor blended(const QColor& color, const QColor& ground, double share)
{
    const auto mix = [share](int a, int b) { return static_cast<int>(b + (a - b) * share); };
    return QColor(mix(color.red(), ground.red()), mix(color.green(), ground.green()),
        mix(color.blue(), ground.blue()));
}

/// The beginning that has so many letters; the marks above and below them take no room of their
/// own.
QString beginningOf(const QString& text, int letters)
{
    qsizetype end = 0;
    for (int seen = 0; end < text.size(); ++end) {
        if (!text[end].isMark() && ++seen > letters)
            break;
    }
    return text.left(end);
}

} // namespace

LogViewPainter::LogViewPainter(QPainter& painter, const Style& style)
    : m_painter(painter)
    , m_style(style)
    , m_metrics(painter.fontMetrics())
    // The average is rounded, up perhaps: the letters that this leaves out would be seen.
    , m_narrowest(QFontMetricsF(painter.font()).horizontalAdvance(u'i'))
    , m_quiet(theme::secondaryText(style.palette))
    , m_dimmed(blended(
          style.palette.color(QPalette::Text), style.palette.color(QPalette::Base), dimmedShare))
    , m_match(theme::background(theme::Tone::Warning, style.palette)
                  .darker(theme::isDark(style.palette) ? 80 : 112))
{
}

void LogViewPainter::paint(const Line& line) const
{
    const QRect& whole = line.place;
    m_painter.setClipRect(whole);
    paintGround(line);
    const QColor text = textColor(line);
    m_painter.setPen(line.isSelected || line.isDimmed ? text : m_quiet);
    m_painter.drawText(
        whole.adjusted(sidePadding, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, line.time);

    QRect rest = whole;
    rest.setLeft(m_style.timeWidth);
    m_painter.setClipRect(rest);
    // What lies to the right of the screen is not even laid out.
    const int narrowest = std::max(1, static_cast<int>(m_narrowest));
    const QString shown = beginningOf(line.text, (m_style.offset + rest.width()) / narrowest + 2);
    rest.translate(-m_style.offset, 0);
    paintMatches(shown, rest, line.isSelected);
    m_painter.setPen(text);
    m_painter.drawText(
        QPoint(rest.left(),
            rest.top() + (whole.height() - m_metrics.height()) / 2 + m_metrics.ascent()),
        shown);
    if (line.isCurrent) {
        m_painter.setClipRect(whole);
        m_painter.setPen(QPen(text, 1, Qt::DotLine));
        m_painter.drawRect(whole.adjusted(0, 0, -1, -1));
    }
}

void LogViewPainter::paintGround(const Line& line) const
{
    if (line.isSelected)
        m_painter.fillRect(line.place, m_style.palette.color(QPalette::Highlight));
    if (!line.isMarked && !line.isFailing)
        return;
    const theme::Tone tone = line.isMarked ? theme::Tone::Info : theme::Tone::Bad;
    if (!line.isSelected)
        m_painter.fillRect(line.place, theme::background(tone, m_style.palette));
    QRect stripe = line.place;
    stripe.setWidth(lineMarkWidth);
    m_painter.fillRect(stripe, theme::foreground(tone, m_style.palette));
}

std::optional<theme::Tone> LogViewPainter::toneOf(const deployment::ErrorReading& level)
{
    if (level.sign == deployment::ErrorSign::Error)
        return theme::Tone::Bad;
    if (level.isWarning || level.sign == deployment::ErrorSign::Mention)
        return theme::Tone::Warning;
    return std::nullopt;
}

QColor LogViewPainter::textColor(const Line& line) const
{
    if (line.isSelected)
        return m_style.palette.color(QPalette::HighlightedText);
    if (line.isDimmed)
        return m_dimmed;
    const auto tone = toneOf(line.level);
    return tone ? theme::foreground(*tone, m_style.palette) : m_style.palette.color(QPalette::Text);
}

void LogViewPainter::paintMatches(const QString& text, const QRect& rect, bool isSelected) const
{
    if (m_style.pattern.isEmpty())
        return;
    for (const models::LogPattern::Span& span : m_style.pattern.spansIn(text, maxMatchesOfALine)) {
        const int left = rect.left() + m_metrics.horizontalAdvance(text.left(span.start));
        const int width = m_metrics.horizontalAdvance(text.mid(span.start, span.length));
        const QRect place(left, rect.top() + 1, width, rect.height() - 2);
        if (!isSelected)
            m_painter.fillRect(place, m_match);
        m_painter.setPen(isSelected ? m_style.palette.color(QPalette::HighlightedText)
                                    : theme::foreground(theme::Tone::Warning, m_style.palette));
        m_painter.drawRect(place.adjusted(0, 0, -1, -1));
    }
}

} // namespace widgets
