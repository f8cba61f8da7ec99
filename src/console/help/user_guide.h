// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace console {

/// The user guide in the language of the interface; it is a part of the program.
[[nodiscard]] QString userGuide();
/// In a window of its own; the one that is open already where there is one.
void showGuide(QWidget& window);

} // namespace console
