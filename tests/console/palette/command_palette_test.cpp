// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/command_palette.h"

#include "console_fixture.h"
#include "list/list_controller.h"
#include "session/source_session.h"

#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"

#include <QLineEdit>
#include <QTreeWidget>

#include <gtest/gtest.h>

using test_support::ConsoleFixture;
using test_support::eventually;

namespace {

class CommandPaletteTest : public testing::Test {
protected:
    void SetUp() override
    {
        QFile file(console.path("history.ndjson"));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        for (int n = 0; n < 40; ++n)
            file.write(
                QStringLiteral("{\"id\":\"run-%1\",\"version\":\"v1.%1\",\"environment\":\"%2\","
                               "\"status\":\"COMPLETED\",\"service\":\"checkout\","
                               "\"startTime\":\"2025-03-01T10:%3:00Z\"}\n")
                    .arg(n)
                    .arg(n % 2 == 0 ? QStringLiteral("生产") : QStringLiteral("staging"))
                    .arg(n, 2, 10, QLatin1Char('0'))
                    .toUtf8());
        file.close();
        console.window.open(file.fileName());
        ASSERT_TRUE(eventually([&] {
            return console.window.currentList() != nullptr
                && console.window.currentList()->session().history()->size() == 40;
        }));
    }

    console::CommandPalette& open()
    {
        QTest::keyClick(&console.window, Qt::Key_K, Qt::ControlModifier);
        return *console.window.findChild<console::CommandPalette*>();
    }

    static QStringList titles(const console::CommandPalette& palette)
    {
        QStringList titles;
        const auto* results = palette.findChild<QTreeWidget*>();
        for (int row = 0; row < results->topLevelItemCount(); ++row)
            titles << results->topLevelItem(row)->text(0);
        return titles;
    }

    static void type(console::CommandPalette& palette, const QString& text)
    {
        auto* field = palette.findChild<QLineEdit*>();
        field->clear();
        QTest::keyClicks(field, text);
    }

    static void press(console::CommandPalette& palette, Qt::Key key)
    {
        QTest::keyClick(palette.findChild<QLineEdit*>(), key);
    }

    ConsoleFixture console{*deployment::parseTimestamp("2025-03-01T12:00:00Z")};
};

} // namespace

TEST_F(CommandPaletteTest, offersActionsBeforeAnythingIsTyped)
{
    const QStringList offered = titles(open());
    EXPECT_TRUE(offered.contains(QStringLiteral("Open file…"))) << offered.size();
    EXPECT_TRUE(offered.contains(QStringLiteral("Command journal")));
    EXPECT_TRUE(offered.contains(QStringLiteral("生产")));
    EXPECT_FALSE(offered.contains(QStringLiteral("run-1")));
}

TEST_F(CommandPaletteTest, leadsToADeployment)
{
    auto& palette = open();
    type(palette, QStringLiteral("run-17"));
    EXPECT_EQ(titles(palette), QStringList{QStringLiteral("run-17")});
    press(palette, Qt::Key_Return);
    ASSERT_NE(console.window.currentDetail(), nullptr);
    EXPECT_EQ(console.window.workspace().currentKey()->subject.deploymentId, "run-17");
}

TEST_F(CommandPaletteTest, showsTheNewestOfManyDeployments)
{
    auto& palette = open();
    type(palette, QStringLiteral("checkout"));
    const QStringList found = titles(palette);
    ASSERT_EQ(found.size(), 30);
    EXPECT_EQ(found.first(), QStringLiteral("run-39"));
    EXPECT_EQ(found.last(), QStringLiteral("run-10"));
    press(palette, Qt::Key_Down);
    press(palette, Qt::Key_Return);
    EXPECT_EQ(console.window.workspace().currentKey()->subject.deploymentId, "run-38");
}

TEST_F(CommandPaletteTest, showsOneEnvironmentAlone)
{
    auto& palette = open();
    type(palette, QStringLiteral("staging"));
    ASSERT_FALSE(titles(palette).isEmpty());
    EXPECT_EQ(titles(palette).first(), QStringLiteral("staging"));
    press(palette, Qt::Key_Return);
    const auto& filter = console.window.currentList()->page().filters().filter();
    EXPECT_EQ(filter.words[history::Column::Environment], QStringList{QStringLiteral("staging")});
}

TEST_F(CommandPaletteTest, saysWhereNothingIsCalledThat)
{
    auto& palette = open();
    type(palette, QStringLiteral("zzz9"));
    EXPECT_EQ(titles(palette), QStringList{QStringLiteral("Nothing is called that.")});
    press(palette, Qt::Key_Return);
    EXPECT_TRUE(palette.isVisible());
}
