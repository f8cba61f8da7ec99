// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "output/reporter.h"

#include <string>

namespace cli {

/// Whether there is a user at the terminal to ask.
[[nodiscard]] bool isInteractive();

/// Shows the intent on the terminal and asks for agreement, in the way that is asked for it;
/// anything but "yes" is none.
[[nodiscard]] bool confirm(
    const std::string& intent, const std::string& way, const Reporter& reporter);

} // namespace cli
