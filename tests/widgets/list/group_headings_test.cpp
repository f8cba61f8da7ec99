// SPDX-License-Identifier: GPL-3.0-or-later
#include "borrowed.h"
#include "list_page_fixture.h"

#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <random>

namespace {

using history::Column;
using models::HistoryModel;
using models::ListSections;
using test_support::aDeployment;
using namespace std::chrono_literals;

class GroupHeadingsTest : public test_support::ListPageFixture {
protected:
    GroupHeadingsTest()
    {
        page.rows().setUptime([this] { return uptime; });
        page.rows().setGroupHeadings(true);
        page.filters().setFilter({});
    }

    void update()
    {
        uptime += 10s;
        page.setHistory(test_support::borrowed(history));
        page.historyChanged();
    }
    HistoryModel& model() { return *qobject_cast<HistoryModel*>(table().model()); }
    int usualHeight() { return table().verticalHeader()->defaultSectionSize(); }
    QRect placeOf(int row) { return table().visualRect(model().index(row, table().columnAt(0))); }
    int headingHeight() { return placeOf(0).height() - usualHeight(); }
    /// Days of the rows that have a heading above them.
    QStringList headings()
    {
        QStringList days;
        for (int row = 0; row < model().rowCount(); ++row) {
            if (placeOf(row).height() > usualHeight())
                days << model().groupOf(row).text;
        }
        return days;
    }
    QStringList expectedHeadings()
    {
        QStringList days;
        for (int row = 0; row < model().rowCount(); ++row) {
            if (days.isEmpty() || days.constLast() != model().groupOf(row).text)
                days << model().groupOf(row).text;
        }
        return days;
    }
    void addRandom(std::mt19937& random, int number)
    {
        const int day = std::uniform_int_distribution(1, 12)(random);
        const int hour = std::uniform_int_distribution(0, 23)(random);
        add(aDeployment("NEW-" + std::to_string(number % 40))
                .start(QStringLiteral("2025-02-%1T%2:00:00Z")
                           .arg(day, 2, 10, QLatin1Char('0'))
                           .arg(hour, 2, 10, QLatin1Char('0'))
                           .toStdString()));
    }

    std::chrono::milliseconds uptime{1h};
};

TEST_F(GroupHeadingsTest, standAboveTheFirstRowOfEachDay)
{
    EXPECT_EQ(headings(),
        QStringList(
            {QStringLiteral("Today"), QStringLiteral("Yesterday"), QStringLiteral("Thu 13 Feb"),
                QStringLiteral("Mon 20 Jan"), QStringLiteral("Sat 18 Jan")}));
    table().sortByColumn(ListSections::of(Column::StartTime), Qt::AscendingOrder);
    QCoreApplication::processEvents();
    EXPECT_EQ(headings().constFirst(), u"Sat 18 Jan");
    EXPECT_EQ(headings().size(), 5);
}

TEST_F(GroupHeadingsTest, areNotThereInAnyOtherOrder)
{
    table().sortByColumn(ListSections::of(Column::Version), Qt::AscendingOrder);
    QCoreApplication::processEvents();
    EXPECT_EQ(headings(), QStringList());
    table().sortByColumn(ListSections::of(Column::StartTime), Qt::DescendingOrder);
    QCoreApplication::processEvents();
    EXPECT_EQ(headings().size(), 5);
    page.rows().setGroupHeadings(false);
    EXPECT_EQ(headings(), QStringList());
}

TEST_F(GroupHeadingsTest, goAndComeWithTheOrderBeforeItIsPainted)
{
    const auto click = [this](int section) {
        QHeaderView& header = *table().horizontalHeader();
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {},
            {header.sectionViewportPosition(section) + 20, header.height() / 2});
    };
    click(ListSections::of(Column::Version));
    EXPECT_EQ(headings(), QStringList());
    click(ListSections::of(Column::StartTime));
    EXPECT_EQ(headings(), expectedHeadings());
    EXPECT_EQ(headings().size(), 5);
}

TEST_F(GroupHeadingsTest, arePaintedInTheUpperPartOfTheRow)
{
    const QImage image = table().viewport()->grab().toImage();
    const double scale = image.devicePixelRatio();
    const QColor band = table().palette().color(QPalette::Window);
    const auto colorAt = [&](int x, int y) {
        return image.pixelColor(static_cast<int>(x * scale), static_cast<int>(y * scale));
    };
    const int right = table().viewport()->width() - 3;
    for (const int row : {0, 1, 2})
        EXPECT_EQ(colorAt(right, placeOf(row).top() + 2), band) << row;
    EXPECT_NE(colorAt(right, headingHeight() + 3), band);
}

TEST_F(GroupHeadingsTest, aPressOnOneIsNoPressOnARow)
{
    const int below = placeOf(1).top();
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, {40, below + 4});
    EXPECT_EQ(page.rows().selectedIds(), QStringList());
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, {40, below + headingHeight() + 4});
    EXPECT_EQ(page.rows().selectedIds(), QStringList(QStringLiteral("DEP-002")));
}

TEST_F(GroupHeadingsTest, copyingAndCountingGoOnAsIfTheyWereNotThere)
{
    table().selectAll();
    EXPECT_EQ(page.rows().selectedIds().size(), 5);
    EXPECT_EQ(model().rowCount(), 5);
}

TEST_F(GroupHeadingsTest, theRowThatIsGoneToIsNotUnderTheHeadingAtTheTop)
{
    for (int n = 0; n < 100; ++n)
        add(aDeployment("SAME-" + std::to_string(100 + n)).start("2025-02-10T10:00:00Z"));
    update();
    const auto goTo = [&](int row) { table().scrollTo(model().index(row, 0)); };
    goTo(80);
    goTo(30);
    const QRect row = table().visualRect(model().index(30, 0));
    EXPECT_GE(row.top(), headingHeight());
    EXPECT_EQ(row.height(), usualHeight());
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, {40, headingHeight() / 2});
    EXPECT_EQ(page.rows().selectedIds(), QStringList()) << "that is the heading";
}

TEST_F(GroupHeadingsTest, heightsFollowTheDensity)
{
    const int compact = usualHeight();
    const int heading = headingHeight();
    page.rows().setDensity(widgets::ListDensity::Comfortable);
    EXPECT_GT(usualHeight(), compact);
    EXPECT_EQ(headings(), expectedHeadings());
    EXPECT_EQ(headingHeight(), heading);
}

TEST_F(GroupHeadingsTest, standWhereTheyBelongWhateverChanges)
{
    std::mt19937 random(7);
    for (int step = 0; step < 150; ++step) {
        addRandom(random, step);
        if (step % 10 == 9)
            table().sortByColumn(ListSections::of(Column::StartTime),
                step % 20 == 9 ? Qt::AscendingOrder : Qt::DescendingOrder);
        update();
        ASSERT_EQ(headings(), expectedHeadings()) << step;
    }
}

TEST_F(GroupHeadingsTest, aRowInUseStaysWhereItIs)
{
    std::mt19937 random(11);
    for (int n = 0; n < 80; ++n)
        add(aDeployment("OLD-" + std::to_string(100 + n)).start("2025-02-07T12:30:00Z"));
    update();
    const QModelIndex current = model().indexOfId(QStringLiteral("OLD-140"));
    table().setCurrentIndex(current);
    const auto bottom = [&] {
        return table().visualRect(model().indexOfId(QStringLiteral("OLD-140"))).bottom();
    };
    const int before = bottom();
    for (int step = 0; step < 60; ++step) {
        addRandom(random, step);
        update();
        ASSERT_EQ(bottom(), before) << step;
    }
}

} // namespace
