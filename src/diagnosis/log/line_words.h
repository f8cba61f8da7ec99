// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diagnosis {

/// A masked text cut into words and what stands between them.
struct LineWords {
    std::vector<std::string_view> words; ///< views of the text
    std::string between; ///< with a NUL for each word
};
[[nodiscard]] LineWords wordsOf(std::string_view maskedText);

} // namespace diagnosis
