// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixtures.h"
#include "made_up_rollout.h"
#include "records/analysis_curves.h"
#include "records/condition_limit.h"
#include "records/versions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

using deployment::Status;
using deployment::Worse;
using kubernetes::AttemptBook;
using kubernetes::Children;
using kubernetes::ConditionLimit;
using kubernetes::limitOf;
using kubernetes::measuredValue;
using kubernetes::ObjectKind;
using kubernetes::versionOfImage;
using made_up::at;
using made_up::event;
using made_up::ReplicaSetPlan;
using made_up::RolloutPlan;
using testing::HasSubstr;
using testing::SizeIs;

namespace {

deployment::Deployment wholeOf(const kubernetes::WorkloadObject& object, const Children& children)
{
    AttemptBook book{{{}, [] { return at("2026-03-03T12:00:00Z"); }}};
    const auto changes = book.apply(object);
    EXPECT_THAT(changes, SizeIs(1));
    return book.whole(changes.front().record.id, children)->deployment;
}

Children recordedChildren()
{
    Children children;
    for (const auto& [kind, file] : {std::pair(ObjectKind::ReplicaSet, "replicasets-at-03"),
             std::pair(ObjectKind::Event, "events")}) {
        const std::string json =
            fixtures::read(std::string("argo-rollouts/lifecycle/") + file + ".json");
        const auto page = kubernetes::readListPage(json);
        EXPECT_TRUE(page);
        for (const std::string_view item : page->items)
            children.add(*kubernetes::readObject(kind, item));
    }
    children.add(*kubernetes::readObject(ObjectKind::AnalysisRun,
        fixtures::read("argo-rollouts/lifecycle/analysisrun-failed.json")));
    return children;
}

kubernetes::WorkloadObject recordedRollout(const std::string& file)
{
    return made_up::readWorkload(
        ObjectKind::Rollout, fixtures::read("argo-rollouts/lifecycle/" + file + ".json"));
}

kubernetes::Pod podOn(const std::string& node, const std::string& owner)
{
    const auto pod = kubernetes::readObject(ObjectKind::Pod,
        R"({"metadata":{"name":"p","uid":"p-)" + node + owner + R"(","ownerReferences":[{"uid":")"
            + owner + R"("}]},"spec":{"nodeName":")" + node
            + R"(","containers":[{"name":"a"},{"name":"b"}]}})");
    return std::get<kubernetes::Pod>(*pod);
}

} // namespace

TEST(ImageVersions, areTagsOrDigests)
{
    EXPECT_EQ(versionOfImage("web:1.5.0"), "1.5.0");
    EXPECT_EQ(versionOfImage("registry:5000/shop/web:1.5.0"), "1.5.0");
    EXPECT_EQ(versionOfImage("registry:5000/shop/web"), "latest");
    EXPECT_EQ(versionOfImage("web"), "latest");
    EXPECT_EQ(versionOfImage("web:1.5@sha256:0123456789abcdef0123"), "1.5");
    EXPECT_EQ(versionOfImage("r:5000/web@sha256:0123456789abcdef0123"), "sha256:0123456789ab");
}

TEST(ConditionLimits, areReadFromSimpleForms)
{
    const auto lower = [](double limit) { return ConditionLimit{limit, Worse::Lower}; };
    const auto higher = [](double limit) { return ConditionLimit{limit, Worse::Higher}; };
    EXPECT_EQ(limitOf("result[0] >= 0.95", true), lower(0.95));
    EXPECT_EQ(limitOf("result < 0.5", true), higher(0.5));
    EXPECT_EQ(limitOf("0.95 <= result[0]", true), lower(0.95));
    EXPECT_EQ(limitOf("result[0] > 0.05", false), higher(0.05));
    EXPECT_EQ(limitOf("asFloat(result[0])<5", false), lower(5));
    EXPECT_EQ(
        limitOf("len(result) == 0 || isNaN(result[0]) || result[0] >= 0.95", true), lower(0.95));
    for (const char* const other : {"", "true", "result[0] >= 0.9 && result[0] <= 1.1",
             "result[0] == 1", "result[1] >= 0.9", "all(result, # > 1)",
             "result[0] > 1 || result[0] < 0", "result > NaN", "result >= ", ">"})
        EXPECT_EQ(limitOf(other, true), std::nullopt) << other;
}

TEST(MeasuredValues, areNumbersOrGaps)
{
    EXPECT_EQ(measuredValue("0.98"), 0.98);
    EXPECT_EQ(measuredValue("[0.98]"), 0.98);
    EXPECT_EQ(measuredValue(" [ 0.98, 3 ]"), 0.98);
    EXPECT_EQ(measuredValue("-1e3"), -1000);
    for (const char* const gap :
        {"", "[]", "[NaN]", "NaN", "+Inf", "[inf]", R"({"a":1})", "true", "1.2.3", R"("x")"})
        EXPECT_TRUE(std::isnan(measuredValue(gap))) << gap;
}

TEST(WholeRecord, tellsAnAbortedCanaryToItsEnd)
{
    SKIP_WITHOUT_FIXTURES();
    const auto record = wholeOf(recordedRollout("08-aborted"), recordedChildren());
    EXPECT_EQ(record.id, "demo-ns/web/11111111/8");
    EXPECT_EQ(record.version, "1.5.0");
    EXPECT_EQ(record.start, at("2026-03-03T09:00:00Z"));
    EXPECT_EQ(record.end, at("2026-03-03T09:23:10Z"));
    EXPECT_EQ(record.status.known, Status::Failed);
    ASSERT_THAT(record.progress.steps, SizeIs(8));
    EXPECT_EQ(record.progress.steps[4].status.text, "COMPLETED");
    EXPECT_EQ(record.progress.steps[5].status.text, "FAILED") << "its analysis failed";
    EXPECT_EQ(record.progress.steps[5].end, record.end);
    EXPECT_THAT(record.progress.currentStep,
        testing::StartsWith("analysis (failed: RolloutAborted: Rollout aborted update to"));
    EXPECT_TRUE(record.progress.steps[0].end);
    EXPECT_EQ(record.progress.steps[1].start, record.progress.steps[0].end);

    const auto& series = record.metrics.series.back();
    EXPECT_EQ(series.id, "success-rate");
    EXPECT_EQ(series.notes.title, "Success rate");
    EXPECT_EQ(series.notes.limit, 0.95);
    EXPECT_EQ(series.notes.worse, Worse::Lower);
    EXPECT_EQ(series.notes.condition, "result[0] >= 0.95");
    ASSERT_THAT(series.points, SizeIs(5));
    EXPECT_EQ(series.points[0].value, 0.9987);
    EXPECT_TRUE(std::isnan(series.points[2].value));
    ASSERT_THAT(series.notes.verdicts, SizeIs(5));
    EXPECT_EQ(series.notes.verdicts[4].word, "Failed");

    ASSERT_GT(record.log.size(), 5U);
    EXPECT_EQ(record.log.message(0), "RolloutUpdated: Rollout updated to revision 8");
    for (std::size_t entry = 1; entry < record.log.size(); ++entry)
        EXPECT_LE(record.log.time(entry - 1), record.log.time(entry));
    const auto* const own = sideOf(record.resources, deployment::Side::Blue);
    ASSERT_TRUE(own);
    EXPECT_EQ(own->image, "registry.example.invalid/web:1.5.0");
    EXPECT_EQ(own->traffic, 0);
    EXPECT_EQ(sideOf(record.resources, deployment::Side::Green)->traffic, 100);
}

TEST(WholeRecord, everyMomentOfALifecycleHasItsStatus)
{
    SKIP_WITHOUT_FIXTURES();
    AttemptBook book{{{}, [] { return at("2026-03-03T12:00:00Z"); }}};
    const std::vector<std::pair<std::string, std::string>> moments{{"01-stable", "COMPLETED"},
        {"02-started", "RUNNING"}, {"03-paused-step2", "RUNNING paused"},
        {"04-user-paused", "RUNNING paused"}, {"05-timed-pause-step4", "RUNNING"},
        {"06-analysis-running", "RUNNING"}, {"07-inconclusive-pause", "RUNNING paused"},
        {"08-aborted", "FAILED"}, {"09-undo-back-to-stable", "ROLLED_BACK, COMPLETED"}};
    for (const auto& [file, expected] : moments) {
        std::string seen;
        for (const auto& change : book.apply(recordedRollout(file)))
            seen += (seen.empty() ? "" : ", ") + change.record.status.text
                + (change.record.paused ? " paused" : "");
        EXPECT_EQ(seen, expected) << file;
    }
}

TEST(WholeRecord, repeatsOfAnEventAreSaid)
{
    Children children;
    children.replicaSets = {
        ReplicaSetPlan{.hash = "new", .revision = 2, .created = "2026-03-03T09:00:00Z"}.read()};
    auto backOff =
        event("BackOff", "Back-off restarting", "2026-03-03T09:10:00Z", "p-n1rs-new", 12);
    backOff.type = "Warning";
    backOff.aboutKind = "Pod";
    backOff.aboutName = "checkout-new-1";
    backOff.last = at("2026-03-03T09:20:00Z");
    children.pods = {podOn("n1", "rs-new")};
    auto gone = backOff; // of a pod that is not there any more; and one of a neighbor
    gone.aboutUid = "gone";
    gone.meta.name = "later";
    auto neighbor = gone;
    neighbor.aboutName = "checkout-new-api-1";
    children.events = {backOff, gone, neighbor,
        event("RolloutUpdated", "Rollout updated to revision 2", "2026-03-03T09:00:01Z"),
        event("Other", "of another workload", "2026-03-03T09:05:00Z", "someone-else"),
        event("RolloutUpdated", "Rollout updated to revision 1", "2026-02-03T09:00:01Z")};
    const auto record = wholeOf(RolloutPlan().read(), children);
    ASSERT_EQ(record.log.size(), 3U);
    EXPECT_EQ(record.log.message(0), "RolloutUpdated: Rollout updated to revision 2");
    EXPECT_EQ(record.log.message(1),
        "Warning BackOff pod/checkout-new-1: Back-off restarting (x12 until 2026-03-03T09:20:00Z)");
}

TEST(WholeRecord, aSideIsItsPodsAndNodes)
{
    Children children;
    children.replicaSets = {
        ReplicaSetPlan{.hash = "new", .revision = 2, .image = "c:1.5.0", .replicas = 1}.read(),
        ReplicaSetPlan{.hash = "old", .replicas = 5}.read()};
    children.pods = {
        podOn("n1", "rs-old"), podOn("n2", "rs-old"), podOn("n1", "rs-old"), podOn("n1", "rs-new")};
    RolloutPlan plan;
    plan.moreStatus = R"("canary":{"weights":{"canary":{"weight":20},"stable":{"weight":70},
        "additional":[{"serviceName":"trial","weight":10}]}},)";
    const auto record = wholeOf(plan.read(), children);
    const auto* const own = sideOf(record.resources, deployment::Side::Blue);
    const auto* const other = sideOf(record.resources, deployment::Side::Green);
    ASSERT_TRUE(own && other);
    EXPECT_EQ(own->containers, 2);
    EXPECT_EQ(own->nodes, 1);
    EXPECT_EQ(own->traffic, 20);
    EXPECT_EQ(own->image, "c:1.5.0");
    EXPECT_EQ(other->containers, 6);
    EXPECT_EQ(other->nodes, 2);
    EXPECT_EQ(other->traffic, 70);
    EXPECT_EQ(other->status, "Healthy, 5/5 pods available");
    ASSERT_TRUE(record.resources.find("trial"));
    EXPECT_EQ(record.resources.find("trial")->traffic, 10);
}

/// Promoted fully: the steps are behind it, and not one of its pods is ready.
TEST(WholeRecord, whoeverIsPastAllStepsHasTheTrafficThatTheRouterGives)
{
    Children children;
    children.replicaSets = {
        ReplicaSetPlan{.hash = "new", .revision = 2, .image = "c:1.5.0", .replicas = 5}.read(),
        ReplicaSetPlan{.hash = "old", .replicas = 5}.read()};
    RolloutPlan plan;
    plan.step = 4;
    plan.message = "waiting for all steps to complete";
    plan.moreStatus = R"("promoteFull":true,"canary":{"weights":{"canary":{"weight":0},
        "stable":{"weight":100}}},)";
    const auto record = wholeOf(plan.read(), children);
    EXPECT_EQ(sideOf(record.resources, deployment::Side::Blue)->traffic, 0);
    EXPECT_EQ(sideOf(record.resources, deployment::Side::Green)->traffic, 100);
    EXPECT_EQ(record.workload->actualWeight, 0);
    EXPECT_EQ(record.progress.percentage, 80) << "its pods are one more part";
    plan.moreStatus.clear();
    const auto silent = wholeOf(plan.read(), children);
    EXPECT_EQ(sideOf(silent.resources, deployment::Side::Blue)->traffic, std::nullopt);
    EXPECT_EQ(sideOf(silent.resources, deployment::Side::Green)->traffic, std::nullopt);
    EXPECT_EQ(silent.workload->actualWeight, std::nullopt);
}

/// The pods that its status counts as available are those of the active version.
TEST(WholeRecord, blueGreenHasGotNowhereBeforeItsPodsAreKnownToBeThere)
{
    const auto rollout = made_up::readWorkload(ObjectKind::Rollout,
        R"({"kind":"Rollout","metadata":{"name":"d","namespace":"n","uid":"12345678","generation":2,
        "annotations":{"rollout.argoproj.io/revision":"2"}},"spec":{"replicas":2,"strategy":{"blueGreen":{
        "activeService":"a"}}},"status":{"observedGeneration":"2","replicas":4,"updatedReplicas":2,
        "availableReplicas":2,"readyReplicas":2,"currentPodHash":"n","stableRS":"o",
        "blueGreen":{"activeSelector":"o"},"phase":"Progressing"}})");
    EXPECT_EQ(wholeOf(rollout, {}).progress.percentage, 0);
}

TEST(WholeRecord, theShareOfPodsIsNoTraffic)
{
    const auto deployment = made_up::readWorkload(ObjectKind::Deployment,
        R"({"kind":"Deployment","metadata":{"name":"d","namespace":"n","uid":"12345678","generation":2,
        "annotations":{"deployment.kubernetes.io/revision":"3"}},"spec":{"replicas":4},
        "status":{"observedGeneration":2,"replicas":5,"updatedReplicas":2,"availableReplicas":3,
        "conditions":[{"type":"Progressing","status":"True","reason":"ReplicaSetUpdated"}]}})");
    Children children;
    auto replicaSet = ReplicaSetPlan{.hash = "h", .replicas = 2, .owner = "12345678"}.read();
    replicaSet.meta.annotations = {{"deployment.kubernetes.io/revision", "3"}};
    children.replicaSets = {replicaSet};
    const auto record = wholeOf(deployment, children);
    EXPECT_EQ(record.status.known, Status::Running);
    EXPECT_EQ(record.progress.percentage, 0) << "the three that are available may be the old ones";
    EXPECT_EQ(record.progress.currentStep,
        "Waiting for deployment \"d\" rollout to finish: 2 out of 4 new replicas have been "
        "updated...");
    EXPECT_EQ(sideOf(record.resources, deployment::Side::Blue)->traffic, std::nullopt);
    EXPECT_THAT(record.workload->notes, testing::Contains(HasSubstr("shares of pods")));
}

TEST(WholeRecord, theRecordedDeploymentsHaveTheirStatus)
{
    SKIP_WITHOUT_FIXTURES();
    for (const auto& [file, status] :
        {std::pair("complete", "COMPLETED"), std::pair("deadline-exceeded", "FAILED"),
            std::pair("progressing", "RUNNING"), std::pair("paused", "RUNNING")}) {
        const auto object = made_up::readWorkload(ObjectKind::Deployment,
            fixtures::read(std::string("kubernetes/deployment/") + file + ".json"));
        AttemptBook book{{}};
        EXPECT_EQ(book.apply(object).front().record.status.text, status) << file;
    }
}
