// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_fixture.h"
#include "language_scope.h"
#include "list/list_controller.h"
#include "session/source_session.h"

#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/detail/detail_places.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QDialog>
#include <QKeySequence>
#include <QLineEdit>
#include <QMenuBar>
#include <QTabWidget>

#include <gtest/gtest.h>

using console::Setting;
using test_support::ConsoleFixture;
using test_support::eventually;

namespace {

class RenewalTest : public testing::Test {
protected:
    void openWhole()
    {
        QFile file(console.path("history.ndjson"));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        for (const char* id : {"one", "two"})
            file.write(QByteArrayLiteral("{\"id\":\"") + id
                + "\",\"version\":\"v1\",\"environment\":\"prod\",\"status\":\"COMPLETED\","
                  "\"startTime\":\"2025-03-01T11:00:00Z\"}\n");
        file.close();
        console.window.open(file.fileName());
        ASSERT_TRUE(eventually([this] {
            return console.window.currentList() != nullptr
                && console.window.currentList()->session().history()->size() == 2;
        }));
    }

    void choose(const char* language)
    {
        console.settings.setText(Setting::Language, QLatin1String(language));
    }

    /// Of the list; the fields of what it opens are no part of it.
    [[nodiscard]] QLineEdit* searchField() const
    {
        const widgets::ListPage& page = console.window.currentList()->page();
        for (auto* field : page.findChildren<QLineEdit*>()) {
            if (field->window() == page.window()
                && qobject_cast<QAbstractSpinBox*>(field->parent()) == nullptr)
                return field;
        }
        return nullptr;
    }

    [[nodiscard]] QString firstMenu() const
    {
        return console.window.menuBar()->actions().constFirst()->text();
    }

    test_support::LanguageScope language;
    ConsoleFixture console{*deployment::parseTimestamp("2025-03-01T12:00:00Z")};
};

} // namespace

TEST_F(RenewalTest, theKeysStayInAWindowInWhichNothingIsOpen)
{
    console.window.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&console.window));
    console.settings.setText(Setting::FontSize, QStringLiteral("14"));
    QCoreApplication::processEvents();
    ASSERT_NE(QApplication::focusWidget(), nullptr);
    EXPECT_TRUE(QApplication::focusWidget()->isVisible());
    console.settings.reset(Setting::FontSize);
    QCoreApplication::processEvents();
}

TEST_F(RenewalTest, keepsTheDaysThatAListIsNarrowedTo)
{
    openWhole();
    models::ListFilter days;
    days.window = {history::TimeChoice::FromTo,
        {deployment::parseTimestamp("2025-02-27T00:00:00Z").value(),
            deployment::parseTimestamp("2025-03-02T00:00:00Z").value()}};
    console.window.currentList()->page().filters().choose(days);
    const QString english = firstMenu();
    choose("zh_CN");
    ASSERT_TRUE(eventually([&] { return firstMenu() != english; }));
    EXPECT_EQ(console.window.currentList()->page().filters().filter(), days);
}

TEST_F(RenewalTest, changesEveryWordAtOnceAndKeepsSourcesTabsAndWhatWasTyped)
{
    openWhole();
    const console::SourceSession* session = &console.window.currentList()->session();
    ASSERT_NE(console.window.openDeployment(*session, QStringLiteral("two")), nullptr);
    console.window.workspace().open({console::PageKind::List, {session->id()}});
    ASSERT_TRUE(console.window.currentList()->page().rows().selectId(QStringLiteral("one")));
    ASSERT_NE(searchField(), nullptr);
    searchField()->setText(QStringLiteral("v1"));
    const QString english = firstMenu();
    const auto count = console.window.menuBar()->actions().size();

    choose("zh_CN");
    ASSERT_TRUE(eventually([&] { return firstMenu() != english; }));
    EXPECT_TRUE(firstMenu().startsWith(QStringLiteral("文件"))) << firstMenu().toStdString();
    EXPECT_EQ(QKeySequence(Qt::Key_Enter).toString(QKeySequence::NativeText), u"Enter")
        << "as the guide calls it";
    EXPECT_EQ(console.window.menuBar()->actions().size(), count);
    EXPECT_EQ(console.window.findChild<QTabWidget*>()->count(), 2);
    ASSERT_NE(console.window.currentList(), nullptr);
    EXPECT_EQ(&console.window.currentList()->session(), session);
    EXPECT_FALSE(session->isLoading());
    const widgets::ListPage& page = console.window.currentList()->page();
    ASSERT_NE(searchField(), nullptr);
    EXPECT_EQ(searchField()->text(), u"v1");
    EXPECT_TRUE(eventually([&] { return page.rows().selectedId() == QStringLiteral("one"); }));

    choose("en");
    EXPECT_TRUE(eventually([&] { return firstMenu() == english; }));
}

TEST_F(RenewalTest, keepsTheTimeThatIsLookedIntoOnAPage)
{
    openWhole();
    const console::SourceSession* session = &console.window.currentList()->session();
    widgets::DetailPage* page = console.window.openDeployment(*session, QStringLiteral("two"));
    ASSERT_NE(page, nullptr);
    ASSERT_TRUE(eventually([&] { return page->deploymentId() == QStringLiteral("two"); }));
    page->places().restoreChosenTime({{QStringLiteral("rangeFrom"), 1'740'826'800'000LL},
        {QStringLiteral("rangeTo"), 1'740'826'860'000LL},
        {QStringLiteral("chosen"), 1'740'826'830'000LL}});
    const QVariantMap chosen = page->places().chosenTime();
    ASSERT_EQ(chosen.size(), 3);
    const QString english = firstMenu();
    choose("zh_CN");
    ASSERT_TRUE(eventually([&] { return firstMenu() != english; }));
    const auto pages = console.window.findChildren<widgets::DetailPage*>();
    ASSERT_EQ(pages.size(), 1);
    EXPECT_EQ(pages.front()->places().chosenTime(), chosen);
    ASSERT_TRUE(eventually([&] { return pages.front()->deploymentId() == QStringLiteral("two"); }));
    EXPECT_EQ(pages.front()->places().chosenTime(), chosen);
}

TEST_F(RenewalTest, keepsWhatWasUnfoldedAndFolded)
{
    openWhole();
    const console::SourceSession* session = &console.window.currentList()->session();
    const QStringList folded{QStringLiteral("Rollout shop")};
    const auto strip = [this]() -> QObject& {
        return *console.window.currentList()->page().findChild<QWidget*>(QStringLiteral("liveNow"));
    };
    strip().setProperty("viewState", true);
    widgets::DetailPage* page = console.window.openDeployment(*session, QStringLiteral("two"));
    ASSERT_NE(page, nullptr);
    page->findChild<QWidget*>(QStringLiteral("findings"))->setProperty("viewState", true);
    page->findChild<QWidget*>(QStringLiteral("workloadTree"))->setProperty("viewState", folded);
    const QString english = firstMenu();
    choose("zh_CN");
    ASSERT_TRUE(eventually([&] { return firstMenu() != english; }));
    const auto pages = console.window.findChildren<widgets::DetailPage*>();
    ASSERT_EQ(pages.size(), 1);
    const auto stateOf = [&](const char* part) {
        return pages.front()->findChild<QWidget*>(QLatin1String(part))->property("viewState");
    };
    EXPECT_EQ(stateOf("findings"), true);
    EXPECT_EQ(stateOf("workloadTree"), folded);
    console.window.workspace().open({console::PageKind::List, {session->id()}});
    EXPECT_EQ(strip().property("viewState"), true);
}

TEST_F(RenewalTest, waitsForADialogInWhichSomethingMayBeTyped)
{
    const QString english = firstMenu();
    QDialog dialog(&console.window);
    dialog.open();
    choose("zh_CN");
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    EXPECT_EQ(firstMenu(), english);
    dialog.reject();
    EXPECT_TRUE(eventually([&] { return firstMenu() != english; }));
}
