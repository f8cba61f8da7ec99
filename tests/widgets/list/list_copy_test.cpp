// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_page_fixture.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDrag>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTimer>

#include <chrono>

using test_support::ListPageFixture;
using widgets::ListRows;

namespace {

class ListCopyTest : public ListPageFixture {
protected:
    /// The entry of the menu of the selected rows.
    QAction* entry(const QString& text)
    {
        Q_EMIT table().customContextMenuRequested(QPoint(20, 60));
        auto* menu = table().findChild<QMenu*>();
        if (menu == nullptr)
            return nullptr;
        for (QAction* action : menu->actions()) {
            if (action->text() == text)
                return action;
        }
        return nullptr;
    }
};

/// Where a row has no heading of a day.
QPoint lowerPart(const QTableView& table, int row)
{
    const QRect cell = table.visualRect(table.model()->index(row, 0));
    return {cell.center().x(), cell.bottom() - 5};
}

} // namespace

TEST_F(ListCopyTest, markdownHasTheRowsThatAreSelected)
{
    page.rows().selectId(QStringLiteral("DEP-003"));
    QSignalSpy said(&page.rows(), &ListRows::statusMessage);
    QAction* copy = entry(QStringLiteral("Copy as Markdown"));
    ASSERT_NE(copy, nullptr);
    copy->trigger();
    const QStringList lines =
        QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 3) << "headings, the line below them, a row";
    EXPECT_TRUE(lines[1].startsWith(QStringLiteral("| ---")));
    EXPECT_TRUE(lines[2].startsWith(QStringLiteral("| DEP-003 |"))) << "always, as in an export";
    EXPECT_TRUE(lines[2].contains(QStringLiteral("测试")));
    EXPECT_TRUE(lines[2].contains(QStringLiteral("+00:00"))) << "a time, and not its age";
    EXPECT_EQ(said.size(), 1);
}

TEST_F(ListCopyTest, jsonIsAskedFor)
{
    page.rows().selectId(QStringLiteral("DEP-003"));
    QSignalSpy asked(&page.rows(), &ListRows::copyJsonRequested);
    QAction* copy = entry(QStringLiteral("Copy as JSON"));
    ASSERT_NE(copy, nullptr);
    copy->trigger();
    EXPECT_EQ(asked.size(), 1);
}

TEST_F(ListCopyTest, aSelectedRowIsDraggedOutAsText)
{
    ASSERT_EQ(page.rows().selectIds({QStringLiteral("DEP-003"), QStringLiteral("DEP-004")}), 2);
    QString text;
    const auto look = [&] {
        if (const auto* drag = table().findChild<QDrag*>())
            text = drag->mimeData()->text();
    };
    QTimer watching; // on some platforms the drag has an event loop of its own
    QObject::connect(&watching, &QTimer::timeout, &page, [&] {
        look();
        QDrag::cancel();
    });
    watching.start(1);
    const QPoint place = lowerPart(table(), 2);
    const auto move = [&](const QPoint& to) {
        QMouseEvent event(QEvent::MouseMove, to, table().viewport()->mapToGlobal(QPointF(to)),
            Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(table().viewport(), &event);
    };
    QTest::mousePress(table().viewport(), Qt::LeftButton, {}, place);
    move(place + QPoint(2, 0));
    move(place + QPoint(80, 40));
    look();
    EXPECT_EQ(text.count(u'\n'), 3) << text.toStdString(); // with a heading
    EXPECT_EQ(page.rows().selectedIds().size(), 2) << "it is no selecting";
    QTest::mouseRelease(table().viewport(), Qt::LeftButton, {}, place);
}

TEST_F(ListCopyTest, onlyRowsThatAreSelectedCanBeDragged)
{
    std::chrono::milliseconds now = std::chrono::hours(24 * 365 * 100);
    page.rows().setUptime([&now] { return now; });
    const auto press = [this, &now](int row, Qt::KeyboardModifiers modifiers = {}) {
        now += std::chrono::seconds(10); // long after the rows have come
        QTest::mouseClick(table().viewport(), Qt::LeftButton, modifiers, lowerPart(table(), row));
    };
    press(1);
    EXPECT_EQ(page.rows().selectedIds().size(), 1);
    EXPECT_FALSE(table().dragEnabled()) << "the press selected it";
    press(1);
    EXPECT_TRUE(table().dragEnabled());
    press(3);
    EXPECT_FALSE(table().dragEnabled()) << "from here the selection would go on";
    press(3, Qt::ControlModifier);
    EXPECT_FALSE(table().dragEnabled()) << "this one takes it out of the selection";
}
