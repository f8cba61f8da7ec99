// SPDX-License-Identifier: GPL-3.0-or-later
// A request with a body goes out at most once, whatever its method is and whenever its connection
// breaks. Counted on real sockets, since it is Qt that sends again.
#include "fault_server.h"
#include "http/http_client.h"
#include "http/http_exchange.h"
#include "manual_scheduler.h"
#include "project_paths.h"

#include <QFile>
#include <QSslKey>
#include <QTest>

#include <gtest/gtest.h>

namespace sources {

namespace {

using test_support::FaultServer;
using test_support::ManualScheduler;
using Request = FaultServer::Request;
using Peer = FaultServer::Peer;

/// Reads a number of bytes of each client, of all of them together, and ends its connection.
class CuttingServer final : public QObject {
public:
    CuttingServer(qsizetype after, bool resets)
        : m_after(after)
        , m_resets(resets)
    {
        m_listener.listen(QHostAddress::LocalHost);
        connect(&m_listener, &QTcpServer::newConnection, this, [this] {
            while (auto* socket = m_listener.nextPendingConnection()) {
                received.emplace_back();
                const std::size_t number = received.size() - 1;
                connect(socket, &QTcpSocket::readyRead, this,
                    [this, socket, number] { read(*socket, number); });
                read(*socket, number);
            }
        });
    }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_listener.serverPort()));
    }
    /// Connections on which anything of a request came.
    [[nodiscard]] int requests() const
    {
        return static_cast<int>(std::count_if(received.begin(), received.end(),
            [](const QByteArray& bytes) { return !bytes.isEmpty(); }));
    }

    std::vector<QByteArray> received;

private:
    void read(QTcpSocket& socket, std::size_t number)
    {
        received[number] += socket.read(m_after - received[number].size());
        if (received[number].size() < m_after)
            return;
        if (m_resets)
            socket.abort();
        else
            socket.disconnectFromHost();
    }

    QTcpServer m_listener;
    qsizetype m_after;
    bool m_resets;
};

HttpAccess accessTo(const QUrl& url)
{
    HttpAccess access;
    access.baseUrl = url;
    return access;
}

HttpRequest patchOf(const QUrl& url, const QByteArray& method = "PATCH")
{
    HttpRequest request{url, {{"Content-Type", "application/merge-patch+json"}},
        R"({"spec":{"paused":true}})", {}, false};
    request.method = method;
    return request;
}

HttpResult resultOf(HttpClient& client, HttpRequest request)
{
    std::optional<HttpResult> result;
    int times = 0;
    auto* exchange = client.send(std::move(request));
    QObject::connect(exchange, &HttpExchange::finished, exchange, [&](const HttpResult& one) {
        result = one;
        ++times;
    });
    EXPECT_TRUE(QTest::qWaitFor([&] { return result.has_value(); }));
    EXPECT_EQ(times, 1);
    return result.value_or(tl::unexpected(HttpFailure{}));
}

TEST(OneRequest, isSentOnceIfTheConnectionBreaksAfterAnyByteOfIt)
{
    const auto scheduler = std::make_shared<ManualScheduler>();
    qsizetype whole = 0;
    {
        FaultServer server;
        server.handler = [](const Request&, const Peer& peer) { peer.json("{}"); };
        HttpClient client(accessTo(server.url()), scheduler);
        ASSERT_TRUE(resultOf(client, patchOf(server.url())).has_value());
        whole = server.received.size();
    }
    for (const char* method : {"PATCH", "POST"}) {
        for (qsizetype after = 0; after <= whole; after += after < 8 ? 1 : 17) {
            for (const bool resets : {false, true}) {
                SCOPED_TRACE(testing::Message() << method << ' ' << after << ' ' << resets);
                CuttingServer server(std::min(after, whole - 1), resets);
                HttpClient client(accessTo(server.url()), scheduler);
                EXPECT_FALSE(resultOf(client, patchOf(server.url(), method)).has_value());
                QCoreApplication::processEvents();
                EXPECT_LE(server.requests(), 1);
            }
        }
    }
}

class OneRequestOverTls : public testing::TestWithParam<bool> {
protected:
    OneRequestOverTls()
    {
        if (!GetParam())
            return;
        const QString folder = QStringLiteral(PROJECT_SOURCE_DIR "/tests/faults/certificates/");
        QFile key(folder + QStringLiteral("server_key.pem"));
        EXPECT_TRUE(key.open(QIODevice::ReadOnly));
        m_server.useTls(QSslCertificate::fromPath(folder + QStringLiteral("good.pem")).first(),
            QSslKey(key.readAll(), QSsl::Ec));
        m_access.authorities.file = folder + QStringLiteral("authority.pem");
        m_access.baseUrl = m_server.url();
    }

    FaultServer m_server;
    HttpAccess m_access = accessTo(m_server.url());
    std::shared_ptr<ManualScheduler> m_scheduler = std::make_shared<ManualScheduler>();
};

TEST_P(OneRequestOverTls, isSentOnceHoweverTheAnswerIsCut)
{
    const QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc";
    for (qsizetype bytes = 0; bytes <= answer.size(); bytes += 5) {
        for (const bool resets : {false, true}) {
            SCOPED_TRACE(testing::Message() << bytes << ' ' << resets);
            m_server.requests.clear();
            m_server.handler = [&](const Request&, const Peer& peer) {
                peer.write(answer.left(bytes));
                if (resets)
                    peer.reset();
                else
                    peer.close();
            };
            HttpClient client(m_access, m_scheduler);
            const auto result = resultOf(client, patchOf(m_server.url()));
            ASSERT_FALSE(result.has_value());
            EXPECT_TRUE(result.error().maybeSent);
            // Whatever else is on its way arrives before this.
            m_server.handler = [](const Request&, const Peer& peer) { peer.json("[]"); };
            HttpClient another(m_access, m_scheduler);
            ASSERT_TRUE(resultOf(another, {m_server.url(), {}, {}, {}, false}).has_value());
            EXPECT_EQ(m_server.count("PATCH", "/"), 1);
        }
    }
}

TEST_P(OneRequestOverTls, isSentOnceOnAKeptConnectionThatTheServerCloses)
{
    HttpClient client(m_access, m_scheduler);
    m_server.handler = [](const Request& request, const Peer& peer) {
        if (request.method == "GET")
            peer.json("[]");
        else
            peer.reset();
    };
    ASSERT_TRUE(resultOf(client, {m_server.url(), {}, {}, {}, false}).has_value());
    EXPECT_FALSE(resultOf(client, patchOf(m_server.url())).has_value());
    ASSERT_TRUE(resultOf(client, {m_server.url(), {}, {}, {}, false}).has_value());
    EXPECT_EQ(m_server.count("PATCH", "/"), 1);
}

TEST_P(OneRequestOverTls, neitherARefusalNorARedirectSendsItAgain)
{
    HttpClient client(m_access, m_scheduler);
    client.setAuthorization(std::make_shared<Authorization>(
        AuthorizationField{"Authorization", Secret("Bearer T0P-SECRET")}));
    for (const int status : {301, 302, 303, 307, 308, 401, 407, 429, 500, 503}) {
        m_server.requests.clear();
        m_server.handler = [&](const Request&, const Peer& peer) {
            peer.reply(status, "words",
                {{"Location", "/elsewhere"}, {"WWW-Authenticate", "Basic realm=\"x\""},
                    {"Retry-After", "0"}});
        };
        for (int time = 1; time <= 2; ++time) {
            const auto result = resultOf(client, patchOf(m_server.url()));
            ASSERT_TRUE(result.has_value()) << status;
            EXPECT_EQ(result->status, status);
            EXPECT_EQ(m_server.requests.size(), std::size_t(time)) << status;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Plain, OneRequestOverTls, testing::Values(false));
INSTANTIATE_TEST_SUITE_P(Tls, OneRequestOverTls, testing::Values(true));

} // namespace

} // namespace sources
