// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command_session.h"
#include "connection_builder.h"
#include "connections/connection_store.h"
#include "console_fixture.h"
#include "list/list_controller.h"
#include "session/source_session.h"

#include "../mock/test_server.h"

#include "deploy/logging/logging.h"
#include "deploy/models/detail/deployment_marks.h"
#include "deploy/sources/commands/journal.h"
#include "deploy/widgets/commands/command_dialog.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/list_page.h"

#include <QDirIterator>
#include <QFile>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTableView>

#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>

using namespace test_support;

namespace {

struct LiveOptions {
    std::vector<server::Fault> faults;
    bool readOnly = false;
    std::string tokens; ///< that the server asks for
};

/// A console on the reference server, over real sockets, with DEP-001 running.
struct Live {
    explicit Live(const LiveOptions& given = {})
        : world(test_server::quietOptions(), given.tokens)
        , http(world.api, world.service, options(given.faults))
        , console(test_server::start, given.readOnly)
    {
        const int port = http.start().value_or(0);
        EXPECT_NE(port, 0);
        address = QStringLiteral("http://127.0.0.1:%1").arg(port);
        if (given.tokens.empty())
            console.window.open(address);
    }

    server::HttpOptions options(std::vector<server::Fault> faults)
    {
        server::HttpOptions result;
        result.faults = std::move(faults);
        result.onRequest = [this](const server::Request& request, int) {
            if (request.method == "POST")
                ++posts;
        };
        return result;
    }

    widgets::DetailPage* open()
    {
        EXPECT_TRUE(eventually([&] {
            return console.window.currentList() != nullptr
                && !console.window.currentList()->session().history()->empty();
        }));
        auto* page = console.window.openDeployment(
            console.window.currentList()->session(), QStringLiteral("DEP-001"));
        EXPECT_TRUE(eventually([&] { return !page->deploymentId().isEmpty(); }));
        return page;
    }

    /// Presses the button of the page, waiting until it can be pressed.
    void press(widgets::DetailPage* page, const char* button)
    {
        auto* found = page->findChild<QAbstractButton*>(QLatin1String(button));
        ASSERT_NE(found, nullptr) << button;
        ASSERT_TRUE(eventually([&] { return found->isEnabled() && found->isVisible(); })) << button;
        found->click();
    }

    /// The environment's name says that it is production, though the server is of this machine.
    static void confirm(const widgets::CommandDialog& dialog)
    {
        dialog.findChild<QLineEdit*>(QStringLiteral("confirmation"))
            ->setText(QStringLiteral("生产环境"));
    }

    /// Fills the dialog in and sends.
    void decide(widgets::DetailPage* page, bool chooseTarget = false)
    {
        widgets::CommandDialog* dialog = nullptr;
        ASSERT_TRUE(eventually([&] {
            dialog = page->findChild<widgets::CommandDialog*>();
            return dialog != nullptr && dialog->isVisible();
        }));
        auto* send = dialog->findChild<QPushButton*>(QStringLiteral("send"));
        ASSERT_NE(send, nullptr);
        EXPECT_FALSE(send->isEnabled());
        dialog->findChild<QLineEdit*>(QStringLiteral("reason"))
            ->setText(QStringLiteral("错误率上升"));
        confirm(*dialog);
        if (chooseTarget)
            dialog->findChild<QTableView*>()->selectRow(0);
        ASSERT_TRUE(eventually([&] { return send->isEnabled(); }));
        send->click();
    }

    deployment::Status status()
    {
        return deployment::parseStatus(world.drawn().at("status").get<std::string>());
    }
    bool paused() { return world.drawn().value("paused", false); }

    /// The only entry of the journal, once it is final.
    operations::JournalEntry journalled()
    {
        std::optional<operations::JournalEntry> last;
        QObject context;
        EXPECT_TRUE(eventually([&] {
            console.journal.readAll(&context, [&](const auto& entries) {
                if (entries && entries->size() == 1)
                    last = entries->front();
            });
            return last && operations::isFinal(last->state);
        }));
        return last.value_or(operations::JournalEntry{});
    }

    std::atomic<int> posts = 0;
    test_server::Fixture world;
    server::HttpServer http;
    ConsoleFixture console;
    QString address;
};

} // namespace

TEST(LiveConsole, showsWhatTheServerHas)
{
    Live live;
    widgets::DetailPage* page = live.open();
    EXPECT_TRUE(page->title().contains(QStringLiteral("V2.1.0")));
    EXPECT_EQ(live.console.window.currentList()->session().source().freshness().state,
        sources::Freshness::State::Live);
}

TEST(LiveConsole, aPageThatCouldNotBeReadSaysSoAndReadsAgain)
{
    // The first two requests of the deployment are those of the page that opens.
    Live live(
        {.faults = {server::parseFault("503;path=/deployments/DEP-001;method=GET;skip=2;times=2")
                        .value()},
            .readOnly = false,
            .tokens = {}});
    widgets::DetailPage* page = live.open();
    auto* line = page->findChild<QWidget*>(QStringLiteral("freshness"));
    ASSERT_NE(line, nullptr);
    EXPECT_TRUE(eventually([&] { return line->accessibleName() == QLatin1String("Live"); }));
    QStringList recorded;
    sources::Source& source = live.console.window.currentList()->session().source();
    const auto watch = source.details().watch(QStringLiteral("DEP-001"),
        {[](const sources::SnapshotResult&) {}, [&] { recorded << line->accessibleName(); }});
    EXPECT_EQ(
        live.world.post("/deployments/DEP-001/pause", "k", R"({"reason":"because"})").status, 200);
    const auto* resume = page->findChild<QAbstractButton*>(QStringLiteral("resume"));
    EXPECT_TRUE(eventually([&] { return resume->isVisible(); })) << "the page is current again";
    ASSERT_GE(recorded.size(), 2);
    EXPECT_TRUE(recorded.front().startsWith(QLatin1String("Stale since")))
        << recorded.front().toStdString();
    EXPECT_FALSE(recorded.filter(QStringLiteral("next attempt in")).isEmpty());
    EXPECT_EQ(recorded.back(), QStringLiteral("Live"));
}

TEST(LiveConsole, aPageOpenedWhileTheServerIsAwayShowsWhatTheListKnows)
{
    Live live;
    ASSERT_TRUE(eventually([&] {
        return live.console.window.currentList() != nullptr
            && !live.console.window.currentList()->session().history()->empty();
    }));
    live.http.stop();
    auto* page = live.console.window.openDeployment(
        live.console.window.currentList()->session(), QStringLiteral("DEP-001"));
    EXPECT_EQ(page->title(), QStringLiteral("V2.1.0 生产")) << "at once";
    const auto* notRead = page->findChild<QWidget*>(QStringLiteral("notRead"));
    EXPECT_TRUE(eventually([&] {
        return notRead->isVisible()
            && notRead->accessibleName() == QStringLiteral("The server is not available");
    })) << notRead->accessibleName().toStdString();
    EXPECT_EQ(page->findChild<QWidget*>(QStringLiteral("status"))->accessibleName(),
        QStringLiteral("Running"));
    EXPECT_FALSE(page->findChild<QWidget*>(QStringLiteral("loadState"))->isVisible())
        << "it is told once";
    EXPECT_FALSE(page->findChild<QAbstractButton*>(QStringLiteral("rollback"))->isVisible());
}

TEST(LiveConsole, pausesAndResumesForGood)
{
    Live live;
    widgets::DetailPage* page = live.open();
    live.press(page, "pause");
    live.decide(page);
    EXPECT_TRUE(eventually([&] { return live.paused(); }));
    const auto entry = live.journalled();
    EXPECT_EQ(entry.state, operations::CommandState::Done);
    EXPECT_EQ(entry.command.reason, "错误率上升");
    EXPECT_EQ(entry.command.deployment, "DEP-001");
    EXPECT_EQ(live.posts, 1);
    // The change comes back by the server's events, into the list and the open page.
    EXPECT_TRUE(eventually([&] {
        const auto history = live.console.window.currentList()->session().history();
        return history->paused(history->find("DEP-001").value());
    }));
    // It is a mark in the page's curves, with its reason.
    EXPECT_TRUE(eventually([&] {
        return std::ranges::any_of(page->marks().marks(), [](const models::TimeMark& mark) {
            return mark.kind == models::TimeMark::Kind::Command
                && mark.text == QString::fromUtf8("Pause (错误率上升)");
        });
    }));
}

TEST(LiveConsole, rollsBackToTheChosenVersion)
{
    Live live;
    widgets::DetailPage* page = live.open();
    live.press(page, "rollback");
    live.decide(page, true);
    EXPECT_TRUE(eventually([&] { return live.posts == 1; }));
    // The way back takes the world's own time.
    EXPECT_TRUE(eventually([&] {
        live.console.now += std::chrono::minutes(1);
        live.world.service.advance(live.console.now);
        return live.status() == deployment::Status::RolledBack;
    }));
    EXPECT_EQ(live.journalled().state, operations::CommandState::Done);
    EXPECT_EQ(live.posts, 1);
}

TEST(LiveConsole, rollsBackASuccessWhileItIsTheNewest)
{
    Live live;
    widgets::DetailPage* page = live.open();
    live.console.now += std::chrono::hours(10);
    live.world.service.advance(live.console.now);
    ASSERT_EQ(live.status(), deployment::Status::Completed);
    // Decided on what the page knows: that it has ended.
    ASSERT_TRUE(eventually([&] {
        return !page->findChild<QAbstractButton*>(QStringLiteral("pause"))->isEnabled()
            && page->findChild<QAbstractButton*>(QStringLiteral("rollback"))->isEnabled();
    }));
    live.press(page, "rollback");
    live.decide(page, true);
    EXPECT_TRUE(eventually([&] {
        live.console.now += std::chrono::minutes(1);
        live.world.service.advance(live.console.now);
        return live.status() == deployment::Status::RolledBack;
    }));
    EXPECT_EQ(live.journalled().state, operations::CommandState::Done);
    EXPECT_EQ(live.posts, 1);
}

TEST(LiveConsole, saysWhatTookThePlaceOfASuccess)
{
    Live live;
    live.console.now += std::chrono::hours(10);
    live.world.service.advance(live.console.now);
    auto newer = demo::drawnDeployment(live.console.now);
    newer.id = "DEP-002";
    newer.version = "V2.1.3";
    live.world.load({newer});
    live.console.window.currentList()->session().source().refresh();
    widgets::DetailPage* page = live.open();
    auto* button = page->findChild<QAbstractButton*>(QStringLiteral("rollback"));
    ASSERT_NE(button, nullptr);
    EXPECT_TRUE(eventually([&] {
        return !button->isEnabled()
            && button->toolTip().contains(QStringLiteral("生产环境 already has the newer V2.1.3"));
    })) << qPrintable(button->toolTip());
    EXPECT_EQ(live.posts, 0);
}

TEST(LiveConsole, aLostAnswerIsFoundOutByReadingNotBySendingAgain)
{
    Live live({.faults = {server::parseFault("lose-answer;method=POST;times=1").value()},
        .readOnly = false,
        .tokens = {}});
    widgets::DetailPage* page = live.open();
    live.press(page, "pause");
    live.decide(page);
    EXPECT_EQ(live.journalled().state, operations::CommandState::Done);
    EXPECT_TRUE(live.paused());
    EXPECT_EQ(live.posts, 1);
}

TEST(LiveConsole, ifSomebodyWasQuickerNothingIsSentAndItAsksAgain)
{
    Live live;
    widgets::DetailPage* page = live.open();
    live.press(page, "pause");
    QPointer<widgets::CommandDialog> first;
    ASSERT_TRUE(eventually([&] {
        first = page->findChild<widgets::CommandDialog*>();
        return first && first->isVisible();
    }));
    first->findChild<QLineEdit*>(QStringLiteral("reason"))->setText(QStringLiteral("because"));
    Live::confirm(*first);
    auto* send = first->findChild<QPushButton*>(QStringLiteral("send"));
    ASSERT_TRUE(send->isEnabled());
    // The other one's command goes past the sockets; this console cannot have heard of it yet.
    EXPECT_EQ(
        live.world.post("/deployments/DEP-001/pause", "other", R"({"reason":"quicker"})").status,
        200);
    send->click();
    EXPECT_TRUE(eventually([&] {
        auto* second = page->findChild<widgets::CommandDialog*>();
        return second != nullptr && second != first && second->isVisible();
    }));
    EXPECT_EQ(live.posts, 0);
}

TEST(LiveConsole, whatAnEarlierRunLeftOpenIsResolvedAtTheNextStart)
{
    Live live;
    live.open();
    // As if the program had died between sending and the answer: the server has done it, but that
    // is not known.
    operations::JournalEntry entry;
    entry.command = sources::newCommand(operations::CommandKind::Pause, "DEP-001");
    entry.command.reason = "because";
    entry.command.connectionId = live.console.window.currentList()->commands()->connection().id;
    entry.command.decidedAt = test_server::start;
    entry.state = operations::CommandState::Sent;
    entry.sentAt = test_server::start;
    EXPECT_EQ(
        live.world.post("/deployments/DEP-001/pause", entry.command.id, R"({"reason":"because"})")
            .status,
        200);
    bool added = false;
    live.console.journal.add(
        entry, &live.console.window, [&](const auto& error) { added = !error; });
    ASSERT_TRUE(eventually([&] { return added; }));

    console::MainWindow next(
        {live.console.settings, live.console.time, live.console.journal, false});
    next.commands().resolveUnfinished();
    EXPECT_EQ(live.journalled().state, operations::CommandState::Done);
    EXPECT_EQ(live.posts, 0);
    // Where its server is open again before anybody asks, it is told all the same.
    console::MainWindow quicker(
        {live.console.settings, live.console.time, live.console.journal, false});
    entry.command.id = sources::newCommand(operations::CommandKind::Pause, "DEP-001").id;
    added = false;
    live.console.journal.add(
        entry, &live.console.window, [&](const auto& error) { added = !error; });
    ASSERT_TRUE(eventually([&] { return added; }));
    quicker.open(live.address);
    ASSERT_TRUE(eventually([&] {
        const auto* commands =
            quicker.currentList() == nullptr ? nullptr : quicker.currentList()->commands();
        return commands != nullptr && commands->adopted() == 1;
    }));
    std::optional<int> told;
    QObject::connect(&quicker.commands(), &console::OpenCommands::unfinishedFound, &quicker,
        [&](int count) { told = count; });
    quicker.commands().resolveUnfinished();
    EXPECT_TRUE(eventually([&] { return told.has_value(); }));
    EXPECT_EQ(told, 1);
}

TEST(LiveConsole, aClosedListChecksNoCommandsAndSaysSo)
{
    Live live;
    live.open();
    console::OpenCommands& commands = live.console.window.commands();
    operations::JournalEntry entry;
    entry.command.connectionId = live.console.window.currentList()->commands()->connection().id;
    ASSERT_NE(commands.of(entry), nullptr);
    std::optional<bool> canCheck;
    QObject::connect(&commands, &console::OpenCommands::changed, &commands,
        [&] { canCheck = commands.of(entry) != nullptr; });
    live.console.window.workspace().open(
        {console::PageKind::List, {live.console.window.currentList()->key().subject.sourceId}});
    live.console.window.workspace().closeCurrent();
    EXPECT_TRUE(eventually([&] { return canCheck == false; }));
}

TEST(LiveConsole, theTokenIsInNoFileThatARunLeaves)
{
    const QByteArray token = "geheim-4711-token";
    qputenv("DEPLOY_TEST_TOKEN", token);
    Live live(
        {.faults = {}, .readOnly = false, .tokens = "OPS-1:" + token.toStdString() + ":operate"});
    const logging::Logging log({.folder = live.console.path("logs").toStdString(),
        .fileName = "console.log",
        .verbose = true,
        .fileBytes = 1 << 20,
        .files = 2});
    console::saveConnections(live.console.settings,
        {test_support::withToken(
            test_support::aConnection("c1", "Test", live.address.toStdString()),
            operations::CredentialReference::Place::Environment, "DEPLOY_TEST_TOKEN")});
    live.console.window.open(live.address);
    widgets::DetailPage* page = live.open();
    const auto request = live.console.window.currentList()->session().fetch(
        QStringLiteral("no such deployment"), {{}, [](const sources::SnapshotResult&) {}});
    live.press(page, "pause");
    live.decide(page);
    EXPECT_EQ(live.journalled().state, operations::CommandState::Done);
    EXPECT_EQ(live.console.window.report().find(token.toStdString()), std::string::npos);
    live.console.window.close();
    spdlog::default_logger()->flush();

    int files = 0;
    QDirIterator each(
        live.console.folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        QFile file(each.next());
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        EXPECT_FALSE(file.readAll().contains(token)) << file.fileName().toStdString();
        ++files;
    }
    EXPECT_GE(files, 3); // settings, journal and log at least
    QFile logged(live.console.folder.filePath(QStringLiteral("logs/console.log")));
    ASSERT_TRUE(logged.open(QIODevice::ReadOnly));
    const QByteArray lines = logged.readAll();
    EXPECT_TRUE(lines.contains("Test: live")) << lines.toStdString();
    EXPECT_TRUE(lines.contains("(pause DEP-001): done")) << lines.toStdString();
}

TEST(LiveConsole, forReadingOnlyNothingCanBeSent)
{
    Live live({.faults = {}, .readOnly = true, .tokens = {}});
    widgets::DetailPage* page = live.open();
    Q_EMIT page->commandRequested(operations::CommandKind::Pause, QStringLiteral("DEP-001"));
    widgets::CommandDialog* dialog = page->findChild<widgets::CommandDialog*>();
    ASSERT_NE(dialog, nullptr);
    auto* send = dialog->findChild<QPushButton*>(QStringLiteral("send"));
    dialog->findChild<QLineEdit*>(QStringLiteral("reason"))->setText(QStringLiteral("because"));
    Live::confirm(*dialog);
    EXPECT_FALSE(send->isEnabled());
    send->click();
    EXPECT_EQ(live.posts, 0);
    EXPECT_FALSE(live.paused());
}
