// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/failure_scene.h"

#include "builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace {

using diagnosis::EntryRange;
using diagnosis::FailureScene;
using diagnosis::sceneOf;
using test_support::aDeployment;
using test_support::at;
using test_support::DeploymentBuilder;

DeploymentBuilder failedSecondStep()
{
    return aDeployment("A")
        .failed()
        .end("10:10")
        .step("a", "COMPLETED", "10:00", "10:05")
        .step("b", "FAILED", "10:05", "10:10")
        .step("c", "PENDING");
}

TEST(FailureScene, isTheTimeOfTheStepThatFailed)
{
    const FailureScene scene = sceneOf(failedSecondStep()
                                           .log("10:00", "begin")
                                           .log("10:05", "b begins")
                                           .log("10:10", "b failed")
                                           .log("10:11", "rolled back"));
    EXPECT_EQ(scene.step, "b");
    EXPECT_EQ(scene.from, at("10:05"));
    EXPECT_EQ(scene.entries, (EntryRange{1, 3}));
    EXPECT_TRUE(scene.isNearEnd(at("10:09")));
    EXPECT_FALSE(scene.isNearEnd(at("10:06")));
}

TEST(FailureScene, isAllOfTheLogWhereNothingElseIsKnown)
{
    EXPECT_EQ(sceneOf(aDeployment("A").failed()).entries, (EntryRange{0, 0}));
    EXPECT_EQ(sceneOf(aDeployment("A").failed().log("10:00", "a").log("10:01", "b")).entries,
        (EntryRange{0, 2}));
    EXPECT_EQ(
        sceneOf(failedSecondStep().log("10:00", "a").log("10:01", "b")).entries, (EntryRange{0, 2}))
        << "nothing was logged while b ran";
}

TEST(FailureScene, isCutByTheOrderOfTheEntriesWhereClocksDiffer)
{
    const FailureScene scene = sceneOf(failedSecondStep()
                                           .log("10:00", "begin")
                                           .log("10:06", "a, whose clock is fast")
                                           .log("10:03", "a")
                                           .log("10:04", "a is done")
                                           .log("10:05", "b begins")
                                           .log("10:03", "b, whose clock is slow")
                                           .log("10:07", "b")
                                           .log("10:10", "b failed")
                                           .log("10:11", "end"));
    EXPECT_EQ(scene.entries, (EntryRange{4, 8}));
}

TEST(FailureScene, isMovedWhereTheClockOfTheWholeLogIsOff)
{
    const FailureScene scene = sceneOf(failedSecondStep()
                                           .log("18:00", "begin")
                                           .log("18:05", "b begins")
                                           .log("18:09", "b")
                                           .log("18:10", "b failed"));
    EXPECT_EQ(scene.from, at("18:05"));
    EXPECT_EQ(scene.entries, (EntryRange{1, 4}));
}

TEST(FailureScene, ofARunningStepReachesToTheEnd)
{
    const FailureScene scene = sceneOf(aDeployment("A")
                                           .running()
                                           .step("a", "COMPLETED", "10:00", "10:05")
                                           .step("b", "RUNNING", "10:05")
                                           .log("10:01", "a")
                                           .log("10:06", "b")
                                           .log("10:20", "b"));
    EXPECT_EQ(scene.step, "b");
    EXPECT_EQ(scene.entries, (EntryRange{1, 3}));
}

/// Tries every cut.
std::size_t bestCut(const std::vector<int>& minutes, int moment)
{
    std::size_t best = 0;
    std::ptrdiff_t fewest = std::ssize(minutes) + 1;
    for (std::size_t cut = 0; cut <= minutes.size(); ++cut) {
        std::ptrdiff_t wrong = 0;
        for (std::size_t i = 0; i < minutes.size(); ++i)
            wrong += (minutes[i] < moment) != (i < cut) ? 1 : 0;
        if (wrong < fewest) {
            fewest = wrong;
            best = cut;
        }
    }
    return best;
}

TEST(FailureScene, hasTheFewestEntriesOnTheWrongSide)
{
    std::mt19937 random(3);
    for (int round = 0; round < 300; ++round) {
        DeploymentBuilder builder =
            aDeployment("A").failed().end("11:59").step("a", "FAILED", "11:30");
        std::vector<int> minutes(1 + random() % 20);
        for (std::size_t i = 0; i < minutes.size(); ++i) {
            minutes[i] = 10 + static_cast<int>((random() % 20 + 2 * i) % 50);
            builder.log("11:" + std::to_string(minutes[i]), "x");
        }
        const FailureScene scene = sceneOf(builder);
        const std::size_t expected = bestCut(minutes, 30);
        EXPECT_EQ(scene.entries.first, expected == minutes.size() ? 0 : expected);
    }
}

} // namespace
