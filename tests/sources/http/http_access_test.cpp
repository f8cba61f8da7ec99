// SPDX-License-Identifier: GPL-3.0-or-later
// What a server is reached by, beyond what a REST connection has.
#include "http/http_access.h"

#include "fault_server.h"
#include "http/http_client.h"
#include "http/http_exchange.h"
#include "manual_scheduler.h"
#include "project_paths.h"

#include <QFile>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

namespace sources {

namespace {

using deployment::ErrorCode;
using test_support::FaultServer;
using test_support::ManualScheduler;
using Request = FaultServer::Request;
using Peer = FaultServer::Peer;

QString pemPath(const char* name)
{
    return QStringLiteral(PROJECT_SOURCE_DIR "/tests/faults/certificates/") + QLatin1String(name);
}

QByteArray pemText(const char* name)
{
    QFile file(pemPath(name));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
    return file.readAll();
}

class HttpAccessTest : public testing::Test {
protected:
    HttpAccessTest()
    {
        m_server.handler = [](const Request&, const Peer& peer) { peer.json("[]"); };
        m_access.baseUrl = m_server.url();
    }
    void serve(const char* certificate)
    {
        m_server.useTls(
            QSslCertificate(pemText(certificate)), QSslKey(pemText("server_key.pem"), QSsl::Ec));
        m_access.baseUrl = m_server.url();
    }
    HttpResult ask()
    {
        HttpClient client(m_access, m_scheduler);
        client.setAuthorization(m_authorization);
        std::optional<HttpResult> result;
        auto* exchange = client.send({m_access.baseUrl, {}, {}, {}, false});
        QObject::connect(exchange, &HttpExchange::finished, exchange,
            [&](const HttpResult& one) { result = one; });
        EXPECT_TRUE(QTest::qWaitFor([&] { return result.has_value(); }));
        return result.value_or(tl::unexpected(HttpFailure{}));
    }
    std::string refusal()
    {
        const HttpResult result = ask();
        return result ? "none" : result.error().error.message.toEnglish();
    }

    FaultServer m_server;
    HttpAccess m_access;
    std::shared_ptr<Authorization> m_authorization = std::make_shared<Authorization>();
    std::shared_ptr<ManualScheduler> m_scheduler = std::make_shared<ManualScheduler>();
};

TEST_F(HttpAccessTest, fieldsOfItsOwnGoAlongAndMayComeSeveralTimes)
{
    m_access.headers = {{"Impersonate-User", "ops@example.com"}, {"Impersonate-Group", "ops"},
        {"Impersonate-Group", "on call"}, {"Impersonate-Group", "x, y"}};
    ASSERT_TRUE(ask());
    const QByteArray& head = m_server.requests.at(0).head;
    EXPECT_EQ(m_server.requests[0].header("impersonate-user"), "ops@example.com");
    for (const char* line : {"\r\nImpersonate-Group: ops\r\n", "\r\nImpersonate-Group: on call\r\n",
             "\r\nImpersonate-Group: x, y\r\n"})
        EXPECT_EQ(head.toLower().count(QByteArray(line).toLower()), 1) << head.toStdString();
}

TEST_F(HttpAccessTest, fieldsOfItsOwnDoNotGoToAnotherServer)
{
    FaultServer other;
    other.handler = [](const Request&, const Peer& peer) { peer.json("[]"); };
    m_access.headers = {{"Impersonate-User", "ops"}};
    HttpClient client(m_access, m_scheduler);
    std::optional<HttpResult> result;
    auto* exchange = client.send({other.url(), {}, {}, {}, false});
    QObject::connect(
        exchange, &HttpExchange::finished, exchange, [&](const HttpResult& one) { result = one; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return result.has_value(); }));
    EXPECT_EQ(other.requests.at(0).header("impersonate-user"), "");
}

TEST_F(HttpAccessTest, aFieldThatWouldBreakTheLineIsNotSent)
{
    for (const char* bad : {"a\r\nX-Evil: 1", "a\nb", "a\rb"}) {
        m_access.headers = {{"Impersonate-Group", "ops"}, {"Impersonate-Group", bad}};
        const auto result = ask();
        ASSERT_FALSE(result.has_value()) << bad;
        EXPECT_EQ(result.error().error.code, ErrorCode::BadFormat);
        EXPECT_FALSE(result.error().maybeSent && m_server.connections > 0);
    }
    EXPECT_EQ(m_server.connections, 0);
}

TEST_F(HttpAccessTest, anObstacleIsSaidAndNothingIsSent)
{
    m_access.obstacle = deployment::simpleError(ErrorCode::Insecure, "This is why.");
    EXPECT_EQ(refusal(), "This is why.");
    EXPECT_EQ(m_server.connections, 0);
}

TEST_F(HttpAccessTest, certificatesMayBeTexts)
{
    serve("good.pem");
    m_server.wantClientsOf(QSslCertificate(pemText("client_authority.pem")));
    m_access.authorities.text = pemText("authority.pem");
    m_access.certificate.text = pemText("client.pem");
    m_access.key.text = pemText("client_key.pem");
    ASSERT_TRUE(ask()) << refusal();
    EXPECT_EQ(m_server.requests.at(0).client, QSslCertificate(pemText("client.pem")));
}

TEST_F(HttpAccessTest, textsThatAreNoneAreSaid)
{
    serve("good.pem");
    m_access.authorities.text = "no PEM";
    EXPECT_EQ(refusal(), "The CA certificate of this connection is no certificate (PEM).");
    m_access.authorities.text = pemText("authority.pem");
    m_access.certificate.text = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    EXPECT_EQ(refusal(), "The client certificate of this connection is no certificate (PEM).");
    m_access.certificate.text = pemText("client.pem");
    m_access.key.text = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    EXPECT_NE(refusal().find("no usable private key"), std::string::npos);
    m_access.key.text = pemText("client_key_protected.pem");
    EXPECT_NE(refusal().find("protected by a passphrase"), std::string::npos);
    EXPECT_TRUE(m_server.requests.empty());
}

TEST_F(HttpAccessTest, aKeyFileThatOthersCanReadIsTakenWhereThatIsAllowed)
{
    const QTemporaryDir folder;
    m_access.key.file = folder.filePath(QStringLiteral("key"));
    ASSERT_TRUE(QFile::copy(pemPath("client_key.pem"), m_access.key.file));
    QFile(m_access.key.file)
        .setPermissions(QFileDevice::ReadOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther);
    serve("good.pem");
    m_access.authorities.text = pemText("authority.pem");
    m_access.certificate.text = pemText("client.pem");
    EXPECT_NE(refusal().find("0600"), std::string::npos);
    m_access.allowsSharedKeyFile = true;
    EXPECT_TRUE(ask()) << refusal();
}

TEST_F(HttpAccessTest, onlyTheGivenAuthoritiesCount)
{
    serve("self_signed.pem");
    m_access.authorities.text = pemText("authority.pem");
    for (const bool only : {false, true}) {
        m_access.onlyThoseAuthorities = only;
        EXPECT_NE(refusal().find("not trusted here"), std::string::npos);
    }
    m_access.authorities.text = pemText("self_signed.pem");
    EXPECT_TRUE(ask()) << refusal();
}

TEST_F(HttpAccessTest, theNameThatIsCheckedMayBeAnother)
{
    serve("wrong_host.pem"); // for example.com
    m_access.authorities.text = pemText("authority.pem");
    EXPECT_NE(refusal().find("another name (example.com)"), std::string::npos);
    m_access.peerName = QStringLiteral("example.com");
    EXPECT_TRUE(ask()) << refusal();
    serve("good.pem");
    EXPECT_NE(refusal().find("another name"), std::string::npos) << refusal();
}

TEST_F(HttpAccessTest, verificationIsLeftOutOnlyWhereThatIsSaid)
{
    for (const char* certificate : {"good.pem", "wrong_host.pem", "expired.pem"}) {
        serve(certificate);
        m_access.verifiesPeer = true;
        EXPECT_NE(refusal(), "none");
        m_access.verifiesPeer = false;
        EXPECT_TRUE(ask()) << refusal();
    }
}

TEST_F(HttpAccessTest, aProxyOfItsOwnIsUsedForThisMachineToo)
{
    FaultServer proxy;
    proxy.handler = [](const Request&, const Peer& peer) { peer.json("[1]"); };
    m_access.baseUrl = QUrl(QStringLiteral("http://cluster.test/api"));
    m_access.proxy = QUrl(QStringLiteral("http://ops:p%40ss@127.0.0.1:%1").arg(proxy.port()));
    const auto result = ask();
    ASSERT_TRUE(result.has_value()) << refusal();
    EXPECT_EQ(result->body, "[1]");
    EXPECT_EQ(proxy.requests.at(0).header("proxy-authorization"),
        "Basic " + QByteArray("ops:p@ss").toBase64());
    EXPECT_EQ(m_authorization->redactor()->redacted("a p@ss"), "a ***");
    proxy.stop();
    EXPECT_NE(refusal().find("Check the proxy that is set for this connection"), std::string::npos)
        << refusal();
    proxy.listen();
    proxy.handler = [](const Request&, const Peer& peer) { peer.reply(407, "who?"); };
    EXPECT_NE(refusal().find("(status 407)"), std::string::npos) << refusal();
}

TEST_F(HttpAccessTest, proxiesThatCannotBeUsedAreRefusedInWords)
{
    m_access.proxy = QUrl(QStringLiteral("https://ops:s3cret@proxy.test:3128"));
    EXPECT_NE(refusal().find("over https, which is not supported"), std::string::npos);
    m_access.proxy = QUrl(QStringLiteral("ftp://ops:s3cret@proxy.test"));
    EXPECT_NE(refusal().find("is invalid"), std::string::npos);
    m_access.proxy = QUrl(QStringLiteral("http://"));
    EXPECT_NE(refusal().find("is invalid"), std::string::npos);
    EXPECT_EQ(refusal().find("s3cret"), std::string::npos);
    EXPECT_EQ(m_server.connections, 0);
}

} // namespace

} // namespace sources
