// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/archives.h"
#include "connections/connection_store.h"
#include "detail/detail_controller.h"
#include "list/list_controller.h"
#include "program/window_place.h"
#include "project_paths.h"
#include "session/source_session.h"
#include "window/main_window.h"

#include "../../mock/test_server.h"

#include "console_fixture.h"

#include "deploy/models/list/list_sections.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QFile>
#include <QHeaderView>
#include <QProcess>
#include <QScrollBar>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <cstdlib>
#include <utility>

using history::Column;
using models::ListSections;
using test_support::eventually;

namespace {

/// A console of its own process that is killed, and one that starts after it.
class CrashTest : public testing::Test {
protected:
    ~CrashTest() override { http.stop(); }

    void SetUp() override
    {
        port = http.start().value_or(0);
        ASSERT_NE(port, 0);
        for (const QString& each : {file(), fileBehind()})
            write(each);
    }

    static void write(const QString& path)
    {
        QFile data(path);
        ASSERT_TRUE(data.open(QIODevice::WriteOnly));
        for (int n = 0; n < 200; ++n)
            data.write(QStringLiteral("{\"id\":\"d%1\",\"version\":\"v%2\",\"environment\":\"%3\","
                                      "\"status\":\"COMPLETED\",\"startTime\":"
                                      "\"2025-03-01T11:00:00Z\"}\n")
                           .arg(n)
                           .arg(n % 10)
                           .arg(n % 2 == 0 ? QStringLiteral("prod") : QStringLiteral("test"))
                           .toUtf8());
    }

    [[nodiscard]] QString file() const { return folder.filePath(QStringLiteral("history.ndjson")); }
    [[nodiscard]] QString fileBehind() const
    {
        return folder.filePath(QStringLiteral("behind.ndjson"));
    }
    [[nodiscard]] QString configFolder() const { return folder.filePath(QStringLiteral("config")); }
    [[nodiscard]] QString address() const
    {
        return QStringLiteral("http://127.0.0.1:%1").arg(port);
    }

    /// Returns once it stands where it is to be killed.
    void start(QProcess& child, const QStringList& options = {}) const
    {
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QStringLiteral(PROJECT_BINARY_DIR "/bin/session_child"),
            QStringList{folder.path(), file(), address()} + options);
        QByteArray said; // beside what it logs
        const auto isStanding = [&] {
            said += child.readAllStandardOutput();
            return said.contains("standing\n");
        };
        ASSERT_TRUE(
            eventually([&] { return isStanding() || child.state() == QProcess::NotRunning; }));
        ASSERT_TRUE(isStanding()) << child.exitCode() << ' ' << said.constData();
    }

    /// While it writes down where the user stands.
    static void kill(QProcess& child)
    {
        child.kill();
        ASSERT_TRUE(child.waitForFinished());
        ASSERT_EQ(child.exitStatus(), QProcess::CrashExit);
    }

    void killOne() const
    {
        QProcess child;
        start(child);
        if (!HasFatalFailure())
            kill(child);
    }

    QTemporaryDir folder;
    test_server::Fixture world;
    server::HttpServer http{world.api, world.service, server::HttpOptions()};
    int port = 0;
};

QTableView& tableOf(const console::ListController& list)
{
    return *list.page().findChild<QTableView*>(QStringLiteral("historyTable"));
}

/// How it is sorted: by which column, and from which end.
std::pair<int, Qt::SortOrder> sortOf(const console::ListController& list)
{
    const QHeaderView& heading = *tableOf(list).horizontalHeader();
    return {heading.sortIndicatorSection(), heading.sortIndicatorOrder()};
}

} // namespace

TEST_F(CrashTest, afterAKillEverythingIsWhereItWas)
{
    for (int kill = 0; kill < 3; ++kill)
        killOne();
    const auto noon = *deployment::parseTimestamp("2025-03-01T12:00:00Z");
    console::Settings settings(configFolder());
    EXPECT_TRUE(settings.takeNotices().empty()) << "nothing was damaged";
    models::TimeContext time([noon] { return noon; }, deployment::Zone::Utc);
    sources::Journal journal(folder.filePath(QStringLiteral("journal.sqlite")));
    console::MainWindow window({settings, time, journal, false});
    window.resize(1300, 800);
    window.show();
    window.tabs().restore();

    const QTabWidget& tabs = *window.findChild<QTabWidget*>();
    ASSERT_EQ(tabs.count(), 4);
    EXPECT_EQ(tabs.tabText(3), QStringLiteral("v6 prod")) << "that waits to be looked at";
    console::ListController* list = window.currentList();
    ASSERT_NE(list, nullptr);
    EXPECT_EQ(list->session().source().location(), file()) << "the one in front";
    EXPECT_TRUE(eventually([&] { return list->page().rows().selectedCount() == 2; }));
    const QStringList selected = list->page().rows().selectedIds();
    EXPECT_TRUE(selected.contains(QStringLiteral("d6")) && selected.contains(QStringLiteral("d8")));
    EXPECT_EQ(sortOf(*list), std::pair(ListSections::of(Column::Version), Qt::DescendingOrder));
    EXPECT_EQ(tableOf(*list).columnWidth(ListSections::of(Column::Version)), 177);
    EXPECT_EQ(list->page().filters().filter().words[Column::Environment],
        QStringList{QStringLiteral("prod")});
    EXPECT_TRUE(eventually([&] {
        return std::abs(tableOf(*list).verticalScrollBar()->value() - 300) <= 1;
    })) << tableOf(*list).verticalScrollBar()->value();
    const widgets::DetailPage* page = window.openDeployment(list->session(), QStringLiteral("d6"));
    ASSERT_NE(page, nullptr);
    EXPECT_EQ(page->currentPanel(), widgets::DetailPage::logPanel);

    window.open(fileBehind());
    EXPECT_TRUE(eventually([&] {
        return tableOf(*window.currentList()).verticalScrollBar()->value() == 640;
    })) << tableOf(*window.currentList()).verticalScrollBar()->value();

    window.open(address());
    console::ListController* server = window.currentList();
    ASSERT_NE(server, nullptr);
    EXPECT_TRUE(eventually([&] {
        return server->page().rows().selectedId() == QStringLiteral("DEP-001");
    })) << "once it has answered";
    EXPECT_EQ(
        sortOf(*server), std::pair(ListSections::of(Column::Environment), Qt::AscendingOrder));
}

TEST_F(CrashTest, afterAKillTheArchiveIsThereWithoutItsServer)
{
    const auto ended = [] {
        for (deployment::Deployment& each : test_server::history(9))
            if (isFinished(each.status.known) && !each.progress.steps.empty() && !each.log.empty())
                return std::move(each);
        return deployment::Deployment();
    }();
    ASSERT_FALSE(ended.id.empty());
    world.load({demo::drawnDeployment(test_server::drawnStart), ended});
    QProcess child;
    start(child);
    ASSERT_FALSE(HasFatalFailure());
    console::Settings settings(configFolder());
    const auto connection = console::connectionFor(settings, address());
    ASSERT_TRUE(connection);
    // It is read whole once it has ended; the archive is killed while it may be written to.
    const std::string lastLine(ended.log.message(ended.log.size() - 1));
    ASSERT_TRUE(eventually([&] {
        const QStringList files = console::archiveFactsOf(*connection).files;
        QFile archive(files.value(0));
        return archive.open(QIODevice::ReadOnly)
            && archive.readAll().contains(QByteArray::fromStdString(lastLine));
    }));
    kill(child);
    http.stop();

    const auto noon = *deployment::parseTimestamp("2025-03-01T12:00:00Z");
    models::TimeContext time([noon] { return noon; }, deployment::Zone::Utc);
    sources::Journal journal(folder.filePath(QStringLiteral("journal.sqlite")));
    console::MainWindow window({settings, time, journal, false});
    window.show();
    window.tabs().restore();
    window.open(address());
    const console::ListController* list = window.currentList();
    ASSERT_NE(list, nullptr);
    const auto isArchived = [&](const std::string& id) {
        const auto row = list->session().history()->find(id);
        return row && list->session().source().isArchived(list->session().history()->record(*row));
    };
    EXPECT_TRUE(eventually([&] { return isArchived("DEP-001") && isArchived(ended.id); }));
    EXPECT_TRUE(list->session().source().freshness().isArchived);
    EXPECT_EQ(list->page().rows().selectedId(), QStringLiteral("DEP-001")) << "as it was selected";
    const widgets::DetailPage* page =
        window.openDeployment(list->session(), QString::fromStdString(ended.id));
    ASSERT_NE(page, nullptr);
    const console::Page* front = window.workspace().current();
    const auto* detail = qobject_cast<const console::DetailController*>(front);
    ASSERT_NE(detail, nullptr);
    ASSERT_TRUE(eventually([&] { return detail->snapshot() != nullptr; }));
    EXPECT_EQ(detail->snapshot()->deployment.progress.steps.size(), ended.progress.steps.size());
    EXPECT_EQ(detail->snapshot()->deployment.log.size(), ended.log.size());
}

TEST_F(CrashTest, afterAKillTwoWindowsComeBackEachAsItWas)
{
    QProcess first;
    QProcess second;
    start(first);
    start(second, {QStringLiteral("beside")});
    ASSERT_FALSE(HasFatalFailure());
    EXPECT_EQ(console::WindowPlace::waiting(configFolder()), 0) << "it is open";
    kill(first);
    kill(second);

    ASSERT_EQ(console::WindowPlace::waiting(configFolder()), 1);
    const auto place = console::WindowPlace::takeWaiting(configFolder());
    ASSERT_NE(place, nullptr);
    EXPECT_EQ(console::WindowPlace::takeWaiting(configFolder()), nullptr);
    const auto noon = *deployment::parseTimestamp("2025-03-01T12:00:00Z");
    console::Settings settings(configFolder());
    models::TimeContext time([noon] { return noon; }, deployment::Zone::Utc);
    sources::Journal journal(folder.filePath(QStringLiteral("journal.sqlite")));
    console::MainWindow one({settings, time, journal, false});
    console::MainWindow other({settings, time, journal, false,
        std::make_shared<deployment::Redactor>(), &place->settings()});
    for (console::MainWindow* window : {&one, &other}) {
        window->show();
        window->tabs().restore();
    }
    EXPECT_EQ(one.findChild<QTabWidget*>()->count(), 4);
    EXPECT_EQ(other.findChild<QTabWidget*>()->count(), 1);
    // How narrow a window can be follows from its words.
    EXPECT_NEAR(other.y(), 30, 4) << "the frame of a window differs from program to program";
    EXPECT_LT(other.height(), one.height());
    ASSERT_NE(one.currentList(), nullptr);
    ASSERT_NE(other.currentList(), nullptr);
    EXPECT_EQ(one.currentList()->session().source().location(), file());
    EXPECT_EQ(other.currentList()->session().source().location(), file()) << "the same";
    EXPECT_EQ(sortOf(*one.currentList()),
        std::pair(ListSections::of(Column::Version), Qt::DescendingOrder));
    EXPECT_EQ(
        sortOf(*other.currentList()), std::pair(ListSections::of(Column::Id), Qt::AscendingOrder));
    const auto environments = [](const console::MainWindow& window) {
        return window.currentList()->page().filters().filter().words[Column::Environment];
    };
    EXPECT_EQ(environments(one), QStringList{QStringLiteral("prod")});
    EXPECT_EQ(environments(other), QStringList{QStringLiteral("test")});
    EXPECT_TRUE(eventually([&] {
        return other.currentList()->page().rows().selectedIds()
            == QStringList{QStringLiteral("d31")};
    }));
}
