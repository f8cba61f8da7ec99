// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace formats {

/// How many bytes after a record may be read.
inline constexpr std::size_t recordPadding = 64;

/// The text of a record with readable padding after it: simdjson reads past the end.
struct PaddedText {
    std::string_view text;
    std::size_t capacity = 0; ///< readable bytes from the beginning of the text
};

} // namespace formats
