// SPDX-License-Identifier: GPL-3.0-or-later
// Every page at the size of a small screen, with letters up to twice as large, in English and
// Chinese: no label, button, heading or tab is cut off.
#include "controls/empty_state.h"
#include "detail_sample.h"
#include "journal_builder.h"
#include "list_page_fixture.h"
#include "room.h"

#include "deploy/models/states/failure_state.h"
#include "deploy/widgets/commands/journal_page.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/style/console_style.h"

#include <QTest>

#include <gtest/gtest.h>

namespace {

using deployment::ErrorCode;
using test_support::Letters;

class PageRoomTest : public testing::TestWithParam<Letters> {
protected:
    PageRoomTest() { QApplication::setStyle(new widgets::ConsoleStyle); }
    ~PageRoomTest() override { QApplication::setStyle(QStringLiteral("fusion")); }

    static void expectNothingCutOff(QWidget& page)
    {
        page.resize(1366, 700);
        page.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&page));
        QCoreApplication::processEvents();
        test_support::expectRoomForAllWords(page);
    }

    const test_support::LettersScope m_letters{GetParam()};
    models::TimeContext m_time{[] { return test_support::at("12:00"); }, deployment::Zone::Utc};
};

TEST_P(PageRoomTest, list)
{
    using test_support::aDeployment;
    history::History history;
    for (const auto& each : {aDeployment("DEP-1").running().percentage(60).currentStep("Switch"),
             aDeployment("DEP-2").failed().start("08:00").end("08:10")})
        history.upsert(history::summaryOf(each));
    widgets::ListPage page(m_time);
    page.setSourceName(QStringLiteral("deployments.json"));
    page.setHistory(test_support::borrowed(history));
    expectNothingCutOff(page);
}

TEST_P(PageRoomTest, deployment)
{
    widgets::DetailPage page(m_time);
    page.setRecord(detail_test::recordOf(detail_test::failedDeployment()));
    page.resize(1100, 700);
    for (const std::string_view panel : page.panels()) {
        SCOPED_TRACE(std::string(panel));
        page.showPanel(panel);
        expectNothingCutOff(page);
        test_support::expectRoomIsShared(page);
    }
}

TEST_P(PageRoomTest, journal)
{
    widgets::JournalPage page(m_time);
    expectNothingCutOff(page);
    auto entry = test_support::aJournalEntry("c-1", operations::CommandState::Refused, "09:00");
    entry.command.actor = "anonymous";
    entry.command.deployment = "DEP-20251126-0001";
    page.setRecords({{entry, false}});
    expectNothingCutOff(page);
    test_support::expectRoomIsShared(page);
    entry.outcome = std::string(200, 'x');
    page.setRecords({{entry, false}});
    expectNothingCutOff(page);
    test_support::expectRoomIsShared(page);
}

TEST_P(PageRoomTest, everyFailure)
{
    widgets::EmptyState state;
    for (const models::Origin origin : {models::Origin::File, models::Origin::Server}) {
        for (int code = 0; code <= int(ErrorCode::Unknown); ++code) {
            models::Failure failure;
            failure.error = {ErrorCode(code),
                {"The proxy %1 refused the connection to %2. If that host can be reached directly, "
                 "add it to the environment variable no_proxy.",
                    {"proxy.example:3128", "deployments.example"}},
                {}};
            failure.origin = origin;
            failure.since = test_support::at("11:00");
            failure.nextAttempt = test_support::at("12:01");
            state.setMessage(widgets::failureMessage(models::failureState(failure, m_time)));
            expectNothingCutOff(state);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Sizes, PageRoomTest, testing::ValuesIn(test_support::allLetters()));

} // namespace
