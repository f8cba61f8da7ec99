// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/archives.h"
#include "connections/connection_store.h"
#include "console_fixture.h"
#include "list/list_controller.h"
#include "session/runs/run_library.h"
#include "session/source_session.h"

#include "../mock/test_server.h"

#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/list_page.h"

#include <QAbstractButton>
#include <QFile>
#include <QTableView>

#include <algorithm>

#include <gtest/gtest.h>

using namespace test_support;

namespace {

const QString drawnId = QStringLiteral("DEP-001");

/// Runs of the console on a server that comes and goes.
class ArchiveConsole : public testing::Test {
protected:
    ~ArchiveConsole() override { stopServer(); }

    static server::HttpOptions optionsAt(int port)
    {
        server::HttpOptions options;
        options.port = port;
        return options;
    }
    void startServer()
    {
        http = std::make_unique<server::HttpServer>(world->api, world->service, optionsAt(port));
        port = http->start().value_or(0);
        ASSERT_NE(port, 0);
    }
    void stopServer()
    {
        if (http)
            http->stop();
        http.reset();
    }
    [[nodiscard]] QString address() const
    {
        return QStringLiteral("http://127.0.0.1:%1").arg(port);
    }
    void open()
    {
        console = std::make_unique<ConsoleFixture>(test_server::start);
        console->window.open(address());
    }
    console::SourceSession& session() { return console->window.currentList()->session(); }
    bool hasRow()
    {
        return console->window.currentList() != nullptr
            && session().history()->find(drawnId.toStdString()).has_value();
    }
    bool isArchived()
    {
        const auto row = session().history()->find(drawnId.toStdString());
        return row && session().source().isArchived(session().history()->record(*row));
    }
    QString statusCell()
    {
        const auto* model = qobject_cast<const models::HistoryModel*>(
            console->window.currentList()
                ->page()
                .findChild<QTableView*>(QStringLiteral("historyTable"))
                ->model());
        const auto first = model->indexOfId(drawnId);
        return first.siblingAtColumn(models::ListSections::of(history::Column::Status))
            .data()
            .toString();
    }

    std::unique_ptr<test_server::Fixture> world = std::make_unique<test_server::Fixture>();
    std::unique_ptr<server::HttpServer> http;
    std::unique_ptr<ConsoleFixture> console;
    int port = 0;
};

} // namespace

TEST_F(ArchiveConsole, startsWithoutTheNetworkAndThenTheServerComes)
{
    startServer();
    open();
    ASSERT_TRUE(eventually([&] { return hasRow() && !session().isLoading(); }));
    EXPECT_FALSE(isArchived());
    console.reset();
    stopServer();

    open();
    ASSERT_TRUE(eventually([&] { return hasRow(); })) << "with no server";
    EXPECT_TRUE(isArchived());
    EXPECT_TRUE(session().source().freshness().isArchived);
    EXPECT_TRUE(eventually([&] { return statusCell() == QLatin1String("Running (archived)"); }))
        << statusCell().toStdString();
    widgets::DetailPage* page = console->window.openDeployment(session(), drawnId);
    const auto* pause = page->findChild<QAbstractButton*>(QStringLiteral("pause"));
    EXPECT_TRUE(eventually([&] { return page->deploymentId() == drawnId; }));
    EXPECT_FALSE(pause->isEnabled() && pause->isVisible());

    startServer();
    session().source().retryNow();
    EXPECT_TRUE(eventually([&] { return !isArchived(); }));
    EXPECT_FALSE(session().source().freshness().isArchived);
    EXPECT_TRUE(eventually([&] { return pause->isEnabled() && pause->isVisible(); }));
}

/// What failed and who has the traffic is told of the archive's runs, too; of the server's again.
TEST_F(ArchiveConsole, whatItsRunsSayIsKnownWithoutTheNetwork)
{
    world->service.load(test_server::history(12));
    startServer();
    open();
    const auto known = [&] {
        return console->window.currentList() ? session().library().digests().size() : 0;
    };
    const auto valueOf = [](const std::vector<sources::Diagnostic>& all, std::string_view name) {
        const auto found = std::ranges::find(all, name, &sources::Diagnostic::name);
        return found == all.end() ? std::string() : found->value;
    };
    const auto isAllRead = [&] {
        return valueOf(session().library().diagnostics(), "runs are read") == "no: all are";
    };
    ASSERT_TRUE(eventually([&] { return known() > 0 && !session().isLoading(); }));
    ASSERT_TRUE(eventually([&] {
        return isAllRead()
            && valueOf(session().source().diagnostics(), "to be archived whole") == "0";
    }));
    const std::size_t all = known();
    EXPECT_GE(all, 8U);
    console.reset();
    stopServer();

    open();
    EXPECT_TRUE(eventually([&] { return known() == all; })) << known() << " of " << all;
    EXPECT_TRUE(session().source().freshness().isArchived);
    const auto before = session().fingerprint(drawnId.toStdString());
    startServer();
    session().source().retryNow();
    ASSERT_TRUE(eventually([&] { return hasRow() && !isArchived(); }));
    EXPECT_NE(session().fingerprint(drawnId.toStdString()), before) << "to be read again";
    EXPECT_TRUE(eventually(isAllRead));
    EXPECT_EQ(known(), all);
}

TEST_F(ArchiveConsole, whatTheServerHasForgottenStays)
{
    const auto others = test_server::history(3);
    world->service.load(others);
    startServer();
    const auto has = [&](const std::string& id) {
        return console->window.currentList() != nullptr
            && session().history()->find(id).has_value();
    };
    open();
    ASSERT_TRUE(eventually([&] { return has(others.front().id) && !session().isLoading(); }));
    console.reset();
    stopServer();
    world = std::make_unique<test_server::Fixture>(); // it starts over without its data
    startServer();
    open();
    ASSERT_TRUE(eventually([&] { return hasRow() && !isArchived(); }));
    EXPECT_TRUE(eventually([&] { return has(others.front().id); }));
    const auto row = session().history()->find(others.front().id);
    EXPECT_TRUE(row && session().source().isArchived(session().history()->record(*row)));
}

TEST_F(ArchiveConsole, keepsNothingWhereItIsSwitchedOffAndForgets)
{
    startServer();
    open();
    ASSERT_TRUE(eventually([&] { return hasRow() && !session().isLoading(); }));
    auto connection = console::connectionFor(console->settings, address());
    ASSERT_TRUE(connection);
    console.reset();
    EXPECT_EQ(console::archiveFactsOf(*connection).files.size(), 1);
    const QString file = console::archiveFactsOf(*connection).files.value(0);
    EXPECT_TRUE(QFile::remove(file));

    console = std::make_unique<ConsoleFixture>(test_server::start);
    connection->keepsArchive = false;
    connection->archiveMegabytes = 77;
    console::saveConnections(console->settings, {*connection});
    EXPECT_EQ(console::loadConnections(console->settings).front().archiveMegabytes, 77U);
    console->window.open(address());
    ASSERT_TRUE(eventually([&] { return hasRow() && !session().isLoading(); }));
    console.reset();
    EXPECT_TRUE(console::archiveFactsOf(*connection).files.isEmpty());
}
