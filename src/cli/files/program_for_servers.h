// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments/request.h"

#include "deploy/deployment/error.h"

namespace cli {

/// Whether the request's source has to be asked, rather than read from its first byte to its last.
[[nodiscard]] bool isServer(const Request& request);

/// Goes on as the program that speaks to servers, with the same arguments. Returns only if there is
/// none.
[[nodiscard]] deployment::Error becomeProgramForServers(char** argv);

} // namespace cli
