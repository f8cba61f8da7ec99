// SPDX-License-Identifier: GPL-3.0-or-later
// What is read by itself while a list is on its way may be newer than the list, or older.
#include "made_up_rollout.h"

#include <gtest/gtest.h>

#include <map>

using kubernetes::AttemptBook;
using kubernetes::AttemptChange;
using kubernetes::ObjectKind;
using made_up::RolloutPlan;

namespace {

class ReadingBesideList : public testing::Test {
protected:
    static kubernetes::WorkloadObject state(
        std::int64_t version, std::int64_t revision, std::int64_t step)
    {
        RolloutPlan plan;
        plan.revision = revision;
        plan.generation = revision;
        plan.observed = std::to_string(revision);
        plan.hash = "h" + plan.observed;
        plan.step = step;
        plan.moreMeta = R"("resourceVersion":")" + std::to_string(version) + R"(",)";
        return plan.read();
    }
    void take(const std::vector<AttemptChange>& changes)
    {
        for (const AttemptChange& change : changes)
            m_rows[change.record.id] = change.record.status.text + ' '
                + std::to_string(change.record.progress.percentage.value_or(-1));
    }
    void apply(const kubernetes::WorkloadObject& object) { take(m_book.apply(object)); }
    void applyRead(const kubernetes::WorkloadObject& object) { take(m_book.applyRead(object)); }
    void list(const std::vector<kubernetes::WorkloadObject>& objects, const std::string& version)
    {
        m_book.beginList(ObjectKind::Rollout);
        for (const kubernetes::WorkloadObject& object : objects)
            apply(object);
        take(m_book.endList(ObjectKind::Rollout, version));
    }
    std::string row(std::int64_t revision)
    {
        return m_rows["shop/checkout/3f2a9c1e/" + std::to_string(revision)];
    }
    void expectStatus(std::int64_t revision, const std::string& status)
    {
        EXPECT_TRUE(row(revision).starts_with(status)) << row(revision);
    }

    AttemptBook m_book{{{}, [] { return made_up::at("2026-03-03T09:00:00Z"); }}};
    std::map<std::string, std::string> m_rows;
};

TEST_F(ReadingBesideList, aListThatIsOlderThanWhatWasReadTakesNothingBack)
{
    list({state(10, 2, 1)}, "10");
    m_book.awaitList(ObjectKind::Rollout);
    applyRead(state(15, 3, 1));
    const auto before = m_rows;
    list({state(12, 2, 2)}, "13");
    EXPECT_EQ(m_rows, before) << "the watch tells what comes after";
    expectStatus(3, "RUNNING");
}

TEST_F(ReadingBesideList, aListThatIsNewerIsTaken)
{
    list({state(10, 2, 1)}, "10");
    m_book.awaitList(ObjectKind::Rollout);
    applyRead(state(12, 2, 2));
    list({state(15, 3, 1)}, "15");
    expectStatus(3, "RUNNING");
}

TEST_F(ReadingBesideList, aReadingThatComesAfterANewerListChangesNothing)
{
    list({state(10, 2, 1)}, "10");
    list({state(15, 2, 3)}, "15");
    const auto before = m_rows;
    applyRead(state(12, 2, 2));
    EXPECT_EQ(m_rows, before);
}

TEST_F(ReadingBesideList, aClusterThatWasSetBackIsBelievedAndWhatComesThenBeginsAgain)
{
    applyRead(state(15, 3, 1));
    m_book.awaitList(ObjectKind::Rollout);
    list({state(10, 2, 1)}, "10");
    expectStatus(3, "UNKNOWN");
    expectStatus(2, "RUNNING");
    apply(state(11, 3, 1));
    expectStatus(3, "RUNNING");
    EXPECT_FALSE(row(2).starts_with("RUNNING")) << row(2);
}

TEST_F(ReadingBesideList, whatTheListLacksIsGoneUnlessItWasReadLater)
{
    for (const auto& [version, isGone] : {std::pair("20", true), std::pair("12", false)}) {
        m_rows.clear();
        AttemptBook book({{}, [] { return made_up::at("2026-03-03T09:00:00Z"); }});
        book.awaitList(ObjectKind::Rollout);
        take(book.applyRead(state(15, 3, 1)));
        book.beginList(ObjectKind::Rollout);
        take(book.endList(ObjectKind::Rollout, version));
        expectStatus(3, isGone ? "DELETED" : "RUNNING");
    }
}

TEST_F(ReadingBesideList, whatIsToldLateOfOneThatAListLacksDoesNotBringItBack)
{
    list({state(10, 2, 1)}, "10");
    list({}, "15");
    expectStatus(2, "DELETED");
    apply(state(12, 2, 2));
    expectStatus(2, "DELETED");
    apply(state(17, 2, 3));
    expectStatus(2, "RUNNING");
}

TEST_F(ReadingBesideList, afterAListThatBrokeOffTheWatchGoesBackToNothing)
{
    m_book.beginList(ObjectKind::Rollout);
    apply(state(15, 3, 1));
    m_book.dropLists();
    const auto before = m_rows;
    apply(state(12, 2, 2)); // told again, from before the list
    EXPECT_EQ(m_rows, before);
}

} // namespace
