// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/live_versions.h"

#include "runs/made_history.h"

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/history/succession.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace diagnosis {

inline void PrintTo(const LiveVersion& version, std::ostream* to)
{
    *to << version.environment << '/' << version.service << ": live "
        << testing::PrintToString(version.live) << ", running "
        << testing::PrintToString(version.running) << ", failed "
        << testing::PrintToString(version.failed) << ", unclear "
        << testing::PrintToString(version.unclear) << ", last "
        << testing::PrintToString(version.lastActivity);
}

namespace {

using deployment::Deployment;
using deployment::Status;
using history::Column;
using history::History;
using history::Row;
using test_support::aDeployment;
using test_support::at;
using test_support::idOf;
using test_support::idsOf;
using test_support::madeHistory;
using Ids = std::vector<std::string>;

/// What is live in the one place of a history, by ids.
struct Answer {
    std::string live;
    Ids running;
    std::string failed;
    std::string unclear;

    bool operator==(const Answer&) const = default;
};

void PrintTo(const Answer& answer, std::ostream* to)
{
    *to << "live " << answer.live << ", running " << testing::PrintToString(answer.running)
        << ", failed " << answer.failed << ", unclear " << answer.unclear;
}

Answer answerOf(const std::vector<Deployment>& all)
{
    const History history = madeHistory(all);
    const auto versions = liveVersions(history);
    EXPECT_EQ(versions.size(), 1);
    const LiveVersion& one = versions.front();
    return {idOf(history, one.live), idsOf(history, one.running), idOf(history, one.failed),
        idOf(history, one.unclear)};
}

TEST(LiveVersions, theNewestThatSucceededIsLive)
{
    EXPECT_EQ(answerOf({aDeployment("A").start("01:00"), aDeployment("C").start("03:00"),
                  aDeployment("B").start("02:00")}),
        (Answer{"C", {}, "", ""}));
    EXPECT_EQ(
        answerOf({aDeployment("B"), aDeployment("A"), aDeployment("C")}), (Answer{"A", {}, "", ""}))
        << "those that began together stand as in the list";
}

TEST(LiveVersions, whereNoneSucceededItIsNotKnown)
{
    EXPECT_EQ(answerOf({aDeployment("A").failed()}), (Answer{"", {}, "A", ""}));
    EXPECT_EQ(answerOf({aDeployment("A").running()}), (Answer{"", {"A"}, "", ""}));
    EXPECT_EQ(answerOf({aDeployment("A").status("ROLLED_BACK")}), (Answer{"", {}, "A", ""}));
    EXPECT_EQ(answerOf({aDeployment("A").status("PENDING")}), (Answer{"", {}, "", ""}));
}

TEST(LiveVersions, whatWasRolledBackGaveThePlaceBack)
{
    EXPECT_EQ(answerOf({aDeployment("A").start("01:00"), aDeployment("B").start("02:00"),
                  aDeployment("C").start("03:00").status("ROLLED_BACK")}),
        (Answer{"B", {}, "C", ""}));
}

TEST(LiveVersions, whatFailedOrRunsAfterItIsNamed)
{
    EXPECT_EQ(
        answerOf({aDeployment("A").start("01:00").running(),
            aDeployment("B").start("02:00").failed(), aDeployment("C").start("03:00"),
            aDeployment("D").start("04:00").failed(), aDeployment("E").start("05:00").failed(),
            aDeployment("F").start("06:00").running(), aDeployment("G").start("07:00").running(),
            aDeployment("H").start("08:00").status("PENDING")}),
        (Answer{"C", {"G", "F"}, "E", ""}));
}

TEST(LiveVersions, whatRunsIsNamedAlthoughItsStartIsNotKnown)
{
    Deployment running = aDeployment("A").running();
    running.start = deployment::unknownTime;
    Deployment failed = aDeployment("B").failed();
    failed.start = deployment::unknownTime;
    EXPECT_EQ(
        answerOf({running, failed, aDeployment("C").start("03:00"),
            aDeployment("D").start("02:00").running(), aDeployment("E").start("04:00").running()}),
        (Answer{"C", {"E", "A"}, "", ""}));
}

TEST(LiveVersions, anUnknownStatusMayBeASuccess)
{
    EXPECT_EQ(answerOf({aDeployment("A").start("01:00"),
                  aDeployment("B").start("02:00").status("ABORTED").end("02:30")}),
        (Answer{"A", {}, "", "B"}));
    EXPECT_EQ(answerOf({aDeployment("A").start("03:00"),
                  aDeployment("B").start("02:00").status("ABORTED").end("02:30")}),
        (Answer{"A", {}, "", ""}));
}

TEST(LiveVersions, aStartInTheFutureIsTakenAsItIs)
{
    EXPECT_EQ(answerOf({aDeployment("A"), aDeployment("B").start("2999-01-01T00:00:00Z")}),
        (Answer{"B", {}, "", ""}));
}

TEST(LiveVersions, eachServiceOfAnEnvironmentHasItsOwn)
{
    const History history = madeHistory({aDeployment("A").start("01:00").end("09:00"),
        aDeployment("B").start("02:00").service("checkout"),
        aDeployment("C").start("03:00").environment("测试环境"),
        aDeployment("D").start("04:00").environment("预发环境").status("PENDING")});
    const auto versions = liveVersions(history);
    ASSERT_EQ(versions.size(), 4);
    EXPECT_EQ(idOf(history, versions[0].live), "A") << "the newest activity first";
    EXPECT_EQ(versions[0].lastActivity, at("09:00"));
    EXPECT_EQ(idOf(history, versions[1].live), "C");
    EXPECT_EQ(idOf(history, versions[2].live), "B");
    EXPECT_EQ(versions[2].service, "checkout");
    EXPECT_EQ(versions[3].environment, "预发环境");
    EXPECT_EQ(versions[3].lastActivity, std::nullopt);
    EXPECT_TRUE(liveVersions(History()).empty());
}

TEST(LiveVersions, ofVeryManyThatRunTheNewestAreListed)
{
    std::vector<Deployment> all;
    for (int i = 0; i < 300; ++i) {
        all.push_back(aDeployment("D" + std::to_string(i)).running());
        all.back().start += std::chrono::minutes(i * 7 % 300);
    }
    const History history = madeHistory(all);
    const auto versions = liveVersions(history);
    ASSERT_EQ(versions.front().running.size(), LiveVersion::maxRunning);
    EXPECT_EQ(
        history.start(versions.front().running.front()), at("10:00") + std::chrono::minutes(299));
    EXPECT_EQ(
        history.start(versions.front().running.back()), at("10:00") + std::chrono::minutes(200));
}

/// The plain way: every place by itself, every row of it sorted.
std::vector<LiveVersion> plainly(const History& history)
{
    std::map<std::pair<std::string, std::string>, std::vector<Row>> places;
    for (Row row = 0; row < history.size(); ++row)
        places[{std::string(history.word(Column::Environment, row)),
                   std::string(history.word(Column::Service, row))}]
            .push_back(row);
    std::vector<LiveVersion> versions;
    for (auto& [place, rows] : places) {
        std::ranges::sort(rows, [&](Row a, Row b) { return history::isNewer(history, a, b); });
        LiveVersion version{place.first, place.second, {}, {}, {}, {}, {}};
        const auto seen = [&](Row row) {
            version.lastActivity = std::max(
                {version.lastActivity, std::optional(history.start(row)), history.end(row)});
        };
        for (const Row row : rows) {
            const Status status = history.status(row);
            const bool goesOn =
                status == Status::Running && history.start(row) == deployment::unknownTime;
            if (status == Status::Pending || (version.live && !goesOn))
                continue;
            if (status == Status::Completed)
                version.live = row;
            else if (status == Status::Running && version.running.size() < LiveVersion::maxRunning)
                version.running.push_back(row);
            else if (status == Status::Unknown && !version.unclear)
                version.unclear = row;
            else if ((status == Status::Failed || status == Status::RolledBack) && !version.failed)
                version.failed = row;
            else
                continue;
            seen(row);
        }
        versions.push_back(std::move(version));
    }
    std::ranges::stable_sort(versions, [](const LiveVersion& left, const LiveVersion& right) {
        return left.lastActivity > right.lastActivity;
    });
    return versions;
}

TEST(LiveVersions, areWhatThePlainWayFinds)
{
    std::mt19937 random(1);
    for (int round = 0; round < 200; ++round) {
        std::vector<Deployment> all;
        const std::size_t count = random() % 120;
        for (std::size_t i = 0; i < count; ++i)
            all.push_back(test_support::randomRun(random, 150));
        for (std::size_t i = 0; i < count; i += 5)
            all[i].start = deployment::unknownTime;
        const History history = madeHistory(all);
        EXPECT_EQ(liveVersions(history), plainly(history));
    }
}

TEST(LiveVersions, followTheChanges)
{
    std::mt19937 random(2);
    for (const unsigned ids : {30U, 3'000U}) {
        History history;
        LiveVersions versions;
        for (int round = 0; round < 300; ++round) {
            const std::size_t count = random() % 20 == 0 ? 500 : random() % 4;
            for (std::size_t i = 0; i < count; ++i)
                history.upsert(history::summaryOf(test_support::randomRun(random, ids)));
            const auto before = versions.versions();
            const bool hasChanged = versions.update(history);
            ASSERT_EQ(versions.versions(), plainly(history)) << ids << ", round " << round;
            EXPECT_TRUE(hasChanged || before == versions.versions());
        }
    }
}

TEST(LiveVersions, followAHistoryThatGrows)
{
    std::mt19937 random(3);
    for (const int shift : {-20, 0, 20}) { // minutes: earlier, among the others, later
        History history;
        LiveVersions versions;
        for (int round = 0; round < 50; ++round) {
            const std::size_t count = 1 + random() % 100;
            for (std::size_t i = 0; i < count; ++i) {
                Deployment run = test_support::randomRun(random, 1);
                run.id = "NEW-" + std::to_string(history.size());
                run.start += std::chrono::minutes(shift * round);
                history.upsert(history::summaryOf(run));
            }
            ASSERT_TRUE(history.hasOnlyGrownSince(0));
            EXPECT_TRUE(versions.update(history));
            ASSERT_EQ(versions.versions(), plainly(history)) << shift << ", round " << round;
        }
    }
}

TEST(LiveVersions, theNewestMayGoOneAfterTheOther)
{
    // More of them than are kept in reserve.
    std::vector<Deployment> all;
    for (int i = 0; i < 60; ++i) {
        all.push_back(aDeployment("D" + std::to_string(i)));
        all.back().start += std::chrono::minutes(i);
    }
    History history = madeHistory(all);
    LiveVersions versions;
    versions.update(history);
    for (int i = 59; i > 0; --i) {
        Deployment& newest = all[static_cast<std::size_t>(i)];
        newest.status = deployment::openStatus("ROLLED_BACK");
        history.upsert(history::summaryOf(newest));
        EXPECT_TRUE(versions.update(history));
        EXPECT_EQ(idOf(history, versions.versions().front().live), "D" + std::to_string(i - 1));
    }
}

TEST(LiveVersions, nothingNewIsNoUpdate)
{
    const Deployment one = aDeployment("A");
    History history = madeHistory({one});
    LiveVersions versions;
    EXPECT_TRUE(versions.update(history));
    EXPECT_FALSE(versions.update(history));
    Deployment further = one;
    further.progress.percentage = 12;
    history.upsert(history::summaryOf(further));
    EXPECT_FALSE(versions.update(history)) << "its progress does not matter";
    EXPECT_TRUE(versions.update(madeHistory({aDeployment("B")}))) << "another history";
    EXPECT_EQ(versions.versions().size(), 1);
}

} // namespace
} // namespace diagnosis
