// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/frame_times.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using console::FrameTimes;
using namespace std::chrono_literals;

TEST(FrameTimes, areEmptyAtFirst)
{
    const FrameTimes times;
    EXPECT_EQ(times.count(), 0U);
    EXPECT_EQ(times.percentile(0.99), 0ns);
    EXPECT_EQ(times.longest(), 0ns);
}

TEST(FrameTimes, percentilesAreThoseOfASortedListToOnePercent)
{
    std::mt19937_64 random(7);
    std::lognormal_distribution<double> spread(14, 2); // around a millisecond
    FrameTimes times;
    std::vector<double> all;
    for (int i = 0; i < 20'000; ++i) {
        const auto duration = std::chrono::nanoseconds(std::llround(1000 + spread(random)));
        times.add(duration);
        all.push_back(static_cast<double>(duration.count()));
    }
    std::ranges::sort(all);
    for (const double share : {0.01, 0.5, 0.9, 0.99, 0.999, 1.0}) {
        const auto rank = static_cast<std::size_t>(std::ceil(share * double(all.size()))) - 1;
        const auto recorded = static_cast<double>(times.percentile(share).count());
        EXPECT_GE(recorded, all[rank]) << share;
        EXPECT_LE(recorded, all[rank] * 1.012) << share;
    }
    EXPECT_EQ(static_cast<double>(times.longest().count()), all.back());
}

TEST(FrameTimes, theLongestOneIsExactHoweverLong)
{
    FrameTimes times;
    times.add(16'700us);
    times.add(1h);
    EXPECT_EQ(times.longest(), 1h);
    EXPECT_EQ(times.percentile(1), 1h);
    EXPECT_LE(times.percentile(0.5), 16'900us);
    EXPECT_EQ(times.total(), 1h + 16'700us);
}
