// SPDX-License-Identifier: GPL-3.0-or-later
// A connection that stays open all day in a cluster where workloads come and go.
#include "made_up_rollout.h"

#include <cstdio>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using kubernetes::AttemptBook;
using kubernetes::AttemptChange;
using kubernetes::ObjectKind;
using made_up::RolloutPlan;
using testing::IsEmpty;

namespace {

RolloutPlan previewOf(int number)
{
    RolloutPlan plan;
    char uid[32];
    std::snprintf(uid, sizeof uid, "%08x-preview", unsigned(number));
    plan.name = "preview-" + std::to_string(number);
    plan.uid = uid;
    return plan;
}

std::string idOfRevision(const RolloutPlan& plan, std::int64_t revision)
{
    return "shop/" + plan.name + '/' + plan.uid.substr(0, 8) + '/' + std::to_string(revision);
}

class BoundedBook : public testing::Test {
protected:
    void take(const std::vector<AttemptChange>& changes)
    {
        for (const AttemptChange& each : changes)
            m_rows.insert(each.record.id);
    }
    void expectBounds() const
    {
        const auto size = m_book.size();
        EXPECT_LE(size.goneWorkloads, AttemptBook::maxGoneWorkloads);
        EXPECT_LE(size.workloads, AttemptBook::maxGoneWorkloads + m_live);
        EXPECT_LE(
            size.attempts, 2 * AttemptBook::maxGoneWorkloads + m_live * AttemptBook::maxAttempts);
        EXPECT_EQ(size.attempts + size.forgotten, m_rows.size()) << "each is known, or counted";
    }

    AttemptBook m_book{{{}, [] { return made_up::at("2026-03-03T09:00:00Z"); }}};
    std::set<std::string> m_rows; ///< ids of what was told
    std::size_t m_live = 1; ///< workloads at once
};

} // namespace

TEST_F(BoundedBook, anHourOfWorkloadsThatComeAndGoKeepsTheLatest)
{
    constexpr int seconds = 3600;
    for (int second = 0; second < seconds; ++second) {
        RolloutPlan plan = previewOf(second);
        take(m_book.apply(plan.read()));
        ++plan.revision;
        plan.observed = std::to_string(++plan.generation);
        take(m_book.apply(plan.read()));
        take(m_book.remove(plan.read()));
        if (second % 200 == 0)
            expectBounds();
    }
    expectBounds();
    EXPECT_EQ(m_rows.size(), 2U * seconds);
    const RolloutPlan oldest = previewOf(seconds - int(AttemptBook::maxGoneWorkloads));
    EXPECT_TRUE(m_book.whole(idOfRevision(oldest, 3), {}));
    const RolloutPlan forgotten = previewOf(seconds - int(AttemptBook::maxGoneWorkloads) - 1);
    EXPECT_FALSE(m_book.whole(idOfRevision(forgotten, 3), {}));
    EXPECT_FALSE(m_book.workloadOf(idOfRevision(forgotten, 2)));
    EXPECT_THAT(m_book.apply(forgotten.read()), IsEmpty()) << "what comes of it is late";
}

TEST_F(BoundedBook, whatComesBackIsNotForgottenForOthersThatGo)
{
    const RolloutPlan lasting = previewOf(0);
    take(m_book.apply(lasting.read()));
    for (int other = 1; other < 1100; ++other) {
        m_book.beginList(ObjectKind::Rollout);
        if (other % 2 == 0) // a server that lags lacks it in every other list
            take(m_book.apply(lasting.read()));
        take(m_book.apply(previewOf(other).read()));
        take(m_book.endList(ObjectKind::Rollout));
        ASSERT_TRUE(m_book.workloadOf(idOfRevision(lasting, 2))) << other;
    }
    m_live = 2;
    expectBounds();
}

TEST_F(BoundedBook, aWorkloadThatIsUpdatedAllDayKeepsItsLatestAttempts)
{
    RolloutPlan plan;
    plan.revision = 0;
    constexpr int updates = 120;
    for (int update = 0; update < updates; ++update) {
        ++plan.revision;
        plan.observed = std::to_string(++plan.generation);
        plan.hash = "h" + std::to_string(plan.revision);
        take(m_book.apply(plan.read()));
        expectBounds();
    }
    EXPECT_EQ(m_rows.size(), std::size_t(updates));
    EXPECT_EQ(m_book.size().attempts, AttemptBook::maxAttempts);
    EXPECT_TRUE(m_book.workloadOf(idOfRevision(plan, updates))->isCurrent);
    EXPECT_TRUE(m_book.whole(idOfRevision(plan, updates - 49), {}));
    EXPECT_FALSE(m_book.whole(idOfRevision(plan, updates - 50), {}));
    // Its ReplicaSet says when it began with revision 1: less than what was known of that.
    kubernetes::Children children;
    made_up::ReplicaSetPlan replicaSet;
    replicaSet.hash = plan.hash;
    replicaSet.revision = plan.revision;
    replicaSet.history = "1";
    children.replicaSets.push_back(replicaSet.read());
    const auto whole = m_book.whole(idOfRevision(plan, updates), children);
    ASSERT_TRUE(whole);
    for (const kubernetes::AttemptChange& change : whole->changes)
        EXPECT_EQ(change.record.id, whole->deployment.id) << "nothing of what was forgotten";
    EXPECT_FALSE(m_book.workloadOf(idOfRevision(plan, 1)));
}
