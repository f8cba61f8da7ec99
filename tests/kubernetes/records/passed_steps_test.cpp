// SPDX-License-Identifier: GPL-3.0-or-later
// The status of a Rollout counts the steps that are behind it, whether they ran or not.
#include "made_up_rollout.h"

#include <gtest/gtest.h>

using kubernetes::AttemptBook;
using kubernetes::Children;
using kubernetes::ObjectKind;
using made_up::event;
using made_up::ReplicaSetPlan;
using made_up::RolloutPlan;

namespace {

class PassedStepsTest : public testing::Test {
protected:
    void apply(const RolloutPlan& plan) { static_cast<void>(m_book.apply(plan.read())); }
    void list(const RolloutPlan& plan)
    {
        m_book.beginList(ObjectKind::Rollout);
        apply(plan);
        static_cast<void>(m_book.endList(ObjectKind::Rollout));
    }
    /// "C S ? P": completed, skipped, passed somehow, pending; others by their word.
    std::string steps(std::int64_t revision = 2, const Children& children = {})
    {
        const auto whole =
            m_book.whole("shop/checkout/3f2a9c1e/" + std::to_string(revision), children);
        std::string words;
        for (const auto& step : whole->deployment.progress.steps) {
            const std::string& word = step.status.text;
            words += word == "PASSED" ? "?" : word == "RUNNING" ? "R" : word.substr(0, 1);
            words += ' ';
            EXPECT_FALSE((word == "SKIPPED" || word == "PASSED") && (step.start || step.end));
        }
        return words;
    }
    /// As a window sees it that was open before it began.
    void seeItBegin()
    {
        RolloutPlan first;
        first.revision = 1;
        first.hash = first.stable = "old";
        first.phase = "Healthy";
        first.step = 4;
        list(first);
        apply(atStep(0));
    }
    static RolloutPlan atStep(std::int64_t step)
    {
        RolloutPlan plan;
        plan.started.clear();
        plan.step = step;
        return plan;
    }
    static RolloutPlan promoted(std::int64_t revision = 2)
    {
        RolloutPlan plan = atStep(4);
        plan.revision = revision;
        plan.stable = plan.hash;
        plan.phase = "Healthy";
        plan.message.clear();
        return plan;
    }
    static RolloutPlan promotingFully(std::int64_t step)
    {
        RolloutPlan plan = atStep(step);
        plan.moreStatus = R"("promoteFull":true,)";
        return plan;
    }
    static Children beginningToldAt(const std::string& time)
    {
        Children children;
        children.replicaSets = {
            ReplicaSetPlan{.hash = "new", .revision = 2, .created = time}.read()};
        return children;
    }
    static kubernetes::Event stepEvent(int step, const std::string& time)
    {
        return event("RolloutStepCompleted",
            "Rollout step " + std::to_string(step) + "/4 completed (setWeight: 20)", time);
    }

    AttemptBook m_book{{}};
};

} // namespace

TEST_F(PassedStepsTest, thoseThatWereSeenToRunAreDone)
{
    seeItBegin();
    for (int step = 1; step <= 4; ++step)
        apply(atStep(step));
    EXPECT_EQ(steps(), "C C C C ");
    apply(promoted());
    EXPECT_EQ(steps(), "C C C C ");
}

TEST_F(PassedStepsTest, aFullPromotionSkipsThoseThatWereLeft)
{
    seeItBegin();
    apply(atStep(1));
    apply(promotingFully(1));
    EXPECT_EQ(steps(), "C R P P ") << "it is only asked for";
    apply(promotingFully(4));
    EXPECT_EQ(steps(), "C S S S ") << "its pods are still to come";
    apply(promoted());
    EXPECT_EQ(steps(), "C S S S ");
}

TEST_F(PassedStepsTest, aFullPromotionOfWhatIsThereIsOneState)
{
    seeItBegin();
    apply(atStep(1));
    apply(promotingFully(1));
    apply(promoted());
    EXPECT_EQ(steps(), "C S S S ");
}

TEST_F(PassedStepsTest, whoMissedStatesDoesNotKnowWhichStepsAFullPromotionSkipped)
{
    seeItBegin();
    apply(atStep(1));
    list(promotingFully(4));
    EXPECT_EQ(steps(), "C ? ? ? ");
}

TEST_F(PassedStepsTest, whoComesAfterwardsDoesNotKnowWhetherTheyRan)
{
    list(promoted());
    EXPECT_EQ(steps(), "? ? ? ? ");
    Children told = beginningToldAt("2026-03-03T09:00:00Z");
    told.events = {stepEvent(1, "2026-03-03T09:01:00Z"), stepEvent(4, "2026-03-03T08:00:00Z"),
        event("RolloutCompleted",
            "Rollout completed update to revision 2 (new): Full promotion requested",
            "2026-03-03T09:05:00Z")};
    EXPECT_EQ(steps(2, told), "C ? ? ? ") << "events may be missing";
    told.events.back().message =
        "Rollout completed update to revision 2 (new): Completed all 4 canary steps";
    EXPECT_EQ(steps(2, told), "C C C C ");
}

TEST_F(PassedStepsTest, eventsBeforeARetryTellOfStepsThatWereUndone)
{
    list(promoted());
    Children told = beginningToldAt("2026-03-03T09:00:00Z");
    told.events = {stepEvent(1, "2026-03-03T09:01:00Z"), stepEvent(2, "2026-03-03T09:02:00Z"),
        event("RolloutRetry", "Retrying Rollout after abort", "2026-03-03T09:03:00Z"),
        stepEvent(1, "2026-03-03T09:04:00Z")};
    EXPECT_EQ(steps(2, told), "C ? ? ? ");
}

TEST_F(PassedStepsTest, ofOneThatIsUnderWayTheControllerHasCounted)
{
    list(atStep(2));
    EXPECT_EQ(steps(), "C C R P ");
}

TEST_F(PassedStepsTest, theFirstRevisionRunsNoSteps)
{
    RolloutPlan first = promoted(1);
    list(first);
    EXPECT_EQ(steps(1), "S S S S ");
}

TEST_F(PassedStepsTest, goingBackToTheStableVersionRunsNoSteps)
{
    seeItBegin();
    apply(atStep(1));
    RolloutPlan back = promoted(3);
    back.hash = back.stable = "old";
    back.generation = 5;
    back.observed = "5";
    apply(back);
    EXPECT_EQ(steps(3), "S S S S ");
    EXPECT_EQ(steps(2), "C U P P ");
}

TEST_F(PassedStepsTest, whatJumpsForNoReasonThatIsSeenIsNotKnown)
{
    seeItBegin();
    apply(atStep(3));
    EXPECT_EQ(steps(), "? ? ? R ");
}

TEST_F(PassedStepsTest, aRetryBeginsAgainAndAnAbortKeepsThem)
{
    seeItBegin();
    apply(atStep(1));
    RolloutPlan aborted = atStep(0);
    aborted.phase = "Degraded";
    aborted.message = "RolloutAborted: by hand";
    aborted.moreStatus = R"("abort":true,)";
    apply(aborted);
    EXPECT_EQ(steps(), "C R P P ");
    apply(atStep(0));
    EXPECT_EQ(steps(), "R P P P ");
    apply(promotingFully(0));
    apply(promoted());
    EXPECT_EQ(steps(), "S S S S ");
}
