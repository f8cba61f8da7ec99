// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/display_text.h"

#include <gtest/gtest.h>

#include <random>

using deployment::displayText;

TEST(DisplayText, leavesOrdinaryTextAlone)
{
    for (const char* text : {"", "V2.1.0", "生产环境", "R&D <b>", "é e\xCC\x81", "👩‍💻 ok"})
        EXPECT_EQ(displayText(text), text);
}

TEST(DisplayText, makesTheInvisibleVisible)
{
    EXPECT_EQ(displayText("1.0\u202E0.2"), "1.0\\u{202E}0.2");
    EXPECT_EQ(displayText("a\u200Bb\uFEFF"), "a\\u{200B}b\\u{FEFF}");
    EXPECT_EQ(displayText("\x1B[2J\a"), "\\u{001B}[2J\\u{0007}");
    EXPECT_EQ(displayText("a\r\n\tb"), "a\\r\\n\\tb");
    EXPECT_EQ(displayText("\u0085\u009B"), "\\u{0085}\\u{009B}");
    EXPECT_EQ(displayText(std::string_view("a\0b", 3)), "a\\u{0000}b");
}

TEST(DisplayText, showsInvalidBytesAsBytes)
{
    EXPECT_EQ(displayText("a\xFFz"), "a\\xFFz");
    EXPECT_EQ(displayText("\xE4\xB8"), "\\xE4\\xB8");
    EXPECT_EQ(displayText("\xC0\xAF"), "\\xC0\\xAF"); // overlong slash
    EXPECT_EQ(displayText("\xED\xA0\x80"), "\\xED\\xA0\\x80"); // a surrogate
    EXPECT_EQ(displayText("\xF5\x80\x80\x80"), "\\xF5\\x80\\x80\\x80");
}

TEST(DisplayText, cutsPilesOfMarksAndLongText)
{
    std::string pile = "a";
    for (int i = 0; i < 50; ++i)
        pile += "\u0301";
    EXPECT_EQ(displayText(pile + "b"), "a\u0301\u0301\u0301\u0301b");
    EXPECT_EQ(displayText(std::string(600, 'x'), 10), std::string(10, 'x') + "…");
    EXPECT_EQ(displayText("部署部署", 2), "部署…");
    EXPECT_EQ(displayText(std::string(600, 'x'), 0), std::string(600, 'x'));
}

TEST(DisplayText, neverLetsAControlCharacterThrough)
{
    std::mt19937 random(3);
    for (int round = 0; round < 500; ++round) {
        std::string bytes(64, '\0');
        for (char& byte : bytes)
            byte = static_cast<char>(random());
        for (const char c : displayText(bytes))
            EXPECT_FALSE((c >= 0 && c < 0x20) || c == 0x7F);
    }
}
