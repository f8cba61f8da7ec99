// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cli {

/// How the program ends; documented in its help.
enum class ExitCode : int {
    Done = 0,
    Failed = 1,
    Usage = 2,
    Refused = 3, ///< a command was refused or not sent: it certainly had no effect
    Unknown = 4, ///< the outcome of a command is not known (yet)
};

} // namespace cli
