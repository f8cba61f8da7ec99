// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/kubernetes/commands.h"

#include <gtest/gtest.h>

namespace kubernetes {

namespace {

using operations::Command;
using operations::CommandKind;
using operations::Effect;

WorkloadObject atStep(std::int64_t step)
{
    WorkloadObject workload;
    workload.meta.uid = "u-1";
    workload.meta.generation = 4;
    workload.spec.strategy = RolloutStrategy::Canary;
    workload.spec.steps.resize(5);
    workload.status.observedGeneration = "4";
    workload.status.currentHash = "new";
    workload.status.stableHash = "old";
    workload.status.stepIndex = step;
    return workload;
}

Command decidedOn(CommandKind kind, const WorkloadObject& workload)
{
    Command command;
    command.kind = kind;
    command.revision = guardOf(workload);
    command.decidedAt = deployment::parseTimestamp("2026-03-03T09:30:00Z").value();
    return command;
}

TEST(CommandGuard, movesWhenTheDecisionMightBeAnotherOne)
{
    const WorkloadObject before = atStep(2);
    const std::string guard = guardOf(before);
    WorkloadObject now = before;
    now.meta.resourceVersion = "another";
    now.meta.generation = 5;
    now.status.available = 3;
    EXPECT_EQ(guardOf(now), guard) << "it progresses all the time";
    now.status.stepIndex = 3;
    EXPECT_NE(guardOf(now), guard);
    EXPECT_TRUE(differenceFrom(guard, CommandKind::Promote, now).has_value());
    EXPECT_FALSE(differenceFrom(guard, CommandKind::Abort, now).has_value())
        << "whoever stops it means it at any step";
    EXPECT_FALSE(differenceFrom(guard, CommandKind::Pause, now).has_value());
    now.status.currentHash = "newer";
    for (const auto& spec : operations::allCommandSpecs)
        EXPECT_TRUE(differenceFrom(guard, spec.kind, now).has_value()) << spec.word;
    now = before;
    now.meta.uid = "u-2";
    for (const auto& spec : operations::allCommandSpecs)
        EXPECT_TRUE(differenceFrom(guard, spec.kind, now).has_value()) << spec.word;
    now = before;
    now.status.pauses.push_back({"CanaryPauseStep", {}});
    EXPECT_TRUE(differenceFrom(guard, CommandKind::Resume, now).has_value());
    EXPECT_FALSE(differenceFrom(guard, CommandKind::RollBack, now).has_value());
}

TEST(EffectInACluster, aPauseIsSeenOnceTheControllerHasSeenIt)
{
    WorkloadObject workload = atStep(2);
    const Command pause = decidedOn(CommandKind::Pause, workload);
    EXPECT_EQ(effectOf(pause, workload), Effect::Unchanged);
    workload.spec.isPaused = true;
    workload.meta.generation = 5;
    EXPECT_EQ(effectOf(pause, workload), Effect::Unclear);
    workload.status.observedGeneration = "5";
    EXPECT_EQ(effectOf(pause, workload), Effect::Shown);
    workload.spec.isPaused = false;
    workload.status.currentHash = "newer";
    EXPECT_EQ(effectOf(pause, workload), Effect::NotVisible);
}

TEST(EffectInACluster, anAbortOfSomebodyElseEndsAPauseWithoutGoingOn)
{
    WorkloadObject canary = atStep(1);
    canary.status.pauses.push_back({"CanaryPauseStep", {}});
    WorkloadObject blueGreen = canary;
    blueGreen.spec.strategy = RolloutStrategy::BlueGreen;
    blueGreen.spec.steps.clear();
    blueGreen.status.stepIndex.reset();
    blueGreen.status.pauses.front().reason = "BlueGreenPause";
    for (const WorkloadObject& before : {canary, blueGreen}) {
        WorkloadObject now = before;
        now.status.pauses.clear();
        now.status.isAborted = true;
        if (now.status.stepIndex)
            now.status.stepIndex = 0;
        for (const CommandKind kind :
            {CommandKind::Resume, CommandKind::Promote, CommandKind::PromoteFully})
            EXPECT_EQ(effectOf(decidedOn(kind, before), now), Effect::NotVisible)
                << operations::specOf(kind).word;
    }
}

TEST(EffectInACluster, aPauseThatIsThereAgainAtTheSameStepWasNotLifted)
{
    WorkloadObject workload = atStep(1);
    workload.status.pauses.push_back({"CanaryPauseStep", {}});
    const Command resume = decidedOn(CommandKind::Resume, workload);
    EXPECT_EQ(effectOf(resume, workload), Effect::Unchanged);
    workload.status.stepIndex = 4;
    EXPECT_EQ(effectOf(resume, workload), Effect::Shown) << "the next pause";
    workload.status.pauses.clear();
    workload.status.stepIndex = 1;
    EXPECT_EQ(effectOf(resume, workload), Effect::Shown);
    workload.spec.isPaused = true;
    EXPECT_EQ(effectOf(resume, workload), Effect::Unchanged) << "both kinds hold";
}

TEST(EffectInACluster, halfOfACommandIsNeitherAllNorNothingOfIt)
{
    WorkloadObject held = atStep(1);
    held.status.pauses.push_back({"CanaryPauseStep", {}});
    held.spec.isPaused = true;
    const Command resume = decidedOn(CommandKind::Resume, held);
    const Command promote = decidedOn(CommandKind::Promote, held);
    const Command fully = decidedOn(CommandKind::PromoteFully, held);
    for (const Command& command : {resume, promote, fully})
        EXPECT_EQ(effectOf(command, held), Effect::Unchanged);
    WorkloadObject released = held;
    released.spec.isPaused = false;
    for (const Command& command : {resume, promote, fully})
        EXPECT_EQ(effectOf(command, released), Effect::NotVisible) << "its step still waits";
    WorkloadObject lifted = held;
    lifted.status.pauses.clear();
    EXPECT_EQ(effectOf(resume, lifted), Effect::NotVisible) << "a person's pause is in force";
    lifted.status.stepIndex = 2;
    EXPECT_EQ(effectOf(promote, lifted), Effect::NotVisible) << "a person's pause is in force";
    lifted.spec.isPaused = false;
    EXPECT_EQ(effectOf(resume, lifted), Effect::Shown);
    EXPECT_EQ(effectOf(promote, lifted), Effect::Shown);
}

TEST(EffectInACluster, anAbortIsSeenOnceItIsCarriedOut)
{
    WorkloadObject workload = atStep(2);
    const Command abort = decidedOn(CommandKind::Abort, workload);
    EXPECT_EQ(effectOf(abort, workload), Effect::Unchanged);
    workload.status.isAborted = true;
    EXPECT_EQ(effectOf(abort, workload), Effect::Unclear) << "our own flag";
    workload.status.aborted = abort.decidedAt;
    EXPECT_EQ(effectOf(abort, workload), Effect::Shown);
    const Command retry = decidedOn(CommandKind::Retry, workload);
    EXPECT_EQ(effectOf(retry, workload), Effect::Unchanged);
    workload.status.isAborted = false;
    EXPECT_EQ(effectOf(retry, workload), Effect::Shown);
}

TEST(EffectInACluster, aPromotionIsSeenByItsStep)
{
    WorkloadObject workload = atStep(2);
    const Command promote = decidedOn(CommandKind::Promote, workload);
    const Command fully = decidedOn(CommandKind::PromoteFully, workload);
    EXPECT_EQ(effectOf(promote, workload), Effect::Unchanged);
    EXPECT_EQ(effectOf(fully, workload), Effect::Unchanged);
    workload.status.isFullyPromoting = true;
    EXPECT_EQ(effectOf(fully, workload), Effect::Unclear);
    workload.status.stepIndex = 3;
    EXPECT_EQ(effectOf(promote, workload), Effect::Shown);
    workload.status.stableHash = "new";
    EXPECT_EQ(effectOf(fully, workload), Effect::Shown);
}

TEST(EffectInACluster, aRollbackIsSeenByTheTemplateThatItWentTo)
{
    WorkloadObject workload = atStep(2);
    Command rollback = decidedOn(CommandKind::RollBack, workload);
    rollback.targetId = "6/old";
    EXPECT_EQ(effectOf(rollback, workload), Effect::Unchanged);
    workload.status.currentHash = "old";
    EXPECT_EQ(effectOf(rollback, workload), Effect::Shown);
    workload.meta.generation = 9;
    EXPECT_EQ(effectOf(rollback, workload), Effect::Unclear) << "not observed yet";
    workload.status.currentHash = "third";
    EXPECT_EQ(effectOf(rollback, workload), Effect::NotVisible);
}

TEST(EffectInACluster, aRollbackOfADeploymentIsSeenByItsImagesAndRevision)
{
    WorkloadObject workload;
    workload.kind = ObjectKind::Deployment;
    workload.meta.uid = "d-1";
    workload.meta.annotations["deployment.kubernetes.io/revision"] = "3";
    workload.spec.podTemplate.containers = {{"api", "r:5000/api:3"}};
    workload.status.observedGeneration = "0";
    Command rollback = decidedOn(CommandKind::RollBack, workload);
    rollback.targetId = "2/api=r:5000/api:2";
    EXPECT_EQ(effectOf(rollback, workload), Effect::Unchanged);
    workload.spec.podTemplate.containers = {{"api", "r:5000/api:2"}};
    workload.meta.annotations["deployment.kubernetes.io/revision"] = "4";
    EXPECT_EQ(effectOf(rollback, workload), Effect::Shown);
}

TEST(EffectInACluster, aRestartIsSeenOnceTheControllerHasDoneIt)
{
    WorkloadObject workload = atStep(2);
    const Command restart = decidedOn(CommandKind::Restart, workload);
    EXPECT_EQ(effectOf(restart, workload), Effect::Unchanged);
    workload.spec.restartAt = restart.decidedAt;
    EXPECT_EQ(effectOf(restart, workload), Effect::Unclear);
    workload.status.restarted = restart.decidedAt;
    EXPECT_EQ(effectOf(restart, workload), Effect::Shown);
}

TEST(EffectInACluster, aRestartOfADeploymentIsSeenByItsMomentAlone)
{
    WorkloadObject workload;
    workload.kind = ObjectKind::Deployment;
    workload.meta.uid = "d-1";
    workload.meta.annotations["deployment.kubernetes.io/revision"] = "3";
    workload.spec.podTemplate.containers = {{"api", "r:5000/api:3"}};
    workload.spec.podTemplate.restartedAt = "2026-03-01T09:30:00Z";
    const Command restart = decidedOn(CommandKind::Restart, workload);
    EXPECT_EQ(effectOf(restart, workload), Effect::Unchanged);
    WorkloadObject other = workload;
    other.spec.podTemplate.containers = {{"api", "r:5000/api:4"}};
    other.meta.annotations["deployment.kubernetes.io/revision"] = "4";
    EXPECT_EQ(effectOf(restart, other), Effect::NotVisible) << "somebody deployed another image";
    other = workload;
    other.spec.podTemplate.restartedAt = "2026-03-03T09:30:02Z";
    other.meta.annotations["deployment.kubernetes.io/revision"] = "4";
    EXPECT_EQ(effectOf(restart, other), Effect::NotVisible) << "somebody else restarted it";
    workload.spec.podTemplate.restartedAt = "2026-03-03T09:30:00Z";
    EXPECT_EQ(effectOf(restart, workload, operations::Standing::Silent), Effect::Shown);
    EXPECT_TRUE(hasOwnTrace(CommandKind::Restart));
    EXPECT_FALSE(hasOwnTrace(CommandKind::Pause));
}

TEST(EffectInACluster, aLaterRestartHidesWhetherOursArrived)
{
    WorkloadObject workload = atStep(2);
    const Command restart = decidedOn(CommandKind::Restart, workload);
    workload.spec.restartAt = restart.decidedAt + std::chrono::seconds(3);
    workload.status.restarted = workload.spec.restartAt;
    EXPECT_EQ(effectOf(restart, workload), Effect::Shown) << "its pods are newer than that";
    EXPECT_EQ(effectOf(restart, workload, operations::Standing::Silent), Effect::NotVisible);
}

/// Of what was not answered: the cluster keeps who has written what.
TEST(EffectInACluster, whatSomebodyElseHasPutThereIsNotOurs)
{
    using operations::Standing;
    const WorkloadObject before = atStep(2);
    const Command pause = decidedOn(CommandKind::Pause, before);
    const Command abort = decidedOn(CommandKind::Abort, before);
    Command rollback = decidedOn(CommandKind::RollBack, before);
    rollback.targetId = "6/old";
    WorkloadObject now = before;
    now.spec.isPaused = true;
    now.status.isAborted = true;
    now.status.aborted = abort.decidedAt;
    WorkloadObject back = before;
    back.status.currentHash = "old";
    const auto effects = [&](Writer writer, Standing standing) {
        now.writers = back.writers = {writer, writer, writer};
        return std::vector{effectOf(pause, now, standing), effectOf(abort, now, standing),
            effectOf(rollback, back, standing)};
    };
    const std::vector shown(3, Effect::Shown);
    EXPECT_EQ(effects(Writer::Others, Standing::Silent), std::vector(3, Effect::NotVisible));
    EXPECT_EQ(effects(Writer::Console, Standing::Silent), shown) << "of this console, or another";
    EXPECT_EQ(effects(Writer::Untold, Standing::Silent), shown);
    EXPECT_EQ(effects(Writer::Others, Standing::Acknowledged), shown)
        << "who came after it changed nothing";
}

TEST(EffectInACluster, anotherObjectOfThatNameShowsNothing)
{
    WorkloadObject workload = atStep(2);
    for (const auto& spec : operations::allCommandSpecs) {
        const Command command = decidedOn(spec.kind, workload);
        WorkloadObject another = workload;
        another.meta.uid = "u-2";
        EXPECT_EQ(effectOf(command, another), Effect::NotVisible) << spec.word;
        Command old = command;
        old.revision.clear();
        EXPECT_EQ(effectOf(old, workload), Effect::Unclear) << spec.word;
    }
}

} // namespace

} // namespace kubernetes
