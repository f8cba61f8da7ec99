// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/trouble.h"

#include "log_message.h"

#include <cstddef>
#include <string_view>

namespace deployment {

/// Those that the message tells of in words that tell of nothing else.
[[nodiscard]] Troubles plainTroublesOf(const LogMessage& message);

/// "NullPointerException", "TimeoutError": the name of an error as programs write it.
[[nodiscard]] bool isErrorType(std::string_view written);

} // namespace deployment
