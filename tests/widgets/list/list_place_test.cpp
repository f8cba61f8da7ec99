// SPDX-License-Identifier: GPL-3.0-or-later
#include "borrowed.h"
#include "list_page_fixture.h"

#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"

#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <random>

namespace {

using history::Column;
using models::HistoryModel;
using models::ListFilter;
using models::ListSections;
using test_support::aDeployment;
using test_support::at;
using namespace std::chrono_literals;

/// A list with a pointer, and a clock for what must not follow too soon on a press or on an update
/// that cost much.
class ListPlaceTest : public test_support::ListPageFixture {
protected:
    ListPlaceTest()
    {
        page.rows().setUptime([this] { return uptime; });
        for (int n = 0; n < 100; ++n)
            add(aDeployment("OLD-" + std::to_string(100 + n)).start("2024-06-01T10:00:00Z"));
        page.historyChanged();
    }

    QPoint middleOf(int row) { return table().visualRect(table().model()->index(row, 0)).center(); }
    QString idAt(const QPoint& place)
    {
        return table().indexAt(place).data(HistoryModel::IdRole).toString();
    }
    // The one cursor of the platform remembers other tests; a widget knows what it is given.
    void pointAt(const QPoint& place)
    {
        const QPointF global = table().viewport()->mapToGlobal(QPointF(place));
        QEnterEvent enter(place, place, global);
        QApplication::sendEvent(table().viewport(), &enter);
        QMouseEvent move(
            QEvent::MouseMove, place, global, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(table().viewport(), &move);
    }
    void pointAtNothing()
    {
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(table().viewport(), &leave);
    }
    void press(const QPoint& place)
    {
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, place);
    }
    void pressSecond(const QPoint& place)
    {
        // The second press of a double click alone: the first one stands before the update.
        const QPoint global = table().viewport()->mapToGlobal(place);
        QMouseEvent event(QEvent::MouseButtonDblClick, QPointF(place), QPointF(global),
            Qt::LeftButton, Qt::LeftButton, {});
        QApplication::sendEvent(table().viewport(), &event);
    }
    /// How many pixels of the row's cell there are that are not of its background.
    int inkAt(const QPoint& place)
    {
        const QImage image = table().viewport()->grab().toImage();
        const QRect cell = table().visualRect(table().indexAt(place)).adjusted(2, 2, -2, -2);
        const QColor background = image.pixelColor(cell.bottomRight());
        int ink = 0;
        for (int y = cell.top(); y <= cell.bottom(); ++y)
            for (int x = cell.left(); x <= cell.right(); ++x)
                ink += image.pixelColor(x, y) == background ? 0 : 1;
        return ink;
    }
    QString pill()
    {
        const auto* found = page.findChild<QAbstractButton*>(QStringLiteral("newRows"));
        return found->isVisible() ? found->text() : QString();
    }
    void addNew(const std::string& id, const char* start = "11:30")
    {
        add(aDeployment(id).start(start));
        page.historyChanged();
    }
    void finish(const std::string& id)
    {
        add(aDeployment(id).end("11:00"));
        page.historyChanged();
    }
    void showRunningOnly()
    {
        ListFilter filter;
        filter.words[history::Column::Status] = {QStringLiteral("RUNNING")};
        page.filters().setFilter(filter);
    }

    std::chrono::milliseconds uptime{10'000};
};

TEST_F(ListPlaceTest, rowsStayUnderThePointerAndAPillTellsWhatIsNew)
{
    const QPoint place = middleOf(2);
    pointAt(place);
    addNew("NEW-1");
    addNew("NEW-2");
    EXPECT_EQ(idAt(place), u"DEP-003");
    EXPECT_EQ(pill(), u"↑ 2 new above");
    EXPECT_EQ(shownIds().first(), u"NEW-1");
    QTest::mouseClick(page.findChild<QWidget*>(QStringLiteral("newRows")), Qt::LeftButton);
    EXPECT_EQ(table().verticalScrollBar()->value(), 0);
    EXPECT_EQ(idAt({20, 5}), u"NEW-1");
    EXPECT_EQ(pill(), u"");
}

TEST_F(ListPlaceTest, whatIsBehindTheHeadingAtTheTopIsCountedToo)
{
    page.rows().setGroupHeadings(true);
    const QPoint place = middleOf(2);
    pointAt(place);
    const QString held = idAt(place);
    addNew("NEW-1");
    EXPECT_EQ(pill(), u"↑ 1 new above");
    addNew("NEW-2", "11:40");
    EXPECT_EQ(idAt(place), held);
    EXPECT_EQ(pill(), u"↑ 2 new above");
    table().verticalScrollBar()->setValue(0);
    EXPECT_EQ(pill(), u"");
}

TEST_F(ListPlaceTest, whoPointsElsewhereSeesWhatIsNew)
{
    pointAt(middleOf(2));
    addNew("NEW-1");
    pointAtNothing();
    EXPECT_EQ(pill(), u"");
    EXPECT_EQ(idAt({20, 5}), u"NEW-1");
    addNew("NEW-2", "11:40");
    EXPECT_EQ(idAt({20, 5}), u"NEW-2");
}

TEST_F(ListPlaceTest, theCurrentRowStaysWhereItIsOnTheScreen)
{
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Down);
    QTest::keyClick(&table(), Qt::Key_Down);
    const QString current = table().currentIndex().data(HistoryModel::IdRole).toString();
    const int y = table().visualRect(table().currentIndex()).y();
    addNew("NEW-1");
    addNew("NEW-2");
    EXPECT_EQ(table().currentIndex().data(HistoryModel::IdRole).toString(), current);
    EXPECT_EQ(table().visualRect(table().currentIndex()).y(), y);
    EXPECT_EQ(pill(), u"↑ 2 new above");
    // Scrolled to by the keys, what is new is seen.
    QTest::keyClick(&table(), Qt::Key_Home, Qt::ControlModifier);
    EXPECT_EQ(pill(), u"");
}

TEST_F(ListPlaceTest, nothingShiftsSoonAfterAPress)
{
    const QPoint place = middleOf(1);
    press(place);
    const QStringList before = shownIds();
    addNew("NEW-1");
    uptime += 499ms;
    addNew("NEW-2");
    EXPECT_EQ(shownIds(), before);
    uptime += 10s;
    page.historyChanged();
    EXPECT_TRUE(QTest::qWaitFor([&] { return shownIds().size() == before.size() + 2; }));
    EXPECT_EQ(idAt(place), u"DEP-002");
}

TEST_F(ListPlaceTest, whatTheUserAsksForDoesNotWait)
{
    press(middleOf(1));
    showRunningOnly();
    EXPECT_EQ(shownIds(), QStringList({QStringLiteral("DEP-001")}));
}

TEST_F(ListPlaceTest, whatWaitedForAPressComesByItself)
{
    press(middleOf(1));
    addNew("NEW-1");
    EXPECT_FALSE(shownIds().contains(u"NEW-1"));
    uptime += 10s;
    EXPECT_TRUE(QTest::qWaitFor([&] { return shownIds().contains(u"NEW-1"); }));
}

TEST_F(ListPlaceTest, aDoubleClickAcrossAnUpdateOpensWhatWasPressed)
{
    QSignalSpy opened(&page.rows(), &widgets::ListRows::openRequested);
    const QPoint place = middleOf(3);
    press(place);
    // Another history cannot wait: the one before is gone after this.
    history::History next;
    next.upsert(history::summaryOf(aDeployment("X-1").start("11:50")));
    for (history::Row row = 0; row < history.size(); ++row) {
        if (history.id(row) != "DEP-004")
            next.upsert(history.at(row));
    }
    page.setHistory(test_support::borrowed(next));
    EXPECT_NE(idAt(place), u"DEP-004");
    pressSecond(place);
    ASSERT_EQ(opened.size(), 1);
    EXPECT_EQ(opened[0][0].toStringList(), QStringList({QStringLiteral("DEP-004")}));
    page.setHistory(nullptr);
}

TEST_F(ListPlaceTest, aRowThatVanishesAboveLeavesTheOthersWhereTheyAre)
{
    add(aDeployment("DEP-002").running());
    add(aDeployment("DEP-003").running());
    page.historyChanged();
    showRunningOnly();
    ASSERT_EQ(shownIds().size(), 3);
    const QPoint place = middleOf(2);
    const QString meant = idAt(place);
    pointAt(place);
    finish(shownIds().first().toStdString());
    finish(shownIds().first().toStdString());
    EXPECT_EQ(shownIds(), QStringList({meant}));
    EXPECT_EQ(idAt(place), meant);
    EXPECT_GT(inkAt(place), 0) << "what can be pressed can be read";
    pointAtNothing();
    EXPECT_EQ(idAt({20, 5}), meant);
}

TEST_F(ListPlaceTest, atTheEndOfTheListRowsStayTooWhereOthersVanish)
{
    ListFilter filter;
    filter.words[history::Column::Status] = {QStringLiteral("COMPLETED")};
    page.filters().setFilter(filter);
    table().verticalScrollBar()->setValue(table().verticalScrollBar()->maximum());
    const QPoint place{60, table().viewport()->height() - 100};
    const QString meant = idAt(place);
    pointAt(place);
    for (const QString& id : shownIds().last(2))
        add(aDeployment(id.toStdString()).failed());
    page.historyChanged();
    EXPECT_EQ(idAt(place), meant);
}

TEST_F(ListPlaceTest, whatIsAboveAHeldRowIsNoPartOfTheList)
{
    const QPoint place = middleOf(4);
    pointAt(place);
    const QString meant = idAt(place);
    add(aDeployment("DEP-002").start("2024-01-01T10:00:00Z"));
    add(aDeployment("DEP-003").start("2024-01-01T11:00:00Z"));
    page.historyChanged(); // two of those above are at the end now
    ASSERT_EQ(idAt(place), meant);
    ASSERT_LT(table().verticalScrollBar()->value(), 0);
    const QImage picture = table().viewport()->grab().toImage();
    EXPECT_EQ(picture.pixelColor(3, 2), table().palette().color(QPalette::Window));
    pointAtNothing();
    EXPECT_EQ(table().verticalScrollBar()->value(), 0) << "once nothing is held";
}

TEST_F(ListPlaceTest, whoGoesOnByAKeySeesNothingAboveTheList)
{
    table().setFocus();
    press(middleOf(4));
    pointAtNothing();
    QTest::keyClick(&table(), Qt::Key_Down);
    add(aDeployment("DEP-002").start("2024-01-01T10:00:00Z"));
    add(aDeployment("DEP-003").start("2024-01-01T11:00:00Z"));
    uptime += 1s;
    page.historyChanged();
    ASSERT_LT(table().verticalScrollBar()->value(), 0) << "the current row is held";
    QTest::keyClick(&table(), Qt::Key_Down);
    EXPECT_EQ(table().verticalScrollBar()->value(), 0);
}

TEST_F(ListPlaceTest, whereNoneOfTheRowsIsLeftTheListBeginsAtItsTop)
{
    ListFilter filter;
    filter.words[history::Column::Status] = {QStringLiteral("COMPLETED")};
    filter.text = QStringLiteral("DEP");
    page.filters().setFilter(filter);
    pointAt(middleOf(2));
    add(aDeployment("DEP-002").failed());
    add(aDeployment("DEP-003").failed());
    page.historyChanged();
    ASSERT_LT(table().verticalScrollBar()->value(), 0) << "what is pointed at is held";
    add(aDeployment("DEP-004").failed());
    for (const char* id : {"DEP-101", "DEP-102", "DEP-103"})
        add(aDeployment(id));
    page.historyChanged(); // as where a file was replaced
    EXPECT_EQ(table().verticalScrollBar()->value(), 0);
}

TEST_F(ListPlaceTest, aStretchOfSelectedRowsStaysSelectedInAnotherHistory)
{
    page.filters().setFilter({});
    table().selectAll();
    QStringList selected = page.rows().selectedIds();
    ASSERT_EQ(selected.size(), 105);
    // As a server's list gives it in which one is gone.
    history::History next;
    for (history::Row row = 1; row < history.size(); ++row)
        next.upsert(history.at(row));
    selected.removeAll(QStringLiteral("DEP-001"));
    page.setHistory(test_support::borrowed(next));
    EXPECT_EQ(page.rows().selectedIds(), selected);
    page.setHistory(test_support::borrowed(history));
}

TEST_F(ListPlaceTest, aPressOnWhatHasJustComeUnderThePointerIsPassedOver)
{
    add(aDeployment("DEP-002").running());
    add(aDeployment("DEP-003").running());
    page.historyChanged();
    showRunningOnly();
    QSignalSpy opened(&page.rows(), &widgets::ListRows::openRequested);
    const QRect link = table().visualRect(table().model()->index(1, ListSections::action()));
    pointAt(link.center());
    const QString meant = shownIds()[1];
    finish(meant.toStdString()); // another one has to stand there now
    ASSERT_NE(idAt(link.center()), meant);
    ASSERT_FALSE(idAt(link.center()).isEmpty());
    press(link.center());
    EXPECT_EQ(opened.size(), 0);
    uptime += 600ms;
    press(link.center());
    EXPECT_EQ(opened.size(), 1);
}

TEST_F(ListPlaceTest, whereTheCurrentRowVanishesItsNeighbourIsCurrentAndNothingIsChosen)
{
    QSignalSpy opened(&page.rows(), &widgets::ListRows::openRequested);
    add(aDeployment("DEP-002").running());
    add(aDeployment("DEP-003").running());
    page.historyChanged();
    showRunningOnly();
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Down);
    QTest::keyClick(&table(), Qt::Key_Down); // the second row
    const QStringList before = shownIds();
    ASSERT_EQ(page.rows().selectedIds(), QStringList({before[1]}));
    finish(before[1].toStdString());
    EXPECT_EQ(table().currentIndex().row(), 0);
    EXPECT_TRUE(page.rows().selectedIds().isEmpty());
    QTest::keyClick(&table(), Qt::Key_Return);
    EXPECT_EQ(opened.size(), 0);
}

TEST_F(ListPlaceTest, theSelectedRowStaysInSightAsMoreRowsAreShown)
{
    ListFilter few;
    few.text = QStringLiteral("OLD-17");
    page.filters().choose(few);
    ASSERT_TRUE(page.rows().selectId(QStringLiteral("OLD-175")));
    ASSERT_EQ(table().verticalScrollBar()->value(), 0);
    page.filters().choose({});
    const QModelIndex current = table().currentIndex();
    EXPECT_EQ(current.data(HistoryModel::IdRole).toString(), u"OLD-175");
    const QRect row = table().visualRect(current);
    ASSERT_GT(current.row() * row.height(), table().viewport()->height());
    EXPECT_GE(row.top(), 0);
    EXPECT_LT(row.bottom(), table().viewport()->height());
    // Who has left it does not come back to it.
    table().verticalScrollBar()->setValue(0);
    few.text = QStringLiteral("OLD-1");
    page.filters().choose(few);
    EXPECT_EQ(table().verticalScrollBar()->value(), 0);
}

TEST_F(ListPlaceTest, theMenuOpensWhatWasChosenWhenItCameUp)
{
    QSignalSpy opened(&page.rows(), &widgets::ListRows::openRequested);
    add(aDeployment("DEP-002").running());
    page.historyChanged();
    showRunningOnly();
    press(middleOf(1));
    uptime += 10s;
    const QString meant = page.rows().selectedId().value_or(QString());
    Q_EMIT table().customContextMenuRequested(middleOf(1));
    auto* menu = table().findChild<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    ASSERT_NE(menu, nullptr);
    finish(meant.toStdString());
    menu->actions().first()->trigger();
    ASSERT_EQ(opened.size(), 1);
    EXPECT_EQ(opened[0][0].toStringList(), QStringList({meant}));
    menu->close();
}

TEST_F(ListPlaceTest, aBandAboveTheTableDoesNotMoveWhatIsPointedAt)
{
    const QPoint place = middleOf(4);
    pointAt(place);
    const auto onPage = [&](int row) { return table().viewport()->mapTo(&page, middleOf(row)); };
    const QPoint before = onPage(4);
    models::FailureState failure;
    failure.title = QStringLiteral("The server is not available");
    failure.reason = QStringLiteral("No server is listening");
    page.setFailure(failure);
    EXPECT_EQ(onPage(4), before);
    page.setFailure(std::nullopt);
    EXPECT_EQ(onPage(4), before);
}

TEST_F(ListPlaceTest, whatComesAboveCoversNoRowThatIsHeld)
{
    models::FailureState failure;
    failure.title = QStringLiteral("The list ends nowhere");
    const auto firstIsSeen = [this] {
        const QRect first = table().visualRect(table().model()->index(0, 0));
        return first.top() >= 0 && first.bottom() < table().viewport()->height();
    };
    search().setText(QStringLiteral("DEP-001"));
    const QPoint below(20, table().viewport()->height() - 2);
    ASSERT_FALSE(table().indexAt(below).isValid());
    for (const QPoint place : {middleOf(0), below}) {
        pointAt(place);
        page.setFailure(failure);
        QCoreApplication::sendPostedEvents();
        EXPECT_TRUE(firstIsSeen()) << place.y();
        page.setFailure(std::nullopt);
        QCoreApplication::sendPostedEvents();
    }
}

TEST_F(ListPlaceTest, whatWentDownWithTheTableGoesBackWithIt)
{
    pointAt(middleOf(0));
    const auto onPage = [&] { return table().viewport()->mapTo(&page, middleOf(0)); };
    const QPoint before = onPage();
    models::FailureState failure;
    failure.title = QStringLiteral("The server is not available");
    page.setFailure(failure);
    const QPoint below = onPage();
    ASSERT_GT(below.y(), before.y()) << "there is room for it above the row";
    page.setFailure(std::nullopt);
    EXPECT_EQ(onPage(), before) << "nothing was painted in between";
    page.setFailure(failure);
    QCoreApplication::sendPostedEvents();
    table().viewport()->repaint();
    ASSERT_EQ(onPage(), below);
    page.setFailure(std::nullopt);
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(onPage(), below) << "what was seen there stays there";
}

TEST_F(ListPlaceTest, whereThePageScrollsAsAWholeABandThatGoesMovesNoRow)
{
    models::FailureState failure;
    failure.title = QStringLiteral("The server is not available");
    page.setFailure(failure);
    page.resize(800, 420);
    QCoreApplication::sendPostedEvents();
    auto& scroll = *page.findChild<QScrollArea*>(QStringLiteral("scroll"))->verticalScrollBar();
    ASSERT_GT(scroll.maximum(), 0) << "low enough to scroll";
    scroll.setValue(scroll.maximum());
    const int row = 5;
    table().scrollTo(table().model()->index(row, 0));
    pointAt(middleOf(row));
    const auto onPage = [&] { return table().viewport()->mapTo(&page, middleOf(row)); };
    const QPoint before = onPage();
    ASSERT_TRUE(page.rect().contains(before));
    page.setFailure(std::nullopt);
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(onPage(), before);
}

TEST_F(ListPlaceTest, aLineOfCardsThatComesDoesNotMoveWhatIsPointedAt)
{
    page.resize(1100, 700); // a lower one has a single line
    QCoreApplication::sendPostedEvents();
    const QPoint place = middleOf(4);
    pointAt(place);
    const QPoint onPage = table().viewport()->mapTo(&page, place);
    const QString before = idAt(place);
    const QPoint top = table().mapTo(&page, QPoint());
    for (int n = 0; n < 8; ++n)
        add(aDeployment("ENV-" + std::to_string(n))
                .environment("environment-" + std::to_string(n))
                .start("2024-01-01T10:00:00Z"));
    page.historyChanged();
    QCoreApplication::sendPostedEvents();
    ASSERT_GT(table().mapTo(&page, QPoint()).y(), top.y()) << "the cards need another line";
    EXPECT_EQ(idAt(table().viewport()->mapFrom(&page, onPage)), before);
}

TEST_F(ListPlaceTest, aLineOfCardsAndABandThatComeAtOnceMoveNothing)
{
    page.resize(1100, 700);
    QCoreApplication::sendPostedEvents();
    const QPoint place = middleOf(4);
    pointAt(place);
    const QPoint onPage = table().viewport()->mapTo(&page, place);
    const QString before = idAt(place);
    models::FailureState failure;
    failure.title = QStringLiteral("The server is not available");
    for (int n = 0; n < 8; ++n)
        add(aDeployment("ENV-" + std::to_string(n))
                .environment("environment-" + std::to_string(n))
                .start("2024-01-01T10:00:00Z"));
    page.historyChanged();
    page.setFailure(failure);
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(idAt(table().viewport()->mapFrom(&page, onPage)), before);
}

TEST_F(ListPlaceTest, aPageThatComesIntoViewHasItsFirstRowAtTheTop)
{
    widgets::ListPage other(time);
    other.setHistory(test_support::borrowed(history));
    ASSERT_EQ(other.rows().selectIds({QStringLiteral("DEP-003")}), 1);
    other.resize(1100, 700);
    other.show();
    EXPECT_TRUE(QTest::qWaitForWindowExposed(&other));
    QCoreApplication::sendPostedEvents();
    auto& rows = *other.findChild<QTableView*>(QStringLiteral("historyTable"));
    EXPECT_EQ(rows.verticalScrollBar()->value(), 0) << "no row was seen elsewhere before";
}

TEST_F(ListPlaceTest, whileTheFirstRowsComeInAPointerThatLiesThereHoldsNothing)
{
    page.setLoad({true, 0, 0, 0});
    pointAt(middleOf(2));
    addNew("NEW-1");
    EXPECT_EQ(idAt({20, 5}), u"NEW-1");
    EXPECT_EQ(pill(), u"");
    page.setLoad({});
    addNew("NEW-2", "11:40");
    EXPECT_EQ(idAt({20, 5}), u"NEW-1");
    EXPECT_EQ(pill(), u"↑ 1 new above");
}

TEST_F(ListPlaceTest, anUpdateThatCostMuchIsFollowedByARest)
{
    // What the rows are asked for takes time here, by the test's own clock.
    const auto connection = QObject::connect(
        table().model(), &QAbstractItemModel::layoutChanged, &page, [this] { uptime += 20ms; });
    const auto inserted = QObject::connect(
        table().model(), &QAbstractItemModel::rowsInserted, &page, [this] { uptime += 20ms; });
    addNew("NEW-1");
    EXPECT_EQ(idAt({20, 5}), u"NEW-1");
    QObject::disconnect(connection);
    QObject::disconnect(inserted);
    addNew("NEW-2", "11:40");
    EXPECT_EQ(idAt({20, 5}), u"NEW-1") << "it rests";
    uptime += 1s;
    addNew("NEW-3", "11:50");
    EXPECT_EQ(idAt({20, 5}), u"NEW-3");
}

TEST_F(ListPlaceTest, whileTheFirstRowsComeInUpdatesComeNowAndThen)
{
    page.setLoad({true, 0, 0, 0});
    addNew("NEW-1");
    EXPECT_EQ(idAt({20, 5}), u"NEW-1") << "the first one comes at once";
    addNew("NEW-2", "11:40");
    EXPECT_EQ(idAt({20, 5}), u"NEW-1") << "the list was just painted";
    uptime += 1s;
    addNew("NEW-3", "11:50");
    EXPECT_EQ(idAt({20, 5}), u"NEW-3");
    addNew("NEW-4", "11:55");
    page.setLoad({});
    EXPECT_EQ(idAt({20, 5}), u"NEW-4") << "what waits is shown once all is there";
    addNew("NEW-5", "11:58");
    EXPECT_EQ(idAt({20, 5}), u"NEW-5") << "no more rest";
}

/// Whatever the data do, what is under the pointer stays there as long as it is in the list.
class RandomPlace : public ListPlaceTest, public testing::WithParamInterface<unsigned> {
protected:
    int random(int below) { return std::uniform_int_distribution(0, below - 1)(m_random); }

    void change()
    {
        const char* const statuses[] = {"RUNNING", "COMPLETED", "FAILED"};
        for (int n = 1 + random(6); n > 0; --n)
            add(aDeployment("OLD-" + std::to_string(100 + random(140)))
                    .status(statuses[random(3)])
                    .start("2024-0" + std::to_string(1 + random(9)) + "-01T10:00:00Z"));
        page.historyChanged();
    }

    std::mt19937 m_random{GetParam()};
};

TEST_P(RandomPlace, holdsTheRowUnderThePointer)
{
    ListFilter filter;
    filter.words[history::Column::Status] = {
        QStringLiteral("RUNNING"), QStringLiteral("COMPLETED")};
    page.filters().setFilter(filter);
    for (int n = 0; n < 40; ++n) {
        if (random(3) == 0)
            table().verticalScrollBar()->setValue(
                random(table().verticalScrollBar()->maximum() + 1));
        if (random(4) == 0)
            table().sortByColumn(
                random(5), random(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
        const QPoint place{60, 5 + random(table().viewport()->height() - 10)};
        pointAt(place);
        const QString meant = idAt(place);
        const int y = table().visualRect(table().indexAt(place)).y();
        change();
        if (meant.isEmpty() || !shownIds().contains(meant))
            continue;
        EXPECT_EQ(idAt(place), meant) << "step " << n;
        EXPECT_EQ(table().visualRect(table().indexAt(place)).y(), y) << "step " << n;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomPlace, testing::Range(1U, 9U));

} // namespace
