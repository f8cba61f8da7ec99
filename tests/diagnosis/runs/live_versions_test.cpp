// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/live_versions.h"

#include "oracles/runs.h"
#include "runs/made_history.h"

#include "deploy/deployment/log/plausible_time.h"
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/deployment/workload/workload_words.h"
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
using deployment::Timestamp;
using history::Column;
using history::History;
using history::Row;
using test_support::aDeployment;
using test_support::at;
using test_support::idOf;
using test_support::idsOf;
using test_support::liveVersions;
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

/// What the tests have in mind has begun by then.
deployment::Timestamp now()
{
    return at("23:00");
}

Answer answerOf(const std::vector<Deployment>& all)
{
    const History history = madeHistory(all);
    const auto versions = liveVersions(history, now());
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

TEST(LiveVersions, nothingIsLiveOfADeletedWorkload)
{
    const auto deleted = [](Deployment one) {
        one.progress.currentStep = deployment::deletedStep;
        return one;
    };
    const auto versionOf = [](const std::vector<Deployment>& all, const std::string& live,
                               const std::string& gone) {
        const History history = madeHistory(all);
        const LiveVersion version = liveVersions(history, now()).front();
        EXPECT_EQ(idOf(history, version.live), live);
        EXPECT_EQ(idOf(history, version.deleted), gone);
        return std::pair(idOf(history, version.failed), idOf(history, version.unclear));
    };
    versionOf({deleted(aDeployment("A").start("01:00")), deleted(aDeployment("B").start("02:00"))},
        "", "B");
    const auto underWay = versionOf({aDeployment("A").start("01:00").status("UNKNOWN"),
                                        deleted(aDeployment("B").start("02:00")),
                                        aDeployment("C").start("03:00").status("DELETED")},
        "", "C");
    EXPECT_EQ(underWay, std::pair(std::string(), std::string())) << "nor may A be live";
    // Another one was made under its name.
    versionOf({deleted(aDeployment("A").start("01:00")), aDeployment("B").start("02:00")}, "B", "");
    // It came to be deleted, and came back.
    History history = madeHistory({aDeployment("A").start("01:00")});
    LiveVersions versions;
    versions.update(history, now());
    history.upsert(history::summaryOf(deleted(aDeployment("A").start("01:00"))));
    EXPECT_TRUE(versions.update(history, now()));
    EXPECT_EQ(versions.versions(), liveVersions(history, now()));
    EXPECT_EQ(versions.versions().front().live, std::nullopt);
    history.upsert(history::summaryOf(aDeployment("A").start("01:00")));
    EXPECT_TRUE(versions.update(history, now()));
    EXPECT_EQ(versions.versions().front().live, 0);
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
        (Answer{"C", {"E", "A"}, "B", ""}));
}

Deployment withoutStart(Deployment deployment)
{
    deployment.start = deployment::unknownTime;
    return deployment;
}

TEST(LiveVersions, aFailureWithoutAStartIsNamedUnlessItHadFailedBefore)
{
    const Deployment good = aDeployment("C").start("03:00").end("03:20");
    EXPECT_EQ(answerOf({withoutStart(aDeployment("A").failed().end("04:00")), good}),
        (Answer{"C", {}, "A", ""}));
    EXPECT_EQ(answerOf({withoutStart(aDeployment("A").failed().end("02:59")), good}),
        (Answer{"C", {}, "", ""}));
    EXPECT_EQ(answerOf({withoutStart(aDeployment("A").failed()), good}), (Answer{"C", {}, "A", ""}))
        << "nothing is known of when";
    EXPECT_EQ(answerOf({withoutStart(aDeployment("A").failed()), good,
                  aDeployment("B").failed().start("04:00").end("04:10")}),
        (Answer{"C", {}, "B", ""}))
        << "of that one it is known";
    EXPECT_EQ(answerOf({withoutStart(aDeployment("A").failed().end("05:00")), good,
                  aDeployment("B").failed().start("04:00").end("04:10")}),
        (Answer{"C", {}, "A", ""}));
    std::vector<Deployment> many{withoutStart(aDeployment("A").failed()), good};
    for (int i = 0; i < 100; ++i) {
        many.push_back(aDeployment("F" + std::to_string(i)).failed().start("01:00"));
        many.back().start += std::chrono::minutes(i);
    }
    EXPECT_EQ(answerOf(many), (Answer{"C", {}, "A", ""})) << "not lost among older ones";
}

TEST(LiveVersions, aSuccessWithoutAStartIsLiveByItsEndOrMayBeIt)
{
    const Deployment good = aDeployment("C").start("03:00").end("03:20");
    EXPECT_EQ(
        answerOf({withoutStart(aDeployment("A").end("04:00")), good}), (Answer{"A", {}, "", ""}));
    EXPECT_EQ(
        answerOf({withoutStart(aDeployment("A").end("03:10")), good}), (Answer{"C", {}, "", ""}));
    EXPECT_EQ(answerOf({withoutStart(aDeployment("A")), good}), (Answer{"C", {}, "", "A"}));
    EXPECT_EQ(answerOf({withoutStart(aDeployment("A").end("04:00")),
                  aDeployment("C").start("03:00"), aDeployment("B").start("02:00")}),
        (Answer{"C", {}, "", "A"}));
    EXPECT_EQ(answerOf({withoutStart(aDeployment("B")), withoutStart(aDeployment("A"))}),
        (Answer{"A", {}, "", "B"}));
    EXPECT_EQ(answerOf({withoutStart(aDeployment("A").end("04:00")),
                  aDeployment("B").start("03:00").end("03:20").failed(),
                  aDeployment("D").start("03:00").running()}),
        (Answer{"A", {"D"}, "", ""}));
}

TEST(LiveVersions, noActivityIsMadeUp)
{
    const History history = madeHistory({withoutStart(aDeployment("A"))});
    EXPECT_EQ(liveVersions(history, now()).front().lastActivity, std::nullopt);
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

TEST(LiveVersions, aStartThatIsStillToComeHidesNothing)
{
    const Deployment odd = aDeployment("B").start("2999-01-01T00:00:00Z");
    EXPECT_EQ(answerOf({aDeployment("A"), odd}), (Answer{"A", {}, "", "B"}));
    EXPECT_EQ(answerOf({aDeployment("A"), odd, aDeployment("C").start("11:00").running(),
                  aDeployment("D").start("12:00").failed()}),
        (Answer{"A", {"C"}, "D", "B"}));
    EXPECT_EQ(answerOf({odd}), (Answer{"B", {}, "", ""})) << "there is nothing else";
    EXPECT_EQ(
        answerOf({odd, aDeployment("C").start("2998-01-01T00:00:00Z")}), (Answer{"B", {}, "", ""}))
        << "of one clock, as far as anybody knows";
    EXPECT_EQ(answerOf({odd, aDeployment("D").start("12:00").failed()}), (Answer{"B", {}, "D", ""}))
        << "it may have come before";
    EXPECT_EQ(
        answerOf({aDeployment("A"), aDeployment("B").start("23:04")}), (Answer{"B", {}, "", ""}))
        << "by so little clocks differ";
}

TEST(LiveVersions, aStartIsNoLongerToComeOnceItsTimeIsThere)
{
    const History history = madeHistory({aDeployment("A"), aDeployment("B").start("12:00")});
    LiveVersions versions;
    EXPECT_TRUE(versions.update(history, at("11:00")));
    EXPECT_EQ(idOf(history, versions.versions().front().live), "A");
    EXPECT_FALSE(versions.update(history, at("11:50")));
    EXPECT_TRUE(versions.update(history, at("11:56")));
    EXPECT_EQ(idOf(history, versions.versions().front().live), "B");
    EXPECT_FALSE(versions.update(history, at("12:30")));
    EXPECT_TRUE(versions.update(history, at("11:00"))) << "the clock was set";
    EXPECT_EQ(idOf(history, versions.versions().front().live), "A");
}

TEST(LiveVersions, eachServiceOfAnEnvironmentHasItsOwn)
{
    const History history = madeHistory({aDeployment("A").start("01:00").end("09:00"),
        aDeployment("B").start("02:00").service("checkout"),
        aDeployment("C").start("03:00").environment("测试环境"),
        aDeployment("D").start("04:00").environment("预发环境").status("PENDING")});
    const auto versions = liveVersions(history, now());
    ASSERT_EQ(versions.size(), 4);
    EXPECT_EQ(idOf(history, versions[0].live), "A") << "the newest activity first";
    EXPECT_EQ(versions[0].lastActivity, at("09:00"));
    EXPECT_EQ(idOf(history, versions[1].live), "C");
    EXPECT_EQ(idOf(history, versions[2].live), "B");
    EXPECT_EQ(versions[2].service, "checkout");
    EXPECT_EQ(versions[3].environment, "预发环境");
    EXPECT_EQ(versions[3].lastActivity, std::nullopt);
    EXPECT_TRUE(liveVersions(History(), now()).empty());
}

TEST(LiveVersions, ofVeryManyThatRunTheNewestAreListed)
{
    std::vector<Deployment> all;
    for (int i = 0; i < 300; ++i) {
        all.push_back(aDeployment("D" + std::to_string(i)).running());
        all.back().start += std::chrono::minutes(i * 7 % 300);
    }
    const History history = madeHistory(all);
    const auto versions = liveVersions(history, now());
    ASSERT_EQ(versions.front().running.size(), LiveVersion::maxRunning);
    EXPECT_EQ(
        history.start(versions.front().running.front()), at("10:00") + std::chrono::minutes(299));
    EXPECT_EQ(
        history.start(versions.front().running.back()), at("10:00") + std::chrono::minutes(200));
}

/// 0: its start is known; 1: its end alone; 2: neither; 3: its start is still to come.
int datingOf(const History& history, Row row, Timestamp at)
{
    if (deployment::isInFuture(history.start(row), at))
        return 3;
    return deployment::isKnown(history.start(row)) ? 0 : history.end(row) ? 1 : 2;
}

/// The last of the rows that come after one, else of those that may; those in front go before.
std::optional<Row> lastAfter(
    const History& history, std::optional<Row> one, const std::vector<Row>& rows, Timestamp at)
{
    std::optional<Row> last;
    for (const bool isSure : {true, false}) {
        for (const Row row : rows) {
            const auto order = !one ? std::partial_ordering::greater
                                    : history::orderInTime(history, row, *one, at);
            const bool counts = isSure ? order > 0 : order == std::partial_ordering::unordered;
            if (counts && (!last || history::orderInTime(history, row, *last, at) > 0))
                last = row;
        }
        if (last)
            return last;
    }
    return last;
}

/// The plain way: every place by itself, every row of it sorted.
std::vector<LiveVersion> plainly(const History& history, Timestamp at)
{
    std::map<std::pair<std::string, std::string>, std::vector<Row>> places;
    for (Row row = 0; row < history.size(); ++row)
        places[{std::string(history.word(Column::Environment, row)),
                   std::string(history.word(Column::Service, row))}]
            .push_back(row);
    std::vector<LiveVersion> versions;
    for (auto& [place, rows] : places) {
        std::ranges::sort(rows, [&](Row a, Row b) {
            if (datingOf(history, a, at) != datingOf(history, b, at))
                return datingOf(history, a, at) < datingOf(history, b, at);
            if (datingOf(history, a, at) == 1 && history.end(a) != history.end(b))
                return history.end(a) > history.end(b);
            return history::isNewer(history, a, b);
        });
        LiveVersion version{place.first, place.second, {}, {}, {}, {}, {}, {}, {}};
        // The first count of each dating.
        const auto firstOf = [&](std::initializer_list<Status> statuses, std::ptrdiff_t count) {
            std::vector<Row> first;
            for (const Row row : rows) {
                const auto isAlike = [&](Row other) {
                    return datingOf(history, other, at) == datingOf(history, row, at);
                };
                if (std::ranges::find(statuses, history.status(row)) != statuses.end()
                    && std::ranges::count_if(first, isAlike) < count)
                    first.push_back(row);
            }
            return first;
        };
        version.live = lastAfter(history, std::nullopt, firstOf({Status::Completed}, 1), at);
        for (const Row row : firstOf({Status::Running}, LiveVersion::maxRunning)) {
            if ((!version.live || !(history::orderInTime(history, row, *version.live, at) < 0))
                && version.running.size() < LiveVersion::maxRunning)
                version.running.push_back(row);
        }
        version.failed =
            lastAfter(history, version.live, firstOf({Status::Failed, Status::RolledBack}, 1), at);
        version.hasFailedAfterLive = version.failed
            && (!version.live
                || history::orderInTime(history, *version.failed, *version.live, at) > 0);
        std::vector<Row> unclear = firstOf({Status::Unknown}, 1);
        for (const Row row : firstOf({Status::Completed}, 2)) {
            if (row != version.live && datingOf(history, row, at) != 0)
                unclear.push_back(row);
        }
        version.unclear = lastAfter(history, version.live, unclear, at);
        const auto seen = [&](Row row) {
            if (deployment::isKnown(history.start(row)))
                version.lastActivity =
                    std::max(version.lastActivity, std::optional(history.start(row)));
            version.lastActivity = std::max(version.lastActivity, history.end(row));
        };
        std::ranges::for_each(version.running, seen);
        for (const auto row : {version.live, version.failed, version.unclear}) {
            if (row)
                seen(*row);
        }
        versions.push_back(std::move(version));
    }
    std::ranges::stable_sort(versions, [](const LiveVersion& left, const LiveVersion& right) {
        return left.lastActivity > right.lastActivity;
    });
    return versions;
}

/// Every fifth start is not known.
Deployment randomRunOrOneWithoutStart(std::mt19937& random, unsigned ids)
{
    Deployment run = test_support::randomRun(random, ids);
    return random() % 5 == 0 ? withoutStart(run) : run;
}

TEST(LiveVersions, areWhatThePlainWayFinds)
{
    std::mt19937 random(1);
    for (int round = 0; round < 200; ++round) {
        std::vector<Deployment> all;
        const std::size_t count = random() % 120;
        for (std::size_t i = 0; i < count; ++i)
            all.push_back(randomRunOrOneWithoutStart(random, 150));
        const History history = madeHistory(all);
        for (const char* moment :
            {"10:10", "10:25", "23:00"}) // of some, the start is still to come
            EXPECT_EQ(liveVersions(history, at(moment)), plainly(history, at(moment)));
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
                history.upsert(history::summaryOf(randomRunOrOneWithoutStart(random, ids)));
            const auto before = versions.versions();
            const bool hasChanged = versions.update(history, now());
            ASSERT_EQ(versions.versions(), plainly(history, now())) << ids << ", round " << round;
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
                Deployment run = randomRunOrOneWithoutStart(random, 1);
                run.id = "NEW-" + std::to_string(history.size());
                if (deployment::isKnown(run.start))
                    run.start += std::chrono::minutes(shift * round);
                history.upsert(history::summaryOf(run));
            }
            ASSERT_TRUE(history.hasOnlyGrownSince(0));
            EXPECT_TRUE(versions.update(history, now()));
            ASSERT_EQ(versions.versions(), plainly(history, now())) << shift << ", round " << round;
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
    versions.update(history, now());
    for (int i = 59; i > 0; --i) {
        Deployment& newest = all[static_cast<std::size_t>(i)];
        newest.status = deployment::openStatus("ROLLED_BACK");
        history.upsert(history::summaryOf(newest));
        EXPECT_TRUE(versions.update(history, now()));
        EXPECT_EQ(idOf(history, versions.versions().front().live), "D" + std::to_string(i - 1));
    }
}

TEST(LiveVersions, nothingNewIsNoUpdate)
{
    const Deployment one = aDeployment("A");
    History history = madeHistory({one});
    LiveVersions versions;
    EXPECT_TRUE(versions.update(history, now()));
    EXPECT_FALSE(versions.update(history, now()));
    Deployment further = one;
    further.progress.percentage = 12;
    history.upsert(history::summaryOf(further));
    EXPECT_FALSE(versions.update(history, now())) << "its progress does not matter";
    EXPECT_TRUE(versions.update(madeHistory({aDeployment("B")}), now())) << "another history";
    EXPECT_EQ(versions.versions().size(), 1);
}

} // namespace
} // namespace diagnosis
