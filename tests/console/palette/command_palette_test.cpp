// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/command_palette.h"

#include "console_fixture.h"
#include "language_scope.h"
#include "list/list_controller.h"
#include "pages/action_text.h"
#include "session/source_session.h"

#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QPushButton>
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

TEST_F(CommandPaletteTest, isFoundByUsualWordsInBothLanguages)
{
    auto& palette = open();
    using Words = std::pair<QStringView, QStringView>;
    for (const auto& [typed, title] :
        {Words(u"exit", u"Quit"), Words(u"退出", u"Quit"), Words(u"theme", u"Dark"),
            Words(u"dark", u"Dark"), Words(u"font", u"Larger text"),
            Words(u"bigger", u"Larger text"), Words(u"csv", u"Export…"), Words(u"导出", u"Export…"),
            Words(u"help", u"User guide"), Words(u"帮助", u"User guide"),
            Words(u"preferences", u"Settings…"), Words(u"时区", u"Times in UTC")}) {
        palette.findChild<QLineEdit*>()->setText(typed.toString());
        EXPECT_TRUE(titles(palette).mid(0, 3).contains(title.toString()))
            << typed.toUtf8().constData() << ": " << titles(palette).join(u',').toStdString();
    }
}

TEST_F(CommandPaletteTest, whatCannotBeDoneIsThereWithItsReasonOnceItIsAskedFor)
{
    auto& palette = open();
    const auto named = [&palette](const QString& title) -> const QTreeWidgetItem* {
        const auto found = palette.findChild<QTreeWidget*>()->findItems(title, Qt::MatchExactly);
        return found.isEmpty() ? nullptr : found.first();
    };
    EXPECT_EQ(named(QStringLiteral("Roll back…")), nullptr) << "in the way of the others";
    type(palette, QStringLiteral("roll back"));
    const QTreeWidgetItem* rollBack = named(QStringLiteral("Roll back…"));
    ASSERT_NE(rollBack, nullptr) << titles(palette).join(u',').toStdString();
    EXPECT_EQ(rollBack, palette.findChild<QTreeWidget*>()->currentItem());
    EXPECT_TRUE(rollBack->text(1).endsWith(u'.')) << rollBack->text(1).toStdString();
    press(palette, Qt::Key_Return);
    EXPECT_TRUE(palette.isVisible()) << "nothing was done";
    type(palette, QStringLiteral("refresh"));
    EXPECT_FALSE(named(QStringLiteral("Refresh"))->text(1).endsWith(u'.')) << "this can be done";
}

TEST_F(CommandPaletteTest, saysWhereNothingIsCalledThat)
{
    auto& palette = open();
    type(palette, QStringLiteral("zzz9"));
    EXPECT_EQ(titles(palette), QStringList{QStringLiteral("Nothing is called that.")});
    press(palette, Qt::Key_Return);
    EXPECT_TRUE(palette.isVisible());
}

TEST_F(CommandPaletteTest, findsEveryActionOfTheWindowByItsName)
{
    const widgets::ListPage& page = console.window.currentList()->page();
    ASSERT_EQ(page.rows().selectIds({QStringLiteral("run-1"), QStringLiteral("run-2")}), 2);
    models::ListFilter filter;
    filter.text = QStringLiteral("run");
    page.filters().choose(filter);
    const QStringList offered = titles(open());
    // Parts of a field, and menus that stand where the pointer is.
    const auto isExcused = [](const QObject& action) {
        return qobject_cast<const QLineEdit*>(action.parent()) != nullptr;
    };
    QStringList missing;
    for (const QAction* action : console.window.findChildren<QAction*>()) {
        const QString title = console::withoutMnemonic(action->text());
        const bool canBeChosen = action->isEnabled() && action->isVisible()
            && !action->isSeparator() && action->menu() == nullptr && !title.isEmpty();
        if (canBeChosen && !isExcused(*action) && !offered.contains(title))
            missing << title;
    }
    for (const auto* button : page.findChildren<QAbstractButton*>()) {
        const QString title = button->accessibleName().isEmpty()
            ? console::withoutMnemonic(button->text())
            : button->accessibleName();
        const bool canBePressed = button->isVisible() && button->isEnabled() && !title.isEmpty();
        const auto* push = qobject_cast<const QPushButton*>(button);
        const bool isMenu = push != nullptr && push->menu() != nullptr;
        if (canBePressed && !isMenu && !isExcused(*button) && !offered.contains(title)
            && !offered.contains(title + u'…')) // of a menu, then
            missing << title;
    }
    EXPECT_EQ(missing, QStringList());
    for (const char* name :
        {"Clear all", "Needs me", "Failed today", "Save this view…", "Save these columns…",
            "Copy the filter as text", "Last release week", "Enter an address…", "Close"})
        EXPECT_TRUE(offered.contains(QString::fromUtf8(name))) << name;
}

TEST_F(CommandPaletteTest, clearsTheFilterByName)
{
    models::ListFilter filter;
    filter.text = QStringLiteral("run");
    console.window.currentList()->page().filters().choose(filter);
    auto& palette = open();
    type(palette, QStringLiteral("clear all"));
    press(palette, Qt::Key_Return);
    EXPECT_TRUE(console.window.currentList()->page().filters().filter().isEmpty());
}

TEST_F(CommandPaletteTest, reachesWhatANarrowWindowHasFoldedAway)
{
    console.window.resize(700, 600);
    const widgets::ListPage& page = console.window.currentList()->page();
    const auto* fold = page.findChild<QAbstractButton*>(QStringLiteral("moreFilters"));
    ASSERT_TRUE(eventually([&] { return fold->isVisible() && !fold->isChecked(); }));
    auto& palette = open();
    type(palette, QStringLiteral("last month"));
    ASSERT_EQ(titles(palette).constFirst(), QStringLiteral("Last month"));
    press(palette, Qt::Key_Return);
    EXPECT_TRUE(fold->isChecked());
    EXPECT_EQ(page.filters().filter().window.choice, history::TimeChoice::LastMonth);
}

TEST_F(CommandPaletteTest, sortsByAColumnThatIsShownByThatName)
{
    auto& palette = open();
    type(palette, QStringLiteral("sort by environment"));
    ASSERT_EQ(titles(palette).constFirst(), QStringLiteral("Environment"));
    press(palette, Qt::Key_Return);
    const auto state = console.window.currentList()->page().rows().tableState();
    EXPECT_EQ(state.value(QStringLiteral("sort")), QStringLiteral("environment"));
    auto& again = open();
    type(again, QStringLiteral("then by version"));
    ASSERT_EQ(titles(again).constFirst(), QStringLiteral("Version"));
    press(again, Qt::Key_Return);
    EXPECT_EQ(
        console.window.currentList()->page().rows().tableState().value(QStringLiteral("thenSort")),
        QStringLiteral("version"));
}

/// Many type English on any desktop.
TEST(CommandPaletteLanguages, namesAreFoundInTheOneThatIsSpokenAndInEnglish)
{
    const test_support::LanguageScope language;
    console::applyLanguage(*qApp, QStringLiteral("zh_CN"));
    ConsoleFixture console{*deployment::parseTimestamp("2025-03-01T12:00:00Z")};
    console.window.show();
    console.window.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&console.window));
    const auto found = [&console](const char* typed) {
        QTest::keyClick(&console.window, Qt::Key_K, Qt::ControlModifier);
        auto* palette = console.window.findChild<console::CommandPalette*>();
        if (palette == nullptr)
            return QStringLiteral("no palette");
        palette->findChild<QLineEdit*>()->setText(QString::fromUtf8(typed));
        const QString title = palette->findChild<QTreeWidget*>()->topLevelItem(0)->text(0);
        delete palette;
        return title;
    };
    EXPECT_EQ(found("command journal"), QStringLiteral("命令记录"));
    EXPECT_EQ(found("命令记录"), QStringLiteral("命令记录"));
    EXPECT_EQ(found("language english"), QStringLiteral("English"));
    EXPECT_EQ(found("zzz9"), QStringLiteral("没有叫这个名字的内容。"));
}
