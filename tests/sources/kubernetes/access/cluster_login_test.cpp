// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/access/login_fixture.h"

namespace sources {

namespace {

using testing::HasSubstr;

class ClusterLoginTest : public LoginFixture { };

TEST_F(ClusterLoginTest, aTokenIsSentAndNeverShown)
{
    cluster.token = "T0P-SECRET";
    ASSERT_TRUE(ask()) << refusal();
    ASSERT_TRUE(ask("{}"));
    EXPECT_EQ(sent(0), "Bearer T0P-SECRET");
    EXPECT_EQ(sent(1), "Bearer T0P-SECRET");
    EXPECT_EQ(redactor->redacted("a T0P-SECRET b"), "a *** b");
}

TEST_F(ClusterLoginTest, userAndPasswordAreBasic)
{
    cluster.userName = "ops";
    cluster.password = "p:w";
    ASSERT_TRUE(ask()) << refusal();
    EXPECT_EQ(sent(0), "Basic " + QByteArray("ops:p:w").toBase64());
}

TEST_F(ClusterLoginTest, noCredentialsAreNoError)
{
    ASSERT_TRUE(ask()) << refusal();
    EXPECT_EQ(sent(0), "");
    EXPECT_FALSE(login->authorization->needsAny());
}

TEST_F(ClusterLoginTest, aClientCertificateMayComeWithAToken)
{
    server.wantClientsOf(QSslCertificate(pem("client_authority.pem")));
    cluster.clientCertificate.data = pem("client.pem").toStdString();
    cluster.clientKey.data = pem("client_key.pem").toStdString();
    cluster.token = "T0P-SECRET";
    ASSERT_TRUE(ask()) << refusal();
    EXPECT_EQ(server.requests.at(0).client, QSslCertificate(pem("client.pem")));
    EXPECT_EQ(sent(0), "Bearer T0P-SECRET");
}

TEST_F(ClusterLoginTest, aTokenFileIsReadAgainFromTimeToTime)
{
    put("token", " one \n");
    cluster.token = "static";
    cluster.tokenFile = path("token").toStdString();
    ASSERT_TRUE(ask()) << refusal();
    put("token", "two");
    scheduler->advance(deployment::Milliseconds(49'999));
    ASSERT_TRUE(ask());
    scheduler->advance(deployment::Milliseconds(1));
    ASSERT_TRUE(ask());
    EXPECT_EQ(sent(0), "Bearer one");
    EXPECT_EQ(sent(1), "Bearer one");
    EXPECT_EQ(sent(2), "Bearer two");
    put("token", "three");
    ASSERT_TRUE(ask("{}"));
    EXPECT_EQ(sent(3), "Bearer three") << "a command takes what lies there now";
}

TEST_F(ClusterLoginTest, aTokenFileIsReadAgainAfterARefusal)
{
    put("token", "old");
    cluster.tokenFile = path("token").toStdString();
    server.handler = [&](const FaultServer::Request& request, const FaultServer::Peer& peer) {
        if (request.header("authorization") == "Bearer new")
            peer.json("{}");
        else
            peer.reply(401, "{}");
    };
    start();
    const auto first = ask();
    ASSERT_TRUE(first && first->status == 401);
    EXPECT_EQ(server.requests.size(), 1U) << "the same token is not sent twice";
    put("token", "new");
    const auto second = ask();
    ASSERT_TRUE(second);
    EXPECT_EQ(second->status, 200);
    EXPECT_EQ(server.requests.size(), 3U);
}

TEST_F(ClusterLoginTest, theTokenBesideAFileCountsOnlyWhileItCannotBeRead)
{
    cluster.tokenFile = path("token").toStdString();
    EXPECT_THAT(refusal(), HasSubstr("cannot be read or is empty"));
    EXPECT_TRUE(server.requests.empty());
    client.reset();
    cluster.token = "static";
    ASSERT_TRUE(ask()) << refusal();
    EXPECT_EQ(sent(0), "Bearer static");
    put("token", "from-file");
    scheduler->advance(deployment::Milliseconds(50'000));
    ASSERT_TRUE(ask());
    EXPECT_EQ(sent(1), "Bearer from-file");
    put("token", "");
    scheduler->advance(deployment::Milliseconds(50'000));
    ASSERT_TRUE(ask());
    EXPECT_EQ(sent(2), "Bearer from-file") << "a file that is just being written";
}

TEST_F(ClusterLoginTest, impersonationIsInTheHead)
{
    cluster.impersonation = {"ops@example.com", "12", {"ops", "on call"},
        {{"Why", "a"}, {"Why", "b"}, {"acme.com/Größe", "x"}}};
    ASSERT_TRUE(ask()) << refusal();
    const QByteArray head = server.requests.at(0).head;
    for (const char* line : {"Impersonate-User: ops@example.com", "Impersonate-Uid: 12",
             "Impersonate-Group: ops", "Impersonate-Group: on call", "Impersonate-Extra-Why: a",
             "Impersonate-Extra-Why: b", "Impersonate-Extra-acme.com%2FGr%C3%B6%C3%9Fe: x"})
        EXPECT_TRUE(head.contains(QByteArray("\r\n") + line + "\r\n"))
            << line << head.toStdString();
    ASSERT_EQ(login->warnings.size(), 1U);
    EXPECT_EQ(login->warnings[0].toEnglish(), "Acting as ops@example.com.");
}

TEST_F(ClusterLoginTest, whatIsUnsafeIsSaidForAsLongAsItLasts)
{
    cluster.skipsVerification = true;
    cluster.withholdsCredentials = true;
    start();
    ASSERT_EQ(login->warnings.size(), 2U);
    EXPECT_THAT(login->warnings[0].toEnglish(), HasSubstr("insecure-skip-tls-verify"));
    EXPECT_THAT(login->warnings[1].toEnglish(), HasSubstr("plain http"));
}

TEST_F(ClusterLoginTest, onlyTheAuthorityOfTheClusterCountsAndTheNameMayBeAnother)
{
    cluster.authority.data = pem("client_authority.pem").toStdString();
    EXPECT_THAT(refusal(), HasSubstr("not trusted here"));
    client.reset();
    cluster.authority.data = pem("authority.pem").toStdString();
    cluster.tlsServerName = "example.com";
    EXPECT_THAT(refusal(), HasSubstr("another name"));
    server.useTls(QSslCertificate(pem("wrong_host.pem")), QSslKey(pem("server_key.pem"), QSsl::Ec));
    client.reset();
    EXPECT_TRUE(ask()) << refusal();
}

TEST_F(ClusterLoginTest, addressesAndProxiesThatCannotBeUsedAreSaidBeforeAnythingIsSent)
{
    const struct {
        const char* server;
        const char* proxy;
        const char* said;
    } cases[]{{"https://", "", "is none"}, {"https://ops:T0P@c.test", "", "user name or password"},
        {"https://c.test", "https://p.test:3128", "over https"},
        {"https://c.test", "nonsense", "is invalid"}};
    for (const auto& each : cases) {
        cluster.server = each.server;
        cluster.proxyUrl = each.proxy;
        client.reset();
        EXPECT_THAT(refusal(), HasSubstr(each.said)) << each.server;
    }
}

TEST_F(ClusterLoginTest, compressionMayBeDeclined)
{
    ASSERT_TRUE(ask());
    EXPECT_THAT(server.requests[0].header("accept-encoding").toStdString(), HasSubstr("gzip"));
    cluster.disablesCompression = true;
    client.reset();
    ASSERT_TRUE(ask());
    EXPECT_EQ(server.requests[1].header("accept-encoding"), "identity");
}

} // namespace

} // namespace sources
