// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/command_policy.h"

#include "builder.h"

#include <gtest/gtest.h>

namespace operations {

namespace {

using deployment::Status;
using test_support::aDeployment;

bool takes(CommandKind kind, const CommandSubject& subject)
{
    return disabledReasonFor(kind, subject) == DisabledReason::None;
}

TEST(CommandPolicy, eachStateTakesWhatTheContractSays)
{
    for (const Status status : {Status::Pending, Status::Running, Status::Completed, Status::Failed,
             Status::RolledBack, Status::Unknown}) {
        const bool isRunning = status == Status::Running;
        for (const bool paused : {false, true}) {
            for (const bool isNewest : {false, true}) {
                const CommandSubject subject{status, paused, isNewest};
                EXPECT_EQ(takes(CommandKind::Pause, subject), isRunning && !paused);
                EXPECT_EQ(takes(CommandKind::Resume, subject), isRunning && paused);
                EXPECT_EQ(takes(CommandKind::RollBack, subject),
                    isRunning || status == Status::Failed
                        || (status == Status::Completed && isNewest));
            }
        }
    }
}

TEST(CommandPolicy, whatAClusterTakesFollowsTheStatusToo)
{
    for (const bool paused : {false, true}) {
        const CommandSubject running{Status::Running, paused, true};
        const CommandSubject failed{Status::Failed, paused, true};
        const CommandSubject done{Status::Completed, paused, true};
        EXPECT_TRUE(takes(CommandKind::Abort, running) && takes(CommandKind::Abort, failed));
        EXPECT_TRUE(
            takes(CommandKind::Promote, running) && takes(CommandKind::PromoteFully, running));
        EXPECT_FALSE(takes(CommandKind::Promote, failed)) << "an aborted one is retried first";
        EXPECT_TRUE(takes(CommandKind::Retry, failed));
        EXPECT_EQ(disabledReasonFor(CommandKind::Retry, running), DisabledReason::StillRunning);
        EXPECT_EQ(disabledReasonFor(CommandKind::Abort, done), DisabledReason::Succeeded);
        EXPECT_TRUE(takes(CommandKind::Restart, done));
        EXPECT_FALSE(takes(CommandKind::Restart, {Status::Completed, paused, false}));
    }
}

TEST(CommandPolicy, aWorkloadThatIsPausedIsResumedThoughItsLastRunIsDone)
{
    for (const Status status : {Status::Pending, Status::Running, Status::Completed, Status::Failed,
             Status::RolledBack, Status::Unknown}) {
        deployment::Deployment run = aDeployment("web");
        run.status.known = status;
        run.workload.emplace().phase = "Paused";
        const bool isTaken = status == Status::Completed || status == Status::Unknown;
        EXPECT_EQ(takes(CommandKind::Resume, subjectOf(run)), isTaken);
        run.workload->phase = "Healthy";
        EXPECT_FALSE(takes(CommandKind::Resume, subjectOf(run)));
        run.workload.reset();
        run.paused = status != Status::Running; // means nothing there
        EXPECT_FALSE(takes(CommandKind::Resume, subjectOf(run)));
    }
}

TEST(CommandPolicy, everyReasonHasItsSentence)
{
    const auto said = [](DisabledReason reason, const std::string& newer = {}) {
        return disabledReasonMessage(reason, {"%1 生产", newer, "WEIRD"}).toEnglish();
    };
    EXPECT_EQ(said(DisabledReason::None), "");
    EXPECT_EQ(said(DisabledReason::Superseded, "V3"), "%1 生产 already has the newer V3.");
    EXPECT_EQ(
        said(DisabledReason::Superseded), "A newer version may have been deployed to %1 生产.");
    EXPECT_EQ(said(DisabledReason::UnknownStatus), "The deployment has an unknown status: WEIRD.");
    EXPECT_EQ(said(DisabledReason::NotPaused), "The deployment is not paused.");
}

TEST(CommandPolicy, theObstacleSaysWhatStandsInTheWay)
{
    EXPECT_EQ(disabledReasonFor(CommandKind::Pause, {Status::Pending}), DisabledReason::NotStarted);
    EXPECT_EQ(disabledReasonFor(CommandKind::Pause, {Status::Running, true}),
        DisabledReason::AlreadyPaused);
    EXPECT_EQ(disabledReasonFor(CommandKind::Resume, {Status::Running, false}),
        DisabledReason::NotPaused);
    EXPECT_EQ(disabledReasonFor(CommandKind::Pause, {Status::Failed}), DisabledReason::Failed);
    EXPECT_EQ(
        disabledReasonFor(CommandKind::Pause, {Status::Completed}), DisabledReason::Succeeded);
    EXPECT_EQ(
        disabledReasonFor(CommandKind::RollBack, {Status::Completed}), DisabledReason::Superseded);
    EXPECT_EQ(
        disabledReasonFor(CommandKind::RollBack, {Status::RolledBack}), DisabledReason::RolledBack);
    EXPECT_EQ(
        disabledReasonFor(CommandKind::RollBack, {Status::Unknown}), DisabledReason::UnknownStatus);
}

TEST(CommandPolicy, pauseAndResumeTakeEachOthersPlace)
{
    for (const bool paused : {false, true}) {
        EXPECT_EQ(fitsPaused(CommandKind::Pause, paused), !paused);
        EXPECT_EQ(fitsPaused(CommandKind::Resume, paused), paused);
        EXPECT_TRUE(fitsPaused(CommandKind::RollBack, paused));
    }
}

TEST(CommandPolicy, whatElseWasDeployedBearsOnlyOnASuccess)
{
    EXPECT_TRUE(dependsOnSuccession(CommandKind::RollBack, Status::Completed));
    EXPECT_FALSE(dependsOnSuccession(CommandKind::RollBack, Status::Failed));
    EXPECT_FALSE(dependsOnSuccession(CommandKind::Pause, Status::Completed));
}

TEST(CommandPolicy, theSubjectIsTheDeploymentAsItStands)
{
    deployment::Deployment one = aDeployment("A").running();
    one.paused = true;
    EXPECT_EQ(disabledReasonFor(CommandKind::Pause, subjectOf(one)), DisabledReason::AlreadyPaused);
    EXPECT_TRUE(takes(CommandKind::Resume, subjectOf(one)));
}

} // namespace

} // namespace operations
