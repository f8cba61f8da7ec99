// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QFont;

namespace widgets::theme {

/// A length that was chosen for letters of the usual size, in those of the font: longer where they
/// are larger, never shorter.
[[nodiscard]] int inLetters(const QFont& font, int length);
/// The size that a window opens with. What the screen has no room for is for whoever shows it.
[[nodiscard]] QSize inLetters(const QFont& font, const QSize& size);

} // namespace widgets::theme
