// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/attention.h"

#include "runs/made_history.h"

#include "deploy/deployment/log/unknown_time.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <vector>

using test_support::aDeployment;
using test_support::at;
using testing::ElementsAre;

namespace {

std::vector<std::string> needing(
    const std::vector<deployment::Deployment>& deployments, const char* now)
{
    const history::History history = test_support::madeHistory(deployments);
    diagnosis::RunIndex index;
    index.update(history);
    return test_support::idsOf(
        history, diagnosis::needingAttention(history, index, nullptr, at(now)));
}

} // namespace

TEST(Attention, isForWhatHasFailedAndWasNotReplaced)
{
    EXPECT_THAT(
        needing(
            {aDeployment("A").status("FAILED").start("2025-02-15T08:00:00Z"),
                aDeployment("B").status("ROLLED_BACK").start("2025-02-15T09:00:00Z"),
                aDeployment("C").environment("one").status("FAILED").start("2025-02-15T08:00:00Z"),
                aDeployment("D").environment("one").start("2025-02-15T09:00:00Z"),
                aDeployment("E").environment("two").status("FAILED").start("2025-02-15T08:00:00Z"),
                aDeployment("F").environment("two").running().start("2025-02-15T11:59:00Z")},
            "12:00"),
        ElementsAre("B"));
}

/// What is only planned has replaced nothing yet.
TEST(Attention, staysWhereTheNextOneHasNotBegun)
{
    EXPECT_THAT(needing({aDeployment("A").status("FAILED").start("2025-02-15T08:00:00Z"),
                            aDeployment("B").status("PENDING").start("2025-02-15T11:59:00Z")},
                    "12:00"),
        ElementsAre("A"));
}

TEST(Attention, isForAFailureWithoutAStartUnlessItWasReplaced)
{
    std::vector<deployment::Deployment> failed{
        aDeployment("A").environment("one").status("FAILED").end("2025-02-15T08:30:00Z"),
        aDeployment("B").environment("two").status("FAILED").end("2025-02-15T10:00:00Z"),
        aDeployment("C").environment("three").status("FAILED"),
        aDeployment("D").environment("four").status("FAILED").start("2025-02-15T08:00:00Z"),
        aDeployment("E").environment("five").end("2025-02-15T10:00:00Z"),
    };
    failed[3].end = at("2025-02-15T08:30:00Z");
    std::vector<deployment::Deployment> all;
    for (deployment::Deployment& each : failed) {
        if (each.id != "D")
            each.start = deployment::unknownTime;
        all.push_back(each);
    }
    for (const char* environment : {"one", "two", "three"})
        all.push_back(aDeployment(std::string("GOOD ") + environment)
                          .environment(environment)
                          .start("2025-02-15T09:00:00Z")
                          .end("2025-02-15T09:20:00Z"));
    deployment::Deployment later =
        aDeployment("LATER").environment("four").end("2025-02-15T09:00:00Z");
    later.start = deployment::unknownTime;
    all.push_back(later);
    EXPECT_THAT(needing(all, "12:00"), ElementsAre("B", "C"));
}

TEST(Attention, ofThoseWithoutAStartTheOneThatEndedLastDecides)
{
    for (const auto& ends : {std::pair("08:00", "10:00"), std::pair("10:00", "08:00")}) {
        std::vector<deployment::Deployment> all{aDeployment("A").status("FAILED").end("09:00"),
            aDeployment("B").end(ends.first), aDeployment("C").end(ends.second)};
        for (deployment::Deployment& each : all)
            each.start = deployment::unknownTime;
        EXPECT_THAT(needing(all, "12:00"), ElementsAre()) << ends.first;
    }
}

/// One clock that is wrong would hide all failures of its environment for as long as it is ahead.
TEST(Attention, isForAFailureWhateverHasAStartThatIsStillToCome)
{
    const std::vector<deployment::Deployment> all{
        aDeployment("OLD").status("FAILED").start("2025-02-15T07:00:00Z"),
        aDeployment("GOOD").start("2025-02-15T08:00:00Z"),
        aDeployment("BAD").status("FAILED").start("2025-02-15T09:00:00Z"),
        aDeployment("ODD").start("2026-02-15T09:00:00Z")};
    EXPECT_THAT(needing(all, "12:00"), ElementsAre("BAD"));
    EXPECT_THAT(needing(all, "2026-02-15T09:00:00Z"), ElementsAre()) << "it is there";
}

TEST(Attention, isTheSameInSteps)
{
    std::mt19937 random(4);
    for (const std::size_t runs : {0U, 1U, 7U, 3000U, 5000U}) {
        std::vector<deployment::Deployment> deployments;
        for (std::size_t i = 0; i < runs; ++i)
            deployments.push_back(test_support::randomRun(random, unsigned(2 * runs)));
        history::History history = test_support::madeHistory(deployments);
        diagnosis::RunIndex index;
        index.update(history);
        const auto expected = diagnosis::needingAttention(history, index, nullptr, at("10:30"));
        diagnosis::AttentionScan scan(history.size());
        std::size_t steps = 1;
        while (!scan.advance(history, index, nullptr, at("10:30"), [] { return true; })) {
            ++steps;
            // What comes in between is not of it.
            if (steps == 3)
                history.upsert(history.at(0));
        }
        EXPECT_EQ(scan.rows(), expected);
        EXPECT_TRUE(runs < 3000 || steps > 5) << steps;
    }
}

TEST(Attention, isForWhatIsPausedOrLate)
{
    std::vector<deployment::Deployment> runs;
    for (int day = 1; day < 10; ++day) {
        const std::string date = "2025-02-0" + std::to_string(day);
        runs.push_back(aDeployment("OK" + std::to_string(day))
                           .start(date + "T08:00:00Z")
                           .end(date + "T08:10:00Z"));
    }
    runs.push_back(aDeployment("RUNS").running().start("2025-02-15T11:30:00Z"));
    EXPECT_THAT(needing(runs, "11:35"), ElementsAre());
    EXPECT_THAT(needing(runs, "12:00"), ElementsAre("RUNS"));
    runs.back().paused = true;
    EXPECT_THAT(needing(runs, "11:35"), ElementsAre("RUNS"));
}

TEST(Attention, isForWhatHasPodsThatFailOrDoNotBecomeReady)
{
    const std::vector<deployment::Deployment> runs{aDeployment("RUNS").running()};
    const history::History history = test_support::madeHistory(runs);
    diagnosis::RunIndex index;
    index.update(history);
    diagnosis::RunDigest digest = diagnosis::digestOf(runs.front());
    digest.pods = diagnosis::PodState{2, 0, {}};
    diagnosis::RunDigests digests;
    digests.insert(digest);
    EXPECT_THAT(
        diagnosis::needingAttention(history, index, &digests, at("10:05")), testing::IsEmpty());
    for (const diagnosis::PodState& pods :
        {diagnosis::PodState{2, 1, "ErrImagePull"}, diagnosis::PodState{2, 0, {}, 1}}) {
        digest.pods = pods;
        digests.insert(digest);
        EXPECT_THAT(
            diagnosis::needingAttention(history, index, &digests, at("10:05")), testing::SizeIs(1));
    }
}

/// What the list says of a run and whether it needs somebody is one judgement.
TEST(Attention, isLateByTheStepThatRuns)
{
    std::vector<deployment::Deployment> runs;
    diagnosis::RunDigests digests;
    for (int day = 1; day < 10; ++day) {
        const std::string date = "2025-02-0" + std::to_string(day);
        runs.push_back(aDeployment("OK" + std::to_string(day))
                           .start(date + "T08:00:00Z")
                           .end(date + "T08:10:00Z")
                           .step("Build", "COMPLETED", date + "T08:00:00Z", date + "T08:05:00Z")
                           .step("Deploy", "COMPLETED", date + "T08:05:00Z", date + "T08:10:00Z"));
    }
    runs.push_back(aDeployment("RUNS")
                       .running()
                       .start("2025-02-15T11:30:00Z")
                       .step("Build", "COMPLETED", "2025-02-15T11:30:00Z", "2025-02-15T11:41:00Z")
                       .step("Deploy", "RUNNING", "2025-02-15T11:41:00Z"));
    const history::History history = test_support::madeHistory(runs);
    diagnosis::RunIndex index;
    index.update(history);
    const auto needingAt = [&](const char* now) {
        return test_support::idsOf(
            history, diagnosis::needingAttention(history, index, &digests, at(now)));
    };
    EXPECT_THAT(needingAt("11:42"), ElementsAre("RUNS")) << "no run takes so long";
    for (const deployment::Deployment& run : runs)
        digests.insert(diagnosis::digestOf(run));
    EXPECT_THAT(needingAt("11:42"), ElementsAre()) << "the step that runs has four minutes left";
    EXPECT_THAT(needingAt("11:47"), ElementsAre("RUNS"));
}
