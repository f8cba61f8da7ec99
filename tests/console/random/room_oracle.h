// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk.h"

namespace random_window {

/// No word of the window is cut off without a tool tip that has it whole, and no control lies over
/// another one.
void expectRoom(const Desk& desk);

} // namespace random_window
