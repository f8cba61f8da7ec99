// SPDX-License-Identifier: GPL-3.0-or-later
#include "scan/seen_ids.h"

#include "deploy/history/string_pool.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <unordered_set>
#include <vector>

using namespace formats;

namespace {

std::string idOf(std::uint64_t number)
{
    return "DEP-" + std::to_string(number);
}

} // namespace

TEST(SeenIds, tellOfEachIdWhetherItHasComeBefore)
{
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
        SeenIds ids;
        std::unordered_set<std::string> known;
        std::uniform_int_distribution<std::uint64_t> number(0, 300U << (round % 8));
        for (int step = 0; step < 60; ++step) {
            if (number(random) % 7 == 0)
                ids.reserve(number(random));
            const std::string single = idOf(number(random));
            ASSERT_EQ(ids.insert(single), known.insert(single).second);
            std::vector<std::uint64_t> hashes;
            std::vector<history::Row> repeated;
            for (auto more = number(random) % 500; more > 0; --more) {
                const std::string id = idOf(number(random));
                if (!known.insert(id).second)
                    repeated.push_back(static_cast<history::Row>(hashes.size()));
                hashes.push_back(history::hashOf(id));
            }
            ASSERT_EQ(ids.insert(hashes), repeated);
        }
        ids.clear();
        EXPECT_TRUE(ids.insert(*known.begin()));
        EXPECT_FALSE(ids.insert(*known.begin()));
    }
}
