// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/short_text.h"

#include <gtest/gtest.h>

#include <string>

TEST(ShortText, isTheSameOrDiffersInAnyByte)
{
    for (std::size_t size = 0; size < 40; ++size) {
        const std::string text(size, 'a');
        EXPECT_TRUE(history::isSameShortText(text, std::string(size, 'a')));
        EXPECT_FALSE(history::isSameShortText(text, text + 'a'));
        for (std::size_t at = 0; at < size; ++at) {
            auto other = text;
            other[at] = 'b';
            EXPECT_FALSE(history::isSameShortText(text, other)) << size << ' ' << at;
        }
    }
}
