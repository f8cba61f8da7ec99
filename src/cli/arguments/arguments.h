// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "request.h"

#include <span>
#include <string>

#include <tl/expected.hpp>

namespace cli {

/// Why a command line was not understood, in one sentence.
struct UsageError {
    std::string text;
};

/// Understands the arguments (without the program's name). Pure: nothing is opened or looked up.
/// Ages count back from the current time, unless --now says otherwise.
[[nodiscard]] tl::expected<Request, UsageError> parseArguments(
    std::span<const std::string> arguments, deployment::Timestamp present);

} // namespace cli
