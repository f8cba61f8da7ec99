// SPDX-License-Identifier: GPL-3.0-or-later
#include "made_up_rollout.h"

#include "deploy/deployment/log/unknown_time.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using deployment::Status;
using kubernetes::AttemptBook;
using kubernetes::AttemptChange;
using kubernetes::Children;
using kubernetes::ObjectKind;
using made_up::at;
using made_up::event;
using made_up::ReplicaSetPlan;
using made_up::RolloutPlan;
using testing::Contains;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

class AttemptBookTest : public testing::Test {
protected:
    using Changes = std::vector<AttemptChange>;

    Changes apply(const RolloutPlan& plan) { return m_book.apply(plan.read()); }
    /// The only row that changes.
    deployment::Deployment row(const RolloutPlan& plan)
    {
        const Changes changes = apply(plan);
        EXPECT_THAT(changes, SizeIs(1));
        return changes.empty() ? deployment::Deployment() : changes.back().record;
    }
    deployment::Deployment whole(const std::string& id, const Children& children = {})
    {
        const auto whole = m_book.whole(id, children);
        EXPECT_TRUE(whole) << id;
        return whole ? whole->deployment : deployment::Deployment();
    }
    static std::string idOf(std::int64_t revision)
    {
        return "shop/checkout/3f2a9c1e/" + std::to_string(revision);
    }

    deployment::Timestamp m_now = at("2026-03-03T09:00:00Z");
    AttemptBook m_book{{[](std::string_view nameSpace) { return "env-" + std::string(nameSpace); },
        [this] { return m_now; }}};
};

RolloutPlan healthy(std::int64_t revision, const std::string& hash)
{
    RolloutPlan plan;
    plan.revision = revision;
    plan.hash = hash;
    plan.stable = hash;
    plan.phase = "Healthy";
    plan.message = "";
    plan.step = 4;
    return plan;
}

RolloutPlan aborted(std::int64_t revision)
{
    RolloutPlan plan;
    plan.revision = revision;
    plan.phase = "Degraded";
    plan.message = "RolloutAborted: by hand";
    plan.moreStatus = R"("abort":true,"abortedAt":"2026-03-03T09:23:10Z",)";
    return plan;
}

} // namespace

TEST_F(AttemptBookTest, anUpdateIsOneRow)
{
    const auto record = row({});
    EXPECT_EQ(record.id, idOf(2));
    EXPECT_EQ(record.version, "1.5.0");
    EXPECT_EQ(record.service, "checkout");
    EXPECT_EQ(record.environment, "env-shop");
    EXPECT_EQ(record.strategy.text, "CANARY");
    EXPECT_EQ(record.status.known, Status::Running);
    EXPECT_FALSE(record.paused);
    EXPECT_EQ(record.progress.percentage, 0);
    EXPECT_EQ(record.progress.currentStep, "setWeight: 20");
    ASSERT_THAT(record.progress.steps, SizeIs(4));
    EXPECT_EQ(record.progress.steps[0].status.text, "RUNNING");
    EXPECT_EQ(record.progress.steps[1].status.text, "PENDING");
    EXPECT_THAT(apply({}), IsEmpty()) << "the same again is no change";
}

TEST_F(AttemptBookTest, aPauseForAPersonIsPausedAndATimedOneRuns)
{
    RolloutPlan plan;
    plan.phase = "Paused";
    plan.message = "CanaryPauseStep";
    plan.step = 1;
    plan.moreStatus =
        R"("pauseConditions":[{"reason":"CanaryPauseStep","startTime":"2026-03-03T09:08:00Z"}],)";
    auto record = row(plan);
    EXPECT_TRUE(record.paused);
    EXPECT_EQ(record.progress.currentStep, "pause (CanaryPauseStep)");
    EXPECT_EQ(record.workload->continuesAt, std::nullopt);
    EXPECT_EQ(record.progress.percentage, 25);
    plan.step = 3;
    record = row(plan);
    EXPECT_FALSE(record.paused);
    EXPECT_EQ(record.status.known, Status::Running);
    EXPECT_EQ(record.progress.currentStep,
        "pause: 10m (CanaryPauseStep, continues at 2026-03-03T09:18:00Z)");
    EXPECT_EQ(record.workload->continuesAt, at("2026-03-03T09:18:00Z"));
    plan.moreSpec = R"("paused":true,)";
    EXPECT_TRUE(row(plan).paused) << "a person stopped it, too";
    plan.moreSpec = "";
    plan.moreStatus = R"("pauseConditions":[{"reason":"InconclusiveAnalysisRun"}],)";
    plan.message = "InconclusiveAnalysisRun";
    EXPECT_TRUE(row(plan).paused);
}

TEST_F(AttemptBookTest, whatHasEndedStaysEnded)
{
    apply({});
    m_now = at("2026-03-03T09:30:00Z");
    auto record = row(healthy(2, "new"));
    EXPECT_EQ(record.status.known, Status::Completed);
    EXPECT_EQ(record.end, m_now);
    EXPECT_EQ(record.progress.percentage, 100);
    // It is scaled: for a moment nobody has seen the spec; then pods come and go.
    auto later = healthy(2, "new");
    later.generation = 5;
    record = row(later);
    EXPECT_EQ(record.status.known, Status::Completed);
    EXPECT_EQ(record.workload->phase, "Healthy") << "of the spec that was seen";
    EXPECT_THAT(
        record.workload->notes, Contains(HasSubstr("Generation 5 of the spec is not yet seen")));
    later.observed = "5";
    later.phase = "Progressing";
    EXPECT_EQ(row(later).status.known, Status::Completed);
    later.phase = "Degraded";
    record = row(later);
    EXPECT_EQ(record.status.known, Status::Completed);
    EXPECT_EQ(record.workload->phase, "Degraded");
    EXPECT_EQ(record.end, at("2026-03-03T09:30:00Z"));
}

TEST_F(AttemptBookTest, aSpecThatNobodyHasSeenIsPending)
{
    RolloutPlan plan;
    plan.generation = 5;
    auto record = row(plan);
    EXPECT_EQ(record.status.known, Status::Pending);
    EXPECT_THAT(
        record.workload->notes, Contains(HasSubstr("Generation 5 of the spec is not yet seen")));
    plan.observed = "5";
    EXPECT_EQ(row(plan).status.known, Status::Running);
}

TEST_F(AttemptBookTest, aPhaseThatNobodyKnowsIsShownAsItCame)
{
    RolloutPlan plan;
    plan.phase = "Dreaming";
    const auto record = row(plan);
    EXPECT_EQ(record.status.known, Status::Unknown);
    EXPECT_EQ(record.status.text, "Dreaming");
    EXPECT_EQ(record.workload->phase, "Dreaming");
}

TEST_F(AttemptBookTest, theStepBeforeAnAbortIsRemembered)
{
    RolloutPlan plan;
    plan.step = 2;
    apply(plan);
    const auto record = row(aborted(2));
    EXPECT_EQ(record.status.known, Status::Failed);
    EXPECT_EQ(record.end, at("2026-03-03T09:23:10Z"));
    EXPECT_EQ(record.progress.percentage, 50);
    EXPECT_EQ(record.progress.steps[1].status.text, "COMPLETED");
    EXPECT_EQ(record.progress.steps[2].status.text, "FAILED");
    EXPECT_EQ(record.progress.steps[3].status.text, "PENDING");
    EXPECT_THAT(record.workload->notes, Contains(HasSubstr("Aborted")));
    EXPECT_THAT(record.progress.currentStep, EndsWith(" (failed: RolloutAborted: by hand)"))
        << "the list has no more of it than its row";
    // A retry begins at the first step again.
    plan.step = 0;
    plan.moreStatus = R"("abort":false,)";
    const auto retried = row(plan);
    EXPECT_EQ(retried.status.known, Status::Running);
    EXPECT_EQ(retried.end, std::nullopt);
    EXPECT_EQ(retried.progress.percentage, 0);
}

TEST_F(AttemptBookTest, theTrafficIsBackOnceItsRouterSaysSo)
{
    RolloutPlan plan = aborted(2);
    plan.moreStatus += R"("canary":{"weights":{"canary":{"weight":20},"stable":{"weight":80}}},)";
    EXPECT_THAT(row(plan).workload->notes,
        Contains(HasSubstr("the new version still has some of the traffic")));
    plan = aborted(2);
    plan.moreStatus += R"("canary":{"weights":{"canary":{"weight":0},"stable":{"weight":100}}},)";
    EXPECT_THAT(row(plan).workload->notes,
        Contains(HasSubstr("the traffic is back on the stable version")));
}

TEST_F(AttemptBookTest, whatAnAbortBreaksOffHasNotFailedByThat)
{
    const std::string alone = "RolloutAborted: Rollout aborted update to revision 2";
    const auto stepsOf = [](std::int64_t step, const std::string& message) {
        AttemptBook book{{}};
        RolloutPlan plan;
        plan.step = step;
        static_cast<void>(book.apply(plan.read()));
        auto after = aborted(2);
        after.message = message;
        const auto changes = book.apply(after.read());
        std::string words;
        for (const auto& each : changes.back().record.progress.steps)
            words += each.status.text + ' ';
        return words;
    };
    EXPECT_EQ(stepsOf(1, alone), "COMPLETED RUNNING PENDING PENDING ");
    EXPECT_EQ(stepsOf(2, alone), "COMPLETED COMPLETED RUNNING PENDING ");
    const std::string withCause = alone + ": metric errors assessed Failed";
    EXPECT_EQ(stepsOf(1, withCause), "COMPLETED RUNNING PENDING PENDING ") << "a pause cannot fail";
    EXPECT_EQ(stepsOf(2, withCause), "COMPLETED COMPLETED FAILED PENDING ");
}

TEST_F(AttemptBookTest, theStepBeforeAnUnseenAbortComesFromEventsOrIsUnknown)
{
    auto record = row(aborted(2));
    EXPECT_EQ(record.progress.percentage, std::nullopt);
    EXPECT_EQ(record.progress.steps[0].status.text, "UNKNOWN");
    Children children;
    children.replicaSets = {
        ReplicaSetPlan{.hash = "new", .revision = 2, .created = "2026-03-03T09:00:00Z"}.read()};
    children.events = {event("RolloutStepCompleted", "Rollout step 1/4 completed (setWeight: 20)",
                           "2026-03-03T09:01:00Z"),
        event("RolloutStepCompleted", "Rollout step 2/4 completed (pause)", "2026-03-03T09:08:00Z"),
        event("RolloutStepCompleted", "Rollout step 3/4 completed (x)", "2026-02-03T09:08:00Z")};
    record = whole(idOf(2), children);
    EXPECT_EQ(record.progress.percentage, 50);
    EXPECT_EQ(record.progress.steps[2].status.text, "FAILED");
    EXPECT_EQ(record.progress.steps[1].start, at("2026-03-03T09:01:00Z"));
    EXPECT_EQ(record.progress.steps[1].end, at("2026-03-03T09:08:00Z"));
    EXPECT_EQ(record.progress.steps[2].start, at("2026-03-03T09:08:00Z"));
    EXPECT_EQ(record.progress.steps[2].end, at("2026-03-03T09:23:10Z")) << "it was aborted then";
    EXPECT_EQ(record.progress.steps[3].start, std::nullopt);
    EXPECT_EQ(record.progress.steps[3].end, std::nullopt);
}

TEST_F(AttemptBookTest, theStepsOfARetryBeginWithItAndAPauseWhenItIsTold)
{
    RolloutPlan plan;
    plan.phase = "Paused";
    plan.message = "CanaryPauseStep";
    plan.step = 1;
    plan.started = "2026-03-03T09:00:00Z";
    plan.moreStatus =
        R"("pauseConditions":[{"reason":"CanaryPauseStep","startTime":"2026-03-03T09:31:00Z"}],)";
    apply(plan);
    const auto done = [](const std::string& time) {
        return event("RolloutStepCompleted", "Rollout step 1/4 completed (setWeight: 20)", time);
    };
    Children children;
    children.events = {done("2026-03-03T09:01:00Z"),
        event("RolloutRetry", "Retrying Rollout after abort", "2026-03-03T09:25:00Z")};
    auto steps = whole(idOf(2), children).progress.steps;
    EXPECT_EQ(steps[0].start, at("2026-03-03T09:25:00Z"));
    EXPECT_EQ(steps[0].end, std::nullopt) << "it ended so before the retry";
    EXPECT_EQ(steps[1].start, at("2026-03-03T09:31:00Z"));
    children.events.push_back(done("2026-03-03T09:30:30Z"));
    steps = whole(idOf(2), children).progress.steps;
    EXPECT_EQ(steps[0].end, at("2026-03-03T09:30:30Z"));
    EXPECT_EQ(steps[1].start, at("2026-03-03T09:31:00Z"));
    EXPECT_EQ(steps[2].start, std::nullopt);
}

/// The cluster folds the same sentence of two attempts into one event.
TEST_F(AttemptBookTest, stepsOfALaterAttemptDoNotMoveTheTimesOfAnEarlierOne)
{
    apply(healthy(2, "new"));
    m_now = at("2026-03-03T10:00:00Z");
    RolloutPlan next;
    next.started = "";
    next.revision = 3;
    next.generation = 5;
    next.observed = "5";
    next.hash = "newer";
    next.step = 1;
    apply(next);
    Children children;
    children.replicaSets = {
        ReplicaSetPlan{.hash = "new", .revision = 2, .created = "2026-03-03T09:00:00Z"}.read(),
        ReplicaSetPlan{.hash = "newer", .revision = 3, .created = "2026-03-03T10:00:00Z"}.read()};
    children.events = {event("RolloutStepCompleted", "Rollout step 1/4 completed (setWeight: 20)",
        "2026-03-03T10:01:00Z")};
    children.events[0].first = at("2026-03-03T09:01:00Z");
    children.events[0].count = 2;
    EXPECT_EQ(whole(idOf(2), children).progress.steps[0].end, at("2026-03-03T09:01:00Z"));
    EXPECT_EQ(whole(idOf(3), children).progress.steps[0].end, at("2026-03-03T10:01:00Z"));
    children.events[0].first = at("2026-03-03T10:01:00Z");
    EXPECT_EQ(whole(idOf(2), children).progress.steps[0].end, std::nullopt);
}

TEST_F(AttemptBookTest, aProgramWithoutANameIsNobody)
{
    const auto by = [this](const char* manager) {
        RolloutPlan plan;
        plan.moreMeta = R"("managedFields":[{"manager":")" + std::string(manager)
            + R"(","operation":"Update","fieldsV1":{"f:spec":{"f:template":{}}}}],)";
        AttemptBook book{{{}, [this] { return m_now; }}};
        return book.apply(plan.read()).back().record.executor;
    };
    EXPECT_EQ(by("kubectl-edit"), "via kubectl-edit");
    EXPECT_EQ(by("unknown"), "");
}

TEST_F(AttemptBookTest, oneThatIsReplacedBeforeItsEndHasFailed)
{
    apply({});
    m_now = at("2026-03-03T09:40:00Z");
    RolloutPlan next;
    next.started = "";
    next.revision = 3;
    next.generation = 5;
    next.observed = "5";
    next.hash = "newer";
    next.image = "shop/checkout:1.6.0";
    const auto changes = apply(next);
    ASSERT_THAT(changes, SizeIs(2));
    EXPECT_EQ(changes[0].record.id, idOf(2));
    EXPECT_EQ(changes[0].record.status.known, Status::Failed);
    EXPECT_EQ(changes[0].record.end, m_now);
    EXPECT_FALSE(changes[0].isUnfinished);
    EXPECT_THAT(changes[0].record.workload->notes,
        Contains("Superseded by revision 3 before it was done."));
    EXPECT_EQ(
        changes[0].record.progress.currentStep, "setWeight: 20 (failed: superseded by revision 3)");
    EXPECT_EQ(changes[1].record.id, idOf(3));
    EXPECT_EQ(changes[1].record.version, "1.6.0");
    EXPECT_EQ(changes[1].record.start, m_now);
    EXPECT_TRUE(changes[1].isUnfinished);
}

TEST_F(AttemptBookTest, theOldStateThatComesLateIsNotTaken)
{
    RolloutPlan next;
    next.revision = 3;
    next.generation = 5;
    next.observed = "5";
    apply(next);
    EXPECT_THAT(apply({}), IsEmpty());
    auto olderSpec = next;
    olderSpec.generation = 4;
    olderSpec.phase = "Healthy";
    EXPECT_THAT(apply(olderSpec), IsEmpty());
}

TEST_F(AttemptBookTest, goingBackToWhatWasThereBeforeIsARollback)
{
    apply(healthy(1, "old"));
    RolloutPlan update;
    update.step = 2;
    apply(update);
    apply(aborted(2));
    auto back = healthy(3, "old");
    back.generation = 6;
    back.observed = "6";
    back.image = "shop/checkout:1.4.0";
    const auto changes = apply(back);
    ASSERT_THAT(changes, SizeIs(2));
    EXPECT_EQ(changes[0].record.id, idOf(2));
    EXPECT_EQ(changes[0].record.status.known, Status::RolledBack);
    EXPECT_THAT(changes[0].record.workload->notes,
        Contains("Rolled back: revision 3 went back to what revision 1 had brought."));
    EXPECT_EQ(changes[1].record.status.known, Status::Completed);
    EXPECT_THAT(changes[1].record.workload->notes,
        Contains("Rolls back revision 2 to what revision 1 had brought."));
}

TEST_F(AttemptBookTest, whatSucceededIsRolledBackOnlyOnceTheWayBackIsGone)
{
    apply(healthy(1, "old"));
    apply({});
    auto done = healthy(2, "new");
    done.moreStatus = R"("duration":{"rolloutFinishedAt":"2026-03-03T09:06:35Z"},)";
    done.started = "";
    const auto succeeded = row(done);
    ASSERT_EQ(succeeded.status.known, Status::Completed);
    m_now = at("2026-03-03T10:00:00Z");
    RolloutPlan back;
    back.started = "";
    back.revision = 3;
    back.generation = 5;
    back.observed = "5";
    back.image = "shop/checkout:1.4.0";
    back.hash = "old";
    back.stable = "new";
    auto changes = apply(back);
    ASSERT_THAT(changes, SizeIs(2));
    EXPECT_EQ(changes[0].record.status.known, Status::Completed) << "it serves";
    EXPECT_EQ(changes[0].record.end, succeeded.end);
    EXPECT_THAT(changes[0].record.workload->notes,
        Contains("Revision 3 set out to go back to what revision 1 had brought."));
    EXPECT_EQ(changes[1].record.status.known, Status::Running);
    EXPECT_THAT(changes[1].record.workload->notes,
        Contains("Rolls back revision 2 to what revision 1 had brought."));

    m_now = at("2026-03-03T10:20:00Z");
    auto arrived = healthy(3, "old");
    arrived.generation = 5;
    arrived.observed = "5";
    arrived.image = back.image;
    changes = apply(arrived);
    ASSERT_THAT(changes, SizeIs(2));
    EXPECT_EQ(changes[0].record.status.known, Status::RolledBack);
    EXPECT_EQ(changes[0].record.start, succeeded.start);
    EXPECT_EQ(changes[0].record.end, succeeded.end);
    EXPECT_THAT(changes[0].record.workload->notes,
        Contains("Rolled back: revision 3 went back to what revision 1 had brought."));
    EXPECT_THAT(changes[0].record.workload->notes, Not(Contains(HasSubstr("set out"))));
    EXPECT_EQ(changes[1].record.status.known, Status::Completed);
}

/// What was to be rolled back is still the stable one; a retry may do it after all.
TEST_F(AttemptBookTest, aRollbackThatIsAbortedHasRolledBackNothing)
{
    apply(healthy(1, "old"));
    apply(healthy(2, "new"));
    auto back = aborted(3);
    back.generation = 5;
    back.observed = "5";
    back.hash = "old";
    back.stable = "new";
    auto changes = apply(back);
    ASSERT_THAT(changes, SizeIs(2));
    EXPECT_EQ(changes[0].record.status.known, Status::Completed);
    EXPECT_EQ(changes[1].record.status.known, Status::Failed);
    auto again = back;
    again.phase = "Progressing";
    again.moreStatus = "";
    EXPECT_THAT(apply(again), SizeIs(1));
    auto arrived = healthy(3, "old");
    arrived.generation = 5;
    arrived.observed = "5";
    changes = apply(arrived);
    ASSERT_THAT(changes, SizeIs(2));
    EXPECT_EQ(changes[0].record.status.known, Status::RolledBack);
}

TEST_F(AttemptBookTest, whoComesWhileItIsRolledBackSeesWhatServes)
{
    RolloutPlan back;
    back.revision = 3;
    back.hash = "old";
    back.stable = "new";
    back.started = "2026-03-03T08:40:00Z";
    apply(back);
    Children children;
    children.replicaSets = {
        ReplicaSetPlan{
            .hash = "old", .revision = 3, .created = "2026-02-01T08:00:00Z", .history = "1"}
            .read(),
        ReplicaSetPlan{.hash = "new", .revision = 2, .created = "2026-03-03T07:00:00Z"}.read()};
    static_cast<void>(m_book.learn(children));
    auto second = whole(idOf(2), children);
    EXPECT_EQ(second.status.known, Status::Completed);
    EXPECT_EQ(second.end, std::nullopt) << "it did not end when the way back began";
    // An hour later the cluster has forgotten that.
    children.events = {event("RolloutCompleted",
        "Rollout completed update to revision 2 (new): Completed all 4 canary steps",
        "2026-03-03T07:06:35Z")};
    static_cast<void>(m_book.learn(children));
    second = whole(idOf(2), children);
    EXPECT_EQ(second.end, at("2026-03-03T07:06:35Z"));
    auto arrived = healthy(3, "old");
    arrived.started = back.started;
    apply(arrived);
    second = whole(idOf(2), {});
    EXPECT_EQ(second.status.known, Status::RolledBack);
    EXPECT_EQ(second.end, at("2026-03-03T07:06:35Z"));
}

/// Of a Deployment no version is the stable one: only what is done tells it there.
TEST_F(AttemptBookTest, whatWasUnderWayIsSupersededUntilTheWayBackIsGone)
{
    apply(healthy(1, "old"));
    apply({});
    m_now = at("2026-03-03T09:40:00Z");
    RolloutPlan back;
    back.started = "";
    back.revision = 3;
    back.generation = 5;
    back.observed = "5";
    back.hash = "old";
    back.stable = "other";
    auto changes = apply(back);
    ASSERT_THAT(changes, SizeIs(2));
    EXPECT_EQ(changes[0].record.status.known, Status::Failed);
    EXPECT_EQ(changes[0].record.end, m_now);
    EXPECT_THAT(changes[0].record.workload->notes,
        Contains("Superseded by revision 3 before it was done."));
    EXPECT_EQ(
        changes[0].record.progress.currentStep, "setWeight: 20 (failed: superseded by revision 3)");
    // To the stable version the traffic goes back at once, though its pods have not all come.
    back.stable = "old";
    changes = apply(back);
    ASSERT_THAT(changes, SizeIs(2));
    EXPECT_EQ(changes[0].record.status.known, Status::RolledBack);
    EXPECT_EQ(changes[0].record.progress.currentStep, "setWeight: 20") << "it did not fail of that";
    EXPECT_EQ(changes[0].record.end, m_now);
}

TEST_F(AttemptBookTest, whatFailedStaysWhatItWasOnceItIsRolledBack)
{
    const auto by = [](RolloutPlan plan, const std::string& manager) {
        plan.moreMeta = R"("managedFields":[{"manager":")" + manager
            + R"(","operation":"Update","fieldsV1":{"f:spec":{"f:template":{}}}}],)";
        return plan;
    };
    apply(healthy(1, "old"));
    RolloutPlan update;
    update.step = 2;
    apply(by(update, "kubectl-edit"));
    const auto failed = row(by(aborted(2), "kubectl-edit"));
    // The template is put back; the controller has not seen it yet.
    auto changed = aborted(2);
    changed.generation = 5;
    changed.image = "shop/checkout:1.4.0";
    auto record = row(by(changed, "deployment-console"));
    EXPECT_EQ(record.executor, "via kubectl-edit");
    EXPECT_EQ(record.version, "1.5.0");
    EXPECT_EQ(record.workload->images, failed.workload->images);
    auto back = healthy(3, "old");
    back.generation = 5;
    back.observed = "5";
    back.image = changed.image;
    back.started = "2026-03-03T09:40:00Z";
    const auto changes = apply(by(back, "deployment-console"));
    ASSERT_THAT(changes, SizeIs(2));
    EXPECT_EQ(changes[0].record.status.known, Status::RolledBack);
    EXPECT_EQ(changes[0].record.executor, "via kubectl-edit");
    EXPECT_EQ(changes[0].record.end, failed.end);
    EXPECT_EQ(changes[0].record.workload->images, failed.workload->images);
    EXPECT_EQ(changes[0].record.workload->phase, "Degraded");
    EXPECT_EQ(changes[1].record.executor, "via deployment-console");
    Children children;
    children.events = {event(
        "RolloutStepCompleted", "Rollout step 2/4 completed (pause)", "2026-03-03T09:08:00Z")};
    record = whole(idOf(2), children);
    EXPECT_EQ(record.progress.steps[2].status.text, "FAILED");
    EXPECT_EQ(record.progress.steps[2].start, at("2026-03-03T09:08:00Z"));
    EXPECT_EQ(record.progress.steps[2].end, at("2026-03-03T09:23:10Z"));
}

TEST_F(AttemptBookTest, aRollbackIsSeenFromTheAgeOfTheReplicaSets)
{
    apply(healthy(3, "old"));
    Children children;
    children.replicaSets = {ReplicaSetPlan{.hash = "old",
                                .revision = 3,
                                .created = "2026-02-01T08:00:00Z",
                                .history = "1",
                                .replicas = 5}
                                .read(),
        ReplicaSetPlan{
            .hash = "new", .revision = 2, .created = "2026-03-01T08:00:00Z", .image = "c:1.5.0"}
            .read()};
    const auto whole = m_book.whole(idOf(3), children);
    ASSERT_TRUE(whole);
    ASSERT_THAT(whole->changes, SizeIs(3)) << "its own, too: what it rolls back";
    EXPECT_EQ(whole->changes[0].record.id, idOf(1));
    EXPECT_EQ(whole->changes[0].record.version, "1.4.0");
    EXPECT_EQ(whole->changes[0].record.start, at("2026-02-01T08:00:00Z"));
    EXPECT_EQ(whole->changes[1].record.id, idOf(2));
    EXPECT_EQ(whole->changes[1].record.version, "1.5.0");
    EXPECT_EQ(whole->changes[1].record.status.known, Status::RolledBack);
    EXPECT_FALSE(whole->changes[1].isUnfinished);
    EXPECT_TRUE(m_book.workloadOf(idOf(1)));
    EXPECT_FALSE(m_book.workloadOf(idOf(1))->isCurrent);
}

/// Back, forward, and back again: the cluster keeps two ReplicaSets, and the numbers of all.
TEST_F(AttemptBookTest, aReplicaSetTellsOfEveryRevisionThatTookIt)
{
    apply(healthy(5, "old"));
    Children children;
    children.replicaSets = {ReplicaSetPlan{.hash = "old",
                                .revision = 5,
                                .created = "2026-02-01T08:00:00Z",
                                .history = "1,3",
                                .replicas = 5}
                                .read(),
        ReplicaSetPlan{.hash = "new",
            .revision = 4,
            .created = "2026-03-01T08:00:00Z",
            .image = "c:1.5.0",
            .history = "2"}
            .read()};
    for (int reading = 0; reading < 2; ++reading) {
        const auto all = m_book.whole(idOf(5), children);
        ASSERT_TRUE(all);
        EXPECT_THAT(all->changes, SizeIs(reading == 0 ? 5 : 0));
    }
    const auto third = whole(idOf(3));
    EXPECT_EQ(third.version, "1.4.0");
    EXPECT_EQ(third.start, deployment::unknownTime);
    EXPECT_EQ(third.end, std::nullopt);
    EXPECT_EQ(third.status.known, Status::Unknown) << "the last one may have made it stable";
    EXPECT_EQ(whole(idOf(1)).start, at("2026-02-01T08:00:00Z"));
    EXPECT_EQ(whole(idOf(1)).status.known, Status::Unknown);
    EXPECT_EQ(whole(idOf(2)).version, "1.5.0");
    EXPECT_EQ(whole(idOf(2)).start, at("2026-03-01T08:00:00Z"));
    EXPECT_EQ(whole(idOf(4)).status.known, Status::RolledBack);
    EXPECT_THAT(whole(idOf(3)).workload->notes, Contains(HasSubstr("4")))
        << "it was left for the version of revision 2";
}

TEST_F(AttemptBookTest, ofEarlierAttemptsNoOutcomeIsMadeUp)
{
    apply({});
    Children children;
    children.replicaSets = {ReplicaSetPlan{.hash = "new", .revision = 2, .replicas = 1}.read(),
        ReplicaSetPlan{
            .hash = "old", .revision = 1, .created = "2026-02-01T08:00:00Z", .replicas = 5}
            .read()};
    auto whole = m_book.whole(idOf(2), children);
    ASSERT_THAT(whole->changes, SizeIs(testing::Ge(1U)));
    EXPECT_EQ(whole->changes[0].record.status.known, Status::Completed) << "it is the stable one";
    RolloutPlan other;
    other.name = "cart";
    other.uid = "other";
    other.stable = "gone";
    apply(other);
    children.replicaSets[0].meta.owners[0].uid = children.replicaSets[1].meta.owners[0].uid =
        "other";
    whole = m_book.whole("shop/cart/other/2", children);
    ASSERT_THAT(whole->changes, SizeIs(testing::Ge(1U)));
    EXPECT_EQ(whole->changes[0].record.status.known, Status::Unknown);
}

TEST_F(AttemptBookTest, whatIsDeletedKeepsItsRow)
{
    apply({});
    m_now = at("2026-03-03T10:00:00Z");
    const auto changes = m_book.remove(RolloutPlan().read());
    ASSERT_THAT(changes, SizeIs(1));
    EXPECT_EQ(changes[0].record.status.known, Status::Unknown);
    EXPECT_EQ(changes[0].record.status.text, "DELETED");
    EXPECT_EQ(changes[0].record.end, m_now);
    EXPECT_FALSE(changes[0].isUnfinished);
    EXPECT_TRUE(m_book.workloadOf(idOf(2))->isGone);
    EXPECT_THAT(apply({}), IsEmpty()) << "a late event of what is gone";
    EXPECT_THAT(m_book.remove(RolloutPlan().read()), IsEmpty());
}

TEST_F(AttemptBookTest, whatSucceededOfADeletedWorkloadSaysThatItWasDeleted)
{
    apply(healthy(2, "new"));
    RolloutPlan next;
    next.revision = 3;
    next.hash = "newest";
    next.stable = "new";
    apply(next);
    m_book.beginList(ObjectKind::Rollout);
    const auto gone = m_book.endList(ObjectKind::Rollout);
    ASSERT_THAT(gone, SizeIs(2));
    EXPECT_EQ(gone[0].record.status.known, Status::Completed) << "it had ended";
    EXPECT_EQ(gone[0].record.progress.currentStep, "workload gone");
    EXPECT_EQ(gone[1].record.status.text, "DELETED");
    // It was a list that lacked it for a moment.
    m_book.beginList(ObjectKind::Rollout);
    const auto back = apply(next);
    ASSERT_THAT(back, SizeIs(2));
    EXPECT_EQ(back[0].record.progress.currentStep, "");
    EXPECT_EQ(back[1].record.status.known, Status::Running);
}

TEST_F(AttemptBookTest, whatAListLacksIsGoneAndWhatCameAgainIsAnother)
{
    apply(healthy(2, "new"));
    m_book.beginList(ObjectKind::Rollout);
    RolloutPlan again;
    again.uid = "aaaaaaaa-1";
    again.revision = 1;
    const auto changes = apply(again);
    ASSERT_THAT(changes, SizeIs(2));
    EXPECT_EQ(changes[0].record.status.known, Status::Completed) << "it had ended";
    EXPECT_THAT(changes[0].record.workload->notes, Contains("The workload was deleted."));
    EXPECT_EQ(changes[1].record.id, "shop/checkout/aaaaaaaa/1");
    EXPECT_THAT(m_book.endList(ObjectKind::Rollout), IsEmpty());
    m_book.beginList(ObjectKind::Rollout);
    const auto gone = m_book.endList(ObjectKind::Rollout);
    ASSERT_THAT(gone, SizeIs(1));
    EXPECT_EQ(gone[0].record.status.text, "DELETED");
    // It was a list that lacked it for a moment.
    m_book.beginList(ObjectKind::Rollout);
    const auto back = apply(again);
    ASSERT_THAT(back, SizeIs(1));
    EXPECT_EQ(back[0].record.status.known, Status::Running);
}

TEST_F(AttemptBookTest, aListOfAnotherKindTouchesNothing)
{
    apply({});
    m_book.beginList(ObjectKind::Deployment);
    EXPECT_THAT(m_book.endList(ObjectKind::Deployment), IsEmpty());
}

TEST_F(AttemptBookTest, aNewWorkloadIsItsFirstRevisionBeforeAnyoneCounts)
{
    RolloutPlan plan;
    plan.revision = 0;
    EXPECT_EQ(row(plan).id, idOf(1));
    plan.revision = 1;
    plan.step = 1;
    EXPECT_EQ(row(plan).id, idOf(1));
    // A revision that it brought along: the row was the same attempt all the time.
    RolloutPlan other;
    other.uid = "bbbbbbbb-1";
    other.name = "cart";
    other.revision = 0;
    apply(other);
    other.revision = 7;
    const auto changes = apply(other);
    ASSERT_THAT(changes, SizeIs(2));
    EXPECT_TRUE(changes[0].isHidden);
    EXPECT_EQ(changes[1].record.id, "shop/cart/bbbbbbbb/7");
}

/// A controller leaves out what is 0; where none has come by yet, nothing is counted.
TEST_F(AttemptBookTest, whatNoControllerHasCountedIsNotKnown)
{
    const auto workloadWith = [this](const std::string& status) {
        const auto changes = m_book.apply(made_up::readWorkload(ObjectKind::Rollout,
            R"({"kind":"Rollout","metadata":{"name":"cart","namespace":"shop","uid":"r-1"},"spec":{)"
            R"("replicas":4,"strategy":{"canary":{"steps":[{"setWeight":20},{"pause":{}}]}}},"status":)"
                + status + "}"));
        return changes.empty() ? deployment::Workload() : *changes.back().record.workload;
    };
    const auto fresh = workloadWith("{}");
    EXPECT_EQ(fresh.replicas, (deployment::ReplicaCounts{4, {}, {}, {}, {}}));
    EXPECT_EQ(fresh.setWeight, std::nullopt);
    EXPECT_EQ(fresh.actualWeight, std::nullopt);
    const auto counted = workloadWith(R"({"updatedReplicas":1})");
    EXPECT_EQ(counted.replicas, (deployment::ReplicaCounts{4, 0, 1, 0, 0}));
    EXPECT_EQ(counted.setWeight, 20);
    EXPECT_EQ(counted.actualWeight, 0);
}

TEST_F(AttemptBookTest, aDeploymentThatKeepsATemplateIsNotShown)
{
    const std::string owner =
        R"({"kind":"Deployment","metadata":{"name":"checkout","namespace":"shop","uid":"d-1",
        "generation":1},"spec":{"replicas":0,"template":{"spec":{"containers":[{"name":"checkout","image":"c:2.0"}]}}},
        "status":{"observedGeneration":1,"replicas":0,"conditions":[{"type":"Progressing","status":"True","reason":"NewReplicaSetAvailable"}]}})";
    auto changes = m_book.apply(made_up::readWorkload(ObjectKind::Deployment, owner));
    ASSERT_THAT(changes, SizeIs(1));
    EXPECT_FALSE(changes[0].isHidden);
    RolloutPlan rollout;
    rollout.moreSpec = R"("workloadRef":{"kind":"Deployment","name":"checkout"},)";
    changes = apply(rollout);
    ASSERT_THAT(changes, SizeIs(2));
    EXPECT_TRUE(changes[0].isHidden);
    EXPECT_EQ(changes[0].record.id, "shop/checkout/d-1/1");
    EXPECT_EQ(changes[1].record.version, "2.0") << "the template is the Deployment's";
    EXPECT_THAT(changes[1].record.workload->notes,
        Contains(HasSubstr("The template lives in Deployment checkout")));
    // Without the Rollout it is one of its own again.
    changes = m_book.remove(rollout.read());
    ASSERT_THAT(changes, SizeIs(2));
    EXPECT_FALSE(changes[1].isHidden);
    EXPECT_EQ(changes[1].record.id, "shop/checkout/d-1/1");
}

TEST_F(AttemptBookTest, thatNothingOfItServesIsSaid)
{
    const auto withScale = [](int wanted, int there) {
        AttemptBook book{{}};
        const auto object = made_up::readWorkload(ObjectKind::Deployment,
            R"({"metadata":{"name":"web","namespace":"shop","uid":"12345678","generation":2,)"
            R"("annotations":{"deployment.kubernetes.io/revision":"2"}},"spec":{"replicas":)"
                + std::to_string(wanted) + R"(},"status":{"observedGeneration":2,"replicas":)"
                + std::to_string(there) + "}}");
        return book.apply(object).front().record.workload->notes;
    };
    EXPECT_THAT(withScale(0, 0),
        Contains("It is scaled to 0: no pod of it is wanted, and none "
                 "serves."));
    EXPECT_THAT(withScale(0, 1), testing::Not(Contains(HasSubstr("scaled to 0"))));
    EXPECT_THAT(withScale(1, 0), testing::Not(Contains(HasSubstr("scaled to 0"))));
}

/// The row tells it, too, since a card says of its version that it is live.
TEST_F(AttemptBookTest, theLastThatSucceededSaysWhileItsWorkloadIsScaledToZero)
{
    apply(healthy(1, "old"));
    apply(healthy(2, "new"));
    const auto stepsWith = [this](std::int64_t replicas) {
        auto object = healthy(2, "new").read();
        object.spec.replicas = replicas;
        object.status.replicas = replicas;
        std::vector<std::string> steps;
        for (const auto& change : m_book.apply(object))
            steps.push_back(change.record.id + ": " + change.record.progress.currentStep);
        return steps;
    };
    EXPECT_THAT(stepsWith(0), ElementsAre(idOf(2) + ": scaled to 0"))
        << "the one before serves nobody anyway";
    EXPECT_THAT(stepsWith(4), ElementsAre(idOf(2) + ": "));
}

TEST_F(AttemptBookTest, whoManagesItIsSaid)
{
    RolloutPlan plan;
    plan.moreMeta =
        R"("labels":{"kustomize.toolkit.fluxcd.io/name":"apps"},"managedFields":[{"manager":"kubectl-edit","time":"2026-03-02T10:00:00Z","fieldsV1":{"f:spec":{"f:template":{}}}}],)";
    const auto record = row(plan);
    EXPECT_EQ(record.executor, "via kubectl-edit");
    EXPECT_THAT(record.workload->notes,
        Contains("Managed by Flux (apps): what is changed here may be undone by it."));
}

TEST_F(AttemptBookTest, theTemplateOfAnOwnerCountsOnceItIsSeen)
{
    const auto owner = [](int generation, const std::string& tag) {
        return made_up::readWorkload(ObjectKind::Deployment,
            R"({"kind":"Deployment","metadata":{"name":"base","namespace":"shop","uid":"d-1","generation":)"
                + std::to_string(generation)
                + R"(},"spec":{"replicas":0,"template":{"spec":{"containers":[{"name":"x","image":"c:)"
                + tag + R"("}]}}}})");
    };
    RolloutPlan rollout;
    rollout.moreSpec = R"("workloadRef":{"kind":"Deployment","name":"base"},)";
    rollout.moreStatus = R"("workloadObservedGeneration":"1",)";
    EXPECT_EQ(row(rollout).version, "new") << "a hash is all that is known";
    auto changes = m_book.apply(owner(1, "2.0"));
    EXPECT_EQ(changes.back().record.version, "2.0");
    // The next template is there, and no one has seen it.
    for (const auto& change : m_book.apply(owner(2, "3.0")))
        EXPECT_NE(change.record.version, "3.0") << change.record.id;
    // Where Deployments are not listed, the one that is read with the details tells.
    AttemptBook other{{}};
    static_cast<void>(other.apply(rollout.read()));
    Children children;
    children.add(owner(1, "2.0"));
    EXPECT_EQ(other.whole(idOf(2), children)->deployment.version, "2.0");
    rollout.revision = 3;
    rollout.hash = "newer";
    rollout.moreStatus = R"("workloadObservedGeneration":"2",)";
    changes = apply(rollout);
    ASSERT_THAT(changes, SizeIs(2));
    EXPECT_EQ(changes[0].record.version, "2.0");
    EXPECT_EQ(changes[1].record.version, "3.0");
}

TEST_F(AttemptBookTest, theStartIsWhatTheClusterTellsOrSaidToBeAGuess)
{
    RolloutPlan plan;
    plan.started = "";
    plan.moreStatus =
        R"("conditions":[{"type":"Progressing","status":"True","lastTransitionTime":"2026-02-20T10:00:00Z"},
        {"type":"Completed","status":"False","lastTransitionTime":"2026-03-03T08:00:00Z"}],)";
    auto record = row(plan);
    EXPECT_EQ(record.start, at("2026-03-03T08:00:00Z"));
    EXPECT_THAT(record.workload->notes, Contains(HasSubstr("The start is approximate")));
    Children children;
    children.events = {
        event("RolloutUpdated", "Rollout updated to revision 2", "2026-03-03T07:59:58Z")};
    record = whole(idOf(2), children);
    EXPECT_EQ(record.start, at("2026-03-03T07:59:58Z"));
    EXPECT_THAT(record.workload->notes, testing::Not(Contains(HasSubstr("The start"))));
    plan.moreStatus = R"("duration":{"rolloutStartedAt":"2026-03-03T07:59:57Z"},)";
    for (const auto& change : apply(plan))
        EXPECT_EQ(change.record.start, at("2026-03-03T07:59:58Z")) << "it was told before";
}

TEST_F(AttemptBookTest, aLengthIsNotMadeOfAGuess)
{
    auto plan = healthy(2, "new");
    plan.started = "";
    plan.moreStatus =
        R"("conditions":[{"type":"Progressing","status":"True","lastTransitionTime":"2026-03-03T08:57:00Z"},
        {"type":"Completed","status":"True","lastTransitionTime":"2026-03-03T08:57:00Z"}],)";
    auto record = row(plan);
    EXPECT_EQ(record.status.known, Status::Completed);
    EXPECT_EQ(record.end, std::nullopt);
    EXPECT_THAT(record.workload->notes,
        Contains("It ended at 2026-03-03 08:57:00 UTC; how long it took is not known."));
    Children children;
    children.replicaSets = {
        ReplicaSetPlan{.hash = "new", .revision = 2, .created = "2026-03-03T08:52:00Z"}.read()};
    const auto told = m_book.whole(idOf(2), children);
    ASSERT_TRUE(told);
    EXPECT_EQ(told->deployment.start, at("2026-03-03T08:52:00Z"));
    EXPECT_EQ(told->deployment.end, at("2026-03-03T08:57:00Z"));
    ASSERT_THAT(told->changes, SizeIs(1)) << "its row says it as well";
    EXPECT_EQ(told->changes[0].record.start, told->deployment.start);
    EXPECT_EQ(told->changes[0].record.end, told->deployment.end);
    EXPECT_THAT(m_book.whole(idOf(2), children)->changes, SizeIs(0)) << "nothing new";
}

/// No moment stands for what the cluster does not tell: neither the beginning of all clocks nor,
/// where another attempt is known by its ReplicaSet alone, a guess without a word.
TEST_F(AttemptBookTest, aStartOfWhichNothingTellsIsSaidToBeNotKnown)
{
    const std::string note = "The start is not known";
    for (const Status status : {Status::Running, Status::Completed}) {
        AttemptBook book{{[](std::string_view) { return "e"; }, [this] { return m_now; }}};
        auto object = (status == Status::Running ? RolloutPlan() : healthy(2, "bbb")).read();
        object.meta.created.reset();
        object.status.conditions.clear();
        object.status.started.reset();
        const auto changes = book.apply(object);
        ASSERT_THAT(changes, SizeIs(1));
        const auto& record = changes.front().record;
        EXPECT_EQ(record.status.known, status);
        EXPECT_EQ(record.start, deployment::unknownTime);
        EXPECT_EQ(record.end, std::nullopt) << "how long it took is not known";
        EXPECT_THAT(record.workload->notes, Contains(HasSubstr(note)));
        // Told later, it is known.
        object.meta.created = at("2026-03-01T09:00:00Z");
        object.status.started = at("2026-03-02T09:00:00Z");
        const auto later = book.apply(object);
        ASSERT_THAT(later, SizeIs(1));
        EXPECT_EQ(later.front().record.start, at("2026-03-02T09:00:00Z"));
        EXPECT_THAT(later.front().record.workload->notes, testing::Not(Contains(HasSubstr(note))));
    }
}

TEST_F(AttemptBookTest, theStartOfAnEarlierAttemptWhoseReplicaSetTellsNoneIsNotKnown)
{
    apply({});
    ReplicaSetPlan old;
    old.revision = 1;
    old.hash = "aaa";
    auto set = old.read();
    set.meta.created.reset();
    Children children;
    children.replicaSets.push_back(set);
    whole(idOf(2), children);
    const auto record = whole(idOf(1), children);
    EXPECT_EQ(record.start, deployment::unknownTime);
    EXPECT_THAT(record.workload->notes, Contains(HasSubstr("The start is not known")));
    for (const auto& step : record.progress.steps)
        EXPECT_EQ(step.start, std::nullopt) << step.name;
}
