// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_fixture.h"
#include "list/list_controller.h"
#include "session/source_session.h"

#include "command_answers.h"
#include "project_paths.h"
#include "zone_guard.h"

#include "deploy/widgets/commands/command_dialog.h"
#include "deploy/widgets/detail/detail_page.h"

#include <QLineEdit>
#include <QProcess>
#include <QPushButton>

#include <gtest/gtest.h>

using namespace test_support;
using operations::CommandState;

namespace {

const QByteArray running = R"({"id":"A","version":"V1","environment":"test","status":"RUNNING",)"
                           R"("paused":false,"startTime":"2025-02-15T10:00:00Z","revision":17})";

/// Every answer of the list, given to the window and to the command line by a server that says
/// nothing else.
class AnsweredCommand : public testing::TestWithParam<CommandAnswer> {
protected:
    AnsweredCommand()
    {
        server.handler = [this](
                             const FaultServer::Request& request, const FaultServer::Peer& peer) {
            if (request.method == "POST") {
                ++posts;
                readsBeforePost = reads;
                GetParam().give(peer, request.header("idempotency-key"), "pause", "A");
            } else if (request.path() == "/deployments") {
                peer.json("[" + running + "]");
            } else if (request.path() == "/deployments/A") {
                ++reads;
                peer.json(running, {{"ETag", "\"17\""}});
            } else if (request.path().startsWith("/commands/")) {
                peer.reply(503, "");
            } else if (request.path() == "/events" && hasEvents) {
                peer.head(200, "text/event-stream");
                peer.write(": hello\n\n");
            } else {
                peer.reply(404, "");
            }
        };
    }
    /// The state of the only command of the journal.
    static std::optional<CommandState> stateIn(sources::Journal& journal)
    {
        std::optional<std::optional<CommandState>> state;
        QObject context;
        journal.readAll(&context, [&](const auto& entries) {
            state.emplace();
            if (entries && entries->size() == 1)
                *state = entries->front().state;
        });
        EXPECT_TRUE(eventually([&] { return state.has_value(); }));
        return state.value_or(std::nullopt);
    }

    FaultServer server;
    bool hasEvents = false;
    int posts = 0;
    int reads = 0;
    int readsBeforePost = 0;
};

/// What the page says of a command in the state, in the middle of other words.
QString wordsOf(CommandState state)
{
    switch (state) {
    case CommandState::Done:
        return QStringLiteral(": done.");
    case CommandState::Accepted:
        return QStringLiteral(": accepted, ");
    case CommandState::Failed:
        return QStringLiteral(": failed. The server accepted the command");
    case CommandState::Refused:
        return QStringLiteral(": refused. ");
    default:
        return QStringLiteral("outcome unknown. It will not be sent again.");
    }
}

TEST_P(AnsweredCommand, isSaidInTheWindowAsItIsProven)
{
    hasEvents = true; // else each list that is polled, however long this takes, reads what is open
    ConsoleFixture console(*deployment::parseTimestamp("2025-02-15T10:30:00Z"));
    console.window.open(server.url().toString());
    ASSERT_TRUE(eventually([&] {
        if (console.window.currentList() == nullptr)
            return false;
        auto& session = console.window.currentList()->session();
        return !session.history()->empty()
            && session.source().freshness().state == sources::Freshness::State::Live;
    }));
    auto* page =
        console.window.openDeployment(console.window.currentList()->session(), QStringLiteral("A"));
    auto* pause = page->findChild<QAbstractButton*>(QStringLiteral("pause"));
    ASSERT_TRUE(eventually([&] { return pause->isVisible() && pause->isEnabled(); }));
    pause->click();
    widgets::CommandDialog* dialog = nullptr;
    ASSERT_TRUE(eventually([&] {
        dialog = page->findChild<widgets::CommandDialog*>();
        return dialog != nullptr && dialog->isVisible();
    }));
    dialog->findChild<QLineEdit*>(QStringLiteral("reason"))->setText(QStringLiteral("why"));
    reads = 0;
    dialog->findChild<QPushButton*>(QStringLiteral("send"))->click();

    auto* line = page->findChild<QWidget*>(QStringLiteral("commandState"));
    const QString words = wordsOf(GetParam().state);
    EXPECT_TRUE(eventually([&] { return line->accessibleName().contains(words); }))
        << line->accessibleName().toStdString();
    EXPECT_EQ(stateIn(console.journal), GetParam().state);
    EXPECT_EQ(posts, 1);
    EXPECT_EQ(readsBeforePost, 1) << "the state is checked; before an answer nothing else is news";
    const bool hasWords = QByteArray(GetParam().body).contains("because of a freeze");
    if (GetParam().state == CommandState::Refused && hasWords) {
        EXPECT_TRUE(line->accessibleName().contains(QStringLiteral("because of a freeze")));
    }
    const QString before = line->accessibleName();
    if (before.contains(QStringLiteral("requested at"))) {
        const ZoneGuard shanghai("Asia/Shanghai");
        console.time.setZone(deployment::Zone::Local);
        EXPECT_NE(line->accessibleName(), before) << "its time is of the other zone";
    }
}

int exitCodeOf(CommandState state)
{
    switch (state) {
    case CommandState::Done:
    case CommandState::Accepted:
        return 0;
    case CommandState::Failed:
        return 1;
    case CommandState::Refused:
        return 3;
    default:
        return 4;
    }
}

TEST_P(AnsweredCommand, isSaidOnTheCommandLineAsItIsProven)
{
    const QTemporaryDir home;
    QProcess cli;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"})
        environment.insert(QLatin1String(name), home.path());
    cli.setProcessEnvironment(environment);
    cli.start(QStringLiteral(PROJECT_BINARY_DIR "/bin/deployment-console-cli"),
        {QStringLiteral("pause"), server.url().toString(), QStringLiteral("A"),
            QStringLiteral("--reason"), QStringLiteral("why"), QStringLiteral("--yes"),
            QStringLiteral("--timeout"), QStringLiteral("1")});
    ASSERT_TRUE(eventually([&] { return cli.state() == QProcess::NotRunning; }));
    const std::string errors = cli.readAllStandardError().toStdString();
    EXPECT_EQ(cli.exitCode(), exitCodeOf(GetParam().state)) << errors;
    const QString word = QString::fromStdString(std::string(toWire(GetParam().state)));
    EXPECT_TRUE(cli.readAllStandardOutput().endsWith((' ' + word + '\n').toUtf8()));
    EXPECT_EQ(posts, 1) << errors;
    sources::Journal journal(home.filePath(QStringLiteral("deployment-console/journal.sqlite")));
    EXPECT_EQ(stateIn(journal), GetParam().state);
}

INSTANTIATE_TEST_SUITE_P(CommandAnswers, AnsweredCommand, testing::ValuesIn(commandAnswers()),
    [](const auto& one) { return std::string(one.param.name); });

} // namespace
