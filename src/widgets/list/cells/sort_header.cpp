// SPDX-License-Identifier: GPL-3.0-or-later
#include "sort_header.h"

#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionHeader>

#include <algorithm>
#include <utility>

namespace widgets {

SortHeader::SortHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true); // as that of a table is
}

void SortHeader::setThen(const std::optional<Then>& then)
{
    if (then == m_then)
        return;
    m_then = then;
    viewport()->update();
}

void SortHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int section) const
{
    QHeaderView::initStyleOptionForIndex(option, section);
    if (m_then && m_then->section == section)
        option->sortIndicator = m_then->order == Qt::AscendingOrder ? QStyleOptionHeader::SortDown
                                                                    : QStyleOptionHeader::SortUp;
}

QString SortHeader::numberOf(int section) const
{
    if (m_then && section == m_then->section)
        return QStringLiteral("2");
    return m_then && section == sortIndicatorSection() ? QStringLiteral("1") : QString();
}

/// The number stands in the margin behind the arrow, which makes room for it.
void SortHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    painter->save();
    QHeaderView::paintSection(painter, rect, section);
    painter->restore();
    const QString number = numberOf(section);
    if (number.isEmpty())
        return;
    const int margin = style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, this);
    const int moved = std::min(theme::space::tight, margin - 1);
    const auto placed = [&](const QRect& place) {
        return QStyle::visualRect(layoutDirection(), rect, place);
    };
    // The line at the end is the one that was painted first.
    painter->save();
    painter->setClipRect(placed(rect.adjusted(0, 0, -moved - 1, 0)));
    QHeaderView::paintSection(painter, placed(rect.adjusted(0, 0, -moved, 0)), section);
    painter->restore();
    const QRect place =
        placed(QRect(rect.right() - margin - moved + 1, rect.top(), margin, rect.height() - 1));
    painter->save();
    painter->setFont(theme::font(theme::Type::Caption));
    painter->setPen(theme::secondaryText(palette()));
    painter->drawText(place, Qt::AlignCenter | Qt::TextDontClip, number);
    painter->restore();
}

void SortHeader::mousePressEvent(QMouseEvent* event)
{
    // At an edge it is the width that is meant.
    const bool isAtEdge = viewport()->cursor().shape() == Qt::SplitHCursor;
    const bool isThen =
        event->button() == Qt::LeftButton && event->modifiers() == Qt::ShiftModifier && !isAtEdge;
    m_pressed = isThen ? logicalIndexAt(event->position().toPoint()) : -1;
    if (m_pressed < 0)
        QHeaderView::mousePressEvent(event);
}

void SortHeader::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pressed < 0)
        QHeaderView::mouseMoveEvent(event);
}

void SortHeader::mouseReleaseEvent(QMouseEvent* event)
{
    const int pressed = std::exchange(m_pressed, -1);
    if (pressed < 0)
        QHeaderView::mouseReleaseEvent(event);
    else if (logicalIndexAt(event->position().toPoint()) == pressed)
        Q_EMIT thenRequested(pressed);
}

} // namespace widgets
