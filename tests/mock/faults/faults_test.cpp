// SPDX-License-Identifier: GPL-3.0-or-later
#include "raw_client.h"
#include "test_server.h"

namespace {

using namespace std::chrono_literals;
using test_server::Json;
using test_server::RawClient;

struct Faulty {
    explicit Faulty(std::initializer_list<const char*> specs)
        : http(fixture.api, fixture.service, optionsOf(specs))
        , port(http.start().value_or(0))
    {
    }

    static server::HttpOptions optionsOf(std::initializer_list<const char*> specs)
    {
        server::HttpOptions options;
        for (const char* spec : specs) {
            auto fault = server::parseFault(spec);
            EXPECT_TRUE(fault) << spec;
            options.faults.push_back(std::move(*fault));
        }
        return options;
    }

    std::string ask(std::string_view target, const std::string& headers = {}) const
    {
        RawClient client(port);
        client.get(target, headers + "Connection: close\r\n");
        return client.readToEnd();
    }

    std::string pause(const std::string& key) const
    {
        const std::string body = R"({"reason":"r"})";
        RawClient client(port);
        client.send("POST /deployments/DEP-001/pause HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                    "Content-Type: application/json\r\nIdempotency-Key: "
            + key + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
        return client.readToEnd();
    }

    test_server::Fixture fixture;
    server::HttpServer http;
    int port;
};

bool isOk(const std::string& answer)
{
    return answer.starts_with("HTTP/1.1 200");
}

TEST(Faults, dropClosesWithoutAByte)
{
    const Faulty server{"drop;times=2"};
    EXPECT_EQ(server.ask("/health"), "");
    EXPECT_EQ(server.ask("/health"), "");
    EXPECT_TRUE(isOk(server.ask("/health")));
}

TEST(Faults, resetIsOneOnTheWire)
{
    const Faulty server{"reset;times=1"};
    RawClient client(server.port);
    client.get("/health");
    EXPECT_EQ(client.readToEnd(), "");
    EXPECT_TRUE(client.wasReset());
    EXPECT_TRUE(isOk(server.ask("/health")));
}

TEST(Faults, halfHeadAndHalfBody)
{
    const Faulty server{"half-head;path=/me", "half-body;path=/deployments/"};
    EXPECT_EQ(server.ask("/me"), "HTTP/1.1 20");
    const std::string answer = server.ask("/deployments/DEP-001");
    EXPECT_TRUE(isOk(answer));
    const std::size_t promised = std::stoul(answer.substr(answer.find("Content-Length: ") + 16));
    EXPECT_EQ(answer.size() - answer.find("\r\n\r\n") - 4, promised / 2);
    EXPECT_TRUE(isOk(server.ask("/health")));
}

TEST(Faults, statusWithRetryAfterInABurst)
{
    const Faulty server{"503=7;path=/deployments;skip=1;times=2", "401;path=/me"};
    EXPECT_TRUE(isOk(server.ask("/deployments")));
    for (int burst = 0; burst < 2; ++burst) {
        const std::string refused = server.ask("/deployments");
        EXPECT_TRUE(refused.starts_with("HTTP/1.1 503"));
        EXPECT_NE(refused.find("Retry-After: 7\r\n"), std::string::npos);
        EXPECT_NE(refused.find("urn:deployment:problem:unavailable"), std::string::npos);
    }
    EXPECT_TRUE(isOk(server.ask("/deployments")));
    EXPECT_NE(server.ask("/me").find("WWW-Authenticate: Bearer"), std::string::npos);
}

TEST(Faults, aLostAnswerIsACommandDone)
{
    Faulty server{"lose-answer;method=POST;times=1"};
    EXPECT_EQ(server.pause("k"), "");
    EXPECT_EQ(server.fixture.drawn().at("paused"), true);
    EXPECT_EQ(server.fixture.json("/commands/k").at("state"), "done");
    const auto entries = server.fixture.drawn().at("logs").size();
    EXPECT_NE(server.pause("k").find("Idempotency-Replayed: true"), std::string::npos);
    EXPECT_EQ(server.fixture.drawn().at("logs").size(), entries);
}

TEST(Faults, aDroppedCommandIsNotDone)
{
    Faulty server{"drop;method=POST;times=1"};
    EXPECT_EQ(server.pause("k"), "");
    EXPECT_EQ(server.fixture.drawn().value("paused", false), false);
    // The client sees the end of the connection shortly before the server has released the key.
    constexpr int inProgress = 409;
    int status = inProgress;
    for (int attempt = 0; attempt < 100'000 && status == inProgress; ++attempt)
        status = server.fixture.get("/commands/k").status;
    EXPECT_EQ(status, 404);
}

TEST(Faults, aCommandThatIsHeldUpIsInProgress)
{
    Faulty server{"hang;method=POST"};
    const auto answers = [&server](std::string_view status) {
        const auto deadline = std::chrono::steady_clock::now() + 10s;
        while (std::chrono::steady_clock::now() < deadline) {
            if (server.ask("/commands/k").find(status) != std::string::npos)
                return true;
        }
        return false;
    };
    RawClient client(server.port);
    client.send("POST /deployments/DEP-001/pause HTTP/1.1\r\nHost: x\r\nContent-Type: "
                "application/json\r\nIdempotency-Key: k\r\nContent-Length: 14\r\n\r\n"
                R"({"reason":"r"})");
    EXPECT_TRUE(answers("urn:deployment:problem:in-progress"));
    client.close();
    EXPECT_TRUE(answers("urn:deployment:problem:not-found"));
}

TEST(Faults, dripSendsEverythingByteByByte)
{
    const Faulty server{"drip=1;times=1"};
    const std::string slow = server.ask("/health");
    EXPECT_EQ(
        slow.substr(slow.find("\r\n\r\n")), server.ask("/health").substr(slow.find("\r\n\r\n")));
}

TEST(Faults, hangEndsWithTheClientOrTheServer)
{
    auto server = std::unique_ptr<Faulty>(new Faulty{"hang;path=/me"});
    RawClient leaves(server->port);
    leaves.get("/me");
    RawClient stays(server->port);
    stays.get("/me");
    EXPECT_TRUE(isOk(server->ask("/health")));
    leaves.close();
    const auto begin = std::chrono::steady_clock::now();
    server.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 3s);
    EXPECT_EQ(stays.readToEnd(), "");
}

TEST(Faults, redirectAndCaptivePortal)
{
    const Faulty server{"redirect=http://127.0.0.1:1/x;path=/me", "html;path=/deployments"};
    const std::string moved = server.ask("/me");
    EXPECT_TRUE(moved.starts_with("HTTP/1.1 307"));
    EXPECT_NE(moved.find("Location: http://127.0.0.1:1/x\r\n"), std::string::npos);
    EXPECT_NE(server.ask("/deployments").find("Content-Type: text/html"), std::string::npos);
}

TEST(Faults, hugeIsAsBigAsItSays)
{
    const Faulty server{"huge=3"};
    EXPECT_GT(server.ask("/deployments").size(), std::size_t{3} << 20U);
}

TEST(Faults, aStaleTagMatchesNothing)
{
    const Faulty server{"stale-etag;path=/deployments/"};
    EXPECT_NE(server.ask("/deployments/DEP-001").find("ETag: \"1\"\r\n"), std::string::npos);
}

TEST(Faults, streamsMisbehaveInTheirOwnWays)
{
    Faulty server{"sse-drop=1;path=/events?drop", "sse-silent;path=/events?silent",
        "sse-twice;path=/events?twice", "sse-reset;path=/events?reset",
        "sse-trickle;path=/events?trickle"};
    const auto position = server.fixture.service.events().position();
    server.pause("k");
    const std::string from = "Last-Event-ID: " + std::to_string(position) + "\r\n";
    const std::string first = "id: " + std::to_string(position + 1) + "\n";
    const std::string second = "id: " + std::to_string(position + 2) + "\n";
    const std::string dropped = server.ask("/events?drop", from);
    EXPECT_NE(dropped.find(first), std::string::npos);
    EXPECT_EQ(dropped.find(second), std::string::npos);
    EXPECT_NE(server.ask("/events?drop", "Last-Event-ID: " + std::to_string(position + 1) + "\r\n")
                  .find(second),
        std::string::npos);
    RawClient silent(server.port);
    silent.get("/events?silent", from);
    EXPECT_EQ(silent.readUntilText("event: hello").find(first), std::string::npos);
    RawClient twice(server.port);
    twice.get("/events?twice", from);
    const std::string all = twice.readUntilText(second);
    EXPECT_NE(all.find(first, all.find(first) + 1), std::string::npos);
    RawClient reset(server.port);
    reset.get("/events?reset", from);
    EXPECT_NE(reset.readUntilText(second).find("event: reset\n"), std::string::npos);
    RawClient trickle(server.port);
    trickle.get("/events?trickle", from);
    const std::string bytes = trickle.readUntilText("1\r\nt\r\n");
    EXPECT_NE(bytes.find("1\r\nr\r\n1\r\ne\r\n1\r\nt\r\n"), std::string::npos);
}

TEST(Faults, specsAreReadWhole)
{
    const auto fault =
        server::parseFault("429=Wed, 21 Oct 2015 07:28:00 GMT;path=/a;method=GET;skip=2;times=3");
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->status, 429);
    EXPECT_EQ(fault->value, "Wed, 21 Oct 2015 07:28:00 GMT");
    EXPECT_EQ(fault->path, "/a");
    EXPECT_EQ(fault->method, "GET");
    EXPECT_EQ(fault->skip, 2U);
    EXPECT_EQ(fault->times, 3U);
    for (const char* bad : {"", "explode", "200", "drop;times=x", "drop;when=never", "drop;;"})
        EXPECT_FALSE(server::parseFault(bad)) << bad;
}

TEST(Faults, injectorCountsEachRequestOnce)
{
    server::FaultInjector injector({*server::parseFault("drop;times=1"),
        *server::parseFault("503;skip=1;times=1"), *server::parseFault("html;path=/b")});
    EXPECT_EQ(injector.strike("GET", "/a")->kind, server::FaultKind::Drop);
    EXPECT_EQ(injector.strike("GET", "/a")->kind, server::FaultKind::Status);
    EXPECT_FALSE(injector.strike("GET", "/a"));
    EXPECT_EQ(injector.strike("GET", "/b")->kind, server::FaultKind::Html);
}

} // namespace
