// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QDialog;

namespace widgets {

/// Asks before a dialog goes that holds changes nobody has saved, for its reject(). Without a way
/// to save them, as where there are errors, only whether they are discarded. The dialog stays if
/// the answer is to cancel.
void askAboutChanges(QDialog& dialog, std::function<void()> save);

} // namespace widgets
