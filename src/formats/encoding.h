// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace formats {

/// How many bytes of a text tell its encoding.
inline constexpr std::size_t encodingSample = std::size_t{1} << 16;

/// The name of the encoding if the text, of which this is the beginning, is not UTF-8. Single
/// invalid bytes in a text that is UTF-8 otherwise are not an encoding: they cost only their
/// record.
[[nodiscard]] std::optional<std::string_view> foreignEncoding(std::string_view beginning);

/// Length of a UTF-8 byte order mark in front: 3 or 0.
[[nodiscard]] std::size_t byteOrderMarkLength(std::string_view beginning);

} // namespace formats
