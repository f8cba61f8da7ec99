// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/compare_controller.h"
#include "console_fixture.h"
#include "list/list_controller.h"
#include "pages/page.h"
#include "session/source_session.h"

#include "../mock/test_server.h"
#include "builder.h"

#include "deploy/formats/record/deployment_json.h"
#include "deploy/widgets/compare/compare_page.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"
#include "deploy/widgets/log/log_view.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

using namespace test_support;

namespace {

using deployment::Deployment;

void writeRuns(const QString& path, const std::vector<Deployment>& runs, QIODevice::OpenMode mode)
{
    QFile file(path);
    ASSERT_TRUE(file.open(mode));
    for (const Deployment& run : runs)
        file.write(QByteArray::fromStdString(formats::encodeDeployment(run)) + '\n');
}

Deployment goodRun(const char* id, const char* start, const char* version)
{
    return aDeployment(id)
        .version(version)
        .start(start)
        .end("09:50")
        .step("Check", "COMPLETED", start, "09:50")
        .log(start, "ready");
}

Deployment lastRun()
{
    return aDeployment("DEP-3")
        .version("V3")
        .failed()
        .start("10:00")
        .end("10:10")
        .step("Check", "FAILED", "10:00", "10:10")
        .log("10:01", "ready")
        .log("10:09", "probe failed with code 7")
        .log("10:10", "done");
}

struct ComparedConsole : ConsoleFixture {
    explicit ComparedConsole(const std::vector<Deployment>& runs)
        : ConsoleFixture(at("12:00"))
        , file(path("runs.ndjson"))
    {
        writeRuns(file, runs, QIODevice::WriteOnly);
        window.open(file);
        EXPECT_TRUE(eventually([&] {
            return window.currentList() != nullptr && session().history()->size() == runs.size()
                && !session().isLoading();
        }));
    }

    console::SourceSession& session() { return window.currentList()->session(); }
    deployment::DeploymentKey key(const char* id) { return {session().id(), id}; }

    widgets::ComparePage* comparison()
    {
        const console::Page* page = window.workspace().current();
        return page != nullptr ? qobject_cast<widgets::ComparePage*>(&page->widget()) : nullptr;
    }

    QString shownTitle()
    {
        return comparison()->findChild<QLabel*>(QStringLiteral("comparisonTitle"))->text();
    }

    QTableView& table(const char* name)
    {
        return *comparison()->findChild<QTableView*>(QLatin1String(name));
    }

    QString step(int row, int column)
    {
        return table("comparedSteps").model()->index(row, column).data().toString();
    }

    QString shownTexts()
    {
        QStringList texts;
        for (const QLabel* label : comparison()->findChildren<QLabel*>()) {
            if (label->isVisible())
                texts << label->text();
        }
        return texts.join(QLatin1Char('\n'));
    }

    QString file;
};

const std::vector<Deployment>& threeRuns()
{
    static const std::vector<Deployment> runs{
        goodRun("DEP-1", "09:00", "V1"), goodRun("DEP-2", "09:40", "V2"), lastRun()};
    return runs;
}

} // namespace

TEST(CompareConsole, aPageIsComparedWithTheLastGoodRun)
{
    ComparedConsole console(threeRuns());
    auto* page = console.window.openDeployment(console.session(), QStringLiteral("DEP-3"));
    ASSERT_TRUE(eventually([&] { return page->title().contains(QStringLiteral("V3")); }));
    QTest::keyClick(page, Qt::Key_D, Qt::ControlModifier);
    ASSERT_NE(console.comparison(), nullptr);
    EXPECT_EQ(console.window.currentDetail(), nullptr);
    ASSERT_TRUE(
        eventually([&] { return console.table("comparedLines").model()->rowCount() == 2; }));
    EXPECT_EQ(console.shownTitle(), "V3 生产 compared with V2");
    EXPECT_EQ(console.window.workspace().current()->title(), "V3 ↔ V2");
    EXPECT_EQ(console.step(0, 1), "Failed, 10 min");
    EXPECT_EQ(console.step(0, 2), "10 min");
}

TEST(CompareConsole, anotherRunIsChosenOnThePage)
{
    ComparedConsole console(threeRuns());
    console.window.compare(console.key("DEP-3"), std::nullopt);
    ASSERT_TRUE(eventually([&] { return console.step(0, 2) == "10 min"; }));
    auto* choice = console.comparison()->findChild<QComboBox*>(QStringLiteral("otherRun"));
    ASSERT_EQ(choice->count(), 2);
    QTest::keyClick(choice, Qt::Key_Down);
    ASSERT_TRUE(eventually([&] { return console.step(0, 2) == "50 min"; }));
    EXPECT_EQ(console.shownTitle(), "V3 生产 compared with V1");
    // The page is asked for again: it is the one that is open.
    console.window.compare(console.key("DEP-3"), std::nullopt);
    ASSERT_TRUE(eventually([&] { return console.step(0, 2) == "10 min"; }));
    EXPECT_EQ(console.window.findChild<QTabWidget*>()->count(), 2);
}

TEST(CompareConsole, anyTwoRunsAreCompared)
{
    ComparedConsole console(threeRuns());
    console.window.compare(console.key("DEP-2"), QStringLiteral("DEP-3"));
    ASSERT_TRUE(eventually([&] { return console.step(0, 2) == "Failed, 10 min"; }));
    EXPECT_EQ(console.shownTitle(), "V2 生产 compared with V3");
    const auto* choice = console.comparison()->findChild<QComboBox*>(QStringLiteral("otherRun"));
    EXPECT_TRUE(choice->currentText().startsWith("V3"));
}

TEST(CompareConsole, twoSelectedRowsAreComparedTheNewerOneFirst)
{
    ComparedConsole console({goodRun("DEP-1", "09:00", "V1"), lastRun()});
    widgets::ListPage& list = console.window.currentList()->page();
    ASSERT_TRUE(eventually([&] { return list.rows().shown().size() == 2; }));
    list.findChild<QTableView*>(QStringLiteral("historyTable"))->selectAll();
    auto* compare = list.findChild<QPushButton*>(QStringLiteral("compareButton"));
    ASSERT_NE(compare, nullptr);
    ASSERT_TRUE(compare->isVisible());
    compare->click();
    ASSERT_NE(console.comparison(), nullptr);
    ASSERT_TRUE(eventually([&] { return console.step(0, 1) == "Failed, 10 min"; }));
    EXPECT_EQ(console.shownTitle(), "V3 生产 compared with V1");
}

TEST(CompareConsole, aLineOpensItsLogThere)
{
    ComparedConsole console(threeRuns());
    console.window.compare(console.key("DEP-3"), std::nullopt);
    ASSERT_TRUE(
        eventually([&] { return console.table("comparedLines").model()->rowCount() == 2; }));
    QTableView& lines = console.table("comparedLines");
    lines.setFocus();
    lines.setCurrentIndex(lines.model()->index(0, 0));
    QTest::keyClick(&lines, Qt::Key_Return);
    ASSERT_TRUE(eventually([&] {
        const auto* page = console.window.currentDetail();
        return page != nullptr && page->deploymentId() == "DEP-3"
            && page->currentPanel() == widgets::DetailPage::logPanel;
    }));
}

TEST(CompareConsole, saysThatThereIsNoGoodRun)
{
    ComparedConsole console({lastRun()});
    console.window.compare(console.key("DEP-3"), std::nullopt);
    EXPECT_TRUE(console.shownTexts().contains("No earlier run"));
    EXPECT_FALSE(console.table("comparedSteps").isVisible());
    // One that comes into the history later is taken.
    writeRuns(console.file, {goodRun("DEP-1", "09:00", "V1")}, QIODevice::Append);
    console.session().source().refresh();
    ASSERT_TRUE(eventually([&] {
        console.time.tick();
        return console.step(0, 2) == "50 min";
    }));
    EXPECT_FALSE(console.shownTexts().contains("No earlier run"));
}

TEST(CompareConsole, saysThatARunCannotBeRead)
{
    ComparedConsole console(threeRuns());
    console.window.compare(console.key("DEP-3"), QStringLiteral("DEP-99"));
    ASSERT_TRUE(
        eventually([&] { return console.shownTexts().contains("DEP-99 could not be read"); }));
    console.window.compare(console.key("DEP-3"), QStringLiteral("DEP-1"));
    ASSERT_TRUE(eventually([&] { return console.step(0, 2) == "50 min"; }));
    EXPECT_FALSE(console.shownTexts().contains("could not be read"));
}

TEST(CompareConsole, goesWithTheListOfItsSource)
{
    ComparedConsole console(threeRuns());
    console.window.compare(console.key("DEP-3"), std::nullopt);
    auto* tabs = console.window.findChild<QTabWidget*>();
    ASSERT_EQ(tabs->count(), 2);
    Q_EMIT tabs->tabCloseRequested(0);
    EXPECT_EQ(tabs->count(), 0);
}

TEST(CompareConsole, followsARunThatGoesOnEveryFewSeconds)
{
    test_server::Fixture world;
    world.load({aDeployment("DEP-000").version("V2.0.0").start("08:00").end("08:30").step(
        "流量切换", "COMPLETED", "08:20", "08:21")});
    server::HttpServer http(world.api, world.service, {});
    ConsoleFixture console(test_server::start);
    console.window.open(QStringLiteral("http://127.0.0.1:%1").arg(http.start().value_or(0)));
    ASSERT_TRUE(eventually([&] {
        return console.window.currentList() != nullptr
            && console.window.currentList()->session().history()->size() == 2;
    }));
    const auto& session = console.window.currentList()->session();
    console.window.compare({session.id(), "DEP-001"}, std::nullopt);
    const auto* page =
        qobject_cast<widgets::ComparePage*>(&console.window.workspace().current()->widget());
    const auto* steps = page->findChild<QTableView*>(QStringLiteral("comparedSteps"));
    const auto switching = [&] {
        for (int row = 0; row < steps->model()->rowCount(); ++row) {
            if (steps->model()->index(row, 0).data() == QStringLiteral("流量切换"))
                return steps->model()->index(row, 1).data().toString();
        }
        return QString();
    };
    ASSERT_TRUE(eventually([&] { return switching().startsWith("In progress"); }));
    const QString before = switching();
    console.now += std::chrono::seconds(2);
    console.time.tick();
    console.now += std::chrono::minutes(2);
    world.service.advance(console.now);
    ASSERT_TRUE(eventually([&] {
        console.time.tick();
        return switching() != before;
    }));
    EXPECT_EQ(session.history()->size(), 2U);
}
