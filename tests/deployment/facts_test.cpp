// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/facts.h"

#include "builder.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace deployment;
using std::chrono::minutes;
using test_support::aDeployment;
using test_support::at;
using test_support::DeploymentBuilder;

TEST(Facts, DurationRunsUntilTheEndOrNow)
{
    EXPECT_EQ(durationOf(at("10:00"), at("10:25"), Status::Completed, at("12:00")), minutes(25));
    EXPECT_EQ(durationOf(at("10:00"), {}, Status::Running, at("10:25")), minutes(25));
    EXPECT_EQ(durationOf(at("10:00"), {}, Status::Pending, at("10:01")), minutes(1));
}

TEST(Facts, DurationIsUnknownRatherThanWrong)
{
    EXPECT_EQ(durationOf(at("10:00"), {}, Status::Completed, at("12:00")), std::nullopt);
    EXPECT_EQ(durationOf(at("10:00"), {}, Status::Unknown, at("12:00")), std::nullopt);
    EXPECT_EQ(durationOf(at("10:00"), at("09:00"), Status::Failed, at("12:00")), std::nullopt);
    EXPECT_EQ(durationOf(at("10:00"), {}, Status::Running, at("09:59")), std::nullopt);
}

TEST(Facts, AStepThatRunsLastsUntilNow)
{
    const Deployment deployment = aDeployment("A")
                                      .step("a", "COMPLETED", "10:00", "10:05")
                                      .step("b", "RUNNING", "10:05")
                                      .step("c", "PENDING")
                                      .step("d", "FAILED", "10:05");
    const auto& steps = deployment.progress.steps;
    EXPECT_EQ(durationOf(steps[0], at("11:00")), minutes(5));
    EXPECT_EQ(durationOf(steps[1], at("10:07")), minutes(2));
    EXPECT_EQ(durationOf(steps[2], at("10:07")), std::nullopt);
    EXPECT_EQ(durationOf(steps[3], at("10:07")), std::nullopt);
}

TEST(Facts, TheTagOfAnImage)
{
    EXPECT_EQ(imageTag("registry.example.com/app:v2.1.0"), "v2.1.0");
    EXPECT_EQ(imageTag("registry.example.com:5000/app"), "");
    EXPECT_EQ(imageTag("registry.example.com:5000/app:v1@sha256:00ff"), "v1");
    EXPECT_EQ(imageTag("app@sha256:00ff"), "");
    EXPECT_EQ(imageTag(""), "");
}

TEST(Facts, TheNewSideIsKnownByItsTagNotByItsColour)
{
    const auto base = aDeployment("A").version("V2.1.0");
    EXPECT_EQ(newSide(DeploymentBuilder(base).blue("app:v2.1.0", 50).green("app:v2.0.0", 50)),
        Side::Blue);
    EXPECT_EQ(newSide(DeploymentBuilder(base).blue("app:v2.0.0", 50).green("app:v2.1.0", 50)),
        Side::Green);
    EXPECT_EQ(newSide(DeploymentBuilder(base).blue("app:v2.1.0", 50).green("app:v2.1.0", 50)),
        Side::Blue);
    EXPECT_EQ(newSide(DeploymentBuilder(base).blue("app:x", 50).green("app:y", 50)), Side::Blue);
    EXPECT_EQ(newSide(DeploymentBuilder(base)), Side::Blue);
}

TEST(Facts, TheOldVersionAndTheCurrentTraffic)
{
    const Deployment deployment =
        aDeployment("A").version("V2.1.0").blue("app:v2.0.0", 30).green("app:v2.1.0", 70);
    EXPECT_EQ(oldVersion(deployment), "V2.0.0");
    EXPECT_EQ(currentTraffic(deployment), 70.0);
    EXPECT_EQ(oldVersion(aDeployment("B")), "");
    EXPECT_EQ(currentTraffic(aDeployment("B")), std::nullopt);
}

TEST(Facts, TheFirstFailingStep)
{
    const auto steps = aDeployment("A")
                           .step("a", "COMPLETED", "10:00", "10:05")
                           .step("b", "FAILED", "10:05", "10:06")
                           .step("c", "FAILED", "10:06", "10:07");
    EXPECT_EQ(firstFailingStep(DeploymentBuilder(steps).failed()), 1U);
    EXPECT_EQ(firstFailingStep(DeploymentBuilder(steps).status("ROLLED_BACK")), 1U);
    EXPECT_EQ(firstFailingStep(DeploymentBuilder(steps).running()), std::nullopt);
    EXPECT_EQ(firstFailingStep(aDeployment("B").failed()), std::nullopt);
    EXPECT_EQ(firstFailingStep(aDeployment("C")
                                   .failed()
                                   .step("a", "COMPLETED", "10:00")
                                   .step("b", "RUNNING", "10:01")),
        1U);
    EXPECT_EQ(firstFailingStep(
                  aDeployment("D").failed().step("a", "COMPLETED", "10:00").step("b", "PENDING")),
        0U);
}

TEST(Facts, TheLogEntryOfAStepIsItsLastWord)
{
    const Deployment deployment = aDeployment("A")
                                      .failed()
                                      .step("a", "COMPLETED", "10:00", "10:05")
                                      .step("b", "FAILED", "10:06", "10:10")
                                      .step("c", "FAILED", "11:00", "11:01")
                                      .step("d", "PENDING")
                                      .log("10:00", "begin")
                                      .log("10:06", "b begins")
                                      .log("10:09", "b fails")
                                      .log("10:20", "rolled back");
    EXPECT_EQ(logEntryOfStep(deployment, 1), 2U);
    EXPECT_EQ(logEntryOfStep(deployment, 2), 3U); // nothing within: the nearest
    EXPECT_EQ(logEntryOfStep(deployment, 3), std::nullopt);
    EXPECT_EQ(logEntryOfStep(deployment, 9), std::nullopt);
}

TEST(Facts, ShortEnvironmentNames)
{
    EXPECT_EQ(shortEnvironmentName("生产环境"), "生产");
    EXPECT_EQ(shortEnvironmentName("环境"), "环境");
    EXPECT_EQ(shortEnvironmentName("production"), "production");
    EXPECT_EQ(shortEnvironmentName(""), "");
}

TEST(Facts, PercentagesAreClampedForDrawingOnly)
{
    EXPECT_EQ(drawablePercentage(-5), 0);
    EXPECT_EQ(drawablePercentage(101), 100);
    EXPECT_EQ(drawablePercentage(12.9), 12.9);
    EXPECT_EQ(drawablePercentage(std::nan("")), std::nullopt);
    EXPECT_EQ(drawablePercentage({}), std::nullopt);
}
