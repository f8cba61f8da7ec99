// SPDX-License-Identifier: GPL-3.0-or-later
#include "search_marks.h"

#include "deploy/widgets/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyleOptionViewItem>

#include <algorithm>

namespace widgets {

using models::LogPattern;

namespace {

constexpr std::size_t mostMarksOfACell = 32;
constexpr int markFoot = 2; ///< the line below, for who does not see the tint

struct MarkColors {
    QColor ground;
    QColor text;
    QColor foot;
};

MarkColors markColors(const QStyleOptionViewItem& option)
{
    const QPalette& palette = option.palette;
    // The other way round where the row has the color.
    if (option.state & QStyle::State_Selected)
        return {palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight),
            palette.color(QPalette::Highlight)};
    const QColor warning = theme::foreground(theme::Tone::Warning, palette);
    return {theme::mixed(palette.color(QPalette::Base), warning, 0.25),
        palette.color(QPalette::WindowText), warning};
}

void paintSpans(QPainter& painter, const QStyleOptionViewItem& option, const QString& text,
    const QRect& place, const std::vector<LogPattern::Span>& spans)
{
    const QFontMetrics metrics(option.font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, place.width());
    const qsizetype kept = shown == text ? text.size() : shown.size() - 1;
    const MarkColors colors = markColors(option);
    painter.save();
    painter.setFont(option.font);
    for (const LogPattern::Span& span : spans) {
        const qsizetype begin = std::min(span.start, kept);
        const qsizetype end = span.start + span.length;
        const int left = metrics.horizontalAdvance(shown, static_cast<int>(begin));
        const int right =
            metrics.horizontalAdvance(shown, static_cast<int>(end > kept ? shown.size() : end));
        QRect mark(place.left() + left, 0, right - left, metrics.height());
        mark.moveTop(place.top() + (place.height() - metrics.height()) / 2);
        painter.setClipRect(mark);
        painter.fillRect(mark, colors.ground);
        painter.setPen(colors.text);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        painter.fillRect(mark.adjusted(0, mark.height() - markFoot, 0, 0), colors.foot);
    }
    painter.restore();
}

} // namespace

SearchMarks::SearchMarks(const QString& searched)
    : m_searched(searched, LogPattern::Syntax::Plain)
{
}

bool SearchMarks::occursIn(const QString& text) const
{
    return !m_searched.spansIn(text, 1).empty();
}

void SearchMarks::paint(QPainter& painter, const QStyleOptionViewItem& option, const QString& text,
    const QRect& place) const
{
    const auto spans = m_searched.spansIn(text, mostMarksOfACell);
    if (!spans.empty() && place.width() > 0)
        paintSpans(painter, option, text, place, spans);
}

void SearchMarks::paintWhole(QPainter& painter, const QStyleOptionViewItem& option,
    const QString& text, const QRect& place) const
{
    if (!text.isEmpty() && place.width() > 0)
        paintSpans(painter, option, text, place, {{0, text.size()}});
}

} // namespace widgets
