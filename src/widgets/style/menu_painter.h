// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>

class QPainter;
class QStyleOption;
class QWidget;

/// Menus and the menu bar: ticks, icons, words and keys each in a column of their own.
namespace widgets::menus {

/// False where the element is none of these.
bool drawControl(QStyle::ControlElement element, const QStyleOption& option, QPainter& painter,
    const QStyle& style, const QWidget* widget);
/// False where the element is none of these.
bool drawPrimitive(QStyle::PrimitiveElement element, const QStyleOption& option, QPainter& painter);
/// Of an entry whose words have that size.
[[nodiscard]] QSize itemSize(const QStyleOption& option, const QSize& words);

} // namespace widgets::menus
