// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"

namespace cli {

/// Sends the request's command to its source, which is a server, once it has been confirmed.
[[nodiscard]] ExitCode sendToServer(const CommandContext& context);

} // namespace cli
