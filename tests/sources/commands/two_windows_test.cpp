// SPDX-License-Identifier: GPL-3.0-or-later
// Two windows are two processes that share a journal. What has to hold: each command is on the wire
// at most once; while one is open, no other is sent to its deployment, whichever window it comes
// from; both show it, and what became of it.
#include "deploy/sources/commands/command_client.h"
#include "deploy/sources/commands/journal.h"

#include "project_paths.h"
#include "rest/commands/rest_carrier.h"
#include "rest_fixture.h"

#include <QProcess>
#include <QTemporaryDir>

#include <array>
#include <set>

namespace sources {

namespace {

class TwoWindows : public RestFixture {
protected:
    TwoWindows()
        : m_path(m_folder.filePath(QStringLiteral("journal.sqlite")))
        , m_journal(m_path)
        , m_client(connection, std::make_unique<RestCarrier>(connection, systemScheduler()),
              m_journal, CommandClient::Options{})
    {
        answer("/api/deployments/A/pause", [this](const Request& request, const Peer& peer) {
            m_asked.emplace_back(request, peer);
        });
        QObject::connect(&m_client, &CommandClient::changed, &m_client,
            [this](const JournalEntry& entry) { m_seen.push_back(entry); });
        static_cast<void>(unfinishedHere()); // the file is there, and is watched
    }
    ~TwoWindows() override
    {
        for (QProcess& window : m_windows) {
            window.kill();
            window.waitForFinished();
        }
    }
    /// Another window, which pauses A.
    void open(QProcess& window) const
    {
        window.start(QStringLiteral(PROJECT_BINARY_DIR "/bin/command_child"),
            {QString::fromStdString(connection.address), m_path, QStringLiteral("never")});
    }
    [[nodiscard]] Journal::Entries unfinishedHere() { return read(&Journal::readUnfinished); }
    [[nodiscard]] Journal::Entries all() { return read(&Journal::readAll); }
    [[nodiscard]] Journal::Entries read(void (Journal::*reading)(QObject*, Journal::ReadAnswer))
    {
        std::optional<Journal::Entries> entries;
        (m_journal.*reading)(&m_client,
            [&](const deployment::Expected<Journal::Entries>& read) { entries = read.value(); });
        EXPECT_TRUE(waitUntil([&] { return entries.has_value(); }));
        return entries.value_or(Journal::Entries());
    }
    [[nodiscard]] std::string reason() const
    {
        const auto reason = m_client.availability("A", CommandKind::Pause);
        return reason ? reason->toEnglish() : std::string();
    }
    [[nodiscard]] bool hasSeen(CommandState state) const
    {
        return !m_seen.empty() && m_seen.back().state == state;
    }
    [[nodiscard]] static Command pauseOf(const std::string& deployment)
    {
        Command command = newCommand(CommandKind::Pause, deployment);
        command.reason = "why";
        return command;
    }

    QTemporaryDir m_folder;
    QString m_path;
    Journal m_journal;
    CommandClient m_client;
    std::vector<std::pair<Request, Peer>> m_asked;
    std::vector<JournalEntry> m_seen;
    std::array<QProcess, 2> m_windows;
};

TEST_F(TwoWindows, bothShowACommandAndItsOutcomeAndNoneIsSentBesideIt)
{
    open(m_windows[0]);
    ASSERT_TRUE(waitUntil([this] { return m_asked.size() == 1 && hasSeen(CommandState::Sent); }));
    EXPECT_EQ(m_client.unfinished().size(), 1U);
    EXPECT_EQ(reason(), "A command for this deployment, given in another window, is in progress.");
    EXPECT_EQ(m_client.availability("B", CommandKind::Pause), std::nullopt);
    const auto refused = m_client.send(pauseOf("A"));
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->message.toEnglish(), reason());
    EXPECT_TRUE(unfinishedHere().empty()) << "it is in the hands of the other one";
    const QByteArray key = m_asked[0].first.header("idempotency-key");
    m_asked[0].second.json(R"({"key":")" + key
        + R"(","action":"pause","deployment":"A","state":"done","reason":"why","receivedAt":"2025-02-15T10:00:00Z"})");
    ASSERT_TRUE(waitUntil([this] { return hasSeen(CommandState::Done); }));
    EXPECT_TRUE(m_client.unfinished().empty());
    EXPECT_EQ(reason(), "");
    EXPECT_EQ(m_asked.size(), 1U);
}

TEST_F(TwoWindows, thatDecideAtTheSameMomentSendOneCommand)
{
    for (QProcess& window : m_windows)
        open(window);
    const auto states = [this] {
        std::multiset<CommandState> found;
        for (const JournalEntry& entry : all())
            found.insert(entry.state);
        return found;
    };
    const std::multiset<CommandState> wanted{CommandState::Sent, CommandState::NotSent};
    ASSERT_TRUE(waitUntil([&] { return states() == wanted && m_asked.size() == 1; }));
    for (const JournalEntry& entry : all()) {
        if (entry.state == CommandState::NotSent) {
            EXPECT_EQ(entry.outcome,
                "Another window sent a command for this deployment first, and its outcome is not "
                "known yet.");
        }
    }
}

TEST_F(TwoWindows, whatAWindowLeftThatIsGoneIsTakenOverByWhoAsks)
{
    open(m_windows[0]);
    ASSERT_TRUE(waitUntil([this] { return m_asked.size() == 1 && hasSeen(CommandState::Sent); }));
    const std::string id = m_seen.back().command.id;
    answer("/api/commands/" + QByteArray::fromStdString(id), [id](const Request&, const Peer& peer) {
        peer.json(R"({"key":")" + QByteArray::fromStdString(id)
            + R"(","action":"pause","deployment":"A","state":"done","reason":"why","receivedAt":"2025-02-15T10:00:00Z"})");
    });
    m_client.check(id);
    EXPECT_EQ(server.count("GET", "/api/commands/" + QByteArray::fromStdString(id)), 0)
        << "the other window asks itself";
    m_windows[0].kill();
    ASSERT_TRUE(waitUntil([this] { return m_windows[0].state() == QProcess::NotRunning; }));
    EXPECT_TRUE(reason().find("still being determined") != std::string::npos) << reason();
    m_client.check(id);
    ASSERT_TRUE(waitUntil([this] { return hasSeen(CommandState::Done); }));
    EXPECT_TRUE(m_client.unfinished().empty());
    EXPECT_EQ(m_asked.size(), 1U) << "nothing is sent twice";
}

} // namespace

} // namespace sources
