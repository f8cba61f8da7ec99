// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/log/failure_entry.h"

#include "builder.h"

#include <gtest/gtest.h>

namespace {

using deployment::Deployment;
using diagnosis::failureEntryOf;
using test_support::aDeployment;
using test_support::DeploymentBuilder;

DeploymentBuilder failedInB()
{
    return aDeployment("A")
        .failed()
        .step("a", "COMPLETED", "10:00", "10:05")
        .step("b", "FAILED", "10:05", "10:10");
}

TEST(FailureEntry, isTheOneThatNamesTheCause)
{
    // Entries that bear one time: the error, and what follows from it.
    EXPECT_EQ(failureEntryOf(failedInB()
                                 .log("10:02", "错误：before the step")
                                 .log("10:06", "b begins")
                                 .log("10:10", "错误：镜像构建失败：依赖下载超时 (exit code 1)")
                                 .log("10:10", "部署失败，等待处理")
                                 .log("10:12", "error: after the step")),
        2U);
    EXPECT_EQ(failureEntryOf(failedInB()
                                 .log("10:06", "warning: read timed out, retrying")
                                 .log("10:08", "ERROR no space left on device")
                                 .log("10:09", "ERROR b is not ready after 180 s")
                                 .log("10:10", "ERROR step b failed with exit code 1")),
        1U);
    EXPECT_EQ(
        failureEntryOf(
            failedInB().log("10:08", "warning: read timed out, retrying").log("10:09", "clean up")),
        0U)
        << "at least it mentions one";
}

TEST(FailureEntry, isNoEventOfAClusterThatTellsOfNoTrouble)
{
    Deployment run = failedInB().log("10:06", "Scheduled pod/b-1: Successfully assigned to node-4");
    EXPECT_EQ(failureEntryOf(run), 0U);
    run.workload.emplace();
    EXPECT_EQ(failureEntryOf(run), std::nullopt);
    run = failedInB().log("10:06", "Warning BackOff pod/b-1: Back-off restarting failed container");
    run.workload.emplace();
    EXPECT_EQ(failureEntryOf(run), 0U);
}

TEST(FailureEntry, isTheLastOneUpToTheEndWhereNoneTellsOfTrouble)
{
    EXPECT_EQ(failureEntryOf(failedInB()
                                 .log("10:05", "b begins")
                                 .log("10:08", "unit tests: 12 passed, errors=0")
                                 .log("10:09", "no errors found")
                                 .log("10:20", "rolled back")),
        2U);
    EXPECT_EQ(failureEntryOf(failedInB().log("10:11", "too late").log("10:12", "later")), 0U)
        << "all are later: the first";
    EXPECT_EQ(failureEntryOf(failedInB().log("10:08", "")), 0U);
    EXPECT_EQ(failureEntryOf(failedInB()), std::nullopt);
    EXPECT_EQ(failureEntryOf(aDeployment("A").log("10:08", "ERROR no")), std::nullopt)
        << "it did not fail";
}

/// A Deployment of a cluster has no steps, and its row says why in the cluster's words.
TEST(FailureEntry, isNoMereLastOneWhereMoreIsKnown)
{
    const auto withWords = [](std::string_view line) {
        return failedInB()
            .currentStep("b (failed: ProgressDeadlineExceeded: x)")
            .log("10:08", line);
    };
    EXPECT_EQ(failureEntryOf(withWords("scaled up to 3")), std::nullopt) << "the words say more";
    EXPECT_EQ(failureEntryOf(withWords("ERROR disk full")), 0U);
    const auto withoutSteps = [](std::string_view line) {
        return aDeployment("A").failed().log("10:08", line);
    };
    EXPECT_EQ(failureEntryOf(withoutSteps("scaled up to 3")), std::nullopt);
    EXPECT_EQ(failureEntryOf(withoutSteps("ERROR disk full")), 0U);
}

TEST(FailureEntry, mayStandAnywhereInTheSecondOfTheEnd)
{
    EXPECT_EQ(failureEntryOf(failedInB()
                                 .log("10:09", "probing")
                                 .log("2025-02-15T10:10:00.350Z", "probe failed: 503")
                                 .log("2025-02-15T10:10:01Z", "error: clean-up")),
        1U);
}

TEST(FailureEntry, isTheLineThatNamesAnException)
{
    EXPECT_EQ(failureEntryOf(failedInB()
                                 .log("10:08", "Traceback (most recent call last):")
                                 .log("10:08", "  File \"app.py\", line 3, in <module>")
                                 .log("10:08", "    run()")
                                 .log("10:08", "KeyError: 'DB_URL'")
                                 .log("10:10", "step b failed")),
        3U);
}

TEST(FailureEntry, isFoundInALongLog)
{
    DeploymentBuilder builder = failedInB();
    for (int i = 0; i < 60'000; ++i)
        builder.log("10:04", "GET /orders/" + std::to_string(i) + " 200");
    builder.log("10:08", "ERROR out of memory");
    for (int i = 0; i < 1'000; ++i)
        builder.log("10:09", "GET /orders/" + std::to_string(i) + " 200");
    EXPECT_EQ(failureEntryOf(builder), 60'000U);
}

} // namespace
