// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/utf8.h"

namespace deployment {

namespace {

struct SequenceRule {
    std::size_t length = 0;
    /// Range of the second byte: it excludes overlong forms, surrogates and what is beyond
    /// U+10FFFF.
    unsigned char secondLow = 0x80;
    unsigned char secondHigh = 0xBF;
};

SequenceRule ruleOf(unsigned char lead)
{
    if (lead < 0x80)
        return {1};
    if (lead < 0xC2)
        return {0};
    if (lead < 0xE0)
        return {2};
    if (lead < 0xF0)
        return {3, static_cast<unsigned char>(lead == 0xE0 ? 0xA0 : 0x80),
            static_cast<unsigned char>(lead == 0xED ? 0x9F : 0xBF)};
    if (lead < 0xF5)
        return {4, static_cast<unsigned char>(lead == 0xF0 ? 0x90 : 0x80),
            static_cast<unsigned char>(lead == 0xF4 ? 0x8F : 0xBF)};
    return {0};
}

} // namespace

std::size_t utf8SequenceLength(std::string_view text)
{
    if (text.empty())
        return 0;
    const auto rule = ruleOf(static_cast<unsigned char>(text[0]));
    if (rule.length > text.size())
        return 0;
    for (std::size_t i = 1; i < rule.length; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool isSecond = i == 1;
        if (byte < (isSecond ? rule.secondLow : 0x80) || byte > (isSecond ? rule.secondHigh : 0xBF))
            return 0;
    }
    return rule.length;
}

std::optional<CodePoint> firstCodePoint(std::string_view text)
{
    const std::size_t length = utf8SequenceLength(text);
    if (length == 0)
        return std::nullopt;
    const auto lead = static_cast<unsigned char>(text[0]);
    char32_t value = length == 1 ? lead : lead & (0x7FU >> length);
    for (const char next : text.substr(1, length - 1))
        value = value << 6U | (static_cast<unsigned char>(next) & 0x3FU);
    return CodePoint{value, length};
}

std::optional<std::size_t> firstInvalidUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto length = utf8SequenceLength(text.substr(i));
        if (length == 0)
            return i;
        i += length;
    }
    return std::nullopt;
}

} // namespace deployment
