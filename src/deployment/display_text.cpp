// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/display_text.h"

#include "deploy/deployment/escape_letter.h"
#include "deploy/deployment/utf8.h"

#include <array>
#include <cstdint>
#include <cstdio>

namespace deployment {

namespace {

constexpr int combiningMarksShown = 4;

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
    if (const char letter = escapeLetter(c)) {
        to += '\\';
        to += letter;
        return;
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
        const auto next = firstCodePoint(utf8);
        marks = next && isCombining(next->value) ? marks + 1 : 0;
        if (!next)
            appendInvalidByte(shown, utf8.front());
        else if (isInvisible(next->value))
            appendEscaped(shown, next->value);
        else if (marks <= combiningMarksShown)
            shown += utf8.substr(0, next->length);
        utf8.remove_prefix(next ? next->length : 1);
    }
    return shown;
}

} // namespace deployment
