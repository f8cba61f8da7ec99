// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/compare/aligned_curves.h"

#include "builder.h"
#include "deploy/deployment/log/unknown_time.h"

#include <gtest/gtest.h>

#include <limits>

namespace diagnosis {
namespace {

using deployment::Deployment;
using deployment::MetricSeries;
using deployment::Timestamp;
using test_support::aDeployment;
using test_support::at;
using namespace std::chrono_literals;

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

Deployment runWith(
    test_support::DeploymentBuilder builder, const char* metric, const MetricSeries& series)
{
    Deployment run = builder;
    run.metrics[metric] = series;
    return run;
}

Timestamp after(deployment::Milliseconds distance)
{
    return Timestamp(distance);
}

TEST(AlignedCurves, countTheTimeFromTheStart)
{
    const Deployment here = runWith(aDeployment("DEP-2").start("10:00"), "successRate",
        {{at("09:59"), 100}, {at("10:00"), 99}, {at("10:07"), 95}});
    const Deployment there =
        runWith(aDeployment("DEP-1").start("08:30"), "successRate", {{at("08:31"), 98}});
    const auto curves = alignedCurves(here, there, Anchor::Start);
    ASSERT_TRUE(curves);
    const std::vector<CurvePair> expected{{"successRate",
        {{after(-1min), 100}, {after(0min), 99}, {after(7min), 95}}, {{after(1min), 98}}}};
    EXPECT_EQ(*curves, expected);
}

TEST(AlignedCurves, haveNoCommonStartWhereOneIsNotKnown)
{
    Deployment here =
        runWith(aDeployment("DEP-2").start("10:00"), "successRate", {{at("10:01"), 1}});
    const Deployment there =
        runWith(aDeployment("DEP-1").start("08:30"), "successRate", {{at("08:31"), 98}});
    here.start = deployment::unknownTime;
    EXPECT_EQ(alignedCurves(here, there, Anchor::Start), std::nullopt);
    EXPECT_EQ(alignedCurves(there, here, Anchor::Start), std::nullopt);
}

TEST(AlignedCurves, countTheTimeFromTheFirstTrafficOfTheNewVersion)
{
    const Deployment here = runWith(aDeployment("DEP-2")
                                        .log("10:05", "流量切换至0%")
                                        .log("10:10", "流量切换至50%")
                                        .log("10:20", "流量切换至100%"),
        "successRate", {{at("10:10"), 99}});
    const Deployment there =
        runWith(aDeployment("DEP-1").start("08:00").log("08:30", "traffic switched to 10%"),
            "successRate", {{at("08:29"), 98}});
    const auto curves = alignedCurves(here, there, Anchor::TrafficChange);
    ASSERT_TRUE(curves);
    const std::vector<CurvePair> expected{
        {"successRate", {{after(0min), 99}}, {{after(-1min), 98}}}};
    EXPECT_EQ(*curves, expected);
}

TEST(AlignedCurves, areNoneWhereARunDoesNotTellTheMoment)
{
    const Deployment tells = aDeployment("DEP-2").log("10:10", "流量切换至50%");
    const Deployment tellsNot = aDeployment("DEP-1").log("10:10", "ready");
    const Deployment goesBack = aDeployment("DEP-3").log("10:10", "流量切换至0%");
    EXPECT_TRUE(alignedCurves(tells, tells, Anchor::TrafficChange));
    EXPECT_FALSE(alignedCurves(tells, tellsNot, Anchor::TrafficChange));
    EXPECT_FALSE(alignedCurves(tellsNot, tells, Anchor::TrafficChange));
    EXPECT_FALSE(alignedCurves(tells, goesBack, Anchor::TrafficChange));
    EXPECT_FALSE(momentOf(aDeployment("DEP-4"), Anchor::TrafficChange));
    const Deployment undated = aDeployment("DEP-5")
                                   .log("10:10", "ready")
                                   .log("", "流量切换至50%")
                                   .log("10:20", "流量切换至100%");
    EXPECT_FALSE(momentOf(undated, Anchor::TrafficChange)) << "it had traffic before that";
}

TEST(AlignedCurves, haveEachMetricOnceThatARunHasValuesOf)
{
    Deployment here = runWith(aDeployment("DEP-2"), "errors", {{at("10:01"), 3}});
    here.metrics["responseTime"] = {{at("10:01"), gap}};
    Deployment there = runWith(aDeployment("DEP-1"), "cpu", {{at("10:02"), 40}});
    there.metrics["errors"] = {{at("10:02"), gap}, {at("10:03"), 0}};
    std::string metrics;
    const auto curves = alignedCurves(here, there, Anchor::Start);
    ASSERT_TRUE(curves);
    for (const CurvePair& pair : *curves)
        metrics += pair.metric + ' ' + std::to_string(pair.here.size()) + '/'
            + std::to_string(pair.there.size()) + ' ';
    EXPECT_EQ(metrics, "errors 1/2 cpu 0/1 ");
    const Deployment none = aDeployment("DEP-3");
    EXPECT_TRUE(alignedCurves(none, none, Anchor::Start)->empty());
}

} // namespace
} // namespace diagnosis
