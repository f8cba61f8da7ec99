// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/elided_label.h"
#include "detail/findings/finding_row.h"
#include "detail_sample.h"
#include "zone_guard.h"

#include "deploy/models/detail/steps_model.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/log/log_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

using detail_test::failedDeployment;
using detail_test::recordOf;
using detail_test::runningDeployment;
using test_support::at;
using widgets::DetailPage;
using widgets::LogView;
using namespace std::chrono_literals;

namespace {

class FindingsPanelTest : public testing::Test {
protected:
    void SetUp() override
    {
        m_page.resize(1100, 760);
        m_page.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_page));
    }

    /// Shows the deployment with what was found.
    void judge(const deployment::Deployment& deployment, std::vector<diagnosis::Finding> findings)
    {
        const models::DeploymentRecord record = recordOf(deployment);
        m_page.setRecord(record);
        m_page.setJudgement({record.deployment, std::move(findings),
            models::ComparedRun{"DEP-0", "V2.0.5", "BLUE_GREEN", at("09:00")}, 1});
    }
    [[nodiscard]] QFrame* panel() const
    {
        return m_page.findChild<QFrame*>(QStringLiteral("findings"));
    }
    /// The visible buttons of the panel, in the order of the Tab key.
    [[nodiscard]] QList<QPushButton*> buttons() const
    {
        QList<QPushButton*> found;
        QWidget* first = panel()->findChild<QPushButton*>(QStringLiteral("showEvidence"));
        for (QWidget* each = first;; each = each->nextInFocusChain()) {
            auto* button = qobject_cast<QPushButton*>(each);
            if (button != nullptr && panel()->isAncestorOf(button) && button->isVisible())
                found << button;
            if (each->nextInFocusChain() == first)
                return found;
        }
    }
    [[nodiscard]] QStringList buttonTexts() const
    {
        QStringList texts;
        for (const QPushButton* button : buttons())
            texts << button->text();
        return texts;
    }
    void press(int button) const { QTest::mouseClick(buttons().at(button), Qt::LeftButton); }
    [[nodiscard]] QString label(const char* name) const
    {
        for (const QLabel* each : panel()->findChildren<QLabel*>(QLatin1String(name))) {
            if (each->isVisible())
                return each->text();
        }
        return {};
    }

    deployment::Timestamp m_now = at("10:30");
    models::TimeContext m_time{[this] { return m_now; }, deployment::Zone::Utc};
    DetailPage m_page{m_time};
};

} // namespace

TEST_F(FindingsPanelTest, saysThatNothingIsWrongAndWhatThatRestsOn)
{
    EXPECT_FALSE(panel()->isVisible()) << "before there is a record";
    m_page.setRecord(recordOf(test_support::aDeployment("A")));
    EXPECT_EQ(label("verdict"), QString::fromUtf8("Comparing it with earlier runs…"));
    EXPECT_EQ(label("compared"), QString());
    judge(test_support::aDeployment("A"), {});
    EXPECT_EQ(label("verdict"), "Nothing unusual was found.");
    EXPECT_EQ(panel()->accessibleName(), "Nothing unusual was found.");
    EXPECT_EQ(label("compared"),
        "Compared with the last good run of this strategy (Blue/green): V2.0.5, 2025-02-15 09:00");
    judge(runningDeployment(), {});
    EXPECT_EQ(label("verdict"), "Nothing unusual so far.");
    judge(failedDeployment(), {});
    EXPECT_EQ(label("verdict"), QString());
}

TEST_F(FindingsPanelTest, onceItsEndHasPassedItIsNotKnownWhetherItGoesOn)
{
    deployment::Deployment run = runningDeployment();
    run.end = m_now + 10s;
    judge(run, {});
    EXPECT_EQ(label("verdict"), "Nothing unusual so far.");
    m_now += 10s;
    m_time.tick();
    EXPECT_TRUE(label("verdict").startsWith(u"Whether it has ended is not known"));
}

TEST_F(FindingsPanelTest, saysThatTheCauseIsLookedForAndThatItIsNotKnown)
{
    m_page.setRecord(recordOf(failedDeployment()));
    EXPECT_EQ(label("quote"), QString::fromUtf8("Looking for the cause in the log…"));
    EXPECT_EQ(label("affected"), "Which version gets the traffic is not known.");
    judge(failedDeployment(), {});
    EXPECT_EQ(label("quote"), "Why is not known: no line of the log stands out.");
    judge(failedDeployment(), {diagnosis::LogLines{{{1, 1, 1, {"probe"}}}}});
    EXPECT_EQ(label("quote"), "probe refused");
}

TEST_F(FindingsPanelTest, saysWhereWhyAndWhoIsAffectedAndLeadsThere)
{
    judge(failedDeployment().blue("app:v2.1.0", 0).green("app:v2.0.5", 100),
        {diagnosis::FailedStep{1, at("10:07"), {}},
            diagnosis::LogLines{{{1, 1, 1, {"probe"}}, {2, 1, 1, {"new"}}}}});
    EXPECT_EQ(panel()->accessibleName(), "Failed at step “Health” (2025-02-15 10:07:00 UTC)");
    EXPECT_EQ(label("quote"), "probe refused");
    EXPECT_EQ(label("affected"), "Live is still V2.0.5, with 100% of the traffic.");
    EXPECT_EQ(label("compared"),
        "Compared with the last good run of this strategy (Blue/green): V2.0.5, 2025-02-15 09:00");
    EXPECT_EQ(buttonTexts(),
        QStringList({"Show step", "Show in log", "1 more finding(s)", "Compare…", "Copy"}));
    press(2);
    ASSERT_EQ(buttonTexts(),
        QStringList({"Show step", "Show in log", "Show fewer", "Compare…", "Copy", "Show in log"}));
    m_page.showPanel(DetailPage::resourcesPanel);
    press(1);
    EXPECT_EQ(m_page.currentPanel(), DetailPage::logPanel);
    EXPECT_EQ(m_page.findChild<LogView*>()->currentEntry(), 1U);
    press(5);
    EXPECT_EQ(m_page.findChild<LogView*>()->currentEntry(), 2U);
    press(0);
    EXPECT_EQ(m_page.currentPanel(), DetailPage::progressPanel);
    const auto* steps = m_page.findChild<QTableView*>(QStringLiteral("steps"));
    EXPECT_EQ(steps->currentIndex().row(), 1);
}

TEST_F(FindingsPanelTest, selectsTheStackOfAnExceptionWithItsLine)
{
    judge(failedDeployment(),
        {diagnosis::LogLines{{{0, 2, 1, {"exception"}}, {2, 1, 1, {"exception"}, 1}}}});
    auto* log = m_page.findChild<LogView*>();
    press(1);
    EXPECT_EQ(log->currentEntry(), 0U);
    EXPECT_EQ(log->selectedText().lineCount(), 2U);
    press(2); // the rest of them
    press(5);
    EXPECT_EQ(log->currentEntry(), 2U);
    EXPECT_EQ(log->selectedText().lineCount(), 2U);
}

TEST_F(FindingsPanelTest, leadsToTheCurve)
{
    deployment::Deployment run = test_support::aDeployment("A");
    for (int minute = 0; minute <= 60; ++minute)
        run.metrics["successRate"].push_back(
            {run.start + std::chrono::minutes(minute), minute < 30 ? 99.9 : 95.0});
    judge(run, {diagnosis::MetricShift{"successRate", at("10:30"), 99.9, 95, std::nullopt}});
    EXPECT_EQ(panel()->accessibleName(), "Not as usual");
    EXPECT_EQ(buttonTexts(), QStringList({"Show curve", "Compare…", "Copy"}));
    press(0);
    EXPECT_EQ(m_page.currentPanel(), DetailPage::metricsPanel);
}

TEST_F(FindingsPanelTest, isWorkedByKeysAndReadOut)
{
    judge(failedDeployment(), {diagnosis::LogLines{{{1, 1, 1, {"probe"}}}}});
    QPushButton* show = buttons().at(1);
    EXPECT_EQ(show->accessibleName(), "Show in log: probe refused");
    show->setFocus();
    QTest::keyClick(show, Qt::Key_Space);
    EXPECT_EQ(m_page.currentPanel(), DetailPage::logPanel);
    // What is read anew keeps the focus where it is.
    show->setFocus();
    judge(failedDeployment().log("10:11", "later"),
        {diagnosis::LogLines{{{1, 1, 1, {"probe"}}, {0, 1, 1, {"error"}}}}});
    EXPECT_TRUE(show->hasFocus());
}

TEST_F(FindingsPanelTest, foldsWhatIsBeyondTheFirst)
{
    std::vector<diagnosis::Finding> findings;
    for (int index = 0; index < 5; ++index)
        findings.emplace_back(diagnosis::MetricShift{
            "metric" + std::to_string(index), at("10:05"), 1, 2, std::nullopt});
    judge(test_support::aDeployment("A"), findings);
    EXPECT_EQ(buttonTexts().filter("Show curve").size(), 1);
    EXPECT_EQ(buttons().at(1)->text(), "4 more finding(s)");
    press(1);
    EXPECT_EQ(buttonTexts().filter("Show curve").size(), 5);
    EXPECT_EQ(buttons().at(1)->text(), "Show fewer");
    press(1);
    EXPECT_EQ(buttonTexts().filter("Show curve").size(), 1);
}

TEST_F(FindingsPanelTest, staysUnfoldedInAnotherPageOfTheSame)
{
    std::vector<diagnosis::Finding> findings;
    for (int index = 0; index < 4; ++index)
        findings.emplace_back(diagnosis::MetricShift{
            "metric" + std::to_string(index), at("10:05"), 1, 2, std::nullopt});
    EXPECT_FALSE(panel()->property("viewState").isValid());
    panel()->setProperty("viewState", true);
    EXPECT_EQ(panel()->property("viewState"), true) << "it is still to come";
    judge(test_support::aDeployment("A"), {});
    EXPECT_EQ(buttonTexts().filter("Show curve").size(), 0);
    judge(test_support::aDeployment("A"), findings);
    EXPECT_EQ(buttonTexts().filter("Show curve").size(), 4);
    EXPECT_EQ(panel()->property("viewState"), true);
    panel()->findChild<QPushButton*>(QStringLiteral("moreFindings"))->click();
    EXPECT_FALSE(panel()->property("viewState").isValid());
}

/// What stood there before had no button beside it.
TEST_F(FindingsPanelTest, aQuoteIsWrappedAccordingToTheRoomThatItHas)
{
    widgets::FindingRow row(widgets::FindingEmphasis::Reason);
    row.resize(700, 100);
    row.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&row));
    auto* quote = row.findChild<widgets::PlainLabel*>(QStringLiteral("quote"));
    row.setNote(QStringLiteral("nothing"), true);
    row.layout()->activate();
    const int wide = quote->width();
    QString text = QStringLiteral("refused");
    while (quote->fontMetrics().horizontalAdvance(text + QStringLiteral(" probe")) * 4 < wide * 3)
        text += QStringLiteral(" probe");
    const models::FindingText finding{
        text, QStringLiteral("From the log"), models::LogEvidence{0, 0}};
    row.setText(finding);
    const auto isSettled = [&] { return quote->width() < wide && !quote->isCut(); };
    EXPECT_TRUE(QTest::qWaitFor(isSettled)) << quote->width() << " of " << wide;
    QString note = QStringLiteral("Why");
    row.setNote(note, false);
    while (quote->fontMetrics().horizontalAdvance(note + QStringLiteral(" not")) * 10
        < quote->width() * 9)
        note += QStringLiteral(" not");
    row.setNote(note, false);
    EXPECT_FALSE(quote->isCut());
    QFont larger = row.font();
    larger.setPointSizeF(larger.pointSizeF() * 1.4);
    row.setFont(larger);
    EXPECT_FALSE(quote->isCut()) << "as letters grow";
}

TEST_F(FindingsPanelTest, aButtonStandsNearWhatItBelongsToOnAWideScreen)
{
    m_page.resize(3800, 900);
    judge(failedDeployment(), {diagnosis::LogLines{{{1, 1, 1, {"probe"}}}}});
    for (const QString& name : {QStringLiteral("showEvidence"), QStringLiteral("copyFindings")}) {
        const auto* button = panel()->findChild<QPushButton*>(name);
        const auto edge = [&] { return button->mapTo(panel(), button->rect().topRight()).x(); };
        EXPECT_TRUE(QTest::qWaitFor([&] { return edge() < panel()->width() / 2; })) << edge();
    }
    m_page.resize(1100, 760);
    const auto* shown = panel()->findChild<QPushButton*>(QStringLiteral("showEvidence"));
    EXPECT_TRUE(QTest::qWaitFor([&] {
        return panel()->width() - shown->mapTo(panel(), shown->rect().topRight()).x() < 30;
    }));
}

TEST_F(FindingsPanelTest, copiesAllOfIt)
{
    QSignalSpy status(&m_page, &DetailPage::statusMessage);
    judge(failedDeployment(), {diagnosis::LogLines{{{1, 1, 1, {"probe"}}}}});
    QTest::mouseClick(
        panel()->findChild<QPushButton*>(QStringLiteral("copyFindings")), Qt::LeftButton);
    EXPECT_EQ(QGuiApplication::clipboard()->text(),
        "V2.1.0 生产环境 (DEP-002)\n"
        "Failed at step “Health” (2025-02-15 10:07:00 UTC)\n"
        "From the log, 10:06:00: probe refused\n"
        "Compared with the last good run of this strategy (Blue/green): V2.0.5, 2025-02-15 "
        "09:00\n");
    EXPECT_EQ(status.count(), 1);
}

TEST_F(FindingsPanelTest, asksForTheComparison)
{
    QSignalSpy compare(&m_page, &DetailPage::compareRequested);
    judge(failedDeployment(), {});
    QTest::mouseClick(
        panel()->findChild<QPushButton*>(QStringLiteral("compareFindings")), Qt::LeftButton);
    ASSERT_EQ(compare.count(), 1);
    EXPECT_EQ(compare.front().front().toString(), "DEP-002");
}

TEST_F(FindingsPanelTest, foreignTextIsNeverMarkup)
{
    judge(failedDeployment().log("10:08", "<b>boom</b>\x1b[31m\nnext"),
        {diagnosis::LogLines{{{3, 1, 1, {"error"}}}}});
    EXPECT_TRUE(label("quote").startsWith(QLatin1String("<b>boom</b>")));
    for (const QLabel* each : panel()->findChildren<QLabel*>()) {
        if (!each->text().isEmpty()) {
            EXPECT_EQ(each->textFormat(), Qt::PlainText);
        }
    }
}

TEST_F(FindingsPanelTest, aLongLineDoesNotWidenThePage)
{
    const int width = m_page.width();
    judge(failedDeployment().log("10:08", std::string(2000, 'x')),
        {diagnosis::LogLines{{{3, 1, 1, {"error"}}}}});
    EXPECT_LT(m_page.minimumSizeHint().width(), width);
}

TEST_F(FindingsPanelTest, withoutALogNoRoomIsKeptForALineOfIt)
{
    judge(failedDeployment(), {});
    const int withLog = panel()->height();
    judge(test_support::aDeployment("DEP-6").failed().end("10:20").step(
              "Build", "FAILED", "10:00", "10:05"),
        {});
    EXPECT_EQ(label("quote"), u"Why is not known: there is no log that could tell.");
    EXPECT_LE(panel()->height(), withLog - panel()->fontMetrics().height());
    for (const QLabel* each : panel()->findChildren<QLabel*>()) {
        if (each->isVisible() && each->text().isEmpty() && each->pixmap().isNull())
            ADD_FAILURE() << "an empty line: " << each->objectName().toStdString();
    }
}

TEST_F(FindingsPanelTest, whatRunsShowsItsExpectedEnd)
{
    m_page.setRecord(recordOf(runningDeployment()));
    const int narrowest = m_page.minimumSizeHint().width();
    const auto* end = m_page.findChild<QLabel*>(QStringLiteral("expectedEnd"));
    EXPECT_FALSE(end->isVisible());
    diagnosis::ExpectedEnd expected{
        at("10:36"), at("10:41"), at("10:41"), {21min, 25min, 12}, false};
    m_page.setExpectedEnd(expected);
    EXPECT_TRUE(end->isVisible());
    EXPECT_EQ(end->text(), "about 6 min left, ends 10:36 to 10:41");
    EXPECT_LE(m_page.minimumSizeHint().width(), narrowest) << "the window need not grow for it";
    m_now = at("10:34");
    m_time.tick();
    EXPECT_EQ(end->text(), "about 2 min left, ends 10:36 to 10:41");
    m_now = at("10:45");
    expected.isLate = true;
    m_page.setExpectedEnd(expected);
    EXPECT_EQ(end->text(), "late by 4 min");
    m_page.setExpectedEnd(std::nullopt);
    EXPECT_FALSE(end->isVisible());
}

TEST_F(FindingsPanelTest, howLongAndHowMuchIsLeftStandInOneLine)
{
    m_page.setRecord(recordOf(runningDeployment()));
    m_page.setUsualDuration(diagnosis::DurationStatistics{21min, 25min, 12});
    m_page.setExpectedEnd(
        diagnosis::ExpectedEnd{at("10:36"), at("10:41"), at("10:41"), {21min, 25min, 12}, false});
    const auto placeOf = [this](const char* name) {
        const auto* part = m_page.findChild<QWidget*>(QLatin1String(name));
        return part->mapTo(&m_page, part->rect().center());
    };
    const auto* bar = m_page.findChild<QWidget*>(QStringLiteral("percent"));
    m_page.resize(1600, 760);
    m_page.grab();
    const int wide = bar->width();
    for (const int width : {1600, 1366, 1120, 900, 760, 640}) {
        m_page.resize(width, 760);
        m_page.grab();
        EXPECT_NEAR(placeOf("elapsed").y(), placeOf("expectedEnd").y(), 1) << width;
        EXPECT_LE(bar->width(), wide);
    }
    m_page.resize(1120, 760);
    m_page.grab();
    EXPECT_NEAR(placeOf("status").y(), placeOf("expectedEnd").y(), 1) << "all of it in one line";
}

TEST_F(FindingsPanelTest, aLateStepSaysSoAmongTheSteps)
{
    judge(runningDeployment(), {diagnosis::LateStep{1, 5min, {2min, 3min, 9}}});
    const auto* steps = m_page.findChild<QTableView*>(QStringLiteral("steps"));
    const int note = models::StepsModel::NoteRole;
    EXPECT_EQ(steps->model()->index(1, 0).data(note).toString(),
        "Late: usually 2 min · Current traffic: 50%");
    judge(runningDeployment(), {});
    EXPECT_EQ(steps->model()->index(1, 0).data(note).toString(), "Current traffic: 50%");
}
