// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/memory/growing_bytes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace history {
namespace {

void expectBytes(const GrowingBytes& bytes, const std::vector<std::byte>& expected)
{
    ASSERT_EQ(bytes.size(), expected.size());
    EXPECT_TRUE(std::equal(expected.begin(), expected.end(), bytes.data()));
}

/// Sizes around the one from which on the room is a large one.
std::size_t anySize(std::mt19937& random)
{
    return random() % 8 == 0 ? 0 : random() % (4 * leastLargeRoom);
}

TEST(GrowingBytes, holdWhatAVectorHolds)
{
    std::mt19937 random(11);
    for (int round = 0; round < 20; ++round) {
        GrowingBytes bytes;
        std::vector<std::byte> expected;
        for (int step = 0; step < 12; ++step) {
            const std::size_t size = anySize(random);
            if (random() % 4 == 0)
                bytes.reserve(size);
            bytes.resizeWithZeros(size);
            expected.resize(size);
            expectBytes(bytes, expected);
            for (std::size_t at = 0; at < size; at += 997)
                bytes.data()[at] = expected[at] = static_cast<std::byte>(random());
            const std::vector<std::byte> more(random() % 5000, static_cast<std::byte>(random()));
            bytes.append(more.data(), more.size());
            expected.insert(expected.end(), more.begin(), more.end());
            expectBytes(bytes, expected);
        }
    }
}

TEST(GrowingBytes, areCopiedAndMoved)
{
    for (const std::size_t size : {std::size_t{0}, std::size_t{100}, 2 * leastLargeRoom}) {
        GrowingBytes bytes;
        bytes.resizeWithZeros(size);
        std::fill_n(bytes.data(), size, std::byte{7});
        const std::vector<std::byte> expected(size, std::byte{7});
        const GrowingBytes copied(bytes); // NOLINT(performance-unnecessary-copy-initialization)
        expectBytes(copied, expected);
        GrowingBytes assigned;
        assigned.resizeWithZeros(3 * leastLargeRoom);
        assigned = copied;
        expectBytes(assigned, expected);
        const GrowingBytes moved(std::move(bytes));
        expectBytes(moved, expected);
        assigned = GrowingBytes(moved);
        expectBytes(assigned, expected);
    }
}

TEST(GrowingBytes, largeRoomsLieWhereLargePagesDo)
{
    constexpr std::size_t largePage = std::size_t{2} << 20U;
    GrowingBytes bytes;
    for (std::size_t size = leastLargeRoom; size < 20 * leastLargeRoom; size += size / 3) {
        bytes.resizeWithZeros(size);
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(bytes.data()) % largePage, 0U);
    }
}

} // namespace
} // namespace history
