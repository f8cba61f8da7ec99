// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cli {

/// How the program ends; documented in its help.
enum class ExitCode : int { Done = 0, Failed = 1, Usage = 2 };

} // namespace cli
