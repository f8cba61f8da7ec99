// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/rollback_targets.h"

#include "builder.h"
#include "deploy/models/commands/rollback_targets_model.h"
#include "deploy/models/time_context.h"
#include "zone_guard.h"

#include <algorithm>
#include <map>
#include <random>

namespace {

using deployment::Deployment;
using deployment::Status;
using models::RollbackTarget;
using test_support::aDeployment;
using test_support::at;

history::History historyOf(const std::vector<Deployment>& deployments)
{
    history::History history;
    for (const Deployment& deployment : deployments)
        history.upsert(history::summaryOf(deployment));
    return history;
}

const Deployment current = aDeployment("DEP-9").version("V2.1.0").running().start("10:00");

std::vector<RollbackTarget> targetsIn(const std::vector<Deployment>& deployments)
{
    return models::rollbackTargets(historyOf(deployments), current);
}

std::vector<std::string> versionsOf(const std::vector<RollbackTarget>& targets)
{
    std::vector<std::string> versions;
    for (const RollbackTarget& target : targets)
        versions.push_back(target.version);
    return versions;
}

TEST(RollbackTargets, areTheVersionsThatSucceededHereBefore)
{
    const auto targets = targetsIn({
        aDeployment("DEP-1").version("V1").start("01:00").executor("OPS-李四"),
        aDeployment("DEP-2").version("V2").start("02:00").failed(),
        aDeployment("DEP-3").version("V3").start("03:00").environment("测试环境"),
        aDeployment("DEP-4").version("V4").start("04:00").executor("ci"),
        aDeployment("DEP-5").version("V5").start("05:00").running(),
        aDeployment("DEP-6").version("V6").start("11:00"),
        aDeployment("DEP-7").version("V7").start("06:00").status("ABORTED"),
        current,
    });
    const std::vector<RollbackTarget> expected{
        {"V4", "DEP-4", at("04:00"), "ci", 1, {}, true, false},
        {"V1", "DEP-1", at("01:00"), "OPS-李四", 1, {}, false, false},
    };
    EXPECT_EQ(targets, expected);
}

TEST(RollbackTargets, aVersionStandsOnceWithItsNewestSuccess)
{
    const auto targets = targetsIn({
        aDeployment("DEP-1").version("V1").start("01:00"),
        aDeployment("DEP-2").version("V2").start("02:00"),
        aDeployment("DEP-3").version("V1").start("03:00").executor("ci"),
    });
    ASSERT_EQ(versionsOf(targets), (std::vector<std::string>{"V1", "V2"}));
    EXPECT_EQ(targets[0].deploymentId, "DEP-3");
    EXPECT_EQ(targets[0].executor, "ci");
    EXPECT_EQ(targets[0].successes, 2U);
    EXPECT_TRUE(targets[0].wasRunningBefore);
    EXPECT_FALSE(targets[1].wasRunningBefore);
}

TEST(RollbackTargets, aVersionThatFailedAfterItsSuccessIsKnownBad)
{
    const auto targets = targetsIn({
        aDeployment("DEP-1").version("V1").start("01:00"),
        aDeployment("DEP-2").version("V1").start("02:00").failed(),
        aDeployment("DEP-3").version("V1").start("03:00").status("ROLLED_BACK"),
        aDeployment("DEP-4").version("V2").start("04:00").failed(),
        aDeployment("DEP-5").version("V2").start("05:00"),
        aDeployment("DEP-6").version("V2").start("06:00").environment("测试环境").failed(),
    });
    ASSERT_EQ(versionsOf(targets), (std::vector<std::string>{"V2", "V1"}));
    EXPECT_EQ(targets[0].knownBad, std::nullopt) << "it succeeded after it had failed";
    EXPECT_EQ(targets[1].knownBad, at("03:00"));
}

TEST(RollbackTargets, aFailureAfterThisDeploymentCountsAsWell)
{
    const auto targets = targetsIn({
        aDeployment("DEP-1").version("V1").start("01:00"),
        aDeployment("DEP-2").version("V1").start("12:00").failed(),
    });
    ASSERT_EQ(targets.size(), 1U);
    EXPECT_EQ(targets[0].knownBad, at("12:00"));
}

TEST(RollbackTargets, theSameVersionIsNoWayBack)
{
    const auto targets = targetsIn({
        aDeployment("DEP-1").version("V2.0.0").start("01:00"),
        aDeployment("DEP-2").version("v2.1.0").start("02:00"),
        aDeployment("DEP-3").version("").start("03:00"),
    });
    ASSERT_EQ(versionsOf(targets), (std::vector<std::string>{"V2.0.0"}));
    EXPECT_FALSE(targets[0].wasRunningBefore) << "another one ran after it";
}

TEST(RollbackTargets, whatTheOtherSideStillRunsLeadsEvenWithoutASuccess)
{
    const Deployment replacing = aDeployment("DEP-9")
                                     .version("V2.1.0")
                                     .running()
                                     .blue("app:v2.1.0", 50)
                                     .green("app:v2.0.0", 50)
                                     .value();
    const auto targets = models::rollbackTargets(
        historyOf({aDeployment("DEP-1").version("V1").start("01:00"),
            aDeployment("DEP-2").version("v2.0.0").start("02:00").failed()}),
        replacing);
    ASSERT_EQ(versionsOf(targets), (std::vector<std::string>{"V2.0.0", "V1"}));
    const RollbackTarget expected{"V2.0.0", "", {}, "", 0, at("02:00"), false, true};
    EXPECT_EQ(targets[0], expected);
    EXPECT_FALSE(targets[1].isStillDeployed);
}

TEST(RollbackTargets, ofOneThatHasEndedTheReplacedVersionRanBeforeAndMayBeGone)
{
    const Deployment ended = aDeployment("DEP-9")
                                 .version("V2.1.0")
                                 .start("10:00")
                                 .blue("app:v2.1.0", 100)
                                 .green("app:v2.0.0", 0)
                                 .value();
    const auto targets =
        models::rollbackTargets(historyOf({aDeployment("DEP-1").version("V2.0.0").start("01:00"),
                                    aDeployment("DEP-2").version("V2.0.5").start("02:00"),
                                    aDeployment("DEP-3").version("V2.0.6").start("03:00").failed(),
                                    aDeployment("DEP-4").version("V2.0.7").start("11:00"), ended}),
            ended);
    ASSERT_EQ(versionsOf(targets), (std::vector<std::string>{"V2.0.5", "V2.0.0"}));
    EXPECT_FALSE(targets[0].wasRunningBefore);
    EXPECT_TRUE(targets[1].wasRunningBefore);
    EXPECT_FALSE(targets[1].isStillDeployed);
    const auto unknown = models::rollbackTargets(historyOf({ended}), ended);
    const std::vector<RollbackTarget> expected{{"V2.0.0", "", {}, "", 0, {}, true, false}};
    EXPECT_EQ(unknown, expected);
}

TEST(RollbackTargets, whatTheOtherSideStillRunsIsMarkedWhereItSucceeded)
{
    const Deployment replacing = aDeployment("DEP-9")
                                     .version("V2.1.0")
                                     .running()
                                     .blue("app:v2.0.0", 50)
                                     .green("app:v2.1.0", 50)
                                     .value();
    const auto targets =
        models::rollbackTargets(historyOf({aDeployment("DEP-1").version("v2.0.0").start("01:00"),
                                    aDeployment("DEP-2").version("V2.0.5").start("02:00")}),
            replacing);
    ASSERT_EQ(versionsOf(targets), (std::vector<std::string>{"V2.0.5", "v2.0.0"}));
    EXPECT_FALSE(targets[0].isStillDeployed);
    EXPECT_TRUE(targets[1].isStillDeployed);
}

TEST(RollbackTargets, whereAnotherDeploymentFollowedTheOldSideMayBeGone)
{
    const Deployment failed = aDeployment("DEP-9")
                                  .version("V2.1.0")
                                  .failed()
                                  .blue("app:v2.0.0", 100)
                                  .green("app:v2.1.0", 0)
                                  .value();
    const auto history = historyOf({aDeployment("DEP-1").version("V2.0.0").start("01:00")});
    EXPECT_TRUE(models::rollbackTargets(history, failed).at(0).isStillDeployed);
    const auto targets = models::rollbackTargets(history, failed, true);
    EXPECT_FALSE(targets.at(0).isStillDeployed);
    EXPECT_TRUE(targets.at(0).wasRunningBefore);
}

TEST(RollbackTargets, timesOfAnotherOffsetThanNowBearTheirs)
{
    const test_support::ZoneGuard newYork("America/New_York");
    const auto moment = [](const char* text) { return deployment::parseTimestamp(text).value(); };
    const models::TimeContext time(
        [&] { return moment("2024-11-04T10:00:00Z"); }, deployment::Zone::Local);
    models::RollbackTargetsModel model(time);
    RollbackTarget target;
    target.version = "V1";
    target.start = moment("2024-11-03T01:30:00-04:00");
    target.knownBad = moment("2024-11-03T01:30:00-05:00");
    model.setTargets({target});
    using Model = models::RollbackTargetsModel;
    EXPECT_EQ(model.index(0, Model::TimeColumn).data().toString(), u"2024-11-03 01:30 -04:00");
    EXPECT_EQ(
        model.index(0, Model::MarkColumn).data().toString(), u"Known bad since 2024-11-03 01:30");
}

TEST(RollbackTargets, nothingWithoutHistory)
{
    EXPECT_TRUE(targetsIn({}).empty());
    EXPECT_TRUE(targetsIn({current}).empty());
}

TEST(RollbackTargets, areOfTheSameService)
{
    Deployment subject = current;
    subject.service = "checkout";
    const std::vector<Deployment> all{
        aDeployment("DEP-1").version("V1").start("01:00").service("checkout"),
        aDeployment("DEP-2").version("V2").start("02:00").service("billing"),
        aDeployment("DEP-3").version("V3").start("03:00"), subject};
    EXPECT_EQ(versionsOf(models::rollbackTargets(historyOf(all), subject)),
        std::vector<std::string>({"V1"}));
    EXPECT_EQ(versionsOf(models::rollbackTargets(historyOf(all), current)),
        std::vector<std::string>({"V3"}));
    EXPECT_TRUE(models::rollbackTargets(historyOf({current}), subject).empty());
}

/// The same by brute force: every version against every row.
std::vector<RollbackTarget> oracle(const std::vector<Deployment>& rows, const Deployment& subject)
{
    const auto lowered = [](std::string text) {
        std::ranges::transform(text, text.begin(), [](char c) { return std::tolower(c); });
        return text;
    };
    std::vector<Deployment> good;
    for (const Deployment& row : rows)
        if (row.environment == subject.environment && row.service == subject.service
            && row.status.known == Status::Completed && row.start < subject.start
            && row.id != subject.id)
            good.push_back(row);
    std::ranges::sort(good, [](const Deployment& one, const Deployment& other) {
        return std::pair(-one.start.time_since_epoch(), one.id)
            < std::pair(-other.start.time_since_epoch(), other.id);
    });
    std::vector<RollbackTarget> targets;
    for (const Deployment& row : good) {
        const auto same = [&](const RollbackTarget& t) { return t.version == row.version; };
        if (const auto found = std::ranges::find_if(targets, same); found != targets.end())
            ++found->successes;
        else if (!row.version.empty() && lowered(row.version) != lowered(subject.version))
            targets.push_back(
                {row.version, row.id, row.start, row.executor, 1, {}, row.id == good[0].id, false});
    }
    for (RollbackTarget& target : targets)
        for (const Deployment& row : rows)
            if (row.version == target.version && row.environment == subject.environment
                && row.service == subject.service
                && (row.status.known == Status::Failed || row.status.known == Status::RolledBack)
                && row.start > target.start && (!target.knownBad || row.start > *target.knownBad))
                target.knownBad = row.start;
    return targets;
}

std::vector<Deployment> randomRows(std::mt19937& random)
{
    const auto pick = [&](std::initializer_list<const char*> words) {
        return std::string(*(words.begin() + random() % words.size()));
    };
    std::vector<Deployment> rows;
    const bool withServices = random() % 2 == 0;
    const std::size_t count = random() % 40;
    for (std::size_t i = 0; i < count; ++i) {
        rows.push_back(aDeployment("DEP-" + std::to_string(100 + i))
                           .version(pick({"V1", "v1", "V2", "V3", "V2.1.0", ""}))
                           .environment(pick({"生产环境", "生产环境", "测试环境"}))
                           .status(pick({"COMPLETED", "COMPLETED", "FAILED", "ROLLED_BACK",
                               "RUNNING", "PENDING", "HELD"}))
                           .executor(pick({"OPS-李四", "ci"}))
                           .service(withServices ? pick({"", "checkout", "billing"}) : ""));
        rows.back().start += std::chrono::minutes(random() % 20);
    }
    std::ranges::shuffle(rows, random);
    return rows;
}

TEST(RollbackTargets, agreeWithBruteForce)
{
    std::mt19937 random(20250215);
    for (int round = 0; round < 400; ++round) {
        const std::vector<Deployment> rows = randomRows(random);
        Deployment subject = current;
        subject.start = at("10:00") + std::chrono::minutes(random() % 22);
        if (!rows.empty() && random() % 2 == 0)
            subject = rows[random() % rows.size()];
        EXPECT_EQ(models::rollbackTargets(historyOf(rows), subject), oracle(rows, subject))
            << "round " << round;
    }
}

} // namespace
