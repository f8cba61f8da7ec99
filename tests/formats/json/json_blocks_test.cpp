// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/json_blocks.h"
#include "json/json_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>

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

std::string randomJsonText(std::mt19937& random)
{
    const auto upTo = [&](std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit)(random);
    };
    const auto oneOf = [&](const std::vector<std::string>& all) {
        return all[upTo(all.size() - 1)];
    };
    const auto rareDamage = upTo(1) == 0 ? 0 : 400;
    const auto rareBytes = upTo(2) == 0 ? 20 : 0;
    std::string text(1, "{["[upTo(1)]);
    int depth = 1;
    for (auto length = upTo(600); text.size() < length;) {
        const auto kind = upTo(4);
        if (kind == 0) {
            const auto count = 1 + upTo(upTo(5) == 0 ? 40 : 2);
            text += std::string(count, "{["[upTo(1)]);
            depth += static_cast<int>(count);
        } else if (kind == 1) {
            const auto most = static_cast<std::size_t>(std::max(depth - 2, 0));
            const auto count = upTo(20) == 0 ? upTo(3) : std::min<std::size_t>(1 + upTo(2), most);
            text += std::string(count, "}]"[upTo(1)]);
            depth -= static_cast<int>(count);
        } else if (kind == 2) {
            text += std::string(upTo(70), " ,\n7"[upTo(3)]);
        } else {
            text += '"';
            const auto what = oneOf({"a", "{", "]", "ä", "中", "\xF0\x9F\x9A\x80"});
            for (auto count = upTo(upTo(1) == 0 ? 3 : 60); count > 0; --count)
                text += what;
            if (rareBytes > 0 && upTo(static_cast<std::size_t>(rareBytes)) == 0)
                text += oneOf({"\xE4", "\x80", "\xC0\x80", "\xED\xA0\x80", "\xE4\xB8"});
            text += (upTo(3) == 0 ? std::string(2 * upTo(3), '\\') + R"(\")" : "") + '"';
        }
        if (rareDamage > 0 && upTo(static_cast<std::size_t>(rareDamage)) == 0)
            text += "\"\\\x01"[upTo(2)];
    }
    // What follows is none of its business.
    if (depth > 0 && upTo(9) > 0)
        text += std::string(static_cast<std::size_t>(depth), '}')
            + oneOf({"", "\n{\"a\":1}", "\\\x01\xE4", ",[", "\""});
    return text;
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
            ASSERT_EQ(blocks.isAscii(), std::ranges::all_of(part, [](char c) { return c >= 0; }))
                << text;
            expectPlaces(blocks, expected, part, random);
        }
    }
    EXPECT_GT(sound, 5000);
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
