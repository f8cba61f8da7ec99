// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/outcome.h"
#include "deploy/sources/commands/command_client.h"
#include "deploy/sources/commands/journal.h"

#include "project_paths.h"
#include "rest/commands/rest_carrier.h"
#include "rest_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

namespace sources {

namespace {

class CommandClientTest : public RestFixture {
protected:
    static constexpr int decidedOn = 17;

    CommandClientTest()
        : path(folder.filePath(QStringLiteral("journal.sqlite")))
    {
        command = newCommand(CommandKind::RollBack, "A");
        command.reason = "测试 \"why\"";
        command.targetVersion = "V2.0.0";
        command.revision = "\"17\"";
        command.connectionId = connection.id;
        connect();
    }
    void connect()
    {
        client.reset();
        journal = std::make_unique<Journal>(path);
        auto rest = std::make_unique<RestCarrier>(connection, scheduler);
        carrier = rest.get();
        client = std::make_unique<CommandClient>(
            connection, std::move(rest), *journal, CommandClient::Options{scheduler, {}});
        QObject::connect(client.get(), &CommandClient::changed, client.get(),
            [this](const JournalEntry& entry, const std::optional<deployment::Error>& error) {
                steps.push_back(entry);
                errors.push_back(error);
            });
    }
    [[nodiscard]] static QByteArray target(const Command& one)
    {
        return "/api/deployments/" + QUrl::toPercentEncoding(QString::fromStdString(one.deployment))
            + '/' + QByteArray::fromStdString(std::string(toWire(one.kind)));
    }
    [[nodiscard]] int posts() const
    {
        return static_cast<int>(std::count_if(server.requests.begin(), server.requests.end(),
            [](const Request& request) { return request.method == "POST"; }));
    }
    [[nodiscard]] QByteArray commandPath() const
    {
        return "/api/commands/" + QByteArray::fromStdString(command.id);
    }
    [[nodiscard]] CommandState state() const { return steps.back().state; }
    /// Sends and waits until the state is reached without time passing.
    [[nodiscard]] bool sendAndReach(CommandState wanted)
    {
        EXPECT_FALSE(client->send(command).has_value());
        return reachesState(wanted);
    }
    [[nodiscard]] bool reachesState(CommandState wanted)
    {
        return waitUntil([this, wanted] { return !steps.empty() && state() == wanted; });
    }
    /// Lets a long time go by, at the end of which the server is asked again, twice.
    [[nodiscard]] bool passLongTime(Milliseconds time)
    {
        scheduler->jump(time);
        const int before = server.count("GET", commandPath());
        return passTimeUntil([&] { return server.count("GET", commandPath()) >= before + 2; });
    }
    [[nodiscard]] Journal::Entries written()
    {
        std::optional<Journal::Entries> entries;
        journal->readAll(client.get(),
            [&](const deployment::Expected<Journal::Entries>& read) { entries = read.value(); });
        EXPECT_TRUE(waitUntil([&] { return entries.has_value(); }));
        return entries.value_or(Journal::Entries());
    }
    /// The command as the contract has it in answers.
    [[nodiscard]] static QByteArray reportOf(const Command& one, const char* state)
    {
        QJsonObject report{{QStringLiteral("key"), QString::fromStdString(one.id)},
            {QStringLiteral("action"), QString::fromStdString(std::string(toWire(one.kind)))},
            {QStringLiteral("deployment"), QString::fromStdString(one.deployment)},
            {QStringLiteral("reason"), QString::fromStdString(one.reason)},
            {QStringLiteral("state"), QLatin1String(state)}};
        if (one.kind == CommandKind::RollBack)
            report.insert(
                QStringLiteral("targetVersion"), QString::fromStdString(one.targetVersion));
        return QJsonDocument(report).toJson();
    }
    /// A handler that answers with the current command.
    [[nodiscard]] FaultServer::Handler reports(const char* state, int status = 200) const
    {
        return [body = reportOf(command, state), status](const Request&, const Peer& peer) {
            peer.reply(status, body, {{"Content-Type", "application/json"}});
        };
    }
    /// The contract's own words for a key that was never sent.
    [[nodiscard]] static FaultServer::Handler keyUnknownAnswers()
    {
        return problem(404, R"({"type":"urn:deployment:problem:not-found","title":"No"})");
    }
    /// One as a rollback leaves it: all of the traffic on the version of the image.
    void answerRolledBack(const QByteArray& image)
    {
        QByteArray record = summary("A", "ROLLED_BACK", decidedOn + 1);
        record.insert(1,
            R"("resources":{"blueEnv":{"image":"r/app:v1","traffic":0},"greenEnv":{"image":")"
                + image + R"(","traffic":100}},)");
        answer("/api/deployments/A",
            [record](const Request&, const Peer& peer) { peer.json(record); });
    }
    void answerDeployment(const QByteArray& status, bool paused = false, int revision = decidedOn)
    {
        QByteArray record = summary("A", status, revision);
        record.insert(1, paused ? "\"paused\":true," : "\"paused\":false,");
        answer("/api/deployments/A",
            [record](const Request&, const Peer& peer) { peer.json(record); });
    }
    static FaultServer::Handler problem(int status, const QByteArray& body)
    {
        return [=](const Request&, const Peer& peer) {
            peer.reply(status, body, {{"Content-Type", "application/problem+json"}});
        };
    }

    QTemporaryDir folder;
    QString path;
    Command command;
    std::unique_ptr<Journal> journal;
    std::unique_ptr<CommandClient> client;
    RestCarrier* carrier = nullptr; ///< of the client
    std::vector<JournalEntry> steps;
    std::vector<std::optional<deployment::Error>> errors;
};

TEST_F(CommandClientTest, sendsWhatWasDecidedAndIsDone)
{
    answer(target(command), reports("done"));
    carrier->setAuthorization(std::make_shared<Authorization>(
        AuthorizationField{"Authorization", Secret("Bearer T0P-SECRET")}));
    ASSERT_TRUE(sendAndReach(CommandState::Done));
    const Request& request = server.requests.at(0);
    EXPECT_EQ(request.target, "/api/deployments/A/rollback");
    EXPECT_EQ(request.header("idempotency-key"), QByteArray::fromStdString(command.id));
    EXPECT_EQ(request.header("if-match"), "\"17\"");
    EXPECT_EQ(request.header("content-type"), "application/json");
    EXPECT_EQ(request.header("authorization"), "Bearer T0P-SECRET");
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    EXPECT_EQ(body.value(QStringLiteral("reason")).toString().toStdString(), command.reason);
    EXPECT_EQ(body.value(QStringLiteral("targetVersion")).toString().toStdString(),
        command.targetVersion);
    EXPECT_FALSE(client->pendingCommand(command.deployment).has_value());
    const auto entries = written();
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].state, CommandState::Done);
    Command complete = command; // with what the channel knows of the sender
    complete.connection = "Test server";
    complete.actor = localUser();
    complete.decidedAt = scheduler->now();
    EXPECT_EQ(entries[0].command, complete);
    EXPECT_TRUE(entries[0].sentAt.has_value());
    EXPECT_TRUE(entries[0].finishedAt.has_value());
}

TEST_F(CommandClientTest, isInTheJournalBeforeItIsOnTheWire)
{
    std::vector<CommandState> inJournal;
    answer(target(command), [&](const Request&, const Peer& peer) {
        Journal second(path);
        std::optional<Journal::Entries> entries;
        QObject context;
        second.readAll(&context,
            [&](const deployment::Expected<Journal::Entries>& read) { entries = read.value(); });
        EXPECT_TRUE(waitUntil([&] { return entries.has_value(); }));
        for (const JournalEntry& entry : *entries)
            inJournal.push_back(entry.state);
        peer.json(reportOf(command, "done"));
    });
    ASSERT_TRUE(sendAndReach(CommandState::Done));
    EXPECT_EQ(inJournal, std::vector<CommandState>{CommandState::Sent});
}

TEST_F(CommandClientTest, withoutAJournalNothingIsSent)
{
    path = QStringLiteral("/proc/nowhere/journal.sqlite");
    connect();
    ASSERT_TRUE(sendAndReach(CommandState::NotSent));
    EXPECT_EQ(errors.back()->code, ErrorCode::NotWritable);
    EXPECT_EQ(server.connections, 0);
}

TEST_F(CommandClientTest, refusesWhatCannotBeSentAtAll)
{
    Command one = command;
    one.reason = " \n";
    EXPECT_TRUE(client->send(one).has_value());
    one = command;
    one.targetVersion.clear();
    EXPECT_TRUE(client->send(one).has_value());
    one = command;
    one.deployment = "..";
    EXPECT_TRUE(client->send(one).has_value());
    connection.readOnly = true;
    connect();
    EXPECT_TRUE(client->send(command).has_value());
    EXPECT_TRUE(steps.empty());
    EXPECT_TRUE(written().empty());
    EXPECT_EQ(server.connections, 0);
}

TEST_F(CommandClientTest, oneCommandAtATimeForADeployment)
{
    answer(target(command), reports("done"));
    EXPECT_FALSE(client->send(command).has_value());
    Command second = newCommand(CommandKind::Pause, command.deployment);
    second.reason = "also";
    EXPECT_TRUE(client->send(second).has_value());
    ASSERT_TRUE(reachesState(CommandState::Done));
    EXPECT_EQ(posts(), 1);
}

TEST_F(CommandClientTest, ifMatchIsSentOnlyWithAStrongValidTag)
{
    for (const char* revision : {"", "17", "W/\"17\"", "\"a\r\nX: y\"", "*"}) {
        server.requests.clear();
        command = newCommand(CommandKind::Pause, "A");
        command.reason = "why";
        command.revision = revision;
        answer(target(command), reports("done"));
        ASSERT_TRUE(sendAndReach(CommandState::Done));
        EXPECT_FALSE(server.requests.at(0).headers.contains("if-match")) << revision;
        steps.clear();
    }
}

TEST_F(CommandClientTest, anIdIsOneSegmentOfTheAddress)
{
    for (const char* id : {"a/b", "a?b#c", "../x", "%2e%2e", "部 署", "a\r\nX-Evil: 1"}) {
        server.requests.clear();
        steps.clear();
        command = newCommand(CommandKind::Pause, std::string(id));
        command.reason = "why";
        answer(target(command), reports("done"));
        ASSERT_TRUE(sendAndReach(CommandState::Done)) << id;
        ASSERT_EQ(server.requests.size(), 1U);
        const QByteArray segment = server.requests[0].target.split('/').value(3);
        EXPECT_EQ(QUrl::fromPercentEncoding(segment), QString::fromUtf8(id));
        EXPECT_EQ(server.requests[0].target.count('/'), 4);
        EXPECT_FALSE(server.requests[0].headers.contains("x-evil"));
    }
}

TEST_F(CommandClientTest, aRefusalEndsItWithTheServersWords)
{
    const std::pair<int, ErrorCode> refusals[]{{400, ErrorCode::Refused},
        {401, ErrorCode::Unauthorized}, {403, ErrorCode::Forbidden}, {404, ErrorCode::NotFound},
        {409, ErrorCode::Refused}, {412, ErrorCode::Changed}, {422, ErrorCode::Refused},
        {429, ErrorCode::RateLimited}};
    for (const auto& [status, code] : refusals) {
        steps.clear();
        server.requests.clear();
        command.id = newCommand(CommandKind::RollBack, std::string()).id;
        answer(target(command), problem(status, R"({"title":"No","detail":"because <b>so</b>"})"));
        ASSERT_TRUE(sendAndReach(CommandState::Refused)) << status;
        EXPECT_EQ(errors.back()->code, code) << status;
        EXPECT_NE(steps.back().outcome.find("because <b>so</b>"), std::string::npos) << status;
        scheduler->advance(Milliseconds(600'000));
        EXPECT_EQ(server.requests.size(), 1U) << "nothing is tried again";
    }
}

TEST_F(CommandClientTest, aRedirectTellsNothingAndTheOtherServerHearsNothing)
{
    FaultServer other;
    for (const int status : {301, 302, 303, 307, 308}) {
        connect();
        steps.clear();
        command.id = newCommand(CommandKind::RollBack, std::string()).id;
        command.deployment = "A" + std::to_string(status); // nothing else is open there
        answer(target(command), [&, status](const Request&, const Peer& peer) {
            peer.reply(status, {}, {{"Location", other.url().toEncoded()}});
        });
        ASSERT_TRUE(sendAndReach(CommandState::Unknown)) << status;
    }
    EXPECT_EQ(other.connections, 0);
    EXPECT_EQ(posts(), 5);
}

TEST_F(CommandClientTest, aLimitSaysHowLongAndNothingIsSentBefore)
{
    answer(target(command), [](const Request&, const Peer& peer) {
        peer.reply(429, R"({"title":"Slow down"})",
            {{"Content-Type", "application/problem+json"}, {"Retry-After", "60"}});
    });
    ASSERT_TRUE(sendAndReach(CommandState::Refused));
    EXPECT_EQ(errors.back()->message.toEnglish(),
        "The server limits commands, and asks to wait at least 60 s: Slow down");
    scheduler->advance(Milliseconds(18'500));
    Command again = newCommand(CommandKind::RollBack, "A");
    again.reason = command.reason;
    again.targetVersion = command.targetVersion;
    command = again;
    ASSERT_TRUE(sendAndReach(CommandState::NotSent));
    EXPECT_EQ(errors.back()->message.toEnglish(),
        "The server limits commands: it asked to wait, and no command is sent to it for the next "
        "42 s.");
    EXPECT_EQ(posts(), 1);
    scheduler->advance(Milliseconds(41'500));
    answer(target(command), reports("done"));
    ASSERT_FALSE(client->send(again).has_value());
}

TEST_F(CommandClientTest, nobodyThereMeansNotSent)
{
    server.stop();
    ASSERT_TRUE(sendAndReach(CommandState::NotSent));
    EXPECT_EQ(errors.back()->code, ErrorCode::Offline);
    const auto entries = written();
    EXPECT_EQ(entries[0].state, CommandState::NotSent);
    EXPECT_FALSE(entries[0].sentAt.has_value());
}

/// Every way to lose the answer of a command that the server has carried out.
class LostAnswers : public CommandClientTest, public testing::WithParamInterface<Fault> { };

TEST_P(LostAnswers, areUnknownAndFoundOutByReadingWithoutSendingAgain)
{
    answer(target(command), GetParam().detail);
    answer(commandPath(), problem(503, "{}"));
    ASSERT_TRUE(sendAndReach(CommandState::Unknown));
    EXPECT_TRUE(client->pendingCommand(command.deployment).has_value());
    EXPECT_EQ(written()[0].state, CommandState::Unknown);
    // It stays unknown while there is no evidence, and is asked about again.
    ASSERT_TRUE(passTimeUntil([&] { return server.count("GET", commandPath()) >= 2; }));
    EXPECT_EQ(state(), CommandState::Unknown);
    answer(commandPath(), reports("done"));
    ASSERT_TRUE(passTimeUntil([&] { return state() == CommandState::Done; }));
    EXPECT_EQ(posts(), 1);
    EXPECT_EQ(written()[0].state, CommandState::Done);
}

INSTANTIATE_TEST_SUITE_P(CommandFaults, LostAnswers,
    testing::Values(Fault{"Close", [](const Request&, const Peer& peer) { peer.close(); }},
        Fault{"Reset", [](const Request&, const Peer& peer) { peer.reset(); }},
        Fault{"HalfAStatusLine",
            [](const Request&, const Peer& peer) {
                peer.write("HTTP/1.");
                peer.close();
            }},
        Fault{"HalfAHeader",
            [](const Request&, const Peer& peer) {
                peer.write("HTTP/1.1 200 OK\r\nContent-Le");
                peer.reset();
            }},
        Fault{"BodyCut",
            [](const Request&, const Peer& peer) {
                peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
                peer.close();
            }},
        Fault{"HalfAConflict",
            [](const Request&, const Peer& peer) {
                peer.write("HTTP/1.1 409 Conflict\r\nContent-Type: application/problem+json\r\n\r\n"
                           R"({"type":"urn:deployment:problem:in-pro)");
                peer.close();
            }},
        Fault{"HalfAConflictOfKnownLength",
            [](const Request&, const Peer& peer) {
                peer.write("HTTP/1.1 422 No\r\nContent-Length: 100\r\n\r\n");
                peer.close();
            }},
        Fault{"BadGateway",
            [](const Request&, const Peer& peer) {
                peer.reply(502, "<html>", {{"Content-Type", "text/html"}});
            }},
        Fault{"GatewayTimeoutAsAProblem",
            [](const Request&, const Peer& peer) {
                peer.reply(504, R"({"type":"about:blank","title":"Gateway Timeout"})",
                    {{"Content-Type", "application/problem+json"}});
            }},
        Fault{"UnavailableInTheContractsWords",
            [](const Request&, const Peer& peer) {
                peer.reply(503,
                    R"({"type":"urn:deployment:problem:unavailable","title":"Not now"})",
                    {{"Content-Type", "application/problem+json"}});
            }},
        Fault{"SeeOther",
            [](const Request&, const Peer& peer) {
                peer.reply(303, "", {{"Location", "/login"}});
            }},
        Fault{"ForbiddenPage",
            [](const Request&, const Peer& peer) {
                peer.reply(403, "<html>", {{"Content-Type", "text/html"}});
            }},
        Fault{"Empty", [](const Request&, const Peer& peer) { peer.reply(200, ""); }},
        Fault{"NoContent", [](const Request&, const Peer& peer) { peer.reply(204, ""); }},
        Fault{"AnErrorAsData",
            [](const Request&, const Peer& peer) {
                peer.json(R"({"error":"session expired","code":401})");
            }},
        Fault{"AnotherCommand",
            [](const Request&, const Peer& peer) {
                peer.json(R"({"key":"x","action":"rollback","deployment":"A","state":"done"})");
            }},
        Fault{"InternalError", [](const Request&, const Peer& peer) { peer.reply(500, ""); }},
        Fault{"RequestTimeout", [](const Request&, const Peer& peer) { peer.reply(408, ""); }},
        Fault{"WebPage",
            [](const Request&, const Peer& peer) {
                peer.reply(200, "<html>", {{"Content-Type", "text/html"}});
            }},
        Fault{"NotHttp",
            [](const Request&, const Peer& peer) {
                peer.write("SSH-2.0\r\n");
                peer.close();
            }}),
    [](const auto& one) { return std::string(one.param.name); });

TEST_F(CommandClientTest, silenceIsUnknownAfterTheDeadline)
{
    answer(target(command), [](const Request&, const Peer&) {});
    EXPECT_FALSE(client->send(command).has_value());
    ASSERT_TRUE(waitUntil([&] { return posts() == 1; }));
    scheduler->advance(Milliseconds(30'000));
    ASSERT_EQ(state(), CommandState::Unknown);
    EXPECT_EQ(errors.back()->code, ErrorCode::Timeout);
    answer(commandPath(), keyUnknownAnswers());
    answerDeployment("RUNNING");
    scheduler->jump(operations::maxQueueDelay);
    ASSERT_TRUE(passTimeUntil([&] { return state() == CommandState::NotReceived; }));
    EXPECT_EQ(posts(), 1);
}

TEST_F(CommandClientTest, aCommandTheServerHasNotHeardOfMayStillBeOnItsWayForMinutes)
{
    answer(target(command), [](const Request&, const Peer& peer) { peer.reset(); });
    answer(commandPath(), keyUnknownAnswers());
    answerDeployment("RUNNING");
    ASSERT_TRUE(sendAndReach(CommandState::Unknown));
    const auto hasPassed = [this](Milliseconds time) {
        return scheduler->now() - *steps.back().sentAt >= time;
    };
    ASSERT_TRUE(passLongTime(Milliseconds(180'000)));
    EXPECT_EQ(state(), CommandState::Unknown);
    EXPECT_TRUE(client->pendingCommand(command.deployment).has_value());
    scheduler->jump(Milliseconds(140'000));
    ASSERT_TRUE(passTimeUntil([&] { return state() == CommandState::NotReceived; }));
    EXPECT_TRUE(hasPassed(operations::maxRequestDuration + operations::maxQueueDelay));
    EXPECT_EQ(posts(), 1);
    EXPECT_NE(steps.back().outcome.find("most likely"), std::string::npos) << "the door stays open";
    EXPECT_FALSE(client->pendingCommand(command.deployment).has_value());
}

TEST_F(CommandClientTest, aLateArrivalIsFoundOut)
{
    answer(target(command), [](const Request&, const Peer& peer) { peer.reset(); });
    answer(commandPath(), keyUnknownAnswers());
    answerDeployment("RUNNING");
    ASSERT_TRUE(sendAndReach(CommandState::Unknown));
    ASSERT_TRUE(passLongTime(Milliseconds(120'000)));
    answer(commandPath(), reports("done"));
    ASSERT_TRUE(passTimeUntil([&] { return state() == CommandState::Done; }));
}

TEST_F(CommandClientTest, anotherTokenOfTheUserIsAnotherCaller)
{
    carrier->setAuthorization(std::make_shared<Authorization>(
        AuthorizationField{"Authorization", Secret("Bearer first")}));
    answer(target(command), [](const Request&, const Peer& peer) { peer.reset(); });
    answer(commandPath(), keyUnknownAnswers());
    answerDeployment("RUNNING");
    ASSERT_TRUE(sendAndReach(CommandState::Unknown));
    EXPECT_EQ(steps.back().caller.find("first"), std::string::npos);
    carrier->setAuthorization(std::make_shared<Authorization>(
        AuthorizationField{"Authorization", Secret("Bearer second")}));
    ASSERT_TRUE(passLongTime(Milliseconds(600'000)));
    EXPECT_EQ(state(), CommandState::Unknown) << "that the key is not known proves nothing";
    EXPECT_FALSE(client->pendingCommand(command.deployment).has_value()) << "it is in nobody's way";
    carrier->setAuthorization(std::make_shared<Authorization>(
        AuthorizationField{"Authorization", Secret("Bearer first")}));
    EXPECT_TRUE(passTimeUntil([&] { return state() == CommandState::NotReceived; }));
}

TEST_F(CommandClientTest, aKeyIsNotUnknownBecauseSomethingInBetweenSaysSo)
{
    answer(target(command), [](const Request&, const Peer& peer) { peer.reset(); });
    answer(commandPath(), problem(404, R"({"type":"about:blank","title":"Not Found"})"));
    answerDeployment("RUNNING");
    ASSERT_TRUE(sendAndReach(CommandState::Unknown));
    ASSERT_TRUE(passLongTime(Milliseconds(600'000)));
    EXPECT_EQ(state(), CommandState::Unknown);
    scheduler->jump(operations::keyRetention);
    ASSERT_TRUE(passTimeUntil([&] { return state() == CommandState::Unresolved; }))
        << "nobody asks for ever";
}

TEST_F(CommandClientTest, whereTheServerTellsOfNoCommandsTheDeploymentTells)
{
    answer(target(command), [](const Request&, const Peer& peer) { peer.reset(); });
    answerDeployment("RUNNING");
    ASSERT_TRUE(sendAndReach(CommandState::Unknown));
    ASSERT_TRUE(passTimeUntil([&] { return server.count("GET", "/api/deployments/A") >= 2; }));
    EXPECT_EQ(state(), CommandState::Unknown);
    answerRolledBack("r/app:v2.0.0");
    ASSERT_TRUE(passTimeUntil([&] { return state() == CommandState::Done; }));
    EXPECT_EQ(posts(), 1);
}

TEST_F(CommandClientTest, aRollbackThatSomebodyElseMadeIsNotOurs)
{
    answer(target(command), [](const Request&, const Peer& peer) { peer.reset(); });
    answerRolledBack("r/app:v1.9.0");
    ASSERT_TRUE(sendAndReach(CommandState::Unknown));
    ASSERT_TRUE(passTimeUntil([&] { return server.count("GET", "/api/deployments/A") >= 3; }));
    EXPECT_EQ(state(), CommandState::Unknown) << "to another version";
    Snapshot snapshot;
    snapshot.deployment.id = "A";
    snapshot.deployment.status = deployment::openStatus("ROLLED_BACK");
    snapshot.receivedAt = scheduler->now() + Milliseconds(1);
    client->observe(snapshot);
    EXPECT_EQ(state(), CommandState::Unknown);
    // To our version, but the server denies that it was our command.
    answer(commandPath(), keyUnknownAnswers());
    answerRolledBack("r/app:v2.0.0");
    ASSERT_TRUE(passTimeUntil([&] { return server.count("GET", "/api/deployments/A") >= 6; }));
    EXPECT_EQ(state(), CommandState::Unknown);
    scheduler->jump(operations::maxRequestDuration + operations::maxQueueDelay);
    ASSERT_TRUE(passTimeUntil([&] { return state() == CommandState::Unresolved; }));
    EXPECT_EQ(posts(), 1);
}

TEST_F(CommandClientTest, aPauseThatSomebodyElseMadeIsNotOurs)
{
    command = newCommand(CommandKind::Pause, "A");
    command.reason = "why";
    answer(target(command), [](const Request&, const Peer& peer) { peer.reset(); });
    answer(commandPath(), keyUnknownAnswers());
    answerDeployment("RUNNING", true);
    ASSERT_TRUE(sendAndReach(CommandState::Unknown));
    Snapshot snapshot;
    snapshot.deployment.id = "A";
    snapshot.deployment.status = deployment::openStatus("RUNNING");
    snapshot.deployment.paused = true;
    snapshot.receivedAt = scheduler->now() + Milliseconds(1);
    client->observe(snapshot);
    ASSERT_TRUE(passTimeUntil([&] { return server.count("GET", "/api/deployments/A") >= 3; }));
    EXPECT_EQ(state(), CommandState::Unknown);
    answer(commandPath(), problem(503, "{}"));
    ASSERT_TRUE(passTimeUntil([&] { return server.count("GET", "/api/deployments/A") >= 6; }));
    EXPECT_EQ(state(), CommandState::Unknown) << "the denial stands";
    ASSERT_TRUE(passLongTime(operations::maxRequestDuration + operations::maxQueueDelay));
    EXPECT_EQ(state(), CommandState::Unknown) << "the server may tell once it is well again";
    answer(commandPath(), keyUnknownAnswers());
    ASSERT_TRUE(passTimeUntil([&] { return state() == CommandState::Unresolved; }));
    EXPECT_EQ(posts(), 1);
}

TEST_F(CommandClientTest, whileItStandsInTheServersQueueWhatIsSeenIsSomebodyElses)
{
    command = newCommand(CommandKind::Pause, "A");
    command.reason = "why";
    answer(target(command), [](const Request&, const Peer& peer) { peer.reset(); });
    answer(commandPath(),
        problem(409, R"({"type":"urn:deployment:problem:in-progress","title":"Wait"})"));
    answerDeployment("RUNNING", true);
    ASSERT_TRUE(sendAndReach(CommandState::Unknown));
    ASSERT_TRUE(passLongTime(operations::maxRequestDuration + operations::maxQueueDelay));
    EXPECT_EQ(state(), CommandState::Unknown);
    EXPECT_FALSE(client->pendingCommand("A").has_value()) << "it is in nobody's way";
    answer(commandPath(), reports("failed"));
    EXPECT_TRUE(passTimeUntil([&] { return state() == CommandState::Failed; }));
}

TEST_F(CommandClientTest, aDenialWhileItMayBeOnItsWayProvesNothingLater)
{
    answer(target(command), [](const Request&, const Peer& peer) { peer.reset(); });
    answer(commandPath(), keyUnknownAnswers());
    answerDeployment("RUNNING");
    ASSERT_TRUE(sendAndReach(CommandState::Unknown));
    ASSERT_TRUE(passLongTime(Milliseconds(60'000)));
    // Then it arrived; the server is in trouble, and a replica is behind.
    answer(commandPath(), problem(503, "{}"));
    ASSERT_TRUE(passLongTime(operations::maxRequestDuration + operations::maxQueueDelay));
    EXPECT_EQ(state(), CommandState::Unknown);
    answer(commandPath(), reports("done"));
    EXPECT_TRUE(passTimeUntil([&] { return state() == CommandState::Done; }));
}

TEST_F(CommandClientTest, aKeyThatTheServerMayHaveForgottenProvesNothing)
{
    answer(target(command), [](const Request&, const Peer& peer) { peer.reset(); });
    answer(commandPath(), keyUnknownAnswers());
    answerDeployment("RUNNING");
    ASSERT_TRUE(sendAndReach(CommandState::Unknown));
    scheduler->jump(operations::keyRetention);
    EXPECT_TRUE(passTimeUntil([&] { return state() == CommandState::Unresolved; }));
}

TEST_F(CommandClientTest, nobodyIsAskedAboutWhatAwaitsItsAnswer)
{
    command = newCommand(CommandKind::Pause, "A");
    command.reason = "why";
    std::optional<Peer> waiting;
    answer(target(command), [&](const Request&, const Peer& peer) { waiting = peer; });
    answerDeployment("RUNNING", true); // somebody else did
    EXPECT_FALSE(client->send(command).has_value());
    ASSERT_TRUE(waitUntil([&] { return waiting.has_value(); }));
    client->check(command.id);
    waiting->reply(409, R"({"type":"urn:deployment:problem:wrong-state","title":"Is paused"})",
        {{"Content-Type", "application/problem+json"}});
    EXPECT_TRUE(reachesState(CommandState::Refused));
    EXPECT_EQ(server.requests.size(), 1U);
}

TEST_F(CommandClientTest, whatWasAcceptedIsNotGivenUpBecauseTheServerIsInTrouble)
{
    answer(target(command), reports("accepted", 202));
    answer(commandPath(), problem(503, "{}"));
    answerRolledBack("r/app:v1.9.0");
    ASSERT_TRUE(sendAndReach(CommandState::Accepted));
    ASSERT_TRUE(passLongTime(operations::maxRequestDuration));
    EXPECT_EQ(state(), CommandState::Accepted);
    answer(commandPath(), reports("failed"));
    EXPECT_TRUE(passTimeUntil([&] { return state() == CommandState::Failed; }));
}

TEST_F(CommandClientTest, aReplicaThatLagsBehindADecisionShowsNothing)
{
    // The request is lost, and what is read back is from before the pause that was to be lifted; a
    // proxy that compresses has taken the strong tag away.
    command.kind = CommandKind::Resume;
    command.targetVersion.clear();
    answer(target(command), problem(502, {}));
    answer(commandPath(), problem(503, "{}"));
    answerDeployment("RUNNING", false, decidedOn - 1);
    ASSERT_TRUE(sendAndReach(CommandState::Unknown));
    ASSERT_TRUE(passTimeUntil([&] { return server.count("GET", "/api/deployments/A") >= 4; }));
    EXPECT_EQ(state(), CommandState::Unknown);
    answerDeployment("RUNNING", false, decidedOn + 1);
    ASSERT_TRUE(passTimeUntil([&] { return state() == CommandState::Done; }));
    EXPECT_EQ(posts(), 1);
}

TEST_F(CommandClientTest, anAcceptedCommandWaitsUntilTheStateConfirmsIt)
{
    answer(target(command), reports("accepted", 202));
    answer(commandPath(), reports("accepted"));
    answerDeployment("RUNNING");
    ASSERT_TRUE(sendAndReach(CommandState::Accepted));
    ASSERT_TRUE(passTimeUntil([&] { return server.count("GET", commandPath()) >= 3; }));
    EXPECT_EQ(state(), CommandState::Accepted);
    EXPECT_EQ(steps.size(), 3U) << "prepared, sent, accepted: waiting is no step";
    Snapshot snapshot;
    snapshot.deployment.id = "A";
    snapshot.deployment.status = deployment::openStatus("ROLLED_BACK");
    snapshot.receivedAt = *steps.back().sentAt;
    client->observe(snapshot);
    EXPECT_EQ(state(), CommandState::Accepted)
        << "a state from before the command confirms nothing";
    snapshot.receivedAt = scheduler->now() + Milliseconds(1);
    client->observe(snapshot);
    EXPECT_EQ(state(), CommandState::Done);
}

TEST_F(CommandClientTest, aCommandThatFailedOnTheServerIsNoRefusal)
{
    answer(target(command), reports("accepted", 202));
    answer(commandPath(), reports("failed"));
    ASSERT_TRUE(sendAndReach(CommandState::Accepted));
    EXPECT_TRUE(passTimeUntil([&] { return state() == CommandState::Failed; }));
}

TEST_F(CommandClientTest, pauseAndResumeAreSeenInTheDeployment)
{
    for (const auto& [kind, paused] :
        {std::pair{CommandKind::Pause, true}, std::pair{CommandKind::Resume, false}}) {
        steps.clear();
        command = newCommand(kind, "A");
        command.reason = "why";
        answer(target(command), [](const Request&, const Peer& peer) { peer.reset(); });
        answerDeployment("RUNNING", paused);
        ASSERT_TRUE(sendAndReach(CommandState::Unknown));
        ASSERT_TRUE(passTimeUntil([&] { return state() == CommandState::Done; }));
    }
}

TEST_F(CommandClientTest, whatAnEarlierRunLeftOpenIsResolvedByReading)
{
    std::vector<JournalEntry> left;
    for (const CommandState open :
        {CommandState::Prepared, CommandState::Sent, CommandState::Accepted}) {
        JournalEntry entry;
        entry.command = newCommand(CommandKind::RollBack, "A");
        entry.command.connectionId = connection.id;
        entry.state = open;
        left.push_back(entry);
        journal->add(entry, nullptr, {});
        answer("/api/commands/" + QByteArray::fromStdString(entry.command.id),
            [body = reportOf(entry.command, "done")](
                const Request&, const Peer& peer) { peer.json(body); });
    }
    JournalEntry foreign = left[1];
    foreign.command.id = "of another connection";
    foreign.command.connectionId = "c2";
    left.push_back(foreign);
    client->adopt(left);
    ASSERT_TRUE(waitUntil([&] { return client->unfinished().empty(); }));
    std::map<std::string, CommandState> states;
    for (const JournalEntry& entry : written())
        states[entry.command.id] = entry.state;
    EXPECT_EQ(states[left[0].command.id], CommandState::NotSent);
    EXPECT_EQ(states[left[1].command.id], CommandState::Done);
    EXPECT_EQ(states[left[2].command.id], CommandState::Done);
    EXPECT_EQ(posts(), 0);
}

TEST_F(CommandClientTest, whatAnEarlierRunLeftUnknownIsToldAtOnce)
{
    for (const CommandState open : {CommandState::Unknown, CommandState::Accepted}) {
        connect();
        steps.clear();
        JournalEntry entry;
        entry.command = newCommand(CommandKind::Pause, "A");
        entry.command.connectionId = connection.id;
        entry.state = open;
        client->adopt({entry});
        ASSERT_FALSE(steps.empty()) << "whoever shows it waits for that";
        EXPECT_EQ(steps.back().state, open);
    }
}

TEST_F(CommandClientTest, anEntryIsFoundByItsServerWhateverTheConnectionIsCalled)
{
    const std::string& address = connection.address;
    struct Case {
        std::string server;
        std::string connectionId;
        bool isOurs;
    };
    const std::string& id = connection.id;
    const Case cases[]{{address, "another name", true},
        {serverKey(QUrl(QString::fromStdString(address + '/'))), {}, true},
        {"http://elsewhere:1/api", id, false}, {{}, address + '/', true}, {{}, id, true},
        {{}, "c2", false}};
    for (const Case& each : cases) {
        connect();
        steps.clear();
        JournalEntry entry;
        entry.command = newCommand(CommandKind::Pause, "A");
        entry.command.connectionId = each.connectionId;
        entry.server = each.server;
        entry.state = CommandState::Unknown;
        client->adopt({entry});
        EXPECT_EQ(client->unfinished().size(), each.isOurs ? 1U : 0U)
            << each.server << ' ' << each.connectionId;
    }
}

TEST(ServerKey, isTheSameForEverySpellingOfAnAddress)
{
    const std::string key = serverKey(QUrl(QStringLiteral("https://deploy.example/api")));
    for (const char* spelling : {"https://deploy.example/api/", "HTTPS://Deploy.Example:443/api",
             "https://deploy.example/api//", "https://deploy.example/x/../api"})
        EXPECT_EQ(serverKey(QUrl(QLatin1String(spelling))), key) << spelling;
    for (const char* other : {"http://deploy.example/api", "https://deploy.example:8443/api",
             "https://deploy.example/API", "https://deploy.example"})
        EXPECT_NE(serverKey(QUrl(QLatin1String(other))), key) << other;
}

TEST_F(CommandClientTest, twoConnectionsToOneServerDoNotTakeOverFromEachOther)
{
    answer(target(command), [](const Request&, const Peer&) {});
    EXPECT_FALSE(client->send(command).has_value());
    ASSERT_TRUE(waitUntil([&] { return posts() == 1; }));
    Connection second = connection;
    second.id = "c2";
    CommandClient other(second, std::make_unique<RestCarrier>(second, scheduler), *journal,
        CommandClient::Options{scheduler, {}});
    std::optional<Journal::Entries> left;
    journal->readUnfinished(
        &other, [&](const deployment::Expected<Journal::Entries>& read) { left = read.value(); });
    ASSERT_TRUE(waitUntil([&] { return left.has_value(); }));
    EXPECT_TRUE(left->empty());
    other.adopt(written());
    EXPECT_TRUE(other.unfinished().empty());
    const auto all = written();
    client.reset(); // its connection is closed: the other one finds out
    other.adopt(all);
    EXPECT_EQ(other.unfinished().size(), 1U);
}

TEST_F(CommandClientTest, destructionInTheMiddleLeavesItOpenInTheJournal)
{
    answer(target(command), [](const Request&, const Peer&) {});
    EXPECT_FALSE(client->send(command).has_value());
    ASSERT_TRUE(waitUntil([&] { return posts() == 1; }));
    connect();
    const auto entries = written();
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].state, CommandState::Sent);
}

/// A console that dies in the middle of a command: a program of its own, killed at the given point.
class KilledConsole : public CommandClientTest {
protected:
    KilledConsole()
    {
        answer("/api/deployments/A/pause", [this](const Request& request, const Peer&) {
            EXPECT_GT(child.processId(), 0);
            EXPECT_EQ(::kill(static_cast<pid_t>(child.processId()), SIGKILL), 0);
            carriedOut.insert(request.header("idempotency-key"));
        });
    }
    [[nodiscard]] bool runUntilKilled(const char* moment)
    {
        child.start(QStringLiteral(PROJECT_BINARY_DIR "/bin/command_child"),
            {QString::fromStdString(connection.address), path, QString::fromLatin1(moment)});
        return waitUntil([this] { return child.state() == QProcess::NotRunning; })
            && child.exitStatus() == QProcess::CrashExit;
    }
    /// The next start: adopts what is unfinished, until nothing is.
    void resolve()
    {
        std::optional<Journal::Entries> left;
        journal->readUnfinished(client.get(),
            [&](const deployment::Expected<Journal::Entries>& read) { left = read.value(); });
        ASSERT_TRUE(waitUntil([&] { return left.has_value(); }));
        ASSERT_EQ(left->size(), 1U) << "nothing is forgotten";
        command = left->front().command;
        answerDeployment("RUNNING");
        answer(commandPath(), [this](const Request& request, const Peer& peer) {
            if (carriedOut.contains(request.target.split('/').last()))
                peer.json(reportOf(command, "done"));
            else
                keyUnknownAnswers()(request, peer);
        });
        // The one that was killed lived by the clock of this machine.
        const auto begun = left->front().sentAt.value_or(scheduler->now());
        scheduler->jump(
            begun - scheduler->now() + operations::maxRequestDuration + operations::maxQueueDelay);
        client->adopt(*left);
        ASSERT_TRUE(passTimeUntil([&] { return client->unfinished().empty(); }));
    }

    QProcess child;
    QSet<QByteArray> carriedOut;
};

TEST_F(KilledConsole, betweenJournalAndSendNothingWasSentAndThatIsFoundOut)
{
    for (const auto& [moment, found] : {std::pair{"prepared", CommandState::NotSent},
             std::pair{"sent", CommandState::NotReceived}}) {
        ASSERT_TRUE(runUntilKilled(moment)) << moment;
        resolve();
        EXPECT_EQ(state(), found);
        EXPECT_EQ(posts(), 0);
    }
}

TEST_F(KilledConsole, betweenSendAndAnswerTheOutcomeIsReadBackAndNothingIsSentTwice)
{
    ASSERT_TRUE(runUntilKilled("never"));
    resolve();
    EXPECT_EQ(state(), CommandState::Done);
    EXPECT_EQ(posts(), 1);
    EXPECT_EQ(written()[0].state, CommandState::Done);
}

} // namespace

} // namespace sources
