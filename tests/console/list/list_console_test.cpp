// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_fixture.h"
#include "list/list_controller.h"
#include "session/source_session.h"

#include "builder.h"
#include "fault_server.h"
#include "journal_builder.h"

#include "deploy/formats/record/deployment_json.h"
#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"
#include "deploy/sources/commands/command_origin.h"
#include "deploy/widgets/compare/compare_page.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QDateTime>
#include <QFile>
#include <QListView>
#include <QLocale>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

using models::ComputedColumn;
using models::ListSections;
using namespace test_support;

namespace {

/// A console with a list that the window shows.
struct ListConsole : ConsoleFixture {
    ListConsole()
        : ConsoleFixture(at("12:00"))
    {
    }

    void openFile(const std::vector<deployment::Deployment>& runs)
    {
        const QString name = path("runs.ndjson");
        QFile file(name);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        for (const deployment::Deployment& run : runs)
            file.write(QByteArray::fromStdString(formats::encodeDeployment(run)) + '\n');
        file.close();
        window.open(name);
        waitForRows();
    }
    void waitForRows()
    {
        ASSERT_TRUE(eventually(
            [&] { return window.currentList() != nullptr && !page().rows().isEmpty(); }));
    }

    widgets::ListPage& page() { return window.currentList()->page(); }
    QTableView& table() { return *page().findChild<QTableView*>(QStringLiteral("historyTable")); }
    QListView& cards() { return *page().findChild<QListView*>(QStringLiteral("liveCards")); }
    QString goingOn(int row)
    {
        return table()
            .model()
            ->index(row, ListSections::of(ComputedColumn::GoingOn))
            .data()
            .toString();
    }
};

deployment::Deployment failedRun()
{
    return aDeployment("BAD")
        .failed()
        .start("11:00")
        .end("11:10")
        .step("构建镜像", "FAILED", "11:00", "11:10")
        .log("11:01", "started")
        .log("11:09", "error: no space left on device");
}

} // namespace

TEST(ListConsole, reasonsOfFailuresAreReadInTheBackground)
{
    ListConsole console;
    console.openFile({failedRun(), aDeployment("GOOD").version("V1").start("10:00").end("10:20")});
    EXPECT_TRUE(eventually([&] { return console.goingOn(0).contains(u"no space left"); }))
        << console.goingOn(0).toStdString();
    EXPECT_TRUE(console.goingOn(0).startsWith(u"构建镜像: "));
    EXPECT_EQ(console.goingOn(1), QString());
    const QString card = console.cards().model()->index(0, 0).data().toString();
    EXPECT_TRUE(card.contains(u"V1 is live")) << card.toStdString();
    EXPECT_TRUE(card.contains(u"no space left")) << card.toStdString();
}

TEST(ListConsole, whatIsLiveStaysFoldedAwayAndInTheUsersOrder)
{
    const std::vector<deployment::Deployment> runs{
        aDeployment("A").environment("a").start("10:00").end("10:20"),
        aDeployment("B").environment("b").start("09:00").end("09:20")};
    QTemporaryDir folder;
    const auto run = [&](const auto& body) {
        ListConsole console;
        console::Settings settings(folder.path());
        console::MainWindow window({settings, console.time, console.journal, false});
        window.show();
        console.openFile(runs);
        window.open(console.path("runs.ndjson"));
        ASSERT_TRUE(eventually([&] {
            return window.currentList() != nullptr
                && !window.currentList()->page().rows().isEmpty();
        }));
        body(window.currentList()->page());
        window.close();
    };
    const auto cardsOf = [](widgets::ListPage& page) {
        return page.findChild<QListView*>(QStringLiteral("liveCards"));
    };
    run([&](widgets::ListPage& page) {
        QListView* cards = cardsOf(page);
        EXPECT_TRUE(cards->model()->index(0, 0).data().toString().startsWith(u"a: "));
        cards->setCurrentIndex(cards->model()->index(0, 0));
        QTest::keyClick(cards, Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        page.findChild<QToolButton*>(QStringLiteral("foldLiveNow"))->click();
    });
    run([&](widgets::ListPage& page) {
        EXPECT_TRUE(cardsOf(page)->isHidden());
        EXPECT_TRUE(cardsOf(page)->model()->index(0, 0).data().toString().startsWith(u"b: "));
    });
}

TEST(ListConsole, aRowLeadsToTheLogOfItsDeployment)
{
    ListConsole console;
    console.openFile({failedRun(), aDeployment("GOOD").version("V1").start("10:00").end("10:20")});
    ASSERT_TRUE(console.page().rows().selectId(QStringLiteral("BAD")));
    QTest::keyClick(&console.table(), Qt::Key_L, Qt::ControlModifier);
    // A page that opens goes to what has failed; not one that was opened for its log.
    EXPECT_TRUE(eventually([&] {
        const widgets::DetailPage* detail = console.window.currentDetail();
        return detail != nullptr && detail->title().startsWith(u"V2.1.0")
            && detail->currentPanel() == widgets::DetailPage::logPanel;
    }));
}

TEST(ListConsole, twoRowsOpenAComparison)
{
    ListConsole console;
    console.openFile({failedRun(), aDeployment("GOOD").version("V1").start("10:00").end("10:20")});
    console.table().selectAll();
    console.page().rows().compareSelected();
    EXPECT_TRUE(
        eventually([&] { return console.window.findChild<widgets::ComparePage*>() != nullptr; }));
}

class PauseInAList : public testing::TestWithParam<std::chrono::seconds> { };

// Whatever the server's clock shows, the journal's times are those of this computer.
INSTANTIATE_TEST_SUITE_P(ServersClock, PauseInAList,
    testing::Values(std::chrono::seconds(0), std::chrono::hours(3), std::chrono::hours(-1)));

TEST_P(PauseInAList, tellsWhoAskedForItWhenAndWhy)
{
    FaultServer server;
    server.handler = [](const FaultServer::Request& request, const FaultServer::Peer& peer) {
        const QDateTime there = QDateTime::currentDateTimeUtc().addSecs(GetParam().count());
        const QString date =
            QLocale::c().toString(there, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
        if (request.path() == "/deployments")
            peer.json(R"([{"id":"DEP-A","version":"V1","environment":"test","status":"RUNNING",)"
                      R"("paused":true,"startTime":"2025-02-15T10:00:00Z","revision":17}])",
                {{"Date", date.toLatin1()}});
        else
            peer.reply(404, "");
    };
    ListConsole console;
    operations::JournalEntry entry = aJournalEntry("A", operations::CommandState::Done, "11:48");
    entry.command.kind = operations::CommandKind::Pause;
    entry.command.actor = "OPS-李四";
    entry.command.reason = "waits for the DBA";
    entry.server = sources::serverKey(server.url());
    bool isWritten = false;
    QObject context;
    console.journal.add(entry, &context, [&](const auto& error) { isWritten = !error; });
    ASSERT_TRUE(eventually([&] { return isWritten; }));
    console.window.open(server.url().toString());
    console.waitForRows();
    EXPECT_TRUE(eventually([&] {
        return console.goingOn(0) == u"pause requested by OPS-李四 12 min ago: waits for the DBA";
    })) << console.goingOn(0).toStdString();
}
