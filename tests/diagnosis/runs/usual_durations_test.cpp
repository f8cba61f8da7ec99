// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/deployment/steps/bringing_back.h"
#include "deploy/diagnosis/runs/expected_end.h"
#include "deploy/diagnosis/runs/run_digests.h"
#include "deploy/diagnosis/runs/run_index.h"

#include "builder.h"
#include "runs/made_history.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace diagnosis {
namespace {

using deployment::Deployment;
using deployment::Milliseconds;
using deployment::Timestamp;
using std::chrono::minutes;
using test_support::aDeployment;
using test_support::at;
using test_support::DeploymentBuilder;

const RunKind kind{"生产环境", "", "BLUE_GREEN"};

/// Steps of half the time each; the runs begin at midnight, a day after one another.
RunDigest goodRun(int day, int length)
{
    Deployment run = aDeployment("DEP-" + std::to_string(day));
    run.start = at("00:00") + std::chrono::days(day);
    run.end = run.start + minutes(length);
    for (const int half : {0, 1}) {
        const Timestamp begin = run.start + minutes(length) / 2 * half;
        run.progress.steps.push_back({half == 0 ? "Build" : "Deploy",
            deployment::openStepStatus("COMPLETED"), begin, begin + minutes(length) / 2});
    }
    return digestOf(run);
}

/// The first ones of those.
std::vector<AwaitedRun> awaitedRuns(int count)
{
    std::vector<AwaitedRun> runs;
    for (int day = 0; day < count; ++day) {
        const Timestamp start = at("00:00") + std::chrono::days(day);
        runs.push_back({"DEP-" + std::to_string(day), kind, start, start + minutes(10)});
    }
    return runs;
}

/// Of the kind, later than all of those.
DeploymentBuilder aLaterRun()
{
    return aDeployment("X").start("2026-01-01T10:00:00Z");
}

std::vector<Milliseconds> someMinutes(std::initializer_list<int> lengths)
{
    std::vector<Milliseconds> durations;
    for (const int length : lengths)
        durations.emplace_back(minutes(length));
    return durations;
}

TEST(DurationStatistics, ofKnownNumbers)
{
    EXPECT_EQ(statisticsOf(someMinutes({})), std::nullopt);
    EXPECT_EQ(statisticsOf(someMinutes({1, 2, 3, 4})), std::nullopt);
    EXPECT_EQ(statisticsOf(someMinutes({5, 1, 4, 2, 3})),
        (DurationStatistics{minutes(3), minutes(5), 5}));
    EXPECT_EQ(statisticsOf(someMinutes({1, 2, 3, 6, 7, 8})),
        (DurationStatistics{std::chrono::seconds(270), minutes(8), 6}));
    std::vector<Milliseconds> hundred;
    for (int i = 100; i > 0; --i)
        hundred.emplace_back(i);
    EXPECT_EQ(statisticsOf(hundred), (DurationStatistics{Milliseconds(50), Milliseconds(95), 100}));
    hundred.resize(20); // 81 to 100
    EXPECT_EQ(statisticsOf(hundred)->p95, Milliseconds(99));
    hundred.resize(19); // 82 to 100
    EXPECT_EQ(statisticsOf(hundred)->p95, Milliseconds(100));
}

TEST(UsualDurations, claimNothingFromFewRuns)
{
    UsualDurations usual;
    for (int day = 0; day < 4; ++day)
        usual.add(goodRun(day, 10));
    EXPECT_EQ(statisticsOf(usual.durationsOfRun(kind)), std::nullopt);
    const Deployment run =
        aLaterRun().step("Build", "PENDING").step("Deploy", "PENDING").step("Build", "PENDING");
    EXPECT_EQ(usual.ofStep(run, 0), std::nullopt);
    usual.add(goodRun(4, 20));
    EXPECT_EQ(statisticsOf(usual.durationsOfRun(kind)),
        (DurationStatistics{minutes(10), minutes(20), 5}));
    EXPECT_EQ(usual.ofStep(run, 0), (DurationStatistics{minutes(5), minutes(10), 5}));
    EXPECT_EQ(usual.ofStep(run, 2), std::nullopt) << "the second one of that name";
    EXPECT_EQ(
        statisticsOf(usual.durationsOfRun({"生产环境", "checkout", "BLUE_GREEN"})), std::nullopt);
}

TEST(UsualDurations, nothingIsLearnedOfTheWholeFromARunThatBeganNoOneKnowsWhen)
{
    UsualDurations usual;
    for (int day = 0; day < 4; ++day)
        usual.add(goodRun(day, 10));
    RunDigest undated = goodRun(4, 10);
    undated.start = deployment::unknownTime;
    usual.add(undated);
    EXPECT_EQ(usual.durationsOfRun(kind), someMinutes({10, 10, 10, 10}));
}

TEST(UsualDurations, ofAStepAreLearnedFromBothSidesThatTakeTurns)
{
    UsualDurations usual;
    for (int day = 0; day < 6; ++day) {
        const bool isBlue = day % 2 == 0;
        Deployment run = aDeployment("DEP-" + std::to_string(day))
                             .blue("app:" + std::string(isBlue ? "v2.1.0" : "v2.0.5"), 100)
                             .green("app:" + std::string(isBlue ? "v2.0.5" : "v2.1.0"), 0);
        run.start = at("00:00") + std::chrono::days(day);
        run.end = run.start + minutes(20);
        run.progress.steps.push_back({isBlue ? "部署到蓝环境" : "部署到绿环境",
            deployment::openStepStatus("COMPLETED"), run.start, run.start + minutes(4)});
        usual.add(digestOf(run));
    }
    const auto next = [](bool isSideKnown) -> Deployment {
        auto run = aLaterRun().running().step("部署到绿环境", "RUNNING", "2026-01-01T10:00:00Z");
        return isSideKnown ? run.blue("app:v2.0.5", 100).green("app:v2.1.0", 0) : run;
    };
    EXPECT_EQ(usual.ofStep(next(true), 0), (DurationStatistics{minutes(4), minutes(4), 6}))
        << "as the comparison pairs them";
    EXPECT_EQ(usual.fromStepToEnd(digestOf(next(true)), {"部署到绿环境", 0}).size(), 6U);
    EXPECT_EQ(usual.ofStep(next(false), 0), std::nullopt) << "three of them were called that";
}

TEST(UsualDurations, learnFromSuccessAlone)
{
    UsualDurations usual;
    for (int day = 0; day < 9; ++day) {
        RunDigest run = goodRun(day, 10);
        run.status = day % 2 == 0 ? deployment::Status::Failed : deployment::Status::Running;
        usual.add(run);
    }
    EXPECT_TRUE(usual.durationsOfRun(kind).empty());
}

TEST(UsualDurations, adaptToTheNewestRuns)
{
    UsualDurations usual;
    for (int day = 0; day < 60; ++day)
        usual.add(goodRun(day, 10));
    for (int day = 60; day < 110; ++day)
        usual.add(goodRun(day, 30));
    EXPECT_EQ(statisticsOf(usual.durationsOfRun(kind)),
        (DurationStatistics{minutes(30), minutes(30), 50}));
}

TEST(UsualDurations, areThoseOfTheRunsThatHadSucceededByThen)
{
    UsualDurations usual;
    for (int day = 0; day < 10; ++day)
        usual.add(goodRun(day, 10 + day));
    const Timestamp fifth = at("00:00") + std::chrono::days(5);
    EXPECT_EQ(statisticsOf(usual.durationsOfRun(kind, fifth)),
        (DurationStatistics{minutes(12), minutes(14), 5}));
    EXPECT_EQ(statisticsOf(usual.durationsOfRun(kind, fifth + minutes(14)))->runs, 5);
    EXPECT_EQ(statisticsOf(usual.durationsOfRun(kind, fifth + minutes(15)))->runs, 6);
    EXPECT_EQ(statisticsOf(usual.durationsOfRun(kind, fifth - minutes(1)))->runs, 5);
    EXPECT_EQ(statisticsOf(usual.durationsOfRun(kind, at("00:00"))), std::nullopt);
}

TEST(UsualDurations, runsMayComeAndGoInAnyOrder)
{
    std::mt19937 random(4);
    std::vector<RunDigest> known;
    UsualDurations usual;
    for (int round = 0; round < 500; ++round) {
        if (!known.empty() && random() % 3 == 0) {
            const auto gone = known.begin() + static_cast<std::ptrdiff_t>(random() % known.size());
            usual.remove(*gone);
            known.erase(gone);
        } else {
            RunDigest run =
                goodRun(static_cast<int>(random() % 40), 2 * (1 + static_cast<int>(random() % 30)));
            run.id += '-' + std::to_string(round);
            known.push_back(run);
            usual.add(run);
        }
        std::ranges::sort(known, [](const RunDigest& left, const RunDigest& right) {
            return left.start != right.start ? left.start > right.start : left.id > right.id;
        });
        std::vector<Milliseconds> durations;
        for (const RunDigest& run : known) {
            if (durations.size() < DurationStatistics::maxRuns)
                durations.push_back(*run.end - run.start);
        }
        ASSERT_EQ(usual.durationsOfRun(kind), durations);
    }
}

TEST(RunDigests, theLaterOneOfAnIdWins)
{
    RunDigests digests;
    for (int day = 0; day < 5; ++day)
        digests.insert(goodRun(day, 10));
    EXPECT_EQ(digests.size(), 5);
    EXPECT_EQ(statisticsOf(digests.usual().durationsOfRun(kind))->median, minutes(10));
    RunDigest other = goodRun(2, 40);
    digests.insert(other);
    EXPECT_EQ(digests.size(), 5);
    ASSERT_NE(digests.find("DEP-2"), nullptr);
    EXPECT_EQ(*digests.find("DEP-2"), other);
    EXPECT_EQ(statisticsOf(digests.usual().durationsOfRun(kind)),
        (DurationStatistics{minutes(10), minutes(40), 5}));
    digests.remove("DEP-2");
    digests.remove("DEP-7");
    EXPECT_EQ(digests.find("DEP-2"), nullptr);
    EXPECT_EQ(statisticsOf(digests.usual().durationsOfRun(kind)), std::nullopt);
}

TEST(ExpectedEnd, isByTheMedianOfThoseThatTookLonger)
{
    const auto durations = someMinutes({10, 12, 14, 16, 18});
    const auto after = [&](int elapsed) {
        return expectedEnd(durations, at("10:00"), at("10:00") + minutes(elapsed)).value();
    };
    EXPECT_EQ(after(0).likely, at("10:14"));
    EXPECT_EQ(after(0).latest, at("10:18"));
    EXPECT_EQ(after(0).usual, (DurationStatistics{minutes(14), minutes(18), 5}));
    EXPECT_EQ(after(13).likely, at("10:16"));
    EXPECT_EQ(after(17).likely, at("10:18"));
    EXPECT_FALSE(after(18).isLate);
    EXPECT_TRUE(after(19).isLate);
    EXPECT_EQ(after(19).likely, at("10:18"));
    EXPECT_EQ(after(-5).likely, at("10:14")) << "the clock of the server is ahead";
    EXPECT_EQ(expectedEnd(someMinutes({10, 12, 14, 16}), at("10:00"), at("10:00")), std::nullopt);
    const auto even = someMinutes({10, 12, 14, 16, 18, 20});
    EXPECT_EQ(expectedEnd(even, at("10:00"), at("10:00"))->likely, at("10:14"))
        << "of the two in the middle the less one, as everywhere";
}

/// With the durations of its kind that the steps were learned from.
std::optional<ExpectedEnd> endOf(const UsualDurations& usual, const Deployment& run, Timestamp now)
{
    return expectedEnd(usual.durationsOfRun(kindOf(run), run.start), usual, run, now);
}

TEST(ExpectedEnd, goesByTheStepThatRuns)
{
    UsualDurations usual;
    for (int day = 0; day < 5; ++day)
        usual.add(goodRun(day, 20)); // 10 minutes a step
    const auto running = [] { return aDeployment("X").running().start("2026-01-01T10:00:00Z"); };
    const Timestamp now = at("2026-01-01T10:12:00Z");
    EXPECT_EQ(endOf(usual, running(), now)->likely, at("2026-01-01T10:20:00Z"))
        << "no step is known to run";
    const Deployment slow =
        running()
            .step("Build", "COMPLETED", "2026-01-01T10:00:00Z", "2026-01-01T10:11:00Z")
            .step("Deploy", "RUNNING", "2026-01-01T10:11:00Z")
            .step("Check", "PENDING");
    const auto end = endOf(usual, slow, now).value();
    EXPECT_EQ(end.likely, at("2026-01-01T10:21:00Z"));
    EXPECT_EQ(end.usual.median, minutes(20));
    EXPECT_FALSE(end.isLate);
    EXPECT_TRUE(endOf(usual, slow, now + minutes(10))->isLate);
    const Deployment late =
        running().step("Build", "RUNNING", "2026-01-01T10:00:00Z").step("Deploy", "PENDING");
    const Timestamp lateNow = at("2026-01-01T10:19:00Z");
    EXPECT_EQ(endOf(usual, late, lateNow)->likely, lateNow + minutes(10))
        << "the step that is to come takes its time";
    EXPECT_EQ(endOf(usual, late, lateNow)->latest, lateNow + minutes(10));
    const Timestamp after = at("2026-01-01T11:00:00Z");
    EXPECT_EQ(endOf(usual, late, after)->latest, after + minutes(10));
    EXPECT_EQ(endOf(usual, late, after)->lateBy(after), minutes(40))
        << "room for what is to come makes it no less late";
    const Deployment other = running().step("Unheard of", "RUNNING", "2026-01-01T10:11:00Z");
    EXPECT_EQ(endOf(usual, other, now)->likely, at("2026-01-01T10:20:00Z"));
}

TEST(ExpectedEnd, leavesRoomForHowLongWhatIsToComeMayTake)
{
    UsualDurations usual;
    for (int day = 0; day < 5; ++day)
        usual.add(goodRun(day, day == 4 ? 40 : 20)); // half of it a step
    const Deployment late = aDeployment("X")
                                .running()
                                .start("2026-01-01T10:00:00Z")
                                .step("Build", "RUNNING", "2026-01-01T10:00:00Z")
                                .step("Deploy", "PENDING");
    const Timestamp now = at("2026-01-01T11:00:00Z");
    const auto end = endOf(usual, late, now).value();
    EXPECT_EQ(end.likely, now + minutes(10));
    EXPECT_EQ(end.latest, now + minutes(20));
}

TEST(ExpectedEnd, isLateByMoreAndMoreAndNeverByLessThanNothing)
{
    std::mt19937 random(5);
    const auto pick = [&random](int count) {
        return static_cast<int>(random() % static_cast<unsigned>(count));
    };
    int lateOnes = 0;
    for (int round = 0; round < 300; ++round) {
        UsualDurations usual;
        for (int day = 5 + pick(20); day > 0; --day)
            usual.add(goodRun(day, 2 + pick(60)));
        const char* begin = "2026-01-01T10:00:00Z";
        auto run = aDeployment("X").running().start(begin);
        if (pick(4) != 0)
            run.step("Build", "RUNNING", begin);
        if (pick(2) == 0)
            run.step("Deploy", "PENDING");
        const Deployment deployment = run;
        Milliseconds before{0};
        for (Timestamp now = at(begin); now < at("2026-01-01T12:00:00Z"); now += minutes(7)) {
            const auto end = endOf(usual, deployment, now).value();
            const Milliseconds lateBy = end.lateBy(now);
            ASSERT_EQ(end.isLate, lateBy > Milliseconds(0));
            ASSERT_GE(lateBy, before);
            ASSERT_TRUE(before == Milliseconds(0) || lateBy == before + minutes(7));
            before = lateBy;
            lateOnes += end.isLate ? 1 : 0;
        }
    }
    EXPECT_GT(lateOnes, 300);
}

TEST(ExpectedEnd, isTheSameFromADigest)
{
    UsualDurations usual;
    for (int day = 0; day < 5; ++day)
        usual.add(goodRun(day, 20));
    const Deployment run =
        aDeployment("X")
            .running()
            .start("2026-01-01T10:00:00Z")
            .step("Build", "COMPLETED", "2026-01-01T10:00:00Z", "2026-01-01T10:11:00Z")
            .step("Deploy", "RUNNING", "2026-01-01T10:11:00Z")
            .log("2026-01-01T10:12:00Z", "部署已暂停")
            .log("2026-01-01T10:15:00Z", "部署继续");
    const Timestamp now = at("2026-01-01T10:16:00Z");
    const auto durations = usual.durationsOfRun(kindOf(run), run.start);
    const auto end = endOf(usual, run, now);
    ASSERT_TRUE(end);
    EXPECT_EQ(end->likely, at("2026-01-01T10:24:00Z")) << "three minutes of it were a pause";
    EXPECT_EQ(expectedEnd(durations, usual, digestOf(run), now), end);
    Deployment paused = run;
    paused.paused = true;
    EXPECT_FALSE(digestOf(paused).position);
}

TEST(UsualDurations, sayNothingOfAKindUntilWhatIsAwaitedIsThere)
{
    const auto start = at("2026-01-01T10:00:00Z");
    const Deployment run =
        aDeployment("X")
            .running()
            .start("2026-01-01T10:00:00Z")
            .step("Build", "COMPLETED", "2026-01-01T10:00:00Z", "2026-01-01T10:11:00Z")
            .step("Deploy", "RUNNING", "2026-01-01T10:11:00Z");
    struct Case {
        int runs;
        int damaged; ///< the first ones that are tried
    };
    for (const auto& [runs, damaged] :
        {Case{5, 0}, Case{14, 0}, Case{20, 0}, Case{20, 8}, Case{20, 15}, Case{9, 4}}) {
        UsualDurations usual;
        usual.await(awaitedRuns(runs));
        for (int tried = 0; tried <= runs; ++tried) {
            const std::string where = std::to_string(tried) + " of " + std::to_string(runs);
            const auto before = someMinutes({20, 20, 20, 20, 20});
            const auto end = expectedEnd(before, usual, run, start + minutes(12)).value();
            EXPECT_EQ(end.isByStartAlone, tried < runs) << where;
            EXPECT_EQ(end.likely, start + minutes(tried < runs ? 20 : 21)) << where;
            EXPECT_EQ(usual.ofStep(run, 1).has_value(), tried == runs) << where;
            EXPECT_EQ(statisticsOf(usual.durationsOfRun(kind)).has_value(), tried == runs) << where;
            if (tried < damaged)
                EXPECT_TRUE(usual.giveUp("DEP-" + std::to_string(tried)));
            else
                usual.add(goodRun(tried, 20));
        }
    }
}

TEST(UsualDurations, waitForWhatCountsAlone)
{
    UsualDurations usual;
    for (int day = 0; day < 6; ++day)
        usual.add(goodRun(day, 10));
    std::vector<AwaitedRun> awaited = awaitedRuns(20);
    std::erase_if(awaited,
        [](const AwaitedRun& run) { return run.start < at("00:00") + std::chrono::days(6); });
    EXPECT_TRUE(usual.await(awaited));
    EXPECT_FALSE(usual.await(awaited)) << "the same ones";
    EXPECT_EQ(statisticsOf(usual.durationsOfRun(kind)), std::nullopt);
    EXPECT_TRUE(statisticsOf(usual.durationsOfRun(kind, awaited.front().start)))
        << "when it began, none of them had ended";
    for (AwaitedRun& run : awaited)
        run.kind.service = "checkout";
    EXPECT_TRUE(usual.await(awaited));
    EXPECT_TRUE(statisticsOf(usual.durationsOfRun(kind))) << "of another kind";
    EXPECT_TRUE(usual.await(std::nullopt));
    EXPECT_EQ(statisticsOf(usual.durationsOfRun(kind)), std::nullopt)
        << "no one knows yet what there is";
    EXPECT_TRUE(usual.await(std::vector<AwaitedRun>()));
    EXPECT_TRUE(statisticsOf(usual.durationsOfRun(kind)));
}

/// What list, cards, preview and page ask.
TEST(ExpectedEnd, ofARowIsByWhatWasLearnedOfIt)
{
    std::vector<Deployment> runs;
    RunDigests digests;
    for (int day = 0; day < 5; ++day) {
        Deployment run = aDeployment("DEP-" + std::to_string(day));
        run.start = at("00:00") + std::chrono::days(day);
        run.end = run.start + minutes(20);
        runs.push_back(run);
        digests.insert(goodRun(day, 20));
    }
    const auto running = [] { return aDeployment("X").running().start("2026-01-01T10:00:00Z"); };
    const Deployment slow =
        running()
            .step("Build", "COMPLETED", "2026-01-01T10:00:00Z", "2026-01-01T10:11:00Z")
            .step("Deploy", "RUNNING", "2026-01-01T10:11:00Z");
    runs.push_back(slow);
    const Timestamp now = at("2026-01-01T10:12:00Z");
    const auto likely = [&](const RunDigests* known) {
        const history::History history = test_support::madeHistory(runs);
        const auto row = *history.find("X");
        RunIndex index;
        index.update(history);
        const auto end = expectedEnd(history, row, index.durationsBefore(history, row), known, now);
        return end ? std::optional(end->likely) : std::nullopt;
    };
    EXPECT_EQ(likely(nullptr), at("2026-01-01T10:20:00Z"));
    EXPECT_EQ(likely(&digests), at("2026-01-01T10:20:00Z")) << "it was not read yet";
    digests.insert(digestOf(slow));
    EXPECT_EQ(likely(&digests), at("2026-01-01T10:21:00Z")) << "by its step";
    Deployment ended = slow;
    ended.status = deployment::openStatus("COMPLETED");
    digests.insert(digestOf(ended));
    EXPECT_EQ(likely(&digests), std::nullopt) << "it is known to have ended, whatever its row says";
    digests.insert(digestOf(slow));
    runs.back().paused = true;
    EXPECT_EQ(likely(&digests), std::nullopt);
    runs.back().paused = false;
    runs.back().progress.currentStep = "回滚到V2.0.5";
    EXPECT_EQ(likely(&digests), std::nullopt);
}

TEST(ExpectedEnd, onlyWhatRunsHasOne)
{
    UsualDurations usual;
    for (int day = 0; day < 5; ++day)
        usual.add(goodRun(day, 20));
    Deployment run = aDeployment("X").running().start("2026-01-01T10:00:00Z");
    EXPECT_TRUE(endOf(usual, run, run.start));
    run.paused = true;
    EXPECT_FALSE(endOf(usual, run, run.start));
    run.paused = false;
    for (const std::string_view word : {"PENDING", "COMPLETED", "FAILED", "ROLLED_BACK", "ODD"}) {
        run.status = deployment::openStatus(word);
        EXPECT_FALSE(endOf(usual, run, run.start)) << word;
    }
}

TEST(ExpectedEnd, whatMayHaveEndedOrBeginsInTheFutureHasNone)
{
    UsualDurations usual;
    for (int day = 0; day < 5; ++day)
        usual.add(goodRun(day, 20));
    Deployment run = aDeployment("X").running().start("2026-01-01T10:00:00Z");
    EXPECT_FALSE(endOf(usual, run, run.start - minutes(6)));
    EXPECT_TRUE(endOf(usual, run, run.start + minutes(9)));
    run.end = run.start + minutes(8);
    EXPECT_FALSE(endOf(usual, run, run.start + minutes(9)));
    EXPECT_TRUE(endOf(usual, run, run.start + minutes(7)));
}

TEST(ExpectedEnd, whatIsOnItsWayBackHasNone)
{
    for (const std::string_view step :
        {"回滚到V2.0.5", "回退", "Rolling back to V2.0.5", "rollback", "Roll back", "Revert"})
        EXPECT_TRUE(deployment::bringsBack(step)) << step;
    for (const std::string_view step :
        {"", "滚动更新第1批", "Rolling update", "Check rollback plan"})
        EXPECT_FALSE(deployment::bringsBack(step)) << step;
    UsualDurations usual;
    for (int day = 0; day < 5; ++day)
        usual.add(goodRun(day, 20));
    Deployment run = aDeployment("X")
                         .running()
                         .start("2026-01-01T10:00:00Z")
                         .step("Build", "COMPLETED", "2026-01-01T10:00:00Z", "2026-01-01T10:10:00Z")
                         .step("Rolling back", "RUNNING", "2026-01-01T15:00:00Z");
    EXPECT_FALSE(endOf(usual, run, at("2026-01-01T15:01:00Z")));
    run.progress.steps.pop_back();
    EXPECT_TRUE(endOf(usual, run, at("2026-01-01T15:01:00Z"))->isLate);
    run.progress.currentStep = "回滚到V2.0.5";
    EXPECT_FALSE(endOf(usual, run, at("2026-01-01T15:01:00Z")));
}

} // namespace
} // namespace diagnosis
