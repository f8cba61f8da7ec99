// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace models {

/// Pieces of ASCII text that stand, in whatever case, in everything that the regular expression
/// matches: a text without one of them needs no closer look. None where none is known, which is
/// always a right answer.
[[nodiscard]] std::vector<std::string> requiredTexts(std::string_view expression);

} // namespace models
