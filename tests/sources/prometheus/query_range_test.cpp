// SPDX-License-Identifier: GPL-3.0-or-later
#include "prometheus/query_range.h"

#include <gtest/gtest.h>

#include <random>

namespace sources {

namespace {

using deployment::Milliseconds;
using deployment::Timestamp;
using namespace std::chrono_literals;

constexpr Timestamp noon{std::chrono::sys_days(std::chrono::year(2025) / 2 / 15) + 12h};

deployment::Deployment lasting(Timestamp start, std::optional<Timestamp> end)
{
    deployment::Deployment deployment;
    deployment.start = start;
    deployment.end = end;
    return deployment;
}

TEST(QueryRange, hasNoMorePointsThanServersGive)
{
    std::mt19937_64 random(3); // NOLINT(cert-msc51-cpp): the same ranges each time
    for (int round = 0; round < 3000; ++round) {
        const Timestamp from{
            Milliseconds(std::int64_t(random() % 4'000'000'000'000) - 2'000'000'000'000)};
        const Timestamp to = from + Milliseconds(random() % (std::uint64_t(1) << (random() % 42)));
        const QueryRange range = queryRange(from, to);
        const auto points = (range.to - range.from) / range.step + 1;
        ASSERT_LE(points, maxCurvePoints);
        ASSERT_LE(range.from, from);
        ASSERT_GT(range.from + range.step, from);
        ASSERT_LE(range.to, to);
        ASSERT_GT(range.to + range.step, to);
        ASSERT_EQ(range.step % 15s, 0ms);
        ASSERT_EQ(range.from.time_since_epoch() % range.step, 0ms);
        // And no fewer than need be.
        const auto shorter = std::max<Milliseconds>(range.step - 15s, 1ms);
        ASSERT_TRUE(range.step == 15s || (to - from) / shorter > maxCurvePoints - 4);
    }
}

TEST(QueryRange, beginsAQuarterBeforeAndEndsAQuarterAfter)
{
    EXPECT_EQ(queryRangeOf(lasting(noon, noon + 10min), noon + 5h),
        (QueryRange{noon - 15min, noon + 25min, 15s}));
    EXPECT_EQ(queryRangeOf(lasting(noon, noon + 10min), noon + 12min),
        (QueryRange{noon - 15min, noon + 12min, 15s}));
    EXPECT_EQ(queryRangeOf(lasting(noon, std::nullopt), noon + 61s),
        (QueryRange{noon - 15min, noon + 1min, 15s}));
    // Clocks that differ.
    EXPECT_EQ(queryRangeOf(lasting(noon, std::nullopt), noon - 5h).to, noon - 15min);
    EXPECT_EQ(queryRangeOf(lasting(noon, noon - 1h), noon + 5h).to, noon + 15min);
}

TEST(QueryRange, goesOnUntilAQuarterAfterTheEnd)
{
    EXPECT_TRUE(goesOn(lasting(noon, std::nullopt), noon + 5h));
    EXPECT_TRUE(goesOn(lasting(noon, noon + 1h), noon + 75min));
    EXPECT_FALSE(goesOn(lasting(noon, noon + 1h), noon + 75min + 1ms));
}

TEST(QueryRange, ratesAreTakenOverMoreThanAStep)
{
    EXPECT_EQ(rateWindow({noon, noon + 1h, 15s}), 5min);
    EXPECT_EQ(rateWindow({noon, noon + 1h, 5min}), 10min);
}

} // namespace

} // namespace sources
