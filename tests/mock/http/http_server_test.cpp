// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening_server.h"

#include "server/live/event_feed.h"

#include <vector>

#include <zlib.h>

namespace {

using namespace std::chrono_literals;
using test_server::Json;
using test_server::Listening;
using test_server::RawClient;

std::string bodyOf(const std::string& answer)
{
    const std::size_t gap = answer.find("\r\n\r\n");
    return gap == std::string::npos ? "" : answer.substr(gap + 4);
}

std::vector<std::uint64_t> eventNumbers(const std::string& stream)
{
    std::vector<std::uint64_t> numbers;
    for (std::size_t at = stream.find("id: "); at != std::string::npos;
         at = stream.find("id: ", at + 1))
        numbers.push_back(std::stoull(stream.substr(at + 4)));
    return numbers;
}

std::string lastIdHeader(std::uint64_t number)
{
    return "Last-Event-ID: " + std::to_string(number) + "\r\n";
}

TEST(HttpServer, answersSeveralRequestsOnOneConnection)
{
    Listening server;
    RawClient client(server.port);
    for (int round = 1; round <= 8; ++round) {
        client.get("/health");
        client.readUntil([round](const std::string& all) {
            int answers = 0;
            for (std::size_t at = all.find("\"ok\""); at != std::string::npos;
                 at = all.find("\"ok\"", at + 1))
                ++answers;
            return answers == round;
        });
    }
    EXPECT_FALSE(client.hasEnded());
}

TEST(HttpServer, keepsEncodedSegmentsApart)
{
    Listening server;
    auto odd = demo::drawnDeployment(test_server::drawnStart);
    odd.id = "a/b?c";
    server.fixture.load({odd});
    EXPECT_EQ(Json::parse(bodyOf(server.ask("/deployments/a%2Fb%3Fc"))).at("id"), "a/b?c");
    EXPECT_TRUE(server.ask("/deployments/a/b").starts_with("HTTP/1.1 404"));
}

TEST(HttpServer, compressesForThoseWhoTakeIt)
{
    Listening server;
    const std::string plain = bodyOf(server.ask("/deployments/DEP-001"));
    const std::string answer = server.ask("/deployments/DEP-001", "Accept-Encoding: gzip\r\n");
    EXPECT_NE(answer.find("Content-Encoding: gzip"), std::string::npos);
    std::string packed = bodyOf(answer);
    std::string unpacked(100'000, '\0');
    z_stream stream{};
    ASSERT_EQ(::inflateInit2(&stream, 15 + 16), Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(unpacked.data());
    stream.avail_out = static_cast<uInt>(unpacked.size());
    EXPECT_EQ(::inflate(&stream, Z_FINISH), Z_STREAM_END);
    unpacked.resize(stream.total_out);
    ::inflateEnd(&stream);
    EXPECT_EQ(unpacked, plain);
}

TEST(HttpServer, answersWithProblemsWhateverIsSent)
{
    Listening server;
    EXPECT_NE(server.ask("/nowhere").find("application/problem+json"), std::string::npos);
    RawClient garbage(server.port);
    garbage.send("SSH-2.0-whatever\r\n\r\n");
    EXPECT_TRUE(garbage.readUntilText("\r\n\r\n").starts_with("HTTP/1.1 400"));
    RawClient big(server.port);
    big.send("POST /deployments/DEP-001/pause HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
             "Content-Type: application/json\r\nContent-Length: 2000000\r\n\r\n"
        + std::string(2'000'000, ' '));
    EXPECT_EQ(big.readToEnd().rfind("HTTP/1.1 413", 0), big.wasReset() ? std::string::npos : 0U);
    EXPECT_TRUE(server.ask("/health").starts_with("HTTP/1.1 200"));
}

TEST(HttpServer, streamsWhatHappens)
{
    Listening server;
    RawClient client(server.port);
    client.get("/events");
    const std::string head = client.readUntilText("event: hello");
    EXPECT_TRUE(head.starts_with("HTTP/1.1 200"));
    EXPECT_NE(head.find("Content-Type: text/event-stream"), std::string::npos);
    EXPECT_NE(head.find("Cache-Control: no-store"), std::string::npos);
    EXPECT_NE(head.find("retry: 2000"), std::string::npos);
    server.changeSomething();
    const std::string all = client.readUntilText("\"paused\":true");
    EXPECT_NE(all.find("event: log\n"), std::string::npos);
    EXPECT_NE(all.find("event: deployment\n"), std::string::npos);
    EXPECT_EQ(eventNumbers(all).back(), server.fixture.service.events().position());
}

TEST(HttpServer, aReturningClientMissesNothingAndGetsNothingTwice)
{
    Listening server;
    std::uint64_t last = server.fixture.service.events().position();
    std::vector<std::uint64_t> seen{last};
    for (int round = 0; round < 5; ++round) {
        server.changeSomething(); // while the client is away
        RawClient client(server.port);
        client.get("/events", lastIdHeader(last));
        const std::uint64_t target = server.fixture.service.events().position();
        const auto numbers =
            eventNumbers(client.readUntilText("id: " + std::to_string(target) + "\n"));
        seen.insert(seen.end(), numbers.begin(), numbers.end());
        last = seen.back();
    }
    ASSERT_EQ(seen.size(), 11U);
    for (std::size_t index = 1; index < seen.size(); ++index)
        EXPECT_EQ(seen[index], seen[index - 1] + 1);
}

TEST(HttpServer, aPositionThatIsGoneIs410)
{
    Listening server({}, 4);
    const std::uint64_t first = server.fixture.service.events().position();
    for (int change = 0; change < 4; ++change)
        server.changeSomething();
    EXPECT_TRUE(server.ask("/events", lastIdHeader(first)).starts_with("HTTP/1.1 410"));
    EXPECT_TRUE(server.ask("/events", lastIdHeader(first + 99)).starts_with("HTTP/1.1 410"));
}

TEST(HttpServer, aQuietStreamShowsThatItLives)
{
    server::HttpOptions options;
    options.heartbeat = 5ms;
    Listening server(options);
    RawClient client(server.port);
    client.get("/events");
    const std::string all = client.readUntil([](const std::string& text) {
        const std::size_t first = text.find(": alive\n\n");
        return first != std::string::npos
            && text.find(": alive\n\n", first + 1) != std::string::npos;
    });
    EXPECT_TRUE(eventNumbers(all).empty());
    EXPECT_FALSE(client.hasEnded());
}

TEST(HttpServer, manyClientsHearTheSame)
{
    Listening server;
    std::vector<RawClient> clients;
    for (int count = 0; count < 60; ++count) {
        clients.emplace_back(server.port);
        clients.back().get("/events");
    }
    for (RawClient& client : clients)
        client.readUntilText("event: hello");
    server.changeSomething();
    const std::string last =
        "id: " + std::to_string(server.fixture.service.events().position()) + "\n";
    for (RawClient& client : clients)
        EXPECT_EQ(eventNumbers(client.readUntilText(last)).size(), 2U);
    EXPECT_TRUE(server.ask("/health").starts_with("HTTP/1.1 200"));
}

TEST(HttpServer, survivesClientsThatLeave)
{
    Listening server;
    for (int round = 0; round < 3; ++round) {
        std::vector<RawClient> clients;
        for (int count = 0; count < 20; ++count) {
            clients.emplace_back(server.port);
            clients.back().get("/events");
        }
        for (RawClient& client : clients)
            client.readUntilText("event: hello");
        for (std::size_t index = 0; index < clients.size(); ++index)
            index % 2 == 0 ? clients[index].vanish() : clients[index].close();
        server.changeSomething();
        EXPECT_TRUE(server.reachesStreams(0));
    }
    RawClient halfway(server.port);
    halfway.send("GET /deploy");
    halfway.vanish();
    EXPECT_TRUE(server.ask("/health").starts_with("HTTP/1.1 200"));
}

TEST(HttpServer, endsPromptlyWithEverythingOpen)
{
    auto server = std::make_unique<Listening>();
    std::vector<RawClient> clients;
    for (int count = 0; count < 10; ++count) {
        clients.emplace_back(server->port);
        clients.back().get(count % 2 == 0 ? "/events" : "/health");
        clients.back().readUntilText(count % 2 == 0 ? "event: hello" : "\"ok\"");
    }
    const auto begin = std::chrono::steady_clock::now();
    server.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 3s);
    for (RawClient& client : clients) {
        client.readToEnd();
        EXPECT_TRUE(client.hasEnded());
    }
}

TEST(HttpServer, aPortInUseIsSaid)
{
    Listening first;
    test_server::Fixture fixture;
    server::HttpOptions options;
    options.port = first.port;
    server::HttpServer second(fixture.api, fixture.service, options);
    EXPECT_FALSE(second.start());
}

TEST(EventFeed, tellsASlowClientThatEventsAreLostAndGoesOn)
{
    server::EventHub hub(100, 10);
    server::EventFeed stream(hub, {100, test_server::start, 15s, {}});
    EXPECT_NE(stream.next()->find("\"position\":100"), std::string::npos);
    std::vector<server::Event> many;
    for (std::uint64_t number = 101; number <= 130; ++number)
        many.push_back({number, "log", "{}"});
    hub.append(many);
    EXPECT_TRUE(stream.next()->starts_with("event: reset\n"));
    hub.append({{131, "log", "{}"}});
    EXPECT_EQ(stream.next(), "id: 131\nevent: log\ndata: {}\n\n");
    hub.close();
    EXPECT_FALSE(stream.next());
}

} // namespace
