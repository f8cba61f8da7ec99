// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/steps/end_by_choice.h"

#include "builder.h"

#include "deploy/deployment/steps/failed_step.h"

#include <gtest/gtest.h>

using deployment::Deployment;
using deployment::EndByChoice;
using deployment::endByChoice;
using deployment::tellsOnlyAbort;
using test_support::aDeployment;
using test_support::DeploymentBuilder;

namespace {

Deployment inCluster(const DeploymentBuilder& builder)
{
    Deployment deployment = builder;
    deployment.workload.emplace();
    return deployment;
}

const std::string abortAlone = "RolloutAborted: Rollout aborted update to revision 12";

} // namespace

TEST(EndByChoice, isAnAbortWithoutACause)
{
    EXPECT_TRUE(tellsOnlyAbort(abortAlone));
    EXPECT_TRUE(tellsOnlyAbort("Warning " + abortAlone));
    EXPECT_TRUE(tellsOnlyAbort(abortAlone + " (x2 until 2026-03-03T09:20:00Z)"));
    for (const char* words : {"", "RolloutAborted: by hand", "Rollout aborted update to revision ",
             "Rollout aborted update to revision x",
             "Rollout aborted update to revision 2: Metric \"errors\" assessed Failed"})
        EXPECT_FALSE(tellsOnlyAbort(words)) << words;
}

TEST(EndByChoice, isToldOfRunsOfAClusterThatTellNoFailureOfTheirOwn)
{
    const auto aborted =
        aDeployment("A").failed().currentStep("pause (failed: " + abortAlone + ')');
    EXPECT_EQ(endByChoice(inCluster(aborted)), EndByChoice::Aborted);
    EXPECT_EQ(endByChoice(aborted), EndByChoice::None) << "no cluster says so";
    auto failing = inCluster(aborted);
    failing.progress.steps.push_back({"pause", deployment::openStepStatus("RUNNING"), {}, {}});
    EXPECT_EQ(deployment::stepThatFailed(failing), std::nullopt);
    failing.progress.steps.push_back({"analysis", deployment::openStepStatus("FAILED"), {}, {}});
    EXPECT_EQ(endByChoice(failing), EndByChoice::None);
    EXPECT_EQ(deployment::stepThatFailed(failing), 1U);

    const auto rolledBack = aDeployment("A").status("ROLLED_BACK");
    EXPECT_EQ(endByChoice(inCluster(rolledBack)), EndByChoice::RolledBack);
    const auto after = [&](const std::string& step) {
        Deployment deployment = inCluster(rolledBack);
        deployment.progress.currentStep = step;
        return endByChoice(deployment);
    };
    EXPECT_EQ(after("pause (failed: superseded by revision 3)"), EndByChoice::RolledBack);
    EXPECT_EQ(after("pause (failed: " + abortAlone + ')'), EndByChoice::RolledBack);
    EXPECT_EQ(after("failed: ProgressDeadlineExceeded: too late"), EndByChoice::None);
    EXPECT_EQ(endByChoice(inCluster(aDeployment("A").status("RUNNING"))), EndByChoice::None);
}

TEST(EndByChoice, saysWhenAndDuringWhichStepAsFarAsThatIsKnown)
{
    using deployment::ChosenEnd;
    using test_support::at;
    const auto aborted = aDeployment("A")
                             .failed()
                             .end("10:20")
                             .currentStep("pause (failed: " + abortAlone + ')')
                             .step("Build", "COMPLETED", "10:00", "10:05")
                             .step("Canary", "RUNNING", "10:05");
    EXPECT_EQ(deployment::chosenEndOf(inCluster(aborted)),
        (ChosenEnd{EndByChoice::Aborted, {}, at("10:20"), 1}));
    EXPECT_EQ(deployment::chosenEndOf(aborted), std::nullopt) << "no cluster says so";
    EXPECT_EQ(deployment::chosenEndOf(inCluster(aDeployment("A").status("ROLLED_BACK"))),
        (ChosenEnd{EndByChoice::RolledBack, {}, {}, {}}));

    const auto byHand = [](const char* status) {
        return aDeployment("A")
            .status("ROLLED_BACK")
            .step("Watch", status, "10:05")
            .log("10:06", "begin")
            .log("10:07", "Rolled back manually by OPS");
    };
    EXPECT_EQ(deployment::chosenEndOf(byHand("FAILED")),
        (ChosenEnd{EndByChoice::RolledBack, 1, at("10:07"), 0}));
    EXPECT_EQ(deployment::chosenEndOf(byHand("COMPLETED")),
        (ChosenEnd{EndByChoice::RolledBack, 1, at("10:07"), {}}))
        << "it went well before somebody decided";
    EXPECT_EQ(deployment::chosenEndOf(aDeployment("A").log("10:07", "Rolled back manually")),
        std::nullopt)
        << "it is not rolled back";
}
