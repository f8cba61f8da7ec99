// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

class QStyleOption;

namespace widgets {

/// What controls are painted with, worked out once for each palette.
struct ControlColors {
    QColor accent; ///< lines that say "this one": the current tab, the focus, what is checked
    QColor accentFill; ///< ground of the default button, of checked boxes, of progress
    QColor onAccent; ///< text and signs on it
    QColor edge; ///< of what is filled in or ticked: at least 3 to 1 on every ground
    QColor softEdge; ///< of what its words make known: buttons, cards, menus
    QColor quiet; ///< text that steps back
    QColor face; ///< of a button
    QColor hovered; ///< the face under the pointer
    QColor pressed;
    QColor checked; ///< the face of a button that stays down
};

[[nodiscard]] ControlColors controlColors(const QPalette& palette);

/// Of the entry of a menu that would be taken; text and icons keep their colors on it.
[[nodiscard]] QColor chosenGround(const QPalette& palette);

/// The color of a sign (chevron, cross, tick) in that state.
[[nodiscard]] QColor signColor(const QStyleOption& option);

} // namespace widgets
