// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/manual/program_manual.h"

#include <string>

namespace cli {

/// The manual of this program, from the tables by which it reads its arguments.
[[nodiscard]] manual::ProgramManual commandLineManual(
    const std::string& version, const std::string& date);

} // namespace cli
