// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/tables/fitted_columns.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

#include <algorithm>

#include <gtest/gtest.h>

namespace {

class FittedColumnsTest : public testing::Test {
protected:
    FittedColumnsTest()
    {
        model.setHorizontalHeaderLabels({"Deployment", "By", "Reason", "Answer"});
        addRow({"D", "a", "b", ""});
        table.setModel(&model);
        table.resize(900, 300);
        columns = new widgets::FittedColumns(table, *table.horizontalHeader(), 2);
        table.show();
        settle();
    }
    void addRow(const QStringList& texts)
    {
        QList<QStandardItem*> items;
        for (const QString& text : texts)
            items << new QStandardItem(text);
        model.appendRow(items);
        settle();
    }
    static void settle()
    {
        for (int round = 0; round < 3; ++round)
            QCoreApplication::processEvents();
    }
    int width(int column) const { return table.columnWidth(column); }
    int heading(int column) const
    {
        constexpr int narrowest = 56; // with words
        return std::max(table.horizontalHeader()->sectionSizeHint(column), narrowest);
    }
    int needed(int column) const
    {
        const QAbstractItemView& view = table;
        return std::max(heading(column), view.sizeHintForColumn(column) + 1);
    }
    int all() const { return table.horizontalHeader()->length(); }
    int room() const { return table.viewport()->width(); }

    QStandardItemModel model;
    QTableView table;
    widgets::FittedColumns* columns = nullptr;
};

TEST_F(FittedColumnsTest, eachHasWhatItNeedsAndOneTheRest)
{
    EXPECT_EQ(width(0), heading(0));
    EXPECT_EQ(width(3), heading(3)) << "an empty one is as wide as its heading";
    EXPECT_GT(width(2), heading(2));
    EXPECT_EQ(all(), room());
    addRow({"DEP-20251126-0001", "anonymous", "", ""});
    for (const int column : {0, 1, 3})
        EXPECT_EQ(width(column), needed(column));
    EXPECT_EQ(all(), room());
}

TEST_F(FittedColumnsTest, longTextsGiveWayFirst)
{
    const QString longText(300, u'x');
    addRow({"DEP-20251126-0001", "anonymous", longText, longText});
    EXPECT_EQ(width(0), needed(0));
    EXPECT_EQ(width(1), needed(1));
    EXPECT_NEAR(width(2), width(3), 1) << "they share what is left";
    EXPECT_EQ(all(), room());
    table.resize(120, 300);
    settle();
    for (int column = 0; column < 4; ++column)
        EXPECT_GE(width(column), heading(column)) << column;
    EXPECT_GT(all(), room()) << "it scrolls";
}

TEST_F(FittedColumnsTest, oneThatIsWholeLetsTheOthersGiveWay)
{
    columns->setWhole(1);
    const QString longText(300, u'x');
    addRow({longText, "a whole sentence of eight words in this", longText, longText});
    table.resize(420, 300);
    settle();
    EXPECT_EQ(width(1), needed(1));
    EXPECT_GT(all(), room()) << "it scrolls";
    for (const int column : {0, 2, 3})
        EXPECT_LT(width(column), width(1)) << column;
}

TEST_F(FittedColumnsTest, aWidthThatTheUserGaveStays)
{
    table.horizontalHeader()->resizeSection(0, 333);
    settle();
    EXPECT_EQ(width(0), 333);
    EXPECT_EQ(all(), room());
    addRow({QString(100, u'x'), "anonymous", "", ""});
    table.resize(700, 300);
    settle();
    EXPECT_EQ(width(0), 333);
    EXPECT_EQ(width(1), needed(1));
}

TEST_F(FittedColumnsTest, aTextThatChangesMakesNothingNarrower)
{
    model.item(0, 1)->setText("a long name of somebody");
    settle();
    const int wide = width(1);
    EXPECT_EQ(wide, needed(1));
    model.item(0, 1)->setText("b");
    settle();
    EXPECT_EQ(width(1), wide);
    addRow({"D", "c", "", ""});
    EXPECT_EQ(width(1), needed(1)) << "other rows, other widths";
}

TEST_F(FittedColumnsTest, hiddenColumnsTakeNoRoom)
{
    table.setColumnHidden(0, true);
    settle();
    EXPECT_EQ(all(), room());
    table.setColumnHidden(0, false);
    settle();
    EXPECT_EQ(width(0), heading(0));
    EXPECT_EQ(all(), room());
}

TEST_F(FittedColumnsTest, whatIsDrawnHasItsRoom)
{
    columns->setLeast(3, 200);
    settle();
    EXPECT_EQ(width(3), 200);
    table.resize(260, 300);
    settle();
    EXPECT_EQ(width(3), 200);
}

} // namespace
