// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/tables/table_rows.h"

#include <QContextMenuEvent>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

namespace {

class TableRows : public testing::Test {
protected:
    TableRows()
    {
        for (int row = 0; row < 40; ++row)
            model.appendRow(new QStandardItem(QString::number(row)));
        table.setModel(&model);
        widgets::setupRowTable(table);
        table.setContextMenuPolicy(Qt::CustomContextMenu);
        table.resize(200, 200);
        table.show();
        // Where Tab leads to.
        table.setFocus(Qt::TabFocusReason);
        table.selectionModel()->setCurrentIndex(model.index(0, 0), QItemSelectionModel::NoUpdate);
    }

    QList<int> selected() { return widgets::selectedRowsOf(table); }

    QStandardItemModel model;
    QTableView table;
};

TEST_F(TableRows, theFirstKeyChoosesTheRowThatTabLedTo)
{
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Up}) {
        table.clearSelection();
        QTest::keyClick(&table, key);
        EXPECT_EQ(selected(), QList<int>{0}) << key;
    }
    QTest::keyClick(&table, Qt::Key_Down);
    EXPECT_EQ(selected(), QList<int>{1});
}

TEST_F(TableRows, aTableOfOneRowCanBeChosenFromByEachKey)
{
    model.removeRows(1, 39);
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Up, Qt::Key_Home, Qt::Key_End, Qt::Key_Space}) {
        table.clearSelection();
        QTest::keyClick(&table, key);
        EXPECT_EQ(selected(), QList<int>{0}) << key;
    }
}

TEST_F(TableRows, theMenuKeyIsForTheRowThatTheKeysAreOnWhereverItIs)
{
    QList<int> asked;
    QObject::connect(&table, &QWidget::customContextMenuRequested, &table,
        [&](const QPoint& place) { asked << table.indexAt(place).row(); });
    const auto press = [&] {
        QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(&table, &key);
    };
    press();
    EXPECT_EQ(selected(), QList<int>{0});
    table.selectRow(3);
    table.verticalScrollBar()->setValue(table.verticalScrollBar()->maximum());
    press();
    EXPECT_EQ(asked, (QList<int>{0, 3}));
    EXPECT_EQ(selected(), QList<int>{3});
}

TEST_F(TableRows, theMenuOpensInTheRowAlsoWhereTheColumnOfTheKeysIsHidden)
{
    model.setColumnCount(3);
    table.selectRow(2);
    table.selectionModel()->setCurrentIndex(model.index(2, 1), QItemSelectionModel::NoUpdate);
    table.hideColumn(1);
    QModelIndex asked;
    QObject::connect(&table, &QWidget::customContextMenuRequested, &table,
        [&](const QPoint& place) { asked = table.indexAt(place); });
    QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(&table, &key);
    EXPECT_EQ(asked, model.index(2, 0));
}

TEST_F(TableRows, aPressBesideTheRowsChoosesNone)
{
    QContextMenuEvent press(QContextMenuEvent::Mouse, {5, 5}, {});
    QCoreApplication::sendEvent(table.viewport(), &press);
    EXPECT_EQ(selected(), QList<int>{});
}

} // namespace
