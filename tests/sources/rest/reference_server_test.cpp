// SPDX-License-Identifier: GPL-3.0-or-later
// This layer against the reference server: two programs that know each other by docs/openapi.yaml
// alone.
#include "deploy/sources/commands/command_client.h"
#include "deploy/sources/commands/journal.h"
#include "deploy/sources/rest/rest_source.h"

#include "project_paths.h"
#include "rest_fixture.h"

#include <QProcess>
#include <QTemporaryDir>

#include <fstream>

namespace sources {

namespace {

/// A reference server with the demo's history, as a process of its own.
class ReferenceServer {
public:
    ~ReferenceServer() { stop(); }

    [[nodiscard]] bool start(QStringList options)
    {
        options << QStringLiteral("--demo") << QStringLiteral("--no-launches")
                << QStringLiteral("--port") << QString::number(m_port);
        m_process.start(QStringLiteral(PROJECT_BINARY_DIR "/bin/deployment-mock-server"), options);
        const auto line = [this] { return m_process.canReadLine(); };
        if (!waitUntil(line))
            return false;
        m_port = QUrl(QString::fromLatin1(m_process.readLine().trimmed().split(' ').last())).port();
        return m_port > 0;
    }
    void stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        EXPECT_TRUE(waitUntil([this] { return m_process.state() == QProcess::NotRunning; }));
    }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
    }
    /// What it has said of itself since it was started.
    [[nodiscard]] QByteArray said() { return m_process.readAllStandardError(); }

private:
    QProcess m_process;
    int m_port = 0;
};

class ReferenceServerTest : public testing::Test {
protected:
    [[nodiscard]] QString at(const char* name) const
    {
        return folder.filePath(QLatin1String(name));
    }

    [[nodiscard]] bool connectTo(const QStringList& serverOptions)
    {
        if (!server.start(serverOptions))
            return false;
        connection.id = "c1";
        connection.address = server.url().toString().toStdString();
        RestSource::Options options;
        options.secrets = secrets;
        source.reset();
        journal = std::make_unique<Journal>(at("journal.sqlite"));
        options.journal = journal.get();
        source = std::make_unique<RestSource>(connection, options);
        recorded = std::make_unique<SourceRecorder>(*source);
        QObject::connect(source->commands(), &CommandChannel::changed, source.get(),
            [this](const JournalEntry& entry) { steps.push_back(entry); });
        source->start();
        return waitUntil([this] { return !recorded->loads.empty(); });
    }
    [[nodiscard]] bool isLive()
    {
        return waitUntil([this] { return recorded->state() == State::Live; });
    }
    [[nodiscard]] SnapshotPointer fetch(const char* id)
    {
        recorded->snapshots.clear();
        recorded->fetch(id);
        EXPECT_TRUE(waitUntil([&] { return recorded->snapshots.contains(id); }));
        return recorded->snapshots[id].empty() ? nullptr : recorded->snapshots[id].back();
    }
    [[nodiscard]] Command command(CommandKind kind, const Snapshot& snapshot) const
    {
        Command one = newCommand(kind, snapshot);
        one.reason = "Fehler im 部署";
        return one;
    }
    [[nodiscard]] bool acceptsCommands() const
    {
        return !source->commands()->availability("DEP-001", CommandKind::Pause);
    }
    [[nodiscard]] bool ends(const Command& one, CommandState state)
    {
        EXPECT_FALSE(source->commands()->send(one).has_value());
        return waitUntil([&] { return !steps.empty() && isFinal(steps.back().state); })
            && steps.back().state == state;
    }
    /// How many requests with this method and key the server has seen.
    [[nodiscard]] int seen(const std::string& method, const Command& one) const
    {
        std::ifstream log(at("access.log").toStdString());
        int count = 0;
        for (std::string line; std::getline(log, line);)
            count +=
                line.find(method) != std::string::npos && line.find(one.id) != std::string::npos
                ? 1
                : 0;
        return count;
    }
    void useTokens(const char* mine)
    {
        std::ofstream(at("tokens").toStdString())
            << "OPS-李四:good-secret:operate\nreader:read-secret:read\n";
        connection.credential.scheme = CredentialReference::Scheme::Bearer;
        secrets->secret = mine;
    }

    QTemporaryDir folder;
    ReferenceServer server;
    Connection connection;
    std::shared_ptr<OneSecret> secrets = std::make_shared<OneSecret>();
    std::unique_ptr<RestSource> source;
    std::unique_ptr<SourceRecorder> recorded;
    std::unique_ptr<Journal> journal;
    std::vector<JournalEntry> steps;
};

TEST_F(ReferenceServerTest, theHistoryLoadsAndFollowsWhatHappens)
{
    ASSERT_TRUE(connectTo({QStringLiteral("--speed"), QStringLiteral("200x")}));
    EXPECT_FALSE(recorded->loads[0].has_value());
    EXPECT_TRUE(recorded->problems.empty());
    EXPECT_GT(recorded->history.size(), 100U);
    ASSERT_TRUE(isLive());
    EXPECT_EQ(recorded->status("DEP-001"), "RUNNING");
    recorded->watch("DEP-001");
    ASSERT_TRUE(waitUntil([&] { return recorded->snapshots["DEP-001"].size() >= 2; }));
    EXPECT_TRUE(waitUntil([&] { return recorded->status("DEP-001") != "RUNNING"; }));
    EXPECT_EQ(recorded->replacements, 1);
}

TEST_F(ReferenceServerTest, aLargeHistoryComesPageByPage)
{
    ASSERT_TRUE(connectTo({QStringLiteral("--generate"), QStringLiteral("3000")}));
    EXPECT_GT(recorded->history.size(), 2'000U);
    EXPECT_GE(recorded->updates, 3);
    EXPECT_EQ(recorded->replacements, 1);
}

TEST_F(ReferenceServerTest, theFirstStepIsTakenBeforeItListens)
{
    const QStringList options{QStringLiteral("--state"), at("state.sqlite")};
    ASSERT_TRUE(server.start(options));
    server.stop();
    ASSERT_TRUE(server.start(options));
    EXPECT_THAT(server.said().toStdString(), testing::HasSubstr("going on with the world"));
}

TEST_F(ReferenceServerTest, pauseResumeAndRollBackTakeEffect)
{
    ASSERT_TRUE(connectTo({QStringLiteral("--speed"), QStringLiteral("20x")}));
    ASSERT_TRUE(isLive());
    auto snapshot = fetch("DEP-001");
    ASSERT_TRUE(snapshot);
    EXPECT_FALSE(snapshot->revision.isEmpty());
    EXPECT_FALSE(snapshot->deployment.log.empty());
    Command pause = command(CommandKind::Pause, *snapshot);
    pause.revision.clear(); // so fast, it may have another one by now
    ASSERT_TRUE(ends(pause, CommandState::Done)) << steps.back().outcome;
    const auto paused = [&] {
        return recorded->history.paused(*recorded->history.find("DEP-001"));
    };
    EXPECT_TRUE(waitUntil(paused));
    steps.clear();
    snapshot = fetch("DEP-001");
    EXPECT_TRUE(snapshot->deployment.paused);
    ASSERT_TRUE(ends(command(CommandKind::Resume, *snapshot), CommandState::Done));
    EXPECT_TRUE(waitUntil([&] { return !paused(); }));
    steps.clear();
    Command rollBack = command(CommandKind::RollBack, *fetch("DEP-001"));
    rollBack.revision.clear();
    rollBack.targetVersion = "V2.0.0";
    ASSERT_TRUE(ends(rollBack, CommandState::Done)) << steps.back().outcome;
    EXPECT_TRUE(waitUntil([&] { return recorded->status("DEP-001") == "ROLLED_BACK"; }));
}

TEST_F(ReferenceServerTest, anOldRevisionIsRefusedAsChanged)
{
    ASSERT_TRUE(connectTo({}));
    const auto snapshot = fetch("DEP-001");
    ASSERT_TRUE(snapshot);
    ASSERT_TRUE(ends(command(CommandKind::Pause, *snapshot), CommandState::Done));
    steps.clear();
    std::optional<deployment::Error> last;
    QObject::connect(source->commands(), &CommandChannel::changed, source.get(),
        [&](const JournalEntry&, const std::optional<deployment::Error>& error) { last = error; });
    ASSERT_TRUE(ends(command(CommandKind::Resume, *snapshot), CommandState::Refused));
    EXPECT_EQ(last->code, ErrorCode::Changed);
}

TEST_F(ReferenceServerTest, aLostAnswerIsFoundOutAndTheCommandIsCarriedOutOnce)
{
    ASSERT_TRUE(
        connectTo({QStringLiteral("--fault"), QStringLiteral("lose-answer;method=POST;times=1"),
            QStringLiteral("--access-log"), at("access.log")}));
    const Command pause = command(CommandKind::Pause, *fetch("DEP-001"));
    ASSERT_TRUE(ends(pause, CommandState::Done));
    const auto wasUnknown = [](const JournalEntry& entry) {
        return entry.state == CommandState::Unknown;
    };
    EXPECT_TRUE(std::any_of(steps.begin(), steps.end(), wasUnknown));
    EXPECT_EQ(seen("POST", pause), 1);
    EXPECT_TRUE(fetch("DEP-001")->deployment.paused);
}

TEST_F(ReferenceServerTest, aTokenForReadingTakesNoCommands)
{
    useTokens("read-secret");
    ASSERT_TRUE(connectTo({QStringLiteral("--token-file"), at("tokens")}));
    ASSERT_TRUE(waitUntil([&] { return source->caller() == QStringLiteral("reader"); }));
    EXPECT_FALSE(acceptsCommands());
    ASSERT_TRUE(ends(command(CommandKind::Pause, *fetch("DEP-001")), CommandState::Refused));
    EXPECT_FALSE(steps.back().outcome.empty());
}

TEST_F(ReferenceServerTest, aWrongTokenIsAskedForAndTheRightOneGoesOn)
{
    useTokens("bad-secret");
    ASSERT_TRUE(connectTo({QStringLiteral("--token-file"), at("tokens")}));
    const std::size_t asked = recorded->inputsAsked.size();
    ASSERT_TRUE(recorded->loads[0].has_value());
    EXPECT_EQ(recorded->loads[0]->code, ErrorCode::Unauthorized);
    recorded->answerInput("good-secret");
    EXPECT_TRUE(isLive());
    EXPECT_TRUE(waitUntil([&] { return acceptsCommands() && !source->caller().isEmpty(); }));
    EXPECT_EQ(recorded->inputsAsked.size(), asked);
}

TEST_F(ReferenceServerTest, afterARestartOfTheServerItGoesOnByItself)
{
    const QStringList options{QStringLiteral("--state"), at("state.sqlite")};
    ASSERT_TRUE(connectTo(options));
    ASSERT_TRUE(isLive());
    server.stop();
    ASSERT_TRUE(waitUntil([&] { return recorded->state() != State::Live; }));
    ASSERT_TRUE(server.start(options));
    ASSERT_TRUE(isLive());
    ASSERT_TRUE(ends(command(CommandKind::Pause, *fetch("DEP-001")), CommandState::Done));
    EXPECT_TRUE(
        waitUntil([&] { return recorded->history.paused(*recorded->history.find("DEP-001")); }));
}

class MisbehavingStreams : public ReferenceServerTest,
                           public testing::WithParamInterface<Named<const char*>> { };

TEST_P(MisbehavingStreams, loseNothing)
{
    ASSERT_TRUE(connectTo({QStringLiteral("--fault"), QLatin1String(GetParam().detail),
        QStringLiteral("--speed"), QStringLiteral("200x")}));
    ASSERT_TRUE(waitUntil([&] { return recorded->status("DEP-001") != "RUNNING"; }));
    const auto whole = fetch("DEP-001");
    EXPECT_EQ(recorded->status("DEP-001"), whole->deployment.status.text);
}

INSTANTIATE_TEST_SUITE_P(ReferenceServer, MisbehavingStreams,
    testing::Values(Named<const char*>{"Drop", "sse-drop=2"},
        Named<const char*>{"Twice", "sse-twice"}, Named<const char*>{"Trickle", "sse-trickle"},
        Named<const char*>{"Reset", "sse-reset;times=1"}),
    [](const auto& one) { return std::string(one.param.name); });

} // namespace

} // namespace sources
