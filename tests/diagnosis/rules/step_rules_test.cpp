// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/failed_step.h"
#include "rules/late_step.h"

#include "builder.h"

#include "deploy/deployment/steps/failed_step.h"
#include "deploy/diagnosis/diagnose.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <span>
#include <stop_token>
#include <variant>

namespace diagnosis {

inline void PrintTo(const FailedStep& failed, std::ostream* to)
{
    *to << "step " << failed.step << " at " << testing::PrintToString(failed.at) << ", ran after "
        << testing::PrintToString(failed.ranAfterwards);
}

namespace {

using deployment::Deployment;
using std::chrono::minutes;
using std::chrono::seconds;
using test_support::aDeployment;
using test_support::at;
using Found = std::optional<FailedStep>;

TEST(FailedStepRule, namesTheFirstOneAndWhatRanAfterwards)
{
    const Deployment run = aDeployment("X")
                               .failed()
                               .step("Build", "COMPLETED", "10:00", "10:04")
                               .step("Migrate", "FAILED", "10:04", "10:06")
                               .step("Beside it", "COMPLETED", "10:05", "10:09")
                               .step("Deploy", "FAILED", "10:06", "10:10")
                               .step("Check", "COMPLETED", "10:10", "10:12")
                               .step("Switch", "PENDING");
    EXPECT_EQ(failedStep(run), (FailedStep{1, at("10:06"), {3, 4}}));
}

/// Whatever marks a step as the one that failed asks the same.
TEST(FailedStepRule, namesTheOneThatIsMarkedEverywhere)
{
    for (const char* status : {"FAILED", "ROLLED_BACK", "RUNNING", "COMPLETED", "CANCELLED"}) {
        for (const char* last : {"FAILED", "RUNNING", "COMPLETED", "PENDING"}) {
            for (const char* line : {"begun", "Rolled back manually by OPS"}) {
                const Deployment run = aDeployment("X")
                                           .status(status)
                                           .step("A", "COMPLETED", "10:00", "10:04")
                                           .step("B", last, "10:04", "10:06")
                                           .log("10:05", line);
                const Found found = failedStep(run);
                EXPECT_EQ(deployment::stepThatFailed(run),
                    found ? std::optional(found->step) : std::nullopt)
                    << status << ' ' << last << ' ' << line;
            }
        }
    }
}

TEST(FailedStepRule, theEarliestEndIsTheFirst)
{
    const Deployment run = aDeployment("X")
                               .failed()
                               .step("A", "FAILED", "10:00", "10:08")
                               .step("B", "FAILED", "10:00", "10:05");
    EXPECT_EQ(failedStep(run), (FailedStep{1, at("10:05"), {}}));
}

TEST(FailedStepRule, worksWithoutTimes)
{
    const Deployment run =
        aDeployment("X").failed().step("A", "COMPLETED").step("B", "FAILED").step("C", "RUNNING");
    EXPECT_EQ(failedStep(run), (FailedStep{1, std::nullopt, {2}}));
    EXPECT_EQ(failedStep(aDeployment("X").failed().step("B", "FAILED", "10:03")),
        (FailedStep{0, at("10:03"), {}, true}))
        << "its start, where the end is not known";
    EXPECT_EQ(failedStep(aDeployment("X").failed().step("B", "FAILED", "10:03", "10:01")),
        (FailedStep{0, at("10:01"), {}}))
        << "an end before the start is what the record says";
}

TEST(FailedStepRule, aStepThatRanWhenTheDeploymentFailedIsTheOne)
{
    const Deployment run = aDeployment("X")
                               .failed()
                               .end("10:20")
                               .step("A", "COMPLETED", "10:00", "10:05")
                               .step("B", "RUNNING", "10:05");
    EXPECT_EQ(failedStep(run), (FailedStep{1, at("10:20"), {}}));
}

TEST(FailedStepRule, claimsNothingWhereNoStepIsKnownToHaveFailed)
{
    EXPECT_EQ(failedStep(aDeployment("X").failed()), Found());
    EXPECT_EQ(
        failedStep(aDeployment("X").failed().step("A", "COMPLETED", "10:00", "10:05")), Found());
    EXPECT_EQ(failedStep(aDeployment("X").step("A", "FAILED", "10:00", "10:05")), Found())
        << "it succeeded all the same";
    EXPECT_EQ(failedStep(aDeployment("X").running().step("A", "RUNNING", "10:00")), Found());
    Deployment aborted = aDeployment("X")
                             .failed()
                             .step("pause", "RUNNING", "10:00")
                             .currentStep("pause (failed: RolloutAborted: Rollout aborted update "
                                          "to revision 2: too many errors)");
    EXPECT_NE(failedStep(aborted), Found());
    aborted.workload.emplace();
    EXPECT_EQ(failedStep(aborted), Found()) << "a cluster broke it off there";
    EXPECT_EQ(
        failedStep(aDeployment("X").status("ROLLED_BACK").step("A", "RUNNING", "10:00")), Found());
}

TEST(FailedStepRule, aStepThatWasTriedAgainHasNotFailed)
{
    const auto retried = [](std::string_view second) {
        return aDeployment("X")
            .running()
            .step("Deploy", "FAILED", "10:00", "10:05")
            .step("Deploy", second, second == "PENDING" ? "" : "10:06");
    };
    EXPECT_EQ(failedStep(retried("RUNNING")), Found());
    EXPECT_EQ(failedStep(retried("COMPLETED")), Found());
    EXPECT_EQ(failedStep(retried("FAILED")), (FailedStep{1, at("10:06"), {}, true}));
    EXPECT_EQ(failedStep(retried("PENDING")), (FailedStep{0, at("10:05"), {}}))
        << "a step that failed is one, while the deployment goes on";
}

TEST(FailedStepRule, aRollbackByHandIsNoFailure)
{
    const auto rolledBack = [](std::string_view stepEnd) {
        return aDeployment("X")
            .status("ROLLED_BACK")
            .step("Observe", "FAILED", "10:00", stepEnd)
            .step("Roll back", "COMPLETED", "10:12", "10:14")
            .log("10:12", "Rollback requested by OPS-1: error rate");
    };
    EXPECT_EQ(failedStep(rolledBack("10:12")), Found());
    EXPECT_EQ(failedStep(rolledBack("10:05")), (FailedStep{0, at("10:05"), {}}))
        << "that failed before somebody rolled it back";
}

TEST(FailedStepRule, whatIsOnItsWayBackByHandHasNotFailed)
{
    const auto goingBack = [](std::string_view stepEnd) {
        return aDeployment("X")
            .running()
            .step("Observe", "FAILED", "10:00", stepEnd)
            .step("Roll back", "RUNNING", "10:12")
            .log("10:12", "Rollback requested by OPS-1: error rate");
    };
    EXPECT_EQ(failedStep(goingBack("10:12")), Found());
    EXPECT_EQ(failedStep(goingBack("10:05")), (FailedStep{0, at("10:05"), {}}));
}

/// Runs of one step that took so many minutes each.
Reference learnedFrom(const std::vector<int>& lengths, std::string_view now)
{
    Reference reference;
    int day = 1;
    for (const int length : lengths) {
        Deployment run = aDeployment("G" + std::to_string(day));
        run.start = at("10:00") - std::chrono::days(day++);
        run.end = run.start + minutes(length);
        run.progress.steps.push_back(
            {"Deploy", deployment::openStepStatus("COMPLETED"), run.start, run.end});
        reference.usual.add(digestOf(run));
    }
    reference.now = at(now);
    return reference;
}

TEST(LateStepRule, namesTheStepThatTakesLongerThanUsual)
{
    const Deployment run = aDeployment("X").running().step("Deploy", "RUNNING", "10:05");
    const std::vector<int> lengths{8, 9, 10, 11, 12};
    EXPECT_EQ(lateStep(run, learnedFrom(lengths, "10:17")), std::nullopt);
    EXPECT_EQ(lateStep(run, learnedFrom(lengths, "10:18")),
        (LateStep{0, minutes(13), {minutes(10), minutes(12), 5}}));
    EXPECT_EQ(lateStep(run, learnedFrom(lengths, "10:01")), std::nullopt) << "a clock that is off";
    EXPECT_EQ(lateStep(run, learnedFrom({8, 9, 10, 11}, "10:59")), std::nullopt);
}

TEST(LateStepRule, onlyWhatRunsIsLate)
{
    const Reference reference = learnedFrom({8, 9, 10, 11, 12}, "10:59");
    Deployment run = aDeployment("X").running().step("Deploy", "RUNNING", "10:05");
    EXPECT_TRUE(lateStep(run, reference));
    run.paused = true;
    EXPECT_FALSE(lateStep(run, reference));
    run.paused = false;
    run.status = deployment::openStatus("FAILED");
    EXPECT_FALSE(lateStep(run, reference));
    EXPECT_FALSE(lateStep(
        aDeployment("X").running().step("Deploy", "COMPLETED", "10:05", "10:55"), reference));
    EXPECT_FALSE(lateStep(aDeployment("X").running().step("Deploy", "RUNNING"), reference));
    EXPECT_FALSE(lateStep(aDeployment("X").running().step("Other", "RUNNING", "10:05"), reference));
    EXPECT_FALSE(lateStep(
        aDeployment("X").environment("测试环境").running().step("Deploy", "RUNNING", "10:05"),
        reference));
}

TEST(LateStepRule, theTimeThatItWasPausedDoesNotCount)
{
    const std::vector<int> lengths{8, 9, 10, 11, 12};
    const Deployment run = aDeployment("X")
                               .running()
                               .step("Deploy", "RUNNING", "10:05")
                               .log("10:06", "Deployment paused by OPS-1")
                               .log("10:36", "Deployment resumed by OPS-1");
    EXPECT_FALSE(lateStep(run, learnedFrom(lengths, "10:47")));
    EXPECT_EQ(lateStep(run, learnedFrom(lengths, "10:48")),
        (LateStep{0, minutes(13), {minutes(10), minutes(12), 5}}));
}

TEST(LateStepRule, stepsOfOneNameAreToldApart)
{
    const Reference reference = learnedFrom({8, 9, 10, 11, 12}, "10:59");
    const Deployment run = aDeployment("X")
                               .running()
                               .step("Deploy", "COMPLETED", "10:00", "10:05")
                               .step("Deploy", "RUNNING", "10:05");
    EXPECT_FALSE(lateStep(run, reference)) << "the second of that name is not known";
}

TEST(Diagnose, putsTheMostTellingFirst)
{
    Deployment run = aDeployment("X")
                         .failed()
                         .step("Build", "COMPLETED", "10:00", "10:04")
                         .step("Deploy", "FAILED", "10:30", "10:59")
                         .log("10:30", "INFO starting")
                         .log("10:58", "ERROR cannot bind to port 8080: address already in use");
    for (int i = 0; i < 60; ++i)
        run.metrics["successRate"].push_back({at("10:00") + minutes(i), i < 30 ? 99.9 : 91.0});
    const auto rulesOf = [](std::span<const Finding> findings) {
        std::vector<std::string_view> rules;
        for (const Finding& finding : findings)
            rules.push_back(ruleOf(finding));
        return rules;
    };
    std::vector<double> progress;
    std::vector<std::string_view> first;
    const auto findings = diagnose(run, {}, {}, [&](std::span<const Finding> soFar, double judged) {
        if (progress.empty())
            first = rulesOf(soFar);
        progress.push_back(judged);
    });
    using Rules = std::vector<std::string_view>;
    EXPECT_EQ(rulesOf(findings), (Rules{"failed-step", "log-lines", "metric-shift"}));
    EXPECT_EQ(first, (Rules{"failed-step", "metric-shift"})) << "before the log was read";
    ASSERT_FALSE(progress.empty());
    EXPECT_EQ(progress.front(), 0);
    EXPECT_EQ(progress.back(), 1);
    EXPECT_TRUE(std::ranges::is_sorted(progress));
    const auto* const shift = std::get_if<MetricShift>(&findings.back());
    ASSERT_NE(shift, nullptr);
    EXPECT_EQ(shift->at, at("10:30"));
    EXPECT_EQ(shift->follows, (Precursor{Precursor::Kind::StepStarted, 1, at("10:30")}));
}

TEST(Diagnose, saysNothingOfAHealthyRun)
{
    Deployment run = aDeployment("X")
                         .end("10:20")
                         .step("Build", "COMPLETED", "10:00", "10:04")
                         .step("Deploy", "COMPLETED", "10:05", "10:20")
                         .log("10:00", "INFO starting")
                         .log("10:20", "INFO done, 0 errors");
    EXPECT_TRUE(diagnose(run, {}).empty());
    EXPECT_TRUE(diagnose(Deployment(), {}).empty());
}

TEST(Diagnose, canBeStopped)
{
    std::stop_source stop;
    stop.request_stop();
    const Deployment run = aDeployment("X").failed().step("A", "FAILED", "10:00", "10:05");
    int reports = 0;
    const auto findings =
        diagnose(run, {}, stop.get_token(), [&](std::span<const Finding>, double) { ++reports; });
    EXPECT_EQ(reports, 0);
    EXPECT_EQ(findings.size(), 1) << "what was found at once";
}

} // namespace
} // namespace diagnosis
