// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets that are replaced where they lie while the console runs, as short-lived tokens are.
#include "deploy/sources/commands/command_client.h"
#include "deploy/sources/commands/journal.h"

#include "rest/commands/rest_carrier.h"
#include "rest_fixture.h"

#include <QFile>
#include <QTemporaryDir>

namespace sources {

namespace {

class RenewedCredentials : public RestFixture {
protected:
    RenewedCredentials()
    {
        connection.credential.scheme = CredentialReference::Scheme::Bearer;
        connection.credential.place = CredentialReference::Place::File;
        connection.credential.file = folder.filePath(QStringLiteral("token")).toStdString();
        put("one");
        answer("/api/deployments", accepting([](const Request&, const Peer& peer) {
            peer.json(list({summary("A", "RUNNING", 1)}), {{"Event-Position", "100"}});
        }));
        answer("/api/deployments/A", accepting([](const Request&, const Peer& peer) {
            peer.json(summary("A", "RUNNING", 1));
        }));
        answer("/api/events", accepting([this](const Request& request, const Peer& peer) {
            peer.head(200, "text/event-stream");
            peer.write(": hello\n\n");
            stream = peer;
            streamIds.push_back(request.header("last-event-id"));
        }));
        answer("/api/deployments/A/pause", accepting([](const Request& request, const Peer& peer) {
            peer.json(R"({"action":"pause","deployment":"A","state":"done","key":")"
                + request.header("idempotency-key") + R"("})");
        }));
    }

    void put(const QByteArray& token)
    {
        QFile file(QString::fromStdString(connection.credential.file));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write(token + '\n');
    }
    /// 401 for every secret but the one that is good now.
    FaultServer::Handler accepting(FaultServer::Handler handler)
    {
        return [this, handler](const Request& request, const Peer& peer) {
            if (request.header("authorization") == "Bearer " + good)
                handler(request, peer);
            else
                peer.reply(401, R"({"title":"Token expired"})",
                    {{"Content-Type", "application/problem+json"}});
        };
    }
    void start()
    {
        RestSource::Options options;
        options.scheduler = scheduler;
        options.journal = &commandJournal;
        source = std::make_unique<RestSource>(connection, options);
        recorded = std::make_unique<SourceRecorder>(*source);
        source->start();
    }
    [[nodiscard]] bool startLive()
    {
        start();
        return reaches(State::Live);
    }
    [[nodiscard]] int refusedWith(const QByteArray& token) const
    {
        return static_cast<int>(std::count_if(server.requests.begin(), server.requests.end(),
            [&](const Request& one) { return one.header("authorization") == "Bearer " + token; }));
    }

    QTemporaryDir folder;
    QByteArray good = "one";
};

TEST_F(RenewedCredentials, theListGoesOnWithTheSecretThatLiesThereNow)
{
    ASSERT_TRUE(startLive());
    put("two");
    good = "two";
    const auto before = server.requests.size();
    source->refresh();
    ASSERT_TRUE(waitUntil([&] { return recorded->loads.size() == 2; }));
    EXPECT_FALSE(recorded->loads.back().has_value());
    EXPECT_EQ(server.requests.size(), before + 2) << "one refusal and one more try";
    EXPECT_TRUE(recorded->inputsAsked.empty());
    EXPECT_EQ(recorded->state(), State::Live);
}

TEST_F(RenewedCredentials, theStreamGoesOnFromTheLatestEvent)
{
    ASSERT_TRUE(startLive());
    put("two");
    good = "two";
    stream->close();
    ASSERT_TRUE(reaches(State::Stale));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->state() == State::Live; }));
    EXPECT_EQ(streamIds, (std::vector<QByteArray>{"100", "100"}));
    EXPECT_TRUE(recorded->inputsAsked.empty());
}

TEST_F(RenewedCredentials, aDetailGoesOnToo)
{
    ASSERT_TRUE(startLive());
    put("two");
    good = "two";
    recorded->fetch("A");
    ASSERT_TRUE(waitUntil([&] { return recorded->snapshots.contains("A"); }));
    EXPECT_TRUE(recorded->failures.empty());
    EXPECT_TRUE(recorded->inputsAsked.empty());
}

TEST_F(RenewedCredentials, manyRequestsAtOnceReadTheSecretOnce)
{
    ASSERT_TRUE(startLive());
    put("two");
    good = "two";
    for (const char* id : {"A", "A", "A"})
        recorded->fetch(id);
    source->refresh();
    ASSERT_TRUE(waitUntil([&] { return recorded->snapshots["A"].size() == 3; }));
    ASSERT_TRUE(waitUntil([&] { return recorded->loads.size() == 2; }));
    EXPECT_TRUE(recorded->inputsAsked.empty());
    EXPECT_TRUE(recorded->failures.empty());
}

TEST_F(RenewedCredentials, theSameSecretIsTriedOnceMoreBeforeItIsAskedFor)
{
    ASSERT_TRUE(startLive());
    good = "two";
    const auto before = server.requests.size();
    source->refresh();
    ASSERT_TRUE(waitUntil([&] { return server.requests.size() == before + 1; }));
    ASSERT_TRUE(passTimeUntil([&] { return !recorded->inputsAsked.empty(); }));
    EXPECT_EQ(server.requests.size(), before + 2);
    EXPECT_FALSE(acceptsCommands());
    recorded->fetch("A");
    ASSERT_TRUE(waitUntil([&] { return recorded->failures.contains("A"); }));
    EXPECT_EQ(server.requests.size(), before + 3) << "by now it is known to be refused";
}

/// As a server does that starts up, and knows nobody yet.
TEST_F(RenewedCredentials, aRefusalThatPassesAsksForNothing)
{
    ASSERT_TRUE(startLive());
    for (int times = 1; times <= 2; ++times) {
        good = "none, for a moment";
        const auto before = server.requests.size();
        const auto loads = recorded->loads.size();
        source->refresh();
        recorded->fetch("A");
        ASSERT_TRUE(waitUntil([&] { return server.requests.size() == before + 2; }));
        good = "one";
        ASSERT_TRUE(passTimeUntil([&] { return recorded->loads.size() > loads; }));
        ASSERT_TRUE(passTimeUntil([&] { return int(recorded->snapshots["A"].size()) == times; }));
        EXPECT_FALSE(recorded->loads.back().has_value());
        EXPECT_EQ(recorded->state(), State::Live);
    }
    EXPECT_TRUE(recorded->inputsAsked.empty());
    EXPECT_TRUE(recorded->failures.empty());
}

TEST_F(RenewedCredentials, aNewSecretThatIsRefusedTooHasOneTry)
{
    ASSERT_TRUE(startLive());
    good = "three";
    put("two");
    source->refresh();
    ASSERT_TRUE(waitUntil([&] { return !recorded->inputsAsked.empty(); }));
    EXPECT_EQ(refusedWith("two"), 1);
    const auto before = server.requests.size();
    for (int times = 0; times < 20; ++times) {
        put(times % 2 == 0 ? "one" : "two");
        scheduler->advance(Milliseconds(5'000));
        QCoreApplication::sendPostedEvents();
    }
    recorded->fetch("A"); // whatever else was sent has arrived before this
    ASSERT_TRUE(waitUntil([&] { return recorded->failures.contains("A"); }));
    EXPECT_EQ(server.requests.size(), before + 1);
    EXPECT_EQ(recorded->inputsAsked.size(), 1U);
}

TEST_F(RenewedCredentials, aSecretOfBeforeMayComeBack)
{
    ASSERT_TRUE(startLive());
    for (const char* next : {"two", "one", "two"}) {
        put(next);
        good = next;
        const auto loads = recorded->loads.size();
        source->refresh();
        ASSERT_TRUE(waitUntil([&] { return recorded->loads.size() > loads; }));
        EXPECT_FALSE(recorded->loads.back().has_value()) << next;
    }
    EXPECT_TRUE(recorded->inputsAsked.empty());
}

TEST_F(RenewedCredentials, aFileThatIsReplacedLaterEndsTheWaiting)
{
    ASSERT_TRUE(startLive());
    good = "two";
    source->refresh();
    ASSERT_TRUE(passTimeUntil([&] { return !recorded->inputsAsked.empty(); }));
    ASSERT_EQ(recorded->inputsSettled, 0);
    put("two");
    scheduler->advance(Milliseconds(5'000));
    ASSERT_TRUE(waitUntil([&] { return recorded->inputsSettled == 1; }));
    ASSERT_TRUE(reaches(State::Live));
    EXPECT_EQ(recorded->inputsAsked.size(), 1U);
    EXPECT_TRUE(acceptsCommands());
}

TEST_F(RenewedCredentials, aFileThatAppearsOnlyAfterTheStartIsFound)
{
    QFile::remove(QString::fromStdString(connection.credential.file));
    start();
    ASSERT_TRUE(waitUntil([&] { return !recorded->inputsAsked.empty(); }));
    put("one");
    scheduler->advance(Milliseconds(5'000));
    EXPECT_TRUE(reaches(State::Live));
}

TEST_F(RenewedCredentials, aSecretThatWasTypedIsUsedAlthoughTheFileHoldsAnother)
{
    ASSERT_TRUE(startLive());
    good = "typed";
    source->refresh();
    ASSERT_TRUE(passTimeUntil([&] { return !recorded->inputsAsked.empty(); }));
    recorded->answerInput("typed");
    ASSERT_TRUE(reaches(State::Live));
    EXPECT_EQ(source->sharedAuthorization()->field().value.reveal(), "Bearer typed");
}

TEST_F(RenewedCredentials, aTokenTypedForAnAddressAloneIsSent)
{
    connection.credential = {};
    good = "typed";
    start();
    ASSERT_TRUE(waitUntil([&] { return !recorded->inputsAsked.empty(); }));
    recorded->answerInput("typed");
    EXPECT_TRUE(reaches(State::Live));
}

/// The commands of a live session.
class RenewedCommandCredentials : public RenewedCredentials {
protected:
    void sendPause()
    {
        Command command = newCommand(CommandKind::Pause, "A");
        command.reason = "why";
        command.connectionId = connection.id;
        ASSERT_FALSE(client->send(command).has_value());
        ASSERT_TRUE(
            waitUntil([&] { return isFinal(last.state) && last.command.id == command.id; }));
    }
    [[nodiscard]] bool begin()
    {
        if (!startLive())
            return false;
        CommandClient::Options options;
        options.scheduler = scheduler;
        auto carrier = std::make_unique<RestCarrier>(connection, scheduler);
        carrier->setAuthorization(source->sharedAuthorization());
        client = std::make_unique<CommandClient>(connection, std::move(carrier), journal, options);
        QObject::connect(client.get(), &CommandClient::changed, client.get(),
            [this](const JournalEntry& entry) { last = entry; });
        return true;
    }
    [[nodiscard]] int posts() const { return server.count("POST", "/api/deployments/A/pause"); }

    Journal journal{folder.filePath(QStringLiteral("journal.sqlite"))};
    std::unique_ptr<CommandClient> client;
    JournalEntry last;
};

TEST_F(RenewedCommandCredentials, aCommandTakesTheSecretThatLiesThereNow)
{
    ASSERT_TRUE(begin());
    put("two");
    good = "two";
    sendPause();
    EXPECT_EQ(posts(), 1);
    EXPECT_EQ(server.requests.back().header("authorization"), "Bearer two");
    EXPECT_EQ(last.state, CommandState::Done);
}

TEST_F(RenewedCommandCredentials, aRefusedCommandIsNotSentAgain)
{
    ASSERT_TRUE(begin());
    good = "two";
    sendPause();
    EXPECT_EQ(posts(), 1);
    EXPECT_EQ(last.state, CommandState::Refused);
    put("two");
    sendPause();
    EXPECT_EQ(posts(), 2);
    EXPECT_EQ(last.state, CommandState::Done);
}

} // namespace

} // namespace sources
