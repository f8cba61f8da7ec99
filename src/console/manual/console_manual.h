// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/manual/program_manual.h"

#include <string>

namespace console {

/// The manual of the desktop program, from the table by which it reads its arguments.
[[nodiscard]] manual::ProgramManual consoleManual(
    const std::string& version, const std::string& date);

} // namespace console
