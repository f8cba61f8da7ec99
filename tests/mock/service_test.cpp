// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_server.h"

#include "deploy/demo/random.h"

#include "deploy/formats/record/deployment_json.h"
#include "project_paths.h"

#include <filesystem>
#include <map>

#include <unistd.h>

namespace {

using namespace std::chrono_literals;
using deployment::Timestamp;
using test_server::Fixture;
using test_server::Json;

/// A file name of its own for one test; removed at its end.
class StateFile {
public:
    StateFile()
        : m_path(std::filesystem::temp_directory_path()
            / ("mock-state-" + std::to_string(::getpid()) + "-" + std::to_string(++s_count)))
    {
    }
    ~StateFile()
    {
        for (const char* suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(m_path.string() + suffix);
    }
    [[nodiscard]] std::string path() const { return m_path; }

private:
    static inline int s_count = 0;
    std::filesystem::path m_path;
};

server::ServiceOptions lively(std::uint64_t seed, std::string stateFile = {})
{
    server::ServiceOptions options = test_server::quietOptions(std::move(stateFile));
    options.simulation.launches = true;
    options.simulation.seed = seed;
    options.simulation.speed = 1 + static_cast<double>(seed % 3) * 6;
    return options;
}

/// What a client knows that only listens: it must come to know all that the server knows.
class Listener {
public:
    explicit Listener(server::Service& service)
        : m_service(service)
        , m_position(service.events().position())
    {
    }

    void catchUp()
    {
        while (true) {
            const auto waited = m_service.events().waitAfter(m_position, 0ms);
            EXPECT_FALSE(waited.lost);
            if (waited.events.empty())
                return;
            for (const auto& event : waited.events)
                take(*event);
        }
    }

    [[nodiscard]] const std::map<std::string, Json>& summaries() const { return m_summaries; }
    [[nodiscard]] const std::map<std::string, std::size_t>& logEnds() const { return m_logEnds; }

private:
    void take(const server::Event& event)
    {
        EXPECT_EQ(event.number, m_position + 1);
        m_position = event.number;
        const Json data = Json::parse(event.data);
        const auto id = data.at("id").get<std::string>();
        if (event.name == "log") {
            const auto after = data.at("after").get<std::size_t>();
            EXPECT_TRUE(!m_logEnds.contains(id) || m_logEnds[id] == after) << id;
            m_logEnds[id] = after + data.at("entries").size();
            return;
        }
        EXPECT_EQ(event.name, "deployment");
        EXPECT_EQ(data.at("revision"), event.number);
        m_summaries[id] = data;
    }

    server::Service& m_service;
    std::uint64_t m_position;
    std::map<std::string, Json> m_summaries;
    std::map<std::string, std::size_t> m_logEnds;
};

void expectSound(const Json& whole)
{
    const auto decoded = formats::decodeDeployment(whole.dump());
    ASSERT_TRUE(decoded);
    EXPECT_TRUE(decoded->problems.empty()) << whole.at("id");
    const bool ended = deployment::isFinished(decoded->deployment.status.known);
    EXPECT_EQ(ended, whole.contains("endTime"));
    const deployment::Log& log = decoded->deployment.log;
    for (std::size_t entry = 1; entry < log.size(); ++entry)
        EXPECT_LE(log.time(entry - 1), log.time(entry)) << whole.at("id");
    const auto& resources = decoded->deployment.resources;
    const bool both =
        sideOf(resources, deployment::Side::Blue) && sideOf(resources, deployment::Side::Green);
    EXPECT_EQ(both ? *sideOf(resources, deployment::Side::Blue)->traffic
                + *sideOf(resources, deployment::Side::Green)->traffic
                   : 100,
        100);
}

void sendSomething(Fixture& fixture, demo::Random& random, int number)
{
    const Json running = fixture.json("/deployments?status=RUNNING&limit=20").at("items");
    if (running.empty())
        return;
    const Json& one = running.at(random.below(running.size()));
    constexpr const char* actions[] = {"pause", "resume", "rollback"};
    const Json succeeded = fixture.json("/deployments?status=COMPLETED&limit=50").at("items");
    const Json body{{"reason", "random"},
        {"targetVersion", succeeded.at(random.below(succeeded.size())).at("version")}};
    const auto reply = fixture.post(
        "/deployments/" + one.at("id").get<std::string>() + "/" + actions[random.below(3)],
        "key-" + std::to_string(number), body.dump());
    EXPECT_TRUE(
        reply.status == 200 || reply.status == 202 || reply.status == 409 || reply.status == 422)
        << reply.body;
}

TEST(Service, whateverHappensAListenerKnowsIt)
{
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        Fixture fixture(lively(seed));
        fixture.load(test_server::history(30, seed));
        Listener listener(fixture.service);
        demo::Random random(seed);
        Timestamp now = test_server::start;
        for (int step = 0; step < 120; ++step) {
            now += deployment::Milliseconds(random.between(0, 240'000));
            fixture.service.advance(now);
            if (random.chance(0.3))
                sendSomething(fixture, random, step);
            listener.catchUp();
        }
        EXPECT_GT(listener.summaries().size(), 5U);
        for (const auto& [id, summary] : listener.summaries()) {
            const Json whole = fixture.json("/deployments/" + id);
            expectSound(whole);
            EXPECT_EQ(whole.at("status"), summary.at("status"));
            EXPECT_EQ(whole.at("revision"), summary.at("revision"));
            EXPECT_EQ(whole.value("paused", false), summary.at("paused"));
            EXPECT_EQ(fixture.json("/deployments?q=" + id).at("items").at(0), summary);
        }
        for (const auto& [id, end] : listener.logEnds())
            EXPECT_EQ(fixture.json("/deployments/" + id).at("logs").size(), end) << id;
    }
}

TEST(Service, sameSeedAndTimesSameWorld)
{
    const auto run = [](deployment::Milliseconds step) {
        Fixture fixture(lively(5));
        for (Timestamp now = test_server::start; now < test_server::start + 3h; now += step)
            fixture.service.advance(now);
        return fixture.get("/deployments?limit=5000").body;
    };
    EXPECT_EQ(run(1min), run(1min));
}

TEST(Service, newDeploymentsBeginAndComeToTheirEnd)
{
    Fixture fixture(lively(2));
    for (Timestamp now = test_server::start; now < test_server::start + 24h; now += 4min)
        fixture.service.advance(now);
    EXPECT_GT(fixture.json("/deployments").at("total"), 30);
    for (const char* status : {"COMPLETED", "FAILED", "ROLLED_BACK"})
        EXPECT_GT(fixture.json("/deployments?status=" + std::string(status)).at("total"), 0)
            << status;
    EXPECT_LT(fixture.json("/deployments?status=RUNNING").at("total"), 6);
}

TEST(Service, timeNeverRunsBackwards)
{
    Fixture fixture;
    fixture.service.advance(test_server::start + 10min);
    const Json before = fixture.drawn();
    fixture.service.advance(test_server::start + 1min);
    EXPECT_EQ(fixture.drawn(), before);
    EXPECT_EQ(Json::parse(fixture.get("/health").body).at("time"), "2025-02-15T10:35:00+00:00");
}

TEST(Service, speedShortensDeploymentsNotTheirTimes)
{
    server::ServiceOptions options = test_server::quietOptions();
    options.simulation.speed = 60;
    Fixture fixture(options);
    fixture.service.advance(test_server::start + 1min);
    const Json drawn = fixture.drawn();
    EXPECT_EQ(drawn.at("status"), "COMPLETED");
    EXPECT_LT(drawn.at("endTime").get<std::string>(), "2025-02-15T10:26:00");
}

TEST(Service, stateOutlivesTheServer)
{
    const StateFile file;
    std::map<std::string, std::string> before;
    std::uint64_t position = 0;
    {
        Fixture fixture(lively(4, file.path()));
        fixture.load(test_server::history(40));
        for (int minute = 0; minute < 60; ++minute)
            fixture.service.advance(test_server::start + 1min * minute);
        fixture.post("/deployments/DEP-001/pause", "kept", R"({"reason":"r"})");
        for (const Json& item : fixture.items("/deployments?limit=5000")) {
            const auto id = item.at("id").get<std::string>();
            before[id] = fixture.get("/deployments/" + id).body;
        }
        position = fixture.service.events().position();
    }
    Fixture again(lively(4, file.path()));
    EXPECT_TRUE(again.service.isRestored());
    EXPECT_EQ(again.service.events().position(), position);
    EXPECT_EQ(again.json("/deployments").at("total"), before.size());
    for (const auto& [id, json] : before)
        EXPECT_EQ(again.get("/deployments/" + id).body, json);
    EXPECT_EQ(
        test_server::headerOf(again.post("/deployments/DEP-001/pause", "kept", R"({"reason":"r"})"),
            "Idempotency-Replayed"),
        again.drawn().at("status") == "RUNNING" ? "true" : "");
}

TEST(Service, aRestartChangesNothingInWhatHappens)
{
    const StateFile file;
    Fixture straight;
    const std::string body = R"({"reason":"r","targetVersion":"V2.0.0"})";
    straight.post("/deployments/DEP-001/rollback", "b", body);
    straight.service.advance(test_server::start + 30s);
    straight.service.advance(test_server::start + 1h);
    {
        Fixture first(test_server::quietOptions(file.path()));
        first.post("/deployments/DEP-001/rollback", "b", body);
        first.service.advance(test_server::start + 30s);
    }
    Fixture second(test_server::quietOptions(file.path()));
    EXPECT_EQ(second.json("/commands/b").at("state"), "accepted");
    EXPECT_EQ(second.post("/deployments/DEP-001/rollback", "b2", body).status, 409);
    second.service.advance(test_server::start + 1h);
    EXPECT_EQ(second.drawn(), straight.drawn());
    EXPECT_EQ(second.json("/commands/b"), straight.json("/commands/b"));
    EXPECT_EQ(second.post("/deployments/DEP-001/rollback", "b", body).status, 202);
}

TEST(Service, withoutAMemoryNumbersJumpAhead)
{
    Fixture first;
    server::ServiceOptions later = test_server::quietOptions();
    later.simulation.now += 1s;
    first.post("/deployments/DEP-001/pause", "k", R"({"reason":"r"})");
    Fixture second(later);
    EXPECT_GT(second.service.events().position(), first.service.events().position());
    const auto old = std::to_string(first.service.events().position());
    EXPECT_EQ(second.get("/events", "Last-Event-ID", old).status, 410);
}

TEST(Service, aWorldThatNeverBeganIsForgotten)
{
    const StateFile file;
    {
        Fixture unfinished(test_server::quietOptions(file.path()));
        unfinished.load(test_server::history(10));
    }
    Fixture again(test_server::quietOptions(file.path()));
    EXPECT_FALSE(again.service.isRestored());
    again.service.advance(test_server::start);
    EXPECT_EQ(again.json("/deployments").at("total"), 1);
    Fixture third(test_server::quietOptions(file.path()));
    EXPECT_TRUE(third.service.isRestored());
    EXPECT_EQ(third.json("/deployments").at("total"), 1);
}

TEST(Service, aStateFileThatIsNoneIsRefused)
{
    EXPECT_THROW(Fixture(test_server::quietOptions("/nowhere/at/all")), server::SqliteError);
    EXPECT_THROW(Fixture(test_server::quietOptions(PROJECT_SOURCE_DIR "/mock/data/dep-001.json")),
        server::SqliteError);
}

TEST(EventHub, keepsTheLatestAndSaysWhatIsGone)
{
    server::EventHub hub(10, 3);
    EXPECT_TRUE(hub.canGoOnFrom(10));
    EXPECT_FALSE(hub.canGoOnFrom(9));
    EXPECT_FALSE(hub.canGoOnFrom(11));
    for (std::uint64_t number = 11; number <= 15; ++number)
        hub.append({{number, "log", "{}"}});
    EXPECT_EQ(hub.position(), 15U);
    EXPECT_TRUE(hub.canGoOnFrom(12));
    EXPECT_FALSE(hub.canGoOnFrom(11));
    EXPECT_TRUE(hub.waitAfter(11, 0ms).lost);
    const auto waited = hub.waitAfter(13, 0ms);
    ASSERT_EQ(waited.events.size(), 2U);
    EXPECT_EQ(waited.events[0]->number, 14U);
    EXPECT_EQ(hub.waitAfter(12, 0ms, 1).events.size(), 1U);
    EXPECT_TRUE(hub.waitAfter(15, 0ms).events.empty());
    hub.close();
    EXPECT_TRUE(hub.waitAfter(15, 1h).closed);
}

} // namespace
