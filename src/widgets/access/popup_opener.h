// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractButton;

namespace widgets {

/// A screen reader finds the popup of the button as a part of it while it is open; else it would
/// find it nowhere, since popups are not among the windows that it is told of. The popup is a child
/// of the button, be it there already or made later.
void setAccessibleOpener(QAbstractButton& button);

} // namespace widgets
