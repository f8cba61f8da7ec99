// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/change_point.h"
#include "metrics/curve.h"

#include "builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace diagnosis {

inline void PrintTo(const Stretch& stretch, std::ostream* to)
{
    *to << '[' << stretch.begin << ", " << stretch.end << ')';
}

namespace {

using deployment::MetricSeries;
using deployment::Milliseconds;
using deployment::Timestamp;
using std::chrono::seconds;
using test_support::at;
using Numbers = std::vector<double>;

/// 0 but for ones in the stretch.
Numbers step(std::size_t count, Stretch stretch)
{
    Numbers values(count, 0);
    std::fill_n(values.begin() + static_cast<std::ptrdiff_t>(stretch.begin), stretch.size(), 1);
    return values;
}

TEST(HighestStretch, isFoundWhereverItLies)
{
    for (std::size_t begin = 1; begin < 20; ++begin) {
        for (std::size_t end = begin + 1; end <= 20; ++end)
            EXPECT_EQ(highestStretch(step(20, {begin, end}), {}), (Stretch{begin, end}));
    }
}

TEST(HighestStretch, isNoneWhereAllAreAlike)
{
    EXPECT_EQ(highestStretch(Numbers{}, {}), std::nullopt);
    EXPECT_EQ(highestStretch(Numbers{5}, {}), std::nullopt);
    EXPECT_EQ(highestStretch(Numbers(100, 99.7), {}), std::nullopt);
    EXPECT_EQ(highestStretch(Numbers{2, 1}, {}), std::nullopt) << "none is above what was before";
    EXPECT_EQ(highestStretch(Numbers{1, 2}, {}), (Stretch{1, 2}));
}

TEST(HighestStretch, isAsLongAndAsLateAsIsAskedFor)
{
    const Numbers values{0, 0, 0, 0, 4, 0, 0, 0, 3, 3, 3, 0};
    EXPECT_EQ(highestStretch(values, {1, 3, 1}), (Stretch{8, 11}));
    const Numbers early{0, 9, 9, 0, 0, 0, 5, 5, 0};
    EXPECT_EQ(highestStretch(early, {3, 1, 1}), (Stretch{6, 8}));
}

TEST(HighestStretch, singleOutliersBearLittle)
{
    std::mt19937 random(3);
    std::normal_distribution<double> noise(80, 4);
    for (int round = 0; round < 50; ++round) {
        Numbers values(60);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = noise(random) + (i >= 40 ? 60 : 0);
        values[random() % 30] = 5'000;
        const auto found = highestStretch(values, {2, 3, 1});
        ASSERT_TRUE(found);
        EXPECT_EQ(found->begin, 40);
        EXPECT_EQ(found->end, 60);
    }
}

TEST(Curve, medians)
{
    EXPECT_EQ(medianOf(Numbers{}), 0);
    EXPECT_EQ(medianOf(Numbers{3}), 3);
    EXPECT_EQ(medianOf(Numbers{4, 1, 3}), 3);
    EXPECT_EQ(medianOf(Numbers{4, 1, 3, 2}), 2.5);
    EXPECT_EQ(spreadOf(Numbers{7}), 0);
    EXPECT_EQ(spreadOf(Numbers{7, 7, 7, 900}), 0);
    EXPECT_DOUBLE_EQ(spreadOf(Numbers{1, 2, 3, 4, 5}), 1.4826);
    std::mt19937 random(1);
    std::normal_distribution<double> noise(0, 3);
    Numbers many(20'000);
    std::ranges::generate(many, [&] { return noise(random); });
    EXPECT_NEAR(spreadOf(many), 3, 0.1);
}

TEST(Curve, leavesOutWhatIsNotKnownOrCannotBe)
{
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    const MetricSeries points{{at("10:00"), 99}, {at("10:01"), unknown}, {at("10:02"), 120},
        {at("10:03"), -1}, {at("10:04"), 98},
        {at("10:05"), std::numeric_limits<double>::infinity()}, {at("10:01"), 97}};
    const Curve curve(points, deployment::metricSpec("successRate"), at("09:59"));
    EXPECT_EQ(Numbers(curve.values().begin(), curve.values().end()), (Numbers{99, 97, 98}));
    EXPECT_EQ(curve.times()[1], std::chrono::minutes(2)) << "in the order of time";
    EXPECT_EQ(curve.pointBefore(at("10:04")), at("10:01"));
    EXPECT_EQ(curve.pointBefore(at("10:00")), std::nullopt);
    EXPECT_EQ(curve.interval(), std::chrono::minutes(2));
    const Curve none({}, deployment::metricSpec("successRate"), at("09:59"));
    EXPECT_EQ(none.size(), 0);
    EXPECT_EQ(none.interval(), Milliseconds::zero());
}

TEST(Curve, ofManyPointsHasTheMediansOfSome)
{
    MetricSeries points;
    for (int i = 0; i < 100'000; ++i)
        points.push_back({at("10:00") + seconds(i), i < 61'234 ? 80.0 : 300.0});
    points[5].value = 1e9;
    const Curve curve(points, deployment::metricSpec("responseTime"), at("10:00"));
    EXPECT_LE(curve.size(), 512);
    EXPECT_GT(curve.size(), 250);
    EXPECT_EQ(curve.values().front(), 80);
    EXPECT_EQ(curve.values().back(), 300);
    const auto rise = std::ranges::find(curve.values(), 300) - curve.values().begin();
    EXPECT_EQ(
        curve.crossing(static_cast<std::size_t>(rise), 190, true), at("10:00") + seconds(61'234))
        << "to the point";
}

} // namespace
} // namespace diagnosis
