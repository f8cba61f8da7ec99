// SPDX-License-Identifier: GPL-3.0-or-later
// That made-up deployments tell one story: each begins with what the ones before it left behind,
// and says the same in its resources, its log and its progress.
#include "test_server.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/formats/record/deployment_json.h"

#include "deploy/demo/random.h"

#include <algorithm>
#include <map>
#include <set>

namespace {

using namespace std::chrono_literals;
using deployment::Deployment;
using deployment::Side;
using deployment::Status;
using deployment::Timestamp;

const Timestamp now = *deployment::parseTimestamp("2025-06-01T12:00:00Z");

/// What serves an environment after a deployment that has changed it.
struct Left {
    Timestamp since;
    std::string version;
    Side side;
};

std::optional<Left> leftBy(const Deployment& deployment)
{
    const Side side = deployment::newSide(deployment);
    if (deployment.status.known == Status::Completed)
        return Left{*deployment.end, deployment.version, side};
    if (deployment.status.known == Status::RolledBack)
        return Left{
            *deployment.end, deployment::oldVersion(deployment), deployment::otherSide(side)};
    return {};
}

/// What an environment was served by at a given time: the last that took effect, as an oracle.
std::optional<Left> servedAt(
    const std::vector<Deployment>& history, const std::string& environment, Timestamp moment)
{
    std::optional<Left> last;
    for (const Deployment& one : history) {
        const auto left = one.environment == environment ? leftBy(one) : std::nullopt;
        if (left && left->since <= moment && (!last || left->since >= last->since))
            last = left;
    }
    return last;
}

/// Each "V2.1.0" in the log's messages.
std::set<std::string> versionsIn(const deployment::Log& log)
{
    std::set<std::string> found;
    for (std::size_t entry = 0; entry < log.size(); ++entry) {
        const std::string line(log.message(entry));
        for (std::size_t at = line.find('V'); at != std::string::npos;
             at = line.find('V', at + 1)) {
            const std::size_t end = line.find_first_not_of("0123456789.", at + 1);
            const std::string word = line.substr(at, end - at);
            if (std::ranges::count(word, '.') == 2)
                found.insert(word);
        }
    }
    return found;
}

void expectOrderOfTimes(const Deployment& one)
{
    Timestamp last = one.start;
    for (const deployment::Step& step : one.progress.steps) {
        EXPECT_EQ(step.start.has_value(), step.status.known != deployment::StepStatus::Pending);
        EXPECT_TRUE(!step.start || *step.start >= last);
        EXPECT_TRUE(!step.end || *step.end >= *step.start);
        last = step.end.value_or(last);
    }
    const Timestamp end = one.end.value_or(Timestamp::max());
    EXPECT_LE(last, end);
    for (std::size_t entry = 0; entry < one.log.size(); ++entry) {
        EXPECT_GE(one.log.time(entry), entry == 0 ? one.start : one.log.time(entry - 1));
        EXPECT_LE(one.log.time(entry), end);
    }
    for (const auto& series : one.metrics.series) {
        const auto& points = series.points;
        for (std::size_t point = 0; point < points.size(); ++point) {
            EXPECT_GE(points[point].time, point == 0 ? one.start : points[point - 1].time)
                << series.id;
            EXPECT_LE(points[point].time, end) << series.id;
        }
    }
}

void expectProgressFitsStatus(const Deployment& one)
{
    const double percentage = one.progress.percentage.value_or(-1);
    const double traffic = deployment::currentTraffic(one).value_or(-1);
    EXPECT_EQ(one.status.known == Status::Completed, percentage == 100) << percentage;
    switch (one.status.known) {
    case Status::Pending:
        EXPECT_EQ(percentage, 0);
        EXPECT_EQ(traffic, 0);
        EXPECT_EQ(one.log.size(), 0U);
        break;
    case Status::Completed:
        EXPECT_EQ(traffic, 100);
        break;
    case Status::RolledBack:
        EXPECT_EQ(traffic, 0);
        break;
    default:
        break;
    }
}

void expectOneStory(const Deployment& one, const std::optional<Left>& before)
{
    const Side side = deployment::newSide(one);
    const auto& fresh = deployment::sideOf(one.resources, side);
    const auto& old = deployment::sideOf(one.resources, deployment::otherSide(side));
    ASSERT_TRUE(fresh);
    EXPECT_EQ(fresh->image, demo::imageOf(one.version));
    std::set<std::string> known{one.version};
    if (old) {
        const std::string replaced = deployment::oldVersion(one);
        EXPECT_NE(replaced, one.version);
        EXPECT_EQ(old->image, demo::imageOf(replaced));
        EXPECT_EQ(*old->traffic + *fresh->traffic, 100);
        known.insert(replaced);
    }
    if (before) {
        EXPECT_NE(one.version, before->version);
        EXPECT_NE(side, before->side);
        // A rollback by the user goes where the user wants it.
        if (old && one.status.known != Status::RolledBack) {
            EXPECT_EQ(deployment::oldVersion(one), before->version);
        }
        known.insert(before->version);
    }
    if (before || old) {
        const auto named = versionsIn(one.log);
        EXPECT_TRUE(std::ranges::includes(known, named)) << testing::PrintToString(named);
    }
    if (one.log.size() > 0) {
        EXPECT_EQ(one.log.message(0), "开始部署" + one.version + "到" + one.environment);
    }
}

void expectOneStory(const std::vector<Deployment>& history)
{
    for (const Deployment& one : history) {
        SCOPED_TRACE(one.id + " " + one.status.text);
        expectOrderOfTimes(one);
        expectProgressFitsStatus(one);
        expectOneStory(one, servedAt(history, one.environment, one.start));
    }
}

TEST(Story, aMadeUpHistoryIsOne)
{
    demo::Random random(17);
    for (int round = 0; round < 12; ++round) {
        demo::HistoryOptions options;
        options.count = 1 + random.below(400);
        options.seed = random.next();
        options.now = now + deployment::Milliseconds(random.between(0, 90'000'000));
        SCOPED_TRACE(options.seed);
        const demo::HistoryGenerator generator(options);
        std::vector<Deployment> history;
        for (std::uint64_t index = 0; index < generator.size(); ++index)
            history.push_back(generator.generate(index));
        expectOneStory(history);
        // An automatic rollback goes to what was there.
        for (const Deployment& one : history) {
            const auto before = servedAt(history, one.environment, one.start);
            if (one.status.known == Status::RolledBack && before) {
                EXPECT_EQ(deployment::oldVersion(one), before->version) << one.id;
            }
        }
    }
}

TEST(Story, theBuiltInOneLeadsUpToTheDrawnDeployment)
{
    for (const auto moment : {now, now + 37min, now + 24h * 400}) {
        const std::vector<Deployment> history = demo::builtInHistory(moment);
        const Deployment& drawn = history.back();
        const auto before = servedAt(history, drawn.environment, drawn.start);
        ASSERT_TRUE(before);
        EXPECT_EQ(before->version, "V2.0.0");
        EXPECT_EQ(before->side, Side::Green);
        expectOneStory(history);
        // Half of the traffic is switched, and its log says so.
        EXPECT_EQ(deployment::currentTraffic(drawn), 50);
        EXPECT_EQ(drawn.log.message(drawn.log.size() - 1), "开始流量切换至50%");
    }
}

std::vector<Deployment> deploymentsOf(test_server::Fixture& fixture)
{
    std::vector<Deployment> all;
    fixture.service.look([&](const server::Simulation& simulation, const server::CommandService&) {
        const auto& deploymentIndex = simulation.deploymentIndex();
        for (history::Row row = 0; row < deploymentIndex.history().size(); ++row) {
            const auto entry = deploymentIndex.find(deploymentIndex.history().id(row));
            all.push_back(formats::decodeDeployment(*entry->json)->deployment);
        }
    });
    return all;
}

TEST(Story, theServersWorldGoesOnWithIt)
{
    for (const bool hasPast : {true, false}) {
        server::ServiceOptions options = test_server::quietOptions();
        options.simulation.launches = true;
        options.simulation.seed = hasPast ? 5 : 6;
        test_server::Fixture fixture(options);
        if (hasPast)
            fixture.load(demo::builtInHistory(test_server::start));
        demo::Random random(options.simulation.seed);
        Timestamp moment = test_server::start;
        int rollbacks = 0;
        for (int minute = 0; minute < 2 * 24 * 60; ++minute) {
            fixture.service.advance(moment += 1min);
            if (!random.chance(0.01))
                continue;
            // Whatever it is that runs or has failed: back to what it replaces.
            const auto running =
                fixture.items("/deployments?limit=5000&status=RUNNING&status=FAILED");
            const std::string id =
                running.empty() ? "none" : running.at(0).at("id").get<std::string>();
            const auto whole = fixture.get("/deployments/" + id);
            const auto decoded = formats::decodeDeployment(whole.body);
            if (!decoded)
                continue;
            const test_server::Json order{
                {"reason", "r"}, {"targetVersion", deployment::oldVersion(decoded->deployment)}};
            rollbacks += fixture
                             .post("/deployments/" + id + "/rollback", "k" + std::to_string(minute),
                                 order.dump())
                             .status
                == 202;
        }
        EXPECT_GT(rollbacks, 5);
        expectOneStory(deploymentsOf(fixture));
    }
}

} // namespace
