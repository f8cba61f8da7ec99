// SPDX-License-Identifier: GPL-3.0-or-later
// What is painted, not what the palette promises: real pages are drawn in both palettes, and each
// word on them is compared with the ground that it stands on.
#include "connection_builder.h"
#include "detail_sample.h"
#include "journal_builder.h"
#include "list/table/history_table.h"
#include "list_page_fixture.h"
#include "pixels.h"
#include "plan_builder.h"

#include "deploy/widgets/commands/command_dialog.h"
#include "deploy/widgets/commands/journal_page.h"
#include "deploy/widgets/connections/connection_dialog.h"
#include "deploy/widgets/detail/detail_page.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using pixels::Dressed;
using pixels::expectReadable;
using pixels::inksOf;
using pixels::partOf;
using pixels::pictureOf;

class PixelsTest : public testing::TestWithParam<bool> {
protected:
    static void show(QWidget& window, QSize size)
    {
        window.resize(size);
        window.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&window));
    }

    const Dressed m_dressed{GetParam()};
    models::TimeContext m_time{[] { return test_support::at("12:00"); }, deployment::Zone::Utc};
};

class ListPixelsTest : public PixelsTest {
protected:
    void SetUp() override
    {
        using test_support::aDeployment;
        for (const auto& each :
            {aDeployment("DEP-1").running().percentage(60).currentStep("Switch"),
                aDeployment("DEP-2").start("09:00").end("09:10"),
                aDeployment("DEP-3").failed().start("08:00").end("08:10")})
            m_history.upsert(history::summaryOf(each));
        m_page.setSourceName(QStringLiteral("deployments.json"));
        m_page.setHistory(test_support::borrowed(m_history));
        show(m_page, {1200, 600});
        m_table = m_page.findChild<widgets::HistoryTable*>();
        ASSERT_NE(m_table, nullptr);
    }

    history::History m_history;
    widgets::ListPage m_page{m_time};
    QTableView* m_table = nullptr;
};

TEST_P(ListPixelsTest, everyWordAroundTheTableReads)
{
    EXPECT_GE(expectReadable(m_page), 5);
}

TEST_P(ListPixelsTest, headingsRead)
{
    QWidget& headings = *m_table->horizontalHeader()->viewport();
    EXPECT_GE(inksOf(partOf(pictureOf(m_page), m_page, headings, headings.rect())).strongest, 4.5);
}

TEST_P(ListPixelsTest, theEdgeOfTheSearchIsSeen)
{
    const auto& search = *m_page.findChild<QLineEdit*>(QStringLiteral("search"));
    // Through the edge alone: what stands out there is the edge.
    const QRect across(search.width() / 2, 0, 1, 3);
    EXPECT_GE(inksOf(partOf(pictureOf(m_page), m_page, search, across)).strongest, 3.0);
}

INSTANTIATE_TEST_SUITE_P(LightAndDark, ListPixelsTest, testing::Bool());

TEST_P(PixelsTest, everyWordOfAFailedDeploymentReads)
{
    widgets::DetailPage page(m_time);
    page.setRecord(detail_test::recordOf(detail_test::failedDeployment()));
    show(page, {1100, 760});
    EXPECT_GE(expectReadable(page), 5);
}

TEST_P(PixelsTest, everyWordOfARollbackReads)
{
    widgets::CommandDialog dialog(test_support::aPlan(operations::CommandKind::RollBack,
                                      test_support::aDeployment("DEP-001").running().percentage(60),
                                      operations::SafetyLevel::Production),
        m_time);
    show(dialog, dialog.sizeHint());
    EXPECT_GE(expectReadable(dialog), 5);
}

TEST_P(PixelsTest, everyWordOfTheConnectionsReads)
{
    widgets::ConnectionDialog dialog({test_support::aConnection("a", "Alpha")});
    show(dialog, {860, 680});
    EXPECT_GE(expectReadable(dialog), 5);
}

TEST_P(PixelsTest, everyWordOfTheJournalReads)
{
    widgets::JournalPage page(m_time);
    page.setRecords(
        {{test_support::aJournalEntry("c-1", operations::CommandState::Refused, "09:00"), false}});
    show(page, {1000, 640});
    EXPECT_GE(expectReadable(page), 3);
}

INSTANTIATE_TEST_SUITE_P(LightAndDark, PixelsTest, testing::Bool());

} // namespace
