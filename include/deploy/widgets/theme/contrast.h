// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace widgets::theme {

/// Relative luminance of WCAG 2: 0 is black, 1 is white.
[[nodiscard]] double luminance(const QColor& color);
/// Contrast ratio of WCAG 2: 1 (equal) to 21.
[[nodiscard]] double contrast(const QColor& one, const QColor& other);

} // namespace widgets::theme
