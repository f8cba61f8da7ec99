// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// The lexical rules of JSON (RFC 8259) for single tokens.
namespace formats {

enum class JsonKind : std::uint8_t { Object, Array, Text, Number, True, False, Null, Invalid };

/// The deepest nesting that a record may have; the record itself is level 1.
inline constexpr int maxNesting = 64;

[[nodiscard]] constexpr bool isJsonWhitespace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

[[nodiscard]] constexpr std::string_view trimJsonWhitespace(std::string_view text)
{
    while (!text.empty() && isJsonWhitespace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isJsonWhitespace(text.back()))
        text.remove_suffix(1);
    return text;
}

/// What the token is; brackets and quotes are judged by their first character only.
[[nodiscard]] JsonKind kindOfToken(std::string_view token);

[[nodiscard]] bool isJsonNumber(std::string_view token);
/// The value of a token that isJsonNumber(); nullopt if a double can't hold it.
[[nodiscard]] std::optional<double> numberValue(std::string_view token);

} // namespace formats
