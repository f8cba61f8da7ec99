// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/demo/history_generator.h"

#include "script.h"

#include "deploy/demo/built_in_history.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/steps/failed_step.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using demo::HistoryGenerator;
using demo::HistoryOptions;
using demo::Plan;
using deployment::Deployment;
using deployment::Status;
using deployment::Timestamp;

const Timestamp now = *deployment::parseTimestamp("2025-06-01T12:00:00Z");

HistoryOptions optionsOf(std::uint64_t count, std::uint64_t seed = 7)
{
    HistoryOptions options;
    options.count = count;
    options.seed = seed;
    options.now = now;
    return options;
}

std::vector<Deployment> generated(const HistoryOptions& options)
{
    const HistoryGenerator generator(options);
    std::vector<Deployment> result;
    for (std::uint64_t index = 0; index < generator.size(); ++index)
        result.push_back(generator.generate(index));
    return result;
}

std::map<Status, int> shares(const std::vector<Deployment>& history)
{
    std::map<Status, int> result;
    for (const Deployment& deployment : history)
        ++result[deployment.status.known];
    return result;
}

TEST(HistoryGenerator, sameSeedSameHistoryAndInAnyOrder)
{
    const HistoryGenerator generator(optionsOf(300));
    const std::vector<Deployment> forward = generated(optionsOf(300));
    for (std::uint64_t index = 300; index-- > 0;)
        EXPECT_EQ(generator.generate(index), forward[index]);
    EXPECT_NE(forward, generated(optionsOf(300, 8)));
}

TEST(HistoryGenerator, sharesAreRealistic)
{
    const auto counts = shares(generated(optionsOf(2000)));
    EXPECT_GT(counts.at(Status::Completed), 1600);
    EXPECT_GT(counts.at(Status::Failed), 60);
    EXPECT_GT(counts.at(Status::RolledBack), 60);
    EXPECT_EQ(counts.at(Status::Running), 2);
    EXPECT_EQ(counts.at(Status::Pending), 1);
    EXPECT_EQ(counts.count(Status::Unknown), 0U);
}

TEST(HistoryGenerator, theLastDaysHoldEveryStatus)
{
    for (std::uint64_t count : {12U, 50U, 400U, 20'000U}) {
        std::set<Status> seen;
        const HistoryGenerator generator(optionsOf(count));
        for (std::uint64_t index = count - 10; index < count; ++index) {
            const Deployment deployment = generator.generate(index);
            EXPECT_GT(deployment.start, now - 72h);
            seen.insert(deployment.status.known);
        }
        EXPECT_EQ(seen.size(), 5U) << count;
    }
}

TEST(HistoryGenerator, idsAreUniqueAndStartsNeverInTheFuture)
{
    std::set<std::string> ids;
    for (const Deployment& deployment : generated(optionsOf(1000))) {
        EXPECT_TRUE(ids.insert(deployment.id).second) << deployment.id;
        EXPECT_LE(deployment.start, now);
        EXPECT_TRUE(!deployment.end || *deployment.end <= now);
    }
}

TEST(HistoryGenerator, everyStrategyAndEnvironmentOccurs)
{
    std::set<deployment::Strategy> strategies;
    std::set<std::string> environments;
    for (const Deployment& deployment : generated(optionsOf(400))) {
        strategies.insert(deployment.strategy.known);
        environments.insert(deployment.environment);
    }
    EXPECT_EQ(strategies.size(), 4U);
    EXPECT_EQ(environments.size(), 6U);
    EXPECT_TRUE(environments.contains("生产环境"));
}

/// What holds for each deployment that the demo makes.
void expectConsistent(const Deployment& deployment)
{
    SCOPED_TRACE(deployment.id);
    const Status status = deployment.status.known;
    EXPECT_EQ(deployment::isFinished(status), deployment.end.has_value());
    EXPECT_EQ(status == Status::RolledBack || status == Status::Failed,
        deployment::lastActiveStep(deployment).has_value());
    EXPECT_EQ(status == Status::Completed, deployment.progress.percentage == 100.0);
    for (const deployment::Step& step : deployment.progress.steps) {
        EXPECT_TRUE(!step.start || *step.start >= deployment.start);
        EXPECT_TRUE(!step.end || (step.start && *step.end >= *step.start));
        EXPECT_TRUE(!step.end || !deployment.end || *step.end <= *deployment.end);
    }
    for (std::size_t entry = 1; entry < deployment.log.size(); ++entry)
        EXPECT_LE(deployment.log.time(entry - 1), deployment.log.time(entry));
    EXPECT_NE(deployment::oldVersion(deployment), deployment.version);
}

TEST(HistoryGenerator, everyDeploymentIsConsistent)
{
    for (const Deployment& deployment : generated(optionsOf(1500)))
        expectConsistent(deployment);
}

/// Whether those who use the new version notice that this step of it failed.
bool hurtsRequests(const Plan& plan)
{
    const auto steps = demo::scriptOf(plan.strategy);
    std::size_t traffic = 0;
    for (std::size_t step = 0; step <= plan.failingStep % steps.size(); ++step)
        traffic += steps[step].traffic.size();
    return traffic > 0 && steps[plan.failingStep % steps.size()].hurtsRequests;
}

TEST(HistoryGenerator, noTwoPointsOfACurveAreAtNearlyOneTime)
{
    const HistoryOptions options = optionsOf(400);
    for (const Deployment& deployment : generated(options)) {
        for (const auto& series : deployment.metrics.series) {
            for (std::size_t i = 1; i < series.points.size(); ++i)
                EXPECT_GE(
                    series.points[i].time - series.points[i - 1].time, options.metricInterval / 3)
                    << deployment.id << ' ' << i << " of " << series.points.size();
        }
    }
}

/// So many that they overlap: what was there when one began is the last one that had ended.
TEST(HistoryGenerator, nothingGoesToTheVersionThatIsThereHoweverManyThereAre)
{
    constexpr std::uint64_t looked = 1'500;
    const HistoryOptions options = optionsOf(150'000);
    const HistoryGenerator generator(options);
    struct Ended {
        Timestamp at;
        std::string version;
    };
    std::map<std::string, std::vector<Ended>> ended;
    std::size_t compared = 0;
    for (std::uint64_t index = options.count - looked; index < options.count; ++index) {
        const Deployment deployment = generator.generate(index);
        const Ended* before = nullptr;
        for (const Ended& each : ended[deployment.environment]) {
            if (each.at <= deployment.start && (before == nullptr || each.at > before->at))
                before = &each;
        }
        if (before != nullptr) {
            ++compared;
            EXPECT_NE(before->version, deployment.version) << deployment.id;
        }
        if (deployment.status.known == Status::Completed && deployment.end)
            ended[deployment.environment].push_back({*deployment.end, deployment.version});
    }
    EXPECT_GT(compared, looked / 2);
}

TEST(HistoryGenerator, theMetricsShowWhatUsersNotice)
{
    const HistoryGenerator generator(optionsOf(400));
    std::set<bool> seen;
    for (std::uint64_t index = 0; index < 400; ++index) {
        const Deployment deployment = generator.generate(index);
        double least = 100;
        for (const auto& point : deployment.metrics["successRate"])
            least = std::min(least, point.value);
        const bool failed = deployment::lastActiveStep(deployment).has_value();
        EXPECT_EQ(failed && hurtsRequests(generator.plan(index)), least < 99) << deployment.id;
        if (failed)
            seen.insert(least < 99);
    }
    EXPECT_EQ(seen.size(), 2U);
}

TEST(HistoryGenerator, whatFailsSaysWhyBeforeItSaysSo)
{
    const HistoryGenerator generator(optionsOf(400));
    for (std::uint64_t index = 0; index < 400; ++index) {
        const Deployment deployment = generator.generate(index);
        const auto step = deployment::lastActiveStep(deployment);
        if (!step)
            continue;
        const Plan plan = generator.plan(index);
        const std::string_view cause = demo::scriptOf(plan.strategy)[*step].causes.front();
        const std::string_view known = cause.substr(0, cause.find('{'));
        std::vector<deployment::Timestamp> said;
        for (std::size_t entry = 0; entry < deployment.log.size(); ++entry)
            if (deployment.log.message(entry).starts_with(known))
                said.push_back(deployment.log.time(entry));
        ASSERT_EQ(said.size(), 1U) << deployment.id;
        EXPECT_GT(said.front(), deployment.progress.steps[*step].start);
        EXPECT_LT(said.front(), deployment.progress.steps[*step].end);
    }
}

TEST(HistoryGenerator, makesHugeLogsAndMetricsOnRequest)
{
    HistoryOptions options = optionsOf(20);
    options.logEntries = 50'000;
    options.metricPoints = 10'000;
    const Deployment big = HistoryGenerator(options).generate(18);
    EXPECT_EQ(big.status.known, Status::Running);
    EXPECT_EQ(big.log.size(), 50'000U);
    EXPECT_EQ(big.metrics["successRate"].size(), 10'000U);
    EXPECT_LT(HistoryGenerator(options).generate(17).log.size(), 100U);
}

TEST(HistoryGenerator, anEnvironmentGetsOneDeploymentAtATime)
{
    std::set<std::string> busy;
    for (const Deployment& deployment : demo::builtInHistory(now)) {
        if (!deployment::isFinished(deployment.status.known)) {
            EXPECT_TRUE(busy.insert(deployment.environment).second) << deployment.id;
        }
    }
    EXPECT_EQ(busy.size(), 4U);
}

TEST(HistoryGenerator, versionsMoveForward)
{
    EXPECT_EQ(demo::versionName(59), "V1.9.5");
    EXPECT_EQ(demo::versionName(60), "V2.0.0");
    EXPECT_EQ(demo::versionName(61), "V2.1.0");
    EXPECT_EQ(demo::versionName(62), "V2.1.1");
    const HistoryGenerator generator(optionsOf(400));
    EXPECT_EQ(generator.generate(399).version, "V2.1.0");
    EXPECT_EQ(generator.generate(392).version, "V2.0.0");
}

TEST(BuiltInHistory, lastSevenDaysAreNeverEmpty)
{
    const std::vector<Deployment> history = demo::builtInHistory(now);
    ASSERT_EQ(history.size(), 400U);
    std::vector<Deployment> recent;
    std::copy_if(history.begin(), history.end(), std::back_inserter(recent),
        [](const Deployment& deployment) { return deployment.start >= now - 24h * 7; });
    const auto counts = shares(recent);
    for (Status status :
        {Status::Pending, Status::Running, Status::Completed, Status::Failed, Status::RolledBack})
        EXPECT_GT(counts.count(status), 0U);
    EXPECT_GT(history.front().start, now - 24h * 92);
}

TEST(BuiltInHistory, holdsTheDrawnDeploymentAtSixtyPercent)
{
    const std::vector<Deployment> history = demo::builtInHistory(now);
    const Deployment& drawn = history.back();
    EXPECT_EQ(drawn.id, "DEP-001");
    EXPECT_EQ(drawn.start, now - 25min - 30s);
    EXPECT_EQ(drawn.progress.percentage, 60.0);
    EXPECT_EQ(drawn.progress.currentStep, "流量切换");
    EXPECT_EQ(deployment::oldVersion(drawn), "V2.0.0");
    for (std::size_t entry = 0; entry < drawn.log.size(); ++entry)
        EXPECT_LE(drawn.log.time(entry), now);
    EXPECT_EQ(std::count_if(history.begin(), history.end(),
                  [](const Deployment& deployment) { return deployment.id == "DEP-001"; }),
        1);
}

/// Those of its kind that went well before it.
std::ptrdiff_t goodRunsOfItsKind(const std::vector<Deployment>& history, const Deployment& one)
{
    return std::ranges::count_if(history, [&](const Deployment& other) {
        return other.status.known == Status::Completed && other.environment == one.environment
            && other.strategy == one.strategy && other.end < one.start;
    });
}

TEST(BuiltInHistory, whatIsToBeSeenHasFiveGoodRunsOfItsKindBefore)
{
    for (const auto moment : {now, now + 24h * 200 + 7s}) {
        const std::vector<Deployment> history = demo::builtInHistory(moment);
        std::size_t seen = 0;
        for (const Deployment& one : history) {
            if (one.start < moment - 24h || one.status.known == Status::Pending)
                continue;
            ++seen;
            EXPECT_GE(goodRunsOfItsKind(history, one), 5) << one.id;
        }
        EXPECT_GE(seen, 5U) << "one that is late, two in time, one that failed, one rolled back";
    }
}

TEST(BuiltInHistory, oneStepIsLaterThanItHasEverBeen)
{
    const std::vector<Deployment> history = demo::builtInHistory(now);
    std::vector<std::string> late;
    for (const Deployment& one : history) {
        if (one.status.known != Status::Running || one.progress.currentStep.empty())
            continue;
        const auto elapsedOf = [&](const Deployment& deployment) {
            deployment::Milliseconds elapsed{0};
            for (const deployment::Step& step : deployment.progress.steps)
                if (step.name == one.progress.currentStep)
                    elapsed = deployment::durationOf(deployment, step, now).value_or(elapsed);
            return elapsed;
        };
        const bool isLonger = std::ranges::all_of(history, [&](const Deployment& other) {
            return other.id == one.id || other.strategy != one.strategy
                || elapsedOf(other) < elapsedOf(one);
        });
        if (isLonger)
            late.push_back(one.environment);
    }
    EXPECT_EQ(late, std::vector<std::string>{"灾备环境"});
}

} // namespace
