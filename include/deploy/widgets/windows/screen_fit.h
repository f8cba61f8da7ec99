// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QObject;
class QWidget;

namespace widgets {

/// What a window may measure where it opens, its frame left out.
[[nodiscard]] QSize roomOnScreen(const QWidget& window);

/// Gives the window that width, and the height that its content has at it: texts that wrap are
/// higher there than at the width that they would have liked.
void resizeToWidth(QWidget& window, int width);

/// Moves what has grown beyond the edge of its screen, its frame included.
void keepOnScreen(QWidget& window);

/// As long as the owner lives, every window and dialog of the program is held to the screen it
/// opens on, whoever made it: it opens no larger; what needs more scrolls inside, while its buttons
/// stay in sight; and what the keys come to is scrolled into sight. A window that the user makes
/// larger stays so.
void fitWindowsToScreen(QObject& owner);

} // namespace widgets
