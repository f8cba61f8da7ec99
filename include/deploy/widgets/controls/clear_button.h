// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLineEdit;

namespace widgets {

/// The sign at the end of a field that empties it, with a name for those who cannot see it.
void addClearButton(QLineEdit& field);
/// The key empties it, too: of a field on a page, that is. In a dialog it closes that.
void letEscapeClear(QLineEdit& field);

} // namespace widgets
