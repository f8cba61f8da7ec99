// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/search_together.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

using history::Search;

namespace {

/// SortedNumbers that stand where they are: fetching is of no consequence.
struct SortedNumbers {
    const std::vector<unsigned>& values;

    void fetchPlace(std::size_t place) const { EXPECT_LT(place, values.size()); }
    void fetchValues(std::size_t place) const { EXPECT_LT(place, values.size()); }
    [[nodiscard]] unsigned read(std::size_t place) const { return values.at(place); }
};

} // namespace

TEST(SearchTogether, findsWhatOneSearchAfterTheOtherFinds)
{
    std::mt19937 random(3);
    for (const std::size_t size : {0U, 1U, 2U, 100U, 1'000U}) {
        std::vector<unsigned> values(size);
        for (unsigned& value : values)
            value = random() % 300; // some several times, some not
        std::ranges::sort(values);
        // Some more than are searched side by side.
        for (const std::size_t count : {0U, 1U, 64U, 150U}) {
            std::vector<unsigned> wanted(count);
            std::vector<Search> searches(count);
            for (std::size_t i = 0; i < count; ++i) {
                wanted[i] = random() % 310;
                searches[i].first = random() % (size + 1);
                searches[i].last = searches[i].first + random() % (size + 1 - searches[i].first);
            }
            std::vector<std::size_t> expected;
            for (std::size_t i = 0; i < count; ++i) {
                const auto first = values.begin() + std::ptrdiff_t(searches[i].first);
                const auto last = values.begin() + std::ptrdiff_t(searches[i].last);
                expected.push_back(
                    std::size_t(std::lower_bound(first, last, wanted[i]) - values.begin()));
            }
            history::searchTogether(std::span(searches), SortedNumbers{values},
                [&](std::size_t search, unsigned value) { return value < wanted[search]; });
            for (std::size_t i = 0; i < count; ++i) {
                EXPECT_EQ(searches[i].first, expected[i]) << size << " values, search " << i;
                EXPECT_EQ(searches[i].last, expected[i]);
            }
        }
    }
}
