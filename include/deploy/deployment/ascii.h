// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string_view>

/// Letters and digits of ASCII, whatever the locale is. Bytes of longer UTF-8 sequences are none of
/// them and stay as they are.
namespace deployment {

[[nodiscard]] constexpr bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool isAsciiUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool isAsciiLetter(char c)
{
    return isAsciiUpper(c) || (c >= 'a' && c <= 'z');
}
[[nodiscard]] constexpr bool isAsciiAlphanumeric(char c)
{
    return isAsciiLetter(c) || isAsciiDigit(c);
}
[[nodiscard]] constexpr char toAsciiLower(char c)
{
    return isAsciiUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
/// Case-insensitive in ASCII alone.
[[nodiscard]] constexpr bool equalsIgnoringAsciiCase(std::string_view left, std::string_view right)
{
    return std::ranges::equal(left, right, {}, toAsciiLower, toAsciiLower);
}

} // namespace deployment
