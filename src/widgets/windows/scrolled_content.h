// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMessageBox;
class QSize;
class QWidget;

namespace widgets {

/// Whether the content of the window can be shown in that room, if need be by scrolling what can be
/// scrolled already. True of a main window, whose pages scroll by themselves, and of a message.
[[nodiscard]] bool hasRoomForContent(const QWidget& window, const QSize& room);

/// From now on all of the window but its row of buttons scrolls. Focus, default button and order of
/// Tab stay; margins and distances, too.
void scrollContent(QWidget& window, const QSize& room);

/// A message arranges itself each time it is shown or changes: of one, only what it says scrolls,
/// and only where that is long.
void scrollLongText(QMessageBox& message, const QSize& room);

} // namespace widgets
