// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/demo/rollout.h"

#include "deploy/demo/random.h"
#include "script.h"

#include "deploy/deployment/derived_values.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using demo::Ending;
using demo::Plan;
using demo::Rollout;
using deployment::Deployment;
using deployment::Status;
using deployment::Strategy;
using deployment::Timestamp;

const Timestamp start = *deployment::parseTimestamp("2025-02-15T10:00:00Z");

Plan planOf(Strategy strategy, Ending ending = Ending::Succeeds)
{
    Plan plan;
    plan.id = "DEP-7";
    plan.version = "V2.1.0";
    plan.oldVersion = "V2.0.5";
    plan.environment = "生产环境";
    plan.executor = "OPS-李四";
    plan.strategy = strategy;
    plan.start = start;
    plan.ending = ending;
    plan.failingStep = 4;
    return plan;
}

Plan randomPlan(demo::Random& random)
{
    Plan plan =
        planOf(static_cast<Strategy>(random.below(4)), static_cast<Ending>(random.below(3)));
    plan.failingStep = random.below(9);
    plan.seed = random.next();
    plan.newSide = static_cast<deployment::Side>(random.below(2));
    plan.metricInterval = deployment::Milliseconds(random.between(1000, 600'000));
    return plan;
}

void expectTrafficAddsUp(const Deployment& deployment)
{
    const auto& resources = deployment.resources;
    const bool both =
        sideOf(resources, deployment::Side::Blue) && sideOf(resources, deployment::Side::Green);
    EXPECT_EQ(both ? *sideOf(resources, deployment::Side::Blue)->traffic
                + *sideOf(resources, deployment::Side::Green)->traffic
                   : 100,
        100);
}

void expectOneStepRunning(const Deployment& deployment)
{
    const auto running = std::count_if(deployment.progress.steps.begin(),
        deployment.progress.steps.end(), [](const deployment::Step& step) {
            return step.status.known == deployment::StepStatus::Running;
        });
    EXPECT_EQ(running, deployment.status.known == Status::Running ? 1 : 0);
}

TEST(Rollout, inSmallStepsOrAtOnceTheResultIsTheSame)
{
    demo::Random random(11);
    for (int round = 0; round < 200; ++round) {
        const Plan plan = randomPlan(random);
        Rollout atOnce(plan);
        Rollout stepped(plan);
        Timestamp now = start;
        while (stepped.nextChange()) {
            now += deployment::Milliseconds(random.between(1, 400'000));
            stepped.advance(now);
            expectTrafficAddsUp(stepped.deployment());
            expectOneStepRunning(stepped.deployment());
        }
        atOnce.advance(now);
        EXPECT_EQ(atOnce.deployment(), stepped.deployment());
    }
}

TEST(Rollout, progressNeverGoesBack)
{
    demo::Random random(12);
    for (int round = 0; round < 100; ++round) {
        Rollout rollout(randomPlan(random));
        double before = 0;
        while (const auto next = rollout.nextChange()) {
            rollout.advance(*next);
            EXPECT_GE(rollout.deployment().progress.percentage, before);
            before = *rollout.deployment().progress.percentage;
        }
    }
}

TEST(Rollout, endsAsPlanned)
{
    for (const auto strategy :
        {Strategy::BlueGreen, Strategy::Canary, Strategy::Rolling, Strategy::AllAtOnce}) {
        for (const auto& [ending, status] : {std::pair(Ending::Succeeds, Status::Completed),
                 std::pair(Ending::Fails, Status::Failed),
                 std::pair(Ending::RollsBack, Status::RolledBack)}) {
            Rollout rollout(planOf(strategy, ending));
            rollout.advance(start + 24h);
            EXPECT_EQ(rollout.deployment().status.known, status);
            EXPECT_FALSE(rollout.nextChange());
        }
    }
}

TEST(Rollout, successMovesAllTraffic)
{
    for (const auto strategy :
        {Strategy::BlueGreen, Strategy::Canary, Strategy::Rolling, Strategy::AllAtOnce}) {
        Rollout rollout(planOf(strategy));
        rollout.advance(start + 24h);
        EXPECT_EQ(deployment::currentTraffic(rollout.deployment()), 100.0);
    }
}

TEST(Rollout, followsTheDrawnSteps)
{
    const Rollout rollout(planOf(Strategy::BlueGreen));
    std::vector<std::string> names;
    for (const auto& step : rollout.deployment().progress.steps)
        names.push_back(step.name);
    EXPECT_EQ(names,
        (std::vector<std::string>{"部署前检查", "构建镜像", "推送镜像", "部署到蓝环境", "健康检查",
            "自动化测试", "流量切换", "监控观察", "下线绿环境"}));
}

TEST(Rollout, pauseHoldsEverythingAndResumeGoesOnLater)
{
    const Plan plan = planOf(Strategy::Canary);
    Rollout straight(plan);
    Rollout paused(plan);
    paused.advance(start + 20min);
    paused.pause(start + 20min, "暂停");
    const Deployment held = paused.deployment();
    EXPECT_TRUE(held.paused);
    EXPECT_FALSE(paused.nextChange());
    EXPECT_FALSE(paused.advance(start + 20h));
    EXPECT_EQ(paused.deployment(), held);
    paused.resume(start + 50min, "继续");
    EXPECT_FALSE(paused.deployment().paused);
    straight.advance(start + 24h);
    paused.advance(start + 48h);
    EXPECT_EQ(*paused.deployment().end, *straight.deployment().end + 30min);
}

TEST(Rollout, rollbackMovesTheTrafficBackFromAnyMoment)
{
    demo::Random random(13);
    for (int round = 0; round < 200; ++round) {
        Plan plan = randomPlan(random);
        plan.ending = Ending::Succeeds;
        Rollout rollout(plan);
        const Timestamp now = start + deployment::Milliseconds(random.between(1000, 1'000'000));
        rollout.advance(now);
        ASSERT_EQ(rollout.deployment().status.known, Status::Running);
        if (random.chance(0.3))
            rollout.pause(now, "暂停");
        rollout.rollBack(now, "V2.0.3", "手动回滚", round);
        EXPECT_EQ(rollout.deployment().status.known, Status::Running);
        expectOneStepRunning(rollout.deployment());
        EXPECT_EQ(rollout.deployment().progress.currentStep, "回滚到V2.0.3");
        rollout.advance(now + 1h);
        EXPECT_EQ(rollout.deployment().status.known, Status::RolledBack);
        EXPECT_EQ(deployment::currentTraffic(rollout.deployment()), 0.0);
        expectTrafficAddsUp(rollout.deployment());
        expectOneStepRunning(rollout.deployment());
        const auto& resources = rollout.deployment().resources;
        const bool both =
            sideOf(resources, deployment::Side::Blue) && sideOf(resources, deployment::Side::Green);
        EXPECT_EQ(deployment::oldVersion(rollout.deployment()), both ? "V2.0.3" : "");
    }
}

TEST(Rollout, goesOnFromWhatWasKept)
{
    demo::Random random(14);
    for (int round = 0; round < 100; ++round) {
        Rollout original(randomPlan(random));
        original.advance(start + deployment::Milliseconds(random.between(0, 3'000'000)));
        if (random.chance(0.3) && original.nextChange())
            original.pause(start + 1h, "暂停");
        Rollout copy(
            original.deployment(), original.remaining(), original.origin(), original.pausedAt());
        for (Rollout* each : {&original, &copy})
            each->resume(start + 2h, "继续");
        original.advance(start + 24h);
        copy.advance(start + 24h);
        EXPECT_EQ(original.deployment(), copy.deployment());
    }
}

TEST(Rollout, aRunningRecordOfUnknownPlanComesToItsEnd)
{
    Rollout original(planOf(Strategy::BlueGreen));
    original.advance(start + 25min);
    const Deployment record = original.deployment();
    ASSERT_EQ(record.status.known, Status::Running);
    Rollout rest(record, demo::remainderOf(record, start + 30min, 5), start + 30min);
    rest.advance(start + 24h);
    EXPECT_EQ(rest.deployment().status.known, Status::Completed);
    EXPECT_EQ(deployment::currentTraffic(rest.deployment()), 100.0);
    for (const auto& step : rest.deployment().progress.steps)
        EXPECT_EQ(step.status.known, deployment::StepStatus::Completed) << step.name;
}

TEST(Rollout, theCurvesOfARunningRecordGoOnInTheirOwnTime)
{
    Plan plan = planOf(Strategy::BlueGreen);
    plan.metricInterval = 30s;
    Rollout original(plan);
    original.advance(start + 25min + 2s);
    const Deployment record = original.deployment();
    Rollout rest(record, demo::remainderOf(record, start + 25min + 2s, 5), start + 25min + 2s);
    rest.advance(start + 30min);
    for (const char* id : {"successRate", "responseTime"}) {
        const auto& points = rest.deployment().metrics[id];
        ASSERT_GT(points.size(), record.metrics[id].size()) << id;
        for (std::size_t point = 1; point < points.size(); ++point)
            EXPECT_GE(points[point].time - points[point - 1].time, 10s) << id << ' ' << point;
    }
}

TEST(Rollout, aLateRecordStaysLateForAWhile)
{
    Plan plan = planOf(Strategy::Canary);
    plan.slowStep = 3;
    Rollout original(plan);
    while (original.deployment().progress.currentStep != "部署金丝雀实例")
        original.advance(*original.nextChange());
    const Timestamp begin = *original.deployment().progress.steps[3].start;
    original.advance(begin + 15min);
    const Deployment record = original.deployment();
    ASSERT_EQ(record.progress.currentStep, "部署金丝雀实例");
    Rollout rest(record, demo::remainderOf(record, begin + 15min, 5), begin + 15min);
    rest.advance(begin + 75min);
    EXPECT_EQ(rest.deployment().progress.currentStep, "部署金丝雀实例");
    rest.advance(begin + 24h);
    EXPECT_EQ(rest.deployment().status.known, Status::Completed);
    std::multiset<std::string> lines;
    for (std::size_t entry = 0; entry < rest.deployment().log.size(); ++entry)
        lines.insert(std::string(rest.deployment().log.message(entry)));
    EXPECT_EQ(lines.count("等待实例就绪：1/3"), 1U);
}

TEST(Script, fillsInEveryName)
{
    demo::Wording wording;
    wording.version = "V2";
    wording.oldVersion = "V1";
    wording.newColor = "蓝";
    EXPECT_EQ(demo::worded("{old}→{version}: {new}", wording), "V1→V2: 蓝");
    EXPECT_EQ(demo::worded("plain", wording), "plain");
    EXPECT_EQ(demo::worded("", wording), "");
}

} // namespace
