// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

class QWidget;

namespace console {

/// Version, license and what the program is built with; what there is to say for those who look for
/// a fault can be copied: without secrets, since it is sent to others.
void showAbout(QWidget& parent, std::function<std::string()> diagnostics);

} // namespace console
