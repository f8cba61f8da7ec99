// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/steps/failed_step.h"

#include "builder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <utility>
#include <vector>

using namespace deployment;
using std::chrono::minutes;
using test_support::aDeployment;
using test_support::at;
using test_support::DeploymentBuilder;

TEST(Facts, durationRunsUntilTheEndOrNow)
{
    EXPECT_EQ(durationOf(at("10:00"), at("10:25"), Status::Completed, at("12:00")), minutes(25));
    EXPECT_EQ(durationOf(at("10:00"), {}, Status::Running, at("10:25")), minutes(25));
    EXPECT_EQ(durationOf(at("10:00"), {}, Status::Pending, at("10:01")), minutes(1));
}

TEST(Facts, durationIsUnknownRatherThanWrong)
{
    EXPECT_EQ(durationOf(at("10:00"), {}, Status::Completed, at("12:00")), std::nullopt);
    EXPECT_EQ(durationOf(at("10:00"), {}, Status::Unknown, at("12:00")), std::nullopt);
    EXPECT_EQ(durationOf(at("10:00"), at("09:00"), Status::Failed, at("12:00")), std::nullopt);
    EXPECT_EQ(durationOf(at("10:00"), {}, Status::Running, at("09:59")), std::nullopt);
    const auto sinceTick = at("10:00") - std::chrono::milliseconds(900);
    EXPECT_EQ(durationOf(at("10:00"), {}, Status::Running, sinceTick), minutes(0));
}

TEST(Facts, whetherItHasEndedIsInDoubtWhereStatusAndEndContradict)
{
    for (const Status status : {Status::Running, Status::Pending}) {
        EXPECT_EQ(durationOf(at("10:00"), at("10:10"), status, at("10:10")), std::nullopt);
        EXPECT_EQ(durationOf(at("10:00"), at("10:10"), status, at("10:09")), minutes(9))
            << "it has not ended by either of them";
        EXPECT_TRUE(isEndInDoubt(status, at("10:10"), at("11:00")));
        EXPECT_FALSE(isEndInDoubt(status, {}, at("11:00")));
    }
    EXPECT_FALSE(isEndInDoubt(Status::Failed, at("10:10"), at("11:00")));
    EXPECT_FALSE(isEndInDoubt(Status::Unknown, at("10:10"), at("11:00")));
    const Deployment run = aDeployment("A").running().end("10:10").step("a", "RUNNING", "10:05");
    EXPECT_EQ(durationOf(run, run.progress.steps[0], at("11:00")), std::nullopt);
    EXPECT_FALSE(lastsUntilNow(run, run.progress.steps[0], at("11:00")));
    EXPECT_TRUE(lastsUntilNow(run, run.progress.steps[0], at("10:09")));
}

TEST(Facts, aDurationOfManyYearsIsAClockGoneWrong)
{
    const auto yearOne = parseTimestamp("0001-01-01T00:00:01Z").value();
    const auto endOfAllTime = parseTimestamp("9999-12-31T23:59:59Z").value();
    EXPECT_EQ(durationOf(at("10:00"), endOfAllTime, Status::Completed, at("12:00")), std::nullopt);
    EXPECT_EQ(durationOf(yearOne, at("10:00"), Status::Failed, at("12:00")), std::nullopt);
    EXPECT_EQ(durationOf(yearOne, {}, Status::Running, at("12:00")), std::nullopt);
    EXPECT_EQ(durationOf(Timestamp(), {}, Status::Pending, at("12:00")), std::nullopt) << "1970";
    const auto longAgo = at("10:00") - std::chrono::days(700);
    EXPECT_EQ(durationOf(longAgo, {}, Status::Running, at("10:00")), std::chrono::days(700));
}

TEST(Facts, aStepThatRunsLastsUntilNow)
{
    const auto steps = aDeployment("A")
                           .step("a", "COMPLETED", "10:00", "10:05")
                           .step("b", "RUNNING", "10:05")
                           .step("c", "PENDING")
                           .step("d", "FAILED", "10:05");
    const auto duration = [&](std::string_view status, std::size_t step, std::string_view now) {
        const Deployment deployment = DeploymentBuilder(steps).status(status);
        return durationOf(deployment, deployment.progress.steps[step], at(now));
    };
    EXPECT_EQ(duration("RUNNING", 0, "11:00"), minutes(5));
    EXPECT_EQ(duration("RUNNING", 1, "10:07"), minutes(2));
    EXPECT_EQ(duration("RUNNING", 2, "10:07"), std::nullopt);
    EXPECT_EQ(duration("RUNNING", 3, "10:07"), std::nullopt);
    EXPECT_EQ(duration("FAILED", 1, "10:07"), std::nullopt) << "the deployment has ended";
    EXPECT_EQ(duration("FAILED", 0, "11:00"), minutes(5));
}

TEST(Facts, durationsHaveTwoUnits)
{
    using Unit = DurationParts::Unit;
    using std::chrono::seconds;
    const std::int64_t hour = 3600;
    EXPECT_EQ(partsOf(seconds(0)), (DurationParts{Unit::Seconds, 0, 0}));
    EXPECT_EQ(partsOf(seconds(59) + Milliseconds(999)), (DurationParts{Unit::Seconds, 59, 0}));
    EXPECT_EQ(partsOf(seconds(104)), (DurationParts{Unit::Minutes, 1, 44}));
    EXPECT_EQ(partsOf(seconds(hour - 1)), (DurationParts{Unit::Minutes, 59, 59}));
    EXPECT_EQ(partsOf(seconds(hour)), (DurationParts{Unit::Hours, 1, 0}));
    EXPECT_EQ(partsOf(seconds(24 * hour - 1)), (DurationParts{Unit::Hours, 23, 59}));
    EXPECT_EQ(partsOf(seconds(25 * hour + 61)), (DurationParts{Unit::Days, 1, 1}));
}

TEST(Coarsely, fromTwoMinutesOnASecondMoreOrLessDoesNotMatter)
{
    using std::chrono::seconds;
    EXPECT_EQ(coarsely(Milliseconds(15'499)), seconds(15));
    EXPECT_EQ(coarsely(Milliseconds(119'400)), seconds(119));
    EXPECT_EQ(coarsely(Milliseconds(120'000)), minutes(2));
    EXPECT_EQ(coarsely(Milliseconds(419'100)), minutes(7));
}

TEST(Facts, aStepStandsAsItsDeploymentDoes)
{
    const auto steps = aDeployment("A")
                           .step("a", "PENDING")
                           .step("b", "RUNNING", "10:00")
                           .step("c", "COMPLETED")
                           .step("d", "FAILED")
                           .step("e", "SKIPPED")
                           .step("g", "PASSED")
                           .step("f", "SHADOWED");
    const auto states = [](const Deployment& deployment) {
        std::vector<StepState> found;
        for (const Step& step : deployment.progress.steps)
            found.push_back(stateOf(deployment, step));
        return found;
    };
    using enum StepState;
    const std::vector<StepState> going{
        Pending, Running, Completed, Failed, Skipped, Passed, Unknown};
    const std::vector<StepState> over{
        NotRun, Unfinished, Completed, Failed, Skipped, Passed, Unknown};
    for (const char* status : {"PENDING", "RUNNING", "SHADOWING"})
        EXPECT_EQ(states(DeploymentBuilder(steps).status(status)), going) << status;
    for (const char* status : {"COMPLETED", "FAILED", "ROLLED_BACK"})
        EXPECT_EQ(states(DeploymentBuilder(steps).status(status)), over) << status;
    EXPECT_EQ(states(DeploymentBuilder(steps).status("CANCELLED").end("10:30")), over)
        << "a word that we don't know, but it has an end";
    Deployment paused = DeploymentBuilder(steps).running();
    paused.paused = true;
    EXPECT_EQ(states(paused)[1], Paused);
}

TEST(Facts, theTagOfAnImage)
{
    EXPECT_EQ(imageTag("registry.example.com/app:v2.1.0"), "v2.1.0");
    EXPECT_EQ(imageTag("registry.example.com:5000/app"), "");
    EXPECT_EQ(imageTag("registry.example.com:5000/app:v1@sha256:00ff"), "v1");
    EXPECT_EQ(imageTag("app@sha256:00ff"), "");
    EXPECT_EQ(imageTag(""), "");
}

TEST(Facts, theNewSideIsKnownByItsTagNotByItsColor)
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

TEST(Facts, aSideIsCalledByAColorInABlueGreenDeploymentAlone)
{
    const auto base = aDeployment("A").version("V2.1.0").blue("a:v2.0.0", 50).green("a:v2.1.0", 50);
    using Names = std::pair<SideName, SideName>;
    const auto namesOf = [](const Deployment& deployment) {
        return Names(sideName(deployment, Side::Blue), sideName(deployment, Side::Green));
    };
    const Names colors(SideName::Blue, SideName::Green);
    for (const char* named : {"BLUE_GREEN", "BIG_BANG", ""})
        EXPECT_EQ(namesOf(DeploymentBuilder(base).strategy(named)), colors) << named;
    for (const char* other : {"CANARY", "ROLLING", "ALL_AT_ONCE"}) {
        const auto run = DeploymentBuilder(base).strategy(other);
        EXPECT_EQ(namesOf(run), Names(SideName::OldVersion, SideName::NewVersion)) << other;
        EXPECT_EQ(namesOf(DeploymentBuilder(run).green("a:x", 50)), colors)
            << "which is the new one?";
    }
    const auto first = aDeployment("A").version("V2.1.0").strategy("CANARY").blue("a:v2.1.0", 100);
    EXPECT_EQ(namesOf(first), Names(SideName::NewVersion, SideName::OldVersion));
}

TEST(Facts, whatNobodyKnowsIsNotTakenFromTheBlueSide)
{
    const auto base = aDeployment("A").version("V2.1.0");
    EXPECT_EQ(knownNewSide(DeploymentBuilder(base).blue("app:v2.0.0", 60).green("app:v2.1.0", 40)),
        Side::Green);
    for (const auto& [blue, green] : {std::pair("app:v2.1.0", "app:v2.1.0"),
             std::pair("app:x", "app:y"), std::pair("app@sha256:00ff", "app")}) {
        const Deployment unknown = DeploymentBuilder(base).blue(blue, 60).green(green, 40);
        EXPECT_EQ(knownNewSide(unknown), std::nullopt);
        EXPECT_EQ(oldVersion(unknown), "");
        EXPECT_EQ(currentTraffic(unknown), std::nullopt);
    }
}

TEST(Facts, theOldVersionAndTheCurrentTraffic)
{
    const Deployment deployment =
        aDeployment("A").version("V2.1.0").blue("app:v2.0.0", 30).green("app:v2.1.0", 70);
    EXPECT_EQ(oldVersion(deployment), "V2.0.0");
    EXPECT_EQ(currentTraffic(deployment), 70.0);
    EXPECT_EQ(oldVersion(aDeployment("B")), "");
    EXPECT_EQ(currentTraffic(aDeployment("B")), std::nullopt);
}

TEST(Facts, theRolesOfSlotsOfAnyName)
{
    Deployment canary = aDeployment("A").version("V2.1.0");
    canary.resources.put({"stable", 9, {}, "app:v2.0.0", 90, {}});
    canary.resources.put({"canary", 1, {}, "app:V2.1.0", 10, {}});
    const auto& slots = canary.resources.slots;
    EXPECT_EQ(slots.front().name, "canary") << "in the order of their names";
    EXPECT_EQ(roleOf(canary, slots[0]), SlotRole::New);
    EXPECT_EQ(roleOf(canary, slots[1]), SlotRole::Old);
    EXPECT_EQ(oldVersion(canary), "V2.0.0");
    EXPECT_EQ(currentTraffic(canary), 10);
    EXPECT_EQ(knownNewSide(canary), std::nullopt) << "it is of no colour";
    // With a third one, it is not known what is replaced.
    canary.resources.put({"preview", 1, {}, "app:v3", 0, {}});
    EXPECT_EQ(roleOf(canary, *canary.resources.find("canary")), SlotRole::New);
    EXPECT_EQ(roleOf(canary, *canary.resources.find("stable")), SlotRole::Other);
    EXPECT_EQ(oldVersion(canary), "");
    EXPECT_EQ(currentTraffic(canary), 10);
    canary.resources.put({"stable", 9, {}, "app:v2.1.0", 90, {}});
    EXPECT_EQ(canary.resources.slots.size(), 3U) << "one of a name";
    EXPECT_EQ(newSlot(canary), nullptr) << "two carry the new version";
    canary.resources.remove("stable");
    EXPECT_EQ(roleOf(canary, *canary.resources.find("preview")), SlotRole::Old);
    EXPECT_EQ(canary.resources.find("stable"), nullptr);
}

TEST(Facts, theStepThatADeploymentHadComeTo)
{
    const auto steps = aDeployment("A")
                           .step("a", "COMPLETED", "10:00", "10:05")
                           .step("b", "FAILED", "10:05", "10:06")
                           .step("c", "FAILED", "10:06", "10:07");
    EXPECT_EQ(lastActiveStep(DeploymentBuilder(steps).failed()), 1U);
    EXPECT_EQ(lastActiveStep(DeploymentBuilder(steps).status("ROLLED_BACK")), 1U);
    EXPECT_EQ(lastActiveStep(DeploymentBuilder(steps).running()), std::nullopt);
    EXPECT_EQ(lastActiveStep(aDeployment("B").failed()), std::nullopt);
    EXPECT_EQ(lastActiveStep(aDeployment("C")
                                 .failed()
                                 .step("a", "COMPLETED", "10:00")
                                 .step("b", "RUNNING", "10:01")),
        1U);
    EXPECT_EQ(lastActiveStep(
                  aDeployment("D").failed().step("a", "COMPLETED", "10:00").step("b", "PENDING")),
        0U);
}

TEST(Facts, onlyAStepThatFailedIsNamedAsOne)
{
    const auto last = [](const char* status) {
        return aDeployment("A")
            .step("a", "COMPLETED", "10:00", "10:05")
            .step("b", status, "10:05", "10:07");
    };
    EXPECT_EQ(stepThatFailed(last("FAILED").status("ROLLED_BACK")), 1U);
    EXPECT_EQ(stepThatFailed(last("FAILED").running()), 1U);
    EXPECT_EQ(stepThatFailed(last("RUNNING").failed()), 1U) << "it was cut off";
    EXPECT_EQ(stepThatFailed(last("RUNNING").status("ROLLED_BACK")), std::nullopt);
    EXPECT_EQ(stepThatFailed(last("COMPLETED").failed()), std::nullopt);
    EXPECT_EQ(stepThatFailed(last("FAILED")), std::nullopt) << "all went well in the end";
    const auto byHand = last("FAILED").status("ROLLED_BACK");
    EXPECT_EQ(
        stepThatFailed(DeploymentBuilder(byHand).log("10:06", "manual rollback")), std::nullopt);
    EXPECT_EQ(stepThatFailed(DeploymentBuilder(byHand).log("10:08", "manual rollback")), 1U)
        << "it had failed before that";
}

TEST(Facts, theFailedStepIsTheEarliestThatWasNotTriedAgain)
{
    const auto beside = aDeployment("A")
                            .failed()
                            .step("a", "FAILED", "10:00", "10:09")
                            .step("b", "FAILED", "10:00", "10:06");
    EXPECT_EQ(firstFailedStep(beside), 1U);
    EXPECT_EQ(lastActiveStep(beside), 1U);
    const auto again = aDeployment("B")
                           .failed()
                           .step("a", "FAILED", "10:00", "10:02")
                           .step("a", "COMPLETED", "10:02", "10:04")
                           .step("b", "FAILED", "10:04", "10:06");
    EXPECT_EQ(lastActiveStep(again), 2U);
    EXPECT_EQ(firstFailedStep(DeploymentBuilder(again).running()), 2U);
    EXPECT_EQ(firstFailedStep(aDeployment("C").step("a", "FAILED").step("a", "PENDING")), 0U);
    EXPECT_EQ(firstFailedStep(aDeployment("D").step("a", "COMPLETED")), std::nullopt);
}

TEST(Facts, aRollbackByHandIsToldByTheLog)
{
    const auto rolledBack = aDeployment("A").status("ROLLED_BACK");
    EXPECT_EQ(logEntryOfRollbackByHand(DeploymentBuilder(rolledBack)
                                           .log("10:05", "开始回滚到V2.0.5：手动回滚（ops）：慢")
                                           .log("10:06", "已回滚到V2.0.5")),
        0U);
    EXPECT_EQ(logEntryOfRollbackByHand(
                  DeploymentBuilder(rolledBack).log("10:05", "流量切换失败，开始自动回滚")),
        std::nullopt);
    EXPECT_EQ(logEntryOfRollbackByHand(rolledBack), std::nullopt);
    EXPECT_EQ(
        logEntryOfRollbackByHand(aDeployment("B").failed().log("10:05", "手动回滚")), std::nullopt);
}

TEST(Facts, shortEnvironmentNames)
{
    EXPECT_EQ(shortEnvironmentName("生产环境"), "生产");
    EXPECT_EQ(shortEnvironmentName("环境"), "环境");
    EXPECT_EQ(shortEnvironmentName("production"), "production");
    EXPECT_EQ(shortEnvironmentName(""), "");
}

TEST(Facts, percentagesAreClampedForDrawingOnly)
{
    EXPECT_EQ(drawablePercentage(-5), 0);
    EXPECT_EQ(drawablePercentage(101), 100);
    EXPECT_EQ(drawablePercentage(12.9), 12.9);
    EXPECT_EQ(drawablePercentage(std::nan("")), std::nullopt);
    EXPECT_EQ(drawablePercentage({}), std::nullopt);
}
