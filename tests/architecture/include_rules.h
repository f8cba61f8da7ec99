// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "source_tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace architecture {

/// The layer that a file belongs to: the folder below src/ or include/deploy/, or "mock"; empty for
/// others.
[[nodiscard]] std::string layerOf(std::string_view path);

/// What is wrong with the includes of a file, one sentence each; the table of layers is in the
/// source.
[[nodiscard]] std::vector<std::string> includeViolations(const SourceFile& file);

} // namespace architecture
