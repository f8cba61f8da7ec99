// SPDX-License-Identifier: GPL-3.0-or-later
// Cells, selections, badges, charts and the focus as they are painted, in both palettes.
#include "controls/badge.h"
#include "detail_sample.h"
#include "list/table/history_table.h"
#include "list_page_fixture.h"
#include "pixels.h"

#include "deploy/models/list/list_sections.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using pixels::inksOf;
using pixels::partOf;
using pixels::pictureOf;
using widgets::theme::Tone;

constexpr double leastOfText = 4.5;
constexpr double leastOfSigns = 3.0;

class CellPixelsTest : public testing::TestWithParam<bool> {
protected:
    static void show(QWidget& window, QSize size)
    {
        window.resize(size);
        window.show();
        window.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    }

    /// Each cell that says something; returns how many there were. What stands in the column that
    /// is passed over is not painted in every row.
    static int expectCellsReadable(
        QWidget& window, const QTableView& table, const char* how, int passedOver = -1)
    {
        const QImage picture = pictureOf(window);
        const QWidget& area = *table.viewport();
        int cells = 0;
        for (int row = 0; row < table.model()->rowCount(); ++row) {
            for (int column = 0; column < table.model()->columnCount(); ++column) {
                const QModelIndex index = table.model()->index(row, column);
                const QRect cell = table.visualRect(index);
                const QString words = index.data().toString();
                if (column == passedOver || words.trimmed().isEmpty()
                    || !area.rect().contains(cell))
                    continue;
                const auto inks = inksOf(partOf(picture, window, area, cell));
                EXPECT_GE(inks.strongest, leastOfText)
                    << how << ": " << words.toStdString() << " on "
                    << inks.ground.name().toStdString();
                ++cells;
            }
        }
        return cells;
    }

    const pixels::Dressed m_dressed{GetParam()};
    models::TimeContext m_time{[] { return test_support::at("12:00"); }, deployment::Zone::Utc};
};

TEST_P(CellPixelsTest, everyCellOfTheListReadsSelectedOrNot)
{
    using test_support::aDeployment;
    history::History history;
    for (const auto& each : {aDeployment("DEP-1").running().percentage(60).currentStep("Switch"),
             aDeployment("DEP-2").start("09:00").end("09:10"),
             aDeployment("DEP-3").failed().start("08:00").end("08:10"),
             aDeployment("DEP-4").status("ROLLED_BACK").start("07:00").end("07:10"),
             aDeployment("DEP-5").status("PENDING").start("11:00")})
        history.upsert(history::summaryOf(each));
    widgets::ListPage page(m_time);
    page.setSourceName(QStringLiteral("deployments.json"));
    page.setHistory(test_support::borrowed(history));
    show(page, {1300, 600});
    const int action = models::ListSections::action();
    auto* table = page.findChild<widgets::HistoryTable*>();
    EXPECT_GE(expectCellsReadable(page, *table, "as it is", action), 15);
    table->selectAll();
    table->setFocus();
    EXPECT_GE(expectCellsReadable(page, *table, "selected", action), 15);
    page.findChild<QLineEdit*>(QStringLiteral("search"))->setFocus();
    EXPECT_GE(expectCellsReadable(page, *table, "selected, the focus elsewhere", action), 15);
}

TEST_P(CellPixelsTest, everyCellOfTheStepsReads)
{
    widgets::DetailPage page(m_time);
    page.setRecord(detail_test::recordOf(detail_test::failedDeployment()));
    page.showPanel(widgets::DetailPage::progressPanel);
    show(page, {1100, 760});
    auto* steps = page.findChild<QTableView*>(QStringLiteral("steps"));
    ASSERT_NE(steps, nullptr);
    EXPECT_GE(expectCellsReadable(page, *steps, "as it is"), 4);
    steps->selectAll();
    EXPECT_GE(expectCellsReadable(page, *steps, "selected"), 4);
}

TEST_P(CellPixelsTest, badgesOfEachToneRead)
{
    widgets::Badge badge;
    for (const Tone tone : {Tone::Neutral, Tone::Info, Tone::Good, Tone::Warning, Tone::Bad,
             Tone::Blue, Tone::Green}) {
        badge.setState(QStringLiteral("Status"), tone);
        badge.resize(badge.sizeHint());
        EXPECT_GE(inksOf(pictureOf(badge)).strongest, leastOfText) << int(tone);
    }
}

TEST_P(CellPixelsTest, numbersAndTimesBesideACurveRead)
{
    widgets::DetailPage page(m_time);
    page.setRecord(detail_test::recordOf(detail_test::measured(detail_test::runningDeployment())));
    page.showPanel(widgets::DetailPage::metricsPanel);
    show(page, {1100, 900});
    const QImage picture = pictureOf(page);
    const int line = page.fontMetrics().height();
    int charts = 0;
    for (const auto* chart : page.findChildren<widgets::MetricChartView*>()) {
        const QRect seen = chart->viewport()->visibleRegion().boundingRect();
        if (!chart->isVisible() || seen.size() != chart->viewport()->size())
            continue;
        const int edge = static_cast<int>(chart->chart()->plotArea().left());
        const QRect beside(0, line, edge, chart->height() - 3 * line);
        const QRect below(0, chart->height() - line * 3 / 2, chart->width(), line * 3 / 2);
        for (const QRect& part : {beside, below})
            EXPECT_GE(inksOf(partOf(picture, page, *chart, part)).strongest, leastOfText)
                << chart->accessibleName().toStdString();
        ++charts;
    }
    EXPECT_GE(charts, 1);
}

TEST_P(CellPixelsTest, theRingOfTheFocusIsSeenAndWhatIsDisabledIsStillThere)
{
    QWidget window;
    auto* first = new QPushButton(QStringLiteral("Filter"), &window);
    auto* button = new QPushButton(QStringLiteral("Refresh"), &window);
    auto* off = new QPushButton(QStringLiteral("Export"), &window);
    first->setGeometry(20, 20, 120, 32);
    button->setGeometry(160, 20, 120, 32);
    off->setGeometry(300, 20, 120, 32);
    off->setEnabled(false);
    show(window, {460, 80});
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Tab);
    ASSERT_TRUE(button->hasFocus());
    const QImage picture = pictureOf(window);
    // Across the edge in the midst of its upper side: no word is there.
    const QRect across(60, 0, 1, 6);
    EXPECT_GE(inksOf(partOf(picture, window, *button, across)).strongest, leastOfSigns);
    EXPECT_GE(inksOf(partOf(picture, window, *off, off->rect())).strongest, leastOfSigns);
}

INSTANTIATE_TEST_SUITE_P(LightAndDark, CellPixelsTest, testing::Bool());

} // namespace
