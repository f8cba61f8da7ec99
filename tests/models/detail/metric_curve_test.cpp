// SPDX-License-Identifier: GPL-3.0-or-later
#include "builder.h"
#include "deploy/models/detail/metric_curve.h"

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
using models::TimeSpan;
using test_support::at;

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

MetricCurve curveOf(MetricSeries points)
{
    return MetricCurve(std::make_shared<const MetricSeries>(std::move(points)));
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

const TimeSpan wholeHour{at("10:00"), at("11:00")};

TEST(MetricCurve, joinsWhatHasNoGap)
{
    EXPECT_EQ(valuesOf(curveOf(everyMinute({1, 2, 3})).sample(wholeHour, 600)), (Lines{{1, 2, 3}}));
}

TEST(MetricCurve, breaksWhereThereIsNoNumber)
{
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(valuesOf(curveOf(everyMinute({gap, 1, 2, gap, 3, infinity, gap, 4, 5, gap}))
                           .sample(wholeHour, 600)),
        (Lines{{1, 2}, {3}, {4, 5}}));
}

MetricSeries atMinutes(const std::vector<double>& minutes)
{
    MetricSeries points;
    for (const double minute : minutes)
        points.push_back(
            {at("10:00") + deployment::Milliseconds(std::int64_t(minute * 60'000)), minute});
    return points;
}

Lines linesAtMinutes(const std::vector<double>& minutes)
{
    return valuesOf(curveOf(atMinutes(minutes)).sample({at("10:00"), at("23:00")}, 100'000));
}

TEST(MetricCurve, breaksWhereTheSourceWasSilentForLong)
{
    EXPECT_EQ(linesAtMinutes({0, 1, 2, 3, 19, 20, 21}), (Lines{{0, 1, 2, 3}, {19, 20, 21}}));
    EXPECT_EQ(linesAtMinutes({0, 1, 2, 3, 18, 19, 20}), (Lines{{0, 1, 2, 3, 18, 19, 20}}))
        << "a quarter of an hour";
    EXPECT_EQ(linesAtMinutes({0, 10, 20, 50, 60, 70}).size(), 1U) << "three times as long as usual";
    EXPECT_EQ(linesAtMinutes({0, 10, 20, 51, 61, 71}).size(), 2U);
    EXPECT_EQ(linesAtMinutes({0, 1, 2, 3, 19, 26, 33}).size(), 1U)
        << "from there on it comes more seldom";
    EXPECT_EQ(linesAtMinutes({0, 1, 2, 14, 15, 31, 32, 44, 45, 46}).size(), 2U)
        << "one long interval among short ones is not what is usual";
}

TEST(MetricCurve, denserPointsElsewhereMakeNoGap)
{
    EXPECT_EQ(linesAtMinutes({0, 10, 20, 30, 31, 32, 33, 34, 35, 36, 37}).size(), 1U);
    EXPECT_EQ(linesAtMinutes({0, 1, 2, 3, 4, 5, 6, 7, 17, 27, 37}).size(), 1U);
    EXPECT_EQ(linesAtMinutes({0, 10, 11, 12, 13, 14}).size(), 1U);
    EXPECT_EQ(linesAtMinutes({0, 10, 20, 21, 22, 23, 33, 43}).size(), 1U);
    EXPECT_EQ(linesAtMinutes({0, 20, 40, 41, 42, 43, 63, 83}).size(), 1U);
}

TEST(MetricCurve, tellsNoGapsFromAHandfulOfPoints)
{
    EXPECT_EQ(linesAtMinutes({0, 1, 50}).size(), 1U);
    EXPECT_EQ(linesAtMinutes({0, 50}).size(), 1U);
    EXPECT_EQ(linesAtMinutes({0, 1, 50, 51}).size(), 2U);
}

TEST(MetricCurve, pointsOfOneMomentAreNoNeighbours)
{
    EXPECT_EQ(linesAtMinutes({0, 1, 1, 1, 1, 2, 2, 2, 2, 3}).size(), 1U);
    EXPECT_EQ(linesAtMinutes({0, 1, 2, 2, 2, 2, 2, 29, 29, 29, 29, 30}).size(), 2U);
}

/// The same question put to plain lists: where a line is broken, by the number of the point.
std::vector<std::size_t> breaksOf(const std::vector<std::int64_t>& moments)
{
    std::vector<std::int64_t> distinct = moments;
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    const auto usual = [&](std::int64_t first, std::int64_t last) {
        std::vector<std::int64_t> intervals;
        for (auto i = std::max<std::int64_t>(1, first);
             i <= std::min<std::int64_t>(std::ssize(distinct) - 1, last); ++i)
            intervals.push_back(distinct[std::size_t(i)] - distinct[std::size_t(i - 1)]);
        std::ranges::sort(intervals);
        return intervals.empty() ? 0 : intervals[intervals.size() / 2];
    };
    std::vector<std::size_t> breaks;
    for (std::size_t i = 1; i < moments.size(); ++i) {
        if (moments[i] == moments[i - 1])
            continue;
        const auto place = std::ranges::find(distinct, moments[i]) - distinct.begin();
        const std::int64_t before = usual(place - 3, place - 1);
        const std::int64_t after = usual(place + 1, place + 3);
        const std::int64_t least = std::max<std::int64_t>(15, 3 * std::max(before, after));
        if (before > 0 && after > 0 && moments[i] - moments[i - 1] > least)
            breaks.push_back(i);
    }
    return breaks;
}

std::vector<std::size_t> breaksOf(const MetricCurve& curve, const MetricSeries& points)
{
    const TimeSpan all{points.front().time, points.back().time + 1ms};
    const int columns = 1 + static_cast<int>(all.length() / 1min);
    std::vector<std::size_t> breaks;
    for (const MetricCurve::Segment& segment : curve.sample(all, columns)) {
        if (!breaks.empty() || segment.front().time != points.front().time)
            breaks.push_back(static_cast<std::size_t>(
                std::ranges::lower_bound(points, segment.front().time, {}, &MetricPoint::time)
                - points.begin()));
        else
            breaks.push_back(0);
    }
    breaks.erase(breaks.begin());
    return breaks;
}

TEST(MetricCurve, findsGapsAsPlainListsDo)
{
    std::mt19937 random(17);
    int found = 0;
    for (int round = 0; round < 300; ++round) {
        std::vector<std::int64_t> moments;
        std::int64_t moment = 0;
        std::int64_t usual = 10;
        for (auto count = 1 + random() % 600; count > 0; --count) {
            if (random() % 40 == 0)
                usual = 1 + std::int64_t(random() % 60); // denser or sparser from here on
            moment += random() % 12 == 0 ? 0 : usual + std::int64_t(random() % 3);
            moment += random() % 20 == 0 ? usual * std::int64_t(random() % 9) : 0;
            moments.push_back(moment);
        }
        MetricSeries points;
        for (const std::int64_t at : moments)
            points.push_back({::at("10:00") + std::chrono::minutes(at), double(random() % 9)});
        const auto expected = breaksOf(moments);
        ASSERT_EQ(breaksOf(curveOf(points), points), expected) << "round " << round;
        found += static_cast<int>(expected.size());
    }
    EXPECT_GT(found, 300) << "the data have gaps";
}

TEST(MetricCurve, aLineStaysWhenDenserPointsComeElsewhere)
{
    std::mt19937 random(23);
    for (int round = 0; round < 300; ++round) {
        std::vector<double> sparse{0};
        for (auto count = 2 + random() % 8; count > 0; --count)
            sparse.push_back(sparse.back() + 16 + double(random() % 24));
        ASSERT_EQ(linesAtMinutes(sparse).size(), 1U);
        // One run of points a minute apart: before, behind, or within one of the intervals.
        std::vector<double> all = sparse;
        const double from = double(random() % (std::size_t(sparse.back()) + 2)) - 1;
        const auto within = std::ranges::upper_bound(sparse, from);
        const double end = within == sparse.end() ? from + 20 : *within;
        for (double minute = from + 1; minute < end; ++minute)
            all.push_back(minute);
        std::ranges::sort(all);
        ASSERT_EQ(linesAtMinutes(all).size(), 1U) << testing::PrintToString(all);
    }
}

TEST(MetricCurve, hasNoValueInAGap)
{
    const MetricCurve curve = curveOf(everyMinute({1, 2, gap, 4, 5}));
    EXPECT_EQ(curve.valueAt(at("10:00") + 20s)->value, 1);
    EXPECT_EQ(curve.valueAt(at("10:00") + 40s)->value, 2);
    EXPECT_EQ(curve.valueAt(at("10:01"))->value, 2) << "at the edge of the gap";
    EXPECT_FALSE(curve.valueAt(at("10:01") + 20s));
    EXPECT_FALSE(curve.valueAt(at("10:02")));
    EXPECT_FALSE(curve.valueAt(at("10:02") + 40s));
    EXPECT_EQ(curve.valueAt(at("10:03"))->value, 4);
    EXPECT_EQ(curve.valueAt(at("09:00"))->value, 1) << "outside, the nearest one";
    EXPECT_EQ(curve.valueAt(at("11:00"))->value, 5);
    const MetricCurve silent = curveOf(atMinutes({0, 1, 2, 40, 41, 42}));
    EXPECT_FALSE(silent.valueAt(at("10:20")));
    EXPECT_EQ(silent.valueAt(at("10:40"))->value, 40);
    EXPECT_FALSE(curveOf({}).valueAt(at("10:00")));
}

TEST(MetricCurve, putsAnUnsortedSeriesInOrder)
{
    const MetricCurve curve = curveOf({{at("10:02"), 3}, {at("10:00"), 1}, {at("10:01"), 2}});
    EXPECT_EQ(valuesOf(curve.sample(wholeHour, 600)), (Lines{{1, 2, 3}}));
    EXPECT_EQ(curve.last()->value, 3);
}

TEST(MetricCurve, keepsAllValuesOfOneMoment)
{
    const MetricCurve curve =
        curveOf({{at("10:00"), 1}, {at("10:00"), 9}, {at("10:00"), 5}, {at("10:01"), 2}});
    EXPECT_EQ(valuesOf(curve.sample(wholeHour, 600)), (Lines{{1, 9, 5, 2}}));
}

TEST(MetricCurve, onePointIsASegment)
{
    const MetricCurve curve = curveOf({{at("10:05"), 4}});
    EXPECT_EQ(valuesOf(curve.sample(wholeHour, 600)), (Lines{{4}}));
    EXPECT_EQ(curve.timeRange(), (TimeSpan{at("10:05"), at("10:05")}));
    EXPECT_EQ(valuesOf(curve.sample({at("10:05"), at("10:05")}, 1)), (Lines{{4}}));
}

TEST(MetricCurve, nothingButGapsIsEmpty)
{
    for (const MetricCurve& curve :
        {MetricCurve(), curveOf({}), curveOf(everyMinute({gap, gap}))}) {
        EXPECT_TRUE(curve.isEmpty());
        EXPECT_FALSE(curve.timeRange());
        EXPECT_FALSE(curve.valueRange(wholeHour));
        EXPECT_FALSE(curve.nearest(at("10:00")));
        EXPECT_TRUE(curve.sample(wholeHour, 600).empty());
    }
}

TEST(MetricCurve, runsOutOfThePictureOnBothSides)
{
    const MetricCurve curve = curveOf(everyMinute({1, 2, 3, 4, 5, 6}));
    EXPECT_EQ(valuesOf(curve.sample({at("10:02"), at("10:03")}, 100)), (Lines{{2, 3, 4, 5}}));
    // Between two points, the line still crosses.
    EXPECT_EQ(valuesOf(curve.sample({at("10:02") + 10s, at("10:02") + 20s}, 100)), (Lines{{3, 4}}));
}

TEST(MetricCurve, valueRangeIsThatOfTheTimeAskedFor)
{
    const MetricCurve curve = curveOf(everyMinute({100, 2, gap, 7, 200}));
    EXPECT_EQ(curve.valueRange({at("10:01"), at("10:03")}), (models::ValueRange{2, 7}));
}

TEST(MetricCurve, findsTheNearestNumberAndItsNeighbours)
{
    const MetricCurve curve = curveOf(everyMinute({1, gap, 3, 4}));
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
        points.push_back({time, kind == 1 ? gap : double(random() % 1000) + (kind == 2 ? 1e6 : 0)});
    }
    return points;
}

/// What must be seen of each column: its smallest and its largest number.
TEST(MetricCurve, losesNoSpikeHoweverNarrowThePicture)
{
    std::mt19937 random(3);
    for (int round = 0; round < 60; ++round) {
        const MetricSeries points = randomSeries(random, 1 + random() % 5000);
        const MetricCurve curve = curveOf(points);
        const Timestamp from = points.front().time + deployment::Milliseconds(random() % 2000);
        const TimeSpan range{from, from + deployment::Milliseconds(1 + random() % 60000)};
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

TEST(MetricCurve, ofManyPointsAColumnHasTheSmallestAndTheLargestInTheirOrder)
{
    // A column each minute: five points, then four, then the neighbor of the range.
    const MetricCurve curve = curveOf({{at("10:00"), 5}, {at("10:00") + 10s, 9},
        {at("10:00") + 20s, 7}, {at("10:00") + 30s, 1}, {at("10:00") + 40s, 3}, {at("10:01"), 4},
        {at("10:01") + 10s, 2}, {at("10:01") + 20s, 8}, {at("10:01") + 30s, 6}, {at("10:03"), 5}});
    EXPECT_EQ(
        valuesOf(curve.sample({at("10:00"), at("10:02")}, 2)), (Lines{{9, 1, 4, 2, 8, 6, 5}}));
}

TEST(MetricCurve, aMillionPointsAreTwoAColumn)
{
    MetricSeries points;
    for (int i = 0; i < 1'000'000; ++i)
        points.push_back({at("10:00") + i * 3ms, i == 654'321 ? 900.0 : double(i % 97)});
    const MetricCurve curve = curveOf(points);
    const auto segments = curve.sample({points.front().time, points.back().time}, 800);
    ASSERT_EQ(segments.size(), 1U);
    EXPECT_LE(segments.front().size(), 2 * 800U + 4);
    EXPECT_EQ(std::ranges::max(segments.front(), {}, &MetricPoint::value).value, 900);
}

TEST(MetricCurve, valueRangeIsThatOfAPlainWalk)
{
    std::mt19937 random(5);
    for (int round = 0; round < 60; ++round) {
        const MetricSeries points = randomSeries(random, 1 + random() % 3000);
        const MetricCurve curve = curveOf(points);
        const Timestamp from = points.front().time + deployment::Milliseconds(random() % 20000);
        const TimeSpan range{from, from + deployment::Milliseconds(random() % 60000)};
        std::optional<models::ValueRange> expected;
        for (const MetricPoint& point : points) {
            if (!std::isfinite(point.value) || point.time < range.from || point.time > range.to)
                continue;
            if (!expected)
                expected = models::ValueRange{point.value, point.value};
            expected->smallest = std::min(expected->smallest, point.value);
            expected->largest = std::max(expected->largest, point.value);
        }
        ASSERT_EQ(curve.valueRange(range), expected);
    }
}

TEST(MetricCurve, boundsTheSegmentsOfASeriesFullOfHoles)
{
    MetricSeries points;
    for (int i = 0; i < 200000; ++i)
        points.push_back({at("10:00") + i * 10ms, i % 2 == 0 ? double(i % 7) : gap});
    const auto segments = curveOf(points).sample({points.front().time, points.back().time}, 500);
    EXPECT_LE(segments.size(), 500U);
}

} // namespace
