// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>

class QPainter;
class QStyleOptionComplex;
class QStyleOptionSlider;
class QWidget;

/// Slim scroll bars without buttons at their ends; the handle can be caught over the whole width.
namespace widgets::scroll_bars {

void draw(QPainter& painter, const QStyleOptionComplex& option, const QStyle& style,
    const QWidget* widget);
[[nodiscard]] QRect partRect(const QStyleOptionSlider& option, QStyle::SubControl part);

} // namespace widgets::scroll_bars
