// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_fixture.h"
#include "export_controller.h"
#include "file_job.h"
#include "list_controller.h"
#include "source_session.h"

#include "builder.h"

#include "deploy/formats/deployment_json.h"
#include "deploy/widgets/detail_page.h"
#include "deploy/widgets/export_dialog.h"
#include "deploy/widgets/list_page.h"
#include "deploy/widgets/log_view.h"

#include <QFile>
#include <QPushButton>

#include <gtest/gtest.h>

using namespace test_support;

namespace {

void write(const QString& path, const std::vector<deployment::Deployment>& deployments,
    QIODevice::OpenMode mode = QIODevice::WriteOnly)
{
    QFile file(path);
    ASSERT_TRUE(file.open(mode));
    for (const auto& each : deployments)
        file.write(QByteArray::fromStdString(formats::encodeDeployment(each)) + '\n');
}

const std::vector<deployment::Deployment>& sample()
{
    static const std::vector<deployment::Deployment> deployments{
        aDeployment("DEP-1").start("10:00").end("10:20"),
        aDeployment("DEP-2")
            .start("11:00")
            .end("11:10")
            .failed()
            .environment("测试环境")
            .step("健康检查", "FAILED", "11:05", "11:10"),
        aDeployment("DEP-3").start("12:00").running().percentage(40),
    };
    return deployments;
}

struct Opened : ConsoleFixture {
    explicit Opened(const char* name = "history.ndjson")
        : ConsoleFixture(at("12:30"))
        , file(path(name))
    {
        write(file, sample());
        window.open(file);
    }

    widgets::ListPage& page() { return window.currentList()->page(); }
    bool hasRows(std::size_t count)
    {
        return eventually(
            [&] { return window.currentList() != nullptr && page().shownRows().size() == count; });
    }

    QString file;
};

std::string exported(Opened& console, const widgets::ExportChoice& choice)
{
    std::string text;
    EXPECT_TRUE(
        console.window.currentList()->exports().producer(choice)([&](std::string_view part) {
            text += part;
            return true;
        }));
    return text;
}

} // namespace

TEST(FileConsole, ShowsTheHistoryOfAFile)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    EXPECT_EQ(console.window.currentList()->session().history()->size(), 3U);
}

TEST(FileConsole, BeginsWithTheLastSevenDays)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    EXPECT_EQ(console.page().filter().window.choice, history::TimeChoice::Last7Days);
}

TEST(FileConsole, ExportsWhatIsShown)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    models::ListFilter filter;
    filter.statuses = {QStringLiteral("FAILED")};
    console.page().setFilter(filter);
    ASSERT_TRUE(console.hasRows(1));
    widgets::ExportChoice choice;
    choice.byteOrderMark = false;
    EXPECT_EQ(exported(console, choice),
        "id,startTime,version,environment,status,durationSeconds\r\n"
        "DEP-2,2025-02-15T11:00:00+00:00,V2.1.0,测试环境,FAILED,600\r\n");
    choice.byteOrderMark = true;
    EXPECT_TRUE(exported(console, choice).starts_with("\xEF\xBB\xBF"));
    choice = {};
    choice.format = widgets::ExportChoice::Format::Spreadsheet;
    choice.byteOrderMark = false;
    EXPECT_EQ(exported(console, choice),
        "\xEF\xBB\xBFid,startTime (UTC),version,environment,status,durationSeconds\r\n"
        "\"=\"\"DEP-2\"\"\",2025-02-15 11:00:00,\"=\"\"V2.1.0\"\"\",测试环境,FAILED,600\r\n");
}

TEST(FileConsole, AppendedLinesAppearAndOpenPagesFollow)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    widgets::DetailPage* page = console.window.openDeployment(
        console.window.currentList()->session(), QStringLiteral("DEP-3"), false);
    ASSERT_TRUE(eventually([&] { return page->title().contains(QStringLiteral("V2.1.0")); }));
    write(console.file,
        {aDeployment("DEP-4").start("12:10"),
            aDeployment("DEP-3").start("12:00").end("12:20").version("V3")},
        QIODevice::Append);
    EXPECT_TRUE(console.hasRows(4));
    EXPECT_TRUE(eventually([&] { return page->title().contains(QStringLiteral("V3")); }));
}

TEST(FileConsole, OpensADeploymentOnceAndFailedOnesOnWhatFailed)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    auto& session = console.window.currentList()->session();
    widgets::DetailPage* page = console.window.openDeployment(session, QStringLiteral("DEP-2"));
    EXPECT_EQ(console.window.openDeployment(session, QStringLiteral("DEP-2")), page);
    EXPECT_EQ(console.window.currentDetail(), page);
    ASSERT_TRUE(eventually([&] { return !page->title().isEmpty(); }));
    EXPECT_TRUE(
        eventually([&] { return page->currentPanel() == widgets::DetailPage::Panel::Progress; }));
}

TEST(FileConsole, ShowsTheBeginningOfALargeLogWhileItLoads)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    auto large = aDeployment("DEP-5").start("12:20").running();
    for (int i = 0; i < 200'000; ++i)
        large.log("12:20", "a line of a log that is of some length");
    write(console.file, {large}, QIODevice::Append);
    ASSERT_TRUE(console.hasRows(4));
    auto& session = console.window.currentList()->session();
    widgets::DetailPage* page = console.window.openDeployment(session, QStringLiteral("DEP-5"));
    std::size_t linesFirst = 0;
    QObject::connect(&session.source(), &sources::Source::deploymentBegun, page, [&] {
        linesFirst = page->findChild<widgets::LogView*>()->rowCount();
        EXPECT_EQ(page->findChild<QWidget*>(QStringLiteral("loadState"))->accessibleName(),
            QStringLiteral("Loading…"));
        EXPECT_FALSE(page->findChild<QPushButton*>(QStringLiteral("rollBack"))->isEnabled());
    });
    auto& view = *page->findChild<widgets::LogView*>();
    EXPECT_TRUE(eventually([&] { return view.rowCount() == 200'000; }));
    EXPECT_GT(linesFirst, 0U);
    EXPECT_LT(linesFirst, 100'000U);
    EXPECT_TRUE(page->findChild<QWidget*>(QStringLiteral("loadState"))->accessibleName().isEmpty());
}

TEST(FileConsole, AFileTakesNoCommandsAndSaysSo)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    widgets::DetailPage* page = console.window.openDeployment(
        console.window.currentList()->session(), QStringLiteral("DEP-3"));
    ASSERT_TRUE(eventually([&] { return !page->title().isEmpty(); }));
    bool said = false;
    for (const QWidget* each : page->findChildren<QWidget*>()) {
        const QVariant text = each->property("text");
        said = said || text.toString().contains(QStringLiteral("file takes no commands"));
    }
    EXPECT_TRUE(said);
}

TEST(FileConsole, FilterAndColumnsLastOverRestarts)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a.ndjson"));
    write(file, sample());
    const auto run = [&](const auto& body) {
        ConsoleFixture console(at("12:30"));
        console::Settings settings(folder.filePath(QStringLiteral("config")));
        console::MainWindow window({settings, console.time, console.journal, false});
        window.open(file);
        ASSERT_TRUE(
            eventually([&] { return !window.currentList()->session().history()->empty(); }));
        body(window.currentList()->page());
        window.close();
    };
    models::ListFilter filter;
    filter.text = QStringLiteral("dep-2");
    run([&](widgets::ListPage& page) {
        page.setFilter(filter);
        Q_EMIT page.filterChanged(filter);
    });
    run([&](const widgets::ListPage& page) { EXPECT_EQ(page.filter(), filter); });
}

TEST(FileConsole, ClosingAListClosesItsDeployments)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    console.window.openDeployment(
        console.window.currentList()->session(), QStringLiteral("DEP-1"), false);
    auto* tabs = console.window.findChild<QTabWidget*>();
    ASSERT_EQ(tabs->count(), 2);
    Q_EMIT tabs->tabCloseRequested(0);
    EXPECT_EQ(tabs->count(), 0);
    EXPECT_EQ(console.window.currentList(), nullptr);
}

TEST(FileConsole, AFileThatIsNotThereSaysSoAndTheWindowLives)
{
    ConsoleFixture console(at("12:30"));
    console.window.open(console.path("missing.json"));
    ASSERT_TRUE(
        eventually([&] { return console.window.currentList()->session().error().has_value(); }));
    EXPECT_EQ(
        console.window.currentList()->session().error()->code, deployment::ErrorCode::NotFound);
}

TEST(FileConsole, ClosesInTheMiddleOfALoad)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("big.ndjson"));
    std::vector<deployment::Deployment> many;
    for (int i = 0; i < 20'000; ++i)
        many.push_back(aDeployment("DEP-" + std::to_string(i)));
    write(file, many);
    ConsoleFixture console(at("12:30"));
    console.window.open(file);
    EXPECT_TRUE(console.window.close());
}
