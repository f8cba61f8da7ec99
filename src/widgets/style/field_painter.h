// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionComplex;
class QWidget;

/// What one writes into or chooses from, and the frames around views, groups and tips.
namespace widgets::fields {

/// False where the element is none of these.
bool drawPrimitive(QStyle::PrimitiveElement element, const QStyleOption& option, QPainter& painter,
    const QWidget* widget);
/// What is read or scrolled by keys: the ring is all that tells where they are, and has the room of
/// the frame.
[[nodiscard]] bool isScrolledByKeys(const QWidget* widget);
void drawComboBox(QPainter& painter, const QStyleOptionComplex& option, const QStyle& style,
    const QWidget* widget);
void drawSpinBox(QPainter& painter, const QStyleOptionComplex& option, const QStyle& style,
    const QWidget* widget);

} // namespace widgets::fields
