// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/widgets/theme/theme.h"

class QWidget;

namespace widgets::theme {

/// The stripe at the left edge of what stands out, in pixels; texts begin beside it.
inline constexpr int calloutStripe = 4;

/// Paints the whole ground of what is to stand out on a page, and its stripe, in a tone. From a
/// paintEvent().
void paintCallout(QWidget& widget, Tone tone);

} // namespace widgets::theme
