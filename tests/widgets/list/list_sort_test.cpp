// SPDX-License-Identifier: GPL-3.0-or-later
#include "list/cells/sort_header.h"

#include "list_page_fixture.h"

#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"

#include <QAccessible>
#include <QAccessibleTableInterface>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>

namespace {

using history::Column;
using history::Sort;
using models::HistoryModel;
using models::ListSections;
using test_support::aDeployment;

/// Three versions that two environments share.
class ListSortTest : public test_support::ListPageFixture {
protected:
    ListSortTest()
    {
        add(aDeployment("DEP-006").environment("测试环境").version("V2.0.5").start("09:00"));
        page.filters().setFilter({});
        page.historyChanged();
    }

    HistoryModel& model() { return *qobject_cast<HistoryModel*>(table().model()); }
    widgets::SortHeader& header()
    {
        return *qobject_cast<widgets::SortHeader*>(table().horizontalHeader());
    }
    void click(Column column, Qt::KeyboardModifiers modifiers = {})
    {
        const int section = ListSections::of(column);
        QTest::mouseClick(header().viewport(), Qt::LeftButton, modifiers,
            {header().sectionViewportPosition(section) + 20, header().height() / 2});
    }
    /// Of a menu behind a button, by the texts that lead to it.
    QAction* entry(const char* button, const QStringList& path)
    {
        QMenu* menu = page.findChild<QPushButton*>(QLatin1String(button))->menu();
        Q_EMIT menu->aboutToShow();
        QAction* found = nullptr;
        for (const QString& text : path) {
            found = nullptr;
            for (QAction* action : menu->actions()) {
                if (action->text() == text)
                    found = action;
            }
            if (found == nullptr)
                return nullptr;
            menu = found->menu() != nullptr ? found->menu() : menu;
        }
        return found;
    }
    /// Above the rows, from the top.
    QStringList groups()
    {
        QStringList texts;
        for (const int row : model().firstRowsOfGroups())
            texts << model().groupOf(row).text;
        return texts;
    }
    static QStringList idsOf(std::initializer_list<int> numbers)
    {
        QStringList result;
        for (const int number : numbers)
            result << QStringLiteral("DEP-00%1").arg(number);
        return result;
    }
};

TEST_F(ListSortTest, aClickSortsByAColumnAloneAndTiesAreNewestFirst)
{
    click(Column::Version);
    EXPECT_EQ(model().sorting(), (Sort{Column::Version, false}));
    EXPECT_FALSE(model().sortingThen());
    EXPECT_EQ(shownIds(), idsOf({5, 6, 4, 1, 2, 3}));
    click(Column::Version);
    EXPECT_EQ(shownIds(), idsOf({1, 2, 3, 6, 4, 5})) << "newest first here, too";
}

TEST_F(ListSortTest, aClickWithShiftAddsASecondColumn)
{
    click(Column::Version);
    click(Column::Environment, Qt::ShiftModifier);
    EXPECT_EQ(model().sorting(), (Sort{Column::Version, false})) << "the first one stays";
    EXPECT_EQ(model().sortingThen(), (Sort{Column::Environment, false}));
    EXPECT_EQ(shownIds(), idsOf({5, 4, 6, 1, 2, 3}));
    click(Column::Environment, Qt::ShiftModifier);
    EXPECT_EQ(shownIds(), idsOf({5, 6, 4, 3, 2, 1})) << "once more turns it round";
    click(Column::Version, Qt::ShiftModifier);
    EXPECT_EQ(model().sorting(), (Sort{Column::Version, true}));
    EXPECT_EQ(shownIds(), idsOf({3, 2, 1, 6, 4, 5})) << "so does that of the first one";
    click(Column::Environment);
    EXPECT_EQ(model().sorting(), (Sort{Column::Environment, false}));
    EXPECT_FALSE(model().sortingThen()) << "without Shift, it is that column alone";
}

TEST_F(ListSortTest, theSelectedRowStaysInSight)
{
    for (int n = 0; n < 60; ++n)
        add(aDeployment("OLD-" + std::to_string(n))
                .start("2025-01-01T10:00:00Z")
                .end("2025-01-01T10:10:00Z"));
    page.historyChanged();
    ASSERT_TRUE(QTest::qWaitFor([&] { return model().rowCount() > 60; }));
    const auto isInSight = [this] {
        const QRect row = table().visualRect(table().currentIndex());
        return row.top() >= 0 && row.bottom() < table().viewport()->height();
    };
    ASSERT_TRUE(page.rows().selectId(QStringLiteral("DEP-003")));
    click(Column::Environment);
    EXPECT_GT(table().currentIndex().row(), 60);
    EXPECT_TRUE(isInSight());
    click(Column::StartTime);
    EXPECT_TRUE(isInSight());
    entry("columns", {QStringLiteral("Sort by"), QStringLiteral("Environment")})->trigger();
    EXPECT_TRUE(isInSight()) << "also with headings";
}

/// The number has as much room to the line as it has to its arrow.
TEST_F(ListSortTest, theNumberOfASortKeepsAwayFromTheLine)
{
    click(Column::Environment);
    click(Column::Version, Qt::ShiftModifier);
    const int section = ListSections::of(Column::Environment);
    const QImage picture = header().viewport()->grab().toImage();
    const qreal scale = picture.devicePixelRatio();
    const int end =
        qRound(scale * (header().sectionViewportPosition(section) + header().sectionSize(section)));
    const int line = qRound(scale); // and what is smoothed of it
    const QColor ground = picture.pixelColor(end - 2 * line - 1, 2);
    for (int x = end - line - qRound(2 * scale); x < end - line; ++x)
        for (int y = 2; y < picture.height() - 3; ++y)
            ASSERT_EQ(picture.pixelColor(x, y), ground) << x - end << ' ' << y;
    const QFontMetrics metrics(header().font());
    EXPECT_GE(header().sectionSize(section),
        metrics.horizontalAdvance(QStringLiteral("Environment")) + 40);
}

TEST_F(ListSortTest, theHeadingsShowBothAndSaySo)
{
    const auto said = [this](Column column) {
        return model()
            .headerData(ListSections::of(column), Qt::Horizontal, Qt::AccessibleDescriptionRole)
            .toString();
    };
    const auto picture = [this] { return header().viewport()->grab().toImage(); };
    click(Column::Version);
    EXPECT_EQ(said(Column::Version), u"Sorted, ascending");
    EXPECT_EQ(said(Column::StartTime), u"");
    const QImage one = picture();
    click(Column::StartTime, Qt::ShiftModifier);
    EXPECT_EQ(said(Column::Version), u"Sorted first, ascending");
    EXPECT_EQ(said(Column::StartTime), u"Sorted second, descending");
    EXPECT_EQ(header().sortIndicatorSection(), ListSections::of(Column::Version));
    ASSERT_TRUE(header().then());
    EXPECT_EQ(header().then()->section, ListSections::of(Column::StartTime));
    EXPECT_EQ(header().then()->order, Qt::DescendingOrder) << "newest first, as a click has it";
    const QImage two = picture();
    EXPECT_NE(one, two);
    click(Column::StartTime, Qt::ShiftModifier);
    EXPECT_NE(picture(), two) << "the second arrow turns round";
    QAccessibleInterface* heading = QAccessible::queryAccessibleInterface(&table());
    ASSERT_NE(heading, nullptr);
    bool isHeard = false;
    for (int child = 0; child < heading->childCount() && !isHeard; ++child)
        isHeard = heading->child(child)->text(QAccessible::Description)
            == QStringLiteral("Sorted second, ascending");
    EXPECT_TRUE(isHeard);
}

TEST_F(ListSortTest, bothColumnsAreChosenInTheMenuOfColumns)
{
    const auto choose = [this](const QStringList& path) {
        QAction* action = entry("columns", path);
        ASSERT_NE(action, nullptr) << path.join(u'/').toStdString();
        action->trigger();
    };
    choose({QStringLiteral("Sort by"), QStringLiteral("Status")});
    choose({QStringLiteral("Then by"), QStringLiteral("Environment")});
    EXPECT_EQ(model().sorting(), (Sort{Column::Status, false}));
    EXPECT_EQ(model().sortingThen(), (Sort{Column::Environment, false}));
    choose({QStringLiteral("Then by"), QStringLiteral("Descending")});
    choose({QStringLiteral("Sort by"), QStringLiteral("Descending")});
    EXPECT_EQ(model().sorting(), (Sort{Column::Status, true}));
    EXPECT_EQ(model().sortingThen(), (Sort{Column::Environment, true}));
    EXPECT_TRUE(
        entry("columns", {QStringLiteral("Then by"), QStringLiteral("Environment")})->isChecked());
    EXPECT_EQ(entry("columns", {QStringLiteral("Then by"), QStringLiteral("Status")}), nullptr)
        << "the first one decides that already";
    choose({QStringLiteral("Then by"), QStringLiteral("Newest first")});
    EXPECT_EQ(model().sorting(), (Sort{Column::Status, true}));
    EXPECT_FALSE(model().sortingThen());
}

TEST_F(ListSortTest, bothColumnsLast)
{
    click(Column::Status);
    click(Column::Version, Qt::ShiftModifier);
    click(Column::Version, Qt::ShiftModifier);
    const QVariantMap state = page.rows().tableState();
    click(Column::StartTime);
    EXPECT_NE(page.rows().tableState(), state);
    page.rows().restoreTableState(state);
    EXPECT_EQ(model().sorting(), (Sort{Column::Status, false}));
    EXPECT_EQ(model().sortingThen(), (Sort{Column::Version, true}));
    EXPECT_EQ(page.rows().tableState(), state);
    QVariantMap former = state;
    former.remove(QStringLiteral("thenSort"));
    page.rows().restoreTableState(former);
    EXPECT_FALSE(model().sortingThen()) << "there was none before there could be";
    former.insert(QStringLiteral("thenSort"), QStringLiteral("nonsense"));
    page.rows().restoreTableState(former);
    EXPECT_FALSE(model().sortingThen());
}

TEST_F(ListSortTest, groupsByEnvironmentProductionFirst)
{
    page.rows().setGroupHeadings(true);
    QAction* group = entry("views", {QStringLiteral("Group by environment")});
    ASSERT_NE(group, nullptr);
    EXPECT_FALSE(group->isChecked());
    group->trigger();
    EXPECT_EQ(shownIds(), idsOf({1, 4, 5, 2, 6, 3})) << "in each of them the newest first";
    EXPECT_EQ(groups(),
        QStringList({QStringLiteral("生产环境"), QStringLiteral("预生产环境"),
            QStringLiteral("测试环境")}));
    EXPECT_EQ(model().groupOf(0).environment, "生产环境");
    EXPECT_EQ(model().groupOf(0).kind, history::EnvironmentKind::Production);
    EXPECT_GT(table().visualRect(model().index(0, 0)).height(),
        table().visualRect(model().index(1, 0)).height());
    group = entry("views", {QStringLiteral("Group by environment")});
    EXPECT_TRUE(group->isChecked());
    group->trigger();
    EXPECT_EQ(model().sorting(), (Sort{Column::StartTime, true}));
    EXPECT_FALSE(entry("views", {QStringLiteral("Group by environment")})->isChecked());
    EXPECT_EQ(groups().constFirst(), u"Today");
}

TEST_F(ListSortTest, anEnvironmentSaysWhatIsLiveInIt)
{
    page.rows().setGroupHeadings(true);
    entry("views", {QStringLiteral("Group by environment")})->trigger();
    const auto picture = [this] { return table().viewport()->grab().toImage(); };
    const QImage before = picture();
    const int height = table().visualRect(model().index(0, 0)).height()
        - table().verticalHeader()->defaultSectionSize();
    ASSERT_GT(height, 0);
    // A version that succeeded later, far down in the list: nothing but the heading is another.
    add(aDeployment("DEP-004")
            .version("V9.9.9")
            .start("2025-01-20T14:00:00Z")
            .end("2025-01-20T14:18:00Z"));
    page.historyChanged();
    const qreal scale = before.devicePixelRatio();
    const QRect band(0, 0, before.width(), static_cast<int>(height * scale));
    EXPECT_TRUE(QTest::qWaitFor([&] { return picture().copy(band) != before.copy(band); }));
}

} // namespace
