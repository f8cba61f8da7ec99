// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/hash_set.h"

#include <random>
#include <unordered_set>

#include <gtest/gtest.h>

namespace sources {

TEST(HashSet, isEmptyOnceAllThatWasPutInIsTakenOut)
{
    // Few hashes, whose last bits are alike: they stand in one another's way.
    std::mt19937_64 random(23);
    HashSet set;
    std::unordered_set<std::uint64_t> oracle;
    for (int step = 0; step < 100'000; ++step) {
        const std::uint64_t hash = 1 + (random() % 5 << 60U) + random() % 40;
        const bool comes = random() % 3 != 0;
        set.fetch(hash);
        if (comes) {
            set.insert(hash);
            oracle.insert(hash);
        } else {
            set.erase(hash);
            oracle.erase(hash);
        }
        ASSERT_EQ(set.empty(), oracle.empty());
        if (step % 1'000 != 999)
            continue;
        // One that were lost, or came twice, would leave the wrong number behind.
        while (!oracle.empty()) {
            ASSERT_FALSE(set.empty());
            set.erase(*oracle.begin());
            oracle.erase(oracle.begin());
        }
        ASSERT_TRUE(set.empty());
    }
}

TEST(HashSet, takesNothingOutThatIsNotThere)
{
    HashSet set;
    set.erase(7);
    EXPECT_TRUE(set.empty());
    set.insert(7);
    set.insert(7);
    set.erase(23); // of the same place
    EXPECT_FALSE(set.empty());
    set.erase(7);
    EXPECT_TRUE(set.empty());
    set.insert(0);
    EXPECT_FALSE(set.empty());
    set.clear();
    EXPECT_TRUE(set.empty());
}

} // namespace sources
