// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening_server.h"

#include "deploy/demo/random.h"

namespace {

using namespace std::chrono_literals;
using test_server::Listening;
using test_server::RawClient;

/// The statuses of all answers that came on the connection, in order.
std::vector<int> statuses(const std::string& all)
{
    std::vector<int> result;
    for (std::size_t at = all.find("HTTP/1.1 "); at != std::string::npos;
         at = all.find("HTTP/1.1 ", at + 1))
        result.push_back(std::stoi(all.substr(at + 9, 3)));
    return result;
}

std::vector<int> talk(const Listening& server, const std::string& bytes)
{
    RawClient client(server.port);
    client.send(bytes);
    const std::string& all = client.readToEnd();
    EXPECT_TRUE(client.hasEnded()) << bytes;
    EXPECT_FALSE(client.wasReset()) << bytes;
    return statuses(all);
}

std::string pauseHead(const std::string& key, const std::string& fields)
{
    return "POST /deployments/DEP-001/pause HTTP/1.1\r\nHost: x\r\nContent-Type: "
           "application/json\r\n"
           "Idempotency-Key: "
        + key + "\r\n" + fields + "\r\n";
}

const std::string framedReason = R"({"reason":"r"})";
const std::string reasonLength = "Content-Length: " + std::to_string(framedReason.size()) + "\r\n";

server::HttpOptions impatient()
{
    server::HttpOptions options;
    options.patience = {50ms, 50ms, 50ms};
    return options;
}

TEST(HttpFraming, requestsThatComeTogetherAreAnsweredInOrder)
{
    const Listening server;
    const std::string last = "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    demo::Random random(3);
    for (int round = 0; round < 20; ++round) {
        std::string bytes;
        std::vector<int> expected;
        for (int count = 0; count < 12; ++count) {
            const std::uint64_t kind = random.below(4);
            bytes += kind == 0 ? "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
                : kind == 1    ? "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n"
                : kind == 2
                ? "DELETE /me HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\nGET / "
                : "POST /health HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                  "3\r\nabc\r\n0\r\n\r\n";
            expected.push_back(kind == 0 ? 200 : kind == 1 ? 404 : 405);
        }
        expected.push_back(200);
        RawClient client(server.port);
        bytes += last;
        while (!bytes.empty()) {
            const std::size_t length = std::min<std::size_t>(1 + random.below(300), bytes.size());
            client.send(bytes.substr(0, length));
            bytes.erase(0, length);
        }
        EXPECT_EQ(statuses(client.readToEnd()), expected);
    }
}

TEST(HttpFraming, commandsThatComeTogetherAreCarriedOutInOrder)
{
    Listening server;
    std::string bytes;
    for (int round = 0; round < 3; ++round) {
        const std::string number = std::to_string(round);
        std::string resume = pauseHead("resume" + number, reasonLength) + framedReason;
        resume.replace(resume.find("/pause"), 6, "/resume");
        bytes += pauseHead("pause" + number, reasonLength) + framedReason + resume;
    }
    bytes += pauseHead("end", reasonLength + "Connection: close\r\n") + framedReason;
    EXPECT_EQ(talk(server, bytes), std::vector<int>(7, 200));
    EXPECT_EQ(server.fixture.drawn().at("paused"), true);
}

TEST(HttpFraming, aBodyThatCouldBeReadInTwoWaysIsRefusedAndNothingBehindItIsRead)
{
    Listening server;
    const std::string smuggled = pauseHead("smuggled", reasonLength) + framedReason;
    for (const std::string& fields :
        {std::string("Content-Length: -1\r\n"), std::string("Content-Length: 1x\r\n"),
            "Content-Length: 3\r\n" + reasonLength, reasonLength + "Transfer-Encoding: chunked\r\n",
            std::string("Transfer-Encoding: identity\r\n"), std::string("Content-Length : 5\r\n")})
        EXPECT_EQ(talk(server, pauseHead("k", fields) + smuggled), std::vector<int>{400}) << fields;
    EXPECT_EQ(talk(server, pauseHead("k", "Content-Length: 2000000\r\n") + smuggled),
        std::vector<int>{413});
    EXPECT_EQ(talk(server, pauseHead("k", "Transfer-Encoding: chunked\r\n") + "z\r\n" + smuggled),
        std::vector<int>{400});
    EXPECT_EQ(server.fixture.drawn().value("paused", false), false);
    EXPECT_EQ(server.fixture.get("/commands/smuggled").status, 404);
}

TEST(HttpFraming, whatIsNotTakenAtAllIsSaidBeforeWhatIsMalformed)
{
    const Listening server;
    for (const std::string& request :
        {std::string("DELETE /deployments HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"),
            std::string("POST /events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
            std::string("BREW /deployments HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
            std::string("PUT /me HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\n")}) {
        RawClient client(server.port);
        client.send(request);
        const std::string& answer = client.readToEnd();
        EXPECT_EQ(statuses(answer), std::vector<int>{405}) << request;
        EXPECT_NE(answer.find("Allow: GET, HEAD\r\n"), std::string::npos);
    }
    EXPECT_EQ(talk(server, "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"),
        std::vector<int>{400});
}

TEST(HttpFraming, absoluteTargetsAreAnswered)
{
    const Listening server;
    EXPECT_TRUE(server.ask("http://127.0.0.1:" + std::to_string(server.port) + "/health")
                    .starts_with("HTTP/1.1 200"));
    EXPECT_TRUE(server.ask("http://elsewhere/deployments/DEP-001?x=y").starts_with("HTTP/1.1 200"));
    EXPECT_TRUE(server.ask("http://elsewhere").starts_with("HTTP/1.1 404"));
    EXPECT_TRUE(server.ask("deployments").starts_with("HTTP/1.1 400"));
}

TEST(HttpFraming, aChunkedCommandIsCarriedOut)
{
    Listening server;
    EXPECT_EQ(talk(server,
                  pauseHead("k", "Transfer-Encoding: chunked\r\nConnection: close\r\n")
                      + "7\r\n{\"reaso\r\n7\r\nn\":\"r\"}\r\n0\r\n\r\n"),
        std::vector<int>{200});
    EXPECT_EQ(server.fixture.drawn().at("paused"), true);
}

TEST(HttpFraming, aClientThatWaitsIsToldToGoOn)
{
    Listening server;
    RawClient client(server.port);
    client.send(pauseHead("k", reasonLength + "Expect: 100-continue\r\nConnection: close\r\n"));
    client.readUntilText("HTTP/1.1 100 Continue\r\n\r\n");
    client.send(framedReason);
    EXPECT_EQ(statuses(client.readToEnd()), (std::vector<int>{100, 200}));
    RawClient large(server.port);
    large.send(pauseHead("l", "Content-Length: 2000000\r\nExpect: 100-continue\r\n"));
    EXPECT_EQ(statuses(large.readToEnd()), std::vector<int>{413});
}

TEST(HttpFraming, halfRequestsAreClosedInTime)
{
    Listening server(impatient());
    EXPECT_EQ(talk(server, ""), std::vector<int>{});
    EXPECT_EQ(talk(server, "GET /health HT"), std::vector<int>{408});
    EXPECT_EQ(talk(server, "GET /health HTTP/1.1\r\nHost: x\r\n"), std::vector<int>{408});
    EXPECT_EQ(
        talk(server, pauseHead("k", reasonLength) + framedReason.substr(1)), std::vector<int>{408});
    EXPECT_EQ(talk(server, pauseHead("k", "Transfer-Encoding: chunked\r\n") + "5\r\nab"),
        std::vector<int>{408});
    EXPECT_EQ(talk(server, "GET /health HTTP/1.1\r\nHost: x\r\n\r\nGET /he"),
        (std::vector<int>{200, 408}));
    EXPECT_EQ(server.fixture.drawn().value("paused", false), false);
}

TEST(HttpFraming, drippingDoesNotHoldAConnection)
{
    Listening server(impatient());
    RawClient client(server.port);
    // A byte whenever the last one has been taken, for as long as the server listens: be it too
    // slow or too long, it comes to an end.
    client.send("GET /health HTTP/1.1\r\nX: ");
    while (!client.hasEnded()) {
        client.send("x");
        client.look();
    }
    const std::vector<int> answers = statuses(client.readToEnd());
    EXPECT_TRUE(answers == std::vector<int>{408} || answers == std::vector<int>{431});
}

TEST(HttpFraming, whatIsNoHttpIsRefusedAtOnce)
{
    const Listening server;
    EXPECT_EQ(talk(server, "\x16\x03\x01\x02"), std::vector<int>{400});
    EXPECT_EQ(talk(server, "GET /health HTTP/1.1\nHost: x\n\n"), std::vector<int>{400});
    EXPECT_EQ(talk(server, "GET /" + std::string(40'000, 'x')), std::vector<int>{431});
    EXPECT_EQ(talk(server, "GET / HTTP/2.0\r\nHost: x\r\n\r\n"), std::vector<int>{505});
}

} // namespace
