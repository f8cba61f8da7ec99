// SPDX-License-Identifier: GPL-3.0-or-later
#include "list/list_controller.h"
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
        QFile data(file());
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
    [[nodiscard]] QString address() const
    {
        return QStringLiteral("http://127.0.0.1:%1").arg(port);
    }

    /// While it writes down where the user stands.
    void killOne()
    {
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QStringLiteral(PROJECT_BINARY_DIR "/bin/session_child"),
            {folder.path(), file(), address()});
        QByteArray said; // beside what it logs
        const auto isStanding = [&] {
            said += child.readAllStandardOutput();
            return said.contains("standing\n");
        };
        ASSERT_TRUE(
            eventually([&] { return isStanding() || child.state() == QProcess::NotRunning; }));
        ASSERT_TRUE(isStanding()) << child.exitCode() << ' ' << said.constData();
        child.kill();
        ASSERT_TRUE(child.waitForFinished());
        ASSERT_EQ(child.exitStatus(), QProcess::CrashExit);
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
    console::Settings settings(folder.filePath(QStringLiteral("config")));
    EXPECT_TRUE(settings.takeNotices().empty()) << "nothing was damaged";
    models::TimeContext time([noon] { return noon; }, deployment::Zone::Utc);
    sources::Journal journal(folder.filePath(QStringLiteral("journal.sqlite")));
    console::MainWindow window({settings, time, journal, false});
    window.resize(1300, 800);
    window.show();
    window.tabs().restore();

    EXPECT_EQ(window.findChild<QTabWidget*>()->count(), 3);
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

    window.open(address());
    console::ListController* server = window.currentList();
    ASSERT_NE(server, nullptr);
    EXPECT_TRUE(eventually([&] {
        return server->page().rows().selectedId() == QStringLiteral("DEP-001");
    })) << "once it has answered";
    EXPECT_EQ(
        sortOf(*server), std::pair(ListSections::of(Column::Environment), Qt::AscendingOrder));
}
