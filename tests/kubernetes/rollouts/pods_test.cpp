// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixtures.h"
#include "rollouts/phase.h"
#include "rollouts/pods.h"
#include "rollouts/weights.h"

#include "deploy/deployment/workload/workload_words.h"
#include "deploy/kubernetes/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

using kubernetes::ObjectKind;
using kubernetes::Pod;
using kubernetes::podReason;
using kubernetes::podViewOf;
using testing::HasSubstr;

namespace {

Pod podWith(const std::string& spec, const std::string& status, const std::string& meta = {})
{
    const auto object = kubernetes::readObject(ObjectKind::Pod,
        R"({"metadata":{)" + meta + R"("name":"p","uid":"p"},"spec":{)" + spec + R"(},"status":{)"
            + status + "}}");
    EXPECT_TRUE(object) << object.error().cause;
    return std::get<Pod>(*object);
}

const std::string twoContainers = R"("containers":[{"name":"a"},{"name":"b"}])";
const std::string oneInit = twoContainers + R"(,"initContainers":[{"name":"i"},{"name":"j"}])";

std::string statusOf(
    const std::string& spec, const std::string& status, const std::string& meta = {})
{
    return podViewOf(podWith(spec, status, meta)).status;
}

Pod recordedPod(const std::string& file)
{
    std::string json = fixtures::read("kubernetes/objects/" + file + ".json");
    if (json.find("\"uid\"") == std::string::npos)
        json.insert(json.find("\"name\":"), "\"uid\":\"u\",");
    const auto object = kubernetes::readObject(ObjectKind::Pod, json);
    EXPECT_TRUE(object) << file << ": " << object.error().cause;
    return object ? std::get<Pod>(*object) : Pod();
}

std::string reasonOf(const Pod& pod, const std::vector<kubernetes::Event>& events)
{
    return deployment::reasonWords(podReason(pod, events));
}

} // namespace

TEST(PodStatus, isKubectls)
{
    EXPECT_EQ(statusOf(twoContainers, R"("phase":"Pending")"), "Pending");
    EXPECT_EQ(statusOf(twoContainers, R"("phase":"Failed","reason":"Evicted")"), "Evicted");
    EXPECT_EQ(
        statusOf(oneInit,
            R"("phase":"Pending","initContainerStatuses":[{"name":"i","state":{"running":{}}}])"),
        "Init:0/2");
    EXPECT_EQ(
        statusOf(oneInit,
            R"("phase":"Pending","initContainerStatuses":[{"name":"i","state":{"terminated":{"exitCode":0}}},
        {"name":"j","state":{"waiting":{"reason":"PodInitializing"}}}])"),
        "Init:1/2");
    EXPECT_EQ(
        statusOf(oneInit,
            R"("phase":"Pending","initContainerStatuses":[{"name":"i","state":{"waiting":{"reason":"CrashLoopBackOff"}}}])"),
        "Init:CrashLoopBackOff");
    EXPECT_EQ(
        statusOf(oneInit,
            R"("initContainerStatuses":[{"name":"i","state":{"terminated":{"exitCode":3}}}])"),
        "Init:ExitCode:3");
    EXPECT_EQ(
        statusOf(oneInit,
            R"("initContainerStatuses":[{"name":"i","state":{"terminated":{"exitCode":1,"signal":9}}}])"),
        "Init:Signal:9");
    EXPECT_EQ(statusOf(twoContainers,
                  R"("phase":"Running","containerStatuses":[{"ready":true,"state":{"running":{}}},
        {"state":{"terminated":{"reason":"Completed","exitCode":0}}}])"),
        "Running");
    EXPECT_EQ(
        statusOf(twoContainers,
            R"("phase":"Running","containerStatuses":[{"state":{"terminated":{"exitCode":2}}}])"),
        "ExitCode:2");
    EXPECT_EQ(statusOf(twoContainers, R"("phase":"Running")",
                  R"("deletionTimestamp":"2026-01-01T00:00:00Z",)"),
        "Terminating");
    EXPECT_EQ(statusOf(twoContainers, R"("reason":"NodeLost")",
                  R"("deletionTimestamp":"2026-01-01T00:00:00Z",)"),
        "Unknown");
}

TEST(PodStatus, aSidecarThatRunsIsNoBeginning)
{
    const std::string sidecar =
        twoContainers + R"(,"initContainers":[{"name":"i","restartPolicy":"Always"}])";
    const auto view = podViewOf(podWith(sidecar, R"("phase":"Running",
        "initContainerStatuses":[{"name":"i","ready":true,"started":true,"restartCount":4,"state":{"running":{}}}],
        "containerStatuses":[{"ready":true,"restartCount":3,"state":{"running":{}}},{"ready":true,"state":{"running":{}}}])"));
    EXPECT_EQ(view.status, "Running");
    EXPECT_EQ(view.readyContainers, 2);
    EXPECT_EQ(view.containers, 2);
    EXPECT_EQ(view.restarts, 3);
}

TEST(PodReason, isSaidInTheWordsOfTheCluster)
{
    const auto pod =
        podWith(R"("containers":[{"name":"a"}])", R"("phase":"Running","containerStatuses":[
        {"name":"a","restartCount":7,"state":{"waiting":{"reason":"CrashLoopBackOff","message":"back-off 5m0s restarting failed container"}},
        "lastState":{"terminated":{"reason":"OOMKilled","exitCode":137}}}])");
    kubernetes::Event probe;
    probe.type = "Warning";
    probe.reason = "Unhealthy";
    probe.message = "Readiness probe failed: HTTP probe failed with statuscode: 500";
    probe.aboutUid = "p";
    probe.count = 12;
    EXPECT_EQ(reasonOf(pod, {probe}),
        "CrashLoopBackOff: back-off 5m0s restarting failed container; last terminated: OOMKilled, "
        "exit code 137; "
        "Readiness probe failed: HTTP probe failed with statuscode: 500 (x12)");
    probe.aboutUid = "other";
    EXPECT_THAT(reasonOf(pod, {probe}), testing::Not(HasSubstr("probe")));
    EXPECT_EQ(reasonOf(podWith(twoContainers,
                           R"("phase":"Running","conditions":[{"type":"Ready","status":"True"}],
        "containerStatuses":[{"ready":true,"state":{"running":{}}}])"),
                  {}),
        "");
    EXPECT_EQ(
        reasonOf(podWith(twoContainers,
                     R"("phase":"Pending","conditions":[{"type":"PodScheduled","status":"False",
        "reason":"Unschedulable","message":"0/3 nodes are available: 3 Insufficient cpu."}])"),
            {}),
        "Unschedulable: 0/3 nodes are available: 3 Insufficient cpu.");
}

TEST(PodReason, wordsOfTheClusterAreNeverTakenForThoseOfTheRecord)
{
    kubernetes::Event event;
    event.type = "Warning";
    event.reason = "Odd";
    event.message = "container app: last terminated: Error, exit code 3";
    event.aboutUid = "p";
    const auto pod = podWith(twoContainers, R"("phase":"Running","containerStatuses":[{"name":"a",
        "state":{"waiting":{"reason":"Odd","message":"x; container b: y"}}},{"name":"b"}])");
    EXPECT_EQ(reasonOf(pod, {event}),
        "container a: Odd: x; container b: y; container app: last terminated: Error, exit code 3");
    const auto parts = podReason(pod, {event});
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0].container, "a");
    EXPECT_EQ(parts[1], deployment::ReasonPart{.words = event.message});
}

TEST(PodReason, ofRecordedPods)
{
    SKIP_WITHOUT_FIXTURES();
    EXPECT_EQ(podViewOf(recordedPod("pod-crashloop")).status, "CrashLoopBackOff");
    EXPECT_THAT(reasonOf(recordedPod("pod-crashloop"), {}), HasSubstr("CrashLoopBackOff: "));
    EXPECT_EQ(podViewOf(recordedPod("pod-imagepullbackoff")).status, "ImagePullBackOff");
    EXPECT_THAT(reasonOf(recordedPod("pod-imagepullbackoff"), {}), HasSubstr("ImagePullBackOff"));
    EXPECT_EQ(podViewOf(recordedPod("pod-deletion")).status, "Terminating");
    EXPECT_EQ(podViewOf(recordedPod("pod-running-not-ready")).readyContainers, 0);
}

TEST(Weights, areCountedInPartsOfTheWhole)
{
    const auto rolloutWith = [](const std::string& strategy, const std::string& status) {
        const auto object = kubernetes::readObject(ObjectKind::Rollout,
            R"({"metadata":{"name":"r","uid":"r"},"spec":{"strategy":{"canary":{)" + strategy
                + R"("steps":[{"pause":{}},{"setWeight":20},{"pause":{}}]}}},"status":{)" + status
                + "}}");
        return std::get<kubernetes::WorkloadObject>(*object);
    };
    EXPECT_EQ(setWeight(rolloutWith("", R"("currentStepIndex":0)")), 0) << "no weight is set yet";
    EXPECT_EQ(setWeight(rolloutWith("", R"("currentStepIndex":1)")), 20)
        << "the step under way counts";
    EXPECT_EQ(setWeight(rolloutWith("", R"("currentStepIndex":3)")), 100);
    EXPECT_EQ(setWeight(rolloutWith("", R"("currentStepIndex":2,"abort":true)")), 0);
    const std::string routed = R"("trafficRouting":{"maxTrafficWeight":1000},)";
    EXPECT_EQ(setWeight(rolloutWith(routed, R"("currentStepIndex":9)")), 1000);
    kubernetes::ReplicaSet canary;
    canary.available = 1;
    const auto plain = rolloutWith("", R"("currentStepIndex":2,"availableReplicas":6)");
    EXPECT_EQ(actualWeight(plain, &canary), 16) << "rounded down";
    EXPECT_EQ(actualWeight(plain), std::nullopt);
    EXPECT_EQ(actualWeight(plain, nullptr), 0);
    EXPECT_EQ(actualWeight(rolloutWith(routed, R"("currentStepIndex":2,"availableReplicas":6,
        "canary":{"weights":{"canary":{"weight":150}}})")),
        150);
    EXPECT_EQ(
        actualWeight(rolloutWith(routed, R"("currentStepIndex":2,"availableReplicas":6)")), 20);
    EXPECT_EQ(
        actualWeight(rolloutWith(routed, R"("currentStepIndex":2,"availableReplicas":0)")), 0);
    // Past the last step, as after "promote fully", it has what the router gives it.
    const std::string behind = R"("currentStepIndex":3,"availableReplicas":6,"currentPodHash":"n",
        "stableRS":"o")";
    EXPECT_EQ(actualWeight(
                  rolloutWith(routed, behind + R"(,"canary":{"weights":{"canary":{"weight":0}}})")),
        0);
    EXPECT_EQ(actualWeight(rolloutWith(routed, behind)), std::nullopt);
    EXPECT_EQ(actualWeight(rolloutWith(routed, behind), &canary), std::nullopt);
    EXPECT_EQ(actualWeight(rolloutWith("", behind), &canary), 16);
    EXPECT_EQ(actualWeight(rolloutWith(routed, R"("currentStepIndex":3,"availableReplicas":6,
        "currentPodHash":"n","stableRS":"n","canary":{"weights":{"canary":{"weight":0}}})")),
        1000)
        << "what is promoted is the stable version, and has all";
}

TEST(PodReadiness, isThatOfItsConditionAsLongAsThePodIsWanted)
{
    using kubernetes::Readiness;
    const auto readiness = [](const std::string& status, const std::string& meta = {}) {
        return kubernetes::readinessOf(podWith(twoContainers, status, meta));
    };
    const auto conditions = [](const std::string& word) {
        return R"("conditions":[{"type":"Ready","status":")" + word
            + R"(","lastTransitionTime":"2025-02-15T10:02:00Z"}])";
    };
    const auto time = deployment::parseTimestamp("2025-02-15T10:02:00Z").value();
    EXPECT_EQ(readiness(R"("phase":"Running",)" + conditions("False")), (Readiness{false, time}));
    EXPECT_EQ(readiness(R"("phase":"Running",)" + conditions("Unknown")), Readiness())
        << "its node is silent";
    EXPECT_EQ(readiness(R"("phase":"Running",)" + conditions("True")), (Readiness{true, time}));
    EXPECT_EQ(readiness(R"("phase":"Failed",)" + conditions("False")), Readiness());
    const std::string created = R"("creationTimestamp":"2025-02-15T10:02:00Z",)";
    EXPECT_EQ(readiness(R"("phase":"Pending")", created), (Readiness{false, time}))
        << "no node has taken it yet";
    EXPECT_EQ(readiness(R"("phase":"Running")", created), Readiness()) << "nobody tells";
    EXPECT_EQ(readiness(R"("phase":"Running",)" + conditions("False"),
                  R"("deletionTimestamp":"2025-02-15T10:03:00Z",)"),
        Readiness());
}
