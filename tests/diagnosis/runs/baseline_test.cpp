// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/baseline.h"
#include "deploy/diagnosis/runs/run_index.h"

#include "oracles/runs.h"
#include "runs/made_history.h"

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/diagnosis/runs/duration_statistics.h"

#include <gtest/gtest.h>

#include <random>

namespace diagnosis {
namespace {

using deployment::Deployment;
using history::History;
using history::Row;
using test_support::aDeployment;
using test_support::idOf;
using test_support::idsOf;
using test_support::madeHistory;
using Ids = std::vector<std::string>;

Ids goodRuns(const std::vector<Deployment>& all, const std::string& id, std::size_t count = 5)
{
    const History history = madeHistory(all);
    return idsOf(history, goodRunsBefore(history, history.find(id).value(), count));
}

std::string predecessor(const std::vector<Deployment>& all, const std::string& id)
{
    const History history = madeHistory(all);
    RunIndex index;
    index.update(history);
    return idOf(history, index.predecessorOf(history, history.find(id).value()));
}

TEST(GoodRunsBefore, areThoseOfItsKindThatSucceededTheNewestFirst)
{
    const std::vector<Deployment> all{aDeployment("A").start("01:00"),
        aDeployment("B").start("02:00").failed(), aDeployment("C").start("03:00"),
        aDeployment("D").start("04:00").strategy("ROLLING"),
        aDeployment("E").start("05:00").environment("测试环境"),
        aDeployment("F").start("06:00").service("checkout"),
        aDeployment("G").start("07:00").status("ROLLED_BACK"),
        aDeployment("H").start("08:00").running(), aDeployment("X").start("09:00").failed(),
        aDeployment("Y").start("10:00")};
    EXPECT_EQ(goodRuns(all, "X"), (Ids{"C", "A"}));
    EXPECT_EQ(goodRuns(all, "X", 1), (Ids{"C"}));
    EXPECT_EQ(goodRuns(all, "X", 0), Ids());
    EXPECT_EQ(goodRuns(all, "A"), Ids());
    EXPECT_EQ(goodRuns(all, "F"), Ids());
}

TEST(GoodRunsBefore, ofTwoThatBeganTogetherOneIsTheNewer)
{
    const std::vector<Deployment> all{aDeployment("B"), aDeployment("A"), aDeployment("C")};
    EXPECT_EQ(goodRuns(all, "A"), (Ids{"B", "C"}));
    EXPECT_EQ(goodRuns(all, "B"), (Ids{"C"}));
    EXPECT_EQ(goodRuns(all, "C"), Ids());
}

TEST(RunIndex, durationsAreThoseOfRunsWhoseBeginningIsKnown)
{
    Deployment undated = aDeployment("A").end("02:00");
    undated.start = deployment::unknownTime;
    const History history =
        madeHistory({undated, aDeployment("B").start("03:00").end("03:20"), aDeployment("X")});
    const std::vector<deployment::Milliseconds> known{std::chrono::minutes(20)};
    RunIndex index;
    index.update(history);
    EXPECT_EQ(index.durationsBefore(history, history.find("X").value()), known);
}

TEST(PredecessorOf, isTheNewestThatHadSucceeded)
{
    const std::vector<Deployment> all{aDeployment("A").start("01:00").end("01:30"),
        aDeployment("B").start("02:00").end("02:30").strategy("ROLLING"),
        aDeployment("C").start("03:00").end("03:30").failed(),
        aDeployment("D").start("04:00").end("04:30").service("checkout"),
        aDeployment("X").start("05:00").running()};
    EXPECT_EQ(predecessor(all, "X"), "B") << "whatever its strategy";
    EXPECT_EQ(predecessor(all, "B"), "A");
    EXPECT_EQ(predecessor(all, "A"), "");
    EXPECT_EQ(predecessor(all, "D"), "");
}

TEST(PredecessorOf, hadEndedByThen)
{
    const auto with = [](std::string_view end) {
        return std::vector<Deployment>{aDeployment("A").start("01:00").end("01:30"),
            aDeployment("B").start("02:00").end(end), aDeployment("X").start("02:30")};
    };
    EXPECT_EQ(predecessor(with("02:30"), "X"), "B");
    EXPECT_EQ(predecessor(with("02:31"), "X"), "A");
    EXPECT_EQ(
        predecessor({aDeployment("A").start("01:00"), aDeployment("X").start("02:00")}, "X"), "A")
        << "an end that is not known was before";
}

TEST(PredecessorOf, isNotKnownWhereALaterOneMayHaveBeenLive)
{
    const auto with = [](std::string_view end) {
        return std::vector<Deployment>{aDeployment("A").start("01:00").end("01:30"),
            aDeployment("B").start("02:00").end(end).status("ROLLED_BACK"),
            aDeployment("X").start("03:00")};
    };
    EXPECT_EQ(predecessor(with("02:30"), "X"), "A") << "it had given the place back";
    EXPECT_EQ(predecessor(with("04:00"), "X"), "");
}

void expectSameAsReadingAll(const RunIndex& index, const History& history)
{
    for (Row row = 0; row < history.size(); ++row) {
        SCOPED_TRACE(history.id(row));
        EXPECT_EQ(index.goodRunsBefore(history, row, 4), goodRunsBefore(history, row, 4));
        EXPECT_EQ(index.predecessorOf(history, row), test_support::predecessorOf(history, row));
        std::vector<deployment::Milliseconds> durations;
        for (const Row run : goodRunsBefore(history, row, history.size())) {
            const auto end = history.end(run);
            if (end && *end >= history.start(run) && *end <= history.start(row)
                && durations.size() < DurationStatistics::maxRuns)
                durations.push_back(*end - history.start(run));
        }
        EXPECT_EQ(index.durationsBefore(history, row), durations);
    }
}

TEST(RunIndex, knowsNothingBeforeItIsTold)
{
    const History history = madeHistory({aDeployment("A"), aDeployment("B").start("11:00")});
    const RunIndex index;
    EXPECT_TRUE(index.goodRunsBefore(history, 1, 5).empty());
    EXPECT_FALSE(index.predecessorOf(history, 1));
    EXPECT_TRUE(index.durationsBefore(history, 1).empty());
}

TEST(RunIndex, knowsNothingOfAnotherHistory)
{
    RunIndex index;
    index.update(madeHistory({aDeployment("A"), aDeployment("B").start("11:00")}));
    const History other = madeHistory({aDeployment("C"), aDeployment("D").start("11:00")});
    EXPECT_TRUE(index.goodRunsBefore(other, 1, 5).empty());
    EXPECT_FALSE(index.predecessorOf(other, 1));
    EXPECT_TRUE(index.durationsBefore(other, 1).empty());
}

TEST(RunIndex, answersAsReadingAllRowsDoes)
{
    std::mt19937 random(5);
    for (int round = 0; round < 30; ++round) {
        std::vector<Deployment> all;
        for (int i = 0; i < 80; ++i)
            all.push_back(test_support::randomRun(random, 200));
        const History history = madeHistory(all);
        RunIndex index;
        index.update(history);
        expectSameAsReadingAll(index, history);
    }
}

TEST(RunIndex, followsTheChanges)
{
    std::mt19937 random(6);
    History history = madeHistory({aDeployment("D1")});
    RunIndex index;
    for (int round = 0; round < 60; ++round) {
        // Now and then as many as are moved together.
        const std::size_t count = round % 10 == 9 ? 400 : random() % 6;
        for (std::size_t i = 0; i < count; ++i) {
            Deployment run = test_support::randomRun(random, 150);
            // Mostly what a rollout changes: its status and its end.
            if (const auto row = history.find(run.id); row && random() % 4 != 0) {
                const history::Summary was = history.at(*row);
                run.environment = was.environment;
                run.service = was.service;
                run.strategy = deployment::openStrategy(was.strategy);
                run.start = was.start;
            }
            history.upsert(history::summaryOf(run));
        }
        index.update(history);
        expectSameAsReadingAll(index, history);
        if (HasFailure())
            return;
    }
}

TEST(RunIndex, takesRowsInStepByStepWhileTheyChange)
{
    std::mt19937 random(9);
    for (int round = 0; round < 20; ++round) {
        History history;
        RunIndex index;
        for (int step = 0; step < 40; ++step) {
            const std::size_t count = random() % 8;
            for (std::size_t i = 0; i < count; ++i) {
                Deployment run = test_support::randomRun(random, 120);
                // Mostly what a rollout changes, of rows that it knows and of others.
                const auto row = history.find(run.id);
                if (row && random() % 8 != 0)
                    run.start = history.start(*row);
                history.upsert(history::summaryOf(run));
            }
            const std::size_t most = random() % 6;
            if (index.update(history, most))
                expectSameAsReadingAll(index, history);
        }
        while (!index.update(history, 3)) { }
        expectSameAsReadingAll(index, history);
        if (HasFailure())
            return;
    }
}

TEST(RunIndex, followsAHistoryThatGrows)
{
    std::mt19937 random(8);
    for (const int shift : {-100, 0, 100}) { // minutes: earlier, among the others, later
        History history;
        RunIndex index;
        for (int round = 0; round < 12; ++round) {
            const std::size_t count = random() % 30;
            for (std::size_t i = 0; i < count; ++i) {
                Deployment run = test_support::randomRun(random, 1);
                run.id = "NEW-" + std::to_string(history.size());
                run.start += std::chrono::minutes(shift * round);
                history.upsert(history::summaryOf(run));
            }
            ASSERT_TRUE(history.hasOnlyGrownSince(0));
            index.update(history);
            expectSameAsReadingAll(index, history);
            if (HasFailure())
                return;
        }
    }
}

TEST(RunIndex, followsAHistoryThatGrowsByMoreThanIsRemembered)
{
    std::mt19937 random(7);
    History history = madeHistory({aDeployment("D1")});
    RunIndex grown;
    grown.update(history);
    for (int i = 0; i < 70'000; ++i) {
        Deployment run = test_support::randomRun(random, 1);
        run.id = "NEW-" + std::to_string(i);
        history.upsert(history::summaryOf(run));
    }
    ASSERT_FALSE(history.changesSince(1));
    grown.update(history);
    RunIndex afresh;
    afresh.update(history);
    for (Row row = 0; row < history.size(); row += 997) {
        EXPECT_EQ(grown.goodRunsBefore(history, row, 20), afresh.goodRunsBefore(history, row, 20));
        EXPECT_EQ(grown.predecessorOf(history, row), afresh.predecessorOf(history, row));
    }
}

TEST(RunIndex, takesAnotherHistoryForAnother)
{
    RunIndex index;
    index.update(madeHistory({aDeployment("A").start("01:00"), aDeployment("X").start("02:00")}));
    const History other = madeHistory({aDeployment("X").start("02:00"), aDeployment("B")});
    index.update(other);
    expectSameAsReadingAll(index, other);
}

} // namespace
} // namespace diagnosis
