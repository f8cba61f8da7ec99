// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_fixture.h"

#include "kubernetes/rollouts/canary_counts.h"
#include "kubernetes/rollouts/rollout_phase.h"

#include "fixtures.h"

#include <algorithm>
#include <cmath>
#include <random>

using kube_test::argo;
using kube_test::cart;
using kube_test::cartPath;
using kube_test::Json;
using kube_test::Kube;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

/// A healthy cart of version 1.
struct Cart {
    Cart()
    {
        kube.put(cart());
        kube.server.advance(seconds(20));
        EXPECT_EQ(phase(), "Healthy");
    }
    void release(const std::string& image)
    {
        kube.merge(cartPath,
            {{"spec",
                {{"template",
                    {{"spec", {{"containers", {{{"name", "cart"}, {"image", image}}}}}}}}}}});
        kube.server.advance(seconds(20));
    }
    void patchStatus(const Json& status)
    {
        kube.merge(cartPath + "/status", {{"status", status}});
        kube.server.advance(seconds(20));
    }
    Json status() { return kube.status(cartPath); }
    std::string phase() { return status().value("phase", ""); }
    std::string message() { return status().value("message", ""); }
    int step() { return status().value("currentStepIndex", -1); }
    std::vector<std::string> events(const std::string& reason)
    {
        std::vector<std::string> texts;
        for (const Json& event : kube.items("/api/v1/namespaces/shop/events"))
            if (event["reason"] == reason)
                texts.push_back(event.value("message", ""));
        return texts;
    }
    /// The set of the newest revision.
    Json newestSet()
    {
        Json newest;
        for (const Json& set : kube.items("/apis/apps/v1/replicasets"))
            if (newest.is_null() || revision(set) > revision(newest))
                newest = set;
        return newest;
    }
    static int revision(const Json& object)
    {
        return std::stoi(
            object["metadata"]["annotations"]["rollout.argoproj.io/revision"].get<std::string>());
    }
    void undo(const Json& set)
    {
        Json pattern = set["spec"]["template"];
        pattern["metadata"]["labels"].erase("rollouts-pod-template-hash");
        const auto done = kube.jsonPatch(cartPath,
            Json::array({{{"op", "replace"}, {"path", "/spec/template"}, {"value", pattern}}}));
        EXPECT_EQ(done.status, 200);
        kube.server.advance(seconds(20));
    }
    Kube kube;
};

} // namespace

TEST(RolloutPlay, theFirstDeploymentSkipsTheSteps)
{
    Cart world;
    EXPECT_EQ(world.step(), 4);
    EXPECT_EQ(world.status()["stableRS"], world.status()["currentPodHash"]);
    EXPECT_THAT(world.events("RolloutCompleted"), Contains(HasSubstr("Initial deploy")));
    // The controller has written the spec once itself.
    EXPECT_EQ(world.kube.object(cartPath)["metadata"]["generation"], 2);
    EXPECT_EQ(world.status()["observedGeneration"], "2");
}

TEST(RolloutPlay, aCanaryWaitsGoesOnAndWaitsForATime)
{
    Cart world;
    world.release("cart:2");
    EXPECT_EQ(world.phase(), "Paused");
    EXPECT_EQ(world.message(), "CanaryPauseStep");
    EXPECT_EQ(world.step(), 1);
    EXPECT_EQ(world.status()["updatedReplicas"], 1);
    EXPECT_EQ(world.status()["controllerPause"], true);
    world.patchStatus({{"pauseConditions", nullptr}});
    EXPECT_EQ(world.step(), 3);
    EXPECT_EQ(world.status()["updatedReplicas"], 2);
    world.kube.server.advance(minutes(2));
    EXPECT_EQ(world.phase(), "Healthy");
    EXPECT_THAT(world.events("RolloutStepCompleted"),
        ElementsAre("Rollout step 1/4 completed (setWeight: 25)",
            "Rollout step 2/4 completed (pause)", "Rollout step 3/4 completed (setWeight: 50)",
            "Rollout step 4/4 completed (pause: 30s)"));
}

TEST(RolloutPlay, anAbortForgetsTheStepAndARetryBeginsAgain)
{
    Cart world;
    world.release("cart:2");
    world.patchStatus({{"abort", true}});
    EXPECT_EQ(world.phase(), "Degraded");
    EXPECT_EQ(world.message(), "RolloutAborted: Rollout aborted update to revision 2");
    EXPECT_EQ(world.step(), 0);
    EXPECT_FALSE(world.status().contains("updatedReplicas"));
    EXPECT_TRUE(world.status().contains("abortedAt"));
    world.patchStatus({{"abort", false}});
    EXPECT_EQ(world.phase(), "Paused");
    EXPECT_EQ(world.step(), 1);
    EXPECT_EQ(world.status()["abort"], false); // it stays there
}

TEST(RolloutPlay, aFullPromotionSkipsWhatIsLeft)
{
    Cart world;
    world.release("cart:2");
    world.patchStatus({{"promoteFull", true}});
    world.kube.server.advance(minutes(1));
    EXPECT_EQ(world.phase(), "Healthy");
    EXPECT_THAT(world.events("RolloutCompleted"), Contains(HasSubstr("Full promotion requested")));
}

TEST(RolloutPlay, aSkippedStepIsPassedOver)
{
    Cart world;
    world.release("cart:2");
    world.patchStatus({{"pauseConditions", nullptr}, {"currentStepIndex", 2}});
    EXPECT_EQ(world.step(), 3);
}

TEST(RolloutPlay, goingBackToWhatIsStableSkipsTheSteps)
{
    Cart world;
    const Json first = world.newestSet();
    world.release("cart:2");
    world.undo(first);
    EXPECT_EQ(world.phase(), "Healthy");
    EXPECT_EQ(Cart::revision(world.kube.object(cartPath)), 3);
    EXPECT_THAT(world.events("SkipSteps"), ElementsAre("Rollback to stable ReplicaSets"));
    const Json set = world.newestSet();
    EXPECT_EQ(set["metadata"]["name"], first["metadata"]["name"]);
    EXPECT_EQ(set["metadata"]["annotations"]["rollout.argoproj.io/revision-history"], "1");
}

TEST(RolloutPlay, goingBackLaterRunsTheStepsAgainUnlessTheWindowAllows)
{
    for (const int window : {0, 2}) {
        Cart world;
        const Json first = world.newestSet();
        if (window > 0)
            world.kube.merge(cartPath, {{"spec", {{"rollbackWindow", {{"revisions", window}}}}}});
        world.release("cart:2");
        world.patchStatus({{"promoteFull", true}});
        world.kube.server.advance(minutes(1));
        world.undo(first);
        world.kube.server.advance(minutes(1));
        EXPECT_EQ(world.phase(), window > 0 ? "Healthy" : "Paused") << window;
    }
}

TEST(RolloutPlay, aUsersPauseHoldsEverythingAndIsLiftedByItself)
{
    Cart world;
    world.kube.merge(cartPath, {{"spec", {{"paused", true}}}});
    world.release("cart:2");
    EXPECT_EQ(world.message(), "manually paused");
    EXPECT_FALSE(world.status().contains("updatedReplicas"));
    world.kube.merge(cartPath, {{"spec", {{"paused", false}}}});
    world.kube.server.advance(seconds(20));
    EXPECT_EQ(world.message(), "CanaryPauseStep");
}

TEST(RolloutPlay, anImageThatIsNotThereExceedsTheDeadline)
{
    Cart world;
    world.kube.merge(cartPath, {{"spec", {{"progressDeadlineSeconds", 120}}}});
    world.release("bad-cart:2");
    EXPECT_EQ(world.phase(), "Progressing");
    world.kube.server.advance(minutes(3));
    EXPECT_EQ(world.phase(), "Degraded");
    EXPECT_THAT(world.message(), HasSubstr("ProgressDeadlineExceeded: ReplicaSet \"cart-"));
    EXPECT_EQ(world.status()["availableReplicas"], 4);
}

TEST(RolloutPlay, aRestartReplacesThePodsAndTakesNoSteps)
{
    Cart world;
    const Json before = world.kube.get("/api/v1/pods").json()["items"];
    const std::string when = "2026-03-03T09:00:30Z";
    world.kube.merge(cartPath, {{"spec", {{"restartAt", when}}}});
    world.kube.server.advance(minutes(3));
    EXPECT_EQ(world.phase(), "Healthy");
    EXPECT_EQ(world.status()["restartedAt"], when);
    const Json after = world.kube.get("/api/v1/pods").json()["items"];
    EXPECT_EQ(after.size(), before.size());
    for (const Json& pod : after)
        EXPECT_GE(pod["metadata"]["creationTimestamp"].get<std::string>(), when);
}

TEST(RolloutPlay, analysisThatFailsAbortsWithItsReason)
{
    Kube kube;
    Json rollout = cart("cart:1", 2);
    Json steps = Json::array();
    steps.push_back({{"setWeight", 50}});
    steps.push_back({{"analysis", {{"templates", {{{"templateName", "success-rate"}}}}}}});
    rollout["spec"]["strategy"]["canary"]["steps"] = steps;
    kube.put(rollout);
    kube.server.advance(seconds(20));
    kube.merge(cartPath,
        {{"spec",
            {{"template",
                {{"spec",
                    {{"containers", {{{"name", "cart"}, {"image", "cart:2-regression"}}}}}}}}}}});
    kube.server.advance(seconds(15));
    EXPECT_EQ(kube.status(cartPath)["canary"]["currentStepAnalysisRunStatus"]["status"], "Running");
    kube.server.advance(minutes(2));
    EXPECT_EQ(kube.status(cartPath)["message"],
        "RolloutAborted: Rollout aborted update to revision 2: Step-based analysis phase "
        "error/failed: Metric \"success-rate\" assessed Failed due to failed (1) > failureLimit "
        "(0)");
    const Json run = kube.get(argo + "/analysisruns").json()["items"][0];
    EXPECT_EQ(run["status"]["phase"], "Failed");
    EXPECT_EQ(run["status"]["metricResults"][0]["measurements"].back()["phase"], "Failed");
    // Trying again measures again.
    kube.merge(cartPath + "/status", {{"status", {{"abort", false}}}});
    kube.server.advance(minutes(2));
    EXPECT_EQ(kube.get(argo + "/analysisruns").json()["items"].size(), 2U);
}

TEST(RolloutPlay, blueGreenWaitsSwitchesAndEndsTheOldSideLater)
{
    Kube kube;
    Json rollout = cart("cart:1", 2);
    rollout["spec"]["strategy"] = {{"blueGreen",
        {{"activeService", "live"}, {"previewService", "next"}, {"autoPromotionEnabled", false},
            {"scaleDownDelaySeconds", 60}}}};
    kube.put(rollout);
    kube.server.advance(seconds(1));
    EXPECT_THAT(kube.status(cartPath)["message"], HasSubstr("InvalidSpec: "));
    for (const char* const name : {"live", "next"})
        kube.put({{"apiVersion", "v1"}, {"kind", "Service"},
            {"metadata", {{"name", name}, {"namespace", "shop"}}}, {"spec", Json::object()}});
    kube.merge(cartPath, {{"metadata", {{"labels", {{"again", "1"}}}}}});
    kube.server.advance(seconds(20));
    EXPECT_EQ(kube.status(cartPath)["phase"], "Healthy");
    kube.merge(cartPath,
        {{"spec",
            {{"template",
                {{"spec", {{"containers", {{{"name", "cart"}, {"image", "cart:2"}}}}}}}}}}});
    kube.server.advance(seconds(20));
    Json status = kube.status(cartPath);
    EXPECT_EQ(status["message"], "BlueGreenPause");
    EXPECT_NE(status["blueGreen"]["activeSelector"], status["blueGreen"]["previewSelector"]);
    kube.merge(cartPath + "/status", {{"status", {{"pauseConditions", nullptr}}}});
    kube.server.advance(seconds(5));
    status = kube.status(cartPath);
    EXPECT_EQ(status["phase"], "Healthy");
    EXPECT_EQ(status["replicas"], 4);
    kube.server.advance(minutes(2));
    EXPECT_EQ(kube.status(cartPath)["replicas"], 2);
}

TEST(RolloutPlay, trafficFollowsTheStepsAndIsTakenBackAtOnce)
{
    Kube kube;
    Json rollout = cart("cart:1", 4);
    rollout["spec"]["strategy"]["canary"]["trafficRouting"] = {{"nginx", Json::object()}};
    kube.put(rollout);
    kube.server.advance(seconds(20));
    kube.merge(cartPath,
        {{"spec",
            {{"template",
                {{"spec", {{"containers", {{{"name", "cart"}, {"image", "cart:2"}}}}}}}}}}});
    kube.server.advance(milliseconds(500));
    EXPECT_EQ(kube.status(cartPath)["canary"]["weights"]["canary"]["weight"], 0);
    kube.server.advance(seconds(20));
    EXPECT_EQ(kube.status(cartPath)["canary"]["weights"]["canary"]["weight"], 25);
    EXPECT_EQ(kube.status(cartPath)["replicas"], 5); // the old side stays whole
    kube.merge(cartPath + "/status", {{"status", {{"abort", true}}}});
    kube.server.advance(seconds(1));
    EXPECT_EQ(kube.status(cartPath)["canary"]["weights"]["canary"]["weight"], 0);
    EXPECT_EQ(kube.status(cartPath)["updatedReplicas"], 1); // for 30 s
    kube.server.advance(minutes(1));
    EXPECT_FALSE(kube.status(cartPath).contains("updatedReplicas"));
}

TEST(RolloutPlay, eventsAreFoldedAndLimited)
{
    Cart world;
    for (int round = 0; round < 20; ++round) {
        world.kube.merge(cartPath, {{"spec", {{"replicas", 5 + round % 2}}}});
        world.kube.server.advance(seconds(10));
    }
    int told = 0;
    for (const Json& event : world.kube.items("/api/v1/namespaces/shop/events"
                                              "?fieldSelector=involvedObject.kind%3DRollout"))
        told += event["count"].get<int>();
    EXPECT_LE(told, 26);
    world.kube.server.advance(minutes(90));
    EXPECT_TRUE(world.events("RolloutUpdated").empty()); // forgotten after an hour
}

TEST(RolloutPlay, theSameWorldIsPlayedTwice)
{
    const auto played = [] {
        Cart world;
        world.release("cart:2");
        return world.kube.get("/api/v1/pods").body + world.kube.get(argo + "/rollouts").body;
    };
    EXPECT_EQ(played(), played());
}

TEST(RolloutPhase, isThatOfTheRealObjects)
{
    SKIP_WITHOUT_FIXTURES();
    const Json index = Json::parse(fixtures::read("argo-rollouts/lifecycle/index.json"));
    for (const auto& [name, expected] : index["expected"].items()) {
        const Json rollout =
            Json::parse(fixtures::read("argo-rollouts/lifecycle/" + name + ".json"));
        const auto phase = mock_kubernetes::phaseOf(rollout["spec"], rollout["status"]);
        EXPECT_EQ(phase.phase, expected[0]) << name;
        EXPECT_EQ(phase.message, rollout["status"].value("message", "")) << name;
    }
}

TEST(RolloutPhase, isWhatThePluginShowsOfRealObjects)
{
    SKIP_WITHOUT_FIXTURES();
    const Json shown = Json::parse(fixtures::read("argo-rollouts/expected-derived.json"));
    int compared = 0;
    for (const auto& [key, expected] : shown.items()) {
        const std::string folder = key.substr(0, key.find('/'));
        const Json list = Json::parse(
            fixtures::read("argo-rollouts/" + folder + "/rollouts.json"), nullptr, false);
        if (!list.is_object())
            continue;
        for (const Json& rollout : list.value("items", Json::array())) {
            if (rollout["metadata"]["name"] != key.substr(folder.size() + 1))
                continue;
            const auto phase = mock_kubernetes::phaseOf(rollout["spec"], rollout["status"]);
            EXPECT_EQ(phase.phase, expected["status"]) << key;
            EXPECT_EQ(phase.message, expected["message"]) << key;
            ++compared;
        }
    }
    EXPECT_GE(compared, 8);
}

TEST(CanaryCounts, comeAsNearToTheWeightAsReplicasCan)
{
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        const std::int64_t replicas = random() % 20 + 1;
        const std::int64_t weight = random() % 99 + 1;
        const std::int64_t surge = random() % 3;
        const auto counts = mock_kubernetes::nearestCounts(replicas, weight, surge);
        const std::int64_t total = counts.canary + counts.stable;
        EXPECT_GE(total, replicas);
        EXPECT_LE(total, replicas + (surge > 0 ? 1 : 0));
        EXPECT_GE(counts.canary, 0);
        const double off = std::abs(100.0 * double(counts.canary) / double(total) - double(weight));
        EXPECT_TRUE(counts.canary == 0 || off <= 100.0 / double(total))
            << replicas << ' ' << weight << ' ' << surge;
    }
}

TEST(StepTexts, areThoseOfThePlugin)
{
    using mock_kubernetes::stepText;
    EXPECT_EQ(stepText({{"setWeight", 20}}), "setWeight: 20");
    EXPECT_EQ(stepText({{"pause", Json::object()}}), "pause");
    EXPECT_EQ(stepText({{"pause", {{"duration", 600}}}}), "pause: 600");
    EXPECT_EQ(stepText({{"pause", {{"duration", "1h30m"}}}}), "pause: 1h30m");
    EXPECT_EQ(stepText({{"setCanaryScale", {{"matchTrafficWeight", true}}}}),
        "setCanaryScale{matchTrafficWeight: true}");
    EXPECT_EQ(mock_kubernetes::durationOf(Json("1h30m")), minutes(90));
    EXPECT_EQ(mock_kubernetes::durationOf(Json("1.5s")), milliseconds(1500));
    EXPECT_EQ(mock_kubernetes::durationOf(Json("45")), seconds(45));
    EXPECT_EQ(mock_kubernetes::durationOf(Json("soon")), std::nullopt);
}
