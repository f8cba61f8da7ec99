// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/line_words.h"

#include "log/line_bytes.h"

#include <algorithm>
#include <array>

namespace diagnosis {

namespace {

constexpr std::string_view wildcard = "<*>";

/// Punctuation beyond ASCII, as Chinese is written with.
std::size_t widePunctuation(std::string_view text)
{
    constexpr auto marks =
        std::to_array<std::string_view>({"，", "。", "：", "；", "！", "？", "（", "）", "【", "】",
            "「", "」", "《", "》", "“", "”", "‘", "’", "、", "—", "…", "　", "→"});
    for (const std::string_view mark : marks) {
        if (text.starts_with(mark))
            return mark.size();
    }
    return 0;
}

bool isHigh(char c)
{
    return byteClassOf(c) == ByteClass::High;
}

bool isNamePart(char c)
{
    const ByteClass found = byteClassOf(c);
    return found == ByteClass::Letter || found == ByteClass::Digit || c == '_' || c == '-'
        || c == '.' || c == '/';
}

std::size_t endOfHigh(std::string_view text, std::size_t at)
{
    while (at < text.size() && isHigh(text[at]) && widePunctuation(text.substr(at)) == 0)
        ++at;
    return at;
}

/// The end of a name with what is masked in it: "app-<*>", "/orders/<*>".
std::size_t endOfName(std::string_view text, std::size_t at)
{
    while (at < text.size()) {
        if (text.substr(at).starts_with(wildcard))
            at += wildcard.size();
        else if (isNamePart(text[at]))
            ++at;
        else
            break;
    }
    return at;
}

} // namespace

LineWords wordsOf(std::string_view text)
{
    LineWords result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = isHigh(text[at]) ? endOfHigh(text, at) : endOfName(text, at);
        if (end > at) {
            result.words.push_back(text.substr(at, end - at));
            result.between += '\0';
            at = end;
            continue;
        }
        const std::size_t mark = std::max<std::size_t>(1, widePunctuation(text.substr(at)));
        result.between += text.substr(at, mark);
        at += mark;
    }
    return result;
}

} // namespace diagnosis
