// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_fixture.h"
#include "list/list_controller.h"
#include "session/source_session.h"

#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QAbstractItemView>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>

#include <gtest/gtest.h>

#include <utility>

using test_support::ConsoleFixture;
using test_support::eventually;

namespace {

class TabMemoryTest : public testing::Test {
protected:
    static deployment::Timestamp noon()
    {
        return *deployment::parseTimestamp("2025-03-01T12:00:00Z");
    }

    QString write(const char* name)
    {
        QFile file(console.path(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        for (const char* id : {"one", "two"})
            file.write(QByteArrayLiteral("{\"id\":\"") + id
                + "\",\"version\":\"v1\",\"environment\":\"prod\",\"status\":\"COMPLETED\","
                  "\"startTime\":\"2025-03-01T11:00:00Z\"}\n");
        return file.fileName();
    }

    /// The ids count down the list.
    QString writeLong(const char* name)
    {
        QFile file(console.path(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        for (int n = 0; n < 400; ++n)
            file.write(QStringLiteral("{\"id\":\"d%1\",\"version\":\"v1\",\"environment\":\"prod\","
                                      "\"status\":\"COMPLETED\",\"startTime\":"
                                      "\"2025-03-01T11:00:00Z\"}\n")
                           .arg(n)
                           .toUtf8());
        return file.fileName();
    }

    static QScrollBar* barOf(const console::MainWindow& window)
    {
        return window.currentList()
            ->page()
            .findChild<QAbstractItemView*>(QStringLiteral("historyTable"))
            ->verticalScrollBar();
    }

    static QTabWidget& tabsOf(console::MainWindow& window)
    {
        return *window.findChild<QTabWidget*>();
    }

    static QStringList titlesOf(console::MainWindow& window)
    {
        QStringList titles;
        for (int tab = 0; tab < tabsOf(window).count(); ++tab)
            titles << tabsOf(window).tabText(tab);
        return titles;
    }

    void openWhole(const QString& file)
    {
        console.window.open(file);
        ASSERT_TRUE(eventually([&] {
            return console.window.currentList() != nullptr
                && console.window.currentList()->session().history()->size() == 2;
        }));
    }

    ConsoleFixture console{noon()};
};

void middleClick(QTabBar& bar, int tab)
{
    QTest::mouseClick(&bar, Qt::MiddleButton, Qt::NoModifier, bar.tabRect(tab).center());
}

} // namespace

TEST_F(TabMemoryTest, whatWasOpenComesBackInAnotherWindow)
{
    const QString file = write("history.ndjson");
    openWhole(file);
    const auto& session = console.window.currentList()->session();
    ASSERT_NE(console.window.openDeployment(session, QStringLiteral("two")), nullptr);
    console.window.workspace().open({console::PageKind::Journal});
    console.window.openDeployment(session, QStringLiteral("two"));
    const QStringList before = titlesOf(console.window);
    ASSERT_TRUE(eventually(
        [&] { return console.settings.json(console::Setting::OpenTabs).elements().size() == 3; }));

    console::MainWindow later({console.settings, console.time, console.journal, true});
    later.show();
    later.tabs().restore();
    static_cast<void>(eventually([&] { return titlesOf(later) == before; }));
    EXPECT_EQ(titlesOf(later), before);
    EXPECT_EQ(later.workspace().currentKey()->subject.deploymentId, "two");
    ASSERT_NE(later.currentDetail(), nullptr);
}

TEST_F(TabMemoryTest, aFileThatIsGoneCostsNothingElse)
{
    const QString file = write("history.ndjson");
    console.settings.setJson(console::Setting::OpenTabs,
        R"([{"kind":"list","source":"/no/such/file.ndjson"},{"kind":"deployment"},{"kind":"?"},7,)"
        R"({"kind":"list","source":")"
            + file.toStdString() + R"(","front":true}])");
    console.window.tabs().restore();
    ASSERT_NE(console.window.currentList(), nullptr);
    EXPECT_EQ(console.window.workspace().currentKey()->subject.sourceId, file.toStdString());
}

TEST_F(TabMemoryTest, aTabThatWasClosedIsOpenedAgainWithItsSource)
{
    const QString file = write("history.ndjson");
    openWhole(file);
    const auto& session = console.window.currentList()->session();
    console.window.openDeployment(session, QStringLiteral("one"));
    QTabBar& bar = *tabsOf(console.window).tabBar();
    ASSERT_EQ(bar.count(), 2);
    middleClick(bar, 1);
    ASSERT_EQ(bar.count(), 1);
    console.window.tabs().reopenClosed();
    ASSERT_EQ(bar.count(), 2);
    EXPECT_EQ(console.window.workspace().currentKey()->subject.deploymentId, "one");
    middleClick(bar, 0); // takes its deployment with it
    ASSERT_EQ(bar.count(), 0);
    console.window.tabs().reopenClosed();
    ASSERT_EQ(bar.count(), 1);
    EXPECT_EQ(console.window.workspace().currentKey()->kind, console::PageKind::List);
    console.window.tabs().reopenClosed();
    EXPECT_EQ(bar.count(), 1);
}

TEST_F(TabMemoryTest, comesBackToWhereOneWas)
{
    const QString file = write("history.ndjson");
    openWhole(file);
    const auto& session = console.window.currentList()->session();
    ASSERT_TRUE(console.window.currentList()->page().rows().selectId(QStringLiteral("one")));
    widgets::DetailPage* detail = console.window.openDeployment(session, QStringLiteral("two"));
    ASSERT_NE(detail, nullptr);
    detail->showPanel(widgets::DetailPage::logPanel);
    ASSERT_EQ(detail->currentPanel(), widgets::DetailPage::logPanel);
    console.window.tabs().save(); // as every few seconds: there is no end in a crash

    console::MainWindow later({console.settings, console.time, console.journal, true});
    later.show();
    later.tabs().restore();
    ASSERT_NE(later.currentDetail(), nullptr);
    EXPECT_EQ(later.currentDetail()->currentPanel(), widgets::DetailPage::logPanel);
    ASSERT_NE(later.currentList(), nullptr);
    EXPECT_TRUE(eventually(
        [&] { return later.currentList()->page().rows().selectedId() == QStringLiteral("one"); }));
}

TEST_F(TabMemoryTest, allRowsThatWereSelectedAreSelectedAgain)
{
    openWhole(write("history.ndjson"));
    const QStringList both{QStringLiteral("one"), QStringLiteral("two")};
    ASSERT_EQ(console.window.currentList()->page().rows().selectIds(both), 2);
    console.window.tabs().save();

    console::MainWindow later({console.settings, console.time, console.journal, true});
    later.show();
    later.tabs().restore();
    ASSERT_NE(later.currentList(), nullptr);
    EXPECT_TRUE(
        eventually([&] { return later.currentList()->page().rows().selectedCount() == 2; }));
}

TEST_F(TabMemoryTest, whatIsGoneOfASelectionCostsNothingElse)
{
    const QString file = write("history.ndjson");
    console.settings.setJson(console::Setting::OpenTabs,
        R"([{"kind":"list","source":")" + file.toStdString()
            + R"(","front":true,"state":{"selected":["gone","two"]}}])");
    console.window.tabs().restore();
    ASSERT_NE(console.window.currentList(), nullptr);
    const widgets::ListRows& rows = console.window.currentList()->page().rows();
    EXPECT_TRUE(eventually([&] { return rows.selectedId() == QStringLiteral("two"); }));
}

TEST_F(TabMemoryTest, aListIsScrolledToWhereItWasOnceItIsRead)
{
    const QString file = writeLong("long.ndjson");
    console.window.open(file);
    ASSERT_TRUE(eventually([&] {
        return console.window.currentList() != nullptr
            && !console.window.currentList()->session().isLoading()
            && barOf(console.window)->maximum() > 900;
    }));
    ASSERT_EQ(console.window.currentList()->page().rows().selectIds({QStringLiteral("d7")}), 1);
    barOf(console.window)->setValue(777);
    console.window.tabs().save();

    console::MainWindow later({console.settings, console.time, console.journal, true});
    later.show();
    later.tabs().restore();
    ASSERT_NE(later.currentList(), nullptr);
    EXPECT_TRUE(eventually([&] { return barOf(later)->value() == 777; })) << barOf(later)->value();
    EXPECT_EQ(later.currentList()->page().rows().selectedId(), QStringLiteral("d7"));
}

TEST_F(TabMemoryTest, aListBehindAnotherOneIsScrolledToWhereItWas)
{
    const QString behind = writeLong("behind.ndjson");
    console.window.resize(1300, 800);
    console.window.open(behind);
    ASSERT_TRUE(eventually([&] {
        return console.window.currentList() != nullptr
            && !console.window.currentList()->session().isLoading()
            && console.window.currentList()->session().history()->size() == 400
            && barOf(console.window)->maximum() > 900;
    }));
    barOf(console.window)->setValue(300);
    ASSERT_EQ(console.window.currentList()->page().rows().selectIds({QStringLiteral("d381")}), 1);
    ASSERT_EQ(barOf(console.window)->value(), 300);
    openWhole(write("front.ndjson"));
    console.window.tabs().save();

    console::MainWindow later({console.settings, console.time, console.journal, true});
    later.resize(1300, 800);
    later.show();
    later.tabs().restore();
    ASSERT_TRUE(eventually([&] { return later.currentList() != nullptr; }));
    later.open(behind);
    EXPECT_TRUE(eventually(
        [&] { return later.currentList()->page().rows().selectedId() == QStringLiteral("d381"); }));
    QCoreApplication::processEvents();
    EXPECT_EQ(barOf(later)->value(), 300);
}

TEST_F(TabMemoryTest, eachListComesBackWithItsOwnSort)
{
    const auto sortBy = [this](int section, Qt::SortOrder order) {
        console.window.currentList()
            ->page()
            .findChild<QTableView*>(QStringLiteral("historyTable"))
            ->sortByColumn(section, order);
    };
    const auto sortOf = [](const console::MainWindow& window) {
        const QVariantMap state = window.currentList()->page().rows().tableState();
        return std::pair(
            state[QStringLiteral("sort")].toString(), state[QStringLiteral("descending")].toBool());
    };
    const QString first = write("first.ndjson");
    const QString second = write("second.ndjson");
    openWhole(first);
    sortBy(1, Qt::AscendingOrder);
    const auto ofFirst = sortOf(console.window);
    openWhole(second);
    sortBy(2, Qt::DescendingOrder);
    const auto ofSecond = sortOf(console.window);
    ASSERT_NE(ofFirst, ofSecond);
    console.window.tabs().save();

    console::MainWindow later({console.settings, console.time, console.journal, true});
    later.show();
    later.tabs().restore();
    later.open(first);
    EXPECT_EQ(sortOf(later), ofFirst);
    later.open(second);
    EXPECT_EQ(sortOf(later), ofSecond);
}

TEST_F(TabMemoryTest, aWindowBesideAnotherLeavesItsTabsAlone)
{
    openWhole(write("history.ndjson"));
    console.window.tabs().save();
    const auto tabs = [this] {
        return console::Settings(console.folder.filePath(QStringLiteral("config")))
            .json(console::Setting::OpenTabs)
            .elements()
            .size();
    };
    ASSERT_EQ(tabs(), 1U);
    {
        console::Settings own(console.folder.filePath(QStringLiteral("config")));
        console::MainWindow other({own, console.time, console.journal, true});
        other.tabs().stopSaving();
        other.show();
        other.workspace().open({console::PageKind::Journal});
        other.tabs().save();
        other.close();
    }
    EXPECT_EQ(tabs(), 1U);
}

TEST_F(TabMemoryTest, oneDeploymentIsNamedBehindItsSource)
{
    const QString file = write("history.ndjson");
    console.window.open(file + QStringLiteral("#two"));
    ASSERT_NE(console.window.currentDetail(), nullptr);
    EXPECT_EQ(console.window.workspace().currentKey()->subject.deploymentId, "two");
    EXPECT_EQ(tabsOf(console.window).count(), 2);
    // The name of a file may look like that.
    QFile::copy(file, console.path("a#two"));
    console.window.open(console.path("a#two"));
    EXPECT_EQ(console.window.workspace().currentKey()->subject.sourceId,
        console.path("a#two").toStdString());
}
