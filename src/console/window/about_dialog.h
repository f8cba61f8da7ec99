// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace console {

/// Version, license and what the program is built with.
void showAbout(QWidget& parent);
/// Every key of the program on one page.
void showShortcuts(QWidget& parent);

} // namespace console
