// SPDX-License-Identifier: GPL-3.0-or-later What cannot be trusted is refused, with what the user
// needs to know. The certificates were made for this test; "authority" has signed the three others,
// and no one trusts it by default.
#include "http/http_client.h"
#include "http/http_exchange.h"
#include "project_paths.h"
#include "rest_fixture.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QStandardPaths>
#include <QTemporaryDir>

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
        connection.address = server.url(QStringLiteral("/api")).toString().toStdString();
    }
    /// A copy that only its owner can read, as keys must be.
    QString privateCopy(const char* name, const char* as)
    {
        const QString path = folder.filePath(QLatin1String(as));
        QFile from(certificateFile(name));
        QFile to(path);
        EXPECT_TRUE(from.open(QIODevice::ReadOnly));
        EXPECT_TRUE(to.open(QIODevice::WriteOnly | QIODevice::Truncate));
        EXPECT_TRUE(to.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        to.write(from.readAll());
        return path;
    }
    void showCertificate(const char* name, const char* key = "client_key.pem")
    {
        connection.clientCertificateFile = privateCopy(name, "client.pem").toStdString();
        connection.clientKeyFile = privateCopy(key, "client.key").toStdString();
    }
    void useScheme(const char* scheme)
    {
        connection.address.replace(0, connection.address.find(':'), scheme);
    }
    QTemporaryDir folder;
    [[nodiscard]] bool startAndFail()
    {
        start();
        return waitUntil([this] { return !recorded->loads.empty(); })
            && recorded->loads[0].has_value();
    }
};

TEST_F(TlsFaults, aCertificateOfAnAuthorityOfTheConnectionIsTrusted)
{
    serve("good.pem");
    connection.caFile = certificateFile("authority.pem").toStdString();
    connection.credential.scheme = CredentialReference::Scheme::Bearer;
    ASSERT_TRUE(startAndLoad());
    EXPECT_EQ(recorded->ids(), Strings{"A"});
    EXPECT_EQ(server.requests[0].header("authorization"), "Bearer T0P-SECRET");
}

TEST_F(TlsFaults, anUnknownAuthorityIsRefusedWithTheFingerprint)
{
    serve("good.pem");
    ASSERT_TRUE(startAndFail());
    EXPECT_EQ(recorded->loads[0]->code, ErrorCode::Insecure);
    const auto print = certificate("good.pem").digest(QCryptographicHash::Sha256).toHex(':');
    EXPECT_NE(reason().find(print.toStdString()), std::string::npos) << reason();
    EXPECT_NE(
        reason().find("was issued by an authority that is not trusted here"), std::string::npos);
    EXPECT_TRUE(server.requests.empty());
    EXPECT_NE(recorded->state(), State::Polling);
}

TEST_F(TlsFaults, anotherHostsCertificateIsRefused)
{
    serve("wrong_host.pem");
    connection.caFile = certificateFile("authority.pem").toStdString();
    ASSERT_TRUE(startAndFail());
    EXPECT_EQ(recorded->loads[0]->code, ErrorCode::Insecure);
    EXPECT_NE(reason().find("another name (example.com). Use a name"), std::string::npos)
        << reason();
    EXPECT_TRUE(server.requests.empty());
}

TEST_F(TlsFaults, anExpiredCertificateIsRefused)
{
    serve("expired.pem");
    connection.caFile = certificateFile("authority.pem").toStdString();
    ASSERT_TRUE(startAndFail());
    EXPECT_EQ(recorded->loads[0]->code, ErrorCode::Insecure);
    EXPECT_NE(reason().find("expired on 2021-01-01 00:00 UTC"), std::string::npos) << reason();
    EXPECT_TRUE(server.requests.empty());
}

TEST_F(TlsFaults, plainHttpWhereTlsIsExpectedIsRefused)
{
    useScheme("https");
    server.onConnection = [](const Peer& peer) {
        peer.write("HTTP/1.1 400 Bad Request\r\n\r\n");
        return true;
    };
    ASSERT_TRUE(startAndFail());
    EXPECT_EQ(recorded->loads[0]->code, ErrorCode::Insecure);
    EXPECT_NE(reason().find("the address must begin with http://"), std::string::npos) << reason();
}

TEST_F(TlsFaults, tlsWhereHttpIsExpectedIsRefused)
{
    serve("good.pem");
    useScheme("http");
    ASSERT_TRUE(startAndFail());
    EXPECT_TRUE(server.requests.empty());
    EXPECT_NE(reason().find("https:// in the address"), std::string::npos) << reason();
}

TEST_F(TlsFaults, anotherNameOfAnUnknownAuthorityIsSaidAsBoth)
{
    serve("wrong_host.pem");
    ASSERT_TRUE(startAndFail());
    EXPECT_NE(reason().find("another name (example.com) by an authority that is not trusted"),
        std::string::npos)
        << reason();
}

TEST_F(TlsFaults, aCertificateOfTheFuturePointsToTheClock)
{
    serve("early.pem");
    connection.caFile = certificateFile("client_authority.pem").toStdString();
    ASSERT_TRUE(startAndFail());
    EXPECT_EQ(recorded->loads[0]->code, ErrorCode::Insecure);
    EXPECT_NE(reason().find("not valid before 2110-01-01 00:00 UTC. Check this machine's clock"),
        std::string::npos)
        << reason();
}

TEST_F(TlsFaults, aCertificateThatSignedItselfIsSaidToBe)
{
    serve("self_signed.pem");
    ASSERT_TRUE(startAndFail());
    EXPECT_NE(reason().find("self-signed"), std::string::npos) << reason();
    connection.caFile = certificateFile("self_signed.pem").toStdString();
    EXPECT_TRUE(startAndLoad()) << reason();
}

TEST_F(TlsFaults, webServersThatWantHttpsSaySoInTheirWay)
{
    const QByteArray pages[]{
        "<html><head><title>400 The plain HTTP request was sent to HTTPS port</title></head>",
        "Client sent an HTTP request to an HTTPS server.\n",
        "<p>Reason: You're speaking plain HTTP to an SSL-enabled server port.<br />"};
    for (const QByteArray& page : pages) {
        answer("/api/deployments", [page](const Request&, const Peer& peer) {
            peer.reply(400, page, {{"Content-Type", "text/html"}});
        });
        ASSERT_TRUE(startAndFail());
        EXPECT_EQ(recorded->loads[0]->code, ErrorCode::Insecure);
        EXPECT_NE(reason().find("must begin with https://"), std::string::npos) << reason();
    }
}

TEST_F(TlsFaults, aWebServerThatWantsAClientCertificateSaysSoInItsWay)
{
    serve("good.pem");
    connection.caFile = certificateFile("authority.pem").toStdString();
    answer("/api/deployments", [](const Request&, const Peer& peer) {
        peer.reply(400, "<center>No required SSL certificate was sent</center>",
            {{"Content-Type", "text/html"}});
    });
    ASSERT_TRUE(startAndFail());
    EXPECT_NE(reason().find("requires a client certificate"), std::string::npos) << reason();
}

TEST_F(TlsFaults, aFileOfAuthoritiesThatIsReplacedIsReadAgain)
{
    serve("good.pem");
    connection.caFile = privateCopy("client_authority.pem", "ca.pem").toStdString();
    ASSERT_TRUE(startAndFail());
    EXPECT_EQ(recorded->loads[0]->code, ErrorCode::Insecure);
    privateCopy("authority.pem", "ca.pem");
    ASSERT_TRUE(recorded->states.back().nextAttempt.has_value());
    scheduler->advance(*recorded->states.back().nextAttempt - scheduler->now());
    EXPECT_TRUE(waitUntil([&] { return recorded->ids() == Strings{"A"}; })) << reason();
}

TEST_F(TlsFaults, aServerThatChangesItsAuthorityIsFollowedByTheFile)
{
    serve("good.pem");
    connection.caFile = privateCopy("authority.pem", "ca.pem").toStdString();
    ASSERT_TRUE(startAndLoad());
    server.stop();
    serve("self_signed.pem");
    server.listen();
    privateCopy("self_signed.pem", "ca.pem");
    const auto before = source->freshness().asOf;
    ASSERT_TRUE(passTimeUntil([&] { return source->freshness().asOf > before; })) << reason();
}

TEST_F(TlsFaults, aFileMetHalfWrittenLeavesWhatWasReadBefore)
{
    serve("good.pem");
    connection.caFile = privateCopy("authority.pem", "ca.pem").toStdString();
    ASSERT_TRUE(startAndLoad());
    QFile half(QString::fromStdString(connection.caFile));
    ASSERT_TRUE(half.open(QIODevice::WriteOnly | QIODevice::Truncate));
    half.write("-----BEGIN CERTI");
    half.close();
    const auto before = source->freshness().asOf;
    EXPECT_TRUE(passTimeUntil([&] { return source->freshness().asOf > before; })) << reason();
}

/// Connections that show a certificate of their own.
class ClientCertificates : public TlsFaults {
protected:
    ClientCertificates()
    {
        connection.caFile = certificateFile("authority.pem").toStdString();
        server.wantClientsOf(certificate("client_authority.pem"));
        serve("good.pem");
    }
    /// A server that tells clients by TLS alerts why it rejects them.
    [[nodiscard]] bool startStrictServer(const QStringList& options)
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("openssl"));
        if (program.isEmpty())
            return false;
        strict.setProcessChannelMode(QProcess::MergedChannels);
        const QStringList usual{QStringLiteral("s_server"), QStringLiteral("-accept"),
            QStringLiteral("127.0.0.1:0"), QStringLiteral("-cert"), certificateFile("good.pem"),
            QStringLiteral("-key"), certificateFile("server_key.pem"), QStringLiteral("-CAfile"),
            certificateFile("client_authority.pem"), QStringLiteral("-Verify"), QStringLiteral("2"),
            QStringLiteral("-verify_return_error")};
        strict.start(program, usual + options);
        QByteArray said;
        const bool listens = waitUntil([&] {
            said += strict.readAll();
            return said.contains('\n') && said.contains("ACCEPT 127.0.0.1:");
        });
        const QByteArray port = said.mid(said.indexOf("ACCEPT ") + 7).split('\n').first();
        connection.address = "https://" + port.toStdString();
        return listens;
    }
    void TearDown() override
    {
        strict.kill();
        strict.waitForFinished();
    }
    QProcess strict;
};

TEST_F(ClientCertificates, areShownToTheServerThatWantsOne)
{
    showCertificate("client.pem");
    ASSERT_TRUE(startAndLoad()) << reason();
    EXPECT_EQ(server.requests.at(0).client, certificate("client.pem"));
}

TEST_F(ClientCertificates, mayLieInOneFileWithTheirKey)
{
    connection.clientCertificateFile = privateCopy("client.pem", "both.pem").toStdString();
    QFile key(certificateFile("client_key.pem"));
    QFile both(QString::fromStdString(connection.clientCertificateFile));
    ASSERT_TRUE(key.open(QIODevice::ReadOnly));
    ASSERT_TRUE(both.open(QIODevice::Append));
    both.write(key.readAll());
    both.close();
    EXPECT_TRUE(startAndLoad()) << reason();
}

TEST_F(ClientCertificates, areReadAgainWhenTheyAreReplaced)
{
    showCertificate("client_expired.pem");
    ASSERT_TRUE(startAndFail());
    privateCopy("client.pem", "client.pem");
    ASSERT_TRUE(recorded->states.back().nextAttempt.has_value());
    scheduler->advance(*recorded->states.back().nextAttempt - scheduler->now());
    EXPECT_TRUE(waitUntil([&] { return recorded->ids() == Strings{"A"}; })) << reason();
}

TEST_F(ClientCertificates, aCommandShowsTheOneThatLiesThereNow)
{
    showCertificate("client.pem");
    HttpClient client(httpAccessOf(connection), scheduler);
    answer("/api/command", [](const Request&, const Peer& peer) { peer.json("{}"); });
    for (const char* name : {"client.pem", "client_stranger.pem", "client.pem"}) {
        privateCopy(name, "client.pem");
        std::optional<HttpResult> result;
        auto* exchange =
            client.send({server.url(QStringLiteral("/api/command")), {}, "{}", {}, false});
        QObject::connect(exchange, &HttpExchange::finished, exchange,
            [&](const HttpResult& one) { result = one; });
        ASSERT_TRUE(waitUntil([&] { return result.has_value(); }));
        EXPECT_EQ(result->has_value(), QByteArray(name) == "client.pem") << name;
    }
    EXPECT_EQ(server.count("POST", "/api/command"), 2);
}

TEST_F(ClientCertificates, keysThatCannotBeUsedAreSaid)
{
    const struct {
        const char* key;
        QFileDevice::Permissions permissions;
        const char* sentence;
    } cases[]{
        {"client_key_protected.pem", QFileDevice::ReadOwner, "protected by a passphrase"},
        {"client_key.pem", QFileDevice::ReadOwner | QFileDevice::ReadOther, "mode to 0600"},
        {"client.pem", QFileDevice::ReadOwner, "contains no usable private key"},
        {"client.pem", QFileDevice::ReadOwner | QFileDevice::ReadOther,
            "contains no usable private key"},
    };
    for (const auto& one : cases) {
        showCertificate("client.pem", one.key);
        ASSERT_TRUE(QFile::setPermissions(
            QString::fromStdString(connection.clientKeyFile), one.permissions));
        ASSERT_TRUE(startAndFail());
        EXPECT_NE(reason().find(one.sentence), std::string::npos) << reason();
        ASSERT_TRUE(QFile::setPermissions(QString::fromStdString(connection.clientKeyFile),
            QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    }
    connection.clientCertificateFile = folder.filePath(QStringLiteral("absent")).toStdString();
    ASSERT_TRUE(startAndFail());
    EXPECT_NE(reason().find("client certificate file cannot be used"), std::string::npos)
        << reason();
    EXPECT_EQ(server.connections, 0);
}

TEST_F(ClientCertificates, aKeyOfAnotherCertificateIsSaid)
{
    showCertificate("client.pem", "server_key.pem");
    ASSERT_TRUE(startAndFail());
    EXPECT_NE(reason().find("do not match"), std::string::npos) << reason();
}

TEST_F(ClientCertificates, whatTheServerDoesNotLikeIsSaid)
{
    const struct {
        const char* shown; ///< null: none
        const char* sentence;
    } cases[]{
        {nullptr, "requires a client certificate"},
        {"client_expired.pem", "client certificate of this connection has expired"},
        {"client_stranger.pem", "does not trust the authority that issued the client certificate"},
    };
    for (const char* version : {"-tls1_2", "-tls1_3"}) {
        if (!startStrictServer({QLatin1String(version)}))
            GTEST_SKIP() << "there is no openssl here";
        for (const auto& one : cases) {
            connection.clientCertificateFile.clear();
            if (one.shown != nullptr)
                showCertificate(one.shown);
            ASSERT_TRUE(startAndFail());
            EXPECT_EQ(recorded->loads[0]->code, ErrorCode::Insecure);
            EXPECT_NE(reason().find(one.sentence), std::string::npos) << version << reason();
        }
        strict.kill();
        strict.waitForFinished();
    }
}

TEST_F(ClientCertificates, anOldVersionOfTlsIsSaid)
{
    if (!startStrictServer({QStringLiteral("-tls1_1"), QStringLiteral("-cipher"),
            QStringLiteral("ALL:@SECLEVEL=0")}))
        GTEST_SKIP() << "there is no openssl here";
    ASSERT_TRUE(startAndFail());
    EXPECT_EQ(recorded->loads[0]->code, ErrorCode::Insecure);
    EXPECT_NE(reason().find("at least 1.2 is required"), std::string::npos) << reason();
}

TEST_F(TlsFaults, aSilentHandshakeTimesOut)
{
    useScheme("https");
    server.onConnection = [](const Peer&) { return true; };
    start();
    ASSERT_TRUE(waitUntil([&] { return server.connections == 1; }));
    scheduler->advance(Milliseconds(10'000));
    ASSERT_EQ(recorded->loads.size(), 1U);
    EXPECT_EQ(recorded->loads[0]->code, ErrorCode::Timeout);
}

TEST_F(TlsFaults, aFileOfAuthoritiesThatHoldsNoneIsSaid)
{
    serve("good.pem");
    connection.caFile = certificateFile("server_key.pem").toStdString();
    ASSERT_TRUE(startAndFail());
    EXPECT_EQ(recorded->loads[0]->code, ErrorCode::Insecure);
    EXPECT_EQ(server.connections, 0);
}

TEST_F(TlsFaults, aCommandIsOnTheWireOnceOverTlsToo)
{
    serve("good.pem");
    connection.caFile = certificateFile("authority.pem").toStdString();
    HttpClient client(httpAccessOf(connection), scheduler);
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
