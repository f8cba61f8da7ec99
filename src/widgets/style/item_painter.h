// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QStyle;
class QStyleOption;
class QWidget;

/// The cells of tables, lists and trees.
namespace widgets::items {

/// Whether there is anything behind the text and the icon: all that the base style draws there is
/// the ground of what is selected, of every other row, or of the item's own.
bool hasPanel(const QStyleOption& option);

/// Draws one with one line of text, and an icon before it or none, as the base style does, whose
/// texts are shaped again for each measure and each frame. False where there is more in it.
bool draw(
    QPainter& painter, const QStyleOption& option, const QStyle& style, const QWidget* widget);

} // namespace widgets::items
