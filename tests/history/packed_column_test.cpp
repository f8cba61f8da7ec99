// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/memory/packed_column.h"

#include <gtest/gtest.h>

#include <random>
#include <utility>
#include <vector>

using namespace history;

namespace {

void expectSame(const PackedColumn<std::uint64_t>& column, const std::vector<std::uint64_t>& oracle)
{
    ASSERT_EQ(column.size(), oracle.size());
    EXPECT_EQ(column.empty(), oracle.empty());
    for (std::size_t row = 0; row < oracle.size(); ++row)
        EXPECT_EQ(column[row], oracle[row]) << row;
    column.span().visit([&](auto values) {
        ASSERT_EQ(values.size(), oracle.size());
        for (std::size_t row = 0; row < oracle.size(); ++row)
            EXPECT_EQ(values[row], oracle[row]) << row;
    });
}

/// Mostly narrow numbers, and those beside the ends of each width.
std::uint64_t number(std::mt19937_64& random, unsigned widest)
{
    const std::uint64_t wide = random() >> (64 - widest);
    const std::uint64_t ends[]{0, 255, 256, 65'535, 65'536, 4'294'967'295, 4'294'967'296, wide};
    const std::uint64_t end = ends[random() % std::size(ends)];
    return end >> 1U < std::uint64_t{1} << (widest - 1) ? end : random() % 200;
}

} // namespace

TEST(PackedColumn, isAVectorOfNumbersAtEveryWidth)
{
    for (const unsigned widest : {8U, 9U, 16U, 17U, 32U, 33U, 64U}) {
        std::mt19937_64 random(widest);
        PackedColumn<std::uint64_t> column;
        std::vector<std::uint64_t> oracle;
        for (int step = 0; step < 2000; ++step) {
            switch (random() % 8) {
            case 0:
                if (!oracle.empty()) {
                    const std::size_t row = random() % oracle.size();
                    oracle[row] = number(random, widest);
                    column.set(row, oracle[row]);
                }
                break;
            case 1:
                if (random() % 20 == 0) {
                    const std::size_t rows = random() % (2 * oracle.size() + 1);
                    oracle.resize(rows);
                    column.resize(rows);
                }
                break;
            case 2:
                if (random() % 20 == 0) {
                    PackedColumn<std::uint64_t> copy = column;
                    column = {};
                    EXPECT_TRUE(column.empty());
                    column = std::move(copy);
                }
                break;
            case 3:
                column.reserve(random() % 300);
                break;
            default:
                oracle.push_back(number(random, widest));
                column.push_back(oracle.back());
            }
        }
        expectSame(column, oracle);
        EXPECT_LE(column.span().width(), (widest + 7) / 8 == 3 ? 4 : widest > 32 ? 8 : 4);
    }
}

TEST(PackedColumn, isAsNarrowAsItsValues)
{
    PackedColumn<std::uint32_t> column;
    const std::pair<std::uint32_t, unsigned> widths[]{
        {0, 1}, {255, 1}, {256, 2}, {7, 2}, {65'535, 2}, {65'536, 4}, {4'294'967'295, 4}};
    for (const auto& [value, width] : widths) {
        column.push_back(value);
        EXPECT_EQ(column.span().width(), width) << value;
        EXPECT_EQ(column[0], 0U);
        EXPECT_EQ(column[column.size() - 1], value);
    }
}

TEST(PackedColumn, numbersAreChangedInPlace)
{
    PackedColumn<std::uint32_t> column;
    column.resize(1000);
    column.makeRoomFor(70'000);
    column.edit([](auto cells) {
        for (std::size_t row = 0; row < cells.size(); ++row)
            cells[row] = static_cast<typename decltype(cells)::value_type>(70 * row);
    });
    for (std::size_t row = 0; row < 1000; ++row)
        EXPECT_EQ(column[row], 70 * row);
    const auto some = column.span().subspan(10, 5);
    EXPECT_EQ(some.size(), 5U);
    EXPECT_EQ(some[4], 980U);
}
