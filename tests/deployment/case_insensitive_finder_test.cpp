// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/ascii.h"
#include "deploy/deployment/case_insensitive_finder.h"

#include "deploy/deployment/folded_text.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

using deployment::CaseInsensitiveFinder;
using deployment::foldedText;

namespace {

/// Text of which the letters mean the same in several forms, and of what is near to them.
std::string randomText(std::mt19937& random, std::size_t longest)
{
    static const std::vector<std::string> pieces{"a", "A", "ａ", "Ａ", "e", "é", "É", "e\u0301",
        "\u0301", "П", "п", "部", "，", ",", "ß", "ss", "S", "ﬁ", "fi", "I", "İ", "i\u0307", "σ",
        "ς", "한", "\u1112\u1161\u11AB", "\u1161", "ｶﾞ", "ガ", "\u00A0", " ", "😀", "\xFF", "\xE9",
        "\xC3", "\n", "①", "1", "K", "\u212A", "…", "."};
    std::string text;
    for (std::size_t size = random() % (longest + 1); size > 0; --size)
        text += pieces[random() % pieces.size()];
    return text;
}

} // namespace

TEST(FoldedText, makesOneOfWhatMeansTheSame)
{
    const std::vector<std::vector<std::string>> same{{"prod", "PROD", "ＰＲＯＤ", "ｐｒｏｄ"},
        {"прод", "ПРОД"}, {"ä-test", "Ä-Test", "a\u0308-test"}, {"café", "CAFE\u0301"},
        {"straße", "STRASSE", "Strasse"}, {"ﬁle", "FILE"}, {"σοφος", "ΣΟΦΟΣ", "σοφος"},
        {"ガ", "ｶﾞ", "カ\u3099"}, {"한", "\u1112\u1161\u11AB"}, {"1/2", "１／２"},
        {"\u1E69", "s\u0323\u0307", "s\u0307\u0323", "\u1E61\u0323"}, {"k", "\u212A"},
        {"istanbul", "ISTANBUL", "İstanbul", "I\u0307stanbul", "i\u0307stanbul"},
        {"í", "i\u0307\u0301", "I\u0301"}};
    for (std::size_t i = 0; i < same.size(); ++i) {
        for (std::size_t j = 0; j < same.size(); ++j) {
            for (const std::string& left : same[i]) {
                for (const std::string& right : same[j])
                    EXPECT_EQ(foldedText(left) == foldedText(right), i == j) << left << right;
            }
        }
    }
    EXPECT_EQ(foldedText("部署 \xFF\xE9 end\xC3"), "部署 \xFF\xE9 end\xC3") << "what is no UTF-8";
}

TEST(FoldedText, isTheSameInParts)
{
    // Folded as a whole, with origins, or again: the same; and origins give the parts.
    std::mt19937 random(21);
    for (int round = 0; round < 5'000; ++round) {
        const std::string text = randomText(random, 12);
        const std::string folded = foldedText(text);
        const deployment::FoldedText traced(text);
        EXPECT_EQ(traced.text(), folded);
        EXPECT_EQ(foldedText(folded), folded) << text;
        if (deployment::hasOnlyAsciiCase(text)) {
            std::string lower = text;
            for (char& c : lower)
                c = deployment::toAsciiLower(c);
            EXPECT_EQ(lower, folded) << text;
        }
        for (std::size_t at = 0; at < folded.size(); ++at) {
            const std::size_t begin = traced.originOf(at);
            const std::size_t end = traced.originEnd(at + 1);
            ASSERT_LT(begin, end);
            EXPECT_NE(
                foldedText(text.substr(begin, end - begin)).find(folded[at]), std::string::npos)
                << text;
        }
    }
}

TEST(FoldedText, asciiEndsWhereTheFirstOtherByteStands)
{
    std::mt19937 random(22);
    for (int round = 0; round < 2'000; ++round) {
        std::string text(random() % 300, 'x');
        for (std::size_t others = random() % 3; others > 0 && !text.empty(); --others)
            text[random() % text.size()] = '\x80';
        const std::size_t from = random() % (text.size() + 1);
        const std::size_t place = std::min(text.find('\x80', from), text.size());
        EXPECT_EQ(deployment::endOfAscii(text, from), place);
        EXPECT_EQ(deployment::isAscii(text), text.find('\x80') == std::string::npos);
    }
}

TEST(CaseInsensitiveFinder, findsWhatTheFoldedTextHolds)
{
    std::mt19937 random(23);
    int found = 0;
    for (int round = 0; round < 30'000; ++round) {
        const std::string wanted = randomText(random, 3);
        const std::string text = randomText(random, 12);
        const CaseInsensitiveFinder finder(wanted);
        const bool expected = foldedText(text).find(foldedText(wanted)) != std::string::npos;
        found += expected ? 1 : 0;
        EXPECT_EQ(finder.occursIn(text), expected) << wanted << " in " << text;
        const auto spans = finder.spansIn(text, 1000);
        EXPECT_EQ(!spans.empty(), expected && !wanted.empty()) << wanted << " in " << text;
        std::size_t before = 0;
        for (const auto& [begin, end] : spans) {
            EXPECT_LE(before, begin);
            EXPECT_TRUE(finder.occursIn(text.substr(begin, end - begin)))
                << wanted << " in " << text;
            before = end;
        }
    }
    EXPECT_GT(found, 1'000);
}

TEST(CaseInsensitiveFinder, marksThePartsThatHoldIt)
{
    std::mt19937 random(24);
    for (int round = 0; round < 300; ++round) {
        std::string text;
        std::vector<std::uint64_t> ends;
        std::vector<std::string> parts(random() % 3000);
        const bool mixed = random() % 2 == 0;
        for (std::string& part : parts) {
            part = mixed && random() % 50 == 0 ? randomText(random, 6)
                                               : std::string(random() % 5, "aAeS"[random() % 4]);
            text += part;
            ends.push_back(text.size());
        }
        const std::string wanted = randomText(random, 2);
        const CaseInsensitiveFinder finder(wanted);
        std::vector<char> marks(parts.size(), 0);
        const std::size_t half = random() % (parts.size() + 1);
        const std::span all(ends);
        finder.markParts(text, 0, all.first(half), std::span(marks).first(half));
        finder.markParts(text, half == 0 ? 0 : ends[half - 1], all.subspan(half),
            std::span(marks).subspan(half));
        for (std::size_t i = 0; i < parts.size(); ++i)
            EXPECT_EQ(marks[i] != 0, finder.occursIn(parts[i])) << wanted << " in " << parts[i];
    }
}
