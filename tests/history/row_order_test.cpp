// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/row_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

using namespace history;

namespace {

struct Ordered {
    RowOrder order;
    std::vector<std::vector<Row>> runs;
    std::vector<Row> withoutValue;
};

/// Runs of up to so many rows, as many as give the rows.
Ordered orderOf(std::size_t rows, std::size_t longest, std::size_t withoutValue, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<Row> shuffled(rows);
    for (Row row = 0; row < rows; ++row)
        shuffled[row] = row;
    std::ranges::shuffle(shuffled, random);
    Ordered result;
    const std::size_t values = rows - withoutValue;
    for (std::size_t place = 0; place < values;) {
        const std::size_t end = std::min(values, place + 1 + random() % longest);
        result.runs.emplace_back();
        for (const std::size_t begin = place; place < end; ++place) {
            result.order.append(shuffled[place], place == begin);
            result.runs.back().push_back(shuffled[place]);
        }
    }
    for (std::size_t place = values; place < rows; ++place) {
        result.order.append(shuffled[place], place == values);
        result.withoutValue.push_back(shuffled[place]);
    }
    result.order.setValueCount(values);
    return result;
}

std::vector<Row> expected(const Ordered& ordered, bool descending, const RowSet& set)
{
    auto runs = ordered.runs;
    if (descending)
        std::ranges::reverse(runs);
    runs.push_back(ordered.withoutValue);
    std::vector<Row> rows;
    for (const auto& run : runs)
        std::ranges::copy_if(run, std::back_inserter(rows), [&](Row row) { return set[row]; });
    return rows;
}

RowSet randomSet(std::size_t rows, unsigned oneOf, std::mt19937& random)
{
    RowSet set(rows);
    for (Row row = 0; row < rows; ++row) {
        if (random() % oneOf == 0)
            set.add(row);
    }
    return set;
}

} // namespace

TEST(RowOrder, isWalkedBothWaysByOneThreadOrSeveral)
{
    std::mt19937 random(1);
    // Shorter and longer than what a thread takes at a time, in short runs and in long ones.
    for (const std::size_t rows : {0U, 1U, 1000U, 70'000U, 500'000U}) {
        for (const std::size_t longest : {1U, 5U, 1000U, 200'000U, 1'000'000U}) {
            const std::size_t withoutValue = rows / 10 * (random() % 3);
            const Ordered ordered = orderOf(rows, longest, withoutValue, unsigned(random()));
            RowList room;
            for (const bool descending : {false, true}) {
                room = ordered.order.rows(descending, std::move(room));
                EXPECT_TRUE(
                    std::ranges::equal(room, expected(ordered, descending, RowSet::all(rows))));
                for (const unsigned oneOf : {1U, 2U, 50U}) {
                    const RowSet set = randomSet(rows, oneOf, random);
                    room = ordered.order.rows(descending, set, set.count(), std::move(room));
                    EXPECT_TRUE(std::ranges::equal(room, expected(ordered, descending, set)))
                        << rows << " rows, runs of " << longest;
                }
            }
        }
    }
}

TEST(RowSet, isASetOfNumbers)
{
    std::mt19937 random(2);
    for (const std::size_t bound : {0U, 1U, 63U, 64U, 65U, 1000U}) {
        RowSet set = randomSet(bound, 2, random);
        const RowSet other = randomSet(bound + random() % 100, 3, random);
        std::vector<Row> rows;
        std::size_t common = 0;
        for (Row row = 0; row < bound; ++row) {
            if (!set[row])
                continue;
            rows.push_back(row);
            common += other[row] ? 1 : 0;
        }
        EXPECT_EQ(set.count(), rows.size());
        EXPECT_EQ(RowSet::commonCount(set, other), common);
        EXPECT_EQ(RowSet::commonCount(other, set), common);
        EXPECT_EQ(RowSet::of(rows, bound), set);
        std::vector<Row> visited;
        set.forEach([&visited](Row row) { visited.push_back(row); });
        EXPECT_EQ(visited, rows);
        set.extend(bound + 200);
        EXPECT_FALSE(set[Row(bound + 100)]);
        set.add(Row(bound + 100));
        EXPECT_TRUE(set[Row(bound + 100)]);
        set.remove(Row(bound + 100));
        set.subtract(other);
        EXPECT_EQ(set.count(), rows.size() - common);
        EXPECT_EQ(RowSet::all(bound).count(), bound);
        EXPECT_FALSE(RowSet::all(bound)[Row(bound)]);
    }
}
