// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_page_fixture.h"
#include "zone_guard.h"

#include "deploy/models/list/facet_model.h"

#include <QAccessible>
#include <QCalendarWidget>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QInputDialog>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

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
    search.setText(QStringLiteral("status:failed "));
    EXPECT_EQ(search.text(), QString());
    const auto buttons = search.findChildren<QAbstractButton*>();
    const auto clear = std::ranges::find(
        buttons, QStringLiteral("Clear the search"), &QAbstractButton::accessibleName);
    ASSERT_NE(clear, buttons.end());
    EXPECT_TRUE(QTest::qWaitFor([&] { return !(*clear)->isVisible(); })) << "of an empty field";
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

TEST_F(FilterBarTest, statesAreChosenByOneClick)
{
    const auto chip = [this](const char* name) {
        return page.findChild<QAbstractButton*>(QLatin1String(name));
    };
    EXPECT_EQ(chip("statusAll")->text(), u"All 5");
    EXPECT_EQ(chip("statusSucceeded")->text(), u"Succeeded 3");
    EXPECT_EQ(chip("statusFailed")->text(), u"Failed 1");
    EXPECT_TRUE(chip("statusAll")->isChecked());
    const QPoint place = chip("statusSucceeded")->pos();
    QTest::mouseClick(chip("statusFailed"), Qt::LeftButton);
    EXPECT_EQ(page.filters().filter().words[history::Column::Status],
        QStringList({QStringLiteral("FAILED"), QStringLiteral("ROLLED_BACK")}));
    EXPECT_EQ(shownIds(), QStringList{QStringLiteral("DEP-005")});
    EXPECT_FALSE(chip("statusAll")->isChecked());
    // What the others would show stands there still, and where it was.
    EXPECT_EQ(chip("statusSucceeded")->text(), u"Succeeded 3");
    EXPECT_EQ(chip("statusSucceeded")->pos(), place);
    QTest::mouseClick(chip("statusRunning"), Qt::LeftButton, Qt::ControlModifier);
    EXPECT_EQ(page.rows().shown().size(), 2U);
    EXPECT_TRUE(chip("statusRunning")->isChecked());
    QTest::mouseClick(chip("statusFailed"), Qt::LeftButton, Qt::ControlModifier);
    EXPECT_EQ(shownIds(), QStringList{QStringLiteral("DEP-001")});
    QTest::mouseClick(chip("statusRunning"), Qt::LeftButton);
    EXPECT_TRUE(page.filters().filter().isEmpty());
    EXPECT_TRUE(chip("statusAll")->isChecked());
}

TEST_F(FilterBarTest, statesAddUp)
{
    const auto count = [this](const char* name) {
        return page.findChild<QAbstractButton*>(QLatin1String(name))
            ->text()
            .section(u' ', -1)
            .toInt();
    };
    auto* other = page.findChild<QAbstractButton*>(QStringLiteral("statusOther"));
    EXPECT_FALSE(other->isVisibleTo(&page)) << "there are none";
    add(aDeployment("WAITS").status("PENDING"));
    add(aDeployment("ODD").status("ARCHIVED"));
    page.historyChanged();
    EXPECT_TRUE(QTest::qWaitFor([&] { return other->isVisibleTo(&page); }));
    EXPECT_EQ(count("statusOther"), 2);
    EXPECT_EQ(count("statusAll"),
        count("statusRunning") + count("statusPaused") + count("statusFailed")
            + count("statusSucceeded") + count("statusOther"));
    QTest::mouseClick(other, Qt::LeftButton);
    EXPECT_EQ(page.rows().shown().size(), 2U);
    QTest::mouseClick(other, Qt::LeftButton);
    ListFilter elsewhere;
    elsewhere.words[history::Column::Environment] = {QStringLiteral("测试环境")};
    page.filters().choose(elsewhere);
    EXPECT_EQ(count("statusOther"), 0);
    EXPECT_TRUE(other->isVisibleTo(&page)) << "what is beside it moves only once";
    QTest::mouseClick(other, Qt::LeftButton);
    EXPECT_EQ(page.rows().shown().size(), 0U) << "and it is still no chip for all";
}

/// Which is no click.
TEST_F(FilterBarTest, aScreenReaderChoosesStatesAndQuickFiltersByToggling)
{
    const auto toggle = [this](const char* name) {
        auto* chip = page.findChild<QAbstractButton*>(QLatin1String(name));
        QAccessible::queryAccessibleInterface(chip)->actionInterface()->doAction(
            QAccessibleActionInterface::toggleAction());
        return chip->isChecked();
    };
    EXPECT_TRUE(toggle("statusRunning"));
    EXPECT_EQ(page.filters().filter().words[history::Column::Status],
        QStringList{QStringLiteral("RUNNING")});
    EXPECT_TRUE(toggle("needsMe"));
    EXPECT_TRUE(page.filters().filter().needsMe);
    EXPECT_FALSE(toggle("needsMe"));
    EXPECT_FALSE(page.filters().filter().needsMe);
}

TEST_F(FilterBarTest, statesThatNoChipSaysHaveAButton)
{
    auto& button = *page.findChild<QAbstractButton*>(QStringLiteral("statuses"));
    EXPECT_FALSE(button.isVisible());
    ListFilter filter;
    filter.words[history::Column::Status] = {
        QStringLiteral("RUNNING"), QStringLiteral("ROLLED_BACK")};
    page.filters().setFilter(filter);
    EXPECT_TRUE(button.isVisible());
    EXPECT_EQ(button.text(), u"Running, Failed, rolled back");
    QListView& list = openChoices("statuses");
    QTest::mouseClick(list.parentWidget()->findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_TRUE(page.filters().filter().words[history::Column::Status].isEmpty());
    EXPECT_EQ(page.rows().shown().size(), 5U);
}

TEST_F(FilterBarTest, whatOneWantsOftenIsOneClick)
{
    const auto chip = [this](const char* name) {
        return page.findChild<QAbstractButton*>(QLatin1String(name));
    };
    page.filters().setUser(QStringLiteral("bob"));
    // The one that was rolled back was replaced; the one that runs is late or not by the others.
    QTest::mouseClick(chip("production"), Qt::LeftButton);
    EXPECT_EQ(page.filters().filter().words[history::Column::Environment],
        QStringList{QStringLiteral("生产环境")});
    EXPECT_TRUE(chip("production")->isChecked());
    QTest::mouseClick(chip("failedToday"), Qt::LeftButton);
    EXPECT_EQ(page.filters().filter().window.choice, TimeChoice::Today);
    EXPECT_EQ(page.filters().filter().words[history::Column::Environment].size(), 1);
    const ListFilter before = page.filters().filter();
    QTest::mouseClick(chip("needsMe"), Qt::LeftButton);
    EXPECT_TRUE(page.filters().filter().needsMe);
    EXPECT_TRUE(page.filters().filter().words[history::Column::Environment].isEmpty());
    QTest::mouseClick(chip("needsMe"), Qt::LeftButton);
    EXPECT_EQ(page.filters().filter(), before);
    QTest::mouseClick(chip("mine"), Qt::LeftButton);
    EXPECT_EQ(page.filters().filter().words[history::Column::Executor],
        QStringList{QStringLiteral("bob")});
}

TEST_F(FilterBarTest, whatNeedsMeFollowsTheHistory)
{
    add(aDeployment("DEP-009")
            .status("FAILED")
            .environment("灾备环境")
            .start("2025-02-15T11:00:00Z"));
    page.historyChanged();
    auto* chip = page.findChild<QAbstractButton*>(QStringLiteral("needsMe"));
    QTest::mouseClick(chip, Qt::LeftButton);
    EXPECT_TRUE(QTest::qWaitFor([this] { return shownIds().contains(QStringLiteral("DEP-009")); }));
    add(aDeployment("DEP-010")
            .environment("灾备环境")
            .start("2025-02-15T11:30:00Z")
            .end("2025-02-15T11:40:00Z"));
    page.historyChanged();
    EXPECT_TRUE(
        QTest::qWaitFor([this] { return !shownIds().contains(QStringLiteral("DEP-009")); }));
}

TEST_F(FilterBarTest, whatNeedsMeFollowsWhatIsReadOfWhatRuns)
{
    add(aDeployment("RUNS").running().start("2025-02-15T11:00:00Z"));
    page.historyChanged();
    auto* chip = page.findChild<QAbstractButton*>(QStringLiteral("needsMe"));
    QTest::mouseClick(chip, Qt::LeftButton);
    EXPECT_FALSE(shownIds().contains(QStringLiteral("RUNS")));
    diagnosis::RunDigests digests;
    page.rows().knowledge().setDigests(&digests);
    diagnosis::RunDigest digest;
    digest.id = "RUNS";
    digest.status = deployment::Status::Running;
    digest.pods = diagnosis::PodState{2, 2, "CrashLoopBackOff"};
    digests.insert(digest);
    page.rows().knowledge().handleDigestsChanged();
    EXPECT_TRUE(QTest::qWaitFor([this] { return shownIds().contains(QStringLiteral("RUNS")); }));
    digest.pods = diagnosis::PodState{};
    digests.insert(digest);
    page.rows().knowledge().handleDigestsChanged();
    EXPECT_TRUE(QTest::qWaitFor([this] { return !shownIds().contains(QStringLiteral("RUNS")); }));
    page.rows().knowledge().setDigests(nullptr);
}

TEST_F(FilterBarTest, whatNeedsMeOfALargeHistoryIsFoundByAndBy)
{
    for (int i = 0; i < 60'000; ++i)
        add(aDeployment("OLD-" + std::to_string(i)).start("2025-02-15T08:00:00Z").end("08:10"));
    add(aDeployment("DEP-009")
            .status("FAILED")
            .environment("灾备环境")
            .start("2025-02-15T11:00:00Z"));
    page.historyChanged();
    auto* chip = page.findChild<QAbstractButton*>(QStringLiteral("needsMe"));
    // Whoever asks for them gets them at once.
    QTest::mouseClick(chip, Qt::LeftButton);
    EXPECT_TRUE(shownIds().contains(QStringLiteral("DEP-009")));
    add(aDeployment("DEP-010")
            .environment("灾备环境")
            .start("2025-02-15T11:30:00Z")
            .end("2025-02-15T11:40:00Z"));
    page.historyChanged();
    EXPECT_TRUE(
        QTest::qWaitFor([this] { return !shownIds().contains(QStringLiteral("DEP-009")); }));
}

TEST_F(FilterBarTest, whatWasClearedComesBack)
{
    ListFilter filter;
    filter.text = QStringLiteral("V2");
    page.filters().choose(filter);
    QTest::mouseClick(page.findChild<QAbstractButton*>(QStringLiteral("clearAll")), Qt::LeftButton);
    EXPECT_TRUE(page.filters().filter().isEmpty());
    EXPECT_EQ(page.findChild<QWidget*>(QStringLiteral("hint"))->accessibleName(),
        u"The filter was cleared.");
    QTest::mouseClick(button(QStringLiteral("Undo")), Qt::LeftButton);
    EXPECT_EQ(page.filters().filter(), filter);
    EXPECT_EQ(search().text(), u"V2");
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(page.filters().filter().isEmpty());
    QTest::keyClick(&table(), Qt::Key_Right, Qt::AltModifier);
    EXPECT_EQ(page.filters().filter(), filter);
}

TEST_F(FilterBarTest, undoInTheFieldGoesBackByWholeFilters)
{
    search().setFocus();
    const auto undo = [this] { QTest::keyClick(&search(), Qt::Key_Z, Qt::ControlModifier); };
    QTest::keyClicks(&search(), QStringLiteral("status:failed V2"));
    ListFilter both;
    both.words[history::Column::Status] = {QStringLiteral("FAILED")};
    both.text = QStringLiteral("V2");
    EXPECT_EQ(page.filters().filter(), both);
    QTest::keyClicks(&search(), QStringLiteral(" env:pro"));
    EXPECT_EQ(search().text(), u"V2 env:pro");
    undo();
    EXPECT_EQ(page.filters().filter().words, both.words);
    EXPECT_EQ(search().text().trimmed(), u"V2") << "what was half-typed is no filter yet";
    undo();
    EXPECT_TRUE(page.filters().filter().text.isEmpty()) << "a word is one step";
    EXPECT_EQ(page.filters().filter().words, both.words);
    EXPECT_TRUE(search().text().isEmpty());
    undo();
    EXPECT_TRUE(page.filters().filter().isEmpty());
    undo();
    EXPECT_TRUE(search().text().isEmpty()) << "the letters do not come back";
    for (int step = 0; step < 2; ++step)
        QTest::keyClick(&search(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(page.filters().filter().text.trimmed(), u"V2");
    EXPECT_EQ(search().text().trimmed(), u"V2");
}

TEST_F(FilterBarTest, theMenuOfTheFieldHasNoUndoOfLetters)
{
    QTest::keyClicks(&search(), QStringLiteral("V2"));
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, search().mapToGlobal(QPoint()));
    QApplication::sendEvent(&search(), &event);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    ASSERT_NE(menu, nullptr);
    QStringList names;
    for (const QAction* action : menu->actions())
        names << action->text().remove(u'&').section(u'\t', 0, 0);
    EXPECT_EQ(names.constFirst(), u"Cut") << names.join(u' ').toStdString();
    EXPECT_TRUE(names.contains(QStringLiteral("Copy")));
    EXPECT_FALSE(names.contains(QStringLiteral("Undo")));
    EXPECT_FALSE(names.contains(QStringLiteral("Redo")));
    menu->close();
}

TEST_F(FilterBarTest, aWordThatNoDeploymentHasIsSaidAtThePlace)
{
    QTest::keyClicks(&search(), QStringLiteral("status:faild "));
    EXPECT_EQ(page.rows().shown().size(), 5U);
    auto* mistake = search().findChild<QLabel*>(QStringLiteral("mistake"));
    EXPECT_TRUE(mistake->isVisible());
    EXPECT_EQ(mistake->text(), u"status:faild: no deployment has this value. Did you mean failed?");
    // With the space behind it, it counts at once.
    QTest::keyClick(&search(), Qt::Key_Tab);
    EXPECT_EQ(search().text(), QString());
    EXPECT_FALSE(mistake->isVisible());
    EXPECT_EQ(page.filters().filter().words[history::Column::Status],
        QStringList{QStringLiteral("FAILED")});
}

TEST_F(FilterBarTest, keysAndValuesAreCompleted)
{
    search().setFocus();
    QTest::keyClicks(&search(), QStringLiteral("en"));
    QTest::keyClick(&search(), Qt::Key_Tab);
    EXPECT_EQ(search().text(), u"env:");
    QTest::keyClick(&search(), Qt::Key_Down);
    QTest::keyClick(&search(), Qt::Key_Return);
    EXPECT_EQ(search().text(), u"env:生产环境");
    EXPECT_TRUE(search().hasFocus());
    QTest::keyClicks(&search(), QStringLiteral(" st"));
    QTest::keyClick(&search(), Qt::Key_Escape);
    EXPECT_EQ(search().text(), u"st");
    EXPECT_EQ(page.filters().filter().words[history::Column::Environment],
        QStringList{QStringLiteral("生产环境")});
}

TEST_F(FilterBarTest, theKeysOfTheWindowWorkWhileOneTypes)
{
    QSignalSpy exports(&page, &widgets::ListPage::exportRequested);
    QTest::keyClicks(&search(), QStringLiteral("V2"));
    QTest::keyClick(&search(), Qt::Key_E, Qt::ControlModifier);
    EXPECT_EQ(exports.size(), 1);
    EXPECT_EQ(search().text(), u"V2");
}

TEST_F(FilterBarTest, daysAreChosenInACalendar)
{
    auto& box = *page.findChild<QComboBox*>();
    box.showPopup();
    QTest::keyClick(box.view(), Qt::Key_End);
    QTest::keyClick(box.view(), Qt::Key_Return);
    QCoreApplication::processEvents();
    auto* calendar = page.findChild<QCalendarWidget*>({}, Qt::FindChildrenRecursively);
    ASSERT_NE(calendar, nullptr);
    EXPECT_TRUE(calendar->isVisible());
    EXPECT_EQ(calendar->parentWidget()->findChild<QLabel*>()->text(), u"Choose the first day");
    Q_EMIT calendar->clicked(QDate(2025, 1, 20));
    Q_EMIT calendar->activated(QDate(2025, 1, 18));
    EXPECT_FALSE(calendar->isVisible());
    EXPECT_EQ(page.filters().filter().window.fromTo,
        (history::TimeRange{at("2025-01-18T00:00:00Z"), at("2025-01-21T00:00:00Z")}));
    EXPECT_EQ(page.rows().shown().size(), 2U);
}

TEST_F(FilterBarTest, columnsAreKeptUnderAName)
{
    auto& columns = *page.findChild<QPushButton*>(QStringLiteral("columns"));
    const auto trigger = [&columns](const QString& text) {
        Q_EMIT columns.menu()->aboutToShow();
        for (QAction* action : columns.menu()->actions())
            if (action->text() == text)
                return action->trigger();
        FAIL() << text.toStdString();
    };
    QSignalSpy changed(&page.filters(), &widgets::ListFilters::columnPresetsChanged);
    trigger(QStringLiteral("Save these columns…"));
    auto* dialog = page.findChild<QInputDialog*>();
    ASSERT_NE(dialog, nullptr);
    dialog->setTextValue(QStringLiteral("all of them"));
    dialog->accept();
    ASSERT_EQ(changed.size(), 1);
    const QVariantMap before = page.rows().tableState();
    trigger(QStringLiteral("Executor"));
    EXPECT_NE(page.rows().tableState(), before);
    trigger(QStringLiteral("all of them"));
    EXPECT_EQ(
        page.rows().tableState()[QStringLiteral("columns")], before[QStringLiteral("columns")]);
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

TEST_F(FilterBarTest, everyTimeRangeIsInSightWhereTheyAreChosen)
{
    const auto& box = *page.findChild<QComboBox*>();
    EXPECT_GE(box.findText(QStringLiteral("Last month")), 0);
    EXPECT_GE(box.maxVisibleItems(), box.count());
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

/// A bound that nobody has set is none, also once the other one is edited.
TEST_F(FilterBarTest, aRangeOfOneBoundHasNoOther)
{
    ListFilter filter;
    filter.window = {TimeChoice::FromTo, {std::nullopt, at("2025-02-01T00:00:00Z")}};
    page.filters().setFilter(filter);
    const auto edits = page.findChildren<QDateTimeEdit*>();
    ASSERT_EQ(edits.size(), 2);
    EXPECT_FALSE(edits[0]->isVisible());
    EXPECT_EQ(edits[1]->text(), u"2025-02-01 00:00");
    edits[1]->setDateTime(QDateTime(QDate(2025, 1, 20), QTime(14, 0), Qt::UTC));
    EXPECT_EQ(page.filters().filter().window.fromTo.since, std::nullopt);
    EXPECT_EQ(page.filters().filter().window.fromTo.until, at("2025-01-20T14:00:00Z"));
    filter.window.fromTo = {at("2025-02-01T00:00:00Z"), std::nullopt};
    page.filters().setFilter(filter);
    EXPECT_TRUE(edits[0]->isVisible());
    EXPECT_EQ(edits[0]->text(), u"2025-02-01 00:00");
    EXPECT_FALSE(edits[1]->isVisible());
}

TEST_F(FilterBarTest, aBoundThatNobodyEditsStaysToTheSecondAndToTheOffset)
{
    const test_support::ZoneGuard berlin("Europe/Berlin");
    time.setZone(deployment::Zone::Local);
    ListFilter filter;
    // 02:30:15 is there twice that night; this is the second one.
    filter.window = {TimeChoice::FromTo, {at("2024-10-27T01:30:15Z"), at("2024-11-01T00:00:00Z")}};
    page.filters().setFilter(filter);
    const auto edits = page.findChildren<QDateTimeEdit*>();
    edits[1]->setDateTime(QDateTime(QDate(2025, 1, 20), QTime(14, 0)));
    EXPECT_EQ(page.filters().filter().window.fromTo.since, at("2024-10-27T01:30:15Z"));
    EXPECT_EQ(page.filters().filter().window.fromTo.until, at("2025-01-20T13:00:00Z"));
}

TEST_F(FilterBarTest, aRangeThatEndsBeforeItBeginsSaysSo)
{
    ListFilter filter;
    filter.window = {TimeChoice::FromTo, {at("2025-02-01T00:00:00Z"), at("2025-01-01T00:00:00Z")}};
    page.filters().setFilter(filter);
    EXPECT_EQ(label("emptyText"), u"The chosen time range ends before it begins.");
}

TEST_F(FilterBarTest, noDayOfACalendarIsRed)
{
    chooseTime(QStringLiteral("From – to"));
    for (auto* edit : page.findChildren<QDateTimeEdit*>()) {
        QFocusEvent focus(QEvent::FocusIn);
        QCoreApplication::sendEvent(edit, &focus);
    }
    const auto calendars = page.findChildren<QCalendarWidget*>();
    EXPECT_GE(calendars.size(), 2);
    for (auto* calendar : calendars) {
        QShowEvent shown;
        QCoreApplication::sendEvent(calendar, &shown);
        EXPECT_EQ(calendar->firstDayOfWeek(), Qt::Monday);
        for (const Qt::DayOfWeek day : {Qt::Friday, Qt::Saturday, Qt::Sunday})
            EXPECT_NE(calendar->weekdayTextFormat(day).foreground().color(), QColor(Qt::red))
                << day;
    }
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

    QPushButton& views() { return *page.findChild<QPushButton*>(QStringLiteral("views")); }

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
    const QPushButton& ok = *dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    EXPECT_FALSE(ok.isEnabled()) << "a view needs a name";
    dialog->setTextValue(QStringLiteral("  "));
    EXPECT_FALSE(ok.isEnabled());
    dialog->setTextValue(QStringLiteral(" R&D <b> "));
    EXPECT_TRUE(ok.isEnabled());
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
    auto* views = page.findChild<QDialog*>();
    ASSERT_NE(views, nullptr);
    auto* list = views->findChild<QListWidget*>();
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

TEST_F(SavedViewsTest, noTwoHaveOneName)
{
    page.filters().setSavedViews({{QStringLiteral("one"), {}}, {QStringLiteral("two"), {}}});
    QSignalSpy changed(&page.filters(), &widgets::ListFilters::savedViewsChanged);
    action(QStringLiteral("Rename or delete views…"))->trigger();
    auto* list = page.findChild<QDialog*>()->findChild<QListWidget*>();
    list->item(1)->setText(QStringLiteral(" one"));
    EXPECT_EQ(list->item(1)->text(), u"two");
    list->item(0)->setText(QStringLiteral(" "));
    EXPECT_EQ(list->item(0)->text(), u"one");
    list->item(0)->setText(QStringLiteral(" three "));
    list->item(1)->setText(QStringLiteral("one"));
    qobject_cast<QDialog*>(list->window())->accept();
    EXPECT_EQ(changed[0][0].value<QList<models::SavedView>>(),
        QList<models::SavedView>({{QStringLiteral("three"), {}}, {QStringLiteral("one"), {}}}));
}

TEST_F(SavedViewsTest, whatAnotherListHasAddedStays)
{
    QList<models::SavedView> everywhere{{QStringLiteral("one"), {}}};
    page.filters().setLatest(
        [&everywhere] { return everywhere; }, [] { return QList<models::SavedView>(); });
    QSignalSpy changed(&page.filters(), &widgets::ListFilters::savedViewsChanged);
    const auto last = [&changed] { return changed.last()[0].value<QList<models::SavedView>>(); };
    EXPECT_NE(action(QStringLiteral("one")), nullptr);
    action(QStringLiteral("Save this view…"))->trigger();
    everywhere.append({QStringLiteral("two"), {}}); // while the name is typed
    auto* question = page.findChild<QInputDialog*>();
    question->setTextValue(QStringLiteral("three"));
    question->accept();
    everywhere = last();
    EXPECT_EQ(everywhere.size(), 3);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    action(QStringLiteral("Rename or delete views…"))->trigger();
    auto* list = page.findChild<QDialog*>()->findChild<QListWidget*>();
    delete list->takeItem(0);
    everywhere.append({QStringLiteral("four"), {}});
    qobject_cast<QDialog*>(list->window())->accept();
    EXPECT_EQ(last(),
        QList<models::SavedView>({{QStringLiteral("two"), {}}, {QStringLiteral("three"), {}},
            {QStringLiteral("four"), {}}}));
}

} // namespace
