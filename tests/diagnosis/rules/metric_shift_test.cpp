// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/metric_shift.h"

#include "builder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <memory>
#include <numbers>
#include <random>

namespace diagnosis {
namespace {

using deployment::Deployment;
using deployment::MetricSeries;
using deployment::Timestamp;
using std::chrono::minutes;
using std::chrono::seconds;
using test_support::aDeployment;
using test_support::at;

/// The value at so many seconds since the start.
using Shape = std::function<double(double)>;

struct Sampling {
    int count = 60;
    seconds interval{60};
};

MetricSeries sampled(Timestamp start, const Shape& shape, Sampling sampling = {})
{
    MetricSeries points;
    for (int i = 0; i < sampling.count; ++i) {
        const seconds since = i * sampling.interval;
        points.push_back({start + since, shape(static_cast<double>(since.count()))});
    }
    return points;
}

class MetricShifts : public testing::Test {
protected:
    double noise(double deviation)
    {
        return std::normal_distribution<double>(0, deviation)(m_random);
    }
    bool chance(double likely) { return std::bernoulli_distribution(likely)(m_random); }
    double between(double low, double high)
    {
        return std::uniform_real_distribution<double>(low, high)(m_random);
    }
    std::mt19937& random() { return m_random; }

    static Deployment withCurve(
        std::string id, const std::string& metric, const Shape& shape, Sampling sampling = {})
    {
        Deployment run = aDeployment(std::move(id));
        run.metrics[metric] = sampled(run.start, shape, sampling);
        return run;
    }
    static Reference against(const std::vector<Deployment>& good)
    {
        Reference reference;
        for (const Deployment& run : good)
            reference.goodRuns.push_back(std::make_shared<const Deployment>(run));
        return reference;
    }
    static std::vector<MetricShift> shiftsOf(
        const Deployment& run, const std::vector<Deployment>& good = {})
    {
        return metricShifts(run, against(good), {});
    }

    std::vector<Deployment> goodRuns(
        const std::string& metric, const Shape& shape, Sampling sampling = {}, int count = 5)
    {
        std::vector<Deployment> runs;
        for (int i = 0; i < count; ++i) {
            runs.push_back(withCurve("G" + std::to_string(i), metric, shape, sampling));
            runs.back().start -= std::chrono::days(i + 1);
            for (auto& point : runs.back().metrics[metric])
                point.time -= std::chrono::days(i + 1);
        }
        return runs;
    }

private:
    std::mt19937 m_random{11};
};

TEST_F(MetricShifts, aDropOfTheSuccessRateIsTold)
{
    const Shape shape = [&](double t) { return (t < 1'800 ? 99.8 : 96) + noise(0.1); };
    const Deployment run = withCurve("X", "successRate", shape);
    const auto shifts = shiftsOf(run);
    ASSERT_EQ(shifts.size(), 1);
    EXPECT_EQ(shifts[0].metric, "successRate");
    EXPECT_EQ(shifts[0].at, at("10:30"));
    EXPECT_NEAR(shifts[0].before, 99.8, 0.1);
    EXPECT_NEAR(shifts[0].after, 96, 0.1);
    EXPECT_EQ(shifts[0].follows, std::nullopt);
}

TEST_F(MetricShifts, aRiseOfTheResponseTimeIsToldThatEndsAgain)
{
    const auto normal = [&](double /*t*/) { return 90 + noise(5); };
    const Shape shape = [&](double t) { return normal(t) + (t >= 1'200 && t < 1'800 ? 150 : 0); };
    const auto shifts =
        shiftsOf(withCurve("X", "responseTime", shape), goodRuns("responseTime", normal));
    ASSERT_EQ(shifts.size(), 1);
    EXPECT_EQ(shifts[0].at, at("10:20"));
    EXPECT_NEAR(shifts[0].before, 90, 5);
    EXPECT_NEAR(shifts[0].after, 240, 6);
}

/// A server that sees requests from farther away has other normal values than the record.
TEST_F(MetricShifts, aCurveIsNotJudgedByRunsThatWereMeasuredElsewhere)
{
    using deployment::MetricOrigin;
    const auto normal = [&](double /*t*/) { return 90 + noise(5); };
    const Shape late = [&](double t) { return (t < 1'200 ? 90 : 140) + noise(5); };
    Deployment run = withCurve("X", "responseTime", late);
    const auto asHigh = goodRuns("responseTime", [&](double /*t*/) { return 140 + noise(5); });
    EXPECT_TRUE(shiftsOf(run, asHigh).empty()) << "the good runs were no faster";
    auto measuredElsewhere = asHigh;
    for (Deployment& each : measuredElsewhere)
        each.metrics.named("responseTime").origin = MetricOrigin::MetricsServer;
    EXPECT_EQ(shiftsOf(run, measuredElsewhere), shiftsOf(run)) << "they say nothing of it";
    run.metrics.named("responseTime").origin = MetricOrigin::MetricsServer;
    EXPECT_TRUE(shiftsOf(run, measuredElsewhere).empty());
    EXPECT_EQ(shiftsOf(run, goodRuns("responseTime", normal)), shiftsOf(run));
}

TEST_F(MetricShifts, onlyWhatGetsWorseIsTold)
{
    const Shape better = [&](double t) { return (t < 1'800 ? 96 : 99.9) + noise(0.05); };
    EXPECT_TRUE(shiftsOf(withCurve("X", "successRate", better)).empty());
    const Shape quicker = [&](double t) { return (t < 1'800 ? 300 : 80) + noise(3); };
    EXPECT_TRUE(shiftsOf(withCurve("X", "responseTime", quicker)).empty());
}

TEST_F(MetricShifts, theEarlierOneComesFirst)
{
    Deployment run = withCurve(
        "X", "successRate", [&](double t) { return (t < 2'400 ? 99.8 : 90) + noise(0.05); });
    run.metrics["responseTime"] =
        sampled(run.start, [&](double t) { return (t < 1'800 ? 80 : 400) + noise(2); });
    const auto shifts = shiftsOf(run);
    ASSERT_EQ(shifts.size(), 2);
    EXPECT_EQ(shifts[0].metric, "responseTime");
    EXPECT_EQ(shifts[1].metric, "successRate");
}

TEST_F(MetricShifts, saysWhatCameJustBefore)
{
    const Shape shape = [&](double t) { return (t < 1'800 ? 99.8 : 90) + noise(0.05); };
    Deployment run = withCurve("X", "successRate", shape);
    run.progress.steps = aDeployment("S")
                             .step("Build", "COMPLETED", "10:00", "10:10")
                             .step("Switch", "COMPLETED", "10:27", "10:50")
                             .step("Check", "RUNNING", "10:50")
                             .value()
                             .progress.steps;
    const auto follows = [&run] { return shiftsOf(run).at(0).follows; };
    using Kind = Precursor::Kind;
    EXPECT_EQ(follows(), (Precursor{Kind::StepStarted, 1, at("10:27")}));
    run.log.append(at("10:10"), "traffic 10%");
    run.log.append(at("10:28"), "Traffic switched to 50%");
    run.log.append(at("10:31"), "Traffic switched to 100%");
    EXPECT_EQ(follows(), (Precursor{Kind::TrafficChanged, 1, at("10:28")}));
    run.progress.steps[1].start = at("10:29") + seconds(20);
    EXPECT_EQ(follows(), (Precursor{Kind::StepStarted, 1, at("10:29") + seconds(20)}));
    run.progress.steps[1].start = at("10:20");
    run.log = {};
    run.log.append(at("10:28"), "traffic 10%");
    run.log.append(deployment::unknownTime, "Traffic switched to 50%");
    run.log.append(at("10:31"), "Traffic switched to 100%");
    EXPECT_EQ(follows(), std::nullopt) << "whether it changed just before is not known";
    run.log = {};
    run.progress.steps[1].start = at("10:24");
    EXPECT_EQ(follows(), std::nullopt) << "too long before";
}

TEST_F(MetricShifts, withinAnIntervalTheTrafficIsTheCause)
{
    const Sampling sparse{12, minutes(10)};
    const Shape shape = [](double t) { return t < 3'600 ? 99.8 : 90; };
    Deployment run = withCurve("X", "successRate", shape, sparse);
    run.progress.steps =
        aDeployment("S").step("Switch", "COMPLETED", "10:52", "10:58").value().progress.steps;
    run.progress.steps.push_back(run.progress.steps.front());
    run.progress.steps.back().start = at("10:58");
    run.log.append(at("10:53"), "流量切换至50%");
    const auto good = goodRuns(
        "successRate", [](double) { return 99.7; }, sparse);
    ASSERT_EQ(shiftsOf(run, good).size(), 1);
    EXPECT_EQ(shiftsOf(run, good)[0].follows,
        (Precursor{Precursor::Kind::TrafficChanged, 0, at("10:53")}));
}

TEST_F(MetricShifts, aFailedRunMayEndInAFewPoints)
{
    const Sampling sparse{5, minutes(10)};
    const auto good =
        goodRuns("responseTime", [&](double) { return between(70, 98); }, {7, minutes(10)});
    for (const int bad : {1, 2, 3}) {
        const Shape shape = [&](double t) { return t < 600 * (5 - bad) ? between(70, 98) : 480; };
        Deployment run = withCurve("X", "responseTime", shape, sparse);
        if (bad < 3) {
            EXPECT_TRUE(shiftsOf(run, good).empty()) << "an outlier of a good run";
        }
        run.status = deployment::openStatus("FAILED");
        ASSERT_EQ(shiftsOf(run, good).size(), 1) << bad;
        EXPECT_EQ(shiftsOf(run, good)[0].at, run.metrics["responseTime"].at(5 - bad).time);
        EXPECT_TRUE(shiftsOf(run).empty()) << "nothing is known of good runs";
        run.metrics["responseTime"].back().value = 130;
        if (bad == 1) {
            EXPECT_TRUE(shiftsOf(run, good).empty()) << "not far enough";
        }
    }
}

TEST_F(MetricShifts, whatGoodRunsShowTooIsNormal)
{
    // Caches warm up at some time after the switch.
    const auto warming = [&](double t, double from) {
        return 80 + noise(4) + (t >= from && t < from + 300 ? 160 : 0);
    };
    std::vector<Deployment> good;
    for (int i = 0; i < 5; ++i) {
        const double from = between(1'000, 1'300);
        good.push_back(goodRuns("responseTime", [&](double t) { return warming(t, from); })[0]);
    }
    const Deployment run =
        withCurve("X", "responseTime", [&](double t) { return warming(t, 1'150); });
    EXPECT_TRUE(shiftsOf(run, good).empty());
    const Deployment worse = withCurve(
        "X", "responseTime", [&](double t) { return warming(t, 1'150) + (t >= 2'700 ? 160 : 0); });
    ASSERT_EQ(shiftsOf(worse, good).size(), 1) << "but not at another time";
    EXPECT_EQ(shiftsOf(worse, good)[0].at, at("10:45"));
}

TEST_F(MetricShifts, withoutGoodRunsWhatGoesAwayOrComesSlowlyIsNotTold)
{
    EXPECT_TRUE(shiftsOf(withCurve("X", "responseTime", [&](double t) {
        return 80 + noise(4) + (t >= 1'200 && t < 1'500 ? 160 : 0);
    })).empty());
    EXPECT_TRUE(shiftsOf(withCurve("X", "responseTime", [&](double t) {
        return 80 + noise(4) + t / 20;
    })).empty());
}

TEST_F(MetricShifts, againstGoodRunsSlowGrowthIsToldToo)
{
    const auto normal = [&](double) { return 80 + noise(4); };
    const auto good = goodRuns("responseTime", normal);
    const auto growing = [&](double t) { return normal(t) + std::max(0.0, t - 1'200) / 15; };
    const auto shifts = shiftsOf(withCurve("X", "responseTime", growing), good);
    ASSERT_EQ(shifts.size(), 1);
    EXPECT_GE(shifts[0].at, at("10:20"));
    EXPECT_LE(shifts[0].at, at("10:50"));
    const Sampling allDay{480, minutes(2)};
    const auto daily = [&](double t) {
        return normal(t) * (1 + 0.35 * std::sin(2 * std::numbers::pi * t / 86'400));
    };
    EXPECT_TRUE(shiftsOf(
        withCurve("X", "responseTime", daily, allDay), goodRuns("responseTime", normal, allDay))
                    .empty());
}

TEST_F(MetricShifts, ofAnUnknownMetricOnlyWhatIsFarOutsideIsTold)
{
    const auto normal = [&](double) { return 1'000 + noise(30); };
    const auto good = goodRuns("queueLength", normal);
    for (const double level : {3'000.0, 20.0}) {
        const Deployment run = withCurve(
            "X", "queueLength", [&](double t) { return t < 1'800 ? normal(t) : level + noise(3); });
        const auto shifts = shiftsOf(run, good);
        ASSERT_EQ(shifts.size(), 1) << level;
        EXPECT_EQ(shifts[0].at, at("10:30"));
        EXPECT_TRUE(shiftsOf(run).empty()) << "not without good runs";
    }
    EXPECT_TRUE(shiftsOf(withCurve("X", "queueLength",
                             [&](double t) { return t < 1'800 ? normal(t) : 1'350 + noise(30); }),
        good)
                    .empty());
}

TEST_F(MetricShifts, anyNumberOfPointsIsJudged)
{
    for (int count = 0; count < 12; ++count)
        EXPECT_TRUE(
            shiftsOf(withCurve("X", "responseTime", [](double) { return 80; }, {count})).empty());
    const Sampling dense{1'000'000, seconds(1)};
    const Shape shape = [&](double t) { return (t < 612'345 ? 80 : 300) + noise(20); };
    const auto shifts = shiftsOf(withCurve("X", "responseTime", shape, dense));
    ASSERT_EQ(shifts.size(), 1);
    EXPECT_NEAR(static_cast<double>((shifts[0].at - at("10:00")).count()), 612'345e3, 5e3);
}

TEST_F(MetricShifts, gapsAreNoValues)
{
    const Shape shape = [&](double t) {
        if (std::fmod(t, 180) == 0 || (t > 600 && t < 1'200))
            return std::numeric_limits<double>::quiet_NaN();
        return (t < 1'800 ? 99.8 : 96) + noise(0.1);
    };
    const auto shifts = shiftsOf(withCurve("X", "successRate", shape));
    ASSERT_EQ(shifts.size(), 1);
    EXPECT_EQ(shifts[0].at, at("10:31")) << "10:30 is a gap";
}

TEST_F(MetricShifts, constantCurvesAreJudgedToo)
{
    const Shape constant = [](double) { return 100; };
    EXPECT_TRUE(shiftsOf(withCurve("X", "successRate", constant)).empty());
    const Shape drop = [](double t) { return t < 1'800 ? 100 : 95; };
    EXPECT_EQ(shiftsOf(withCurve("X", "successRate", drop)).size(), 1);
    const Shape little = [](double t) { return t < 1'800 ? 100 : 99.9; };
    EXPECT_TRUE(shiftsOf(withCurve("X", "successRate", little)).empty());
    const auto good = goodRuns("successRate", constant);
    EXPECT_EQ(shiftsOf(withCurve("X", "successRate", drop), good).size(), 1);
    EXPECT_TRUE(shiftsOf(withCurve("X", "successRate", little), good).empty());
}

TEST_F(MetricShifts, withoutGoodRunsEightValuesHaveToComeBefore)
{
    for (const int before : {7, 8, 9}) {
        const Shape drop = [before](double t) { return t < before * 60 ? 100 : 90; };
        EXPECT_EQ(shiftsOf(withCurve("X", "successRate", drop)).size(), before < 8 ? 0U : 1U)
            << before;
    }
}

TEST_F(MetricShifts, aBadRunAmongTheGoodOnesIsNoReasonToClaim)
{
    // What a run that succeeded went through as well is not told.
    const auto normal = [&](double) { return 99.8 + noise(0.05); };
    auto good = goodRuns("successRate", normal);
    const Shape drop = [&](double t) { return (t < 1'800 ? 99.8 : 95) + noise(0.05); };
    EXPECT_EQ(shiftsOf(withCurve("X", "successRate", drop), good).size(), 1);
    good[3] = goodRuns("successRate", drop)[0];
    EXPECT_TRUE(shiftsOf(withCurve("X", "successRate", drop), good).empty());
}

TEST_F(MetricShifts, itsOwnRecordIsNoReference)
{
    const Shape drop = [&](double t) { return (t < 1'800 ? 99.8 : 95) + noise(0.05); };
    const Deployment run = withCurve("X", "successRate", drop);
    EXPECT_EQ(shiftsOf(run, {run, run}).size(), 1);
}

/// A healthy service as it is: noise of some kind, the time of day, outliers, another level each
/// day, gaps, and another response time once the new version has the traffic.
class HealthyService : public MetricShifts {
protected:
    struct Kind {
        double level;
        double noise;
        double ofDay;
        double outliers;
        double afterSwitch;
        double dayToDay;
        double unknown;
        double wandering; ///< of the noise from point to point
    };

    Kind someKind()
    {
        return {between(5, 400), between(0.02, 0.25), between(0, 0.3), between(0, 0.03),
            between(0.9, 1.15), between(0, 0.15), chance(0.3) ? 0.2 : 0.0, between(0, 0.7)};
    }

    Deployment run(const std::string& id, const Kind& kind, Sampling sampling)
    {
        Deployment run = aDeployment(id);
        run.start += minutes(random()() % (60 * 24));
        const double today = std::exp(noise(kind.dayToDay));
        const double switchAt = between(0.4, 0.6) * static_cast<double>(sampling.count)
            * static_cast<double>(sampling.interval.count());
        const auto ofDay = static_cast<double>(
            (run.start.time_since_epoch() % std::chrono::days(1)).count() / 1'000);
        double wander = 0;
        const auto deviation = [&] {
            wander =
                kind.wandering * wander + noise(std::sqrt(1 - kind.wandering * kind.wandering));
            return wander;
        };
        const auto daily = [&](double t) {
            return 1 + kind.ofDay * std::sin(2 * std::numbers::pi * (ofDay + t) / 86'400);
        };
        const double unknown = std::numeric_limits<double>::quiet_NaN();
        run.metrics["responseTime"] = sampled(
            run.start,
            [&](double t) {
                if (chance(kind.unknown))
                    return unknown;
                return kind.level * today * daily(t) * (t < switchAt ? 1 : kind.afterSwitch)
                    * std::exp(kind.noise * deviation())
                    * (chance(kind.outliers) ? between(2, 10) : 1);
            },
            sampling);
        const double failures = between(0.02, 0.4);
        run.metrics["successRate"] = sampled(
            run.start,
            [&](double t) {
                if (chance(kind.unknown))
                    return unknown;
                const double lost = failures * daily(t) * std::exp(2 * kind.noise * deviation())
                    * (chance(kind.outliers) ? between(2, 30) : 1);
                return std::max(0.0, 100 - lost);
            },
            sampling);
        return run;
    }
};

TEST_F(HealthyService, isNotAccused)
{
    const std::vector<Sampling> samplings{{7, minutes(10)}, {15, minutes(4)}, {60, seconds(60)},
        {240, seconds(15)}, {1'500, seconds(5)}, {480, seconds(60)}};
    int claims = 0;
    for (int round = 0; round < 1'000; ++round) {
        const Kind kind = someKind();
        const Sampling sampling = samplings[static_cast<std::size_t>(round) % samplings.size()];
        std::vector<Deployment> good;
        const std::size_t count = random()() % 6;
        for (std::size_t i = 0; i < count; ++i)
            good.push_back(run("G" + std::to_string(i), kind, sampling));
        const auto shifts = shiftsOf(run("X", kind, sampling), good);
        claims += static_cast<int>(shifts.size());
        for (const MetricShift& shift : shifts)
            ADD_FAILURE() << "round " << round << ", " << count << " good runs, " << sampling.count
                          << " points: " << shift.metric << " from " << shift.before << " to "
                          << shift.after << ", noise " << kind.noise << ", wandering "
                          << kind.wandering << ", outliers " << kind.outliers;
    }
    EXPECT_EQ(claims, 0);
}

TEST_F(HealthyService, isToldOfWhereItBreaks)
{
    int told = 0;
    constexpr int rounds = 200;
    for (int round = 0; round < rounds; ++round) {
        const Kind kind = someKind();
        const Sampling sampling{60, seconds(60)};
        std::vector<Deployment> good;
        for (int i = 0; i < 5; ++i)
            good.push_back(run("G" + std::to_string(i), kind, sampling));
        Deployment broken = run("X", kind, sampling);
        const Timestamp from = broken.start + minutes(20 + random()() % 30);
        for (auto& point : broken.metrics["responseTime"]) {
            if (point.time >= from)
                point.value *= 4;
        }
        for (const MetricShift& shift : shiftsOf(broken, good)) {
            if (shift.metric == "responseTime" && shift.at >= from - minutes(2)
                && shift.at <= from + minutes(2))
                ++told;
        }
    }
    EXPECT_GE(told, rounds * 95 / 100);
}

} // namespace
} // namespace diagnosis
