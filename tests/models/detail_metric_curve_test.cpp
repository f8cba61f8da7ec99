// SPDX-License-Identifier: GPL-3.0-or-later
#include "builder.h"
#include "deploy/models/metric_curve.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace {

using namespace std::chrono_literals;
using deployment::MetricPoint;
using deployment::MetricSeries;
using deployment::Timestamp;
using models::MetricCurve;
using models::TimeRange;
using test_support::at;

constexpr double Gap = std::numeric_limits<double>::quiet_NaN();

MetricCurve curveOf(MetricSeries points)
{
    auto deployment = std::make_shared<deployment::Deployment>();
    deployment->metrics.responseTime = std::move(points);
    return {deployment, &deployment::Metrics::responseTime};
}

MetricSeries everyMinute(const std::vector<double>& values)
{
    MetricSeries points;
    for (std::size_t i = 0; i < values.size(); ++i)
        points.push_back({at("10:00") + i * 1min, values[i]});
    return points;
}

std::vector<std::vector<double>> valuesOf(const std::vector<MetricCurve::Segment>& segments)
{
    std::vector<std::vector<double>> values;
    for (const auto& segment : segments) {
        std::vector<double> line;
        for (const MetricPoint& point : segment)
            line.push_back(point.value);
        values.push_back(line);
    }
    return values;
}

using Lines = std::vector<std::vector<double>>;

const TimeRange WholeHour{at("10:00"), at("11:00")};

TEST(MetricCurve, JoinsWhatHasNoGap)
{
    EXPECT_EQ(valuesOf(curveOf(everyMinute({1, 2, 3})).sample(WholeHour, 600)), (Lines{{1, 2, 3}}));
}

TEST(MetricCurve, BreaksWhereThereIsNoNumber)
{
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(valuesOf(curveOf(everyMinute({Gap, 1, 2, Gap, 3, infinity, Gap, 4, 5, Gap}))
                           .sample(WholeHour, 600)),
        (Lines{{1, 2}, {3}, {4, 5}}));
}

TEST(MetricCurve, BreaksWhereTheSourceWasSilentForLong)
{
    MetricSeries points = everyMinute({1, 2, 3, 4, 5, 6});
    points.push_back({at("10:09"), 7}); // four minutes: more than three times the usual
    points.push_back({at("10:12"), 8}); // three minutes: just not
    EXPECT_EQ(
        valuesOf(curveOf(points).sample(WholeHour, 600)), (Lines{{1, 2, 3, 4, 5, 6}, {7, 8}}));
}

TEST(MetricCurve, TellsNoGapsFromAHandfulOfPoints)
{
    const MetricCurve curve = curveOf({{at("10:00"), 1}, {at("10:01"), 2}, {at("10:50"), 3}});
    EXPECT_FALSE(curve.gapThreshold());
    EXPECT_EQ(curve.sample(WholeHour, 600).size(), 1U);
}

TEST(MetricCurve, PutsAnUnsortedSeriesInOrder)
{
    const MetricCurve curve = curveOf({{at("10:02"), 3}, {at("10:00"), 1}, {at("10:01"), 2}});
    EXPECT_EQ(valuesOf(curve.sample(WholeHour, 600)), (Lines{{1, 2, 3}}));
    EXPECT_EQ(curve.last()->value, 3);
}

TEST(MetricCurve, KeepsAllValuesOfOneMoment)
{
    const MetricCurve curve =
        curveOf({{at("10:00"), 1}, {at("10:00"), 9}, {at("10:00"), 5}, {at("10:01"), 2}});
    EXPECT_EQ(valuesOf(curve.sample(WholeHour, 600)), (Lines{{1, 9, 5, 2}}));
}

TEST(MetricCurve, OnePointIsASegment)
{
    const MetricCurve curve = curveOf({{at("10:05"), 4}});
    EXPECT_EQ(valuesOf(curve.sample(WholeHour, 600)), (Lines{{4}}));
    EXPECT_EQ(curve.timeRange(), (TimeRange{at("10:05"), at("10:05")}));
    EXPECT_EQ(valuesOf(curve.sample({at("10:05"), at("10:05")}, 1)), (Lines{{4}}));
}

TEST(MetricCurve, NothingButGapsIsEmpty)
{
    for (const MetricCurve& curve :
        {MetricCurve(), curveOf({}), curveOf(everyMinute({Gap, Gap}))}) {
        EXPECT_TRUE(curve.isEmpty());
        EXPECT_FALSE(curve.timeRange());
        EXPECT_FALSE(curve.valueRange(WholeHour));
        EXPECT_FALSE(curve.nearest(at("10:00")));
        EXPECT_TRUE(curve.sample(WholeHour, 600).empty());
    }
}

TEST(MetricCurve, RunsOutOfThePictureOnBothSides)
{
    const MetricCurve curve = curveOf(everyMinute({1, 2, 3, 4, 5, 6}));
    EXPECT_EQ(valuesOf(curve.sample({at("10:02"), at("10:03")}, 100)), (Lines{{2, 3, 4, 5}}));
    // Between two points, the line still crosses.
    EXPECT_EQ(valuesOf(curve.sample({at("10:02") + 10s, at("10:02") + 20s}, 100)), (Lines{{3, 4}}));
}

TEST(MetricCurve, ValueRangeIsThatOfTheTimeAskedFor)
{
    const MetricCurve curve = curveOf(everyMinute({100, 2, Gap, 7, 200}));
    EXPECT_EQ(curve.valueRange({at("10:01"), at("10:03")}), (models::ValueRange{2, 7}));
}

TEST(MetricCurve, FindsTheNearestNumberAndItsNeighbours)
{
    const MetricCurve curve = curveOf(everyMinute({1, Gap, 3, 4}));
    EXPECT_EQ(curve.nearest(at("10:00") + 50s)->value, 1);
    EXPECT_EQ(curve.nearest(at("10:01") + 10s)->value, 3);
    EXPECT_EQ(curve.nearest(at("10:02"))->value, 3);
    EXPECT_EQ(curve.nearest(at("09:00"))->value, 1);
    EXPECT_EQ(curve.nearest(at("12:00"))->value, 4);
    EXPECT_EQ(curve.after(at("10:00"))->value, 3);
    EXPECT_EQ(curve.before(at("10:02"))->value, 1);
    EXPECT_FALSE(curve.after(at("10:03")));
    EXPECT_FALSE(curve.before(at("10:00")));
}

/// Random walks with spikes, holes and repeated moments.
MetricSeries randomSeries(std::mt19937& random, std::size_t size)
{
    MetricSeries points;
    Timestamp time = at("10:00");
    for (std::size_t i = 0; i < size; ++i) {
        const auto kind = random() % 50;
        time += kind == 0 ? 20s : deployment::Milliseconds(random() % 40);
        points.push_back({time, kind == 1 ? Gap : double(random() % 1000) + (kind == 2 ? 1e6 : 0)});
    }
    return points;
}

/// What must be seen of each column: its smallest and its largest number.
TEST(MetricCurve, LosesNoSpikeHoweverNarrowThePicture)
{
    std::mt19937 random(3);
    for (int round = 0; round < 60; ++round) {
        const MetricSeries points = randomSeries(random, 1 + random() % 5000);
        const MetricCurve curve = curveOf(points);
        const Timestamp from = points.front().time + deployment::Milliseconds(random() % 2000);
        const TimeRange range{from, from + deployment::Milliseconds(1 + random() % 60000)};
        const int columns = 1 + static_cast<int>(random() % 300);
        std::vector<MetricPoint> sampled;
        for (const auto& segment : curve.sample(range, columns)) {
            ASSERT_FALSE(segment.empty());
            sampled.insert(sampled.end(), segment.begin(), segment.end());
        }
        ASSERT_TRUE(std::ranges::is_sorted(sampled, {}, &MetricPoint::time));
        ASSERT_LE(sampled.size(), static_cast<std::size_t>(columns + 3) * 8);
        const double width = std::max(1.0, double(range.length().count())) / columns;
        for (int column = 0; column < columns; ++column) {
            const auto inside = [&](const MetricPoint& point) {
                const double offset = double((point.time - range.from).count());
                return std::isfinite(point.value) && offset >= 0 && point.time <= range.to
                    && static_cast<int>(offset / width) == column;
            };
            std::vector<double> all, seen;
            for (const MetricPoint& point : points) {
                if (inside(point))
                    all.push_back(point.value);
            }
            for (const MetricPoint& point : sampled) {
                if (inside(point))
                    seen.push_back(point.value);
            }
            ASSERT_EQ(all.empty(), seen.empty());
            if (!all.empty()) {
                ASSERT_EQ(std::ranges::min(all), std::ranges::min(seen));
                ASSERT_EQ(std::ranges::max(all), std::ranges::max(seen));
            }
        }
    }
}

TEST(MetricCurve, BoundsTheSegmentsOfASeriesFullOfHoles)
{
    MetricSeries points;
    for (int i = 0; i < 200000; ++i)
        points.push_back({at("10:00") + i * 10ms, i % 2 == 0 ? double(i % 7) : Gap});
    const auto segments = curveOf(points).sample({points.front().time, points.back().time}, 500);
    EXPECT_LE(segments.size(), 500U);
}

} // namespace
