// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace history {

/// Whether one may be a typing error for the other, or a part of it: case-insensitive.
[[nodiscard]] bool isAlike(std::string_view typed, std::string_view known);
/// Those that may have been meant, what is nearest first (Levenshtein distance of folded bytes).
[[nodiscard]] std::vector<std::string_view> alikeOf(
    std::string_view typed, std::span<const std::string_view> known);

} // namespace history
