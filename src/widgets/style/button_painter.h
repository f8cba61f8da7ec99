// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyleOptionButton>

class QPainter;
class QStyle;
class QWidget;

/// Push and tool buttons: flat, a hairline around them.
namespace widgets::buttons {

/// The face of a button with a frame. The default one is filled with the accent.
void drawFace(QPainter& painter, const QStyleOption& option);
/// The face of a button without a frame: seen under the pointer, pressed, checked or focused.
void drawFlatFace(QPainter& painter, const QStyleOption& option);
/// The whole ground of a push button, with its sign where it has a menu; false if the option is not
/// of one.
bool drawBevel(
    QPainter& painter, const QStyleOption& option, const QStyle& style, const QWidget* widget);
[[nodiscard]] bool isDefault(const QStyleOption& option);
/// The option with the colors that read well on the face.
[[nodiscard]] QStyleOptionButton labelOption(const QStyleOptionButton& option);
/// The option with the label where it stands well between the edges.
[[nodiscard]] QStyleOptionToolButton labelOption(const QStyleOptionToolButton& option);
/// The option without the base style's own mark of a menu, which lies in a corner: who has one
/// shows it by a chevron.
[[nodiscard]] QStyleOptionToolButton wholeOption(const QStyleOptionToolButton& option);

} // namespace widgets::buttons
