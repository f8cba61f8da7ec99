// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/log_lines.h"

#include "builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace {

using deployment::Deployment;
using diagnosis::LogLines;
using diagnosis::LogLinesRule;
using diagnosis::TelltaleLine;
using test_support::aDeployment;
using test_support::DeploymentBuilder;
using testing::Contains;
using testing::ElementsAre;
using testing::SizeIs;

using GoodRuns = std::vector<std::shared_ptr<const Deployment>>;

DeploymentBuilder runWithSteps(std::string_view ofB)
{
    return aDeployment("A")
        .step("a", "COMPLETED", "10:00", "10:05")
        .step("b", ofB, "10:05", "10:10");
}
DeploymentBuilder failedRun()
{
    return runWithSteps("FAILED")
        .failed()
        .end("10:10")
        .log("10:00", "starting")
        .log("10:05", "b begins");
}
DeploymentBuilder goodRun()
{
    return runWithSteps("COMPLETED")
        .end("10:12")
        .log("10:00", "starting")
        .log("10:05", "b begins")
        .log("10:06", "WARN slow query took 310 ms")
        .log("10:07", "ERROR mail bounced from host 7")
        .log("10:11", "done");
}
GoodRuns goodRuns()
{
    return {std::make_shared<const Deployment>(goodRun()),
        std::make_shared<const Deployment>(goodRun().log("10:08", "cache is cold"))};
}

std::optional<LogLines> judged(
    const Deployment& deployment, const GoodRuns& runs = goodRuns(), bool troubled = false)
{
    LogLinesRule rule(deployment, runs);
    rule.setTroubled(troubled);
    return rule.judge();
}
std::vector<std::size_t> entriesOf(const std::optional<LogLines>& found)
{
    std::vector<std::size_t> entries;
    for (const TelltaleLine& line : found.value_or(LogLines()).lines)
        entries.push_back(line.entry);
    return entries;
}

TEST(LogLines, theCauseComesBeforeWhatFollowsFromIt)
{
    const auto found = judged(failedRun()
                                  .log("10:06", "WARN slow query took 97 ms") // 2
                                  .log("10:06", "ERROR mail bounced from host 3")
                                  .log("10:07", "ERROR worker: no space left on device") // 4
                                  .log("10:08", "ERROR pool is shutting down")
                                  .log("10:09", "Readiness probe failed: HTTP 503") // 6
                                  .log("10:10", "ERROR step b failed with exit code 1")
                                  .log("10:10", "deployment failed"));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->lines[0].entry, 4U);
    EXPECT_THAT(found->lines[0].why, ElementsAre("new", "error", "disk"));
    EXPECT_THAT(entriesOf(found), testing::UnorderedElementsAre(4, 5, 6, 7))
        << "what good runs say too, and the mere result, are left out";
}

TEST(LogLines, nothingIsClaimedOfARunThatIsWell)
{
    const DeploymentBuilder noisy = goodRun()
                                        .log("10:07", "ERROR connection refused, retrying (1/3)")
                                        .log("10:07", "connected")
                                        .log("10:08", "FATAL nobody ever saw this line")
                                        .log("10:09", "12 passed, 0 failed, errors=0");
    EXPECT_EQ(judged(noisy), std::nullopt);
    EXPECT_EQ(judged(noisy, {}), std::nullopt);
    EXPECT_EQ(judged(DeploymentBuilder(noisy).running()), std::nullopt);
    EXPECT_EQ(judged(DeploymentBuilder(noisy).status("CANCELLED")), std::nullopt);
}

TEST(LogLines, aFailedRunWithoutATellingLineHasNone)
{
    EXPECT_EQ(judged(failedRun()), std::nullopt);
    EXPECT_EQ(judged(runWithSteps("FAILED").failed()), std::nullopt) << "no log";
    EXPECT_EQ(judged(runWithSteps("FAILED").failed().log("10:08", "")), std::nullopt);
    EXPECT_EQ(judged(failedRun(), {}), std::nullopt);
}

TEST(LogLines, whatGoodRunsSayTooIsNoReasonOutsideOfTheFailure)
{
    const DeploymentBuilder noisy =
        runWithSteps("FAILED").failed().end("10:10").log("10:01", "ERROR mail bounced from host 9");
    EXPECT_EQ(judged(DeploymentBuilder(noisy).log("10:05", "b begins")), std::nullopt);
    EXPECT_THAT(
        entriesOf(judged(DeploymentBuilder(noisy).log("10:05", "b begins"), {})), Contains(0))
        << "nothing is known of good runs";
    EXPECT_THAT(entriesOf(judged(DeploymentBuilder(noisy).log("10:06", "ERROR disk is full"))),
        ElementsAre(1));
}

TEST(LogLines, theMereResultIsToldWhereThereIsNothingElse)
{
    const auto found = judged(failedRun().log("10:10", "ERROR step b failed"));
    EXPECT_THAT(entriesOf(found), ElementsAre(2));
}

TEST(LogLines, aNewLineIsEnoughWhereNoneSaysAnError)
{
    EXPECT_THAT(entriesOf(judged(failedRun()
                                     .log("10:06", "WARN old generation took 9 s")
                                     .log("10:07", "ERROR pool is shutting down"))),
        ElementsAre(2, 3));
    EXPECT_THAT(entriesOf(judged(failedRun()
                                     .log("10:06", "licence is not valid for host db-1")
                                     .log("10:07", "everything else is as usual"))),
        ElementsAre(2));
    EXPECT_EQ(
        judged(failedRun().log("10:06", "licence is not valid for host db-1"), {}), std::nullopt)
        << "without good runs, no one knows that it is new";
}

/// What a cluster does every day is no reason, though no good run did it.
TEST(LogLines, aWarningComesBeforeANewNormalEvent)
{
    constexpr auto scaled =
        "ScalingReplicaSet: Scaled down ReplicaSet cart-5f7 (revision 2) from 1 to 0";
    const auto aborted =
        failedRun()
            .log("10:07", scaled)
            .log("10:08", "Warning RolloutAborted: Rollout aborted update to revision 2");
    EXPECT_THAT(entriesOf(judged(aborted)), ElementsAre(3));
    EXPECT_THAT(entriesOf(judged(aborted, {})), ElementsAre(3));
}

/// Each revision has pods and ReplicaSets that no good run had.
TEST(LogLines, eventsThatTellOfNoTroubleAreNoReason)
{
    const auto inCluster = [](Deployment run) {
        run.workload.emplace();
        return run;
    };
    const auto events = failedRun()
                            .log("10:06", "Scheduled pod/a-1: Successfully assigned a-1 to node-4")
                            .log("10:07", "Pulling pod/a-1: Pulling image \"r/a:2\"")
                            .log("10:08", "Killing pod/a-0: Stopping container a");
    EXPECT_EQ(judged(inCluster(events)), std::nullopt);
    EXPECT_EQ(judged(inCluster(events), {}), std::nullopt);
    const auto complaint = inCluster(
        DeploymentBuilder(events).log("10:09", "Sync: the certificate of node-4 has expired"));
    EXPECT_THAT(entriesOf(judged(complaint)), ElementsAre(5));
    const auto warning =
        inCluster(DeploymentBuilder(events).log("10:09", "Warning NodePressure: node-4 is slow"));
    EXPECT_THAT(entriesOf(judged(warning)), ElementsAre(5));
}

TEST(LogLines, ofWhatSomebodyEndedInAClusterOnlyErrorsAreTold)
{
    Deployment run = runWithSteps("RUNNING")
                         .status("ROLLED_BACK")
                         .end("10:10")
                         .log("10:06", "Warning NodePressure: node-4 is slow")
                         .log("10:07", "Killing pod/a-0: Stopping container a");
    run.workload.emplace();
    EXPECT_EQ(judged(run), std::nullopt);
    run.status = deployment::openStatus("FAILED");
    run.progress.currentStep = "b (failed: RolloutAborted: Rollout aborted update to revision 4)";
    run.log.append(*run.end, "Warning RolloutAborted: Rollout aborted update to revision 4");
    EXPECT_EQ(judged(run), std::nullopt) << "the abort is no reason for itself";
    run.log.append(*run.end, "Warning Failed pod/a-1: Error: ImagePullBackOff");
    EXPECT_THAT(entriesOf(judged(run)), ElementsAre(3));
}

TEST(LogLines, worksWithoutGoodRuns)
{
    const auto found = judged(failedRun()
                                  .log("10:06", "unit tests: 12 passed, errors=0")
                                  .log("10:07", "错误：端口 8080 已被占用")
                                  .log("10:10", "部署失败"),
        {});
    EXPECT_THAT(entriesOf(found), ElementsAre(3));
    EXPECT_THAT(found->lines[0].why, ElementsAre("error", "port"));
}

TEST(LogLines, anErrorOfAStepThatWentWellCountsLess)
{
    EXPECT_EQ(
        entriesOf(judged(failedRun()
                             .log("10:04", "ERROR could not load the catalogue") // the time of a
                             .log("10:07", "ERROR could not write the ledger")))
            .front(),
        2U)
        << "as the entries stand, the first one was logged after b began";
    EXPECT_EQ(entriesOf(judged(runWithSteps("FAILED")
                                   .failed()
                                   .log("10:01", "ERROR could not load the catalogue")
                                   .log("10:04", "a is done")
                                   .log("10:05", "b begins")
                                   .log("10:07", "ERROR could not write the ledger")))
                  .front(),
        3U);
}

TEST(LogLines, anExceptionIsOneEntryWithItsStack)
{
    const auto found = judged(failedRun()
                                  .log("10:07", "java.lang.IllegalStateException: no pool") // 2
                                  .log("10:07", "\tat a.B.c(B.java:1)")
                                  .log("10:07", "Caused by: java.net.ConnectException: refused")
                                  .log("10:07", "\tat a.B.d(B.java:2)")
                                  .log("10:08", "ERROR giving up"));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->lines[0].entry, 2U);
    EXPECT_EQ(found->lines[0].entries, 4U);
    EXPECT_THAT(found->lines[0].why, Contains("exception"));
    EXPECT_THAT(entriesOf(found), ElementsAre(2, 6));
    const auto python = judged(failedRun()
                                   .log("10:07", "Traceback (most recent call last):") // 2
                                   .log("10:07", "  File \"a.py\", line 1, in b")
                                   .log("10:07", "    c()")
                                   .log("10:07", "KeyError: 'DB_URL'"));
    ASSERT_TRUE(python);
    EXPECT_THAT(python->lines, SizeIs(1));
    EXPECT_EQ(python->lines[0].entry, 5U);
    EXPECT_EQ(python->lines[0].entriesBefore, 3U);
    EXPECT_EQ(python->lines[0].entries, 1U);
}

TEST(LogLines, repeatedLinesAreCountedAndToldOnce)
{
    const auto found =
        judged(failedRun()
                   .log("10:06", "ERROR dial tcp 10.0.0.1:5432: connection refused")
                   .log("10:07", "ERROR dial tcp 10.0.0.2:5432: connection refused")
                   .log("10:08", "ERROR dial tcp 10.0.0.1:5432: connection refused"));
    ASSERT_THAT(entriesOf(found), ElementsAre(2));
    EXPECT_EQ(found->lines[0].occurrences, 3U);
}

TEST(LogLines, ofOtherTroubleOnlyWhatWasNeverSaidCounts)
{
    const DeploymentBuilder late = runWithSteps("RUNNING")
                                       .running()
                                       .log("10:00", "starting")
                                       .log("10:06", "ERROR mail bounced from host 9")
                                       .log("10:07", "WARN hint cache is cold");
    EXPECT_EQ(judged(late, goodRuns(), true), std::nullopt);
    EXPECT_THAT(
        entriesOf(judged(
            DeploymentBuilder(late).log("10:08", "ERROR lock is held by job 7"), goodRuns(), true)),
        ElementsAre(3));
    EXPECT_EQ(judged(DeploymentBuilder(late).log("10:08", "ERROR lock is held by job 7"), {}, true),
        std::nullopt);
}

TEST(LogLines, aRollbackByHandNeedsAnErrorToBeToldOf)
{
    const DeploymentBuilder byHand = runWithSteps("FAILED")
                                         .status("ROLLED_BACK")
                                         .log("10:00", "starting")
                                         .log("10:05", "b begins")
                                         .log("10:06", "WARN hint cache is cold")
                                         .log("10:07", "something harmless that is new")
                                         .log("10:09", "开始回滚到V2.0.5：手动回滚（ops）：试运行");
    EXPECT_EQ(judged(byHand), std::nullopt);
    EXPECT_THAT(entriesOf(judged(DeploymentBuilder(byHand).log("10:08", "ERROR out of memory"))),
        ElementsAre(5));
}

TEST(LogLines, atMostEight)
{
    DeploymentBuilder builder = failedRun();
    for (char letter = 'a'; letter <= 'z'; ++letter)
        builder.log(
            "10:07", std::string("ERROR ") + letter + std::string(3, letter) + " of " + letter);
    EXPECT_THAT(entriesOf(judged(builder)), SizeIs(LogLinesRule::maxLines));
}

TEST(LogLines, takeWhateverBytesThereAre)
{
    std::mt19937 random(9);
    static const char* pieces[] = {"ERROR ", "\xff", "\xe9\x94", "错误", "：", "\r\n",
        "\tat a.b(C:1)", "Traceback (most recent call last):", "  File \"x\", line 1", "0",
        "\x1b[31m", "exit code 7", " "};
    for (int round = 0; round < 200; ++round) {
        DeploymentBuilder builder = runWithSteps(random() % 2 == 0 ? "FAILED" : "RUNNING").failed();
        const auto count = random() % 12;
        for (std::size_t entry = 0; entry < count; ++entry) {
            std::string line;
            for (auto left = random() % 5; left > 0; --left)
                line += pieces[random() % std::size(pieces)];
            builder.log("10:0" + std::to_string(random() % 10), line);
        }
        const Deployment deployment = builder;
        for (const auto& found : {judged(deployment), judged(deployment, {})}) {
            for (const TelltaleLine& line : found.value_or(LogLines()).lines) {
                ASSERT_LE(line.entry + line.entries, deployment.log.size());
                ASSERT_LE(line.entriesBefore, line.entry);
                ASSERT_GE(line.entries, 1U);
            }
        }
    }
}

TEST(LogLines, ofHugeMessagesOnlyTheBeginningIsRead)
{
    EXPECT_THAT(entriesOf(judged(failedRun()
                                     .log("10:06", std::string(100'000, 'x') + " ERROR")
                                     .log("10:07", "ERROR: " + std::string(100'000, 'y')))),
        ElementsAre(3));
}

TEST(LogLines, doNotDependOnTheOrderOfOtherLines)
{
    std::mt19937 random(4);
    std::vector<std::string> noise;
    for (int i = 0; i < 300; ++i)
        noise.push_back(
            "GET /orders/" + std::to_string(i % 7) + (i % 3 == 0 ? "/items" : "") + " 200");
    std::vector<std::vector<std::string>> whys;
    for (int round = 0; round < 5; ++round) {
        std::ranges::shuffle(noise, random);
        DeploymentBuilder builder = failedRun();
        for (const std::string& line : noise)
            builder.log("10:06", line);
        builder.log("10:08", "ERROR out of memory").log("10:09", "ERROR giving up");
        const auto found = judged(builder);
        ASSERT_THAT(entriesOf(found), ElementsAre(302, 303));
    }
}

TEST(LogLines, aLongLogIsToldOfAtOnceAndThenAll)
{
    DeploymentBuilder builder = failedRun();
    for (int i = 0; i < 40'000; ++i)
        builder.log("10:04", "GET /orders/" + std::to_string(i) + " 200");
    builder.log("10:07", "ERROR out of memory");
    const Deployment deployment = builder;
    std::vector<double> judgedShares;
    std::optional<LogLines> firstFound;
    const GoodRuns runs = goodRuns();
    const auto found =
        LogLinesRule(deployment, runs).judge({}, [&](const auto& soFar, double share) {
            judgedShares.push_back(share);
            if (judgedShares.size() == 1)
                firstFound = soFar;
        });
    EXPECT_THAT(entriesOf(firstFound), ElementsAre(40'002));
    EXPECT_THAT(entriesOf(found), ElementsAre(40'002));
    EXPECT_TRUE(std::ranges::is_sorted(judgedShares));
    EXPECT_DOUBLE_EQ(judgedShares.front(), 0);
    EXPECT_DOUBLE_EQ(judgedShares.back(), 1);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(LogLinesRule(deployment, runs).judge(stop.get_token()), std::nullopt);
}

} // namespace
