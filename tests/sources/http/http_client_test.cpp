// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_client.h"

#include "fault_server.h"
#include "http/http_exchange.h"
#include "http/messages/http_errors.h"
#include "manual_scheduler.h"
#include "source_recorder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>

namespace sources {

namespace {

using deployment::ErrorCode;
using test_support::FaultServer;
using test_support::ManualScheduler;
using Request = FaultServer::Request;
using Peer = FaultServer::Peer;
using deployment::Milliseconds;

/// The one answer of an exchange, and how often it came.
struct Answer {
    std::optional<HttpResult> result;
    int times = 0;
    QByteArray streamed;
    QPointer<HttpExchange> exchange;

    [[nodiscard]] ErrorCode code() const { return result->error().error.code; }
    [[nodiscard]] std::string sentence() const { return result->error().error.message.toEnglish(); }
};

class HttpClientTest : public testing::Test {
protected:
    void SetUp() override
    {
        m_connection.address = m_server.url().toString().toStdString();
        m_client = std::make_unique<HttpClient>(httpAccessOf(m_connection), m_scheduler);
    }
    std::shared_ptr<Answer> send(HttpRequest request)
    {
        auto answer = std::make_shared<Answer>();
        auto* exchange = m_client->send(std::move(request));
        answer->exchange = exchange;
        QObject::connect(
            exchange, &HttpExchange::finished, exchange, [answer](const HttpResult& result) {
                answer->result = result;
                ++answer->times;
            });
        QObject::connect(exchange, &HttpExchange::received, exchange,
            [answer](const QByteArray& bytes) { answer->streamed += bytes; });
        return answer;
    }
    std::shared_ptr<Answer> get(const QString& path = QStringLiteral("/deployments"))
    {
        return send({m_server.url(path), {}, {}, {}, false});
    }
    std::shared_ptr<Answer> post(const QByteArray& body = "{}")
    {
        return send({m_server.url(QStringLiteral("/deployments/1/pause")),
            {{"Content-Type", "application/json"}}, body, {}, false});
    }
    static bool wait(const std::shared_ptr<Answer>& answer)
    {
        return waitUntil([&] { return answer->result.has_value(); });
    }
    bool waitForRequests(std::size_t count)
    {
        return waitUntil([&] { return m_server.requests.size() >= count; });
    }

    FaultServer m_server;
    Connection m_connection;
    std::shared_ptr<ManualScheduler> m_scheduler = std::make_shared<ManualScheduler>();
    std::unique_ptr<HttpClient> m_client;
};

TEST_F(HttpClientTest, givesStatusHeadersAndBody)
{
    m_server.handler = [](const Request&, const Peer& peer) {
        peer.json("[1]", {{"ETag", "\"7\""}});
    };
    const auto answer = get();
    ASSERT_TRUE(wait(answer));
    ASSERT_TRUE(answer->result->has_value());
    EXPECT_EQ((*answer->result)->status, 200);
    EXPECT_EQ((*answer->result)->body, "[1]");
    EXPECT_EQ((*answer->result)->header("etag"), "\"7\"");
}

TEST_F(HttpClientTest, aStatusOfAnErrorIsAResponseWithItsBody)
{
    for (const int status :
        {400, 401, 403, 404, 405, 407, 409, 410, 412, 418, 422, 429, 500, 502, 503, 599}) {
        m_server.handler = [status](
                               const Request&, const Peer& peer) { peer.reply(status, "words"); };
        for (const auto& answer : {get(), post()}) {
            ASSERT_TRUE(wait(answer)) << status;
            ASSERT_TRUE(answer->result->has_value()) << status << answer->sentence();
            EXPECT_EQ((*answer->result)->status, status);
            EXPECT_EQ((*answer->result)->body, "words");
        }
    }
    EXPECT_EQ(m_server.count("POST", "/deployments/1/pause"), 16);
}

TEST_F(HttpClientTest, nothingListens)
{
    m_server.stop();
    const auto answer = get();
    ASSERT_TRUE(wait(answer));
    ASSERT_FALSE(answer->result->has_value());
    EXPECT_EQ(answer->code(), ErrorCode::Offline);
    EXPECT_NE(answer->sentence().find("127.0.0.1:"), std::string::npos);
}

TEST_F(HttpClientTest, aPostThatNobodyTookWasCertainlyNotSent)
{
    m_server.stop();
    const auto answer = post();
    ASSERT_TRUE(wait(answer));
    EXPECT_EQ(answer->code(), ErrorCode::Offline);
    EXPECT_FALSE(answer->result->error().maybeSent);
}

TEST_F(HttpClientTest, aSilentServerTimesOutDistinctFromCancelling)
{
    m_server.handler = [](const Request&, const Peer&) {};
    const auto answer = get();
    ASSERT_TRUE(waitForRequests(1));
    m_scheduler->advance(Milliseconds(9'999));
    EXPECT_FALSE(answer->result.has_value());
    m_scheduler->advance(Milliseconds(1));
    ASSERT_TRUE(answer->result.has_value());
    EXPECT_EQ(answer->code(), ErrorCode::Timeout);
    EXPECT_NE(answer->sentence().find("within 10 seconds"), std::string::npos)
        << answer->sentence();

    const auto cancelled = get();
    ASSERT_TRUE(waitForRequests(2));
    cancelled->exchange->abort();
    ASSERT_TRUE(cancelled->result.has_value());
    EXPECT_EQ(cancelled->code(), ErrorCode::Cancelled);
}

TEST_F(HttpClientTest, aDripEndsAtTheDeadline)
{
    std::optional<Peer> slow;
    m_server.handler = [&](const Request&, const Peer& peer) {
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        slow = peer;
    };
    const auto answer = send({m_server.url(), {}, {}, {}, true});
    ASSERT_TRUE(waitUntil([&] { return slow.has_value(); }));
    const auto gathered = get();
    ASSERT_TRUE(waitForRequests(2));
    for (int second = 0; second < 65 && !gathered->result; ++second) {
        const auto before = gathered->times;
        slow->write("x");
        m_scheduler->advance(Milliseconds(1000));
        EXPECT_GE(gathered->times, before);
    }
    ASSERT_TRUE(gathered->result.has_value());
    EXPECT_EQ(gathered->code(), ErrorCode::Timeout);
}

TEST_F(HttpClientTest, cutBodiesAreIncompleteResponses)
{
    const QByteArray cuts[]{"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabcdef",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc"};
    for (const QByteArray& cut : cuts) {
        m_server.handler = [&cut](const Request&, const Peer& peer) {
            peer.write(cut);
            peer.close();
        };
        const auto answer = get();
        ASSERT_TRUE(wait(answer));
        ASSERT_FALSE(answer->result->has_value()) << cut.toStdString();
        EXPECT_EQ(answer->code(), ErrorCode::Incomplete);
        EXPECT_NE(answer->sentence().find("Incomplete response"), std::string::npos)
            << answer->sentence();
    }
}

TEST_F(HttpClientTest, aBodyShorterThanItsLengthIsIncompleteWheneverTheEndIsNoticed)
{
    m_server.handler = [](const Request&, const Peer& peer) {
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
        peer.write("abcdef");
        peer.close();
    };
    for (int round = 0; round < 20; ++round) { // Qt tells of it by chance
        const auto answer = get();
        ASSERT_TRUE(wait(answer));
        ASSERT_FALSE(answer->result->has_value()) << round;
        EXPECT_EQ(answer->code(), ErrorCode::Incomplete);
    }
}

TEST_F(HttpClientTest, saysWhetherTheEndOfABodyWasSeen)
{
    const struct {
        QByteArray text;
        bool isProven;
    } answers[]{{"Content-Length: 3\r\n\r\nabc", true}, {"Content-Length: 0\r\n\r\n", true},
        {"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", false},
        {"Connection: close\r\n\r\nabc", false}};
    for (const auto& [text, isProven] : answers) {
        m_server.handler = [&text](const Request&, const Peer& peer) {
            peer.write("HTTP/1.1 200 OK\r\n" + text);
            peer.close();
        };
        const auto answer = get();
        ASSERT_TRUE(wait(answer));
        ASSERT_TRUE(answer->result->has_value()) << text.toStdString();
        EXPECT_EQ((*answer->result)->isEndProven, isProven) << text.toStdString();
    }
}

TEST_F(HttpClientTest, anErrorWhoseBodyIsCutIsIncompleteWheneverTheEndIsNoticed)
{
    m_server.handler = [](const Request& request, const Peer& peer) {
        const bool hasBody = request.target.endsWith("/some");
        peer.write("HTTP/1.1 409 Conflict\r\nContent-Length: 100\r\n\r\n");
        peer.write(hasBody ? "{\"type\":" : "");
        peer.close();
    };
    for (const char* path : {"/none", "/some"}) {
        for (int round = 0; round < 20; ++round) { // Qt tells of it by chance
            const auto answer = get(QLatin1String(path));
            ASSERT_TRUE(wait(answer));
            ASSERT_FALSE(answer->result->has_value()) << path << ' ' << round;
            EXPECT_EQ(answer->code(), ErrorCode::Incomplete);
        }
    }
}

TEST_F(HttpClientTest, somethingThatIsNotHttp)
{
    m_server.handler = [](const Request&, const Peer& peer) {
        peer.write("SSH-2.0-OpenSSH_9.2\r\n");
        peer.close();
    };
    const auto answer = get();
    ASSERT_TRUE(wait(answer));
    EXPECT_FALSE(answer->result->has_value());
    EXPECT_EQ(answer->times, 1);
}

/// What a server can do to a command whose answer never comes.
struct Breakage {
    const char* name;
    std::function<void(const Request&, const Peer&)> handler;
};

TEST_F(HttpClientTest, aCommandIsOnTheWireExactlyOnceHoweverTheConnectionBreaks)
{
    const Breakage breakages[]{
        {"close", [](const Request&, const Peer& peer) { peer.close(); }},
        {"reset", [](const Request&, const Peer& peer) { peer.reset(); }},
        {"half status line",
            [](const Request&, const Peer& peer) {
                peer.write("HTTP/1.");
                peer.close();
            }},
        {"half header",
            [](const Request&, const Peer& peer) {
                peer.write("HTTP/1.1 200 OK\r\nContent-Le");
                peer.close();
            }},
        {"half header, reset",
            [](const Request&, const Peer& peer) {
                peer.write("HTTP/1.1 200 OK\r\nContent-Le");
                peer.reset();
            }},
        {"close and stop listening", [this](const Request&, const Peer&) { m_server.stop(); }},
    };
    for (const Breakage& breakage : breakages) {
        SCOPED_TRACE(breakage.name);
        m_server.requests.clear();
        m_server.handler = breakage.handler;
        const auto answer = post(R"({"reason":"why"})");
        ASSERT_TRUE(wait(answer));
        ASSERT_FALSE(answer->result->has_value());
        EXPECT_TRUE(answer->result->error().maybeSent);
        EXPECT_EQ(answer->times, 1);
        // Whatever else is on its way arrives before this.
        m_server.stop();
        m_server.listen();
        m_server.handler = [](const Request&, const Peer& peer) { peer.json("[]"); };
        const auto after = get();
        ASSERT_TRUE(wait(after));
        EXPECT_EQ(m_server.count("POST", "/deployments/1/pause"), 1);
    }
}

TEST_F(HttpClientTest, aCommandGoesThroughThoughTheKeptConnectionIsDead)
{
    m_server.handler = [](const Request& request, const Peer& peer) {
        peer.json("[]");
        if (request.method == "GET")
            peer.close();
    };
    ASSERT_TRUE(wait(get()));
    m_client->forgetConnections();
    const auto answer = post();
    ASSERT_TRUE(wait(answer));
    ASSERT_TRUE(answer->result->has_value());
    EXPECT_EQ(m_server.count("POST", "/deployments/1/pause"), 1);
}

TEST_F(HttpClientTest, redirectsAreNotFollowedAndTheOtherServerHearsNothing)
{
    FaultServer other;
    other.handler = [](const Request&, const Peer& peer) { peer.json("[]"); };
    m_connection.credential.scheme = CredentialReference::Scheme::Bearer;
    m_client->setAuthorization(std::make_shared<Authorization>(
        AuthorizationField{"Authorization", Secret("Bearer T0P-SECRET")}));
    for (const int status : {301, 302, 303, 307, 308}) {
        m_server.handler = [&](const Request&, const Peer& peer) {
            peer.reply(status, {}, {{"Location", other.url().toEncoded()}});
        };
        for (const auto& answer : {get(), post()}) {
            ASSERT_TRUE(wait(answer));
            ASSERT_TRUE(answer->result->has_value()) << status << answer->sentence();
            EXPECT_EQ((*answer->result)->status, status);
        }
    }
    EXPECT_EQ(other.connections, 0);
    EXPECT_EQ(m_server.requests[0].header("authorization"), "Bearer T0P-SECRET");
}

TEST_F(HttpClientTest, aRedirectWithinTheServerIsFollowedForReading)
{
    m_connection.credential.scheme = CredentialReference::Scheme::Bearer;
    m_client->setAuthorization(std::make_shared<Authorization>(
        AuthorizationField{"Authorization", Secret("Bearer T0P-SECRET")}));
    for (const int status : {301, 302, 303, 307, 308}) {
        const QByteArray locations[]{"/deployments/", "deployments/",
            m_server.url(QStringLiteral("/deployments/")).toEncoded(), "?page=1",
            "http://ops:pw@127.0.0.1:" + QByteArray::number(m_server.port()) + "/deployments/#x"};
        for (const QByteArray& location : locations) {
            m_server.requests.clear();
            m_server.handler = [&](const Request& request, const Peer& peer) {
                if (request.target == "/deployments")
                    peer.reply(status, "moved", {{"Location", location}});
                else
                    peer.json("[]");
            };
            const auto answer = send(
                {m_server.url(QStringLiteral("/deployments")), {{"X-Kept", "1"}}, {}, {}, false});
            ASSERT_TRUE(wait(answer));
            ASSERT_TRUE(answer->result->has_value()) << location.toStdString();
            EXPECT_EQ((*answer->result)->status, 200) << location.toStdString();
            EXPECT_EQ((*answer->result)->body, "[]");
            EXPECT_EQ(answer->times, 1);
            ASSERT_EQ(m_server.requests.size(), 2U);
            EXPECT_EQ(m_server.requests[1].header("authorization"), "Bearer T0P-SECRET");
            EXPECT_EQ(m_server.requests[1].header("x-kept"), "1");
            EXPECT_EQ((*answer->result)->url,
                m_server.url(QString::fromLatin1(m_server.requests[1].target)));
        }
    }
}

TEST_F(HttpClientTest, aRedirectOfACommandIsNotFollowed)
{
    for (const int status : {301, 302, 303, 307, 308}) {
        m_server.handler = [&](const Request&, const Peer& peer) {
            peer.reply(status, {}, {{"Location", "/elsewhere"}});
        };
        const auto answer = post();
        ASSERT_TRUE(wait(answer));
        ASSERT_TRUE(answer->result->has_value());
        EXPECT_EQ((*answer->result)->status, status);
    }
    EXPECT_EQ(m_server.count("GET", "/elsewhere") + m_server.count("POST", "/elsewhere"), 0);
}

TEST_F(HttpClientTest, aRedirectWithoutEndEnds)
{
    m_server.handler = [](const Request& request, const Peer& peer) {
        peer.reply(302, {}, {{"Location", request.path() + "/on"}});
    };
    const auto answer = get();
    ASSERT_TRUE(wait(answer));
    ASSERT_TRUE(answer->result->has_value());
    EXPECT_EQ((*answer->result)->status, 302);
    EXPECT_EQ(m_server.requests.size(), 6U);
    EXPECT_NE(errorOf(**answer->result).message.toEnglish().find("another of its addresses"),
        std::string::npos);
}

TEST_F(HttpClientTest, aRedirectToAnotherSchemeIsNotFollowedAndSaysWhereItLeads)
{
    const QByteArray host = "127.0.0.1:" + QByteArray::number(m_server.port());
    m_server.handler = [&](const Request&, const Peer& peer) {
        peer.reply(301, {}, {{"Location", "https://" + host + "/deployments?a=b"}});
    };
    const auto answer = get();
    ASSERT_TRUE(wait(answer));
    ASSERT_TRUE(answer->result->has_value());
    const std::string text = errorOf(**answer->result).message.toEnglish();
    EXPECT_NE(text.find("(https://" + host.toStdString() + ")"), std::string::npos) << text;
    EXPECT_EQ(m_server.requests.size(), 1U);
}

TEST_F(HttpClientTest, aStreamIsFollowedTooAndToldFromItsRealBeginning)
{
    m_server.handler = [](const Request& request, const Peer& peer) {
        if (request.path() == "/events") {
            peer.reply(308, {}, {{"Location", "/events/"}});
            return;
        }
        peer.head(200, "text/event-stream");
        peer.write(": alive\n\n");
    };
    std::vector<int> heads;
    const auto answer = send({m_server.url(QStringLiteral("/events")), {}, {}, {}, true});
    QObject::connect(answer->exchange, &HttpExchange::started, answer->exchange,
        [&](int status) { heads.push_back(status); });
    ASSERT_TRUE(waitUntil([&] { return answer->streamed == ": alive\n\n"; }));
    EXPECT_EQ(heads, std::vector<int>{200});
}

TEST_F(HttpClientTest, theSecretGoesOnlyToItsOwnOriginAndIntoNoSentence)
{
    FaultServer other;
    other.handler = [](const Request&, const Peer& peer) { peer.json("[]"); };
    m_client->setAuthorization(std::make_shared<Authorization>(
        AuthorizationField{"Authorization", Secret("Bearer T0P-SECRET")}));
    const auto answer = send({other.url(), {}, {}, {}, false});
    ASSERT_TRUE(wait(answer));
    EXPECT_EQ(other.requests.at(0).header("authorization"), "");
    m_server.stop();
    const auto failed = get(QStringLiteral("/deployments?token=T0P-SECRET"));
    ASSERT_TRUE(wait(failed));
    EXPECT_EQ(failed->sentence().find("T0P"), std::string::npos);
    EXPECT_EQ(failed->result->error().error.cause.find("T0P"), std::string::npos);
}

TEST_F(HttpClientTest, aBodyBeyondTheLimitIsGivenUp)
{
    m_server.handler = [](const Request&, const Peer& peer) {
        peer.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
        for (int part = 0; part < 64 && peer.isOpen(); ++part)
            peer.write(QByteArray(100'000, 'x'));
    };
    const auto answer = send(
        {m_server.url(), {}, {}, {1'000'000, Milliseconds(10'000), Milliseconds(60'000)}, false});
    ASSERT_TRUE(wait(answer));
    ASSERT_FALSE(answer->result->has_value());
    EXPECT_EQ(answer->code(), ErrorCode::TooLarge);
}

/// Bytes that cannot be told from any others.
QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    std::mt19937 random(11); // NOLINT(cert-msc51-cpp)
    std::generate(bytes.begin(), bytes.end(), [&random] { return static_cast<char>(random()); });
    return bytes;
}

QByteArray chunked(const QByteArray& body, qsizetype size)
{
    QByteArray text;
    for (qsizetype place = 0; place < body.size(); place += size) {
        const QByteArray chunk = body.mid(place, size);
        text += QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n";
    }
    return text + "0\r\n\r\n";
}

TEST_F(HttpClientTest, aBodyOfManyReadBuffersComesWholeHoweverItIsFramed)
{
    const QByteArray body = randomBytes(9'000'001);
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    const QByteArray length =
        head + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
    const QByteArray chunks = head + "Transfer-Encoding: chunked\r\n\r\n";
    const QByteArray answers[]{head + "\r\n" + body, length + body, chunks + chunked(body, 70'000),
        chunks + chunked(body, 3 << 20)};
    for (const QByteArray& whole : answers) {
        for (const bool isStream : {false, true}) {
            m_server.handler = [&whole](const Request&, const Peer& peer) {
                peer.write(whole);
                peer.close();
            };
            const auto answer = send({m_server.url(), {}, {}, {}, isStream});
            ASSERT_TRUE(wait(answer));
            ASSERT_TRUE(answer->result->has_value()) << answer->sentence();
            EXPECT_TRUE((isStream ? answer->streamed : (*answer->result)->body) == body);
        }
    }
}

TEST_F(HttpClientTest, aBodyThatIsAnnouncedBeyondTheLimitIsGivenUpAtOnce)
{
    std::optional<Peer> server;
    m_server.handler = [&server](const Request&, const Peer& peer) {
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 1000001\r\n\r\n");
        server = peer;
    };
    const HttpLimits limits{1'000'000, Milliseconds(10'000), Milliseconds(60'000)};
    const auto answer = send({m_server.url(), {}, {}, limits, false});
    ASSERT_TRUE(wait(answer));
    ASSERT_FALSE(answer->result->has_value());
    EXPECT_EQ(answer->code(), ErrorCode::TooLarge);
    const auto stream = send({m_server.url(), {}, {}, limits, true});
    ASSERT_TRUE(waitForRequests(2));
    server->write("x");
    EXPECT_TRUE(waitUntil([&] { return stream->streamed == "x"; })) << "which is never gathered";
}

TEST_F(HttpClientTest, aStreamThatIsHeldLetsTheServerWait)
{
    std::optional<Peer> server;
    m_server.handler = [&server](const Request&, const Peer& peer) {
        peer.head(200, "text/plain");
        server = peer;
    };
    const auto answer = send({m_server.url(), {}, {}, {}, true});
    ASSERT_TRUE(waitUntil([&] { return server.has_value(); }));
    answer->exchange->hold();
    const QByteArray body = randomBytes(40 << 20);
    server->write(body);
    qint64 waiting = body.size();
    int still = 0;
    EXPECT_TRUE(waitUntil([&] {
        still = std::exchange(waiting, server->waiting()) == server->waiting() ? still + 1 : 0;
        return still > 20 && waiting < body.size(); // the buffers on the way are full
    }));
    m_scheduler->advance(Milliseconds(60'000));
    EXPECT_TRUE(answer->streamed.isEmpty());
    EXPECT_FALSE(answer->result.has_value()) << "the silence is ours";
    EXPECT_GT(waiting, body.size() / 2);
    answer->exchange->release();
    ASSERT_TRUE(waitUntil([&] { return answer->streamed.size() == body.size(); }));
    EXPECT_TRUE(answer->streamed == body);
    m_scheduler->advance(Milliseconds(10'000));
    EXPECT_EQ(answer->code(), ErrorCode::Timeout);
}

TEST_F(HttpClientTest, aHeaderWithALineBreakIsNotSent)
{
    const auto answer = send({m_server.url(), {{"If-Match", "\"1\"\r\nX-Evil: 1"}}, {}, {}, false});
    ASSERT_TRUE(wait(answer));
    EXPECT_EQ(answer->code(), ErrorCode::BadFormat);
    EXPECT_EQ(m_server.connections, 0);
}

TEST_F(HttpClientTest, credentialsOverPlainHttpStayHome)
{
    m_connection.address = "http://192.0.2.1:9";
    m_connection.credential.scheme = CredentialReference::Scheme::Bearer;
    HttpClient client(httpAccessOf(m_connection), m_scheduler);
    std::optional<HttpResult> result;
    auto* exchange = client.send({client.baseUrl(), {}, {}, {}, false});
    QObject::connect(
        exchange, &HttpExchange::finished, exchange, [&](const HttpResult& one) { result = one; });
    ASSERT_TRUE(waitUntil([&] { return result.has_value(); }));
    EXPECT_EQ(result->error().error.code, ErrorCode::Insecure);
}

TEST_F(HttpClientTest, destructionInTheMiddleIsQuiet)
{
    m_server.handler = [](const Request&, const Peer& peer) {
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
    };
    const auto answer = get();
    ASSERT_TRUE(waitForRequests(1));
    m_client.reset();
    EXPECT_EQ(answer->times, 0);
}

TEST_F(HttpClientTest, aStreamHandsOutItsBytesAndDiesOfSilence)
{
    std::optional<Peer> client;
    m_server.handler = [&](const Request&, const Peer& peer) {
        peer.head(200, "text/event-stream");
        client = peer;
    };
    const auto answer =
        send({m_server.url(), {}, {}, {0, Milliseconds(30'000), Milliseconds(1)}, true});
    ASSERT_TRUE(waitUntil([&] { return client.has_value(); }));
    client->write(": alive\n\n");
    ASSERT_TRUE(waitUntil([&] { return answer->streamed == ": alive\n\n"; }));
    m_scheduler->advance(Milliseconds(29'999));
    client->write("x");
    ASSERT_TRUE(waitUntil([&] { return answer->streamed.endsWith('x'); }));
    m_scheduler->advance(Milliseconds(29'999));
    EXPECT_FALSE(answer->result.has_value());
    m_scheduler->advance(Milliseconds(1));
    ASSERT_TRUE(answer->result.has_value());
    EXPECT_EQ(answer->code(), ErrorCode::Timeout);
}

} // namespace

} // namespace sources
