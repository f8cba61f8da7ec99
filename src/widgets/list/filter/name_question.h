// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QString;
class QWidget;

namespace widgets {

/// Asks for the name that something is kept under. OK can be pressed once there is one; it comes
/// without the blanks around it.
void askForName(QWidget& parent, const QString& title, const QString& label,
    std::function<void(const QString& name)> handle);

} // namespace widgets
