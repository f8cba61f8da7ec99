// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>

class QPainter;
class QStyleOption;
class QWidget;

/// The small signs of a state: boxes to tick, round ones, the order of a column, open branches.
namespace widgets::indicators {

/// False where the element is none of these.
bool drawPrimitive(QStyle::PrimitiveElement element, const QStyleOption& option, QPainter& painter);
/// A box to tick without words, its ring around it. False where it has words: the base style draws
/// those.
bool drawBoxAlone(
    QPainter& painter, const QStyleOption& option, const QStyle& style, const QWidget* widget);

} // namespace widgets::indicators
