// SPDX-License-Identifier: GPL-3.0-or-later
#include "list/table/even_rows_table.h"

#include "controls/tables/table_rows.h"

#include <QHeaderView>
#include <QPaintEvent>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTest>

#include <algorithm>
#include <array>
#include <functional>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace {

using widgets::EvenRowsTable;
using widgets::RowPlaces;

constexpr int evenHeight = 23;
constexpr int taller = 11;

std::vector<int> someRows(std::mt19937& random, int rows)
{
    std::set<int> some;
    for (int count = std::uniform_int_distribution(0, 9)(random); count > 0 && rows > 0; --count)
        some.insert(std::uniform_int_distribution(0, rows - 1)(random));
    return {some.begin(), some.end()};
}

TEST(RowPlaces, areWhereAddingUpAllHeightsPutsThem)
{
    std::mt19937 random(5);
    for (int round = 0; round < 200; ++round) {
        const int rows = std::uniform_int_distribution(1, 60)(random);
        RowPlaces places;
        places.setHeight(evenHeight);
        places.setTall(someRows(random, rows), taller);
        int top = 0;
        for (int row = 0; row < rows; ++row) {
            ASSERT_EQ(places.topOf(row), top);
            const int height = places.heightOf(row);
            for (int y = top; y < top + height; ++y)
                ASSERT_EQ(places.rowAt(y), row) << y;
            top += height;
        }
        ASSERT_EQ(places.topOf(rows), top);
        ASSERT_GE(places.rowAt(top), rows);
    }
}

TEST(RowPlaces, tallRowsGoWithTheRowsBehindWhatComesAndGoes)
{
    std::mt19937 random(6);
    for (int round = 0; round < 200; ++round) {
        int rows = 40;
        RowPlaces places;
        places.setTall(someRows(random, rows), taller);
        std::vector<char> isTall(std::size_t(rows), 0);
        for (const int row : places.tall())
            isTall[std::size_t(row)] = 1;
        for (int step = 0; step < 6; ++step) {
            const int first = std::uniform_int_distribution(0, rows - 1)(random);
            const int last =
                std::uniform_int_distribution(first, std::min(first + 5, rows - 1))(random);
            if (step % 2 == 0) {
                places.remove(first, last);
                isTall.erase(isTall.begin() + first, isTall.begin() + last + 1);
            } else {
                places.insert(first, last - first + 1);
                isTall.insert(isTall.begin() + first, std::size_t(last - first + 1), 0);
            }
            rows = int(isTall.size());
            for (int row = 0; row < rows; ++row)
                ASSERT_EQ(places.isTall(row), isTall[std::size_t(row)] != 0);
        }
    }
}

/// The table, and Qt's own beside it with the same rows and heights.
class EvenRowsTableTest : public testing::Test {
protected:
    EvenRowsTableTest()
    {
        addRows(0, 120);
        for (QTableView* table : tables()) {
            widgets::setupRowTable(*table);
            table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
            table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
            table->setModel(&model);
            table->setColumnHidden(1, true);
            table->horizontalHeader()->moveSection(0, 2);
            table->resize(260, 300);
        }
        theirs.verticalHeader()->setMinimumSectionSize(evenHeight);
        theirs.verticalHeader()->setDefaultSectionSize(evenHeight);
        ours.setEvenHeight(evenHeight);
        setTall({0, 3, 4, 50, 119});
        theirs.show();
        ours.show();
        QCoreApplication::processEvents();
        // Only the one that has the focus would have a current cell.
        for (QTableView* table : tables())
            table->setCurrentIndex(model.index(0, 2));
    }

    std::array<QTableView*, 2> tables() { return {&ours, &theirs}; }
    void addRows(int first, int count)
    {
        for (int row = first; row < first + count; ++row) {
            QList<QStandardItem*> items;
            for (int column = 0; column < 5; ++column)
                items.append(new QStandardItem(QStringLiteral("%1/%2").arg(++number).arg(column)));
            model.insertRow(row, items);
        }
    }
    void setTall(const std::vector<int>& rows)
    {
        QHeaderView& header = *theirs.verticalHeader();
        for (int row = 0; row < model.rowCount(); ++row)
            header.resizeSection(row, evenHeight);
        for (const int row : rows)
            header.resizeSection(row, evenHeight + taller);
        ours.setTallRows(rows, taller);
        QCoreApplication::processEvents();
    }
    /// The same place of both, said in the words of the one that is looked at.
    static QString stateOf(const QTableView& table)
    {
        QString state = QStringLiteral("current %1,%2 scrolled %3 of %4, %5 of %6 selected")
                            .arg(table.currentIndex().row())
                            .arg(table.currentIndex().column())
                            .arg(table.verticalScrollBar()->value())
                            .arg(table.verticalScrollBar()->maximum())
                            .arg(table.horizontalScrollBar()->value())
                            .arg(table.horizontalScrollBar()->maximum());
        for (const int row : widgets::selectedRowsOf(table))
            state += QStringLiteral(" %1").arg(row);
        return state;
    }
    void expectTheSame(const QString& after)
    {
        ASSERT_EQ(stateOf(ours), stateOf(theirs)) << after.toStdString();
        for (int row = 0; row < model.rowCount(); row += 7) {
            const QModelIndex cell = model.index(row, row % 5);
            ASSERT_EQ(ours.visualRect(cell), theirs.visualRect(cell)) << after.toStdString();
        }
        for (int y = -40; y < 400; y += 13)
            ASSERT_EQ(ours.indexAt({30, y}), theirs.indexAt({30, y})) << after.toStdString();
    }

    QStandardItemModel model;
    int number = 0;
    EvenRowsTable ours;
    QTableView theirs;
};

TEST_F(EvenRowsTableTest, keysLeadWhereTheyLeadInQtsTable)
{
    constexpr std::array keys{Qt::Key_Down, Qt::Key_Up, Qt::Key_PageDown, Qt::Key_PageUp,
        Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_End};
    constexpr std::array modifiers{
        Qt::NoModifier, Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier};
    std::mt19937 random(7);
    for (int press = 0; press < 600; ++press) {
        const auto key =
            keys[std::uniform_int_distribution<std::size_t>(0, keys.size() - 1)(random)];
        const auto with =
            modifiers[std::uniform_int_distribution<std::size_t>(0, modifiers.size() - 1)(random)];
        for (QTableView* table : tables())
            QTest::keyClick(table, key, with);
        ASSERT_NO_FATAL_FAILURE(
            expectTheSame(QStringLiteral("press %1, key %2").arg(press).arg(key)));
    }
}

TEST_F(EvenRowsTableTest, scrollsToARowAsQtsTableDoes)
{
    std::mt19937 random(8);
    constexpr std::array hints{QAbstractItemView::EnsureVisible, QAbstractItemView::PositionAtTop,
        QAbstractItemView::PositionAtBottom, QAbstractItemView::PositionAtCenter};
    for (int step = 0; step < 300; ++step) {
        const QModelIndex cell =
            model.index(std::uniform_int_distribution(0, model.rowCount() - 1)(random), step % 5);
        for (QTableView* table : tables())
            table->scrollTo(cell, hints[std::size_t(step / 5) % hints.size()]);
        ASSERT_NO_FATAL_FAILURE(expectTheSame(QStringLiteral("step %1").arg(step)));
    }
}

TEST_F(EvenRowsTableTest, pressesAndDragsSelectTheSameRows)
{
    std::mt19937 random(9);
    const auto place = [&] {
        return QPoint(std::uniform_int_distribution(1, 200)(random),
            std::uniform_int_distribution(1, 250)(random));
    };
    for (int press = 0; press < 200; ++press) {
        const QPoint at = place();
        const auto with = press % 3 == 0 ? Qt::ShiftModifier
            : press % 5 == 0             ? Qt::ControlModifier
                                         : Qt::NoModifier;
        for (QTableView* table : tables())
            QTest::mouseClick(table->viewport(), Qt::LeftButton, with, at);
        if (press % 10 == 0) {
            for (QTableView* table : tables())
                table->verticalScrollBar()->setValue(press * 13);
        }
        ASSERT_NO_FATAL_FAILURE(expectTheSame(QStringLiteral("press %1").arg(press)));
    }
}

TEST_F(EvenRowsTableTest, rowsThatComeAndGoLeaveBothTheSame)
{
    std::mt19937 random(10);
    for (int step = 0; step < 60; ++step) {
        const int first = std::uniform_int_distribution(0, model.rowCount() - 1)(random);
        if (step % 2 == 0)
            addRows(first, 1 + step % 7);
        else
            model.removeRows(first, std::min(1 + step % 9, model.rowCount() - first));
        QCoreApplication::processEvents();
        ASSERT_NO_FATAL_FAILURE(expectTheSame(QStringLiteral("step %1").arg(step)));
    }
    model.clear();
    QCoreApplication::processEvents();
    EXPECT_EQ(ours.verticalScrollBar()->maximum(), 0);
    EXPECT_EQ(ours.rowAt(5), -1);
}

/// Where something was painted.
class PaintedRegion final : public QObject {
public:
    explicit PaintedRegion(QWidget& widget) { widget.installEventFilter(this); }

    QRegion region;
    int times = 0;

protected:
    bool eventFilter(QObject* /*watched*/, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) {
            region += static_cast<QPaintEvent*>(event)->region();
            ++times;
        }
        return false;
    }
};

TEST_F(EvenRowsTableTest, paintsTheColumnsAloneThatHaveChanged)
{
    QCoreApplication::processEvents();
    PaintedRegion painted(*ours.viewport());
    for (const auto& [first, last] : {std::pair(2, 3), std::pair(0, 4)}) {
        painted.region = {};
        Q_EMIT model.dataChanged(model.index(0, first), model.index(119, last));
        QCoreApplication::processEvents();
        for (const int column : {0, 2, 3, 4}) {
            const QRect inside(ours.columnViewportPosition(column) + 1, 0,
                ours.columnWidth(column) - 2, ours.viewport()->height());
            const QRect seen = inside & ours.viewport()->rect();
            const bool isChanged = column >= first && column <= last;
            EXPECT_EQ(painted.region.intersects(seen), isChanged && !seen.isEmpty()) << column;
        }
    }
}

// Qt's table lays rows out when what is round them is painted, and has them painted again for it.
TEST_F(EvenRowsTableTest, isPaintedOnceForWhatHasChanged)
{
    const std::vector<std::pair<const char*, std::function<void()>>> changes{
        {"rows come", [this] { addRows(3, 2); }}, {"rows go", [this] { model.removeRows(1, 4); }},
        {"rows are moved", [this] { model.sort(0, Qt::DescendingOrder); }},
        {"rows become taller",
            [this] {
                ours.setTallRows({2, 5}, taller);
            }},
        {"all at once", [this] {
             addRows(0, 7);
             model.removeRows(20, 3);
             model.sort(2);
             ours.setTallRows({}, 0);
         }}};
    for (const auto& [what, change] : changes) {
        for (int turn = 0; turn < 3; ++turn)
            QCoreApplication::processEvents();
        PaintedRegion painted(*ours.viewport());
        ours.viewport()->update();
        ours.horizontalHeader()->viewport()->update();
        change();
        for (int turn = 0; turn < 3; ++turn)
            QCoreApplication::processEvents();
        EXPECT_EQ(painted.times, 1) << what;
    }
}

TEST_F(EvenRowsTableTest, looksLikeQtsTable)
{
    for (const int value : {0, 17, 1'200, 100'000}) {
        for (QTableView* table : tables()) {
            table->verticalScrollBar()->setValue(value);
            table->selectRow(value == 17 ? 3 : 55);
        }
        EXPECT_EQ(ours.grab().toImage(), theirs.grab().toImage()) << value;
    }
}

} // namespace
