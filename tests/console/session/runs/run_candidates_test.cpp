// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/runs/run_candidates.h"

#include "builder.h"

#include "deploy/history/summary.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

using console::RunCandidates;
using deployment::Status;
using history::History;
using history::Row;
using test_support::aDeployment;

namespace {

constexpr RunCandidates::Limits roomy{20, 50, 200, 20};

std::vector<std::string> idsOf(const RunCandidates& candidates, const History& history)
{
    std::vector<std::string> ids;
    for (const Row row : candidates.inOrder())
        ids.emplace_back(history.id(row));
    return ids;
}

void lookAtAll(RunCandidates& candidates, const History& history)
{
    while (candidates.look(history, 3)) { }
}

struct CandidateRun {
    std::string id, environment, service, status;
    int minute = 0;
};

void upsert(History& history, const CandidateRun& run)
{
    deployment::Deployment whole =
        aDeployment(run.id).environment(run.environment).service(run.service).status(run.status);
    whole.start += std::chrono::minutes(run.minute);
    history.upsert(history::summaryOf(whole));
}

/// All that are worth reading, by the definition: no limit is reached.
std::set<std::string> worthReading(const std::map<std::string, CandidateRun>& runs)
{
    std::set<std::string> ids;
    for (const auto& [id, run] : runs) {
        const Status status = deployment::parseStatus(run.status);
        if (status != Status::Pending && status != Status::Unknown)
            ids.insert(id);
    }
    return ids;
}

} // namespace

TEST(RunCandidates, whatFailedAndWhatRunsComesBeforeWhatIsGood)
{
    History history;
    for (int index = 0; index < 3; ++index) {
        const std::string number = std::to_string(index);
        upsert(history, {"A" + number, "a", {}, "COMPLETED", index});
        upsert(history, {"B" + number, "b", {}, "COMPLETED", 10 + index});
        upsert(history, {"F" + number, "a", {}, index == 1 ? "ROLLED_BACK" : "FAILED", index});
    }
    upsert(history, {"R", "a", {}, "RUNNING", 9});
    upsert(history, {"P", "a", {}, "PENDING", 9});
    RunCandidates candidates(roomy);
    lookAtAll(candidates, history);
    const std::vector<std::string> expected{
        "F2", "R", "F1", "F0", "A2", "A1", "A0", "B2", "B1", "B0"};
    EXPECT_EQ(idsOf(candidates, history), expected);
}

TEST(RunCandidates, goodOnesOfAKindOfWhichOneRunsComeBeforeOthers)
{
    History history;
    for (int index = 0; index < 3; ++index) {
        const std::string number = std::to_string(index);
        for (const char* kind : {"a", "b", "c"})
            upsert(history, {kind + number, kind, {}, "COMPLETED", index});
    }
    upsert(history, {"R", "b", {}, "RUNNING", 9});
    RunCandidates candidates(roomy);
    lookAtAll(candidates, history);
    const std::vector<std::string> expected{
        "R", "b2", "b1", "b0", "c2", "a2", "c1", "a1", "c0", "a0"};
    EXPECT_EQ(idsOf(candidates, history), expected);
    upsert(history, {"R", "b", {}, "FAILED", 9});
    lookAtAll(candidates, history);
    EXPECT_EQ(idsOf(candidates, history).at(1), "c2");
}

TEST(RunCandidates, goodOnesOfTheKindOfTheFavoredRunComeFirst)
{
    History history;
    for (int index = 0; index < 2; ++index) {
        const std::string number = std::to_string(index);
        for (const char* kind : {"a", "b"})
            upsert(history, {kind + number, kind, {}, "COMPLETED", index});
    }
    upsert(history, {"F", "a", {}, "FAILED", 8});
    upsert(history, {"R", "b", {}, "RUNNING", 9});
    RunCandidates candidates(roomy);
    lookAtAll(candidates, history);
    candidates.favor(history, history.find("F"));
    EXPECT_EQ(
        idsOf(candidates, history), (std::vector<std::string>{"a1", "a0", "F", "R", "b1", "b0"}));
    EXPECT_EQ(candidates.favored(), 2U);
    EXPECT_EQ(candidates.waitedFor(), 4U);
    const auto revision = candidates.revision();
    candidates.favor(history, history.find("a1"));
    EXPECT_EQ(candidates.revision(), revision) << "of the same kind";
    candidates.favor(history, std::nullopt);
    EXPECT_EQ(
        idsOf(candidates, history), (std::vector<std::string>{"F", "R", "b1", "b0", "a1", "a0"}));
    EXPECT_EQ(candidates.favored(), 0U);
}

TEST(RunCandidates, goodRunsTakeTurnsWithFailuresThatNoOneWaitsFor)
{
    History history;
    for (int index = 0; index < 3; ++index)
        upsert(history, {"G" + std::to_string(index), "a", {}, "COMPLETED", index});
    for (int index = 0; index < 10; ++index)
        upsert(history, {"F" + std::to_string(index), "a", {}, "FAILED", index});
    RunCandidates candidates(roomy);
    lookAtAll(candidates, history);
    const std::vector<std::string> expected{
        "F9", "F8", "F7", "F6", "F5", "F4", "F3", "F2", "F1", "G2", "F0", "G1", "G0"};
    EXPECT_EQ(idsOf(candidates, history), expected);
}

TEST(RunCandidates, keepsTheNewestWithinTheLimits)
{
    History history;
    for (int index = 0; index < 9; ++index)
        upsert(history, {"G" + std::to_string(index), "a", {}, "COMPLETED", (index * 4) % 9});
    for (int index = 0; index < 9; ++index)
        upsert(history, {"F" + std::to_string(index), "a", {}, "FAILED", (index * 5) % 9});
    RunCandidates candidates({2, 5, 3, 1});
    lookAtAll(candidates, history);
    const std::vector<std::string> expected{"F7", "F5", "F3", "G2", "G4"};
    EXPECT_EQ(idsOf(candidates, history), expected);
    EXPECT_FALSE(candidates.hasLeftOutKinds());
}

TEST(RunCandidates, kindsWithTheNewestRunsStay)
{
    History history;
    for (int index = 0; index < 6; ++index)
        upsert(history,
            {"G" + std::to_string(index), "kind " + std::to_string(index), {}, "COMPLETED",
                (index * 5) % 6});
    RunCandidates candidates({5, 2, 5, 5});
    lookAtAll(candidates, history);
    const std::vector<std::string> expected{"G1", "G2"};
    EXPECT_EQ(idsOf(candidates, history), expected);
    EXPECT_TRUE(candidates.hasLeftOutKinds());
}

TEST(RunCandidates, aServiceThatComesUpLaterLeavesTheOthersOfOneKind)
{
    History history;
    upsert(history, {"G0", "a", {}, "COMPLETED", 0});
    RunCandidates candidates(roomy);
    lookAtAll(candidates, history);
    upsert(history, {"G1", "a", "shop", "COMPLETED", 1});
    upsert(history, {"G2", "a", {}, "COMPLETED", 2});
    lookAtAll(candidates, history);
    EXPECT_EQ(candidates.kinds(), 2U);
}

TEST(RunCandidates, followsWhateverChanges)
{
    std::mt19937 random(20250215);
    const std::vector<std::string> statuses{
        "COMPLETED", "FAILED", "ROLLED_BACK", "RUNNING", "PENDING", "SKIPPED"};
    const auto below = [&random](std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
    };
    for (int round = 0; round < 30; ++round) {
        auto history = std::make_unique<History>();
        std::map<std::string, CandidateRun> runs;
        RunCandidates candidates({1000, 1000, 1000, 1000});
        for (int step = 0; step < 60; ++step) {
            if (below(20) == 0) { // another history takes its place
                history = std::make_unique<History>();
                runs.clear();
            }
            const CandidateRun run{"R" + std::to_string(below(25)), std::to_string(below(3)),
                below(2) == 0 ? "" : "shop", statuses[below(statuses.size())],
                static_cast<int>(below(50))};
            upsert(*history, run);
            runs[run.id] = run;
            if (below(3) == 0)
                (void)candidates.look(*history, below(4));
        }
        lookAtAll(candidates, *history);
        const auto ids = idsOf(candidates, *history);
        ASSERT_EQ(std::set<std::string>(ids.begin(), ids.end()), worthReading(runs));
        ASSERT_EQ(ids.size(), candidates.size());
    }
}
