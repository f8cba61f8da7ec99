// SPDX-License-Identifier: GPL-3.0-or-later
// Proxies that the environment names: what is sent to them, and what is said when they fail. No
// host here can be reached but through them.
#include "deploy/sources/http/authorization.h"

#include "fault_server.h"
#include "http/http_client.h"
#include "http/http_exchange.h"
#include "http/messages/http_errors.h"
#include "manual_scheduler.h"
#include "project_paths.h"
#include "source_recorder.h"

#include <QFile>
#include <QSslKey>

#include <gtest/gtest.h>

namespace sources {

namespace {

using deployment::ErrorCode;
using deployment::Milliseconds;
using test_support::FaultServer;
using test_support::ManualScheduler;
using Request = FaultServer::Request;
using Peer = FaultServer::Peer;

constexpr auto password = "p@ss:w/rd";
constexpr auto encodedPassword = "p%40ss%3Aw%2Frd";

class ProxyFaults : public testing::Test {
protected:
    ProxyFaults()
    {
        m_connection.allowInsecureHttp = true;
        m_proxy.handler = [](const Request&, const Peer& peer) { peer.json("[]"); };
    }
    ~ProxyFaults() override
    {
        for (const QByteArray& name : m_variables)
            qunsetenv(name.constData());
    }
    void set(const QByteArray& name, const QByteArray& value)
    {
        m_variables.push_back(name);
        qputenv(name.constData(), value);
    }
    [[nodiscard]] QByteArray proxy(const QByteArray& user = {}) const
    {
        return "http://" + user + "127.0.0.1:" + QByteArray::number(m_proxy.port());
    }
    [[nodiscard]] std::string proxyHost() const
    {
        return "127.0.0.1:" + std::to_string(m_proxy.port());
    }
    HttpResult ask(const char* address, std::optional<QByteArray> body = std::nullopt)
    {
        m_connection.address = address;
        m_client = std::make_unique<HttpClient>(httpAccessOf(m_connection), m_scheduler);
        m_client->setAuthorization(m_authorization);
        std::optional<HttpResult> result;
        auto* exchange = m_client->send({m_client->baseUrl(), {}, std::move(body), {}, false});
        QObject::connect(exchange, &HttpExchange::finished, exchange,
            [&](const HttpResult& one) { result = one; });
        EXPECT_TRUE(waitUntil([&] {
            if (m_timePasses)
                m_scheduler->advance(Milliseconds(500));
            return result.has_value();
        }));
        return result.value_or(HttpResult());
    }
    std::string said(const char* address)
    {
        const HttpResult result = ask(address);
        const std::string text = result ? errorOf(*result).message.toEnglish()
                                        : result.error().error.message.toEnglish();
        const std::string cause = result ? "" : result.error().error.cause;
        EXPECT_EQ((text + cause).find(password), std::string::npos) << text;
        EXPECT_EQ((text + cause).find(encodedPassword), std::string::npos) << text;
        return text;
    }

    FaultServer m_proxy;
    Connection m_connection;
    std::shared_ptr<ManualScheduler> m_scheduler = std::make_shared<ManualScheduler>();
    std::shared_ptr<Authorization> m_authorization = std::make_shared<Authorization>();
    std::unique_ptr<HttpClient> m_client;
    std::vector<QByteArray> m_variables;
    bool m_timePasses = false;
};

FaultServer::Handler answers(int status, const FaultServer::Headers& headers = {})
{
    return [=](const Request&, const Peer& peer) {
        peer.reply(status, "<html>a proxy</html>", headers);
    };
}

/// Wants a user, and lets through with the right one.
FaultServer::Handler guarded(const FaultServer::Handler& behind)
{
    return [behind](const Request& request, const Peer& peer) {
        const QByteArray right = "Basic " + QByteArray("ops:" + QByteArray(password)).toBase64();
        if (request.header("proxy-authorization") == right)
            behind(request, peer);
        else
            peer.reply(407, "who?", {{"Proxy-Authenticate", "Basic realm=\"gate\""}});
    };
}

TEST_F(ProxyFaults, userAndPasswordGoToTheProxyWithTheFirstRequest)
{
    m_proxy.handler = guarded([](const Request&, const Peer& peer) { peer.json("[]"); });
    set("http_proxy", proxy(QByteArray("ops:") + encodedPassword + '@'));
    const auto read = ask("http://deploy.test/api");
    ASSERT_TRUE(read && read->isSuccess());
    const auto sent = ask("http://deploy.test/api", "{}");
    ASSERT_TRUE(sent && sent->isSuccess()) << "a command has one attempt";
    EXPECT_EQ(m_proxy.requests.size(), 2U);
    EXPECT_EQ(m_proxy.requests.back().target, "http://deploy.test/api");
}

TEST_F(ProxyFaults, userAndPasswordOpenATunnelToo)
{
    QFile key(QStringLiteral(PROJECT_SOURCE_DIR "/tests/faults/certificates/server_key.pem"));
    ASSERT_TRUE(key.open(QIODevice::ReadOnly));
    m_proxy.handler = guarded(answers(502));
    set("https_proxy", proxy(QByteArray("ops:") + encodedPassword + '@'));
    EXPECT_EQ(said("https://deploy.test/api"),
        "The proxy " + proxyHost() + " could not connect to deploy.test.")
        << "it came past the guard";
    EXPECT_EQ(m_proxy.requests.back().method, "CONNECT");
    for (const Request& request : m_proxy.requests)
        EXPECT_EQ(request.header("authorization"), "") << "that is for the server alone";
}

TEST_F(ProxyFaults, aProxyThatWantsAUserSaysHowToGiveOne)
{
    m_proxy.handler = guarded(answers(200));
    set("http_proxy", proxy());
    set("https_proxy", proxy());
    for (const char* address : {"http://deploy.test/api", "https://deploy.test/api"}) {
        const std::string text = said(address);
        EXPECT_EQ(text.find("The proxy " + proxyHost() + " requires a user name and password"), 0U)
            << text;
        EXPECT_NE(text.find("host: user:password@host:port"), std::string::npos);
    }
    const auto sent = ask("http://deploy.test/api", "{}");
    ASSERT_FALSE(sent.has_value());
    EXPECT_FALSE(sent.error().maybeSent) << "the server has not seen it";
}

TEST_F(ProxyFaults, aProxyThatDoesNotSayHowItWantsAUserIsUnderstood)
{
    m_proxy.handler = [](const Request&, const Peer& peer) { peer.reply(407, "<html>"); };
    set("http_proxy", proxy());
    set("https_proxy", proxy());
    for (const char* address : {"http://deploy.test/api", "https://deploy.test/api"})
        EXPECT_EQ(
            said(address).find("The proxy " + proxyHost() + " requires a user name and password"),
            0U)
            << said(address);
}

TEST_F(ProxyFaults, ourOwnAdvicePassesTheRedactorWhole)
{
    m_proxy.handler = guarded(answers(200));
    set("http_proxy", proxy());
    for (int times = 0; times < 2; ++times) {
        const std::string advice = said("http://deploy.test/api");
        EXPECT_EQ(deployment::Redactor().redacted(std::string_view(advice)), advice);
        set("http_proxy", "gopher://x");
    }
}

TEST_F(ProxyFaults, aProxyThatRefusesTheUserSaysSo)
{
    m_proxy.handler = guarded(answers(200));
    set("all_proxy", proxy("ops:wrong@"));
    EXPECT_EQ(
        said("http://deploy.test/api").find("The proxy " + proxyHost() + " rejected the user name"),
        0U);
    EXPECT_EQ(said("https://deploy.test/api"),
        "The proxy " + proxyHost()
            + " rejected the user name and password from the environment variables (status 407).");
    EXPECT_LE(m_proxy.requests.size(), 2U) << "an account is soon locked";
}

/// Qt would answer it thousands of times a second, each a failing log-in, and say nothing.
TEST_F(ProxyFaults, aTunnelThatTheProxyWantsAnotherLogInForIsNotTriedAgainAndAgain)
{
    QByteArray challenge;
    m_proxy.handler = [&challenge](const Request&, const Peer& peer) {
        peer.reply(407, "", {{"Proxy-Authenticate", challenge}});
    };
    for (const QByteArray& given : {QByteArray(), QByteArray("ops:secret@")}) {
        set("https_proxy", proxy(given));
        for (const char* asked : {"NTLM", "Negotiate", "Negotiate, NTLM",
                 "NTLM TlRMTVNTUAACAAAADAAMADgAAAAFgomiASNFZ4mrze8AAAAAAAAAAAAAAAAAAAAA"}) {
            challenge = asked;
            const auto before = m_proxy.requests.size();
            const QByteArray named = QByteArray(asked).startsWith("NTLM") ? "NTLM" : asked;
            EXPECT_EQ(said("https://deploy.test/api"),
                "The proxy " + proxyHost() + " wants a log-in by “" + named.toStdString()
                    + "” (status 407), which is not supported. It can be given a user name and a "
                      "password by Basic or Digest.")
                << asked;
            EXPECT_EQ(m_proxy.requests.size() - before, 1U);
        }
    }
}

TEST_F(ProxyFaults, aProxyThatTakesBasicBesidesOthersIsGivenIt)
{
    m_proxy.handler = [](const Request& request, const Peer& peer) {
        if (request.header("proxy-authorization") == "Basic b3BzOnJpZ2h0")
            peer.reply(502, "");
        else
            peer.reply(407, "",
                {{"Proxy-Authenticate", "NTLM"}, {"Proxy-Authenticate", "Basic realm=\"gate\""}});
    };
    set("https_proxy", proxy("ops:right@"));
    EXPECT_EQ(said("https://deploy.test/api"),
        "The proxy " + proxyHost() + " could not connect to deploy.test.");
    EXPECT_LE(m_proxy.requests.size(), 2U);
    set("https_proxy", proxy("ops:wrong@"));
    EXPECT_EQ(said("https://deploy.test/api").find("The proxy " + proxyHost() + " rejected"), 0U);
    EXPECT_LE(m_proxy.requests.size(), 3U);
}

TEST_F(ProxyFaults, aProxyThatTakesDigestAloneIsGivenIt)
{
    m_proxy.handler = [](const Request& request, const Peer& peer) {
        if (request.header("proxy-authorization").startsWith("Digest "))
            peer.reply(502, "");
        else
            peer.reply(407, "",
                {{"Proxy-Authenticate", "Digest realm=\"gate\", nonce=\"1\", qop=\"auth\""}});
    };
    set("https_proxy", proxy("ops:right@"));
    EXPECT_EQ(said("https://deploy.test/api"),
        "The proxy " + proxyHost() + " could not connect to deploy.test.");
    set("https_proxy", proxy());
    EXPECT_EQ(said("https://deploy.test/api")
                  .find("The proxy " + proxyHost() + " requires a user name and password"),
        0U);
}

TEST_F(ProxyFaults, aProxyThatWantsNoPasswordIsNotSaidToHaveRefusedOne)
{
    QByteArray challenge;
    m_proxy.handler = [&challenge](const Request&, const Peer& peer) {
        peer.reply(407, "", {{"Proxy-Authenticate", challenge}});
    };
    for (const QByteArray& given : {QByteArray(), QByteArray("ops:secret@")}) {
        set("http_proxy", proxy(given));
        for (const auto& [asked, named] : {std::pair("NTLM", "NTLM"), {"Negotiate", "Negotiate"},
                 {"Negotiate, NTLM", "Negotiate, NTLM"},
                 {"Digest realm=\"basic\", nonce=\"1\"", "Digest"}}) {
            challenge = asked;
            EXPECT_EQ(said("http://deploy.test/api"),
                "The proxy " + proxyHost() + " wants a log-in by “" + named
                    + "” (status 407). For addresses with http:// it can be given nothing but a "
                      "user name and a password.")
                << asked;
            const std::string text = said("http://deploy.test/api");
            EXPECT_EQ(deployment::Redactor().redacted(std::string_view(text)), text)
                << "it is no secret";
        }
        challenge = "NTLM, basic realm=\"x\"";
        EXPECT_EQ(said("http://deploy.test/api").find("wants a log-in"), std::string::npos);
    }
}

TEST_F(ProxyFaults, noProxyWithAStarGoesPastIt)
{
    set("all_proxy", proxy());
    set("no_proxy", "*");
    EXPECT_EQ(said("http://no-such-host.invalid/api"), "Host no-such-host.invalid not found.");
    EXPECT_EQ(m_proxy.connections, 0);
}

TEST_F(ProxyFaults, aProxyThatIsNotThereIsNamed)
{
    m_proxy.stop();
    set("all_proxy", proxy());
    for (const char* address : {"http://deploy.test/api", "https://deploy.test/api"})
        EXPECT_EQ(said(address).find("The proxy " + proxyHost()), 0U) << said(address);
    set("all_proxy", "socks5://127.0.0.1:" + QByteArray::number(m_proxy.port()));
    EXPECT_EQ(said("http://deploy.test/api").find("The proxy"), 0U)
        << said("http://deploy.test/api");
}

TEST_F(ProxyFaults, anAnswerThatMayBeTheProxysIsSaidToBe)
{
    set("all_proxy", proxy());
    for (const int status : {403, 500, 502, 503, 504}) {
        m_proxy.handler = answers(status);
        EXPECT_EQ(said("http://deploy.test/api"),
            "The server or the proxy " + proxyHost() + " returned status " + std::to_string(status)
                + ".");
    }
    for (const int status : {500, 502, 503, 504}) {
        m_proxy.handler = answers(status);
        EXPECT_EQ(said("https://deploy.test/api"),
            "The proxy " + proxyHost() + " could not connect to deploy.test.")
            << status;
    }
    m_proxy.handler = answers(403);
    EXPECT_EQ(said("https://deploy.test/api")
                  .find("The proxy " + proxyHost() + " refused the connection to deploy.test."),
        0U);
}

TEST_F(ProxyFaults, silenceMayBeTheProxys)
{
    m_proxy.handler = [](const Request&, const Peer&) {};
    set("all_proxy", proxy());
    m_timePasses = true;
    for (const char* address : {"http://deploy.test/api", "https://deploy.test/api"})
        EXPECT_EQ(said(address),
            "The server at deploy.test or the proxy " + proxyHost()
                + " did not respond within 10 seconds.");
}

TEST_F(ProxyFaults, aLostConnectionNamesTheProxy)
{
    m_proxy.handler = [](const Request&, const Peer& peer) { peer.close(); };
    set("http_proxy", proxy());
    EXPECT_EQ(said("http://deploy.test/api"),
        "The connection to deploy.test through the proxy " + proxyHost()
            + " was lost before a response arrived.");
}

TEST_F(ProxyFaults, aProxyThatCannotBeUsedIsNotPassedBy)
{
    set("http_proxy", QByteArray("https://ops:") + encodedPassword + "@127.0.0.1:1");
    EXPECT_EQ(
        said("http://deploy.test/api").find("The proxy in the environment variable http_proxy"),
        0U);
}

TEST_F(ProxyFaults, aSocksProxyIsSpokenTo)
{
    std::optional<Peer> client;
    m_proxy.onConnection = [&](const Peer& peer) {
        client = peer;
        return true;
    };
    set("ALL_PROXY", "socks5h://127.0.0.1:" + QByteArray::number(m_proxy.port()));
    m_connection.address = "http://deploy.test/api";
    HttpClient sender(httpAccessOf(m_connection), m_scheduler);
    std::optional<HttpResult> result;
    auto* exchange = sender.send({sender.baseUrl(), {}, {}, {}, false});
    QObject::connect(
        exchange, &HttpExchange::finished, exchange, [&](const HttpResult& one) { result = one; });
    ASSERT_TRUE(waitUntil([&] { return client && m_proxy.received.size() >= 3; }));
    client->write(QByteArray("\x05\x00", 2)); // no credentials are needed
    ASSERT_TRUE(waitUntil([&] { return m_proxy.received.contains("deploy.test"); }));
    client->write(QByteArray("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10)); // connected
    ASSERT_TRUE(waitUntil([&] { return m_proxy.received.contains("GET /api HTTP/1.1"); }));
    ASSERT_TRUE(waitUntil([&] { return result.has_value(); }));
    EXPECT_TRUE(*result && (*result)->isSuccess());
}

TEST_F(ProxyFaults, whatAProxyRepeatsOfItsSecretIsTakenOut)
{
    m_proxy.handler = [](const Request& request, const Peer& peer) {
        const QByteArray proof = request.header("proxy-authorization").mid(6);
        peer.reply(502,
            R"({"title":"No way for )" + QByteArray(password) + R"(","detail":"sent )" + proof
                + R"("})",
            {{"Content-Type", "application/problem+json"}});
    };
    set("http_proxy", proxy(QByteArray("ops:") + encodedPassword + '@'));
    const std::string text = said("http://deploy.test/api");
    EXPECT_NE(text.find("No way for ***: sent ***"), std::string::npos) << text;
    EXPECT_EQ(m_authorization->redactor()->redacted(std::string_view(password)), "***");
}

} // namespace

} // namespace sources
