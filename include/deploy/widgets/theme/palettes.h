// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

namespace widgets::theme {

/// The colors that were chosen for the console; docs/design.md gives their meaning and contrasts.
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();
/// The one for a desktop with these colors: the desktop's own where it is of high contrast.
[[nodiscard]] QPalette paletteFor(const QPalette& desktop);

} // namespace widgets::theme
