// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/bracket_scanner.h"
#include "json/json_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using formats::BracketScanner;
using formats::VectorWidth;

namespace {

/// What the scanner is to find, character by character.
struct Oracle {
    std::size_t end = BracketScanner::notFound;
    bool tooDeep = false;
    bool hasLineBreak = false;

    explicit Oracle(const std::string& text)
    {
        int depth = 0;
        bool inText = false;
        bool escaped = false;
        for (std::size_t i = 0; i < text.size() && end == BracketScanner::notFound; ++i) {
            const char c = text[i];
            const bool isEscaped = escaped;
            escaped = c == '\\' && !isEscaped;
            if (c == '\n') {
                inText = false;
                hasLineBreak = true;
            } else if (c == '"') {
                inText = isEscaped ? inText : !inText;
            } else if (!inText && (c == '{' || c == '[')) {
                tooDeep |= ++depth > formats::maxNesting;
            } else if (!inText && (c == '}' || c == ']') && --depth <= 0) {
                end = i + 1;
            }
        }
    }
};

std::string randomText(std::mt19937& random)
{
    static const std::string rare = "\"\\\n";
    static const std::string brackets = "{}[]";
    const auto upTo = [&](std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit)(random);
    };
    // Many texts open more than they close, so that they get deep and long.
    const auto openings = upTo(3) + 1;
    std::string text = "{";
    for (auto length = upTo(900); text.size() < length;) {
        const auto kind = upTo(12);
        if (kind < 4)
            text += brackets[upTo(9) < openings * 2 ? 2 * upTo(1) : upTo(3)];
        else if (kind < 6)
            text += rare[upTo(rare.size() - 1)];
        else
            text += std::string(upTo(20), static_cast<char>(upTo(255)));
    }
    return text;
}

/// Given in pieces of random length, as the window cuts them.
std::size_t scanInPieces(BracketScanner& scanner, std::string_view text, std::mt19937& random)
{
    scanner.start();
    for (std::size_t done = 0; done < text.size();) {
        const auto piece = text.substr(done, 1 + random() % 300);
        const auto end = scanner.scan(piece);
        if (end != BracketScanner::notFound)
            return done + end;
        done += piece.size();
    }
    return BracketScanner::notFound;
}

} // namespace

TEST(BracketScanner, everyVersionFindsWhatALoopOverTheBytesFinds)
{
    std::mt19937 random(42);
    for (int round = 0; round < 20'000; ++round) {
        const auto text = randomText(random);
        const Oracle expected(text);
        for (const auto width :
            {VectorWidth::Bytes16, VectorWidth::Bytes32, VectorWidth::Bytes64}) {
            if (width > formats::widestVectors())
                continue;
            BracketScanner scanner(width);
            ASSERT_EQ(scanInPieces(scanner, text, random), expected.end) << text;
            ASSERT_EQ(scanner.wentTooDeep(), expected.tooDeep) << text;
            ASSERT_EQ(scanner.sawLineBreak(), expected.hasLineBreak) << text;
        }
    }
}
