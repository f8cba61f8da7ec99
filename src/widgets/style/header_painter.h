// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyleOptionHeader>

class QPainter;
class QStyle;
class QWidget;

/// Headings of tables: no boxes, a hairline below, a short one between two.
namespace widgets::headers {

/// Section, label and the sign of the order, which stands at the end of the label's line.
void draw(QPainter& painter, const QStyleOptionHeader& header, const QStyle& style,
    const QWidget* widget);
void drawSection(QPainter& painter, const QStyleOptionHeader& header);
void drawEmptyArea(QPainter& painter, const QStyleOption& option);
/// The option with the colors of the label.
[[nodiscard]] QStyleOptionHeaderV2 labelOption(const QStyleOptionHeader& header);

} // namespace widgets::headers
