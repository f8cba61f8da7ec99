// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_fixture.h"
#include "list/list_controller.h"
#include "session/source_session.h"

#include "fault_server.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/commands/command_dialog.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <gtest/gtest.h>

using test_support::ConsoleFixture;
using test_support::eventually;
using test_support::FaultServer;

namespace {

const QByteArray pausable = R"({"id":"A","version":"V7","environment":"test","status":"RUNNING",)"
                            R"("paused":false,"startTime":"2025-02-15T10:00:00Z","revision":3})";

/// One deployment that runs, of a server that never says what became of a command.
class CommandsOffTest : public testing::Test {
protected:
    explicit CommandsOffTest(bool readOnly = false)
        : console(*deployment::parseTimestamp("2025-02-15T10:30:00Z"), readOnly)
    {
        server.handler = [this](
                             const FaultServer::Request& request, const FaultServer::Peer& peer) {
            if (request.method == "POST") {
                ++posts;
                peer.close();
            } else if (request.path() == "/deployments") {
                peer.json("[" + pausable + "]");
            } else if (request.path() == "/deployments/A") {
                peer.json(pausable, {{"ETag", "\"3\""}});
            } else {
                peer.reply(request.path().startsWith("/commands/") ? 503 : 404, "");
            }
        };
    }

    void openServer()
    {
        console.window.open(server.url().toString());
        ASSERT_TRUE(eventually([this] {
            return console.window.currentList() != nullptr
                && !console.window.currentList()->session().history()->empty();
        }));
    }

    QAbstractButton* pauseButton()
    {
        widgets::DetailPage* page = console.window.openDeployment(
            console.window.currentList()->session(), QStringLiteral("A"));
        return page->findChild<QAbstractButton*>(QStringLiteral("pause"));
    }

    void switchOff(bool off) { console.settings.setFlag(console::Setting::ReadOnly, off); }

    void send(QAbstractButton& pause, const QString& why)
    {
        QWidget* page = console.window.currentDetail();
        pause.click();
        widgets::CommandDialog* dialog = nullptr;
        ASSERT_TRUE(eventually([&] {
            dialog = page->findChild<widgets::CommandDialog*>();
            return dialog != nullptr && dialog->isVisible();
        }));
        dialog->findChild<QLineEdit*>(QStringLiteral("reason"))->setText(why);
        dialog->findChild<QPushButton*>(QStringLiteral("send"))->click();
    }

    FaultServer server;
    int posts = 0;
    ConsoleFixture console;
};

class ReadOnlyRunTest : public CommandsOffTest {
protected:
    ReadOnlyRunTest()
        : CommandsOffTest(true)
    {
    }
};

} // namespace

TEST_F(CommandsOffTest, theSettingActsOnWhatIsOpenBothWays)
{
    openServer();
    const QAbstractButton* pause = pauseButton();
    ASSERT_TRUE(eventually([&] { return pause->isEnabled(); }));
    switchOff(true);
    EXPECT_FALSE(pause->isEnabled());
    EXPECT_TRUE(pause->toolTip().contains(QStringLiteral("read-only"))) << "the reason is said";
    switchOff(false);
    EXPECT_TRUE(pause->isEnabled());
    EXPECT_TRUE(pause->toolTip().isEmpty());
}

TEST_F(CommandsOffTest, aDialogThatIsOpenSendsNothingAnyMore)
{
    openServer();
    QAbstractButton* pause = pauseButton();
    ASSERT_TRUE(eventually([&] { return pause->isEnabled(); }));
    pause->click();
    auto* dialog = console.window.currentDetail()->findChild<widgets::CommandDialog*>();
    ASSERT_NE(dialog, nullptr);
    dialog->findChild<QLineEdit*>(QStringLiteral("reason"))->setText(QStringLiteral("why"));
    auto* confirm = dialog->findChild<QPushButton*>(QStringLiteral("send"));
    ASSERT_TRUE(confirm->isEnabled());
    switchOff(true);
    EXPECT_FALSE(confirm->isEnabled());
    switchOff(false);
    EXPECT_TRUE(confirm->isEnabled());
    EXPECT_EQ(posts, 0);
}

TEST_F(ReadOnlyRunTest, theSettingDoesNotTurnOnWhatTheRunTurnedOff)
{
    openServer();
    const QAbstractButton* pause = pauseButton();
    ASSERT_FALSE(pause->isEnabled());
    switchOff(true);
    switchOff(false);
    EXPECT_FALSE(pause->isEnabled());
}

TEST_F(CommandsOffTest, theJournalChecksOnlyAsLongAsTheListIsOpen)
{
    openServer();
    QAbstractButton* pause = pauseButton();
    ASSERT_TRUE(eventually([&] { return pause->isEnabled(); }));
    send(*pause, QStringLiteral("no answer comes"));
    auto* line =
        console.window.currentDetail()->findChild<QWidget*>(QStringLiteral("commandState"));
    ASSERT_TRUE(eventually(
        [&] { return line->accessibleName().contains(QStringLiteral("outcome unknown")); }));
    console.window.workspace().open({console::PageKind::Journal});
    QWidget* banner = console.window.workspace().current()->widget().findChild<QWidget*>(
        QStringLiteral("unknownBanner"));
    ASSERT_TRUE(eventually([&] { return banner->isVisible(); }));
    const auto* check = banner->findChild<QPushButton*>();
    EXPECT_TRUE(check->isVisible());
    // The list goes, and with it whoever could ask.
    for (const console::PageKey& key : console.window.workspace().tabs().keys()) {
        if (key.kind == console::PageKind::List)
            console.window.workspace().open(key);
    }
    console.window.workspace().closeCurrent();
    console.window.workspace().open({console::PageKind::Journal});
    EXPECT_TRUE(banner->isVisible());
    EXPECT_FALSE(check->isVisible());
}
