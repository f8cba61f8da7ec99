// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/sort_key.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <tuple>
#include <vector>

using namespace history;

namespace {

struct Expected {
    std::vector<Row> rows;
    std::size_t withKey = 0;
};

Expected sortedPlainly(const SortKeys& keys, std::vector<Row> rows)
{
    std::ranges::stable_sort(rows, {}, [&keys](Row row) { return keys[row]; });
    const auto isWithKey = [&keys](Row row) { return keys[row] != noKey; };
    return {rows, static_cast<std::size_t>(std::ranges::count_if(rows, isWithKey))};
}

void expectOrder(const RowOrder& order, const Expected& expected, const SortKeys& keys)
{
    ASSERT_EQ(order.size(), expected.rows.size());
    for (std::size_t place = 0; place < order.size(); ++place) {
        const Row row = expected.rows[place];
        ASSERT_EQ(order.row(place), row) << place;
        ASSERT_EQ(order.startsRun(place), place == 0 || keys[expected.rows[place - 1]] != keys[row])
            << place;
    }
    // Turned round, those without a key stay last.
    const RowList turned = order.rows(true);
    for (std::size_t place = expected.withKey; place < turned.size(); ++place)
        ASSERT_EQ(turned[place], expected.rows[place]);
}

/// Some alike, some without, the others spread over so many bits above the least one.
SortKeys randomKeys(std::mt19937_64& random, std::size_t count, unsigned bits, SortKey least)
{
    const SortKey mask = bits == 0 ? 0 : ~SortKey{0} >> (64U - bits);
    SortKeys keys(count);
    for (SortKey& key : keys) {
        const auto kind = random() % 8;
        key = kind == 0 ? noKey : std::min(least + (random() & mask & ~kind), noKey - 1);
        if (key < least)
            key = noKey - 1;
    }
    return keys;
}

} // namespace

class SortKeyTest : public testing::TestWithParam<std::tuple<unsigned, std::size_t>> { };

// Keys and rows share a word up to some spread, and do not from there on.
TEST_P(SortKeyTest, OrdersAsAStableSortDoes)
{
    const auto& [bits, count] = GetParam();
    std::mt19937_64 random(bits * 1'000 + count);
    for (const SortKey least : {SortKey{0}, SortKey{1} << 40U, SortKey{1} << 63U}) {
        const SortKeys keys = randomKeys(random, count, bits, least);
        std::vector<Row> rows(count);
        std::iota(rows.begin(), rows.end(), Row{0});
        expectOrder(orderedByKey(keys), sortedPlainly(keys, rows), keys);
        std::ranges::shuffle(rows, random);
        expectOrder(orderedByKey(keys, rows), sortedPlainly(keys, rows), keys);
        rows.resize(count / 2);
        expectOrder(orderedByKey(keys, rows), sortedPlainly(keys, rows), keys);
    }
}

INSTANTIATE_TEST_SUITE_P(Spreads, SortKeyTest,
    testing::Combine(testing::Values(0U, 1U, 11U, 12U, 44U, 49U, 50U, 51U, 52U, 53U, 54U, 55U, 56U,
                         57U, 60U, 61U, 62U, 63U, 64U),
        testing::Values(0U, 1U, 2U, 100U, 4'096U)));

TEST(SortByKeyThen, sortsFewAndManyAsAComparisonDoes)
{
    struct Item {
        SortKey key;
        int then;
        bool operator==(const Item&) const = default;
    };
    std::mt19937_64 random(7);
    const auto isLess = [](const Item& left, const Item& right) { return left.then < right.then; };
    for (const std::size_t count : {0U, 1U, 3'999U, 4'000U, 20'000U}) {
        for (const SortKey differing : {SortKey{1}, SortKey{300}, noKey}) {
            std::vector<Item> items;
            for (std::size_t i = 0; i < count; ++i)
                items.push_back(
                    {random() % 9 == 0 ? noKey : random() % differing, int(random() % 1'000)});
            auto expected = items;
            std::ranges::sort(expected, [](const Item& left, const Item& right) {
                return std::tie(left.key, left.then) < std::tie(right.key, right.then);
            });
            sortByKeyThen(std::span(items), &Item::key, isLess);
            ASSERT_EQ(items, expected) << count << ' ' << differing;
        }
    }
}
