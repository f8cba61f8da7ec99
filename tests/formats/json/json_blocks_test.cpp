// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/json_blocks.h"
#include "json/json_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>

using formats::JsonBlocks;
using formats::VectorWidth;

namespace {

/// What stands at each byte, by a loop over them.
struct ByteKinds {
    std::string kinds; ///< a quote, an opening or a closing bracket, or a space
    bool isSound = true;

    explicit ByteKinds(std::string_view text)
        : kinds(text.size(), ' ')
    {
        bool inText = false;
        bool escaped = false;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            const bool isEscaped = std::exchange(escaped, c == '\\' && !escaped);
            if (c == '"' && !isEscaped) {
                inText = !inText;
                kinds[i] = '"';
            } else if (inText) {
                isSound = isSound && static_cast<unsigned char>(c) >= ' ';
            } else if (c == '\\') {
                isSound = false;
            } else if (c == '{' || c == '[') {
                kinds[i] = '(';
            } else if (c == '}' || c == ']') {
                kinds[i] = ')';
            }
        }
        isSound = isSound && !inText;
    }

    [[nodiscard]] std::size_t endOfBrackets(std::size_t at, int level) const
    {
        int depth = level - 1;
        for (; at < kinds.size(); ++at) {
            if (kinds[at] == '(' && ++depth > formats::maxNesting)
                return JsonBlocks::notFound;
            if (kinds[at] == ')' && --depth < level)
                return at + 1;
        }
        return JsonBlocks::notFound;
    }
};

std::string randomJsonText(std::mt19937& random)
{
    const auto upTo = [&](std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit)(random);
    };
    const auto rareDamage = upTo(1) == 0 ? 0 : 400;
    std::string text;
    for (auto length = upTo(600); text.size() < length;) {
        switch (upTo(4)) {
        case 0:
            text += std::string(1 + upTo(upTo(5) == 0 ? 40 : 2), "{["[upTo(1)]);
            break;
        case 1:
            text += std::string(1 + upTo(2), "}]"[upTo(1)]);
            break;
        case 2:
            text += std::string(upTo(70), " ,\n7"[upTo(3)]);
            break;
        default:
            text += '"' + std::string(upTo(70), "a{]\xE4"[upTo(3)])
                + (upTo(3) == 0 ? std::string(2 * upTo(3), '\\') + R"(\")" : "") + '"';
        }
        if (rareDamage > 0 && upTo(static_cast<std::size_t>(rareDamage)) == 0)
            text += "\"\\\x01"[upTo(2)];
    }
    return text;
}

} // namespace

TEST(JsonBlocks, everyVersionKnowsWhatALoopOverTheBytesFinds)
{
    std::mt19937 random(17);
    int sound = 0;
    for (int round = 0; round < 20'000; ++round) {
        const auto text = randomJsonText(random);
        const auto padded = text + std::string(JsonBlocks::padding, '"');
        const ByteKinds expected(text);
        sound += expected.isSound ? 1 : 0;
        for (const auto width :
            {VectorWidth::Bytes16, VectorWidth::Bytes32, VectorWidth::Bytes64}) {
            if (width > formats::widestVectors())
                continue;
            JsonBlocks blocks(width);
            const std::string_view part(padded.data(), text.size());
            ASSERT_EQ(blocks.index(part), expected.isSound) << text;
            if (!expected.isSound || text.empty())
                continue;
            ASSERT_EQ(blocks.hasBackslash(), text.find('\\') != std::string::npos) << text;
            for (std::size_t at = 0; at < text.size(); at += 1 + random() % 16)
                ASSERT_EQ(blocks.quoteFrom(at), expected.kinds.find('"', at)) << text;
            for (std::size_t at = random() % 32; at < text.size(); at += 1 + random() % 64) {
                const auto opening = expected.kinds.find('(', at);
                const auto level = 1 + static_cast<int>(random() % 64);
                if (opening == std::string::npos)
                    break;
                ASSERT_EQ(
                    blocks.endOfBrackets(opening, level), expected.endOfBrackets(opening, level))
                    << text;
            }
        }
    }
    EXPECT_GT(sound, 5000);
}
