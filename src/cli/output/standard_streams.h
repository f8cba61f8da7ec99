// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cli {

/// To be called first in main(): fills standard streams that are closed with ones that fail, so
/// that no file opened later takes their place, and lets a write to a closed pipe be an error
/// instead of a signal.
void secureStandardStreams();

} // namespace cli
