// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_page_fixture.h"

#include "deploy/models/list/list_sections.h"
#include "deploy/widgets/theme/contrast.h"
#include "deploy/widgets/theme/palettes.h"
#include "deploy/widgets/theme/theme.h"

#include <QSignalSpy>
#include <QTest>

namespace {

using history::Column;
using models::ComputedColumn;
using models::ListSections;
using test_support::aDeployment;

class SearchMarksTest : public test_support::ListPageFixture {
protected:
    /// How many pixels of the cell have the color.
    int inked(int row, int section, const QColor& color)
    {
        const QRect cell = table().visualRect(table().model()->index(row, section));
        const QImage picture = table().viewport()->grab(cell).toImage();
        int count = 0;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                count += picture.pixel(x, y) == color.rgb() ? 1 : 0;
        return count;
    }
    int marked(int row, int section) { return inked(row, section, markGround()); }
    QColor markGround()
    {
        const QPalette palette = table().palette();
        return widgets::theme::mixed(palette.color(QPalette::Base),
            widgets::theme::foreground(widgets::theme::Tone::Warning, palette), 0.25);
    }
    QAbstractButton& hint()
    {
        return *page.findChild<QAbstractButton*>(QStringLiteral("hiddenMatchesButton"));
    }
};

TEST_F(SearchMarksTest, whatIsFoundIsMarkedWhereItStands)
{
    const int version = ListSections::of(Column::Version);
    const int environment = ListSections::of(Column::Environment);
    EXPECT_EQ(marked(0, version), 0);
    QTest::keyClicks(&search(), QStringLiteral("v2.0"));
    ASSERT_EQ(shownIds(), QStringList({QStringLiteral("DEP-004"), QStringLiteral("DEP-005")}));
    EXPECT_GT(marked(0, version), 20);
    EXPECT_GT(marked(1, version), 20);
    EXPECT_EQ(marked(0, environment), 0);
    search().clear();
    EXPECT_EQ(marked(0, version), 0);
}

TEST_F(SearchMarksTest, theFullNameOfAnEnvironmentMarksTheShortOne)
{
    search().setText(QStringLiteral("预生产环境"));
    ASSERT_EQ(shownIds(), QStringList(QStringLiteral("DEP-002")));
    EXPECT_GT(marked(0, ListSections::of(Column::Environment)), 20);
}

TEST_F(SearchMarksTest, theStepOfWhatRunsIsMarkedInWhatIsGoingOn)
{
    search().setText(QStringLiteral("流量"));
    ASSERT_EQ(shownIds(), QStringList(QStringLiteral("DEP-001")));
    EXPECT_GT(marked(0, ListSections::of(ComputedColumn::GoingOn)), 20);
    EXPECT_TRUE(hint().isHidden()) << "it is seen";
}

TEST_F(SearchMarksTest, aSelectedRowHasItsMarksTheOtherWayRound)
{
    table().selectRow(3);
    table().setFocus();
    const QColor white = table().palette().color(QPalette::HighlightedText);
    const int version = ListSections::of(Column::Version);
    const int before = inked(3, version, white);
    search().setText(QStringLiteral("V2"));
    table().setFocus();
    EXPECT_GT(inked(3, version, white), before + 20);
    EXPECT_EQ(marked(3, version), 0);
}

TEST_F(SearchMarksTest, marksReadInBothPalettes)
{
    for (const QPalette& palette :
        {widgets::theme::lightPalette(), widgets::theme::darkPalette()}) {
        table().setPalette(palette);
        EXPECT_GE(widgets::theme::contrast(palette.color(QPalette::WindowText), markGround()), 4.5);
    }
}

TEST_F(SearchMarksTest, theLineBelowSaysWhichHiddenColumnHasIt)
{
    add(aDeployment("DEP-006").executor("release-bot"));
    page.historyChanged();
    table().setColumnHidden(ListSections::of(Column::Executor), true);
    search().setText(QStringLiteral("release-bot"));
    ASSERT_EQ(shownIds(), QStringList(QStringLiteral("DEP-006")));
    ASSERT_FALSE(hint().isHidden());
    EXPECT_EQ(hint().text(), u"Found in hidden columns: Executor (1)");
    hint().click();
    EXPECT_FALSE(table().isColumnHidden(ListSections::of(Column::Executor)));
    EXPECT_TRUE(hint().isHidden());
    EXPECT_GT(marked(0, ListSections::of(Column::Executor)), 20);
    search().setText(QStringLiteral("DEP-006"));
    EXPECT_EQ(hint().text(), u"Found in hidden columns: ID (1)");
    search().clear();
    EXPECT_TRUE(hint().isHidden());
}

} // namespace
