// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk.h"

namespace random_window {

/// No word of the window is cut off, and no control lies over another one.
void expectRoom(const Desk& desk);

} // namespace random_window
