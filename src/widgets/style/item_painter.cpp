// SPDX-License-Identifier: GPL-3.0-or-later
#include "item_painter.h"

#include "theme/shaped_texts.h"

#include <QPainter>
#include <QStyleOptionViewItem>

#include <algorithm>

namespace widgets::items {

namespace {

/// In one line from the left to the right, as nearly all names are.
bool isPlain(QChar letter)
{
    switch (letter.direction()) {
    case QChar::DirB: // ends a line
    case QChar::DirR:
    case QChar::DirAL:
    case QChar::DirRLE:
    case QChar::DirRLO:
    case QChar::DirRLI:
    case QChar::DirLRE:
    case QChar::DirLRO:
    case QChar::DirLRI:
    case QChar::DirFSI:
        return false;
    default:
        return letter != QChar::LineSeparator;
    }
}

bool isOneLine(const QStyleOptionViewItem& item)
{
    using Item = QStyleOptionViewItem;
    // Where the text is all that shows the selection, its room goes by its own width.
    return item.showDecorationSelected && item.direction == Qt::LeftToRight
        && item.decorationPosition == Item::Left
        && !item.displayAlignment.testFlag(Qt::AlignHCenter) // to the half of a pixel
        && !(item.features & (Item::WrapText | Item::HasCheckIndicator))
        && !(item.state & (QStyle::State_Editing | QStyle::State_HasFocus))
        && std::ranges::all_of(item.text, isPlain);
}

void drawIcon(QPainter& painter, const QStyleOptionViewItem& item, const QRect& place)
{
    const bool isEnabled = item.state & QStyle::State_Enabled;
    const bool isSelected = item.state & QStyle::State_Selected;
    const QIcon::Mode mode = !isEnabled ? QIcon::Disabled
        : isSelected                    ? QIcon::Selected
                                        : QIcon::Normal;
    const bool isOpen = item.state & QStyle::State_Open;
    item.icon.paint(
        &painter, place, item.decorationAlignment, mode, isOpen ? QIcon::On : QIcon::Off);
}

void drawText(QPainter& painter, const QStyleOptionViewItem& item, const QRect& place)
{
    const bool isEnabled = item.state & QStyle::State_Enabled;
    const bool isActive = item.state & QStyle::State_Active;
    const bool isSelected = item.state & QStyle::State_Selected;
    const QPalette::ColorGroup group = !isEnabled ? QPalette::Disabled
        : isActive                                ? QPalette::Normal
                                                  : QPalette::Inactive;
    painter.setPen(
        item.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter.setFont(item.font);
    ShapedTexts::instance().draw(painter, item.text, place,
        QStyle::visualAlignment(item.direction, item.displayAlignment), item.textElideMode);
}

} // namespace

bool hasPanel(const QStyleOption& option)
{
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(&option);
    return item == nullptr || item->state.testFlag(QStyle::State_Selected)
        || (item->features & QStyleOptionViewItem::Alternate) != 0
        || item->backgroundBrush.style() != Qt::NoBrush;
}

bool draw(QPainter& painter, const QStyleOption& option, const QStyle& style, const QWidget* widget)
{
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(&option);
    if (item == nullptr || !isOneLine(*item))
        return false;
    painter.save();
    painter.setClipRect(item->rect);
    style.drawPrimitive(QStyle::PE_PanelItemViewItem, item, &painter, widget);
    QRect textPlace = item->rect; // all of it, where there is nothing but a text
    if (item->features & QStyleOptionViewItem::HasDecoration) {
        // The places of its parts are the same whatever the text is, which need not be shaped for
        // them.
        QStyleOptionViewItem measured = *item;
        measured.text.clear();
        textPlace = style.subElementRect(QStyle::SE_ItemViewItemText, &measured, widget);
        drawIcon(painter, *item,
            style.subElementRect(QStyle::SE_ItemViewItemDecoration, &measured, widget));
    }
    if (!item->text.isEmpty()) {
        const int margin = style.pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, widget) + 1;
        drawText(painter, *item, textPlace.adjusted(margin, 0, -margin, 0));
    }
    painter.restore();
    return true;
}

} // namespace widgets::items
