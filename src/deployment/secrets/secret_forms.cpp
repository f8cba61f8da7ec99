// SPDX-License-Identifier: GPL-3.0-or-later
#include "secret_forms.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace deployment {

namespace {

constexpr std::size_t minBase64Length = 6; // shorter ones are parts of words
constexpr std::array<std::string_view, 2> hexadecimalDigits{"0123456789abcdef", "0123456789ABCDEF"};

std::string percentEncoded(std::string_view text, std::string_view digits)
{
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (isAsciiAlphanumeric(c) || std::string_view("-_.~").find(c) != std::string_view::npos)
            encoded += c;
        else
            encoded.append({'%', digits[byte >> 4], digits[byte & 15U]});
    }
    return encoded;
}

std::string escaped(std::string_view text, std::string_view special)
{
    std::string quoted;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos)
            quoted += '\\';
        quoted += c;
    }
    return quoted;
}

/// What JSON makes of letters beyond ASCII where it is written as ASCII; ill-formed bytes stay.
std::string inAscii(std::string_view text, std::string_view digits)
{
    std::string written;
    const auto unit = [&](std::uint32_t code) {
        written += "\\u";
        for (int shift = 12; shift >= 0; shift -= 4)
            written += digits[code >> shift & 15U];
    };
    while (!text.empty()) {
        const auto next = firstCodePoint(text);
        const std::size_t length = next ? next->length : 1;
        if (length == 1) {
            written += text.front();
        } else if (next->value >= 0x10000) {
            unit(0xD800 + ((next->value - 0x10000) >> 10U & 0x3FFU));
            unit(0xDC00 + (next->value & 0x3FFU));
        } else {
            unit(next->value);
        }
        text.remove_prefix(length);
    }
    return written;
}

/// What HTML makes of the text.
std::string inHtml(std::string_view text, std::string_view apostrophe)
{
    std::string written;
    for (const char c : text) {
        switch (c) {
        case '&':
            written += "&amp;";
            break;
        case '<':
            written += "&lt;";
            break;
        case '>':
            written += "&gt;";
            break;
        case '"':
            written += "&quot;";
            break;
        case '\'':
            written += apostrophe;
            break;
        default:
            written += c;
        }
    }
    return written;
}

/// What Base64 makes of the text when so many other bytes stand before it: those characters that
/// depend on the text alone.
std::string insideOfBase64(std::string_view text, std::size_t before)
{
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string encoded;
    std::uint32_t bits = 0;
    std::size_t count = before * 8 % 6; // of bits that are not of the text
    std::size_t foreign = count;
    for (const char c : text) {
        bits = bits << 8 | static_cast<unsigned char>(c);
        for (count += 8; count >= 6; count -= 6) {
            if (foreign == 0)
                encoded += digits[bits >> (count - 6) & 63U];
            foreign = 0;
        }
    }
    return encoded;
}

std::string inUrlAlphabet(std::string base64)
{
    std::ranges::replace(base64, '+', '-');
    std::ranges::replace(base64, '/', '_');
    return base64;
}

} // namespace

std::vector<std::string> spelledForms(std::string_view secret)
{
    std::vector<std::string> forms{
        std::string(secret), inHtml(secret, "&#39;"), inHtml(secret, "&#x27;")};
    for (const std::string_view digits : hexadecimalDigits)
        forms.push_back(percentEncoded(secret, digits));
    for (const std::string_view special : {"\"\\", "\"\\/"}) {
        const std::string quoted = escaped(secret, special);
        forms.push_back(quoted);
        for (const std::string_view digits : hexadecimalDigits)
            forms.push_back(inAscii(quoted, digits));
    }
    return forms;
}

std::vector<std::string> base64Forms(std::string_view secret)
{
    std::vector<std::string> forms;
    for (std::size_t before = 0; before < 3; ++before) {
        const std::string inside = insideOfBase64(secret, before);
        if (inside.size() < minBase64Length)
            continue;
        forms.push_back(inside);
        forms.push_back(inUrlAlphabet(inside));
    }
    return forms;
}

} // namespace deployment
