// SPDX-License-Identifier: GPL-3.0-or-later
// What comes to know later than a page was opened moves nothing on it.
#include "detail_sample.h"
#include "journal_builder.h"

#include "deploy/models/detail/deployment_marks.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/detail/detail_page.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QFrame>
#include <QHash>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using detail_test::failedDeployment;
using detail_test::recordOf;
using detail_test::runningDeployment;
using test_support::aDeployment;
using test_support::at;
using widgets::DetailPage;
using namespace std::chrono_literals;

struct Look {
    const char* name;
    QSize size;
    bool isOnePage;
};
struct Shown {
    const char* name;
    deployment::Deployment (*make)();
};

deployment::Deployment rolledBackByHand()
{
    return aDeployment("DEP-5")
        .status("ROLLED_BACK")
        .end("10:10")
        .step("Watch", "FAILED", "10:00", "10:05")
        .log("10:01", "watching")
        .log("10:05", "manual rollback (ops): error rate is up")
        .log("10:10", "rolled back");
}

deployment::Deployment paused()
{
    deployment::Deployment run = runningDeployment();
    run.paused = true;
    return run;
}

class StillPageTest : public testing::TestWithParam<std::tuple<Look, Shown>> {
protected:
    void SetUp() override
    {
        const Look& look = std::get<Look>(GetParam());
        m_page.resize(look.size);
        m_page.setOnePage(look.isOnePage);
        m_page.setCommandAvailability({{operations::CommandKind::Resume, true, {}}});
        m_page.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_page));
        m_record = recordOf(std::get<Shown>(GetParam()).make());
        m_page.setRecord(m_record);
        settle();
        if (auto* area = qobject_cast<QScrollArea*>(layouts().currentWidget())) {
            area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum() / 2);
            ASSERT_GT(area->verticalScrollBar()->value(), 0) << "scrolled";
        }
        settle();
    }

    static void settle()
    {
        for (int round = 0; round < 5; ++round) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
    }
    [[nodiscard]] QStackedWidget& layouts() const
    {
        return *m_page.findChild<QStackedWidget*>(QStringLiteral("layouts"));
    }

    /// Where everything is that can be looked or pointed at, but for the findings themselves.
    [[nodiscard]] QHash<QWidget*, QRect> places() const
    {
        settle();
        QHash<QWidget*, QRect> places;
        for (QWidget* each : layouts().findChildren<QWidget*>()) {
            if (each->isVisible())
                places.insert(each, {each->mapTo(&m_page, QPoint()), each->size()});
        }
        for (auto* button : m_page.findChildren<QAbstractButton*>(
                 QRegularExpression(QStringLiteral("^(refresh|compare|resume|nowCommand)$")))) {
            if (button->isVisible())
                places.insert(button, {button->mapTo(&m_page, QPoint()), button->size()});
        }
        for (auto* steps : m_page.findChildren<QTableView*>(QStringLiteral("steps"))) {
            const QModelIndex last = steps->model()->index(steps->model()->rowCount() - 1, 0);
            places.insert(steps->horizontalHeader(), steps->visualRect(last));
        }
        return places;
    }

    void expectStill(const QHash<QWidget*, QRect>& before, const char* after) const
    {
        const QHash<QWidget*, QRect> now = places();
        EXPECT_EQ(now.size(), before.size()) << after;
        for (auto each = before.begin(); each != before.end(); ++each) {
            const QRect is = now.value(each.key());
            EXPECT_TRUE(is == each.value())
                << after << ": " << each.key()->metaObject()->className() << ' '
                << each.key()->objectName().toStdString() << " from y " << each.value().y()
                << ", height " << each.value().height() << " to y " << is.y() << ", height "
                << is.height();
        }
    }

    [[nodiscard]] models::Judgement judgement(
        std::vector<diagnosis::Finding> findings, double judged = 1) const
    {
        return {m_record.deployment, std::move(findings),
            models::ComparedRun{"DEP-0", "V2.0.5", "BLUE_GREEN", at("09:00")}, judged};
    }
    [[nodiscard]] static std::vector<diagnosis::Finding> manyFindings()
    {
        std::vector<diagnosis::Finding> findings{diagnosis::FailedStep{0, at("10:05"), {0}},
            diagnosis::LogLines{{{1, 1, 1, {"new"}}, {2, 1, 4, {"error"}}}},
            diagnosis::LateStep{0, 12min, {4min, 7min, 23}}};
        for (const char* metric : {"successRate", "responseTime", "cpu.of.the.second.container"})
            findings.emplace_back(
                diagnosis::MetricShift{metric, at("10:06"), 99.9, 3.25, std::nullopt});
        return findings;
    }

    deployment::Timestamp m_now = at("10:30");
    models::TimeContext m_time{[this] { return m_now; }, deployment::Zone::Utc};
    DetailPage m_page{m_time};
    models::DeploymentRecord m_record;
};

TEST_P(StillPageTest, findingsMoveNothing)
{
    const auto before = places();
    m_page.setJudgement(judgement({}, 0.4));
    expectStill(before, "while it is judged");
    m_page.setJudgement(judgement(manyFindings(), 0.9));
    expectStill(before, "with the first findings");
    m_page.setJudgement(judgement(manyFindings()));
    expectStill(before, "with all of them");
    m_page.setJudgement(judgement({diagnosis::LogLines{{{0, 1, 1, {"error"}}}}}));
    expectStill(before, "with one");
    m_page.setJudgement(judgement({}));
    expectStill(before, "with none");
    m_page.setJudgement({m_record.deployment, {}, std::nullopt, 1});
    expectStill(before, "with none, and nothing to compare with");
}

TEST_P(StillPageTest, whatElseIsLearnedLaterMovesNothing)
{
    const auto before = places();
    m_page.setLive({"V2.2.0", true});
    expectStill(before, "what is live");
    m_page.setUsualDuration(diagnosis::DurationStatistics{21min, 30min, 12});
    expectStill(before, "how long it usually takes");
    if (!m_record.deployment->end) {
        m_page.setExpectedEnd(diagnosis::ExpectedEnd{
            at("10:36"), at("10:41"), at("10:41"), {21min, 25min, 12}, false});
        expectStill(before, "when it will probably end");
        m_page.setExpectedEnd(diagnosis::ExpectedEnd{
            at("10:20"), at("10:25"), at("10:25"), {21min, 25min, 12}, true});
        expectStill(before, "that it is late");
    }
    auto given = test_support::aJournalEntry("1", operations::CommandState::Done, "10:26");
    given.command.reason = std::string(200, 'x');
    given.sentAt = at("10:26");
    m_page.marks().setGivenCommands({given});
    expectStill(before, "which commands were given");
}

TEST_P(StillPageTest, whatIsUnfoldedKeepsItsHeight)
{
    m_page.setJudgement(judgement(manyFindings()));
    settle();
    auto* more = m_page.findChild<QAbstractButton*>(QStringLiteral("moreFindings"));
    ASSERT_TRUE(more->isVisible());
    const auto folded = places();
    QTest::mouseClick(more, Qt::LeftButton);
    const auto before = places();
    EXPECT_NE(before, folded) << "asked for, there is room for them";
    auto more2 = manyFindings();
    more2.emplace_back(diagnosis::MetricShift{"z", at("10:06"), 1, 2, std::nullopt});
    m_page.setJudgement(judgement(more2));
    expectStill(before, "with one more");
    m_page.setJudgement(judgement({}));
    expectStill(before, "with none left");
    QTest::mouseClick(more, Qt::LeftButton);
    expectStill(folded, "folded again");
}

constexpr std::array looks{
    Look{"Small", {800, 600}, false},
    Look{"Tabs", {1100, 760}, false},
    Look{"SideBySide", {1366, 700}, false},
    Look{"OnePage", {1100, 760}, true},
    Look{"OnePageSmall", {800, 600}, true},
};
const std::array runs{
    Shown{"Failed", [] { return deployment::Deployment(failedDeployment()); }},
    Shown{"RolledBackByHand", rolledBackByHand},
    Shown{"Running", [] { return deployment::Deployment(runningDeployment()); }},
    Shown{"Paused", paused},
    Shown{"Succeeded",
        [] {
            return deployment::Deployment(aDeployment("DEP-7")
                                              .end("10:20")
                                              .step("Go", "COMPLETED", "10:00", "10:01")
                                              .log("10:00", "a")
                                              .log("10:01", "b")
                                              .log("10:02", "c"));
        }},
};

INSTANTIATE_TEST_SUITE_P(Pages, StillPageTest,
    testing::Combine(testing::ValuesIn(looks), testing::ValuesIn(runs)), [](const auto& each) {
        return std::string(std::get<Look>(each.param).name) + std::get<Shown>(each.param).name;
    });

} // namespace
