// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/run_digest.h"

#include "builder.h"

#include "deploy/deployment/utf8.h"
#include "deploy/diagnosis/runs/pauses.h"

#include <gtest/gtest.h>

namespace diagnosis {
namespace {

using deployment::Deployment;
using std::chrono::minutes;
using test_support::aDeployment;
using test_support::at;

TEST(RunDigest, hasWhatIsKeptOfARun)
{
    const Deployment run = aDeployment("DEP-1")
                               .version("V2.1.0")
                               .service("checkout")
                               .start("10:00")
                               .end("10:30")
                               .step("Build", "COMPLETED", "10:00", "10:04")
                               .step("Deploy", "COMPLETED", "10:05", "10:25")
                               .blue("app:v2.1.0", 100)
                               .green("app:v2.0.5", 0);
    const RunDigest digest = digestOf(run);
    EXPECT_EQ(digest.id, "DEP-1");
    EXPECT_EQ(digest.kind, (RunKind{"生产环境", "checkout", "BLUE_GREEN"}));
    EXPECT_EQ(digest.status, deployment::Status::Completed);
    EXPECT_FALSE(digest.wasRolledBackByHand);
    EXPECT_EQ(digest.start, at("10:00"));
    EXPECT_EQ(digest.end, at("10:30"));
    EXPECT_EQ(digest.fromVersion, "V2.0.5");
    EXPECT_EQ(digest.traffic, 100);
    const std::vector<RunDigest::StepDuration> steps{
        {{"Build", 0}, minutes(4), minutes(30)}, {{"Deploy", 0}, minutes(20), minutes(25)}};
    EXPECT_EQ(digest.steps, steps);
    EXPECT_EQ(digest.failure, std::nullopt);
}

TEST(RunDigest, whatSomebodyEndedInAClusterFailedAtNoStep)
{
    Deployment run = aDeployment("A")
                         .status("ROLLED_BACK")
                         .step("setWeight: 20", "COMPLETED", "10:00", "10:01")
                         .step("pause", "COMPLETED", "10:01", "10:09")
                         .log("10:00", "Scheduled pod/a-1: Successfully assigned to node-4");
    run.workload.emplace();
    EXPECT_EQ(digestOf(run).failure, FailureReason());
    run.progress.steps.back().status = deployment::openStepStatus("FAILED");
    EXPECT_EQ(digestOf(run).failure->step, "pause");
}

TEST(RunDigest, stepsOfOneNameAreToldApart)
{
    const Deployment run = aDeployment("DEP-1")
                               .step("Batch", "COMPLETED", "10:00", "10:01")
                               .step("Check", "COMPLETED", "10:01", "10:03")
                               .step("Batch", "COMPLETED", "10:03", "10:07");
    EXPECT_EQ(keyOf(run, 0), (StepKey{"Batch", 0}));
    EXPECT_EQ(keyOf(run, 1), (StepKey{"Check", 0}));
    EXPECT_EQ(keyOf(run, 2), (StepKey{"Batch", 1}));
    EXPECT_EQ(digestOf(run).steps.at(2).duration, minutes(4));
}

TEST(RunDigest, stepsWithoutADurationAreLeftOut)
{
    const Deployment run = aDeployment("DEP-1")
                               .step("A", "COMPLETED", "10:00", {})
                               .step("B", "COMPLETED", {}, "10:05")
                               .step("C", "COMPLETED", "10:06", "10:05")
                               .step("D", "FAILED", "10:06", "10:08")
                               .step("E", "RUNNING", "10:06", {})
                               .step("F", "PENDING")
                               .step("G", "COMPLETED", "10:08", "10:08");
    const RunDigest digest = digestOf(run);
    ASSERT_EQ(digest.steps.size(), 1);
    EXPECT_EQ(digest.steps.front().step.name, "G");
    EXPECT_EQ(digest.steps.front().duration, minutes(0));
}

TEST(RunDigest, whatItWasPausedIsNoPartOfItsDurations)
{
    const Deployment run = aDeployment("DEP-1")
                               .end("11:00")
                               .step("A", "COMPLETED", "10:00", "10:30")
                               .step("B", "COMPLETED", "10:30", "11:00")
                               .log("10:10", "Deployment paused by OPS-1: a look at the metrics")
                               .log("10:15", "paused the garbage collector")
                               .log("10:20", "Deployment resumed")
                               .log("10:25", "部署已暂停")
                               .log("10:40", "部署继续");
    const RunDigest digest = digestOf(run);
    EXPECT_EQ(digest.paused, minutes(25));
    ASSERT_EQ(digest.steps.size(), 2);
    EXPECT_EQ(digest.steps[0].duration, minutes(15));
    EXPECT_EQ(digest.steps[0].untilEnd, minutes(35));
    EXPECT_EQ(digest.steps[1].duration, minutes(20));
    Deployment open = aDeployment("DEP-2").running().log("10:10", "Deployment paused");
    EXPECT_EQ(Pauses(open).within(at("10:00"), at("11:00")), minutes(0))
        << "it goes on, since when is not known";
    open.paused = true;
    EXPECT_EQ(Pauses(open).within(at("10:00"), at("11:00")), minutes(50));
    EXPECT_EQ(Pauses(Deployment()).within(at("10:00"), at("11:00")), minutes(0));
}

TEST(RunDigest, saysWhyARunFailed)
{
    const Deployment run = aDeployment("DEP-1")
                               .failed()
                               .step("Build", "COMPLETED", "10:00", "10:04")
                               .step("Deploy", "FAILED", "10:05", "10:09")
                               .log("10:05", "deploying")
                               .log("10:08", "ERROR: port 8080 is taken")
                               .log("10:09", "Deployment failed");
    EXPECT_EQ(digestOf(run).failure, (FailureReason{"Deploy", "ERROR: port 8080 is taken", 1}));
    EXPECT_EQ(digestOf(aDeployment("DEP-2").failed()).failure, FailureReason());
    EXPECT_EQ(
        digestOf(aDeployment("DEP-2").failed().step("  ", "FAILED")).failure, FailureReason());
    EXPECT_EQ(digestOf(aDeployment("DEP-3").running()).failure, std::nullopt);
    const auto allDone = aDeployment("DEP-4")
                             .failed()
                             .step("Deploy", "COMPLETED", "10:00", "10:05")
                             .log("10:05", "all is well");
    EXPECT_EQ(digestOf(allDone).failure, FailureReason()) << "neither step nor line is to blame";
}

TEST(RunDigest, saysWhyARunWithoutStepsFailed)
{
    const auto run = [](const char* line) {
        return aDeployment("DEP-1")
            .failed()
            .currentStep("failed: deployment exceeded its progress deadline")
            .log("10:05", "Scaled up replica set to 3")
            .log("10:08", line);
    };
    EXPECT_EQ(digestOf(run("Warning Failed: Failed to pull image \"shop:2\": not found")).failure,
        (FailureReason{"", "Warning Failed: Failed to pull image \"shop:2\": not found", 1}));
    EXPECT_EQ(digestOf(run("Scaled up replica set to 4")).failure, FailureReason());
}

TEST(RunDigest, saysWhatPodsFailOfWhileItRuns)
{
    Deployment run = aDeployment("A").running();
    EXPECT_EQ(digestOf(run).pods, std::nullopt);
    deployment::Workload& workload = run.workload.emplace();
    workload.revision = 3;
    EXPECT_EQ(digestOf(run).pods, PodState());
    workload.tree = {{1, "Revision", "revision:3", {}, {}, {}, {}, {}},
        {2, "ReplicaSet", "shop-3", "Progressing", {}, {}, {}, {}},
        {3, "Pod", "shop-3-a", "Error", {}, {}, "ready:0/1", {}},
        {3, "Pod", "shop-3-b", "Running", {}, {}, "ready:1/1", {}},
        {3, "Pod", "shop-3-c", "ErrImagePull", {}, {}, "ready:0/1", {}},
        {3, "Pod", "shop-3-d", "ErrImagePull", {}, {}, "ready:0/1", {}}};
    EXPECT_EQ(digestOf(run).pods, (PodState{4, 3, "ErrImagePull"}));
    workload.tree = {{1, "Revision", "revision:3", {}, {}, {}, {}, {}},
        {2, "ReplicaSet", "shop-3", "ReplicaFailure", {}, {}, {}, {}}};
    EXPECT_EQ(digestOf(run).pods, (PodState{0, 0, "ReplicaFailure"}));
    run.status = deployment::openStatus("COMPLETED");
    EXPECT_EQ(digestOf(run).pods, std::nullopt);
}

TEST(RunDigest, saysHowManyPodsHaveNotBecomeReadyForLong)
{
    Deployment run = aDeployment("A").running();
    deployment::Workload& workload = run.workload.emplace();
    workload.revision = 3;
    workload.tree = {{1, "Revision", "revision:3", {}, {}, {}, {}, {}},
        {2, "ReplicaSet", "shop-3", "Progressing", {}, {}, {}, {}},
        {3, "Pod", "shop-3-a", "Running", {}, {}, "ready:0/1", {}},
        {3, "Pod", "shop-3-b", "ErrImagePull", {}, {}, "ready:0/1", {}},
        {3, "Pod", "shop-3-c", "Running", {}, {}, "ready:1/1", {}}};
    workload.tree[2].unreadySince = at("10:00");
    EXPECT_EQ(digestOf(run, at("10:04")).pods, (PodState{3, 1, "ErrImagePull", 0}));
    EXPECT_EQ(digestOf(run, at("10:05")).pods, (PodState{3, 1, "ErrImagePull", 1}));
    EXPECT_EQ(digestOf(run).pods, (PodState{3, 1, "ErrImagePull", 0})) << "when is not known";
    workload.tree.erase(workload.tree.begin() + 3);
    EXPECT_EQ(digestOf(run, at("10:05")).pods, (PodState{2, 0, {}, 1}));
}

TEST(RunDigest, whatWasRolledBackByHandDidNotFail)
{
    const Deployment run = aDeployment("DEP-1")
                               .status("ROLLED_BACK")
                               .step("Observe", "FAILED", "10:05", "10:09")
                               .log("10:05", "watching")
                               .log("10:09", "Rollback requested by OPS: error rate");
    const RunDigest digest = digestOf(run);
    EXPECT_TRUE(digest.wasRolledBackByHand);
    EXPECT_EQ(digest.failure, (FailureReason{"", "Rollback requested by OPS: error rate", 1}));
}

TEST(RunDigest, theReasonIsCutBetweenCharacters)
{
    std::string line = "ERROR ";
    while (line.size() < 1'000)
        line += "错误";
    const Deployment run =
        aDeployment("DEP-1").failed().step("Deploy", "FAILED", "10:05", "10:09").log("10:08", line);
    const std::string reason = digestOf(run).failure.value().line;
    EXPECT_LE(reason.size(), 300);
    EXPECT_GT(reason.size(), 290);
    EXPECT_EQ(deployment::firstInvalidUtf8(reason), std::nullopt);
    EXPECT_TRUE(line.starts_with(reason));
}

} // namespace
} // namespace diagnosis
