// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/workload/workload_facts.h"

#include "builder.h"

#include <gmock/gmock.h>

using namespace deployment;
using namespace std::chrono_literals;
using test_support::aDeployment;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

WorkloadNode workloadNode(
    std::int64_t depth, std::string kind, std::string name, std::vector<std::string> roles = {})
{
    WorkloadNode node;
    node.depth = depth;
    node.kind = std::move(kind);
    node.name = std::move(name);
    node.roles = std::move(roles);
    return node;
}

WorkloadNode podThat(std::string status, std::string reason = {}, std::string info = {})
{
    WorkloadNode node = workloadNode(0, "Pod", "p");
    node.status = std::move(status);
    node.reason = std::move(reason);
    node.info = std::move(info);
    return node;
}

std::vector<std::string> sentencesOf(const WorkloadNode& node)
{
    std::vector<std::string> sentences;
    for (const Message& reason : plainReasons(node))
        sentences.push_back(reason.toEnglish());
    return sentences;
}

std::vector<std::string> namesOnSide(const Deployment& deployment, Side side)
{
    std::vector<std::string> names;
    for (const WorkloadNode& node : nodesOfSide(deployment, side))
        names.push_back(std::to_string(node.depth) + node.name);
    return names;
}

Deployment canary()
{
    Deployment deployment = aDeployment("a").version("2").blue("shop:2", 20).green("shop:1", 80);
    Workload& workload = deployment.workload.emplace();
    workload.revision = 3;
    workload.tree = {workloadNode(0, "Rollout", "shop"), workloadNode(1, "Revision", "revision:3"),
        workloadNode(2, "ReplicaSet", "new", {"canary"}), workloadNode(3, "Pod", "new-1"),
        workloadNode(2, "Experiment", "try"), workloadNode(3, "ReplicaSet", "try-a"),
        workloadNode(4, "Pod", "try-a-1"), workloadNode(2, "AnalysisRun", "run"),
        workloadNode(1, "Revision", "revision:2"), workloadNode(2, "ReplicaSet", "old", {"stable"}),
        workloadNode(3, "Pod", "old-1"), workloadNode(3, "Pod", "old-2"),
        workloadNode(1, "Revision", "revision:1"), workloadNode(2, "ReplicaSet", "older")};
    return deployment;
}

} // namespace

TEST(PlainReasons, ofWhatIsWellThereAreNone)
{
    EXPECT_THAT(sentencesOf(podThat("Running", {}, "ready:1/1")), IsEmpty());
    EXPECT_THAT(sentencesOf(podThat("Init:0/1")), IsEmpty());
    EXPECT_THAT(sentencesOf(podThat("some new word")), IsEmpty());
}

TEST(PlainReasons, aStatusAndItsCauseAreBothSaid)
{
    EXPECT_THAT(sentencesOf(podThat("ImagePullBackOff",
                    "failed to pull and unpack image: manifest unknown: not found")),
        ElementsAre("The image can't be pulled; the cluster keeps trying.",
            "The registry has no image of that tag."));
    EXPECT_THAT(sentencesOf(podThat("CrashLoopBackOff", "last: Error, exit code 2")),
        ElementsAre(HasSubstr("keeps ending"), "It ended with exit code 2."));
    EXPECT_THAT(sentencesOf(podThat("CrashLoopBackOff", "last: OOMKilled, exit code 137")),
        ElementsAre(HasSubstr("keeps ending"), HasSubstr("used up its memory limit")))
        << "the code says no more than that";
    EXPECT_THAT(
        sentencesOf(podThat("OOMKilled", "OOMKilled")), ElementsAre(HasSubstr("memory limit")))
        << "once";
    EXPECT_THAT(sentencesOf(podThat("Init:ErrImagePull")),
        ElementsAre("A container that prepares the pod fails.", "The image can't be pulled."));
}

TEST(PlainReasons, exitCodesThatShellsGiveAMeaningHaveIt)
{
    EXPECT_THAT(sentencesOf(podThat("ExitCode:127")),
        ElementsAre("Its command was not found (exit code 127)."));
    EXPECT_THAT(sentencesOf(podThat("Error", "exit code: 137")),
        ElementsAre("The container ended with an error.", HasSubstr("was killed")));
    EXPECT_THAT(sentencesOf(podThat("Error", "exit code 1370")),
        ElementsAre("The container ended with an error.", "It ended with exit code 1370."));
    EXPECT_THAT(sentencesOf(podThat("Error", "exit code unknown")),
        ElementsAre("The container ended with an error."));
}

TEST(PlainReasons, whyAPodGetsNoNodeIsSaid)
{
    const std::string nodes = "0/3 nodes are available: ";
    EXPECT_THAT(sentencesOf(podThat("Pending", nodes + "3 Insufficient memory.")),
        ElementsAre("No node has enough memory left for the pod."));
    EXPECT_THAT(sentencesOf(podThat("Pending", nodes + "1 node(s) had untolerated taint {a: b}.")),
        ElementsAre("No node takes the pod: their taints keep it away."));
    EXPECT_THAT(
        sentencesOf(podThat("Pending", nodes + "?")), ElementsAre("No node takes the pod."));
}

TEST(Conditions, followTheWordsOfTheCluster)
{
    EXPECT_EQ(conditionOf("Healthy"), Condition::Well);
    EXPECT_EQ(conditionOf("Init:0/1"), Condition::Busy);
    EXPECT_EQ(conditionOf("Init:CrashLoopBackOff"), Condition::Failing);
    EXPECT_EQ(conditionOf("CreateContainerConfigError"), Condition::Failing);
    EXPECT_EQ(conditionOf("ExitCode:2"), Condition::Failing);
    EXPECT_EQ(conditionOf("Paused"), Condition::Waiting);
    EXPECT_EQ(conditionOf("ScaledDown"), Condition::Idle);
    EXPECT_EQ(conditionOf("Suspended"), Condition::Unknown);
    EXPECT_EQ(conditionOf(""), Condition::Unknown);
}

TEST(Conditions, aPodThatRunsButIsNotReadyIsNotWell)
{
    EXPECT_EQ(conditionOf(podThat("Running", {}, "ready:1/1")), Condition::Well);
    EXPECT_EQ(conditionOf(podThat("Running", {}, "ready:10/1,restarts:3")), Condition::Busy);
    EXPECT_EQ(conditionOf(podThat("Running", {}, "ready:2/2,restarts:3")), Condition::Well);
    EXPECT_EQ(conditionOf(podThat("Running", {}, "ready:1/2")), Condition::Busy);
    EXPECT_EQ(conditionOf(podThat("Running", "Readiness probe failed: 503", "ready:1/2")),
        Condition::Failing);
    EXPECT_EQ(conditionOf(podThat("Pending")), Condition::Busy);
    EXPECT_EQ(conditionOf(podThat("Pending", "0/3 nodes are available: x")), Condition::Failing);
}

TEST(WorkloadSides, eachHasItsReplicaSetsAndTheirPods)
{
    const Deployment deployment = canary();
    EXPECT_THAT(namesOnSide(deployment, Side::Blue), ElementsAre("0new", "1new-1"));
    EXPECT_THAT(namesOnSide(deployment, Side::Green), ElementsAre("0old", "1old-1", "1old-2"));
    EXPECT_THAT(namesOnSide(aDeployment("a"), Side::Blue), IsEmpty());
}

TEST(WorkloadSides, theNewVersionIsWhereTheRecordSaysNotWhatTheColorSays)
{
    Deployment deployment = canary();
    deployment.resources = {};
    deployment.resources.put({"blueEnv", 1, 1, "shop:1", 80, "ok"});
    deployment.resources.put({"greenEnv", 1, 1, "shop:2", 20, "ok"});
    EXPECT_THAT(namesOnSide(deployment, Side::Green), ElementsAre("0new", "1new-1"));
}

TEST(WorkloadSides, onceAllIsDoneTheNewOneIsStableAndTheNextWithPodsIsOld)
{
    Deployment deployment = canary();
    auto& tree = deployment.workload->tree;
    tree[2].roles = {"stable"};
    tree[9].roles = {};
    EXPECT_THAT(namesOnSide(deployment, Side::Blue), ElementsAre("0new", "1new-1"));
    EXPECT_THAT(namesOnSide(deployment, Side::Green), ElementsAre("0old", "1old-1", "1old-2"));
    tree.erase(tree.begin() + 10, tree.begin() + 12);
    EXPECT_THAT(namesOnSide(deployment, Side::Green), IsEmpty()) << "none has pods";
    deployment.workload->revision = 0;
    tree[8].name = "no number";
    EXPECT_THAT(namesOnSide(deployment, Side::Blue), ElementsAre("0new", "1new-1"));
}

TEST(WorkloadTexts, areThoseOfTheClustersTools)
{
    EXPECT_EQ(imageText({"demo:blue", {"stable", "active"}}), "demo:blue (stable, active)");
    EXPECT_EQ(imageText({"demo:blue", {}}), "demo:blue");
    Workload workload;
    EXPECT_EQ(stepCountText(workload), "");
    workload.stepIndex = 0;
    EXPECT_EQ(stepCountText(workload), "") << "of no steps";
    workload.stepCount = 8;
    EXPECT_EQ(stepCountText(workload), "0/8");
    WorkloadNode pod = podThat("Running", {}, "ready:1/1,restarts:3");
    EXPECT_EQ(infoText(pod), "ready:1/1,restarts:3");
    pod.roles = {"canary", "ping"};
    EXPECT_EQ(infoText(pod), "canary, ping, ready:1/1,restarts:3");
}

TEST(PlainReasons, areNotOfWhatThingsAreCalled)
{
    const auto said = [](const std::string& reason) {
        std::string text;
        for (const std::string& sentence : sentencesOf(podThat("Running", reason)))
            text += sentence;
        return text;
    };
    EXPECT_EQ(said("ErrImagePull: Back-off pulling image \"r.io/oomkilled:1\""), "");
    EXPECT_EQ(said("container unauthorized: Waiting: later"), "");
    EXPECT_EQ(said("MountVolume: secret \"exit-code 9\" is late, pod/not-found"), "");
    EXPECT_EQ(said("Error, exit code 3: user not found"), "It ended with exit code 3.");
    EXPECT_EQ(said("container a: last terminated: OOMKilled, exit code 137: exceeded quota"),
        "The container was ended because it used up its memory limit.");
    EXPECT_EQ(said("secret \"db\" not found"), "What it needs was not found.");
}

TEST(WorkloadTexts, agesHaveTheStepsOfKubectl)
{
    EXPECT_EQ(ageText(-5s), "0s");
    EXPECT_EQ(ageText(119s), "119s");
    EXPECT_EQ(ageText(120s), "2m");
    EXPECT_EQ(ageText(5min + 3s), "5m3s");
    EXPECT_EQ(ageText(10min + 3s), "10m");
    EXPECT_EQ(ageText(179min), "179m");
    EXPECT_EQ(ageText(3h), "3h");
    EXPECT_EQ(ageText(3h + 20min), "3h20m");
    EXPECT_EQ(ageText(47h), "47h");
    EXPECT_EQ(ageText(52h), "2d4h");
    EXPECT_EQ(ageText(24h * 7), "7d");
    EXPECT_EQ(ageText(24h * 8 + 1h), "8d");
    EXPECT_EQ(ageText(24h * 800), "2y70d");
    EXPECT_EQ(ageText(24h * 3650), "10y");
}
