// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace formats {

/// How many bytes behind a record may be looked at.
inline constexpr std::size_t recordPadding = 64;

/// The text of a record with room behind it that may be read: simdjson looks past the end.
struct PaddedText {
    std::string_view text;
    std::size_t capacity = 0; ///< readable bytes from the beginning of the text
};

} // namespace formats
