// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/source.h"

#include <string>
#include <string_view>
#include <vector>

namespace sources {

[[nodiscard]] std::string_view nameOf(Freshness::State state);

/// Everything that a source knows about its own state, for those who look for a fault.
[[nodiscard]] std::vector<Diagnostic> diagnosticsOf(const Source& source);
/// A line for each.
[[nodiscard]] std::string diagnosticsText(const std::vector<Diagnostic>& diagnostics);

} // namespace sources
