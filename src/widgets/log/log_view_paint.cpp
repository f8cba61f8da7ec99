// SPDX-License-Identifier: GPL-3.0-or-later
// How a log view paints the lines that are on the screen.
#include "deploy/widgets/log/log_view.h"
#include "deploy/widgets/theme/theme.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace widgets {
namespace {

constexpr int linePadding = 8;

} // namespace

/// What all lines of one paint event share.
struct LogView::Paint {
    QPainter& painter;
    QFontMetrics metrics;
    QColor quiet;
    QColor match;
    int height = 0;
    int offset = 0; ///< of the horizontal scroll bar
};

void LogView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setFont(viewport()->font());
    if (rowCount() == 0) {
        painter.setPen(theme::quietText(palette()));
        painter.drawText(viewport()->rect(), Qt::AlignCenter, emptyText());
        return;
    }
    const Paint paint{painter, viewport()->fontMetrics(), theme::quietText(palette()),
        theme::background(theme::Tone::Warning, palette())
            .darker(theme::isDark(palette()) ? 80 : 112),
        rowHeight(), horizontalScrollBar()->value()};
    const auto first = static_cast<std::size_t>(verticalScrollBar()->value());
    const std::size_t last = std::min(rowCount(), first + rowsOnScreen() + 1);
    int widest = m_widest;
    for (std::size_t row = first; row < last; ++row) {
        paintRow(paint, row);
        widest = std::max(widest, line(entryOfRow(row)).width);
    }
    if (widest > m_widest) {
        m_widest = widest;
        QMetaObject::invokeMethod(
            this, [this] { updateScrollBars(); }, Qt::QueuedConnection);
    }
}

void LogView::paintRow(const Paint& paint, std::size_t row) const
{
    const std::size_t entry = entryOfRow(row);
    const bool selected = isSelected(row);
    const int top = static_cast<int>(row - static_cast<std::size_t>(verticalScrollBar()->value()))
        * paint.height;
    const QRect whole(0, top, viewport()->width(), paint.height);
    QPainter& painter = paint.painter;
    painter.setClipRect(whole);
    if (selected)
        painter.fillRect(whole, palette().color(QPalette::Highlight));
    const QColor text = palette().color(selected ? QPalette::HighlightedText : QPalette::Text);
    painter.setPen(selected ? text : paint.quiet);
    painter.drawText(
        whole.adjusted(linePadding, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, timeTextOf(entry));

    QRect rest = whole;
    rest.setLeft(m_timeWidth);
    painter.setClipRect(rest);
    // What lies to the right of the screen is not even laid out.
    const int narrowest = std::max(1, paint.metrics.averageCharWidth());
    const QString shown = line(entry).text.left((paint.offset + rest.width()) / narrowest + 2);
    rest.translate(-paint.offset, 0);
    paintMatches(paint, shown, rest, selected);
    painter.setPen(text);
    painter.drawText(
        QPoint(rest.left(),
            rest.top() + (paint.height - paint.metrics.height()) / 2 + paint.metrics.ascent()),
        shown);
    if (hasFocus() && m_current == entry) {
        painter.setClipRect(whole);
        painter.setPen(QPen(text, 1, Qt::DotLine));
        painter.drawRect(whole.adjusted(0, 0, -1, -1));
    }
}

void LogView::paintMatches(
    const Paint& paint, const QString& text, const QRect& rect, bool selected) const
{
    const models::LogPattern& pattern = m_search.pattern();
    if (pattern.isEmpty())
        return;
    for (const models::LogPattern::Span& span : pattern.spansIn(text, 100)) {
        const int left = rect.left() + paint.metrics.horizontalAdvance(text.left(span.start));
        const int width = paint.metrics.horizontalAdvance(text.mid(span.start, span.length));
        const QRect place(left, rect.top() + 1, width, paint.height - 2);
        if (!selected) {
            paint.painter.fillRect(place, paint.match);
        }
        paint.painter.setPen(selected ? palette().color(QPalette::HighlightedText)
                                      : theme::foreground(theme::Tone::Warning, palette()));
        paint.painter.drawRect(place.adjusted(0, 0, -1, -1));
    }
}

} // namespace widgets
