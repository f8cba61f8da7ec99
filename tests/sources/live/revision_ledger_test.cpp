// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/revision_ledger.h"

#include "live/record_revision.h"
#include "live/restart_detector.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace sources {

namespace {

using Ids = std::vector<std::string>;
using News = RevisionLedger::News;
using Verdict = RestartDetector::Verdict;

/// A list as a server gives it.
class GivenList {
public:
    GivenList& with(const std::string& id, Revision revision)
    {
        history::Summary summary;
        summary.id = id;
        m_rows.upsert(summary);
        m_revisions.push_back(revision);
        return *this;
    }
    void sightIn(RevisionLedger& ledger) const { ledger.sight(m_rows, m_revisions); }
    RevisionLedger::Settlement readBy(RevisionLedger& ledger) const
    {
        ledger.beginList();
        sightIn(ledger);
        return ledger.settle(true);
    }

private:
    history::History m_rows;
    std::vector<Revision> m_revisions;
};

TEST(RevisionOf, isANumberOrDigitsAndNothingElse)
{
    EXPECT_EQ(revisionOf(R"({"id":"A","revision":1742})"), 1742U);
    EXPECT_EQ(revisionOf(R"({"id":"A","revision":"1742"})"), 1742U);
    EXPECT_EQ(revisionOf(R"({"logs":[{"revision":3}],"revision":4})"), 4U);
    for (const char* none : {R"({"id":"A"})", R"({"revision":"v17"})", R"({"revision":-1})",
             R"({"revision":1.5})", R"({"revision":null})", R"({"revision":""})",
             R"({"revision":99999999999999999999999})", R"({"logs":[{"revision":3}]})", "[]"})
        EXPECT_FALSE(revisionOf(none).has_value()) << none;
}

TEST(RevisionLedger, takesNoOlderStateFromWhereverItComes)
{
    RevisionLedger ledger;
    EXPECT_TRUE(GivenList().with("A", 10).readBy(ledger).outdated.empty());
    EXPECT_EQ(ledger.acceptEvent("A", 9, true), News::Older);
    EXPECT_EQ(ledger.acceptEvent("A", 11, true), News::Newer);
    EXPECT_FALSE(ledger.acceptWhole("A", 10));
    EXPECT_TRUE(ledger.acceptWhole("A", 12)) << "the row shows 11";
    EXPECT_EQ(ledger.latest("A"), 12U);
    const auto settlement = GivenList().with("A", 11).readBy(ledger);
    EXPECT_EQ(settlement.outdated, Ids{"A"});
    EXPECT_TRUE(settlement.isBehind);
}

TEST(RevisionLedger, anEventThatComesAfreshBringsNewsThoughTheNumberStandsStill)
{
    RevisionLedger ledger;
    static_cast<void>(GivenList().with("A", 1).readBy(ledger));
    EXPECT_EQ(ledger.acceptEvent("A", 1, true), News::Again);
    EXPECT_EQ(ledger.acceptEvent("A", 1, false), News::Same) << "a repetition";
    EXPECT_FALSE(ledger.acceptWhole("A", 1));
    EXPECT_EQ(ledger.acceptEvent("A", 1, true), News::Newer) << "the page was read at that number";
    EXPECT_EQ(ledger.acceptEvent("A", 1, true), News::Again);
}

TEST(RevisionLedger, whatIsToldWhileAListIsReadIsNewerThanTheList)
{
    RevisionLedger ledger;
    static_cast<void>(GivenList().with("A", 1).with("B", {}).readBy(ledger));
    ledger.beginList();
    GivenList().with("A", 1).with("B", {}).sightIn(ledger);
    static_cast<void>(ledger.acceptEvent("A", 2, true));
    static_cast<void>(ledger.acceptEvent("B", {}, true));
    static_cast<void>(ledger.acceptEvent("C", 1, true));
    const auto settlement = ledger.settle(true);
    EXPECT_EQ(settlement.outdated, (Ids{"A", "B"}));
    EXPECT_EQ(settlement.kept, (Ids{"A", "B", "C"}));
    EXPECT_FALSE(settlement.isBehind);
    EXPECT_TRUE(ledger.isAheadOfList());
}

TEST(RevisionLedger, statesWithoutANumberAreTakenAsTheyCome)
{
    RevisionLedger ledger;
    static_cast<void>(GivenList().with("A", 7).readBy(ledger));
    EXPECT_EQ(ledger.acceptEvent("A", {}, true), News::Newer);
    EXPECT_TRUE(GivenList().with("A", 3).readBy(ledger).outdated.empty());
}

TEST(RevisionLedger, oneThatHasJustAppearedIsNotGoneBecauseOneListLacksIt)
{
    RevisionLedger ledger;
    static_cast<void>(GivenList().with("A", 1).with("B", 1).readBy(ledger));
    EXPECT_TRUE(GivenList().with("A", 1).readBy(ledger).kept.empty()) << "B is gone";
    static_cast<void>(GivenList().with("A", 1).with("N", 5).readBy(ledger));
    for (int times = 0; times < 3; ++times) {
        EXPECT_EQ(GivenList().with("A", 1).readBy(ledger).kept, Ids{"N"});
        EXPECT_TRUE(GivenList().with("A", 1).with("N", 5).readBy(ledger).kept.empty());
    }
    EXPECT_EQ(GivenList().with("A", 1).readBy(ledger).kept, Ids{"N"});
    EXPECT_TRUE(GivenList().with("A", 1).readBy(ledger).kept.empty());
}

TEST(RevisionLedger, ofOneThatSeveralPagesHaveTheNewestCounts)
{
    for (const bool isNewestFirst : {true, false}) {
        SCOPED_TRACE(isNewestFirst);
        RevisionLedger ledger;
        static_cast<void>(GivenList().with("A", 50).readBy(ledger));
        ledger.beginList();
        GivenList().with("A", isNewestFirst ? 99 : 1).sightIn(ledger);
        GivenList().with("A", isNewestFirst ? 1 : 99).sightIn(ledger);
        const auto settlement = ledger.settle(true);
        EXPECT_TRUE(settlement.outdated.empty());
        EXPECT_FALSE(settlement.isBehind);
        EXPECT_EQ(ledger.latest("A"), 99U);
    }
}

TEST(RevisionLedger, anOlderStateOnALaterPageIsNotTakenAndDoesNotMakeTheListOld)
{
    RevisionLedger ledger;
    ledger.beginList();
    GivenList().with("A", 99).sightIn(ledger);
    EXPECT_TRUE(ledger.settle(false).outdated.empty());
    GivenList().with("A", 1).sightIn(ledger);
    const auto settlement = ledger.settle(false);
    EXPECT_EQ(settlement.outdated, Ids{"A"});
    EXPECT_FALSE(settlement.isBehind);
}

/// Whatever order lists, events and readings come in, what is shown never goes back, and a current
/// list brings everything up to date.
TEST(RevisionLedger, neverGoesBackInRandomOrder)
{
    std::mt19937 random(7);
    const auto below = [&random](std::size_t end) { return std::size_t(random() % end); };
    for (int round = 0; round < 300; ++round) {
        RevisionLedger ledger;
        std::map<std::string, std::uint64_t> truth;
        std::map<std::string, std::uint64_t> shown;
        std::vector<std::map<std::string, std::uint64_t>> past;
        for (const char* id : {"A", "B", "C", "D"})
            truth[id] = 1 + below(5);
        for (int step = 0; step < 60; ++step) {
            past.push_back(truth);
            const std::string id(1, char('A' + below(4)));
            truth[id] += below(2);
            const auto& recorded = past[below(4) == 0 ? below(past.size()) : past.size() - 1];
            const auto before = shown;
            switch (below(3)) {
            case 0: {
                GivenList list;
                for (const auto& [each, revision] : recorded)
                    list.with(each, revision);
                const auto settlement = list.readBy(ledger);
                const std::set<std::string> outdated(
                    settlement.outdated.begin(), settlement.outdated.end());
                for (const auto& [each, revision] : recorded) {
                    if (!outdated.contains(each))
                        shown[each] = revision;
                }
                EXPECT_EQ(settlement.isBehind, !outdated.empty());
                break;
            }
            case 1:
                if (ledger.acceptEvent(id, recorded.at(id), below(2) == 0) == News::Newer)
                    shown[id] = recorded.at(id);
                break;
            default:
                if (ledger.acceptWhole(id, recorded.at(id)))
                    shown[id] = recorded.at(id);
            }
            for (const auto& [each, revision] : before)
                ASSERT_GE(shown[each], revision) << round << " " << step << " " << each;
        }
        GivenList current;
        for (const auto& [each, revision] : truth)
            current.with(each, revision);
        EXPECT_TRUE(current.readBy(ledger).outdated.empty());
    }
}

class Clock {
public:
    deployment::Timestamp pass(int seconds)
    {
        m_now += std::chrono::seconds(seconds);
        return m_now;
    }

private:
    deployment::Timestamp m_now{std::chrono::hours(1)};
};

TEST(RestartDetector, believesAListThatStaysBehind)
{
    Clock clock;
    RestartDetector judge;
    EXPECT_EQ(judge.evaluate(true, clock.pass(2)), Verdict::Behind);
    EXPECT_EQ(judge.evaluate(true, clock.pass(2)), Verdict::Behind);
    EXPECT_EQ(judge.evaluate(true, clock.pass(6)), Verdict::Behind);
    EXPECT_EQ(judge.evaluate(true, clock.pass(2)), Verdict::StartedOver);
    EXPECT_FALSE(judge.isWaiting());
}

TEST(RestartDetector, aLowerPositionMakesItSooner)
{
    Clock clock;
    RestartDetector judge;
    judge.noteLowerPosition();
    EXPECT_EQ(judge.evaluate(true, clock.pass(2)), Verdict::Behind);
    EXPECT_EQ(judge.evaluate(true, clock.pass(3)), Verdict::Behind);
    EXPECT_EQ(judge.evaluate(true, clock.pass(2)), Verdict::StartedOver);
}

TEST(RestartDetector, waitsAnewAndNoLongerWhereTheClockWasSetBack)
{
    Clock clock;
    RestartDetector judge;
    EXPECT_EQ(judge.evaluate(true, clock.pass(0)), Verdict::Behind);
    EXPECT_EQ(judge.evaluate(true, clock.pass(-3'600)), Verdict::Behind);
    EXPECT_EQ(judge.evaluate(true, clock.pass(9)), Verdict::Behind);
    EXPECT_EQ(judge.evaluate(true, clock.pass(1)), Verdict::StartedOver);
}

TEST(RestartDetector, neverBelievesOneThatLagsForEver)
{
    Clock clock;
    RestartDetector judge;
    for (int times = 0; times < 1'000; ++times) {
        EXPECT_EQ(judge.evaluate(true, clock.pass(60)), Verdict::Behind);
        EXPECT_EQ(judge.evaluate(false, clock.pass(60)), Verdict::Current);
    }
}

TEST(RestartDetector, isMoreLenientWithOneThatWasFoundToLag)
{
    Clock clock;
    RestartDetector judge;
    for (int times = 0; times < 3; ++times) {
        EXPECT_EQ(judge.evaluate(true, clock.pass(2)), Verdict::Behind);
        EXPECT_EQ(judge.evaluate(false, clock.pass(2)), Verdict::Current);
    }
    for (int times = 0; times < 8; ++times)
        EXPECT_EQ(judge.evaluate(true, clock.pass(10)), Verdict::Behind);
    EXPECT_EQ(judge.evaluate(true, clock.pass(10)), Verdict::StartedOver);
}

} // namespace

} // namespace sources
