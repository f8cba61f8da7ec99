// SPDX-License-Identifier: GPL-3.0-or-later
// What a first-class console does when the network or the server misbehaves; each with real
// sockets.
#include "rest_fixture.h"

#include "byte_packer.h"
#include "peak_memory.h"

#include <QElapsedTimer>

namespace sources {

namespace {

using test_support::BytePacker;
using test_support::gzip;
using test_support::gzipFrame;
using test_support::noFrame;
using test_support::packed;
using test_support::zlibFrame;

/// Delivers what is waiting, from the network as well.
void turn()
{
    bool waited = false;
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [&waited] { waited = true; }, Qt::QueuedConnection);
    EXPECT_TRUE(waitUntil([&waited] { return waited; }));
}

class NetworkFaults : public RestFixture {
protected:
    NetworkFaults()
    {
        connection.credential.scheme = CredentialReference::Scheme::Bearer;
        answerList("[" + summary("A", "RUNNING") + "]");
    }
    /// Nothing that the user can read contains the secret.
    void TearDown() override
    {
        if (!recorded)
            return;
        for (const Freshness& state : recorded->states)
            EXPECT_EQ(state.reason.toEnglish().find("T0P"), std::string::npos);
        for (const auto& load : recorded->loads) {
            const auto text = load ? load->message.toEnglish() + load->cause : std::string();
            EXPECT_EQ(text.find("T0P"), std::string::npos);
        }
    }
    /// A load that fails without time passing.
    [[nodiscard]] bool startAndFail()
    {
        start();
        return waitUntil([this] { return !recorded->loads.empty(); })
            && recorded->loads[0].has_value();
    }
    /// A list after which events are followed.
    [[nodiscard]] bool startLive(const QByteArray& record, const QByteArray& position = "100")
    {
        answerList(list({record}), {{"Event-Position", position}});
        offerEvents();
        return startAndLoad() && reaches(State::Live);
    }
    [[nodiscard]] const deployment::Error& failure() const { return *recorded->loads[0]; }
    /// The server is well again: it is noticed without a request.
    void expectRecovery()
    {
        answerList("[" + summary("A", "RUNNING") + "]");
        ASSERT_TRUE(recorded->states.back().nextAttempt.has_value());
        scheduler->advance(*recorded->states.back().nextAttempt - scheduler->now());
        EXPECT_TRUE(waitUntil([this] { return recorded->history.size() == 1; }));
        EXPECT_TRUE(reaches(State::Polling));
        EXPECT_EQ(recorded->ids(), Strings{"A"});
    }
    /// One poll, started and answered.
    [[nodiscard]] bool poll()
    {
        const auto before = source->freshness().asOf;
        scheduler->advance(Milliseconds(3'000));
        return waitUntil([&] { return source->freshness().asOf > before; });
    }
};

TEST_F(NetworkFaults, whereNothingListensItTriesAgainWithBackoff)
{
    server.stop();
    ASSERT_TRUE(startAndFail());
    EXPECT_EQ(failure().code, ErrorCode::Offline);
    EXPECT_EQ(recorded->state(), State::Offline);
    const auto first = *recorded->states.back().nextAttempt - scheduler->now();
    EXPECT_GE(first, Milliseconds(100));
    EXPECT_LE(first, Milliseconds(1'000));
    Milliseconds longest = first;
    for (int attempt = 1; attempt < 8; ++attempt) {
        const std::size_t before = recorded->states.size();
        scheduler->advance(*recorded->states.back().nextAttempt - scheduler->now());
        ASSERT_TRUE(waitUntil([&] { return recorded->states.size() > before; }));
        longest = std::max(longest, *recorded->states.back().nextAttempt - scheduler->now());
    }
    EXPECT_EQ(longest, Milliseconds(15'000)) << "half of the cap, as chance is a half here";
    EXPECT_EQ(recorded->loads.size(), 1U)
        << "an attempt in the background is no load that failed anew";
    server.listen();
    source->retryNow();
    EXPECT_TRUE(waitUntil([&] { return recorded->history.size() == 1; }));
    EXPECT_TRUE(reaches(State::Polling));
}

TEST_F(NetworkFaults, anUnknownHostNameIsNamed)
{
    connection.address = "http://no-such-host.invalid";
    connection.allowInsecureHttp = true;
    ASSERT_TRUE(startAndFail());
    EXPECT_EQ(recorded->state(), State::Offline);
    EXPECT_NE(reason().find("no-such-host.invalid"), std::string::npos) << reason();
}

TEST_F(NetworkFaults, aServerThatNeverAnswersTimesOut)
{
    answer("/api/deployments", [](const Request&, const Peer&) {});
    start();
    ASSERT_TRUE(waitUntil([&] { return lists() == 1; }));
    scheduler->advance(Milliseconds(10'000));
    ASSERT_EQ(recorded->loads.size(), 1U);
    EXPECT_EQ(failure().code, ErrorCode::Timeout);
    EXPECT_NE(reason().find("within 10 seconds"), std::string::npos);
    expectRecovery();
}

TEST_F(NetworkFaults, anAnswerThatDripsIsGivenUp)
{
    std::optional<Peer> slow;
    answer("/api/deployments", [&](const Request&, const Peer& peer) {
        peer.write(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n[");
        slow = peer;
    });
    start();
    ASSERT_TRUE(waitUntil([&] { return slow.has_value(); }));
    for (int second = 0; second < 70 && recorded->loads.empty(); ++second) {
        slow->write(" ");
        turn();
        scheduler->advance(Milliseconds(1'000));
    }
    ASSERT_EQ(recorded->loads.size(), 1U);
    EXPECT_EQ(failure().code, ErrorCode::Timeout);
}

FaultServer::Handler writes(const QByteArray& bytes)
{
    return [bytes](const Request&, const Peer& peer) {
        peer.write(bytes);
        peer.close();
    };
}

FaultServer::Handler replies(
    int status, const QByteArray& body = {}, const FaultServer::Headers& headers = {})
{
    return [=](const Request&, const Peer& peer) { peer.reply(status, body, headers); };
}

std::vector<Fault> brokenReads()
{
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    return {{"CloseBeforeAnyByte", writes({})},
        {"Reset", [](const Request&, const Peer& peer) { peer.reset(); }},
        {"HalfAStatusLine", writes("HTTP/1.")},
        {"HalfAHeader", writes("HTTP/1.1 200 OK\r\nContent-Ty")},
        {"CutByLength", writes(head + "Content-Length: 1000\r\n\r\n[" + summary("B"))},
        {"CutInAChunk", writes(head + "Transfer-Encoding: chunked\r\n\r\n5\r\n[\"a\"")},
        {"CutWithoutLength",
            writes(
                head + "Connection: close\r\n\r\n[" + summary("B") + "," + summary("C").left(30))},
        {"F10_500", replies(500, "x")}, {"F10_502", replies(502, "x")},
        {"F10_503", replies(503, "x")},
        {"Redirect", replies(302, {}, {{"Location", "http://127.0.0.2:9/"}})},
        {"NotHttp", writes("SSH-2.0-OpenSSH\r\n")},
        {"WebPage", replies(200, "<html>log in</html>", {{"Content-Type", "text/html"}})},
        {"NotAList", replies(200, "\"x\"", {{"Content-Type", "application/json"}})},
        {"EmptyBody", replies(200, "", {{"Content-Type", "application/json"}})}};
}

class BrokenReads : public NetworkFaults, public testing::WithParamInterface<Fault> { };

TEST_P(BrokenReads, areTriedAgainAndTheLastGoodDataStay)
{
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(reaches(State::Polling));
    answer("/api/deployments", GetParam().detail);
    scheduler->advance(Milliseconds(3'000));
    ASSERT_TRUE(waitUntil(
        [&] { return recorded->state() == State::Offline || recorded->state() == State::Stale; }));
    EXPECT_EQ(recorded->ids(), Strings{"A"});
    EXPECT_TRUE(recorded->states.back().asOf.has_value());
    EXPECT_FALSE(reason().empty());
    expectRecovery();
    EXPECT_EQ(recorded->loads.size(), 1U);
    EXPECT_EQ(recorded->history.size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(NetworkFaults, BrokenReads, testing::ValuesIn(brokenReads()),
    [](const auto& one) { return std::string(one.param.name); });

TEST_F(NetworkFaults, saysIncompleteResponse)
{
    answer("/api/deployments",
        writes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n["
            + summary("B") + "," + summary("C").left(30)));
    ASSERT_TRUE(startAndFail());
    EXPECT_NE(reason().find("Incomplete response"), std::string::npos) << reason();
    EXPECT_TRUE(recorded->history.empty());
}

TEST_F(NetworkFaults, keepAliveDroppedBetweenRequestsIsInvisible)
{
    answer("/api/deployments", [](const Request&, const Peer& peer) {
        peer.json("[" + summary("A", "RUNNING") + "]");
        peer.close();
    });
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(reaches(State::Polling));
    for (int times = 0; times < 3; ++times) {
        ASSERT_TRUE(poll());
        EXPECT_EQ(recorded->state(), State::Polling);
    }
}

TEST_F(NetworkFaults, retryAfterIsHonouredWithinReason)
{
    const QByteArray inSevenSeconds =
        QDateTime::fromMSecsSinceEpoch(scheduler->now().time_since_epoch().count() + 7'000, Qt::UTC)
            .toString(QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
            .toLatin1();
    const std::pair<QByteArray, Milliseconds> fields[]{{"7", Milliseconds(7'000)},
        {inSevenSeconds, Milliseconds(7'000)}, {"1000000000", Milliseconds(3'600'000)},
        {"-1", Milliseconds(500)}, {"abc", Milliseconds(500)}};
    for (const int status : {429, 503}) {
        for (const auto& [field, delay] : fields) {
            answer("/api/deployments", replies(status, {}, {{"Retry-After", field}}));
            ASSERT_TRUE(startAndFail());
            EXPECT_EQ(*recorded->states.back().nextAttempt - scheduler->now(), delay)
                << field.toStdString();
        }
    }
}

TEST_F(NetworkFaults, aServerThatClosesItsStreamAgainAndAgainIsNotOffline)
{
    ASSERT_TRUE(startLive(summary("A", "RUNNING")));
    for (std::size_t streams = 2; streams < 6; ++streams) {
        stream->close();
        ASSERT_TRUE(passTimeUntil([&] { return streamIds.size() == streams; }));
    }
    for (const Freshness& state : recorded->states)
        EXPECT_NE(state.state, State::Offline) << state.reason.toEnglish();
}

TEST_F(NetworkFaults, aServerThatAlwaysWantsToBeAskedAtOnceIsNotHammered)
{
    answer(
        "/api/deployments", replies(503, {}, {{"Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT"}}));
    ASSERT_TRUE(startAndFail());
    Milliseconds longest(0);
    for (int failures = 1; failures < 8; ++failures) {
        const Milliseconds wait = *recorded->states.back().nextAttempt - scheduler->now();
        longest = std::max(longest, wait);
        scheduler->advance(wait);
        ASSERT_TRUE(waitUntil([&] {
            return lists() == failures + 1 && recorded->states.back().nextAttempt
                && *recorded->states.back().nextAttempt > scheduler->now();
        }));
    }
    EXPECT_GT(longest, Milliseconds(5'000));
}

TEST_F(NetworkFaults, credentialsRefusedMidwayHaltEverythingAndAskOnce)
{
    answer("/api/deployments/A", replies(401));
    ASSERT_TRUE(startLive(summary("A", "RUNNING")));
    answer("/api/deployments", replies(401));
    recorded->watch("A");
    source->refresh();
    recorded->fetch("A");
    // Each is tried once more, a moment later.
    ASSERT_TRUE(passTimeUntil(
        [&] { return recorded->failures.size() == 1 && recorded->state() == State::Stale; }));
    const std::size_t requests = server.requests.size();
    scheduler->advance(Milliseconds(600'000));
    turn();
    EXPECT_EQ(server.requests.size(), requests);
    EXPECT_EQ(recorded->inputsAsked.size(), 1U);
    EXPECT_EQ(recorded->ids(), Strings{"A"});
    answerList("[" + summary("A") + "," + summary("B") + "]");
    answer("/api/deployments/A", [](const Request&, const Peer& peer) { peer.json(summary("A")); });
    recorded->answerInput("better");
    EXPECT_TRUE(waitUntil([&] { return recorded->history.size() == 2; }));
    EXPECT_TRUE(reaches(State::Live));
    EXPECT_EQ(server.requests.back().header("authorization"), "Bearer better");
}

TEST_F(NetworkFaults, aWatchedDeploymentThatIsGoneIsToldAsGone)
{
    answer("/api/deployments/A", [](const Request&, const Peer& peer) { peer.json(summary("A")); });
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(reaches(State::Polling));
    recorded->watch("A");
    recorded->fetch("A");
    ASSERT_TRUE(waitUntil([&] { return recorded->snapshots.contains("A"); }));
    answer("/api/deployments/A", replies(410));
    ASSERT_TRUE(poll());
    ASSERT_TRUE(waitUntil([&] { return recorded->failures.contains("A"); }));
    EXPECT_EQ(recorded->failures["A"][0].code, ErrorCode::NotFound);
    EXPECT_EQ(recorded->ids(), Strings{"A"});
}

TEST_F(NetworkFaults, aStreamThatDropsIsResumedFromTheLatestEvent)
{
    ASSERT_TRUE(startLive(summary("A", "RUNNING", 1)));
    for (int number = 101; number <= 105; ++number) {
        stream->write(
            event(number, "deployment", summary("D" + QByteArray::number(number), "RUNNING", 1)));
        ASSERT_TRUE(
            passTimeUntil([&] { return recorded->history.size() == std::size_t(number - 99); }));
        scheduler->advance(Milliseconds(10'000));
        stream->close();
        ASSERT_TRUE(reaches(State::Stale));
        EXPECT_TRUE(recorded->states.back().nextAttempt.has_value());
        scheduler->advance(Milliseconds(1'000));
        ASSERT_TRUE(reaches(State::Live));
        EXPECT_EQ(streamIds.back(), QByteArray::number(number));
    }
    EXPECT_EQ(lists(), 1);
}

TEST_F(NetworkFaults, aStreamThatDropsAllTheTimeIsHelpedByPolling)
{
    answerList(list({summary("A", "RUNNING", 1)}), {{"Event-Position", "100"}});
    answer("/api/events", [](const Request&, const Peer& peer) {
        peer.head(200, "text/event-stream");
        peer.write("retry: 2000\n\n");
        peer.close();
    });
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(passTimeUntil([&] { return server.count("GET", "/api/events") >= 3; }));
    answerList(list({summary("A", "FAILED", 2)}), {{"Event-Position", "101"}});
    EXPECT_TRUE(passTimeUntil([&] { return recorded->status("A") == "FAILED"; }));
}

TEST_F(NetworkFaults, aStreamThatCannotBeHadFallsBackToPolling)
{
    answer("/api/events", [](const Request&, const Peer& peer) { peer.reset(); });
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(passTimeUntil([&] { return lists() >= 3 && recorded->state() == State::Polling; }));
    offerEvents();
    ASSERT_TRUE(passTimeUntil([&] { return recorded->state() == State::Live; }));
}

TEST_F(NetworkFaults, aSilentStreamIsTakenForLost)
{
    ASSERT_TRUE(startLive(summary("A", "RUNNING", 1)));
    // What the stream began with is heard, too: time passes only after it.
    stream->write(event(101, "deployment", summary("B", "RUNNING", 1)));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->history.size() == 2; }));
    const auto before = source->freshness().asOf;
    scheduler->advance(Milliseconds(15'000));
    stream->write(": alive\n\n");
    ASSERT_TRUE(waitUntil([&] { return source->freshness().asOf > before; }));
    scheduler->advance(Milliseconds(29'000));
    EXPECT_EQ(recorded->state(), State::Live);
    scheduler->advance(Milliseconds(1'000));
    EXPECT_EQ(recorded->state(), State::Stale);
    scheduler->advance(Milliseconds(1'000));
    ASSERT_TRUE(waitUntil([&] { return streamIds.size() == 2; }));
    // The next one has to say more than its greeting.
    EXPECT_TRUE(reaches(State::Polling));
    stream->write(event(102, "deployment", summary("B", "COMPLETED", 2)));
    EXPECT_TRUE(reaches(State::Live));
}

TEST_F(NetworkFaults, oldRepeatedAndReorderedEventsChangeNothing)
{
    ASSERT_TRUE(startLive(summary("A", "RUNNING", 1)));
    stream->write(event(103, "deployment", summary("A", "COMPLETED", 7)));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("A") == "COMPLETED"; }));
    stream->write(event(101, "deployment", summary("A", "RUNNING", 5))
        + event(102, "deployment", summary("A", "PENDING", 6))
        + event(103, "deployment", summary("A", "FAILED", 7))
        + event(104, "deployment", summary("B", "RUNNING", 1)));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->history.size() == 2; }));
    EXPECT_EQ(recorded->status("A"), "COMPLETED");
}

TEST_F(NetworkFaults, aGonePositionLeadsToANewSnapshot)
{
    ASSERT_TRUE(startLive(summary("A", "RUNNING", 50)));
    stream->write(event(101, "deployment", summary("A", "RUNNING", 51)));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->updates == 2; }));
    // Another life of the server: smaller numbers, and it does not know the position.
    answerList(list({summary("A", "PENDING", 2)}), {{"Event-Position", "7"}});
    answer("/api/events", [&](const Request& request, const Peer& peer) {
        streamIds.push_back(request.header("last-event-id"));
        if (streamIds.back() == "101") {
            peer.reply(410, {});
            return;
        }
        peer.head(200, "text/event-stream");
        peer.write(": hello\n\n");
        stream = peer;
    });
    stream->close();
    ASSERT_TRUE(reaches(State::Stale));
    scheduler->advance(Milliseconds(1'000));
    ASSERT_TRUE(waitUntil([&] { return recorded->status("A") == "PENDING"; }));
    ASSERT_TRUE(reaches(State::Live));
    EXPECT_EQ(streamIds, (std::vector<QByteArray>{"100", "101", "7"}));
    stream->write(event(8, "deployment", summary("A", "COMPLETED", 3)));
    EXPECT_TRUE(passTimeUntil([&] { return recorded->status("A") == "COMPLETED"; }));
}

TEST_F(NetworkFaults, aResetEventLeadsToANewSnapshotToo)
{
    ASSERT_TRUE(startLive(summary("A", "RUNNING", 50)));
    answerList(list({summary("B", "RUNNING", 2)}), {{"Event-Position", "200"}});
    stream->write(event(150, "reset", "{}"));
    ASSERT_TRUE(waitUntil([&] { return recorded->ids() == Strings{"B"}; }));
    stream->write(event(201, "deployment", summary("B", "FAILED", 3)));
    EXPECT_TRUE(passTimeUntil([&] { return recorded->status("B") == "FAILED"; }));
    EXPECT_EQ(streamIds.size(), 1U);
}

TEST_F(NetworkFaults, aServerThatCallsEveryPositionGoneIsNotHammered)
{
    answerList(list({summary("A")}), {{"Event-Position", "100"}});
    answer("/api/events", replies(410));
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(waitUntil([&] { return server.count("GET", "/api/events") == 2; }));
    ASSERT_TRUE(waitUntil([&] { return recorded->state() == State::Polling; }));
    const int before = lists();
    recorded->fetch("none"); // something that takes as long as a further round would
    ASSERT_TRUE(waitUntil([&] { return recorded->failures.contains("none"); }));
    EXPECT_EQ(lists(), before);
    EXPECT_EQ(server.count("GET", "/api/events"), 2);
}

TEST_F(NetworkFaults, tenThousandEventsAreFewUpdates)
{
    ASSERT_TRUE(startLive(summary("A", "RUNNING", 1), "0"));
    const int updates = recorded->updates;
    QByteArray burst;
    for (int number = 1; number <= 10'000; ++number)
        burst += event(number, "deployment",
            summary("D" + QByteArray::number(number % 500),
                number > 9'500 ? "COMPLETED" : "RUNNING", number));
    stream->write(burst);
    ASSERT_TRUE(passTimeUntil(
        [&] { return recorded->history.size() == 501 && recorded->status("D0") == "COMPLETED"; }));
    EXPECT_LE(recorded->updates - updates, 20);
    EXPECT_EQ(source->freshness().state, State::Live);
}

TEST_F(NetworkFaults, eventsThatComeByteByByteAreRead)
{
    ASSERT_TRUE(startLive(summary("A", "RUNNING", 1), "0"));
    for (const char byte : event(1, "deployment", summary("A", "FAILED", 2))) {
        stream->write(QByteArray(1, byte));
        turn();
    }
    EXPECT_TRUE(passTimeUntil([&] { return recorded->status("A") == "FAILED"; }));
}

TEST_F(NetworkFaults, aLineWithoutEndIsCutOffAndTheStreamOpenedAgain)
{
    ASSERT_TRUE(startLive(summary("A", "RUNNING", 1), "0"));
    for (int part = 0; part < 40 && stream->isOpen(); ++part)
        stream->write("data: " + QByteArray(100'000, 'x'));
    ASSERT_TRUE(reaches(State::Stale));
    scheduler->advance(Milliseconds(1'000));
    ASSERT_TRUE(waitUntil([&] { return streamIds.size() == 2; }));
    EXPECT_TRUE(reaches(State::Live));
}

TEST_F(NetworkFaults, eventsAnsweredByAPageOrByNothingMeanPolling)
{
    const FaultServer::Handler handlers[]{replies(200, "<html>", {{"Content-Type", "text/html"}}),
        replies(204), [](const Request&, const Peer& peer) { peer.head(200, "text/html"); },
        replies(404)};
    for (const auto& handler : handlers) {
        answer("/api/events", handler);
        server.requests.clear();
        ASSERT_TRUE(startAndLoad());
        ASSERT_TRUE(waitUntil([&] { return server.count("GET", "/api/events") == 1; }));
        ASSERT_TRUE(reaches(State::Polling));
        for (int times = 0; times < 3; ++times)
            ASSERT_TRUE(poll());
        EXPECT_EQ(recorded->state(), State::Polling);
        EXPECT_EQ(server.count("GET", "/api/events"), 1);
    }
}

TEST_F(NetworkFaults, aGzipBombIsGivenUp)
{
    const QByteArray bomb = gzip(QByteArray(200 << 20, ' '));
    answer("/api/deployments",
        replies(200, bomb, {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}}));
    const test_support::PeakMemory memory;
    ASSERT_TRUE(startAndFail());
    EXPECT_LT(memory.growth(), test_support::PeakMemory::allowed);
    EXPECT_TRUE(recorded->history.empty());
}

struct CodedBody {
    const char* coding;
    QByteArray bytes;
    const char* says = ""; ///< why it cannot be read
};

FaultServer::Headers codedAs(const CodedBody& body)
{
    return {{"Content-Type", "application/json"}, {"Content-Encoding", body.coding}};
}

TEST_F(NetworkFaults, aBodyIsUnpackedFromEachCodingThatServersUse)
{
    const QByteArray plain = "[" + summary("A") + "]";
    const CodedBody bodies[]{{"gzip", gzip(plain)}, {"GZIP", gzip(plain)}, {"x-gzip", gzip(plain)},
        {"deflate", packed(plain, zlibFrame)}, {"deflate", packed(plain, noFrame)},
        {"deflate", gzip(plain)}, {"gzip", packed(plain, zlibFrame)},
        {"gzip, gzip", gzip(gzip(plain))}, {"deflate, gzip", gzip(packed(plain, zlibFrame))},
        {"identity", plain}, {"identity, gzip", gzip(plain)},
        {"gzip", gzip(plain.left(40)) + gzip(plain.mid(40))}, {"utf-8", plain},
        {"surprise", plain}};
    for (const CodedBody& body : bodies) {
        SCOPED_TRACE(body.coding);
        answer("/api/deployments", replies(200, body.bytes, codedAs(body)));
        ASSERT_TRUE(startAndLoad());
        EXPECT_EQ(recorded->ids(), Strings{"A"});
    }
    EXPECT_EQ(server.requests.front().header("accept-encoding"), "gzip");
}

TEST_F(NetworkFaults, aBodyThatCannotBeUnpackedSaysSo)
{
    const QByteArray plain = "[" + summary("A") + "]";
    // One line a record: what is cut between two of them looks whole.
    const QByteArray lines = summary("A") + "\n" + summary("B") + "\n";
    QByteArray damaged = gzip(plain);
    damaged[20] = static_cast<char>(~damaged[20]);
    const CodedBody bodies[]{{"gzip", plain, "cannot be unpacked"},
        {"gzip", damaged, "cannot be unpacked"}, {"deflate", plain, "cannot be unpacked"},
        {"deflate", "{\"deployments\":[]}", "cannot be unpacked"}, {"deflate", "[]", "compressed"},
        {"gzip", gzip(plain) + "more", "cannot be unpacked"},
        {"deflate", packed(plain, zlibFrame) + "more", "cannot be unpacked"},
        {"gzip, gzip", gzip(plain), "cannot be unpacked"},
        {"gzip", gzip(lines).chopped(1), "ends too early"},
        {"gzip", BytePacker().flushed(lines), "ends too early"},
        {"deflate", BytePacker(zlibFrame).flushed(lines), "ends too early"},
        {"gzip", gzip(plain).left(10), "ends too early"},
        {"br", QByteArray("\x0b\x02\x80", 3) + plain, "encoded as \"br\""},
        {"zstd", QByteArray("\x28\xb5\x2f\xfd\x00\x01", 6), "encoded as \"zstd\""},
        {"gzip, exi", gzip(plain), "encoded as \"exi\""}};
    for (const CodedBody& body : bodies) {
        SCOPED_TRACE(body.coding + body.bytes.toPercentEncoding().toStdString());
        answer("/api/deployments", replies(200, body.bytes, codedAs(body)));
        ASSERT_TRUE(startAndFail());
        EXPECT_NE(failure().message.toEnglish().find(body.says), std::string::npos)
            << failure().message.toEnglish();
        EXPECT_TRUE(recorded->history.empty());
    }
}

TEST_F(NetworkFaults, aRefusalWhoseWordsCannotBeUnpackedIsStillOne)
{
    answer("/api/deployments", replies(503, "no gzip", codedAs({"gzip", {}})));
    ASSERT_TRUE(startAndFail());
    EXPECT_EQ(failure().message.toEnglish(), "The server is currently unavailable.");
}

TEST_F(NetworkFaults, eventsThatComePackedAreShownAtOnce)
{
    BytePacker packer;
    answerList(list({summary("A", "PENDING", 1)}), {{"Event-Position", "100"}});
    answer("/api/events", [&](const Request&, const Peer& peer) {
        peer.head(200, "text/event-stream", {{"Content-Encoding", "gzip"}});
        peer.write(packer.flushed(": hello\n\n"));
        stream = peer;
    });
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(reaches(State::Live));
    int revision = 1;
    for (const char* status : {"RUNNING", "FAILED", "ROLLED_BACK"}) {
        ++revision;
        stream->write(
            packer.flushed(event(100 + revision, "deployment", summary("A", status, revision))));
        EXPECT_TRUE(passTimeUntil([&] { return recorded->status("A") == status; })) << status;
    }
    EXPECT_EQ(recorded->state(), State::Live);
    stream->write("no gzip");
    ASSERT_TRUE(passTimeUntil([&] { return recorded->state() != State::Live; }));
    EXPECT_NE(reason().find("cannot be unpacked"), std::string::npos) << reason();
}

TEST_F(NetworkFaults, eventsInACodingThatIsNotKnownMeanPolling)
{
    answerList(list({summary("A", "RUNNING")}), {{"Event-Position", "100"}});
    answer("/api/events", [&](const Request&, const Peer& peer) {
        peer.head(200, "text/event-stream", {{"Content-Encoding", "br"}});
        peer.write("\x0b\x02\x80");
    });
    ASSERT_TRUE(startAndLoad());
    EXPECT_TRUE(reaches(State::Polling));
}

struct UselessAnswer {
    int status;
    QByteArray type;
    QByteArray body;
    const char* says;
};

TEST_F(NetworkFaults, anAnswerWithoutTheListSaysWhatItIs)
{
    const QByteArray page = " \n<!DOCTYPE html><html><body>Sign in</body></html>";
    const UselessAnswer answers[]{{200, "application/json", "", "no content (status 200)"},
        {204, "application/json", "", "no content (status 204)"},
        {200, "application/json", " \r\n", "no content (status 200)"},
        {206, "application/json", "[" + summary("A") + "]", "only a part (status 206)"},
        {200, "text/html", page, "HTML page"}, {200, "application/json", page, "HTML page"},
        {200, "", page, "HTML page"}};
    for (const UselessAnswer& one : answers) {
        SCOPED_TRACE(one.says);
        answer("/api/deployments", replies(one.status, one.body, {{"Content-Type", one.type}}));
        ASSERT_TRUE(startAndFail());
        EXPECT_NE(failure().message.toEnglish().find(one.says), std::string::npos)
            << failure().message.toEnglish();
        EXPECT_TRUE(recorded->history.empty());
    }
}

TEST_F(NetworkFaults, aBodyOfHundredsOfMegabytesIsGivenUp)
{
    qint64 written = 0;
    std::optional<Peer> sender;
    answer("/api/deployments", [&](const Request&, const Peer& peer) {
        peer.head(200, "application/json");
        sender = peer;
    });
    start();
    const QByteArray piece(1 << 20, ' ');
    const test_support::PeakMemory memory;
    ASSERT_TRUE(waitUntil([&] {
        if (sender && sender->isOpen() && written < (300 << 20)) {
            sender->write(piece);
            written += piece.size();
        }
        return !recorded->loads.empty();
    }));
    EXPECT_EQ(failure().code, ErrorCode::TooLarge);
    EXPECT_LT(written, 200 << 20);
    EXPECT_LT(memory.growth(), test_support::PeakMemory::allowed + written - (64 << 20))
        << "and what waits to be sent";
}

TEST_F(NetworkFaults, aFloodOfHeadersEndsAtTheDeadline)
{
    std::optional<Peer> sender;
    answer("/api/deployments", [&](const Request&, const Peer& peer) {
        peer.write("HTTP/1.1 200 OK\r\n");
        sender = peer;
    });
    start();
    ASSERT_TRUE(waitUntil([&] { return sender.has_value(); }));
    for (int header = 0; header < 200; ++header)
        sender->write("X-Flood: " + QByteArray(1'000, 'x') + "\r\n");
    scheduler->advance(Milliseconds(10'000));
    ASSERT_EQ(recorded->loads.size(), 1U);
    EXPECT_EQ(failure().code, ErrorCode::Timeout);
}

TEST_F(NetworkFaults, aMachineThatSleptLooksAtOnce)
{
    ASSERT_TRUE(startLive(summary("A", "RUNNING", 1)));
    scheduler->jump(std::chrono::hours(8));
    answerList(list({summary("A", "COMPLETED", 9)}), {{"Event-Position", "900"}});
    scheduler->advance(Milliseconds(10'000));
    ASSERT_TRUE(waitUntil([&] { return recorded->status("A") == "COMPLETED"; }));
    ASSERT_TRUE(waitUntil([&] { return streamIds.size() == 2; }));
    EXPECT_EQ(streamIds.back(), "900");
    EXPECT_TRUE(reaches(State::Live));
}

TEST_F(NetworkFaults, pollsNeverOverlapHoweverSlowTheServerIs)
{
    int open = 0;
    std::vector<Peer> waiting;
    answer("/api/deployments", [&](const Request&, const Peer& peer) {
        EXPECT_EQ(++open, 1);
        waiting.push_back(peer);
    });
    start();
    for (int times = 1; times <= 4; ++times) {
        ASSERT_TRUE(waitUntil([&] { return !waiting.empty(); })) << times;
        scheduler->advance(Milliseconds(9'000));
        --open;
        const auto before = source->freshness().asOf;
        std::exchange(waiting, {}).front().json("[" + summary("A", "RUNNING") + "]");
        ASSERT_TRUE(waitUntil([&] { return source->freshness().asOf > before; }));
        // The interval counts from the end: nothing is due before it has passed.
        scheduler->advance(Milliseconds(1'500));
        EXPECT_EQ(lists(), times);
        scheduler->advance(Milliseconds(1'000));
    }
}

TEST_F(NetworkFaults, nothingIsToldAfterDestruction)
{
    std::optional<Peer> late;
    answer("/api/deployments", [&](const Request&, const Peer& peer) { late = peer; });
    start();
    ASSERT_TRUE(waitUntil([&] { return late.has_value(); }));
    source.reset();
    late->json("[" + summary("A") + "]");
    turn();
    EXPECT_TRUE(recorded->history.empty());
    EXPECT_TRUE(recorded->loads.empty());
}

TEST_F(NetworkFaults, destructionInAnyStateIsQuick)
{
    const auto destroy = [this] {
        QElapsedTimer timer;
        timer.start();
        source.reset();
        EXPECT_LT(timer.elapsed(), 1'000);
    };
    start();
    destroy();
    answer(
        "/api/deployments", [](const Request&, const Peer& peer) { peer.write("HTTP/1.1 200"); });
    start();
    ASSERT_TRUE(waitUntil([&] { return lists() >= 1; }));
    destroy();
    QByteArray many = "[";
    for (int number = 0; number < 20'000; ++number)
        many += summary("D" + QByteArray::number(number)) + ",";
    answerList(many + summary("A") + "]", {{"Event-Position", "1"}});
    offerEvents();
    start();
    ASSERT_TRUE(waitUntil([&] { return lists() >= 2; }));
    destroy();
    ASSERT_TRUE(startAndLoad());
    recorded->fetch("A");
    ASSERT_TRUE(reaches(State::Live));
    destroy();
}

} // namespace

} // namespace sources
