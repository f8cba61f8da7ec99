// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of attempts that were over before anybody looked.
#include "made_up_rollout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

using deployment::Status;
using kubernetes::AttemptBook;
using kubernetes::Children;
using made_up::at;
using made_up::event;
using made_up::ReplicaSetPlan;
using made_up::RolloutPlan;
using testing::Contains;
using testing::IsEmpty;
using testing::Not;

namespace {

using Records = std::map<std::int64_t, deployment::Deployment>;

/// By revision, as they are once these children have been read.
Records recordsOf(const RolloutPlan& plan, const Children& children)
{
    AttemptBook book{{}};
    Records records;
    for (const auto& changes : {book.apply(plan.read()), book.learn(children)}) {
        for (const auto& change : changes)
            records[change.record.workload->revision] = change.record;
    }
    return records;
}

ReplicaSetPlan set(const std::string& hash, std::int64_t revision, std::int64_t replicas)
{
    ReplicaSetPlan plan;
    plan.hash = hash;
    plan.revision = revision;
    plan.created = "2026-03-03T09:0" + std::to_string(revision) + ":00Z";
    plan.replicas = replicas;
    return plan;
}

Children fourRevisions()
{
    Children children;
    children.replicaSets = {set("old", 1, 5).read(), set("bad", 2, 0).read(),
        set("worse", 3, 0).read(), set("new", 4, 1).read()};
    return children;
}

/// The second revision of one whose first one is all that there was.
RolloutPlan second(const std::string& available)
{
    RolloutPlan plan;
    plan.started = "2026-03-03T09:02:00Z";
    plan.moreStatus = R"("conditions":[{"type":"Available","status":")" + available
        + R"(","lastTransitionTime":"2026-03-03T09:01:20Z"}],)";
    return plan;
}

Children firstAndSecond(std::int64_t available)
{
    Children children;
    children.replicaSets = {set("old", 1, available).read(), set("new", 2, 1).read()};
    children.events = {event("RolloutCompleted",
        "Rollout completed update to revision 1 (old): Initial deploy", "2026-03-03T09:01:00Z")};
    return children;
}

} // namespace

TEST(UnseenEnds, whatAnOlderStableVersionHasOutlivedWasSuperseded)
{
    RolloutPlan plan;
    plan.revision = 4;
    plan.started = "2026-03-03T09:04:00Z";
    auto records = recordsOf(plan, fourRevisions());
    EXPECT_EQ(records[1].status.known, Status::Completed);
    for (const std::int64_t revision : {2, 3}) {
        const std::string by = std::to_string(revision + 1);
        EXPECT_EQ(records[revision].status.known, Status::Failed) << "it was never stable";
        EXPECT_THAT(records[revision].workload->notes,
            Contains("Superseded by revision " + by + " before it was done."));
        EXPECT_EQ(records[revision].progress.currentStep, "failed: superseded by revision " + by);
        EXPECT_EQ(records[revision].end, std::nullopt) << "it may have failed long before";
    }
}

TEST(UnseenEnds, whatWasAbortedEndedThen)
{
    RolloutPlan plan;
    plan.revision = 4;
    Children children = fourRevisions();
    const std::string words = "Rollout aborted update to revision 2: the analysis failed";
    children.events = {event("RolloutAborted", words, "2026-03-03T09:02:30Z")};
    auto records = recordsOf(plan, children);
    EXPECT_EQ(records[2].status.known, Status::Failed);
    EXPECT_EQ(records[2].end, at("2026-03-03T09:02:30Z"));
    EXPECT_EQ(records[2].progress.currentStep, "failed: RolloutAborted: " + words);
    EXPECT_EQ(records[3].progress.currentStep, "failed: superseded by revision 4");
    children.events.push_back(event("RolloutRetry", "Retrying", "2026-03-03T09:02:40Z"));
    records = recordsOf(plan, children);
    EXPECT_EQ(records[2].progress.currentStep, "failed: superseded by revision 3");
    EXPECT_EQ(records[2].end, std::nullopt);
}

TEST(UnseenEnds, whatMayHaveBeenStableInBetweenIsNotKnown)
{
    RolloutPlan plan;
    plan.revision = 4;
    plan.stable = "worse";
    auto records = recordsOf(plan, fourRevisions());
    EXPECT_EQ(records[2].status.known, Status::Unknown) << "before the third one";
    plan.stable = "old";
    plan.revision = 5;
    records = recordsOf(plan, fourRevisions());
    EXPECT_EQ(records[2].status.known, Status::Unknown) << "the ReplicaSets are older than that";
    plan.revision = 4;
    plan.observed = "3";
    records = recordsOf(plan, fourRevisions());
    EXPECT_EQ(records[2].status.known, Status::Unknown) << "its status is of an older spec";
}

TEST(UnseenEnds, theFirstRevisionIsNotDoneByTheWordAlone)
{
    auto records = recordsOf(second("False"), firstAndSecond(0));
    EXPECT_EQ(records[1].status.known, Status::Unknown) << "not one of its pods has come";
    EXPECT_EQ(records[1].end, std::nullopt);
    records = recordsOf(second("False"), firstAndSecond(3));
    EXPECT_EQ(records[1].status.known, Status::Completed) << "it serves";
    EXPECT_EQ(records[1].end, std::nullopt) << "its pods came later than it is called stable";
    records = recordsOf(second("True"), firstAndSecond(3));
    EXPECT_EQ(records[1].status.known, Status::Completed);
    EXPECT_EQ(records[1].end, at("2026-03-03T09:01:20Z")) << "they were there before the next one";
}
