// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QStyleOptionHeader>

class QPainter;

/// Headings of tables: no boxes, a hairline below, a short one between two.
namespace widgets::headers {

void drawSection(QPainter& painter, const QStyleOptionHeader& header);
void drawEmptyArea(QPainter& painter, const QStyleOption& option);
/// The option with the colors of the label.
[[nodiscard]] QStyleOptionHeaderV2 labelOption(const QStyleOptionHeader& header);
/// Where the sign of the order stands.
[[nodiscard]] QRect arrowRect(const QStyleOptionHeader& header, int margin);

} // namespace widgets::headers
