// SPDX-License-Identifier: GPL-3.0-or-later
// Credential plug-ins, as real programs.
#include "kubernetes/access/login_fixture.h"

#include <QDateTime>

#include <csignal>

namespace sources {

namespace {

using deployment::ErrorCode;
using deployment::Milliseconds;
using testing::HasSubstr;
using testing::Not;

constexpr auto token = R"({"token":"PLUGIN-TOKEN"})";

class PluginCredentialsTest : public LoginFixture {
protected:
    /// 401 for every token but the one that is good now.
    void acceptOnly(const QByteArray& good)
    {
        server.handler = [good](
                             const FaultServer::Request& request, const FaultServer::Peer& peer) {
            if (request.header("authorization") == "Bearer " + good)
                peer.json("{}");
            else
                peer.reply(401, "{}");
        };
    }
};

TEST_F(PluginCredentialsTest, itsTokenIsSentAndItRunsOnce)
{
    usePlugin(answering(token));
    for (int times = 0; times < 3; ++times)
        ASSERT_TRUE(ask()) << refusal();
    EXPECT_EQ(sent(2), "Bearer PLUGIN-TOKEN");
    EXPECT_EQ(runs(), 1);
    EXPECT_EQ(approvals->asked.size(), 1U);
    EXPECT_EQ(redactor->redacted("PLUGIN-TOKEN"), "***");
}

TEST_F(PluginCredentialsTest, itIsToldWhatKubectlTellsAndHasNothingToRead)
{
    usePlugin("printf '%s' \"$KUBERNETES_EXEC_INFO\" > '" + path("info").toUtf8()
        + "'\nprintf '%s|' \"$@\" \"$EXTRA\" > '" + path("args").toUtf8() + "'\ncat > '"
        + path("stdin").toUtf8() + "'\n" + answering(token));
    cluster.exec->environment = {{"EXTRA", "no"}};
    cluster.exec->providesClusterInfo = true;
    cluster.exec->clusterConfig = R"({"audience":"demo"})";
    cluster.tlsServerName = "127.0.0.1";
    ASSERT_TRUE(ask()) << refusal();
    EXPECT_EQ(read("args"), "--cluster|a b'c|no|");
    EXPECT_EQ(read("stdin"), "");
    const QByteArray info = read("info");
    EXPECT_EQ(info.count('\n'), 0);
    EXPECT_EQ(info,
        R"({"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","spec":)"
        R"({"cluster":{"server":")"
            + QByteArray::fromStdString(cluster.server)
            + R"(","tls-server-name":"127.0.0.1","certificate-authority-data":")"
            + pem("authority.pem").toBase64()
            + R"(","config":{"audience":"demo"}},"interactive":false}})");
}

TEST_F(PluginCredentialsTest, nothingRunsBeforeItIsApproved)
{
    usePlugin(answering(token));
    approvals->isSlow = true;
    start();
    bool isDone = false;
    auto* exchange = client->send({client->baseUrl(), {}, {}, {}, false});
    QObject::connect(exchange, &HttpExchange::finished, exchange, [&] { isDone = true; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return !approvals->pending.empty(); }));
    QCoreApplication::processEvents();
    EXPECT_EQ(runs(), 0);
    const PluginCall& call = approvals->asked.at(0);
    EXPECT_EQ(call.file, "/home/ops/.kube/config");
    EXPECT_EQ(call.commandLine(), path("plugin") + QStringLiteral(" --cluster 'a b'\\''c'"));
    approvals->pending.at(0)({});
    ASSERT_TRUE(QTest::qWaitFor([&] { return isDone; }));
    EXPECT_EQ(runs(), 1);
}

TEST_F(PluginCredentialsTest, whatWasRefusedIsNotAskedAgainUntilTheUserWantsIt)
{
    usePlugin(answering(token));
    approvals->approves = false;
    for (int times = 0; times < 3; ++times) {
        EXPECT_EQ(refusal(), "Not approved.");
        scheduler->advance(Milliseconds(600'000));
    }
    EXPECT_EQ(approvals->asked.size(), 1U);
    EXPECT_EQ(runs(), 0);
    EXPECT_TRUE(server.requests.empty());
    approvals->approves = true;
    std::optional<std::optional<deployment::Error>> read;
    QObject context;
    login->authorization->read(
        &context, [&](const std::optional<deployment::Error>& error) { read = error; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return read.has_value(); }));
    EXPECT_FALSE(read->has_value());
    EXPECT_TRUE(ask());
    EXPECT_EQ(approvals->asked.size(), 2U);
}

TEST_F(PluginCredentialsTest, twoLoginsAskOnceAndShareTheAnswer)
{
    usePlugin(answering(token));
    start();
    const ClusterLogin other = makeLogin();
    HttpClient second(other.access, scheduler);
    second.setAuthorization(other.authorization);
    int finished = 0;
    for (HttpClient* each : {client.get(), &second}) {
        auto* exchange = each->send({each->baseUrl(), {}, {}, {}, false});
        QObject::connect(exchange, &HttpExchange::finished, exchange, [&] { ++finished; });
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return finished == 2; }));
    EXPECT_EQ(approvals->asked.size(), 1U);
    EXPECT_EQ(runs(), 1);
    EXPECT_EQ(server.requests.size(), 2U);
}

TEST_F(PluginCredentialsTest, anotherFileOrCommandLineIsAskedFor)
{
    usePlugin(answering(token));
    ASSERT_TRUE(ask());
    cluster.userFile = "/elsewhere";
    client.reset();
    ASSERT_TRUE(ask());
    cluster.exec->arguments.emplace_back("--more");
    client.reset();
    ASSERT_TRUE(ask());
    cluster.exec->environment = {{"LD_PRELOAD", "/tmp/evil.so"}};
    client.reset();
    ASSERT_TRUE(ask());
    EXPECT_EQ(approvals->asked.size(), 4U);
    EXPECT_TRUE(
        approvals->asked[3].commandLine().startsWith(QStringLiteral("LD_PRELOAD=/tmp/evil.so ")));
}

TEST_F(PluginCredentialsTest, itRunsAgainWhenItsAnswerHasExpired)
{
    const auto expires = scheduler->now() + Milliseconds(900'000);
    usePlugin("N=$(wc -l < '" + path("runs").toUtf8() + "')\ncat <<END\n"
        + R"({"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":)"
        + R"({"token":"T$N-PLUGIN","expirationTimestamp":")"
        + QDateTime::fromMSecsSinceEpoch(expires.time_since_epoch().count(), Qt::UTC)
              .toString(Qt::ISODate)
              .toUtf8()
        + "\"}}\nEND\n");
    ASSERT_TRUE(ask()) << refusal();
    scheduler->advance(Milliseconds(899'000));
    ASSERT_TRUE(ask());
    EXPECT_EQ(runs(), 1);
    scheduler->advance(Milliseconds(1'000));
    ASSERT_TRUE(ask());
    EXPECT_EQ(runs(), 2);
    EXPECT_TRUE(sent(2).startsWith("Bearer T") && sent(2) != sent(1)) << sent(2).toStdString();
}

TEST_F(PluginCredentialsTest, aRefusalRunsItOnceMore)
{
    usePlugin("N=$(wc -l < '" + path("runs").toUtf8()
        + "' | tr -d ' ')\ncat <<END\n"
          R"({"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":)"
          R"({"token":"number-$N"}})"
          "\nEND\n");
    acceptOnly("number-2");
    const auto first = ask();
    ASSERT_TRUE(first) << refusal();
    EXPECT_EQ(first->status, 200);
    EXPECT_EQ(runs(), 2);
    EXPECT_EQ(server.requests.size(), 2U);
    acceptOnly("number-9");
    const auto second = ask();
    ASSERT_TRUE(second);
    EXPECT_EQ(second->status, 401);
    EXPECT_EQ(runs(), 3);
}

TEST_F(PluginCredentialsTest, aCommandThatIsRefusedIsNotSentAgain)
{
    usePlugin("N=$(wc -l < '" + path("runs").toUtf8()
        + "' | tr -d ' ')\ncat <<END\n"
          R"({"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":)"
          R"({"token":"number-$N"}})"
          "\nEND\n");
    acceptOnly("number-2");
    const auto sentOnce = ask("{}");
    ASSERT_TRUE(sentOnce);
    EXPECT_EQ(sentOnce->status, 401);
    EXPECT_EQ(server.requests.size(), 1U);
    ASSERT_TRUE(QTest::qWaitFor([&] { return runs() == 2; }));
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return login->authorization->field().value.reveal() == "Bearer number-2"; }));
    const auto next = ask("{}");
    EXPECT_TRUE(next && next->isSuccess()) << "the next one has the other token";
}

TEST_F(PluginCredentialsTest, aCertificateOfItsIsShownAndOpenConnectionsAreClosed)
{
    server.wantClientsOf(QSslCertificate(pem("client_authority.pem")));
    put("answer", "");
    usePlugin("cat '" + path("answer").toUtf8() + "'\n");
    const auto answerWith = [&](const char* certificate) {
        QByteArray text = pem(certificate);
        QByteArray key = pem("client_key.pem");
        put("answer",
            R"({"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":)"
            R"({"expirationTimestamp":")"
                + QDateTime::fromMSecsSinceEpoch(
                    scheduler->now().time_since_epoch().count() + 60'000, Qt::UTC)
                      .toString(Qt::ISODate)
                      .toUtf8()
                + R"(","clientCertificateData":")" + text.replace('\n', "\\n")
                + R"(","clientKeyData":")" + key.replace('\n', "\\n") + "\"}}");
    };
    answerWith("client.pem");
    ASSERT_TRUE(ask()) << refusal();
    EXPECT_EQ(server.requests.at(0).client, QSslCertificate(pem("client.pem")));
    const int connections = server.connections;
    scheduler->advance(Milliseconds(60'000));
    answerWith("client_stranger.pem");
    EXPECT_FALSE(ask().has_value()) << "its connection is another one";
    EXPECT_GT(server.connections, connections);
    scheduler->advance(Milliseconds(60'000));
    answerWith("client.pem");
    EXPECT_TRUE(ask()) << refusal();
}

TEST_F(PluginCredentialsTest, failuresAreSaidWithCodeAndLastWords)
{
    usePlugin("printf 'T0P\\033[31mcolored\\033[0m\\a words' >&2\nexit 7\n");
    cluster.exec->arguments = {};
    EXPECT_EQ(refusal(),
        "The credential plug-in " + path("plugin").toStdString()
            + " failed (exit code 7): T0Pcolored words");
    EXPECT_THAT(refusal(), HasSubstr("exit code 7"));
    EXPECT_EQ(runs(), 1) << "not again at once";
    scheduler->advance(Milliseconds(10'000));
    EXPECT_THAT(refusal(), HasSubstr("exit code 7"));
    EXPECT_EQ(runs(), 2);
    client.reset();
    usePlugin("kill -9 $$\n");
    EXPECT_THAT(refusal(), HasSubstr("failed (exit code -1)"));
}

TEST_F(PluginCredentialsTest, whatTakesTooLongIsEndedWithAllItHasStarted)
{
    usePlugin("sleep 600 & echo $! > '" + path("child").toUtf8() + "'\nwait\n");
    start();
    std::optional<HttpResult> result;
    auto* exchange = client->send({client->baseUrl(), {}, {}, {}, false});
    QObject::connect(
        exchange, &HttpExchange::finished, exchange, [&](const HttpResult& one) { result = one; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return read("child").endsWith('\n'); }));
    const pid_t child = read("child").trimmed().toInt();
    EXPECT_EQ(::kill(child, 0), 0);
    scheduler->advance(Milliseconds(60'000));
    ASSERT_TRUE(QTest::qWaitFor([&] { return result.has_value(); }));
    EXPECT_EQ(result->error().error.code, ErrorCode::Timeout);
    EXPECT_TRUE(QTest::qWaitFor([&] {
        QFile state(QStringLiteral("/proc/%1/stat").arg(child));
        return !state.open(QIODevice::ReadOnly) || state.readAll().contains(") Z ");
    }));
}

TEST_F(PluginCredentialsTest, whatSaysTooMuchIsEnded)
{
    usePlugin("exec yes '{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{'\n");
    EXPECT_THAT(refusal(), HasSubstr("more than 1 MiB"));
}

TEST_F(PluginCredentialsTest, answersThatAreNoneAreSaidWithoutTheirContent)
{
    const struct {
        QByteArray answer;
        const char* said;
    } cases[]{{"echo T0P-SECRET\n", "did not answer with an ExecCredential"},
        {"true\n", "did not answer with an ExecCredential"},
        {"echo '{\"kind\":\"Pod\"}'\n", "did not answer with an ExecCredential"},
        {answering("null"), "without a status"},
        {answering("{}"), "neither a token nor a certificate"},
        {answering(R"({"clientCertificateData":"x"})"), "without its key"},
        {answering(R"({"clientKeyData":"T0P-SECRET"})"), "without its key"},
        {answering(R"({"token":"a\r\nX-Evil: 1"})"), "characters that cannot be sent"},
        {answering(R"({"token":"x"})").replace("k8s.io/v1", "k8s.io/v1beta1"), "another version"}};
    for (const auto& each : cases) {
        client.reset();
        usePlugin(each.answer);
        const auto result = ask();
        ASSERT_FALSE(result) << each.said;
        const auto& error = result.error().error;
        EXPECT_THAT(error.message.toEnglish(), HasSubstr(each.said));
        EXPECT_THAT(error.message.toEnglish() + error.cause, Not(HasSubstr("T0P-SECRET")));
    }
    EXPECT_TRUE(server.requests.empty());
}

TEST_F(PluginCredentialsTest, aProgramThatIsNotThereIsSaidWithWhatWasSearchedAndTheHint)
{
    usePlugin({});
    cluster.exec->command = "no-such-plugin-of-anybody";
    cluster.exec->installHint = "install\x1b[31m it:\n\tsee\a the wiki " + std::string(2'000, 'x');
    const std::string said = refusal();
    EXPECT_THAT(said, HasSubstr("no-such-plugin-of-anybody"));
    EXPECT_THAT(said, HasSubstr("Searched: /"));
    EXPECT_THAT(said, HasSubstr("The kubeconfig says: install it: see the wiki xx"));
    EXPECT_LT(said.size(), qgetenv("PATH").size() + 1'000U);
    client.reset();
    cluster.exec->command = path("nowhere").toStdString();
    EXPECT_THAT(refusal(), HasSubstr("Searched: " + folder.path().toStdString()));
    put("plain", "no program");
    client.reset();
    cluster.exec->command = path("plain").toStdString();
    EXPECT_THAT(refusal(), HasSubstr("was not found"));
}

TEST_F(PluginCredentialsTest, aNameIsLookedForInPath)
{
    usePlugin(answering(token));
    cluster.exec->command = "plugin";
    const QByteArray before = qgetenv("PATH");
    qputenv("PATH", ".:/nowhere:" + folder.path().toUtf8() + ':' + before);
    const bool isFound = ask().has_value();
    qputenv("PATH", before);
    EXPECT_TRUE(isFound);
}

TEST_F(PluginCredentialsTest, oneThatWantsATerminalIsRefusedInWords)
{
    usePlugin(answering(token));
    cluster.exec->interactive = kubernetes::ExecPlugin::Interactive::Always;
    EXPECT_THAT(refusal(), HasSubstr("needs a terminal"));
    EXPECT_TRUE(approvals->asked.empty());
    EXPECT_EQ(runs(), 0);
}

TEST_F(PluginCredentialsTest, withoutAnyoneToAskNoneIsRun)
{
    usePlugin(answering(token));
    plugins.reset();
    EXPECT_THAT(refusal(), HasSubstr("not run here"));
    EXPECT_EQ(runs(), 0);
}

TEST_F(PluginCredentialsTest, destructionEndsWhatRuns)
{
    usePlugin("echo $$ > '" + path("child").toUtf8() + "'\nexec sleep 600\n");
    start();
    client->send({client->baseUrl(), {}, {}, {}, false});
    ASSERT_TRUE(QTest::qWaitFor([&] { return read("child").endsWith('\n'); }));
    const pid_t child = read("child").trimmed().toInt();
    client.reset();
    login.reset();
    EXPECT_NE(::kill(child, 0), 0);
}

} // namespace

} // namespace sources
