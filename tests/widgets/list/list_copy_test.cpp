// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_page_fixture.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QSignalSpy>

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
    EXPECT_TRUE(lines[2].contains(QStringLiteral("测试")));
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
