// SPDX-License-Identifier: GPL-3.0-or-later
// F19: what cannot be trusted is refused, with what a person needs to know. The certificates were
// made for this test; "authority" has signed the three others, and nobody trusts it by default.
#include "http_client.h"
#include "http_exchange.h"
#include "project_paths.h"
#include "rest_fixture.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace sources {
namespace {

QString certificateFile(const char* name)
{
    return QStringLiteral(PROJECT_SOURCE_DIR "/tests/faults/certificates/") + QLatin1String(name);
}

QSslCertificate certificate(const char* name)
{
    const auto read = QSslCertificate::fromPath(certificateFile(name));
    EXPECT_EQ(read.size(), 1) << name;
    return read.value(0);
}

class TlsFaults : public RestFixture {
protected:
    TlsFaults() { answerList("[" + summary("A") + "]"); }

    void serve(const char* name)
    {
        QFile file(certificateFile("server_key.pem"));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        server.useTls(certificate(name), QSslKey(file.readAll(), QSsl::Ec));
        connection.baseUrl = server.url(QStringLiteral("/api"));
    }
    [[nodiscard]] bool startAndFail()
    {
        start();
        return waitUntil([this] { return !told->loads.empty(); }) && told->loads[0].has_value();
    }
};

TEST_F(TlsFaults, ACertificateOfAnAuthorityOfTheConnectionIsTrusted)
{
    serve("good.pem");
    connection.caFile = certificateFile("authority.pem");
    connection.credential.scheme = CredentialReference::Scheme::Bearer;
    ASSERT_TRUE(startAndLoad());
    EXPECT_EQ(told->ids(), Strings{"A"});
    EXPECT_EQ(server.requests[0].header("authorization"), "Bearer T0P-SECRET");
}

TEST_F(TlsFaults, F19_AnUnknownAuthorityIsRefusedWithTheFingerprint)
{
    serve("good.pem");
    ASSERT_TRUE(startAndFail());
    EXPECT_EQ(told->loads[0]->code, ErrorCode::Insecure);
    const auto print = certificate("good.pem").digest(QCryptographicHash::Sha256).toHex(':');
    EXPECT_NE(reason().find(print.toStdString()), std::string::npos) << reason();
    EXPECT_TRUE(server.requests.empty());
    EXPECT_NE(told->state(), State::Polling);
}

TEST_F(TlsFaults, F19_AnotherHostsCertificateIsRefused)
{
    serve("wrong_host.pem");
    connection.caFile = certificateFile("authority.pem");
    ASSERT_TRUE(startAndFail());
    EXPECT_EQ(told->loads[0]->code, ErrorCode::Insecure);
    EXPECT_TRUE(server.requests.empty());
}

TEST_F(TlsFaults, F19_AnExpiredCertificateIsRefused)
{
    serve("expired.pem");
    connection.caFile = certificateFile("authority.pem");
    ASSERT_TRUE(startAndFail());
    EXPECT_EQ(told->loads[0]->code, ErrorCode::Insecure);
    EXPECT_NE(reason().find("expired"), std::string::npos) << reason();
    EXPECT_TRUE(server.requests.empty());
}

TEST_F(TlsFaults, F19_PlainHttpWhereTlsIsExpectedIsRefused)
{
    connection.baseUrl.setScheme(QStringLiteral("https"));
    server.onConnection = [](const Peer& peer) {
        peer.write("HTTP/1.1 400 Bad Request\r\n\r\n");
        return true;
    };
    ASSERT_TRUE(startAndFail());
    EXPECT_EQ(told->loads[0]->code, ErrorCode::Insecure);
}

TEST_F(TlsFaults, F19_TlsWhereHttpIsExpectedIsRefused)
{
    serve("good.pem");
    connection.baseUrl.setScheme(QStringLiteral("http"));
    ASSERT_TRUE(startAndFail());
    EXPECT_TRUE(server.requests.empty());
}

TEST_F(TlsFaults, ASilentHandshakeTimesOut)
{
    connection.baseUrl.setScheme(QStringLiteral("https"));
    server.onConnection = [](const Peer&) { return true; };
    start();
    ASSERT_TRUE(waitUntil([&] { return server.connections == 1; }));
    scheduler->advance(Milliseconds(10'000));
    ASSERT_EQ(told->loads.size(), 1U);
    EXPECT_EQ(told->loads[0]->code, ErrorCode::Timeout);
}

TEST_F(TlsFaults, AFileOfAuthoritiesThatHoldsNoneIsSaid)
{
    serve("good.pem");
    connection.caFile = certificateFile("server_key.pem");
    ASSERT_TRUE(startAndFail());
    EXPECT_EQ(told->loads[0]->code, ErrorCode::Insecure);
    EXPECT_EQ(server.connections, 0);
}

TEST_F(TlsFaults, F5_F6_F7_ACommandIsOnTheWireOnceOverTlsToo)
{
    serve("good.pem");
    connection.caFile = certificateFile("authority.pem");
    HttpClient client(connection, scheduler);
    const FaultServer::Handler handlers[]{[](const Request&, const Peer& peer) { peer.close(); },
        [](const Request&, const Peer& peer) { peer.reset(); },
        [](const Request&, const Peer& peer) {
            peer.write("HTTP/1.1 200 OK\r\nContent-Le");
            peer.close();
        }};
    int sent = 0;
    for (const auto& handler : handlers) {
        answer("/api/command", handler);
        std::optional<HttpResult> result;
        auto* exchange =
            client.send({server.url(QStringLiteral("/api/command")), {}, "{}", {}, false});
        QObject::connect(exchange, &HttpExchange::finished, exchange,
            [&](const HttpResult& one) { result = one; });
        ASSERT_TRUE(waitUntil([&] { return result.has_value(); }));
        ASSERT_FALSE(result->has_value());
        EXPECT_TRUE(result->error().maybeSent);
        // Whatever else was on its way has arrived when a later connection is answered.
        ASSERT_TRUE(startAndLoad());
        EXPECT_EQ(server.count("POST", "/api/command"), ++sent);
    }
}

} // namespace
} // namespace sources
