// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_page_fixture.h"

#include "deploy/models/list/facet_model.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QInputDialog>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

namespace {

using history::TimeChoice;
using models::ListFilter;
using test_support::aDeployment;
using test_support::at;

class FilterBarTest : public test_support::ListPageFixture {
protected:
    QListView& openChoices(const char* name)
    {
        auto* choices = page.findChild<QAbstractButton*>(QLatin1String(name));
        QTest::mouseClick(choices, Qt::LeftButton);
        return *choices->findChild<QListView*>();
    }

    void chooseTime(const QString& text)
    {
        auto& box = *page.findChild<QComboBox*>();
        box.setCurrentText(text);
        Q_EMIT box.activated(box.currentIndex());
    }
};

TEST_F(FilterBarTest, termsThatAreTypedBecomeTheFilter)
{
    auto& search = *page.findChild<QLineEdit*>(QStringLiteral("search"));
    QTest::keyClicks(&search, QStringLiteral("dep status:fail"));
    // What is half typed is not searched for.
    EXPECT_EQ(page.filters().filter().text, u"dep");
    EXPECT_TRUE(page.filters().filter().words[history::Column::Status].isEmpty());
    QTest::keyClicks(&search, QStringLiteral("ed since:7d"));
    EXPECT_EQ(page.filters().filter().words[history::Column::Status],
        QStringList{QStringLiteral("FAILED")});
    QTest::keyClick(&search, Qt::Key_Return);
    EXPECT_EQ(page.filters().filter().window.choice, TimeChoice::Last7Days);
    EXPECT_EQ(search.text(), u"dep");
}

TEST_F(FilterBarTest, aTermThatIsNotUnderstoodChangesNothing)
{
    auto& search = *page.findChild<QLineEdit*>(QStringLiteral("search"));
    QTest::keyClicks(&search, QStringLiteral("since:soon "));
    QTest::keyClick(&search, Qt::Key_Return);
    EXPECT_TRUE(page.filters().filter().isEmpty());
    EXPECT_EQ(search.text(), u"since:soon ");
}

TEST_F(FilterBarTest, severalEnvironmentsAreChosenWithTheirCounts)
{
    QListView& list = openChoices("environments");
    EXPECT_EQ(list.model()->rowCount(), 3);
    int production = 0;
    while (list.model()->index(production, 0).data().toString() != u"生产环境")
        ++production;
    const QModelIndex index = list.model()->index(production, 0);
    EXPECT_EQ(index.data(models::FacetModel::CountRole).toInt(), 3);
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(index).center());
    EXPECT_EQ(page.filters().filter().words[history::Column::Environment],
        QStringList({QStringLiteral("生产环境")}));
    EXPECT_EQ(page.rows().shown().size(), 3U);
    QTest::keyClick(&list, Qt::Key_Home);
    list.setCurrentIndex(list.model()->index((production + 1) % 3, 0));
    QTest::keyClick(&list, Qt::Key_Space);
    EXPECT_EQ(page.rows().shown().size(), 4U);
    EXPECT_TRUE(list.isVisible());
    QTest::keyClick(&list, Qt::Key_Escape);
    EXPECT_FALSE(list.isVisible());
}

TEST_F(FilterBarTest, theButtonSaysWhatIsChosen)
{
    ListFilter filter;
    filter.words[history::Column::Status] = {QStringLiteral("RUNNING")};
    page.filters().setFilter(filter);
    EXPECT_EQ(page.findChild<QAbstractButton*>(QStringLiteral("statuses"))->text(), u"Running");
    filter.words[history::Column::Status].append(QStringLiteral("ROLLED_BACK"));
    page.filters().setFilter(filter);
    EXPECT_EQ(page.findChild<QAbstractButton*>(QStringLiteral("statuses"))->text(),
        u"Running and 1 more");
    QListView& list = openChoices("statuses");
    auto* all = list.parentWidget()->findChild<QPushButton*>();
    QTest::mouseClick(all, Qt::LeftButton);
    EXPECT_TRUE(page.filters().filter().words[history::Column::Status].isEmpty());
    EXPECT_EQ(page.rows().shown().size(), 5U);
}

TEST_F(FilterBarTest, timeRangesNarrowTheList)
{
    chooseTime(QStringLiteral("Today"));
    EXPECT_EQ(page.rows().shown().size(), 1U);
    chooseTime(QStringLiteral("Last 7 days"));
    EXPECT_EQ(page.rows().shown().size(), 3U);
    chooseTime(QStringLiteral("Last 30 days"));
    EXPECT_EQ(page.rows().shown().size(), 5U);
}

TEST_F(FilterBarTest, fromToTakesMomentsInTheZone)
{
    chooseTime(QStringLiteral("From – to"));
    EXPECT_EQ(page.rows().shown().size(), 1U);
    const auto edits = page.findChildren<QDateTimeEdit*>();
    EXPECT_EQ(edits.size(), 2);
    EXPECT_TRUE(edits[0]->isVisible());
    edits[0]->setDateTime(QDateTime(QDate(2025, 1, 18), QTime(10, 0), Qt::UTC));
    edits[1]->setDateTime(QDateTime(QDate(2025, 1, 20), QTime(14, 0), Qt::UTC));
    EXPECT_EQ(shownIds(), QStringList({QStringLiteral("DEP-005")}));
    EXPECT_EQ(page.filters().filter().window.fromTo.since, at("2025-01-18T10:00:00Z"));
    chooseTime(QStringLiteral("All time"));
    EXPECT_FALSE(edits[0]->isVisible());
    EXPECT_EQ(page.rows().shown().size(), 5U);
}

TEST_F(FilterBarTest, clearAllLetsEverythingThrough)
{
    ListFilter filter;
    filter.window.choice = TimeChoice::Today;
    filter.words[history::Column::Status] = {QStringLiteral("RUNNING")};
    filter.text = QStringLiteral("DEP");
    page.filters().setFilter(filter);
    EXPECT_EQ(search().text(), u"DEP");
    QSignalSpy changed(&page.filters(), &widgets::ListFilters::filterChanged);
    QTest::mouseClick(page.findChild<QAbstractButton*>(QStringLiteral("clearAll")), Qt::LeftButton);
    EXPECT_TRUE(page.filters().filter().isEmpty());
    EXPECT_EQ(page.rows().shown().size(), 5U);
    EXPECT_EQ(search().text(), QString());
    EXPECT_EQ(changed.size(), 1);
}

TEST_F(FilterBarTest, aFilterThatIsSetSaysNothingBack)
{
    QSignalSpy changed(&page.filters(), &widgets::ListFilters::filterChanged);
    ListFilter filter;
    filter.window = {TimeChoice::FromTo, {at("2025-01-01T00:00:00Z"), at("12:00")}};
    filter.words[history::Column::Environment] = {
        QStringLiteral("生产环境"), QStringLiteral("gone & <b>")};
    filter.text = QStringLiteral("V2");
    page.filters().setFilter(filter);
    EXPECT_EQ(page.filters().filter(), filter);
    EXPECT_EQ(changed.size(), 0);
}

class SavedViewsTest : public FilterBarTest {
protected:
    QMenu& openMenu()
    {
        auto& menu = *views().menu();
        Q_EMIT menu.aboutToShow();
        return menu;
    }

    QPushButton& views()
    {
        for (auto* candidate : page.findChildren<QPushButton*>()) {
            if (candidate->menu() != nullptr)
                return *candidate;
        }
        throw std::logic_error("no button with a menu");
    }

    QAction* action(const QString& text)
    {
        for (QAction* candidate : openMenu().actions()) {
            if (candidate->text() == text)
                return candidate;
        }
        return nullptr;
    }
};

TEST_F(SavedViewsTest, areSavedUnderANameAndRecalled)
{
    ListFilter filter;
    filter.text = QStringLiteral("V2.0");
    page.filters().setFilter(filter);
    QSignalSpy changed(&page.filters(), &widgets::ListFilters::savedViewsChanged);
    action(QStringLiteral("Save this view…"))->trigger();
    auto* dialog = page.findChild<QInputDialog*>();
    ASSERT_NE(dialog, nullptr);
    dialog->setTextValue(QStringLiteral("R&D <b>"));
    dialog->accept();
    EXPECT_EQ(changed.size(), 1);
    const auto saved = changed[0][0].value<QList<models::SavedView>>();
    EXPECT_EQ(saved, QList<models::SavedView>({{QStringLiteral("R&D <b>"), filter}}));

    page.filters().setFilter({});
    QSignalSpy filtered(&page.filters(), &widgets::ListFilters::filterChanged);
    QAction* view = action(QStringLiteral("R&&D <b>"));
    ASSERT_NE(view, nullptr);
    EXPECT_FALSE(view->isChecked());
    view->trigger();
    EXPECT_EQ(page.filters().filter(), filter);
    EXPECT_EQ(filtered.size(), 1);
    EXPECT_TRUE(action(QStringLiteral("R&&D <b>"))->isChecked());
}

TEST_F(SavedViewsTest, areRenamedAndDeleted)
{
    page.filters().setSavedViews({{QStringLiteral("one"), {}}, {QStringLiteral("two"), {}}});
    QSignalSpy changed(&page.filters(), &widgets::ListFilters::savedViewsChanged);
    action(QStringLiteral("Rename or delete views…"))->trigger();
    auto* list = page.findChild<QListWidget*>();
    ASSERT_NE(list, nullptr);
    list->item(1)->setText(QStringLiteral("second"));
    list->setCurrentRow(0);
    auto* dialog = qobject_cast<QDialog*>(list->window());
    for (auto* candidate : dialog->findChildren<QPushButton*>()) {
        if (candidate->text() == u"Delete")
            QTest::mouseClick(candidate, Qt::LeftButton);
    }
    EXPECT_EQ(changed.size(), 0);
    dialog->accept();
    EXPECT_EQ(changed.size(), 1);
    EXPECT_EQ(changed[0][0].value<QList<models::SavedView>>(),
        QList<models::SavedView>({{QStringLiteral("second"), {}}}));
}

} // namespace
