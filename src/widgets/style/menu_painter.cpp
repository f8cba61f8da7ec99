// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu_painter.h"

#include "control_colors.h"
#include "control_shapes.h"

#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QPainter>
#include <QStyleOptionMenuItem>

#include <algorithm>

namespace widgets::menus {

namespace {

constexpr int sidePadding = theme::space::apart;
constexpr int aroundWords = 5; ///< above and below
constexpr int columnWidth = 24; ///< of ticks, and of icons
constexpr int separatorHeight = 9;
constexpr int keysGap = theme::space::section;
constexpr int menuIcon = 16;
constexpr int selectionInset = theme::space::tight;

int ticksWidth(const QStyleOptionMenuItem& item)
{
    return item.menuHasCheckableItems ? columnWidth : 0;
}

int iconsWidth(const QStyleOptionMenuItem& item)
{
    return item.maxIconWidth > 0 ? columnWidth : 0;
}

/// The part of the entry that begins there, counted from the side where reading begins.
QRect placed(const QStyleOptionMenuItem& item, int from, int width)
{
    return QStyle::visualRect(item.direction, item.rect,
        QRect(item.rect.left() + from, item.rect.top(), width, item.rect.height()));
}

QRect squareIn(const QRect& column)
{
    QRect square(0, 0, menuIcon, menuIcon);
    square.moveCenter(column.center());
    return square;
}

void drawSeparator(QPainter& painter, const QStyleOptionMenuItem& item)
{
    const QRect line(item.rect.left() + sidePadding, item.rect.center().y(),
        item.rect.width() - 2 * sidePadding, 1);
    painter.fillRect(line, controlColors(item.palette).softEdge);
}

void drawTickAndIcon(QPainter& painter, const QStyleOptionMenuItem& item, const QColor& color)
{
    const QRect ticks = squareIn(placed(item, sidePadding, menuIcon));
    if (item.checked && item.checkType == QStyleOptionMenuItem::Exclusive)
        shapes::box(painter, QRectF(ticks).adjusted(5, 5, -5, -5), color, {}, 0, menuIcon);
    else if (item.checked)
        shapes::tick(painter, ticks, color);
    const bool isEnabled = item.state.testFlag(QStyle::State_Enabled);
    if (!item.icon.isNull())
        item.icon.paint(&painter, squareIn(placed(item, sidePadding + ticksWidth(item), menuIcon)),
            Qt::AlignCenter, isEnabled ? QIcon::Normal : QIcon::Disabled);
}

void drawWords(QPainter& painter, const QStyleOptionMenuItem& item, int flags, const QColor& color)
{
    const int from = sidePadding + ticksWidth(item) + iconsWidth(item);
    const QRect words = placed(item, from, item.rect.width() - from - sidePadding);
    const qsizetype tab = item.text.indexOf(u'\t');
    painter.setFont(item.font);
    painter.setPen(color);
    painter.drawText(words,
        flags | int(QStyle::visualAlignment(item.direction, Qt::AlignLeft | Qt::AlignVCenter)),
        item.text.left(tab < 0 ? item.text.size() : tab));
    if (tab < 0)
        return;
    const bool isEnabled = item.state.testFlag(QStyle::State_Enabled);
    painter.setPen(isEnabled ? controlColors(item.palette).quiet : color);
    painter.drawText(words,
        int(QStyle::visualAlignment(item.direction, Qt::AlignRight | Qt::AlignVCenter)),
        item.text.mid(tab + 1));
}

int mnemonicFlags(const QStyleOption& option, const QStyle& style, const QWidget* widget)
{
    const bool isShown = style.styleHint(QStyle::SH_UnderlineShortcut, &option, widget) != 0;
    return Qt::TextSingleLine | (isShown ? Qt::TextShowMnemonic : Qt::TextHideMnemonic);
}

QColor wordsColor(const QStyleOption& option, QPalette::ColorRole role)
{
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    return option.palette.color(isEnabled ? QPalette::Active : QPalette::Disabled, role);
}

void drawEntry(QPainter& painter, const QStyleOptionMenuItem& item, int flags)
{
    painter.save();
    const bool isChosen =
        item.state.testFlag(QStyle::State_Selected) && item.state.testFlag(QStyle::State_Enabled);
    if (isChosen)
        shapes::box(painter, item.rect.adjusted(selectionInset, 0, -selectionInset, 0),
            chosenGround(item.palette), {}, 0, theme::cornerRadius - 2);
    const QColor color = wordsColor(item, QPalette::Text);
    drawTickAndIcon(painter, item, color);
    drawWords(painter, item, flags, color);
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu)
        shapes::chevron(painter,
            placed(item, item.rect.width() - sidePadding - menuIcon / 2, menuIcon / 2),
            item.direction == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow, signColor(item));
    painter.restore();
}

void drawBarEntry(QPainter& painter, const QStyleOptionMenuItem& item, int flags)
{
    painter.save();
    painter.fillRect(item.rect, item.palette.color(QPalette::Window));
    const bool isDown = item.state.testFlag(QStyle::State_Sunken);
    if (item.state.testFlag(QStyle::State_Selected) || isDown)
        shapes::box(painter, item.rect.adjusted(1, 2, -1, -2), chosenGround(item.palette), {}, 0,
            theme::cornerRadius - 2);
    painter.setPen(wordsColor(item, QPalette::WindowText));
    painter.drawText(item.rect, flags | Qt::AlignCenter, item.text);
    painter.restore();
}

} // namespace

bool drawControl(QStyle::ControlElement element, const QStyleOption& option, QPainter& painter,
    const QStyle& style, const QWidget* widget)
{
    if (element == QStyle::CE_MenuBarEmptyArea) {
        painter.fillRect(option.rect, option.palette.color(QPalette::Window));
        return true;
    }
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(&option);
    if (item == nullptr)
        return false;
    if (element == QStyle::CE_MenuBarItem)
        drawBarEntry(painter, *item, mnemonicFlags(option, style, widget));
    else if (element != QStyle::CE_MenuItem)
        return false;
    else if (item->menuItemType == QStyleOptionMenuItem::Separator)
        drawSeparator(painter, *item);
    else
        drawEntry(painter, *item, mnemonicFlags(option, style, widget));
    return true;
}

bool drawPrimitive(QStyle::PrimitiveElement element, const QStyleOption& option, QPainter& painter)
{
    const bool isPanel = element == QStyle::PE_PanelMenu;
    if (!isPanel && element != QStyle::PE_FrameMenu)
        return false;
    painter.save();
    painter.setPen(controlColors(option.palette).softEdge);
    // The list of a choice has no more than the panel, and not every screen has shadows.
    painter.setBrush(isPanel ? option.palette.brush(QPalette::Base) : QBrush(Qt::NoBrush));
    painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.restore();
    return true;
}

QSize itemSize(const QStyleOption& option, const QSize& words)
{
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(&option);
    if (item == nullptr)
        return words;
    if (item->menuItemType == QStyleOptionMenuItem::Separator)
        return {words.width(), separatorHeight};
    const int keys = item->text.contains(u'\t') ? keysGap : 0;
    const int chevron =
        item->menuItemType == QStyleOptionMenuItem::SubMenu ? menuIcon + theme::space::near : 0;
    const int line = std::max({words.height(), item->fontMetrics.height(), menuIcon});
    return {
        words.width() + 2 * sidePadding + ticksWidth(*item) + iconsWidth(*item) + keys + chevron,
        line + 2 * aroundWords};
}

} // namespace widgets::menus
