// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_page_fixture.h"

#include "deploy/models/list/list_sections.h"
#include "deploy/operations/command.h"

#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

namespace {

using history::Column;
using models::ListSections;
using widgets::ListRows;

using RowActionsTest = test_support::ListPageFixture;

TEST_F(RowActionsTest, theRowUnderThePointerOffersWhatItsStateAllows)
{
    auto& pause = *new QAction(QStringLiteral("Pause…"), &page);
    auto& resume = *new QAction(QStringLiteral("Resume…"), &page);
    auto& rollBack = *new QAction(QStringLiteral("Roll back…"), &page);
    pause.setData(int(operations::CommandKind::Pause));
    resume.setData(int(operations::CommandKind::Resume));
    rollBack.setData(int(operations::CommandKind::RollBack));
    resume.setEnabled(false);
    page.rows().setCommandActions({&pause, &resume, &rollBack});
    QSignalSpy paused(&pause, &QAction::triggered);
    QSignalSpy opened(&page.rows(), &ListRows::openRequested);
    const int section = ListSections::action();
    const auto edgeOf = [&](int row, int fromRight) {
        const QRect cell = table().visualRect(table().model()->index(row, section));
        return QPoint(cell.right() - fromRight, cell.center().y());
    };
    const auto press = [&](const QPoint& place) {
        const QPointF global = table().viewport()->mapToGlobal(QPointF(place));
        QMouseEvent move(
            QEvent::MouseMove, place, global, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(table().viewport(), &move);
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, place);
    };
    press(edgeOf(0, 4 + 2 * 26 + 13)); // the one that runs: pause, roll back, log
    EXPECT_EQ(paused.size(), 1);
    EXPECT_EQ(opened.size(), 0);
    EXPECT_EQ(page.rows().selectedIds(), QStringList(QStringLiteral("DEP-001")));
    press(edgeOf(1, 4 + 2 * 26 + 13)); // it has succeeded: there is its page,
    EXPECT_EQ(paused.size(), 1);
    EXPECT_EQ(opened.size(), 1);
    QSignalSpy logs(&page.rows(), &ListRows::logRequested);
    press(edgeOf(1, 4 + 13)); // and its log
    ASSERT_EQ(logs.size(), 1);
    EXPECT_EQ(logs[0][0].toString(), u"DEP-002");
    EXPECT_EQ(opened.size(), 1);
}

TEST_F(RowActionsTest, theLogOfTheSelectedRowIsAKeyAway)
{
    QSignalSpy logs(&page.rows(), &ListRows::logRequested);
    table().setFocus();
    clickCell(2, 0);
    QTest::keyClick(&table(), Qt::Key_L, Qt::ControlModifier);
    ASSERT_EQ(logs.size(), 1);
    EXPECT_EQ(logs[0][0].toString(), u"DEP-003");
    clickCell(3, 0, Qt::ControlModifier);
    QTest::keyClick(&table(), Qt::Key_L, Qt::ControlModifier);
    EXPECT_EQ(logs.size(), 1) << "of one alone";
}

TEST_F(RowActionsTest, noRowSaysWhatCanBeDoneButTheOneInUse)
{
    search().setFocus();
    clickCell(1, 0);
    search().setFocus();
    const QImage picture = table().viewport()->grab().toImage();
    const auto inksAtTheEdgeOf = [&](int row) {
        const QRect cell = table().visualRect(table().model()->index(row, ListSections::action()));
        QSet<QRgb> inks;
        for (int x = cell.left(); x < picture.width(); ++x)
            inks.insert(picture.pixel(x, cell.center().y()));
        return inks.size();
    };
    EXPECT_EQ(inksAtTheEdgeOf(0), 1);
    EXPECT_GT(inksAtTheEdgeOf(1), 1) << "the selected one";
    EXPECT_EQ(inksAtTheEdgeOf(2), 1);
}

TEST_F(RowActionsTest, actionsStayAtTheEdgeHoweverFarTheTableIsScrolled)
{
    table().setColumnWidth(ListSections::of(Column::Version), 1500);
    QScrollBar& bar = *table().horizontalScrollBar();
    ASSERT_TRUE(QTest::qWaitFor([&] { return bar.maximum() > 0; }));
    QSignalSpy opened(&page.rows(), &ListRows::openRequested);
    QSignalSpy logs(&page.rows(), &ListRows::logRequested);
    const auto pressAtEdge = [this](int row, int fromRight) {
        const QRect cell = table().visualRect(table().model()->index(row, 0));
        const QPoint place(table().viewport()->width() - fromRight, cell.center().y());
        QTest::mouseMove(table().viewport(), place);
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, place);
    };
    for (const int value : {0, bar.maximum() / 2, bar.maximum()}) {
        bar.setValue(value);
        pressAtEdge(1, 60);
        EXPECT_EQ(opened.size(), 1) << "at " << value;
        opened.clear();
        pressAtEdge(2, 4 + 13);
        EXPECT_EQ(logs.size(), 1) << "at " << value;
        logs.clear();
    }
}

TEST_F(RowActionsTest, theColumnOfTheActionsStaysTheLast)
{
    QHeaderView& header = *table().horizontalHeader();
    const int last = header.count() - 1;
    header.moveSection(header.visualIndex(ListSections::action()), 0);
    EXPECT_EQ(header.visualIndex(ListSections::action()), last);
    header.moveSection(0, last);
    EXPECT_EQ(header.visualIndex(ListSections::action()), last);
    // Nor does a state of a time when it could be moved put it elsewhere.
    QVariantMap state = page.rows().tableState();
    QVariantList columns = state.value(QStringLiteral("columns")).toList();
    columns.prepend(columns.takeLast());
    state.insert(QStringLiteral("columns"), columns);
    page.rows().restoreTableState(state);
    EXPECT_EQ(header.visualIndex(ListSections::action()), last);
}

} // namespace
