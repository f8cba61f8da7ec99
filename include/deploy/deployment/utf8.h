// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace deployment {

/// A character of a UTF-8 text.
struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0; ///< in bytes
};

/// Length of the well-formed sequence at the beginning of the text; 0 if there is none: overlong
/// forms, surrogates, what is beyond U+10FFFF and what the end cuts off are not well formed.
[[nodiscard]] std::size_t utf8SequenceLength(std::string_view text);

/// The character at the beginning of the text; nullopt if there is no well-formed sequence.
[[nodiscard]] std::optional<CodePoint> firstCodePoint(std::string_view text);

/// The offset of the first byte that does not begin or continue a well-formed sequence.
[[nodiscard]] std::optional<std::size_t> firstInvalidUtf8(std::string_view text);

} // namespace deployment
