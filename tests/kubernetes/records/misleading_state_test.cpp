// SPDX-License-Identifier: GPL-3.0-or-later
// Where what a workload says of itself is not yet, or no more, true of the revision it has.
#include "made_up_rollout.h"

#include "deploy/deployment/log/unknown_time.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using deployment::Status;
using kubernetes::AttemptBook;
using kubernetes::Children;
using kubernetes::ObjectKind;
using made_up::at;
using made_up::event;
using made_up::ReplicaSetPlan;
using made_up::RolloutPlan;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

namespace {

/// A Deployment as its controller leaves it.
struct DeploymentPlan {
    int generation = 1;
    int revision = 1;
    bool isPaused = false;
    std::string image = "web:1";
    int updated = 2; ///< pods of the template
    std::string reason = "NewReplicaSetAvailable";
    std::string manager = "kubectl-apply"; ///< who wrote the template

    [[nodiscard]] kubernetes::WorkloadObject read() const
    {
        const std::string number = std::to_string(generation);
        return made_up::readWorkload(ObjectKind::Deployment,
            R"({"metadata":{"name":"web","namespace":"shop","uid":"12345678","managedFields":[{"manager":")"
                + manager + R"(","fieldsV1":{"f:spec":{"f:template":{}}}}],"generation":)" + number
                + R"(,"creationTimestamp":"2026-03-03T08:00:00Z","annotations":{)"
                + R"("deployment.kubernetes.io/revision":")" + std::to_string(revision)
                + R"("}},"spec":{"replicas":2,"paused":)" + (isPaused ? "true" : "false")
                + R"(,"template":{"spec":{"containers":[{"name":"web","image":")" + image
                + R"("}]}}},"status":{"observedGeneration":)" + number
                + R"(,"replicas":2,"availableReplicas":2,"readyReplicas":2,)"
                + (updated > 0 ? R"("updatedReplicas":)" + std::to_string(updated) + ',' : "")
                + R"("conditions":[{"type":"Progressing","status":"True","reason":")" + reason
                + R"(","lastUpdateTime":"2026-03-03T08:00:05Z"}]}})");
    }
};

DeploymentPlan held()
{
    return {.generation = 3,
        .isPaused = true,
        .image = "web:2",
        .updated = 0,
        .reason = "DeploymentPaused",
        .manager = "kubectl-edit"};
}

kubernetes::ReplicaSet replicaSetOf(const std::string& hash, std::int64_t revision,
    const std::string& image, const std::string& created, const std::string& history = {})
{
    auto made =
        ReplicaSetPlan{.hash = hash, .created = created, .image = image, .owner = "12345678"}
            .read();
    made.meta.annotations = {{"deployment.kubernetes.io/revision", std::to_string(revision)}};
    if (!history.empty())
        made.meta.annotations["deployment.kubernetes.io/revision-history"] = history;
    return made;
}

deployment::Deployment recordOf(AttemptBook& book, const std::string& id)
{
    const auto whole = book.whole(id, {});
    EXPECT_TRUE(whole) << id;
    return whole ? whole->deployment : deployment::Deployment();
}

/// The first revision of a Rollout, of which no pod has come up.
RolloutPlan initial(const std::string& phase, const std::string& message)
{
    RolloutPlan plan;
    plan.revision = 1;
    plan.hash = "first";
    plan.stable = "first";
    plan.phase = phase;
    plan.message = message;
    plan.step = 4;
    plan.started = "";
    plan.moreStatus =
        R"("conditions":[{"type":"Completed","status":"True","lastTransitionTime":"2026-02-01T08:00:05Z"},
        {"type":"Progressing","status":"True","reason":"ReplicaSetUpdated","lastUpdateTime":"2026-02-01T08:00:05Z"}],)";
    return plan;
}

} // namespace

TEST(InitialRollout, isNotDoneBeforeItsPodsAreThere)
{
    AttemptBook book{{}};
    auto plan = initial("Progressing", "updated replicas are still becoming available");
    auto changes = book.apply(plan.read());
    ASSERT_THAT(changes, SizeIs(1));
    EXPECT_EQ(changes[0].record.status.known, Status::Running);
    EXPECT_EQ(changes[0].record.end, std::nullopt);
    EXPECT_EQ(changes[0].record.progress.percentage, 20) << "one of five pods";
    plan.phase = "Degraded";
    plan.message = "ProgressDeadlineExceeded: ReplicaSet first has timed out progressing.";
    changes = book.apply(plan.read());
    ASSERT_THAT(changes, SizeIs(1));
    EXPECT_EQ(changes[0].record.status.known, Status::Failed);
    EXPECT_EQ(changes[0].record.progress.percentage, 20);
    EXPECT_EQ(changes[0].record.progress.currentStep, "failed: " + plan.message);
    AttemptBook later{{}};
    changes = later.apply(plan.read());
    ASSERT_THAT(changes, SizeIs(1));
    EXPECT_EQ(changes[0].record.status.known, Status::Failed) << "whoever comes later sees as much";
}

/// All of its pods are made, and none is ready: those that serve are of the revision before.
TEST(DeploymentProgress, countsPodsThatAreKnownToBeOfTheRevision)
{
    const auto percentageOf = [](int replicas, int updated, int available) {
        AttemptBook book{{}};
        const auto object = made_up::readWorkload(ObjectKind::Deployment,
            R"({"metadata":{"name":"web","namespace":"shop","uid":"12345678","generation":2,)"
            R"("annotations":{"deployment.kubernetes.io/revision":"2"}},"spec":{"replicas":4},)"
            R"("status":{"observedGeneration":2,"replicas":)"
                + std::to_string(replicas) + R"(,"updatedReplicas":)" + std::to_string(updated)
                + R"(,"availableReplicas":)" + std::to_string(available) + "}}");
        return book.apply(object).front().record.progress.percentage;
    };
    EXPECT_EQ(percentageOf(8, 4, 4), 0);
    EXPECT_EQ(percentageOf(5, 1, 4), 0);
    EXPECT_EQ(percentageOf(5, 2, 4), 25);
    EXPECT_EQ(percentageOf(5, 4, 4), 75);
    EXPECT_EQ(percentageOf(4, 3, 1), 0) << "one of the old ones may be it";
}

TEST(InitialRollout, endsAsItsPodsAreThere)
{
    AttemptBook book{{}};
    auto plan = initial("Healthy", "");
    plan.moreStatus =
        R"("conditions":[{"type":"Completed","status":"True","lastTransitionTime":"2026-02-01T08:00:05Z"},
        {"type":"Progressing","status":"True","reason":"NewReplicaSetAvailable","lastUpdateTime":"2026-02-01T08:03:00Z"}],)";
    const auto changes = book.apply(plan.read());
    ASSERT_THAT(changes, SizeIs(1));
    EXPECT_EQ(changes[0].record.status.known, Status::Completed);
    EXPECT_EQ(changes[0].record.progress.percentage, 100);
    EXPECT_EQ(changes[0].record.end, at("2026-02-01T08:03:00Z"));
}

TEST(InitialRollout, thatWasDoneOnceStaysSoWhatBecomesOfItsPods)
{
    AttemptBook book{{}};
    auto plan = initial("Progressing", "updated replicas are still becoming available");
    plan.moreStatus =
        R"("conditions":[{"type":"Progressing","status":"True","reason":"NewReplicaSetAvailable"}],)";
    EXPECT_EQ(book.apply(plan.read()).front().record.status.known, Status::Completed);
    plan.revision = 2; // it has passed the steps, or it is what was there before them
    AttemptBook other{{}};
    EXPECT_EQ(other.apply(plan.read()).front().record.status.known, Status::Completed);
}

TEST(HeldTemplate, isNotTheVersionOfWhatRuns)
{
    AttemptBook book{{}};
    EXPECT_EQ(book.apply(DeploymentPlan().read()).front().record.version, "1");
    static_cast<void>(book.apply(held().read()));
    const auto record = recordOf(book, "shop/web/12345678/1");
    EXPECT_EQ(record.version, "1");
    EXPECT_EQ(record.executor, "via kubectl-apply");
    EXPECT_EQ(record.status.known, Status::Completed);
    EXPECT_THAT(record.workload->notes,
        Contains("Its template was changed while it is paused: nothing of that is rolled out "
                 "before it is resumed."));
    // Once it is resumed, it is a revision of its own.
    const auto changes =
        book.apply(DeploymentPlan{.generation = 4, .revision = 2, .image = "web:2"}.read());
    ASSERT_THAT(changes, Not(IsEmpty()));
    EXPECT_EQ(changes.back().record.version, "2");
    EXPECT_EQ(recordOf(book, "shop/web/12345678/1").version, "1");
}

TEST(HeldTemplate, leavesOpenWhatRunsUntilAReplicaSetTells)
{
    AttemptBook book{{}};
    const auto changes = book.apply(held().read());
    ASSERT_THAT(changes, SizeIs(1));
    EXPECT_EQ(changes[0].record.version, "");
    EXPECT_EQ(changes[0].record.executor, "");
    EXPECT_EQ(changes[0].record.progress.percentage, std::nullopt) << "how much of it came before";
    EXPECT_EQ(changes[0].record.status.text, "UNKNOWN") << "or whether any of it is to come";
    EXPECT_EQ(changes[0].record.workload->phase, "Paused");
    EXPECT_THAT(changes[0].record.workload->images, IsEmpty());
    Children children;
    children.replicaSets = {replicaSetOf("a", 1, "web:1", "2026-03-03T08:00:00Z")};
    static_cast<void>(book.learn(children));
    EXPECT_EQ(recordOf(book, "shop/web/12345678/1").version, "1");
    static_cast<void>(book.apply(held().read()));
    EXPECT_EQ(recordOf(book, "shop/web/12345678/1").version, "1") << "the watch tells it again";
}

/// Back at the version that was there all the time, it is the promoted one at once; its pods may
/// still have to come.
TEST(RolloutThatWentBack, isDoneOnceItHasBeenHealthySince)
{
    RolloutPlan plan;
    plan.revision = 3;
    plan.hash = plan.stable;
    plan.step = 4;
    plan.started = "";
    const auto statusAfter = [&plan](const std::string& conditions) {
        plan.moreStatus = R"("conditions":[)" + conditions + "],";
        AttemptBook book{{}};
        return book.apply(plan.read()).front().record.status.text;
    };
    const std::string promoted =
        R"({"type":"Completed","status":"True","lastTransitionTime":"2026-03-03T10:00:00Z"})";
    const auto healthy = [](const std::string& status, const std::string& since) {
        return R"(,{"type":"Healthy","status":")" + status + R"(","lastTransitionTime":")" + since
            + R"("})";
    };
    const auto progressing = [](const std::string& reason) {
        return R"(,{"type":"Progressing","status":"True","reason":")" + reason + R"("})";
    };
    const std::string early = "2026-03-03T09:50:00Z";
    EXPECT_EQ(statusAfter(promoted + healthy("False", early)), "RUNNING")
        << "it was last healthy before it went back";
    EXPECT_EQ(statusAfter(promoted + healthy("False", "2026-03-03T11:00:00Z")), "COMPLETED")
        << "it has lost a pod since";
    EXPECT_EQ(statusAfter(promoted + healthy("True", early)), "COMPLETED");
    EXPECT_EQ(statusAfter(promoted + progressing("ReplicaSetNotAvailable")), "COMPLETED");
    EXPECT_EQ(statusAfter(promoted + progressing("NewReplicaSetAvailable")), "COMPLETED");
    EXPECT_EQ(statusAfter(promoted + progressing("ReplicaSetUpdated")), "UNKNOWN");
    EXPECT_EQ(statusAfter(promoted), "UNKNOWN") << "an old controller tells nothing of it";
    plan.phase = "Healthy";
    EXPECT_EQ(statusAfter(promoted), "COMPLETED");
}

TEST(ResumedDeployment, thatHasPassedItsDeadlineMayHaveBeenDoneBefore)
{
    const auto late = [](const std::string& since, std::int64_t pods) {
        auto object = DeploymentPlan{.reason = "ProgressDeadlineExceeded"}.read();
        object.status.available = 1;
        object.status.replicas = pods;
        object.spec.progressDeadline = 300;
        object.status.conditions.front().changed = at(since);
        AttemptBook book{{}};
        return book.apply(object).front().record.status.text;
    };
    EXPECT_EQ(late("2026-03-03T08:05:05Z", 2), "FAILED") << "there was no time for a pause";
    EXPECT_EQ(late("2026-03-03T08:30:00Z", 2), "UNKNOWN");
    EXPECT_EQ(late("2026-03-03T08:30:00Z", 3), "FAILED") << "pods of the revision before are left";
}

TEST(PausedDeployment, thatWasDoneIsDoneToWhoReadsItNow)
{
    AttemptBook book{{}};
    const auto changes =
        book.apply(DeploymentPlan{.isPaused = true, .reason = "DeploymentPaused"}.read());
    ASSERT_THAT(changes, SizeIs(1));
    EXPECT_EQ(changes[0].record.status.known, Status::Completed);
    EXPECT_FALSE(changes[0].record.paused);
    EXPECT_EQ(changes[0].record.end, std::nullopt) << "the pause took the place of what told it";
    EXPECT_THAT(changes[0].record.workload->notes, Contains(HasSubstr("The workload is paused")));
}

TEST(PausedDeployment, thatHasLostAPodMayHaveBeenDone)
{
    const auto lost = [](const std::string& reason) {
        auto object = DeploymentPlan{.isPaused = true, .reason = reason}.read();
        object.status.available = 1;
        return object;
    };
    AttemptBook book{{}};
    const auto changes = book.apply(lost("DeploymentPaused"));
    ASSERT_THAT(changes, SizeIs(1));
    EXPECT_EQ(changes[0].record.status.text, "UNKNOWN");
    EXPECT_EQ(changes[0].record.progress.percentage, std::nullopt);
    EXPECT_THAT(
        changes[0].record.workload->notes, Contains(HasSubstr("Whether it was done before")));
    static_cast<void>(book.apply(DeploymentPlan{.generation = 2, .revision = 2}.read()));
    EXPECT_EQ(recordOf(book, "shop/web/12345678/1").status.text, "UNKNOWN")
        << "it is not said to have failed for that";
    AttemptBook followed{{}};
    static_cast<void>(followed.apply(lost("ReplicaSetUpdated")));
    static_cast<void>(followed.apply(lost("DeploymentPaused")));
    EXPECT_TRUE(recordOf(followed, "shop/web/12345678/1").paused) << "it was seen under way";
}

TEST(ResumedDeployment, mayHaveBeenDoneBeforeItWasPaused)
{
    const auto ofOnePod = [](int revision, const std::string& since) {
        auto object = DeploymentPlan{.revision = revision, .reason = "ReplicaSetUpdated"}.read();
        object.status.available = 1;
        object.status.conditions.front().changed = at(since);
        return object;
    };
    AttemptBook fresh{{}};
    EXPECT_EQ(
        fresh.apply(ofOnePod(1, "2026-03-03T09:30:00Z")).front().record.status.text, "UNKNOWN");
    AttemptBook first{{}};
    EXPECT_EQ(
        first.apply(ofOnePod(1, "2026-03-03T08:00:01Z")).front().record.status.text, "RUNNING")
        << "it has not been paused since it was made";
    AttemptBook later{{}};
    static_cast<void>(later.apply(ofOnePod(2, "2026-03-03T09:30:00Z")));
    EXPECT_EQ(recordOf(later, "shop/web/12345678/2").status.text, "UNKNOWN");
    Children children;
    children.replicaSets = {replicaSetOf("b", 2, "web:1", "2026-03-03T09:40:00Z")};
    static_cast<void>(later.learn(children));
    EXPECT_EQ(recordOf(later, "shop/web/12345678/2").status.text, "RUNNING")
        << "its ReplicaSet was made after the pause";
}

TEST(ResumedDeployment, thatWasSeenUnderWayIsSoInTheNextListUnlessItWasPausedMeanwhile)
{
    const auto inList = [](AttemptBook& book, const std::string& since) {
        auto object = DeploymentPlan{.revision = 2, .reason = "ReplicaSetUpdated"}.read();
        object.status.available = 1;
        object.status.conditions.front().changed = at(since);
        book.beginList(ObjectKind::Deployment);
        static_cast<void>(book.apply(object));
        static_cast<void>(book.endList(ObjectKind::Deployment));
        return recordOf(book, "shop/web/12345678/2").status.text;
    };
    AttemptBook book{{}};
    auto object = DeploymentPlan{.revision = 2, .reason = "ReplicaSetUpdated"}.read();
    object.status.replicas = 3; // one of them is of the revision before
    object.status.conditions.front().changed = at("2026-03-03T09:30:00Z");
    EXPECT_EQ(book.apply(object).front().record.status.text, "RUNNING");
    EXPECT_EQ(inList(book, "2026-03-03T09:30:00Z"), "RUNNING");
    EXPECT_EQ(inList(book, "2026-03-03T09:50:00Z"), "UNKNOWN");
}

TEST(ResumedRollout, thatIsTheFirstOneMayHaveBeenDoneBeforeItWasPaused)
{
    auto plan = initial("Progressing", "updated replicas are still becoming available");
    for (const char* told : {R"("status":"Unknown","reason":"RolloutResumed")",
             R"("status":"True","reason":"ReplicaSetUpdated")"}) {
        plan.moreStatus = R"("conditions":[{"type":"Progressing","lastTransitionTime":)"
                          R"("2026-02-01T09:00:00Z",)"
            + std::string(told) + "}],";
        AttemptBook book{{}};
        EXPECT_EQ(book.apply(plan.read()).front().record.status.text, "UNKNOWN") << told;
    }
}

TEST(UnseenTime, leavesOpenWhatBecameOfWhatWasUnderWay)
{
    const auto after = [](std::int64_t revision, const std::string& stable) {
        AttemptBook book{{}};
        RolloutPlan plan;
        static_cast<void>(book.apply(plan.read())); // revision 2 of "new", "old" is stable
        plan.revision = revision;
        plan.hash = "next";
        plan.stable = stable;
        plan.generation = 6;
        plan.observed = "6";
        book.beginList(ObjectKind::Rollout);
        static_cast<void>(book.apply(plan.read()));
        static_cast<void>(book.endList(ObjectKind::Rollout));
        return recordOf(book, "shop/checkout/3f2a9c1e/2");
    };
    EXPECT_EQ(after(3, "old").status.text, "FAILED") << "it never became the stable one";
    EXPECT_EQ(after(3, "new").status.text, "COMPLETED");
    EXPECT_EQ(after(3, "next").status.text, "UNKNOWN") << "it may have been stable in between";
    EXPECT_EQ(after(4, "old").status.text, "UNKNOWN");
    const auto open = after(4, "other");
    EXPECT_EQ(open.status.text, "UNKNOWN");
    EXPECT_EQ(open.progress.percentage, std::nullopt);
    EXPECT_THAT(open.workload->notes, Contains(HasSubstr("while nobody looked")));
}

TEST(UnseenTime, isWhenADeploymentMayHaveBeenDone)
{
    const auto after = [](bool isInList) {
        AttemptBook book{{}};
        static_cast<void>(
            book.apply(DeploymentPlan{.updated = 1, .reason = "ReplicaSetUpdated"}.read()));
        if (isInList)
            book.beginList(ObjectKind::Deployment);
        static_cast<void>(book.apply(DeploymentPlan{.generation = 2, .revision = 2}.read()));
        return recordOf(book, "shop/web/12345678/1").status.text;
    };
    EXPECT_EQ(after(true), "UNKNOWN");
    EXPECT_EQ(after(false), "FAILED") << "who looked on saw that it was not done";
}

TEST(PausedRollout, thatIsTheFirstOneIsDoneOnceItsPodsAreThere)
{
    auto plan = initial("Paused", "manually paused");
    plan.moreSpec = R"("paused":true,)";
    plan.moreStatus =
        R"("conditions":[{"type":"Progressing","status":"Unknown","reason":"RolloutPaused"}],)";
    AttemptBook without{{}};
    EXPECT_EQ(without.apply(plan.read()).front().record.status.text, "UNKNOWN");
    auto object = plan.read();
    object.status.updated = object.status.available = object.status.replicas = 5;
    AttemptBook with{{}};
    EXPECT_EQ(with.apply(object).front().record.status.known, Status::Completed);
}

TEST(HeldTemplate, isNoneWhereSomePodsAreOfIt)
{
    AttemptBook book{{}};
    auto plan = held();
    plan.updated = 1; // it was paused on its way
    EXPECT_EQ(book.apply(plan.read()).front().record.version, "2");
}

TEST(ReplicaSetTakenAgain, doesNotTellWhenALaterRevisionOfItBegan)
{
    AttemptBook book{{}};
    static_cast<void>(book.apply(DeploymentPlan{.generation = 5, .revision = 4}.read()));
    Children children;
    children.replicaSets = {replicaSetOf("c", 4, "web:1", "2026-03-03T11:00:00Z"),
        replicaSetOf("a", 3, "web:1", "2026-03-03T08:00:00Z", "1"),
        replicaSetOf("b", 2, "web:2", "2026-03-03T09:00:00Z")};
    static_cast<void>(book.learn(children));
    EXPECT_EQ(recordOf(book, "shop/web/12345678/1").start, at("2026-03-03T08:00:00Z"));
    const auto third = recordOf(book, "shop/web/12345678/3");
    EXPECT_EQ(third.start, deployment::unknownTime);
    EXPECT_THAT(third.workload->notes, Contains(HasSubstr("The start is not known")));
    const auto second = recordOf(book, "shop/web/12345678/2");
    EXPECT_EQ(second.status.known, Status::Unknown) << "nothing tells whether 3 was done";
    EXPECT_THAT(second.workload->notes,
        Contains("Revision 3 set out to go back to what revision 1 had brought."));
    EXPECT_EQ(second.start, at("2026-03-03T09:00:00Z"));
    EXPECT_EQ(second.end, std::nullopt);
}

TEST(ReplicaSetTakenAgain, hasTheStartThatAnEventTells)
{
    AttemptBook book{{}};
    RolloutPlan plan;
    plan.revision = 4;
    static_cast<void>(book.apply(plan.read()));
    Children children;
    children.replicaSets = {
        ReplicaSetPlan{
            .hash = "old", .revision = 3, .created = "2026-02-01T08:00:00Z", .history = "1"}
            .read(),
        ReplicaSetPlan{.hash = "mid", .revision = 2, .created = "2026-03-01T08:00:00Z"}.read()};
    children.events = {
        event("RolloutUpdated", "Rollout updated to revision 3", "2026-03-02T08:00:00Z")};
    static_cast<void>(book.learn(children));
    EXPECT_EQ(recordOf(book, "shop/checkout/3f2a9c1e/3").start, at("2026-03-02T08:00:00Z"));
    EXPECT_EQ(recordOf(book, "shop/checkout/3f2a9c1e/2").end, std::nullopt)
        << "it may have been done long before";
}
