// SPDX-License-Identifier: GPL-3.0-or-later
#include "base64.h"

#include <cstdint>

namespace kubernetes {

namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Line breaks taken out, and the padding with them; nullopt if it is not padded as it must be.
std::optional<std::string> withoutPadding(std::string_view text)
{
    std::string digits;
    for (const char c : text)
        if (c != '\n' && c != '\r')
            digits += c;
    if (digits.size() % 4 != 0)
        return std::nullopt;
    for (int times = 0; times < 2 && digits.ends_with('='); ++times)
        digits.pop_back();
    return digits;
}

} // namespace

std::optional<std::string> decodeBase64(std::string_view text)
{
    const auto digits = withoutPadding(text);
    if (!digits)
        return std::nullopt;
    std::string bytes;
    std::uint32_t gathered = 0;
    unsigned bits = 0;
    for (const char c : *digits) {
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos)
            return std::nullopt;
        gathered = (gathered << 6U) | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits < 8)
            continue;
        bits -= 8;
        bytes += static_cast<char>((gathered >> bits) & 0xFFU);
    }
    return bytes;
}

} // namespace kubernetes
