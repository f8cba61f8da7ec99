// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/background_watch.h"

#include "commands/command_session.h"
#include "console_fixture.h"
#include "fake_desktop.h"
#include "list/list_controller.h"
#include "quiet_channel.h"
#include "session/source_session.h"

#include "deploy/operations/journal_entry.h"
#include "deploy/sources/commands/journal.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

#include <gtest/gtest.h>

using console::BackgroundWatch;
using console::Setting;
using test_support::ConsoleFixture;
using test_support::eventually;
using test_support::FakeDesktop;

namespace {

/// A bus of its own, with a desktop at its other end.
class BackgroundWatchTest : public testing::Test {
protected:
    void SetUp() override
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (program.isEmpty())
            GTEST_SKIP() << "dbus-daemon is not installed";
        daemon.start(program,
            {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--nopidfile"),
                QStringLiteral("--print-address")});
        ASSERT_TRUE(daemon.waitForReadyRead(20'000));
        address = QString::fromUtf8(daemon.readLine()).trimmed();
        QDBusConnection server =
            QDBusConnection::connectToBus(address, QStringLiteral("watch-test-desktop"));
        ASSERT_TRUE(server.registerService(QStringLiteral("org.freedesktop.Notifications")));
        ASSERT_TRUE(server.registerObject(QStringLiteral("/org/freedesktop/Notifications"),
            &desktop, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        ASSERT_TRUE(server.connect({}, {}, QStringLiteral("com.canonical.Unity.LauncherEntry"),
            QStringLiteral("Update"), &desktop, SLOT(noteLauncher(QString, QVariantMap))));
        client.emplace(QDBusConnection::connectToBus(address, QStringLiteral("watch-test-client")));
        ASSERT_TRUE(client->isConnected());
        openWhole();
    }

    void TearDown() override
    {
        client.reset();
        for (const char* name : {"watch-test-desktop", "watch-test-client", "watch-test-other"})
            QDBusConnection::disconnectFromBus(QLatin1String(name));
        daemon.kill();
        daemon.waitForFinished();
    }

    void openWhole()
    {
        QFile file(console.path("history.ndjson"));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("{\"id\":\"one\",\"version\":\"v<1>\",\"environment\":\"prod\","
                   "\"status\":\"FAILED\",\"startTime\":\"2025-03-01T11:00:00Z\"}\n");
        file.close();
        console.window.open(file.fileName());
        ASSERT_TRUE(eventually([this] {
            return console.window.currentList() != nullptr
                && console.window.currentList()->session().history()->size() == 1;
        }));
    }

    /// What the session says when they fail; the window is not looked at.
    void fail(std::size_t count)
    {
        std::vector<history::Transition> moved(
            count, history::Transition{"one", std::string("RUNNING"), std::string("FAILED"), true});
        Q_EMIT session().deploymentsMoved(moved);
    }

    console::SourceSession& session() { return console.window.currentList()->session(); }

    QProcess daemon;
    QString address;
    FakeDesktop desktop;
    std::optional<QDBusConnection> client;
    ConsoleFixture console{*deployment::parseTimestamp("2025-03-01T12:00:00Z")};
    QWidget background; ///< never shown, so never active
};

} // namespace

TEST_F(BackgroundWatchTest, aFailureIsCountedAndToldAndAClickLeadsToIt)
{
    BackgroundWatch watch(console.settings, background, *client);
    watch.watch(session(), nullptr);
    watch.watch(session(), nullptr); // opened again: not told twice
    QSignalSpy wanted(&watch, &BackgroundWatch::showRequested);
    fail(1);
    EXPECT_EQ(watch.unseenFailures(), 1);
    ASSERT_TRUE(eventually([this] { return desktop.titles.size() == 1; }));
    EXPECT_TRUE(desktop.titles.first().contains(QStringLiteral("v<1>")))
        << desktop.titles.first().toStdString();
    ASSERT_TRUE(eventually([this] { return !desktop.launcherStates.isEmpty(); }));
    EXPECT_EQ(desktop.launcherStates.last().value(QStringLiteral("count")).toInt(), 1);
    EXPECT_TRUE(desktop.launcherStates.last().value(QStringLiteral("urgent")).toBool());
    // The answer to the call may still be under way: a desktop is clicked later than that.
    ASSERT_TRUE(eventually([&] {
        Q_EMIT desktop.ActionInvoked(7, QStringLiteral("default")); // of another program
        Q_EMIT desktop.ActionInvoked(1, QStringLiteral("default"));
        QCoreApplication::processEvents();
        return !wanted.isEmpty();
    }));
    const auto key = wanted.first().first().value<deployment::DeploymentKey>();
    EXPECT_EQ(key.deploymentId, "one");
    EXPECT_EQ(key.sourceId, session().id());
    QEvent activated(QEvent::WindowActivate);
    QCoreApplication::sendEvent(&background, &activated);
    EXPECT_EQ(watch.unseenFailures(), 0);
}

TEST_F(BackgroundWatchTest, whatSomebodyAbortedIsToldOfAndDidNotFail)
{
    QFile file(console.path("history.ndjson"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(
        "{\"id\":\"one\",\"version\":\"v2\",\"environment\":\"prod\",\"status\":\"FAILED\","
        "\"startTime\":\"2025-03-01T11:00:00Z\",\"progress\":{\"currentStep\":\"pause (failed: "
        "RolloutAborted: Rollout aborted update to revision 2)\"}}\n");
    file.close();
    session().source().refresh();
    ASSERT_TRUE(eventually([this] {
        const auto history = session().history();
        const auto row = history->find("one");
        return row && history->word(history::Column::Version, *row) == "v2";
    }));
    BackgroundWatch watch(console.settings, background, *client);
    watch.watch(session(), nullptr);
    fail(1);
    EXPECT_EQ(watch.unseenFailures(), 0);
    ASSERT_TRUE(eventually([this] { return !desktop.titles.isEmpty(); }));
    EXPECT_EQ(desktop.titles.first(), QStringLiteral("Aborted: v2 prod"));
    fail(4);
    ASSERT_TRUE(eventually([this] { return desktop.titles.size() == 2; }));
    EXPECT_TRUE(desktop.titles.last().startsWith(QStringLiteral("4 deployment")));
    EXPECT_TRUE(desktop.titles.last().endsWith(QStringLiteral("aborted")));
}

TEST_F(BackgroundWatchTest, whatWasRolledBackIsToldOfAndNotCalledFailed)
{
    BackgroundWatch watch(console.settings, background, *client);
    watch.watch(session(), nullptr);
    Q_EMIT session().deploymentsMoved(
        {history::Transition{"one", std::string("RUNNING"), std::string("ROLLED_BACK"), true}});
    EXPECT_EQ(watch.unseenFailures(), 0);
    ASSERT_TRUE(eventually([this] { return !desktop.titles.isEmpty(); }));
    EXPECT_EQ(desktop.titles.first(), QStringLiteral("Rolled back: v<1> prod"));
}

TEST_F(BackgroundWatchTest, aRollbackOfOnesOwnIsToldOfAsItsOutcomeAlone)
{
    sources::Journal journal(console.path("journal.sqlite"));
    test_support::QuietChannel channel(false);
    console::CommandSession commands(session(), channel, {journal, {}, false});
    BackgroundWatch watch(console.settings, background, *client);
    watch.watch(session(), &commands);
    operations::JournalEntry entry;
    entry.command.kind = operations::CommandKind::RollBack;
    entry.command.deployment = "one";
    entry.state = operations::CommandState::Accepted;
    Q_EMIT commands.changed(entry, std::nullopt);
    const std::vector<history::Transition> rolledBack{
        {"one", std::string("RUNNING"), std::string("ROLLED_BACK"), true}};
    Q_EMIT session().deploymentsMoved(rolledBack);
    console::Notifier(*client).show({QStringLiteral("last"), {}, {}, false});
    ASSERT_TRUE(eventually([this] { return !desktop.titles.isEmpty(); }));
    EXPECT_EQ(desktop.titles.join(u','), QStringLiteral("last"));
    // Somebody else's, later.
    Q_EMIT session().deploymentsMoved(rolledBack);
    EXPECT_TRUE(eventually([this] { return desktop.titles.size() == 2; }));
}

TEST_F(BackgroundWatchTest, manyAreToldAtOnceAndNoneWhereNoneAreWanted)
{
    BackgroundWatch watch(console.settings, background, *client);
    watch.watch(session(), nullptr);
    console.settings.setText(Setting::Notifications, QStringLiteral("none"));
    fail(2);
    EXPECT_EQ(watch.unseenFailures(), 2);
    console.settings.setText(Setting::Notifications, QStringLiteral("problems"));
    fail(12);
    EXPECT_EQ(watch.unseenFailures(), 14);
    ASSERT_TRUE(eventually([this] { return !desktop.titles.isEmpty(); }));
    EXPECT_EQ(desktop.titles.size(), 1);
    EXPECT_TRUE(desktop.titles.first().contains(QStringLiteral("12")));
}

TEST_F(BackgroundWatchTest, twoWindowsOnOneServerTellTheDesktopOnce)
{
    QDBusConnection bus =
        QDBusConnection::connectToBus(address, QStringLiteral("watch-test-other"));
    ASSERT_TRUE(bus.isConnected());
    std::optional<BackgroundWatch> first(std::in_place, console.settings, background, *client);
    BackgroundWatch second(console.settings, background, bus);
    first->watch(session(), nullptr);
    second.watch(session(), nullptr);
    fail(1);
    EXPECT_EQ(first->unseenFailures(), 1);
    EXPECT_EQ(second.unseenFailures(), 1) << "each window counts what it has not shown";
    console::Notifier(bus).show({QStringLiteral("last"), {}, {}, false});
    ASSERT_TRUE(eventually([this] { return desktop.titles.contains(QStringLiteral("last")); }));
    EXPECT_EQ(desktop.titles.size(), 2);
    // The other one goes on alone.
    first.reset();
    client.reset();
    QDBusConnection::disconnectFromBus(QStringLiteral("watch-test-client"));
    fail(1);
    EXPECT_TRUE(eventually([this] { return desktop.titles.size() == 3; }));
}

TEST_F(BackgroundWatchTest, theTextIsNoMarkup)
{
    console::Notifier notifier(*client);
    notifier.show({QStringLiteral("title"), QStringLiteral("<b>&"), {}, false});
    ASSERT_TRUE(eventually([this] { return !desktop.texts.isEmpty(); }));
    EXPECT_EQ(desktop.texts.first(), u"&lt;b&gt;&amp;");
}
