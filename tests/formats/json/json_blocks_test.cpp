// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/json_blocks.h"
#include "json/json_text.h"

#include "deploy/deployment/utf8.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using formats::JsonBlocks;
using formats::VectorWidth;

namespace {

/// What stands at each byte of an object or list, by a loop over them.
struct ByteKinds {
    std::string kinds; ///< a quote, an opening or a closing bracket, or a space
    std::size_t length = JsonBlocks::notFound;

    explicit ByteKinds(std::string_view text)
    {
        bool inText = false;
        bool escaped = false;
        int depth = 0;
        for (const char c : text) {
            const bool isEscaped = std::exchange(escaped, c == '\\' && !escaped);
            kinds += kindOf(c, inText, isEscaped);
            if (kinds.back() == '"')
                inText = !inText;
            if (inText ? static_cast<unsigned char>(c) < ' ' : c == '\\')
                return;
            depth += kinds.back() == '(' ? 1 : kinds.back() == ')' ? -1 : 0;
            if (depth > formats::maxNesting)
                return;
            if (depth <= 0) {
                length = kinds.size();
                return;
            }
        }
    }

    static char kindOf(char c, bool inText, bool isEscaped)
    {
        if (c == '"' && !isEscaped)
            return '"';
        if (!inText && (c == '{' || c == '['))
            return '(';
        return !inText && (c == '}' || c == ']') ? ')' : ' ';
    }

    [[nodiscard]] int levelOf(std::size_t at) const
    {
        const auto before = std::string_view(kinds).substr(0, at);
        return 1 + static_cast<int>(std::ranges::count(before, '('))
            - static_cast<int>(std::ranges::count(before, ')'));
    }

    [[nodiscard]] std::size_t endOfBrackets(std::size_t at) const
    {
        int depth = 0;
        do
            depth += kinds[at] == '(' ? 1 : kinds[at] == ')' ? -1 : 0;
        while (++at < kinds.size() && depth > 0);
        return at;
    }
};

std::size_t numberUpTo(std::size_t limit, std::mt19937& random)
{
    return std::uniform_int_distribution<std::size_t>(0, limit)(random);
}

std::string oneOfThese(const std::vector<std::string>& all, std::mt19937& random)
{
    return all[numberUpTo(all.size() - 1, random)];
}

std::string randomJsonString(std::mt19937& random)
{
    const auto what = oneOfThese({"a", "{", "]", "ä", "中", "\xE4", "\xED\x80\x80", "😀"}, random);
    std::string text = "\"";
    for (auto count = numberUpTo(numberUpTo(1, random) == 0 ? 3 : 60, random); count > 0; --count)
        text += what;
    if (numberUpTo(3, random) == 0)
        text += std::string(2 * numberUpTo(3, random), '\\') + R"(\")";
    return text + '"';
}

std::string randomJsonText(std::mt19937& random)
{
    const bool isDamaged = numberUpTo(1, random) == 0;
    std::string text = oneOfThese({"{", "["}, random);
    std::size_t depth = 1;
    for (auto length = numberUpTo(600, random); text.size() < length;) {
        const auto kind = numberUpTo(4, random);
        if (kind == 0) {
            const auto count = 1 + numberUpTo(numberUpTo(5, random) == 0 ? 40 : 2, random);
            text += std::string(count, "{["[numberUpTo(1, random)]);
            depth += count;
        } else if (kind == 1) {
            const std::size_t kept = numberUpTo(20, random) == 0 ? 0 : 1;
            const auto count = std::min(numberUpTo(3, random), depth - kept);
            text += std::string(count, "}]"[numberUpTo(1, random)]);
            depth -= count;
            if (depth == 0)
                break;
        } else if (kind == 2) {
            text += std::string(numberUpTo(70, random), " ,\n7"[numberUpTo(3, random)]);
        } else {
            text += randomJsonString(random);
        }
        if (isDamaged && numberUpTo(400, random) == 0)
            text += "\"\\\x01"[numberUpTo(2, random)];
    }
    if (numberUpTo(9, random) > 0)
        text += std::string(depth, '}');
    // What follows is none of its business.
    return text + oneOfThese({"", "\n{\"a\":1}", "\\\x01\xE4", ",[", "\""}, random);
}

void expectPlaces(const JsonBlocks& blocks, const ByteKinds& expected, std::string_view text,
    std::mt19937& random)
{
    for (std::size_t at = 0; at < text.size(); at += 1 + random() % 16)
        ASSERT_EQ(blocks.quoteFrom(at), expected.kinds.find('"', at)) << text;
    for (std::size_t at = random() % 32; at < text.size(); at += 1 + random() % 64) {
        const auto opening = expected.kinds.find('(', at);
        if (opening == std::string::npos)
            break;
        ASSERT_EQ(blocks.endOfBrackets(opening, expected.levelOf(opening)),
            expected.endOfBrackets(opening))
            << text;
    }
}

/// What begins a character of four bytes, or asks more of the next byte than to continue, or begins
/// none.
bool isDoubtful(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0xE0 || byte == 0xED || byte >= 0xF0 || byte == 0xC0 || byte == 0xC1;
}

bool isAsciiByte(char c)
{
    return c >= 0;
}

/// Whether that version can tell: one of all texts, the widest of those without doubtful bytes, the
/// narrowest of ASCII.
bool knowsUtf8(VectorWidth width, std::string_view text)
{
    switch (width) {
    case VectorWidth::Bytes64:
        return std::ranges::none_of(text, isDoubtful);
    case VectorWidth::Bytes32:
        return true;
    default:
        return std::ranges::all_of(text, isAsciiByte);
    }
}

void expectUtf8(const JsonBlocks& blocks, std::string_view text, VectorWidth width)
{
    const bool isUtf8 = !deployment::firstInvalidUtf8(text);
    ASSERT_EQ(blocks.isPlainUtf8(), isUtf8 && knowsUtf8(width, text)) << text;
}

/// With the first and last bytes of every kind, four of them in all orders, behind that many
/// others.
void expectUtf8OfFour(VectorWidth width, std::size_t before)
{
    const std::string_view bytes = "a\x7F\x80\x8F\x90\x9F\xA0\xBF\xC1\xC2\xDF\xE0\xE1\xEC\xED\xEE"
                                   "\xEF\xF0\xF1\xF4\xF5\xFF";
    JsonBlocks blocks(width);
    const std::string beginning = "[\"" + std::string(before - 2, ' ');
    auto text = beginning + std::string("------\"]") + std::string(JsonBlocks::padding, '\x80');
    const auto length = text.size() - JsonBlocks::padding;
    const auto json = std::string_view(text).substr(0, length);
    for (std::size_t round = 0; round < bytes.size() * bytes.size() * bytes.size() * bytes.size();
         ++round) {
        auto rest = round;
        const auto at = beginning.size() + round % 3;
        text.replace(beginning.size(), 6, "------");
        for (auto place = at; place < at + 4; ++place, rest /= bytes.size())
            text[place] = bytes[rest % bytes.size()];
        ASSERT_EQ(blocks.index(json), length);
        expectUtf8(blocks, json, width);
    }
}

} // namespace

TEST(JsonBlocks, everyVersionKnowsWhatALoopOverTheBytesFinds)
{
    std::mt19937 random(17);
    int sound = 0;
    for (int round = 0; round < 20'000; ++round) {
        const auto text = randomJsonText(random);
        const auto padded = text + std::string(JsonBlocks::padding, round % 2 == 0 ? '"' : '}');
        const ByteKinds expected(text);
        sound += expected.length != JsonBlocks::notFound ? 1 : 0;
        for (const auto width :
            {VectorWidth::Bytes16, VectorWidth::Bytes32, VectorWidth::Bytes64}) {
            if (width > formats::widestVectors())
                continue;
            JsonBlocks blocks(width);
            ASSERT_EQ(blocks.index({padded.data(), text.size()}), expected.length) << text;
            if (expected.length == JsonBlocks::notFound)
                continue;
            const auto part = std::string_view(text).substr(0, expected.length);
            ASSERT_EQ(blocks.hasBackslash(), part.find('\\') != std::string_view::npos) << text;
            ASSERT_EQ(blocks.hasControls(), std::ranges::any_of(part, [](char c) {
                return c >= 0 && c < ' ';
            })) << text;
            expectUtf8(blocks, part, width);
            expectPlaces(blocks, expected, part, random);
        }
    }
    EXPECT_GT(sound, 5000);
}

TEST(JsonBlocks, takesNothingElseForUtf8)
{
    // From block to block, and from one half of a block to the other.
    for (const auto width : {VectorWidth::Bytes16, VectorWidth::Bytes32, VectorWidth::Bytes64}) {
        for (const std::size_t end : {32, 64, 96}) {
            if (width <= formats::widestVectors())
                expectUtf8OfFour(width, end - 5);
        }
    }
}

TEST(JsonBlocks, onlyAnObjectOrAListIsLookedAt)
{
    JsonBlocks blocks;
    const std::string padding(JsonBlocks::padding, ' ');
    for (const std::string text : {"", " {}", "7", "\"a\"", "}"}) {
        const auto padded = text + padding;
        EXPECT_EQ(blocks.index({padded.data(), text.size()}), JsonBlocks::notFound) << text;
    }
}
