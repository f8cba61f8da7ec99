// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/display_text.h"

#include <array>
#include <cstdint>
#include <cstdio>

namespace deployment {

namespace {

constexpr char32_t invalid = 0xFFFFFFFF;
constexpr int combiningMarksShown = 4;

struct Decoded {
    char32_t codePoint = invalid;
    std::size_t length = 1;
};

/// The next code point; overlong forms, surrogates and values beyond U+10FFFF are invalid bytes.
Decoded decodeNext(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = byte(0);
    if (first < 0x80)
        return {first, 1};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
    if (length == 0 || first > 0xF4 || text.size() < length)
        return {};
    char32_t codePoint = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80)
            return {};
        codePoint = (codePoint << 6U) | (byte(i) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    if (codePoint < least[length] || codePoint > 0x10FFFF
        || (codePoint >= 0xD800 && codePoint <= 0xDFFF))
        return {};
    return {codePoint, length};
}

bool isInvisible(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x61C
        || (c >= 0x200B && c <= 0x200F && c != 0x200D) || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB)
        || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool isCombining(char32_t c)
{
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x483 && c <= 0x489) || (c >= 0x1AB0 && c <= 0x1AFF)
        || (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF)
        || (c >= 0xFE20 && c <= 0xFE2F);
}

void appendEscaped(std::string& to, char32_t c)
{
    switch (c) {
    case '\n':
        to += "\\n";
        return;
    case '\r':
        to += "\\r";
        return;
    case '\t':
        to += "\\t";
        return;
    default:
        break;
    }
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "\\u{%04X}", static_cast<unsigned>(c));
    to += buffer.data();
}

void appendInvalidByte(std::string& to, char byte)
{
    std::array<char, 8> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "\\x%02X",
        static_cast<unsigned>(static_cast<std::uint8_t>(byte)));
    to += buffer.data();
}

bool isPlainAscii(std::string_view text)
{
    for (const char c : text) {
        if (c < 0x20 || c == 0x7F)
            return false;
    }
    return true;
}

} // namespace

std::string displayText(std::string_view utf8, std::size_t limit)
{
    if ((limit == 0 || utf8.size() <= limit) && isPlainAscii(utf8))
        return std::string(utf8);
    std::string shown;
    std::size_t count = 0;
    int marks = 0;
    while (!utf8.empty()) {
        if (limit != 0 && count++ == limit)
            return shown + "…";
        const Decoded next = decodeNext(utf8);
        marks = isCombining(next.codePoint) ? marks + 1 : 0;
        if (next.codePoint == invalid)
            appendInvalidByte(shown, utf8.front());
        else if (isInvisible(next.codePoint))
            appendEscaped(shown, next.codePoint);
        else if (marks <= combiningMarksShown)
            shown += utf8.substr(0, next.length);
        utf8.remove_prefix(next.length);
    }
    return shown;
}

} // namespace deployment
