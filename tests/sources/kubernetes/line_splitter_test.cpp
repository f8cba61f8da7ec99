// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/feed/line_splitter.h"

#include <gtest/gtest.h>

#include <random>

namespace sources {

using SplitLines = std::vector<std::string>;

TEST(LineSplitter, givesTheSameLinesHoweverTheBytesAreCut)
{
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp)
    for (int round = 0; round < 300; ++round) {
        SplitLines expected;
        std::string text;
        for (auto line = random() % 8; line > 0; --line) {
            const std::string content(random() % 12, static_cast<char>('a' + random() % 3));
            text += content + (random() % 3 == 0 ? "\r\n" : "\n");
            if (!content.empty())
                expected.push_back(content);
        }
        const std::string rest(random() % 5, 'z');
        text += rest;
        LineSplitter splitter(100);
        SplitLines lines;
        for (std::string_view left = text; !left.empty();) {
            const auto piece = std::min<std::size_t>(1 + random() % 6, left.size());
            ASSERT_TRUE(splitter.feed(left.substr(0, piece), lines));
            left.remove_prefix(piece);
        }
        EXPECT_EQ(lines, expected);
        ASSERT_TRUE(splitter.feed("\n", lines)); // and now the rest is a line
        if (!rest.empty())
            expected.push_back(rest);
        EXPECT_EQ(lines, expected);
    }
}

TEST(LineSplitter, givesUpALineWithoutAnEnd)
{
    LineSplitter splitter(10);
    SplitLines lines;
    EXPECT_TRUE(splitter.feed("one\n1234567890", lines));
    EXPECT_FALSE(splitter.feed("1", lines));
    EXPECT_EQ(lines, SplitLines{"one"});
    splitter.reset();
    EXPECT_TRUE(splitter.feed("two\n", lines));
    EXPECT_EQ(lines, (SplitLines{"one", "two"}));
}

} // namespace sources
