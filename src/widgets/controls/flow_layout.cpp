// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow_layout.h"

#include "deploy/widgets/theme/metrics.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace widgets {

FlowLayout::FlowLayout(QWidget* parent)
    : QLayout(parent)
{
    setContentsMargins({});
    setSpacing(theme::space::near);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.append(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

/// All in one line.
QSize FlowLayout::sizeHint() const
{
    QSize size;
    for (const QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        size.rwidth() += hint.width() + (size.isEmpty() ? 0 : spacing());
        size.setHeight(std::max(size.height(), hint.height()));
    }
    return size;
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size;
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::usualWidth(const QWidget& widget)
{
    const int hint = std::max(widget.sizeHint().width(), widget.minimumSizeHint().width());
    return std::max(std::min(hint, widget.maximumWidth()), widget.minimumWidth());
}

int FlowLayout::lineCount(int width, const WidthOf& widthOf) const
{
    int lines = 0;
    int taken = 0;
    for (QLayoutItem* item : m_items) {
        const auto wanted = item->widget() == nullptr ? std::nullopt : widthOf(*item->widget());
        if (!wanted)
            continue;
        const bool isFirst = lines == 0 || taken + spacing() + *wanted > width;
        lines += isFirst ? 1 : 0;
        taken = (isFirst ? 0 : taken + spacing()) + *wanted;
    }
    return lines;
}

int FlowLayout::arrange(const QRect& rect, bool isToMove) const
{
    int y = 0;
    QList<QLayoutItem*> line;
    int width = 0;
    int height = 0;
    const auto endLine = [&] {
        if (isToMove)
            placeLine(line, rect.adjusted(0, y, 0, 0), rect.width() - width, height);
        y += height + spacing();
        line.clear();
        width = height = 0;
    };
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (!line.isEmpty() && width + spacing() + size.width() > rect.width())
            endLine();
        width += size.width() + (line.isEmpty() ? 0 : spacing());
        height = std::max(height, size.height());
        line.append(item);
    }
    if (!line.isEmpty())
        endLine();
    return std::max(0, y - spacing());
}

/// What wants to be wide takes the room that is left.
void FlowLayout::placeLine(
    const QList<QLayoutItem*>& line, const QRect& rect, int rest, int height) const
{
    const bool isMirrored = parentWidget() != nullptr && parentWidget()->isRightToLeft();
    int x = 0;
    for (QLayoutItem* item : line) {
        QSize size = item->sizeHint();
        const bool isWide = item->expandingDirections().testFlag(Qt::Horizontal);
        if (isWide)
            size.rwidth() += std::max(0, std::exchange(rest, 0));
        size.setWidth(std::min(size.width(), rect.width()));
        const QRect place(rect.topLeft() + QPoint(x, (height - size.height()) / 2), size);
        item->setGeometry(isMirrored ? QStyle::visualRect(Qt::RightToLeft, rect, place) : place);
        x += size.width() + spacing();
    }
}

} // namespace widgets
