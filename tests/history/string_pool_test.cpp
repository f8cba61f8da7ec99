// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/string_pool.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

using namespace history;

TEST(StringPool, keepsEveryDistinctTextOnce)
{
    StringPool pool;
    std::map<std::string, Symbol> known;
    std::mt19937 random(1);
    for (int i = 0; i < 20'000; ++i) {
        const std::string text = std::to_string(random() % 3000);
        const Symbol symbol = pool.intern(text);
        const auto [entry, isNew] = known.try_emplace(text, static_cast<Symbol>(known.size()));
        EXPECT_EQ(symbol, entry->second);
        EXPECT_EQ(pool.text(symbol), text);
    }
    EXPECT_EQ(pool.size(), known.size());
}

TEST(StringPool, countsFromTheBeginningOnceItIsCleared)
{
    StringPool pool;
    std::mt19937 random(2);
    for (int round = 0; round < 20; ++round) {
        std::map<std::string, Symbol> known;
        for (auto texts = random() % 500; texts > 0; --texts) {
            const std::string text = std::to_string(random() % 300);
            const auto symbol = known.try_emplace(text, static_cast<Symbol>(known.size()));
            EXPECT_EQ(pool.find(text).has_value(), !symbol.second);
            EXPECT_EQ(pool.intern(text), symbol.first->second);
        }
        EXPECT_EQ(pool.size(), known.size());
        pool.clear();
        EXPECT_EQ(pool.size(), 0U);
        EXPECT_EQ(pool.find("1"), std::nullopt);
    }
}

TEST(StringPool, emptyAndBinaryTextsAreTexts)
{
    StringPool pool;
    const Symbol empty = pool.intern("");
    const Symbol zero = pool.intern(std::string_view("\0", 1));
    EXPECT_NE(empty, zero);
    EXPECT_EQ(pool.intern(""), empty);
    EXPECT_EQ(pool.text(zero).size(), 1U);
}
