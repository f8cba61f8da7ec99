// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments/request.h"

#include "deploy/sources/source_registry.h"

namespace cli {

/// What the program can read: standard input ("-"), the built-in demonstration ("demo:"), files and
/// servers.
[[nodiscard]] const sources::SourceRegistry& sourceRegistry();

/// The kind of the request's source.
[[nodiscard]] const sources::SourceKind& kindOf(const Request& request);
/// Whether the request's source has to be asked, rather than read from its first byte to its last.
[[nodiscard]] bool isServer(const Request& request);

} // namespace cli
