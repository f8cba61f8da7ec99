// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>

class QPainter;
class QStyleOption;

/// The small signs of a state: boxes to tick, round ones, the order of a column, open branches.
namespace widgets::indicators {

/// False where the element is none of these.
bool drawPrimitive(QStyle::PrimitiveElement element, const QStyleOption& option, QPainter& painter);

} // namespace widgets::indicators
