// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/memory/growing_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace history {
namespace {

using Numbers = GrowingList<std::uint32_t>;

std::vector<std::uint32_t> randomNumbers(std::size_t count, std::mt19937& random)
{
    std::vector<std::uint32_t> numbers(count);
    for (std::uint32_t& number : numbers)
        number = static_cast<std::uint32_t>(random());
    return numbers;
}

/// Around the count from which on the room is a large one.
std::size_t anyCount(std::mt19937& random)
{
    return random() % 8 == 0 ? 0 : random() % (leastLargeRoom / 2);
}

} // namespace

TEST(GrowingList, holdsWhatAVectorHolds)
{
    std::mt19937 random(12);
    for (int round = 0; round < 20; ++round) {
        std::vector<std::uint32_t> expected = randomNumbers(anyCount(random), random);
        Numbers numbers(expected.begin(), expected.end());
        for (int step = 0; step < 8; ++step) {
            const auto more = randomNumbers(random() % 1000, random);
            for (const std::uint32_t number : more)
                numbers.push_back(number);
            expected.insert(expected.end(), more.begin(), more.end());
            if (random() % 3 == 0) {
                const std::size_t left = random() % (expected.size() + 1);
                numbers.resize(left);
                expected.resize(left);
            }
            EXPECT_EQ(numbers.empty(), expected.empty());
            ASSERT_TRUE(std::ranges::equal(numbers, expected));
        }
    }
}

TEST(GrowingList, movesNumbersWithinItself)
{
    std::mt19937 random(13);
    std::vector<std::uint32_t> expected = randomNumbers(1000, random);
    Numbers numbers(expected.begin(), expected.end());
    for (int step = 0; step < 200; ++step) {
        const std::size_t from = random() % expected.size();
        const std::size_t to = random() % expected.size();
        const std::size_t count = random() % (expected.size() - std::max(from, to) + 1);
        const std::vector<std::uint32_t> moved(expected.begin() + std::ptrdiff_t(from),
            expected.begin() + std::ptrdiff_t(from + count));
        std::ranges::copy(moved, expected.begin() + std::ptrdiff_t(to));
        numbers.move(from, count, to);
        ASSERT_TRUE(std::ranges::equal(numbers, expected));
    }
}

TEST(GrowingList, isCopiedAndKeepsItsRoom)
{
    std::mt19937 random(14);
    const auto expected = randomNumbers(leastLargeRoom, random);
    Numbers numbers(expected.begin(), expected.end());
    const Numbers copied(numbers);
    EXPECT_EQ(copied, numbers);
    const std::uint32_t* const room = numbers.data();
    const std::size_t capacity = numbers.capacity();
    numbers.resize(1);
    EXPECT_NE(copied, numbers);
    numbers.assign(expected.begin(), expected.end());
    EXPECT_EQ(numbers.data(), room);
    EXPECT_EQ(numbers.capacity(), capacity);
    const Numbers moved(std::move(numbers));
    EXPECT_EQ(moved.data(), room);
    EXPECT_EQ(moved, copied);
}

} // namespace history
