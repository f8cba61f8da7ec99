// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace formats {

/// How many bytes of a text are examined for its encoding.
inline constexpr std::size_t encodingSample = std::size_t{1} << 16;

/// What bytes that are no UTF-8 look like. Single-byte encodings can't be distinguished.
enum class Encoding : std::uint8_t { Utf16Le, Utf16Be, Utf32Le, Utf32Be, Chinese, EightBit };

[[nodiscard]] std::string_view nameOf(Encoding encoding);

/// What the text, of which this is the beginning, looks like if it is not UTF-8. Single invalid
/// bytes in a text that is UTF-8 otherwise are not an encoding: they cost only their record.
[[nodiscard]] std::optional<Encoding> foreignEncoding(std::string_view beginning);

/// That a text is in it, and not in UTF-8 (BadEncoding).
[[nodiscard]] deployment::Error encodingError(Encoding encoding);

/// Length of a UTF-8 byte order mark in front: 3 or 0.
[[nodiscard]] std::size_t byteOrderMarkLength(std::string_view beginning);

} // namespace formats
