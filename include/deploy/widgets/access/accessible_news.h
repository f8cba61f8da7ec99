// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAccessibleEvent;

namespace widgets {

/// From now on screen readers are told of what is new alone. Widgets tell of a name each time it is
/// set, and tables of their current cell while something else has the keys; a screen reader drops
/// what it cannot keep up with, announcements first, and follows a cell that nobody went to.
void tellOnlyNews();

/// Whether the event says something that was not told before and is true; remembers what it says.
[[nodiscard]] bool isNews(QAccessibleEvent& event);

} // namespace widgets
