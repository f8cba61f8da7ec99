// SPDX-License-Identifier: GPL-3.0-or-later
#include "borrowed.h"
#include "list_page_fixture.h"

#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"
#include "deploy/widgets/list/preview/preview_split.h"
#include "deploy/widgets/windows/screen_fit.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QHeaderView>
#include <QLayout>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyleOptionHeader>
#include <QTest>

namespace {

using history::Column;
using history::TimeChoice;
using models::ComputedColumn;
using models::HistoryModel;
using models::ListFilter;
using models::ListSections;
using test_support::aDeployment;
using test_support::at;

using ListPageTest = test_support::ListPageFixture;

TEST_F(ListPageTest, typingFiltersAtOnce)
{
    QSignalSpy changed(&page.filters(), &widgets::ListFilters::filterChanged);
    QTest::keyClicks(&search(), QStringLiteral("v2.0"));
    EXPECT_EQ(shownIds(), QStringList({QStringLiteral("DEP-004"), QStringLiteral("DEP-005")}));
    EXPECT_EQ(changed.size(), 4);
    EXPECT_EQ(page.filters().filter().text, u"v2.0");
    EXPECT_EQ(label("countLabel"), u"2 of 5");
}

TEST_F(ListPageTest, whatIsOfferedIsCountedUnderTheFilter)
{
    models::ListFilter filter;
    filter.words[Column::Environment] = {QStringLiteral("测试环境"), QStringLiteral("预生产环境")};
    page.filters().choose(filter);
    QTest::keyClicks(&search(), QStringLiteral("DEP-003 status:"));
    const auto* offered = search().findChild<QListWidget*>();
    ASSERT_NE(offered, nullptr);
    QStringList counts;
    for (int row = 0; row < offered->count(); ++row)
        counts << offered->item(row)->text();
    EXPECT_TRUE(counts.join(u',').startsWith(u"completed   Succeeded   1,"))
        << counts.join(u',').toStdString();
}

TEST_F(ListPageTest, chineseIsTypedByInputMethod)
{
    QInputMethodEvent typed;
    typed.setCommitString(QStringLiteral("预生产"));
    QApplication::sendEvent(&search(), &typed);
    EXPECT_EQ(shownIds(), QStringList({QStringLiteral("DEP-002")}));
}

TEST_F(ListPageTest, keysReachSearchRefreshAndExport)
{
    QSignalSpy refresh(&page, &widgets::ListPage::refreshRequested);
    QSignalSpy exported(&page, &widgets::ListPage::exportRequested);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_F5);
    QTest::keyClick(&table(), Qt::Key_E, Qt::ControlModifier);
    EXPECT_EQ(refresh.size(), 1);
    ASSERT_EQ(exported.size(), 1);
    EXPECT_FALSE(exported[0][0].toBool());
    QTest::keyClick(&table(), Qt::Key_F, Qt::ControlModifier);
    EXPECT_TRUE(search().hasFocus());
    QTest::keyClicks(&search(), QStringLiteral("DEP-003"));
    EXPECT_EQ(page.rows().shown().size(), 1U);
    QTest::keyClick(&search(), Qt::Key_Escape);
    EXPECT_EQ(page.rows().shown().size(), 5U);
}

TEST_F(ListPageTest, opensByEnterDoubleClickAndLink)
{
    QSignalSpy opened(&page.rows(), &widgets::ListRows::openRequested);
    clickCell(0, 0);
    clickCell(2, 0, Qt::ControlModifier);
    EXPECT_EQ(opened.size(), 0);
    QTest::keyClick(&table(), Qt::Key_Return);
    EXPECT_EQ(opened.takeFirst()[0].toStringList(),
        QStringList({QStringLiteral("DEP-001"), QStringLiteral("DEP-003")}));
    clickCell(1, ListSections::action());
    EXPECT_EQ(opened.takeFirst()[0].toStringList(), QStringList({QStringLiteral("DEP-002")}));
    const QRect cell = table().visualRect(table().model()->index(3, 0));
    clickCell(3, 0);
    QTest::mouseDClick(table().viewport(), Qt::LeftButton, {}, cell.center());
    EXPECT_EQ(opened.takeFirst()[0].toStringList(), QStringList({QStringLiteral("DEP-004")}));
    EXPECT_EQ(opened.size(), 0);
}

TEST_F(ListPageTest, copiesWhatIsVisibleInItsOrder)
{
    QSignalSpy statusMessage(&page.rows(), &widgets::ListRows::statusMessage);
    QHeaderView& header = *table().horizontalHeader();
    table().setColumnHidden(ListSections::of(Column::Duration), true);
    table().setColumnHidden(ListSections::of(Column::Environment), true);
    header.moveSection(header.visualIndex(ListSections::of(Column::Version)), 0);
    clickCell(4, 0);
    QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text(),
        u"ID\tVersion\tTime\tStatus\tWhat is going on\n" // which ones they are, at any rate
        u"DEP-005\tV2.0.4\t2025-01-18T10:00:00+00:00\tFailed, rolled back\t\n");
    EXPECT_EQ(statusMessage.size(), 1);
}

TEST_F(ListPageTest, sortsByAClickOnTheHeading)
{
    const QHeaderView& header = *table().horizontalHeader();
    const int section = ListSections::of(Column::Version);
    const QPoint heading(header.sectionViewportPosition(section) + 20, header.height() / 2);
    QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, heading);
    EXPECT_EQ(shownIds().first(), u"DEP-005");
    QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, heading);
    EXPECT_EQ(shownIds().first(), u"DEP-001");
}

TEST_F(ListPageTest, theArrowPointsDownWhereTheGreatestIsAtTheTop)
{
    // The width of the arrow's topmost line against that of its last one.
    const auto pointsDown = [this] {
        QHeaderView& header = *table().horizontalHeader();
        QStyleOptionHeader option;
        option.initFrom(&header);
        option.rect = QRect(0, 0, 20, 20);
        option.sortIndicator = header.sortIndicatorOrder() == Qt::AscendingOrder
            ? QStyleOptionHeader::SortDown // as the header itself asks for it
            : QStyleOptionHeader::SortUp;
        QImage image(20, 20, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        header.style()->drawPrimitive(QStyle::PE_IndicatorHeaderArrow, &option, &painter, &header);
        painter.end();
        std::vector<int> widths;
        for (int y = 0; y < image.height(); ++y) {
            int width = 0;
            for (int x = 0; x < image.width(); ++x)
                width += qAlpha(image.pixel(x, y)) > 60 ? 1 : 0;
            if (width > 0)
                widths.push_back(width);
        }
        EXPECT_GE(widths.size(), 2U);
        return !widths.empty() && widths.front() > widths.back();
    };
    EXPECT_EQ(shownIds().first(), u"DEP-001"); // the newest
    EXPECT_TRUE(pointsDown());
    table().sortByColumn(ListSections::of(Column::StartTime), Qt::AscendingOrder);
    EXPECT_EQ(shownIds().first(), u"DEP-005");
    EXPECT_FALSE(pointsDown());
}

TEST_F(ListPageTest, theFirstClickOnATimeBringsTheNewestToTheTop)
{
    const QHeaderView& header = *table().horizontalHeader();
    const auto click = [&](int section) {
        const QPoint heading(header.sectionViewportPosition(section) + 20, header.height() / 2);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, heading);
    };
    click(ListSections::of(Column::Version));
    click(ListSections::of(Column::StartTime));
    EXPECT_EQ(shownIds().first(), u"DEP-001");
    // The action has no order: neither rows nor arrow go by it.
    click(ListSections::action());
    EXPECT_EQ(shownIds().first(), u"DEP-001");
    EXPECT_EQ(header.sortIndicatorSection(), ListSections::of(Column::StartTime));
    EXPECT_EQ(header.sortIndicatorOrder(), Qt::DescendingOrder);
}

TEST_F(ListPageTest, saysWhatTheFilterHidesOfTheLastDay)
{
    now = at("12:00");
    ListFilter filter;
    filter.window = {TimeChoice::FromTo, {at("2025-01-01T00:00:00Z"), at("2025-02-01T00:00:00Z")}};
    page.filters().setFilter(filter);
    EXPECT_EQ(page.rows().shown().size(), 2U);
    auto* show = button(QStringLiteral("Show them"));
    ASSERT_NE(show, nullptr);
    EXPECT_EQ(page.findChild<QWidget*>(QStringLiteral("hint"))->accessibleName(),
        u"The filter hides 1 running.");
    add(aDeployment("DEP-006").failed().start("03:00").end("03:10"));
    page.historyChanged();
    EXPECT_EQ(page.findChild<QWidget*>(QStringLiteral("hint"))->accessibleName(),
        u"The filter hides 1 running and 1 failed in the last 24 hours.");
    QSignalSpy chosen(&page.filters(), &widgets::ListFilters::filterChanged);
    QTest::mouseClick(show, Qt::LeftButton);
    EXPECT_EQ(shownIds(), QStringList({QStringLiteral("DEP-001"), QStringLiteral("DEP-006")}));
    EXPECT_EQ(chosen.size(), 1);
    EXPECT_EQ(button(QStringLiteral("Show them")), nullptr);
}

TEST_F(ListPageTest, offersTheFilterOfTheLastVisitUntilAnotherOneIsChosen)
{
    ListFilter former;
    former.window = {TimeChoice::FromTo, {at("2025-01-01T00:00:00Z"), at("2025-02-01T00:00:00Z")}};
    page.filters().offerFormerFilter(former);
    auto* again = button(QStringLiteral("Use it again"));
    ASSERT_NE(again, nullptr);
    EXPECT_EQ(page.findChild<QWidget*>(QStringLiteral("hint"))->accessibleName(),
        u"The time range of your last visit, 2025-01-01 00:00 to 2025-02-01 00:00, is not "
        u"applied.");
    QTest::mouseClick(again, Qt::LeftButton);
    EXPECT_EQ(page.filters().filter(), former);
    EXPECT_EQ(button(QStringLiteral("Use it again")), nullptr);
}

TEST_F(ListPageTest, selectionAndScrollSurviveUpdates)
{
    for (int n = 0; n < 200; ++n)
        add(aDeployment("OLD-" + std::to_string(n)).start("2024-06-01T10:00:00Z"));
    page.historyChanged();
    EXPECT_TRUE(QTest::qWaitFor([&] { return page.rows().selectId(QStringLiteral("OLD-42")); }));
    table().verticalScrollBar()->setValue(1000);
    const QModelIndex top = table().indexAt({5, 5});
    const QString topId = top.data(HistoryModel::IdRole).toString();
    const int topPlace = table().visualRect(top).y();
    for (int n = 0; n < 30; ++n)
        add(aDeployment("NEW-" + std::to_string(n)).start("11:00"));
    page.historyChanged();
    EXPECT_TRUE(QTest::qWaitFor([&] { return page.rows().shown().size() == history.size(); }));
    EXPECT_EQ(page.rows().selectedIds(), QStringList({QStringLiteral("OLD-42")}));
    EXPECT_EQ(table().indexAt({5, 5}).data(HistoryModel::IdRole).toString(), topId);
    EXPECT_EQ(table().visualRect(table().indexAt({5, 5})).y(), topPlace);
}

TEST_F(ListPageTest, atTheTopNewRowsComeIntoView)
{
    add(aDeployment("NEW").start("11:30"));
    page.historyChanged();
    EXPECT_TRUE(QTest::qWaitFor([&] {
        return table().indexAt({5, 5}).data(HistoryModel::IdRole).toString() == u"NEW";
    }));
}

TEST_F(ListPageTest, aStreamOfBatchesIsShownToItsEnd)
{
    page.setLoad({true, 0, 0, 0});
    for (int batch = 0; batch < 20; ++batch) {
        for (int n = 0; n < 1000; ++n)
            add(aDeployment("B-" + std::to_string(batch * 1000 + n)).start("2024-06-01T10:00:00Z"));
        page.historyChanged();
    }
    page.setLoad({});
    EXPECT_EQ(page.rows().shown().size(), history.size());
    add(aDeployment("LAST").start("11:59"));
    page.historyChanged();
    EXPECT_TRUE(QTest::qWaitFor([&] { return shownIds().first() == u"LAST"; }));
}

TEST_F(ListPageTest, aVeryLongHistoryIsWholeOnceItIsRead)
{
    history::Summary summary;
    summary.status = "COMPLETED";
    summary.start = at("09:00");
    std::string id;
    const auto grow = [&](std::size_t rows) {
        for (const std::size_t end = history.size() + rows; history.size() < end;) {
            id = "B-" + std::to_string(history.size());
            summary.id = id;
            history.upsert(summary);
        }
        page.historyChanged();
    };
    page.setLoad({true, 0, 0, 0});
    grow(250'000);
    ASSERT_TRUE(QTest::qWaitFor([&] { return page.rows().shown().size() == history.size(); }));
    grow(1'000); // too few to be shown before the end
    page.setLoad({});
    EXPECT_EQ(page.rows().shown().size(), history.size());
}

TEST_F(ListPageTest, anotherHistoryKeepsTheSelectionById)
{
    EXPECT_TRUE(page.rows().selectId(QStringLiteral("DEP-003")));
    history::History next;
    next.upsert(history::summaryOf(aDeployment("X").start("11:00")));
    next.upsert(history::summaryOf(aDeployment("DEP-003").start("10:00")));
    page.setHistory(test_support::borrowed(next));
    EXPECT_EQ(page.rows().selectedIds(), QStringList({QStringLiteral("DEP-003")}));
    page.setHistory(nullptr);
    EXPECT_TRUE(page.rows().selectedIds().isEmpty());
}

TEST_F(ListPageTest, columnsSurviveByName)
{
    page.resize(1130, 500);
    QHeaderView& header = *table().horizontalHeader();
    header.moveSection(header.visualIndex(ListSections::of(Column::Status)), 0);
    table().setColumnHidden(ListSections::of(Column::Executor), false);
    table().setColumnHidden(ListSections::of(Column::Duration), true);
    table().setColumnWidth(ListSections::of(Column::Version), 222);
    table().sortByColumn(ListSections::of(Column::Version), Qt::AscendingOrder);
    const QVariantMap state = page.rows().tableState();

    widgets::ListPage other(time);
    other.setHistory(test_support::borrowed(history));
    other.rows().restoreTableState(state);
    EXPECT_EQ(other.rows().tableState(), state);
    EXPECT_EQ(other.rows().shownColumns(),
        std::vector({Column::Status, Column::StartTime, Column::Version, Column::Environment,
            Column::Executor}));
    EXPECT_EQ(other.findChild<QTableView*>(QStringLiteral("historyTable"))
                  ->columnWidth(ListSections::of(Column::Version)),
        222);
    EXPECT_EQ(other.rows().shown(), page.rows().shown());
}

TEST_F(ListPageTest, aServiceIsAColumnAndAFilterWhereADeploymentHasOne)
{
    const int section = ListSections::of(Column::Service);
    page.resize(1280, 500);
    auto* filter = page.findChild<QAbstractButton*>(QStringLiteral("services"));
    const QVariantMap before = page.rows().tableState();
    EXPECT_TRUE(table().isColumnHidden(section));
    EXPECT_TRUE(filter->isHidden());
    add(aDeployment("DEP-006").service("checkout"));
    page.historyChanged();
    EXPECT_FALSE(table().isColumnHidden(section));
    EXPECT_FALSE(filter->isHidden());
    EXPECT_EQ(page.rows().shownColumns(),
        std::vector({Column::StartTime, Column::Version, Column::Environment, Column::Service,
            Column::Status, Column::Duration}));
    models::ListFilter wanted;
    wanted.words[Column::Service] = {QStringLiteral("checkout")};
    page.filters().setFilter(wanted);
    EXPECT_EQ(shownIds(), QStringList{QStringLiteral("DEP-006")});

    // Who hid it keeps it hidden, and its width outlives a history without it.
    table().setColumnWidth(section, 211);
    page.filters().setFilter({});
    history::History plain;
    plain.upsert(history::summaryOf(aDeployment("DEP-001")));
    page.setHistory(test_support::borrowed(plain));
    EXPECT_TRUE(table().isColumnHidden(section));
    EXPECT_TRUE(filter->isHidden());
    page.filters().setFilter(wanted);
    EXPECT_FALSE(filter->isHidden()) << "what hides all rows must be seen";
    page.filters().setFilter({});
    const QVariantMap state = page.rows().tableState();
    page.setHistory(test_support::borrowed(history));
    EXPECT_EQ(table().columnWidth(section), 211);
    table().setColumnHidden(section, true);
    page.setHistory(test_support::borrowed(plain));
    page.setHistory(test_support::borrowed(history));
    EXPECT_TRUE(table().isColumnHidden(section));
    page.rows().restoreTableState(state);
    EXPECT_EQ(table().columnWidth(section), 211);
    EXPECT_NE(state, before);
}

TEST_F(ListPageTest, aColumnThatAStateDoesNotKnowStandsInItsUsualPlace)
{
    QVariantMap state = page.rows().tableState();
    QVariantList columns = state.value(QStringLiteral("columns")).toList();
    columns.removeIf([](const QVariant& column) {
        return column.toMap().value(QStringLiteral("name")) == QStringLiteral("service");
    });
    columns.move(ListSections::of(Column::Environment), 0);
    state.insert(QStringLiteral("columns"), columns);
    add(aDeployment("DEP-006").service("checkout"));
    page.historyChanged();
    page.rows().restoreTableState(state);
    const auto shown = page.rows().shownColumns();
    const auto environment = std::ranges::find(shown, Column::Environment);
    ASSERT_NE(environment, shown.end());
    EXPECT_EQ(*(environment + 1), Column::Service);
}

TEST_F(ListPageTest, aStateHasTheWidthsAloneThatTheUserChose)
{
    const auto widths = [this] {
        QStringList named;
        for (const QVariant& each :
            page.rows().tableState().value(QStringLiteral("columns")).toList()) {
            if (each.toMap().contains(QStringLiteral("width")))
                named << each.toMap().value(QStringLiteral("name")).toString();
        }
        return named;
    };
    EXPECT_EQ(widths(), QStringList()) << "the usual ones are those of the language and the font";
    const int version = ListSections::of(Column::Version);
    const QVariantMap usual = page.rows().tableState();
    const int before = table().columnWidth(version);
    table().setColumnWidth(version, before + 31);
    EXPECT_EQ(widths(), QStringList{ListSections::nameOf(version)});
    page.rows().restoreTableState(usual);
    EXPECT_EQ(table().columnWidth(version), before);
}

TEST_F(ListPageTest, columnsFollowTheLettersUpAndDown)
{
    add(aDeployment("DEP-006").service("checkout"));
    add(aDeployment("DEP-007").service("search"));
    page.resize(1360, 700);
    page.historyChanged();
    const QFont usual = page.font();
    const auto widths = [this] {
        std::vector<int> all;
        for (int section = 0; section < ListSections::count(); ++section)
            all.push_back(table().columnWidth(section));
        return all;
    };
    const auto setLetters = [&](double points) {
        QFont font = usual;
        font.setPointSizeF(points);
        page.setFont(font);
        QCoreApplication::processEvents();
    };
    const int environment = ListSections::of(Column::Environment);
    const std::vector<int> before = widths();
    const int heading = table().horizontalHeader()->height();
    for (int grown = 1; grown <= 10; ++grown) {
        setLetters(usual.pointSizeF() + grown);
        EXPECT_GT(table().columnWidth(environment),
            table().fontMetrics().horizontalAdvance(QStringLiteral("Environment")));
        EXPECT_FALSE(table().horizontalScrollBar()->isVisible()) << grown;
    }
    EXPECT_GT(table().columnWidth(environment), before[std::size_t(environment)]);
    EXPECT_GE(before.size(), widths().size());
    for (const QVariant& each : page.rows().tableState().value(QStringLiteral("columns")).toList())
        EXPECT_FALSE(each.toMap().contains(QStringLiteral("width"))) << "nobody dragged one";
    setLetters(usual.pointSizeF());
    EXPECT_EQ(widths(), before);
    EXPECT_EQ(table().horizontalHeader()->height(), heading);
    // What was dragged stays.
    table().setColumnWidth(environment, 222);
    setLetters(usual.pointSizeF() + 3);
    EXPECT_EQ(table().columnWidth(environment), 222);
}

TEST_F(ListPageTest, longVersionsHaveTheirRoom)
{
    const int version = ListSections::of(Column::Version);
    history::History longer;
    longer.upsert(history::summaryOf(test_support::aDeployment("A").version("2.5.0-regression")));
    widgets::ListPage other(time);
    other.setHistory(test_support::borrowed(longer));
    const auto* shown = other.findChild<QTableView*>(QStringLiteral("historyTable"));
    EXPECT_GT(shown->columnWidth(version), table().columnWidth(version));
    EXPECT_GT(shown->columnWidth(version),
        shown->fontMetrics().horizontalAdvance(QStringLiteral("2.5.0-regression")));
    for (const QVariant& each : other.rows().tableState().value(QStringLiteral("columns")).toList())
        EXPECT_FALSE(each.toMap().contains(QStringLiteral("width"))) << "the user chose none";
}

TEST_F(ListPageTest, aDamagedStateIsPassedOver)
{
    const auto columns = page.rows().shownColumns();
    page.rows().restoreTableState({{QStringLiteral("version"), 99}});
    EXPECT_EQ(page.rows().shownColumns(), columns);
    const QVariantList hidden{QVariantMap{{QStringLiteral("name"), QStringLiteral("startTime")},
                                  {QStringLiteral("shown"), false}, {QStringLiteral("width"), -5}},
        QVariantMap{{QStringLiteral("name"), QStringLiteral("nonsense")}}, 7};
    page.rows().restoreTableState(
        {{QStringLiteral("version"), 1}, {QStringLiteral("columns"), hidden}});
    EXPECT_EQ(page.rows().shownColumns().front(), Column::Version);
    QVariantList allHidden;
    for (int section = 0; section < ListSections::count(); ++section)
        allHidden.append(QVariantMap{{QStringLiteral("name"), ListSections::nameOf(section)},
            {QStringLiteral("shown"), false}});
    page.rows().restoreTableState(
        {{QStringLiteral("version"), 1}, {QStringLiteral("columns"), allHidden}});
    EXPECT_EQ(page.rows().shownColumns(), columns);
}

TEST_F(ListPageTest, columnsAreChosenInTheMenuOfTheHeader)
{
    QSignalSpy changed(&page.rows(), &widgets::ListRows::tableStateChanged);
    Q_EMIT table().horizontalHeader()->customContextMenuRequested({5, 5});
    auto* menu = table().findChild<QMenu*>();
    ASSERT_NE(menu, nullptr);
    for (QAction* action : menu->actions()) {
        if (action->text() == u"Executor" || action->text() == u"Version")
            action->trigger();
    }
    const auto columns = page.rows().shownColumns();
    EXPECT_NE(std::ranges::find(columns, Column::Executor), columns.end());
    EXPECT_EQ(std::ranges::find(columns, Column::Version), columns.end());
    EXPECT_TRUE(changed.wait());
    menu->close();
}

TEST_F(ListPageTest, theMenuOfARowOffersCommandsOfOthers)
{
    QAction pause(QStringLiteral("Pause"));
    page.rows().setCommandActions({&pause});
    QSignalSpy exported(&page, &widgets::ListPage::exportRequested);
    clickCell(0, 0);
    Q_EMIT table().customContextMenuRequested({5, 5});
    auto* menu = table().findChild<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    ASSERT_NE(menu, nullptr);
    EXPECT_TRUE(menu->actions().contains(&pause));
    for (QAction* action : menu->actions()) {
        if (action->text() == u"Copy ID" || action->text() == u"Export selection…")
            action->trigger();
    }
    EXPECT_EQ(QApplication::clipboard()->text(), u"DEP-001");
    EXPECT_EQ(exported.size(), 1);
    EXPECT_TRUE(exported[0][0].toBool());
    menu->close();
}

TEST_F(ListPageTest, relativeTimesMoveOnOnceAMinute)
{
    ListFilter filter;
    filter.window.choice = TimeChoice::Last24Hours;
    page.filters().setFilter(filter);
    EXPECT_EQ(page.rows().shown().size(), 2U);
    now = at("2025-02-15T16:00:30Z");
    time.tick();
    EXPECT_EQ(shownIds(), QStringList({QStringLiteral("DEP-001")}));
    now = at("2025-02-15T16:00:50Z");
    add(aDeployment("DEP-006").start("2025-02-14T16:00:40Z"));
    page.historyChanged();
    EXPECT_TRUE(QTest::qWaitFor([&] { return page.rows().shown().size() == 2; }));
    time.tick();
    EXPECT_EQ(page.rows().shown().size(), 2U);
    now = at("2025-02-15T16:01:30Z");
    time.tick();
    EXPECT_EQ(page.rows().shown().size(), 1U);
}

TEST_F(ListPageTest, whateverTheTextTheRowsAreOfOneHeight)
{
    const auto firstRow = [this] {
        return table().visualRect(table().model()->index(0, ListSections::of(Column::Environment)));
    };
    const int height = firstRow().height();
    std::string zalgo = "V";
    for (int n = 0; n < 200; ++n)
        zalgo += "\u0301";
    add(aDeployment(zalgo + "\n\n<h1>x</h1>")
            .version(zalgo)
            .environment("<h1>R&D</h1>\u202E")
            .start("11:59"));
    page.historyChanged();
    EXPECT_TRUE(QTest::qWaitFor([&] { return page.rows().shown().size() == 6; }));
    EXPECT_EQ(firstRow().height(), height);
    EXPECT_EQ(table().model()->index(0, ListSections::of(Column::Environment)).data().toString(),
        u"<h1>R&D</h1>\\u{202E}");
    EXPECT_FALSE(page.grab().isNull());
}

TEST_F(ListPageTest, problemsLeadToTheirList)
{
    EXPECT_EQ(button(QStringLiteral("0 problem(s)")), nullptr);
    page.setProblems({.warnings = 3});
    QSignalSpy requested(&page, &widgets::ListPage::problemsRequested);
    auto* problems = button(QStringLiteral("3 problem(s)"));
    ASSERT_NE(problems, nullptr);
    page.setProblems({.errors = 9, .warnings = 300'000, .unreadRecords = 2});
    EXPECT_EQ(problems->text(), u"300,009 problem(s); 2 deployment(s) could not be read");
    ASSERT_NE(problems, nullptr);
    QTest::mouseClick(problems, Qt::LeftButton);
    EXPECT_EQ(requested.size(), 1);
}

TEST_F(ListPageTest, problemsGiveWayWhereThereIsLittleRoom)
{
    page.setProblems({.errors = 7, .unreadRecords = 2});
    const QString whole = QStringLiteral("7 problem(s); 2 deployment(s) could not be read");
    page.resize(1500, 500);
    auto* problems = button(whole);
    ASSERT_NE(problems, nullptr);
    for (int width = 1500; width > 700; width -= 20) { // as its edge is dragged
        page.resize(width, 500);
        QCoreApplication::processEvents();
    }
    EXPECT_LT(page.width(), 800);
    EXPECT_EQ(problems->text(), u"7 problem(s)");
    EXPECT_EQ(problems->accessibleName(), whole);
    EXPECT_TRUE(problems->toolTip().contains(QStringLiteral("could not be read")));
    page.resize(1500, 500);
    EXPECT_EQ(problems->text(), whole);
}

TEST_F(ListPageTest, aLongReasonDoesNotWidenThePage)
{
    page.setFreshness(
        widgets::StatusMessage::withAction(QString(40, u'x'), widgets::theme::Tone::Bad));
    const int width = page.minimumSizeHint().width();
    page.setFreshness(
        widgets::StatusMessage::withAction(QString(4000, u'x'), widgets::theme::Tone::Bad));
    EXPECT_EQ(page.minimumSizeHint().width(), width);
}

TEST_F(ListPageTest, offlineOffersARetry)
{
    QSignalSpy retry(&page, &widgets::ListPage::retryRequested);
    EXPECT_EQ(button(QStringLiteral("Retry now")), nullptr);
    page.setFreshness(
        widgets::StatusMessage::withAction(QStringLiteral("Offline"), widgets::theme::Tone::Bad));
    QTest::mouseClick(button(QStringLiteral("Retry now")), Qt::LeftButton);
    EXPECT_EQ(retry.size(), 1);
}

} // namespace

TEST_F(ListPageTest, theWidthDecidesWhichColumnsAreShownUntilTheUserDoes)
{
    page.preview().setChoice({{QStringLiteral("shown"), false}}); // the list alone
    const auto isShown = [this](int section) { return !table().isColumnHidden(section); };
    const auto menus = [this] { // without those within them
        return table().findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    };
    const int goingOn = ListSections::of(ComputedColumn::GoingOn);
    const int usual = ListSections::of(ComputedColumn::TookAndUsual);
    page.preview().setChoice({{QStringLiteral("shown"), false}});
    page.resize(680, 500);
    EXPECT_FALSE(isShown(ListSections::of(Column::StartTime)));
    page.resize(820, 500);
    EXPECT_TRUE(isShown(ListSections::of(Column::StartTime))) << "first of all, when";
    EXPECT_FALSE(isShown(ListSections::of(Column::Duration)));
    EXPECT_TRUE(isShown(goingOn));
    const int icon = table().columnWidth(ListSections::of(Column::Status));
    EXPECT_LT(icon, 60) << "there is no room for its word";
    EXPECT_GE(icon, 2 * 16 + 4) << "a sign for a problem has its place beside that of the status";
    EXPECT_EQ(page.rows().shownColumns(),
        std::vector({Column::StartTime, Column::Version, Column::Environment, Column::Status,
            Column::Duration}))
        << "an export has what there was no room for";
    page.resize(1180, 500);
    EXPECT_TRUE(isShown(ListSections::of(Column::StartTime)));
    EXPECT_TRUE(isShown(ListSections::of(Column::Duration)));
    EXPECT_GT(table().columnWidth(ListSections::of(Column::Status)), 2 * icon);
    EXPECT_FALSE(isShown(usual));
    page.resize(1366, 500);
    EXPECT_TRUE(isShown(usual));
    EXPECT_TRUE(isShown(ListSections::of(ComputedColumn::FromVersion)));
    EXPECT_FALSE(isShown(ListSections::of(Column::Duration)));
    EXPECT_GT(table().columnWidth(usual),
        table().fontMetrics().horizontalAdvance(QStringLiteral("1 h 09 min / 29 min")))
        << "of a late one, too";
    const int narrow = table().columnWidth(goingOn);
    page.resize(1920, 500);
    EXPECT_GT(table().columnWidth(goingOn), narrow + 400) << "it takes what the others leave";
    EXPECT_EQ(table().horizontalHeader()->length(), table().viewport()->width());

    Q_EMIT table().horizontalHeader()->customContextMenuRequested({5, 5});
    for (QAction* action : table().findChild<QMenu*>()->actions()) {
        if (action->text() == u"Executor")
            action->trigger();
    }
    EXPECT_FALSE(isShown(ListSections::of(Column::Executor)));
    const QVariantMap state = page.rows().tableState();
    page.resize(1100, 500);
    EXPECT_TRUE(isShown(usual)) << "the user's choice stays";
    Q_EMIT table().horizontalHeader()->customContextMenuRequested({5, 5});
    for (QAction* action : menus().constLast()->actions()) {
        if (action->text() == u"Columns by room") {
            EXPECT_FALSE(action->isChecked());
            action->trigger();
        }
    }
    EXPECT_FALSE(isShown(usual)) << "until he gives it back to the width";
    page.rows().restoreTableState(state);
    widgets::ListPage other(time);
    other.rows().restoreTableState(state);
    // Not the widths of those that the other history has nothing for.
    const auto choiceIn = [](const QVariantMap& map) {
        QStringList shown;
        for (const QVariant& each : map.value(QStringLiteral("columns")).toList())
            if (each.toMap().value(QStringLiteral("shown")).toBool())
                shown.append(each.toMap().value(QStringLiteral("name")).toString());
        return shown;
    };
    EXPECT_EQ(choiceIn(other.rows().tableState()), choiceIn(state));
    EXPECT_FALSE(other.rows().tableState().value(QStringLiteral("automatic")).toBool());
}

TEST_F(ListPageTest, whatIsNotShownYetIsNoChoiceOfColumns)
{
    const auto isByRoom = [this] {
        return page.rows().tableState().value(QStringLiteral("automatic")).toBool();
    };
    page.preview().setChoice({{QStringLiteral("shown"), false}}); // the list alone
    page.resize(1920, 500);
    QCoreApplication::processEvents();
    ASSERT_TRUE(isByRoom());
    add(aDeployment("DEP-006").strategy("canary"));
    add(aDeployment("DEP-007").strategy("recreate"));
    // The page is told later: until then the columns are those of before.
    EXPECT_TRUE(isByRoom());
    page.historyChanged();
    EXPECT_TRUE(isByRoom());
    EXPECT_FALSE(table().isColumnHidden(ListSections::of(Column::Strategy)));
}

TEST_F(ListPageTest, columnsByRoomNeverNeedAScrollBar)
{
    page.preview().setChoice({{QStringLiteral("shown"), false}}); // the list alone
    for (int n = 0; n < 40; ++n)
        add(aDeployment("MORE-" + std::to_string(n)).service("checkout").strategy("canary"));
    page.setHistory(test_support::borrowed(history));
    page.historyChanged();
    page.preview().setChoice({{QStringLiteral("shown"), false}});
    for (int width = 700; width < 2000; width += 37) {
        page.resize(width, 400);
        QCoreApplication::processEvents();
        EXPECT_LE(table().horizontalHeader()->length(), table().viewport()->width()) << width;
    }
    EXPECT_FALSE(table().isColumnHidden(ListSections::of(Column::Strategy))) << "there are several";
    EXPECT_FALSE(table().isColumnHidden(ListSections::of(Column::Service)));
}

TEST_F(ListPageTest, aStateOfBeforeThatNoOneChangedGoesByTheWidthToo)
{
    QVariantList columns;
    for (const char* name :
        {"startTime", "version", "environment", "service", "status", "durationSeconds", "action"})
        columns.append(QVariantMap{
            {QStringLiteral("name"), QLatin1String(name)}, {QStringLiteral("shown"), true}});
    for (const char* name : {"id", "executor"})
        columns.append(QVariantMap{
            {QStringLiteral("name"), QLatin1String(name)}, {QStringLiteral("shown"), false}});
    page.rows().restoreTableState(
        {{QStringLiteral("version"), 1}, {QStringLiteral("columns"), columns}});
    page.resize(1500, 500);
    EXPECT_FALSE(table().isColumnHidden(ListSections::of(ComputedColumn::TookAndUsual)));
    EXPECT_FALSE(table().isColumnHidden(ListSections::of(ComputedColumn::GoingOn)));
}

TEST_F(ListPageTest, theArrowOfTheDurationStandsWhereItIsSeen)
{
    page.resize(1366, 500);
    QHeaderView& header = *table().horizontalHeader();
    const int usual = ListSections::of(ComputedColumn::TookAndUsual);
    const auto click = [&header](int section) {
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {},
            {header.sectionViewportPosition(section) + 20, header.height() / 2});
    };
    click(usual);
    EXPECT_EQ(header.sortIndicatorSection(), usual);
    EXPECT_EQ(shownIds().first(), u"DEP-005") << "it took ten minutes";
    const Qt::SortOrder order = header.sortIndicatorOrder();
    click(ListSections::of(ComputedColumn::GoingOn));
    EXPECT_EQ(header.sortIndicatorSection(), usual) << "that one has no order";
    EXPECT_EQ(header.sortIndicatorOrder(), order);
    page.resize(1100, 500);
    EXPECT_EQ(header.sortIndicatorSection(), ListSections::of(Column::Duration));
}

TEST_F(ListPageTest, theMenuOfACellFiltersAndCopiesIt)
{
    const QModelIndex cell = table().model()->index(1, ListSections::of(Column::Environment));
    table().selectRow(1);
    Q_EMIT table().customContextMenuRequested(table().visualRect(cell).center());
    auto* menu = table().findChild<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    ASSERT_NE(menu, nullptr);
    QStringList texts;
    for (QAction* action : menu->actions()) {
        texts << action->text();
        if (action->text() == u"Copy cell")
            action->trigger();
    }
    EXPECT_EQ(QApplication::clipboard()->text(), u"预生产环境");
    EXPECT_TRUE(texts.contains(QStringLiteral("Filter by “预生产”")));
    EXPECT_EQ(menu->actions().constFirst()->shortcut(), QKeySequence(Qt::Key_Enter))
        << "as the guide calls it";
    for (QAction* action : menu->actions()) {
        if (action->text().startsWith(u"Filter by"))
            action->trigger();
    }
    EXPECT_EQ(shownIds(), QStringList(QStringLiteral("DEP-002")));
    menu->close();
}

TEST_F(ListPageTest, anExportIsToldWithTheWayToItsFile)
{
    const QString path = QStringLiteral("/tmp/some folder/生产-failed.csv");
    EXPECT_EQ(button(QStringLiteral("Copy path")), nullptr);
    page.showSaved(path);
    EXPECT_EQ(page.findChild<QWidget*>(QStringLiteral("saved"))->accessibleName(),
        QStringLiteral("Saved as ") + path);
    QSignalSpy folders(&page, &widgets::ListPage::folderRequested);
    button(QStringLiteral("Show in folder"))->click();
    ASSERT_EQ(folders.size(), 1);
    EXPECT_EQ(folders[0][0].toString(), path);
    button(QStringLiteral("Copy path"))->click();
    EXPECT_EQ(QApplication::clipboard()->text(), path);
    // It stands there however the rows change meanwhile.
    add(aDeployment("DEP-006"));
    page.historyChanged();
    EXPECT_NE(button(QStringLiteral("Copy path")), nullptr);
}

TEST_F(ListPageTest, aLowPageLeavesItsRoomToTheRows)
{
    for (const char* environment : {"a", "b", "c", "d", "e"})
        add(aDeployment(environment).environment(environment));
    page.historyChanged();
    auto* cards = page.findChild<QAbstractItemView*>(QStringLiteral("liveCards"));
    page.resize(800, 700);
    const int high = cards->height();
    page.resize(800, 560);
    EXPECT_LT(cards->height(), high);
    EXPECT_GT(cards->height(), 0);
    // All are a press away.
    auto* more = page.findChild<QAbstractButton*>(QStringLiteral("moreLiveNow"));
    ASSERT_FALSE(more->isHidden());
    more->click();
    EXPECT_GE(cards->height(), high);
    more->click();
    page.resize(800, 700);
    EXPECT_EQ(cards->height(), high);
}

TEST_F(ListPageTest, aVeryLowPageScrollsInsteadOfSqueezingItsParts)
{
    page.resize(640, 280);
    QCoreApplication::processEvents();
    EXPECT_EQ(page.height(), 280);
    auto& area = *page.findChild<QScrollArea*>(QStringLiteral("scroll"));
    EXPECT_GT(area.verticalScrollBar()->maximum(), 0);
    EXPECT_GE(area.viewport()->width(), area.widget()->width()) << "nothing is cut at its side";
    const QLayout& rows = *area.widget()->layout();
    for (int place = 0; place < rows.count(); ++place) {
        const QLayoutItem& each = *rows.itemAt(place);
        const int width = each.geometry().width();
        EXPECT_GE(each.geometry().height(),
            each.hasHeightForWidth() ? each.heightForWidth(width) : each.minimumSize().height())
            << place;
    }
    EXPECT_GE(table().viewport()->height(), 4 * table().rowHeight(1));
    // Whoever comes to the rows by keys sees them.
    QObject program;
    widgets::fitWindowsToScreen(program);
    table().setFocus(Qt::TabFocusReason);
    EXPECT_GT(area.verticalScrollBar()->value(), 0);
    page.resize(1100, 500);
    QCoreApplication::processEvents();
    EXPECT_EQ(area.verticalScrollBar()->maximum(), 0);
}

TEST_F(ListPageTest, theRowThatKeysLeadToIsSeenOnAVeryLowPage)
{
    QObject program;
    widgets::fitWindowsToScreen(program);
    page.resize(640, 280);
    QCoreApplication::processEvents();
    table().setFocus(Qt::OtherFocusReason); // as in a window that opens
    for (const int key : {Qt::Key_End, Qt::Key_Home, Qt::Key_Down}) {
        QTest::keyClick(&table(), Qt::Key(key));
        QCoreApplication::processEvents();
        const QRect cell = table().visualRect(table().currentIndex());
        EXPECT_TRUE(table().viewport()->visibleRegion().contains(cell.center())) << key;
    }
}

TEST_F(ListPageTest, aVeryLowPageFoldsTheCardsUntilTheyAreAskedFor)
{
    auto* cards = page.findChild<QAbstractItemView*>(QStringLiteral("liveCards"));
    auto* fold = page.findChild<QAbstractButton*>(QStringLiteral("foldLiveNow"));
    const auto isKeptFolded = [this] {
        return page.liveNowState().value(QStringLiteral("folded")).toBool();
    };
    page.resize(640, 280);
    EXPECT_TRUE(cards->isHidden());
    EXPECT_FALSE(isKeptFolded()) << "there is no room, and nobody has folded them";
    fold->click();
    EXPECT_FALSE(cards->isHidden());
    fold->click();
    EXPECT_TRUE(cards->isHidden());
    EXPECT_FALSE(isKeptFolded());
    page.resize(640, 600);
    EXPECT_FALSE(cards->isHidden());
    fold->click();
    EXPECT_TRUE(isKeptFolded());
    page.resize(640, 280);
    fold->click();
    EXPECT_FALSE(cards->isHidden());
    EXPECT_FALSE(isKeptFolded());
}

TEST_F(ListPageTest, aConnectionOfProductionMakesItsEnvironmentsStandOut)
{
    add(aDeployment("X").environment("eu-west-1"));
    page.historyChanged();
    const QModelIndex cell =
        table().model()->index(static_cast<int>(shownIds().indexOf(QStringLiteral("X"))), 0);
    const auto kind = [&] {
        return history::EnvironmentKind(cell.data(HistoryModel::EnvironmentKindRole).toInt());
    };
    EXPECT_EQ(kind(), history::EnvironmentKind::Other);
    page.filters().setProduction(true);
    EXPECT_EQ(kind(), history::EnvironmentKind::Production);
    table().sortByColumn(ListSections::of(Column::Environment), Qt::AscendingOrder);
    EXPECT_EQ(shownIds().constFirst(), u"X") << "among those of production";
    button(QStringLiteral("Production"))->click();
    EXPECT_TRUE(shownIds().contains(QStringLiteral("X")));
    EXPECT_FALSE(shownIds().contains(QStringLiteral("DEP-003"))) << "its name says what it is for";
}

TEST_F(ListPageTest, twoThatAreSelectedCanBeCompared)
{
    QSignalSpy compared(&page.rows(), &widgets::ListRows::compareRequested);
    auto* button = page.findChild<QAbstractButton*>(QStringLiteral("compareButton"));
    clickCell(0, 0);
    EXPECT_TRUE(button->isHidden());
    clickCell(2, 0, Qt::ControlModifier);
    ASSERT_TRUE(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    ASSERT_EQ(compared.size(), 1);
    EXPECT_EQ(compared[0][0].toString(), u"DEP-001") << "the newer one first";
    EXPECT_EQ(compared[0][1].toString(), u"DEP-003");
    table().sortByColumn(ListSections::of(Column::StartTime), Qt::AscendingOrder);
    Q_EMIT table().customContextMenuRequested({5, 5});
    auto* menu = table().findChild<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    ASSERT_NE(menu, nullptr);
    for (QAction* action : menu->actions()) {
        if (action->text() == u"Compare")
            action->trigger();
    }
    ASSERT_EQ(compared.size(), 2);
    EXPECT_EQ(compared[1][0].toString(), u"DEP-001") << "in whatever order they stand";
    clickCell(1, 0, Qt::ControlModifier);
    EXPECT_TRUE(button->isHidden());
    menu->close();
}
