// SPDX-License-Identifier: GPL-3.0-or-later
#include "builder.h"
#include "controls/badge.h"
#include "controls/elided_label.h"

#include "deploy/models/time_context.h"
#include "deploy/widgets/compare/compare_page.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using deployment::Deployment;
using test_support::aDeployment;
using test_support::at;
using widgets::ComparePage;
using widgets::ElidedLabel;
using widgets::MetricChartView;
using Tone = widgets::theme::Tone;

std::shared_ptr<const models::ComparedRuns> comparisonOf(
    const Deployment& here, const Deployment& there)
{
    using diagnosis::Anchor;
    auto runs = std::make_shared<models::ComparedRuns>();
    runs->here = std::make_shared<const Deployment>(here);
    runs->there = std::make_shared<const Deployment>(there);
    runs->comparison = diagnosis::compare(here, there, at("12:00"));
    runs->sinceStart = diagnosis::alignedCurves(here, there, Anchor::Start);
    runs->sinceTrafficChange = diagnosis::alignedCurves(here, there, Anchor::TrafficChange);
    return runs;
}

Deployment failedRun()
{
    Deployment run = aDeployment("DEP-2")
                         .failed()
                         .end("10:20")
                         .step("Build", "COMPLETED", "10:00", "10:10")
                         .step("Check", "FAILED", "10:10", "10:20")
                         .step("Switch", "PENDING")
                         .log("10:05", "流量切换至50%");
    run.metrics["successRate"] = {{at("10:01"), 99}, {at("10:15"), 90}};
    return run;
}

Deployment goodRun()
{
    Deployment run = aDeployment("DEP-1")
                         .version("V2.0.5")
                         .start("09:00")
                         .end("09:30")
                         .step("Build", "COMPLETED", "09:00", "09:04")
                         .step("Check", "COMPLETED", "09:04", "09:06")
                         .step("Switch", "COMPLETED", "09:06", "09:07")
                         .log("09:06", "流量切换至50%");
    run.metrics["successRate"] = {{at("09:01"), 99.5}, {at("09:20"), 99.9}};
    return run;
}

diagnosis::LogDifference someLines()
{
    return {{{"pod <*> crashed", 12, 0, 40}, {"probe failed", 1, 0, 45}}, {{"ready", 0, 3, 7}}, {}};
}

class ComparePageTest : public testing::Test {
protected:
    void SetUp() override
    {
        m_page.resize(1200, 760);
        m_page.show();
        m_page.activateWindow(); // keys are those of the window in front
        EXPECT_TRUE(QTest::qWaitForWindowActive(&m_page));
    }

    void showBoth(const Deployment& here = failedRun(), const Deployment& there = goodRun())
    {
        m_page.setChoices(
            {{"DEP-1", "V2.0.5 · yesterday", true}, {"DEP-0", "V2.0.4 · before", false}}, "DEP-1");
        m_page.setComparison(comparisonOf(here, there));
    }

    template <typename Widget> Widget* child(const char* name) const
    {
        auto* found = m_page.findChild<Widget*>(QString::fromLatin1(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }

    QString shownTexts() const
    {
        QStringList texts;
        for (const QLabel* label : m_page.findChildren<QLabel*>()) {
            if (label->isVisible())
                texts << label->text();
        }
        return texts.join(QLatin1Char('\n'));
    }

    QAbstractButton* button(const char* name) const
    {
        for (QAbstractButton* each : m_page.findChildren<QAbstractButton*>()) {
            if (each->isVisible()
                && (each->text() == QLatin1String(name)
                    || each->accessibleName() == QLatin1String(name)))
                return each;
        }
        ADD_FAILURE() << "no button " << name;
        return nullptr;
    }

    void click(QTableView& table, int row)
    {
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
            table.visualRect(table.model()->index(row, 0)).center());
    }

    deployment::Timestamp m_now = at("12:00");
    models::TimeContext m_time{[this] { return m_now; }, deployment::Zone::Utc};
    ComparePage m_page{m_time};
};

TEST_F(ComparePageTest, curvesThatWereNotMeasuredInOnePlaceSaySo)
{
    Deployment here = failedRun();
    showBoth(here);
    EXPECT_FALSE(shownTexts().contains(QStringLiteral("measured")));
    here.metrics.named("successRate").origin = deployment::MetricOrigin::MetricsServer;
    showBoth(here);
    EXPECT_TRUE(shownTexts().contains(QStringLiteral(
        "Not measured in the same place. In color: from the metrics server. In gray: "
        "from the record of the deployment.")));
    Deployment there = goodRun();
    there.metrics.named("successRate").origin = deployment::MetricOrigin::MetricsServer;
    showBoth(failedRun(), there);
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("In gray: from the metrics server.")));
    showBoth(here, there);
    EXPECT_FALSE(shownTexts().contains(QStringLiteral("measured")));
    there.metrics["successRate"].clear();
    showBoth(failedRun(), there);
    EXPECT_FALSE(shownTexts().contains(QStringLiteral("measured"))) << "there is one curve";
}

TEST_F(ComparePageTest, saysWhichTwoRunsThereAre)
{
    showBoth();
    EXPECT_EQ(child<QLabel>("comparisonTitle")->text(), "V2.1.0 生产 compared with V2.0.5");
    EXPECT_EQ(child<QComboBox>("otherRun")->currentText(),
        "V2.0.5 · yesterday · last good run of this strategy");
    QStringList statuses;
    for (const widgets::Badge* badge : m_page.findChildren<widgets::Badge*>()) {
        if (badge->isVisible())
            statuses << badge->text();
    }
    EXPECT_EQ(statuses, QStringList({"Failed", "Succeeded"}));
    QSignalSpy opened(&m_page, &ComparePage::openRequested);
    for (QAbstractButton* each : m_page.findChildren<QAbstractButton*>()) {
        if (each->accessibleName() == "Open this deployment")
            each->click();
    }
    ASSERT_EQ(opened.size(), 2);
    EXPECT_EQ(opened[0][0], "DEP-2");
    EXPECT_EQ(opened[1][0], "DEP-1");
}

TEST_F(ComparePageTest, sumsUpWhatDiffers)
{
    showBoth();
    EXPECT_EQ(child<QTableView>("comparedSteps")->model()->rowCount(), 3);
    EXPECT_TRUE(shownTexts().contains("2 slower, 1 not run"));
    EXPECT_TRUE(shownTexts().contains("2 of 5 differ"));
    EXPECT_TRUE(shownTexts().contains("Comparing the logs…"));
    m_page.setLogDifference(someLines());
    EXPECT_TRUE(shownTexts().contains("2 new, 1 missing"));
    EXPECT_FALSE(shownTexts().contains("Comparing the logs…"));
    EXPECT_FALSE(m_page.grab().isNull());
}

TEST_F(ComparePageTest, anotherRunCanBeChosenByKeyboard)
{
    showBoth();
    QSignalSpy chosen(&m_page, &ComparePage::runChosen);
    QTest::keyClick(child<QComboBox>("otherRun"), Qt::Key_Down);
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen[0][0], "DEP-0");
    m_page.setChoices({}, {});
    EXPECT_FALSE(child<QComboBox>("otherRun")->isVisible());
}

TEST_F(ComparePageTest, aLineLeadsToTheLogThatHasIt)
{
    showBoth();
    m_page.setLogDifference(someLines());
    QSignalSpy requested(&m_page, &ComparePage::logEntryRequested);
    auto* lines = child<QTableView>("comparedLines");
    click(*lines, 1);
    ASSERT_EQ(requested.size(), 1);
    EXPECT_EQ(requested[0], QVariantList({"DEP-2", QVariant::fromValue(std::size_t(45))}));
    QTest::keyClick(lines, Qt::Key_Up);
    QTest::keyClick(lines, Qt::Key_Return);
    ASSERT_EQ(requested.size(), 2);
    EXPECT_EQ(requested[1][1], QVariant::fromValue(std::size_t(40)));
    // To select lines is not to open them.
    QTest::mouseClick(lines->viewport(), Qt::LeftButton, Qt::ControlModifier,
        lines->visualRect(lines->model()->index(1, 0)).center());
    EXPECT_EQ(requested.size(), 2);
    child<QTabBar>("lineKinds")->setCurrentIndex(1);
    click(*lines, 0);
    ASSERT_EQ(requested.size(), 3);
    EXPECT_EQ(requested[2], QVariantList({"DEP-1", QVariant::fromValue(std::size_t(7))}));
}

TEST_F(ComparePageTest, kindsOfLinesHaveTabsThatCount)
{
    showBoth();
    m_page.setLogDifference(someLines());
    const auto* tabs = child<QTabBar>("lineKinds");
    EXPECT_EQ(tabs->tabText(0), "New (2)");
    EXPECT_EQ(tabs->tabText(1), "Missing (1)");
    EXPECT_EQ(tabs->tabText(2), "Other count (0)");
    child<QTabBar>("lineKinds")->setCurrentIndex(2);
    EXPECT_TRUE(shownTexts().contains("What both runs have, they have equally often."));
    EXPECT_FALSE(child<QTableView>("comparedLines")->isVisible());
    m_page.setLogDifference(diagnosis::LogDifference{{}, {}, {{"retry <*>", 5, 2, 1}}});
    EXPECT_TRUE(child<QTableView>("comparedLines")->isVisible());
}

TEST_F(ComparePageTest, whatIsMissingMayStillComeWhileARunGoesOn)
{
    showBoth(aDeployment("DEP-3").running().start("11:58").log("11:59", "begun"), goodRun());
    m_page.setLogDifference(someLines());
    EXPECT_FALSE(shownTexts().contains("may still come"));
    child<QTabBar>("lineKinds")->setCurrentIndex(1);
    EXPECT_TRUE(shownTexts().contains("may still come"));
    EXPECT_TRUE(child<QTableView>("comparedLines")->isVisible());
    showBoth();
    EXPECT_FALSE(shownTexts().contains("may still come"));
}

TEST_F(ComparePageTest, ofARunWithoutALogNoLineIsMissing)
{
    showBoth(aDeployment("DEP-3").service("checkout").failed().end("10:20"), goodRun());
    m_page.setLogDifference(diagnosis::LogDifference{{}, {{"ready", 0, 3, 7}}, {}});
    const QString shown = shownTexts();
    EXPECT_TRUE(shown.contains("No log of this run is known."));
    EXPECT_TRUE(shown.contains("No steps of this run are known."));
    EXPECT_TRUE(shown.contains("No curves of this run are known."));
    EXPECT_FALSE(shown.contains("missing"));
    EXPECT_FALSE(child<QTabBar>("lineKinds")->isVisible());
    EXPECT_FALSE(child<QTableView>("comparedLines")->isVisible());
    showBoth();
    EXPECT_TRUE(child<QTabBar>("lineKinds")->isVisible());
    EXPECT_TRUE(shownTexts().contains("1 missing"));
}

TEST_F(ComparePageTest, tablesAndTheWholeAreCopied)
{
    showBoth();
    m_page.setLogDifference(someLines());
    auto* steps = child<QTableView>("comparedSteps");
    steps->setFocus();
    steps->selectRow(1);
    QSignalSpy told(&m_page, &ComparePage::statusMessage);
    QTest::keyClick(steps, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QGuiApplication::clipboard()->text(),
        "Step\tThis run\tOther run\tDifference\nCheck\tFailed, 10 min\t2 min\t8 min longer\n");
    ASSERT_EQ(told.size(), 1);
    button("Copy the comparison as text")->click();
    const QString text = QGuiApplication::clipboard()->text();
    EXPECT_TRUE(text.startsWith("This run: V2.1.0 生产, Failed"));
    EXPECT_TRUE(text.contains("pod <*> crashed\t12\t0"));
    EXPECT_EQ(told.size(), 2);
}

TEST_F(ComparePageTest, sayWhyThereIsNothingToSee)
{
    EXPECT_FALSE(child<QTableView>("comparedSteps")->isVisible());
    EXPECT_FALSE(button("Copy the comparison as text")->isEnabled());
    EXPECT_FALSE(child<QComboBox>("otherRun")->isVisible());
    EXPECT_FALSE(shownTexts().contains("Compared with"));
    m_page.setRuns(std::make_shared<const Deployment>(failedRun()), nullptr);
    m_page.setLoadState(widgets::StatusMessage::withAction("DEP-1 could not be read", Tone::Bad));
    EXPECT_TRUE(shownTexts().contains("DEP-1 could not be read"));
    EXPECT_TRUE(shownTexts().contains("V2.1.0 生产"));
    QSignalSpy refreshed(&m_page, &ComparePage::refreshRequested);
    button("Try again")->click();
    EXPECT_EQ(refreshed.size(), 1);
    button("Read both runs again (F5)")->click();
    EXPECT_EQ(refreshed.size(), 2);
    m_page.setLoadState({});
    showBoth();
    EXPECT_TRUE(child<QTableView>("comparedSteps")->isVisible());
    EXPECT_FALSE(shownTexts().contains("DEP-1 could not be read"));
}

TEST_F(ComparePageTest, curvesAreLaidOverEachOther)
{
    showBoth();
    const auto* chart = m_page.findChild<MetricChartView*>();
    ASSERT_NE(chart, nullptr);
    EXPECT_TRUE(chart->accessibleDescription().contains("last 90% at 15 min"));
    EXPECT_TRUE(chart->accessibleDescription().contains("V2.0.5 生产: Lowest 99.5%"));
    QTest::mouseClick(child<QRadioButton>("sinceTraffic"), Qt::LeftButton, {}, QPoint(8, 8));
    EXPECT_TRUE(child<QRadioButton>("sinceTraffic")->isChecked());
    EXPECT_TRUE(chart->accessibleDescription().contains("last 90% at 10 min"));
    EXPECT_TRUE(chart->accessibleDescription().contains("last 99.9% at 14 min"));
    // What is looked at stays while the run goes on.
    showBoth();
    EXPECT_TRUE(child<QRadioButton>("sinceTraffic")->isChecked());
    EXPECT_TRUE(shownTexts().contains("In color: V2.1.0 生产. In gray: V2.0.5 生产."));
}

TEST_F(ComparePageTest, theTrafficIsNoMomentWhereALogDoesNotTellIt)
{
    showBoth();
    child<QRadioButton>("sinceTraffic")->setChecked(true);
    Deployment silent = goodRun();
    silent.log = {};
    showBoth(failedRun(), silent);
    EXPECT_FALSE(child<QRadioButton>("sinceTraffic")->isEnabled());
    EXPECT_FALSE(child<QRadioButton>("sinceTraffic")->toolTip().isEmpty());
    EXPECT_TRUE(child<QRadioButton>("sinceStart")->isChecked());
    showBoth(aDeployment("DEP-2"), aDeployment("DEP-1"));
    EXPECT_TRUE(shownTexts().contains("Neither run has curves."));
    EXPECT_FALSE(child<QRadioButton>("sinceStart")->isVisible());
}

TEST_F(ComparePageTest, hasTwoColumnsWhereThereIsRoom)
{
    showBoth();
    m_page.setLogDifference(someLines());
    const auto left = [&](const char* name) {
        return child<QTableView>(name)->mapTo(&m_page, QPoint()).x();
    };
    QCoreApplication::processEvents();
    EXPECT_GT(left("comparedLines"), left("comparedSteps") + 300);
    m_page.resize(800, 600);
    QCoreApplication::processEvents();
    EXPECT_EQ(left("comparedLines"), left("comparedSteps"));
}

TEST_F(ComparePageTest, whereALineHasNoRoomItsFactsStandBelow)
{
    showBoth();
    const auto factsOf = [this](const char* id) {
        const auto all = m_page.findChildren<ElidedLabel*>();
        const auto found = std::ranges::find_if(
            all, [&](const ElidedLabel* each) { return each->text().contains(QLatin1String(id)); });
        return found == all.end() ? nullptr : *found;
    };
    const auto* choice = m_page.findChild<QComboBox*>(QStringLiteral("otherRun"));
    for (const int width : {560, 1400, 560}) {
        m_page.resize(width, 760);
        EXPECT_TRUE(QTest::qWaitFor([&] {
            const int top = factsOf("DEP-1")->geometry().top();
            return (top >= choice->geometry().bottom()) == (width == 560);
        })) << width;
        for (const char* id : {"DEP-1", "DEP-2"}) {
            const ElidedLabel* facts = factsOf(id);
            ASSERT_NE(facts, nullptr);
            EXPECT_GE(facts->width(), facts->sizeHint().width()) << id << " at " << width;
        }
    }
}

TEST_F(ComparePageTest, newerStatesKeepTheSelection)
{
    showBoth();
    auto* steps = child<QTableView>("comparedSteps");
    steps->selectRow(1);
    Deployment later = failedRun();
    later.progress.steps[1].end = at("10:25");
    m_page.setComparison(comparisonOf(later, goodRun()));
    EXPECT_EQ(steps->currentIndex().row(), 1);
    EXPECT_EQ(steps->model()->index(1, 1).data().toString(), "Failed, 15 min");
}

TEST_F(ComparePageTest, aRunningRunTakesLongerByTheSecond)
{
    showBoth(aDeployment("DEP-3").running().start("11:58"), goodRun());
    m_now += 30s;
    EXPECT_TRUE(m_time.tick());
    bool found = false;
    for (const QWidget* each : m_page.findChildren<QWidget*>())
        found = found || each->accessibleName().contains("2 min 30 s");
    EXPECT_TRUE(found);
}

TEST_F(ComparePageTest, foreignTextIsNoMarkup)
{
    const auto hostile = aDeployment("<b>x</b>").version("<img src=x>\u202e").environment("<i>");
    showBoth(hostile, hostile);
    m_page.setLogDifference(diagnosis::LogDifference{{{"<b>line</b>", 1, 0, 0}}, {}, {}});
    EXPECT_TRUE(shownTexts().contains("<img src=x>\\u{202E}"));
    for (const QLabel* label : m_page.findChildren<QLabel*>())
        EXPECT_EQ(label->textFormat(), Qt::PlainText);
    const auto* lines = child<QTableView>("comparedLines");
    EXPECT_TRUE(lines->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains("&lt;b&gt;"));
}

TEST_F(ComparePageTest, everythingThatTakesFocusHasAName)
{
    showBoth();
    m_page.setLogDifference(someLines());
    for (const QWidget* each : m_page.findChildren<QWidget*>()) {
        const bool isNamed = !each->accessibleName().isEmpty()
            || (qobject_cast<const QAbstractButton*>(each) != nullptr
                && !qobject_cast<const QAbstractButton*>(each)->text().isEmpty());
        const bool isLabel = qobject_cast<const QLabel*>(each) != nullptr;
        if (!each->isVisible() || isLabel || (each->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        EXPECT_TRUE(isNamed) << each->metaObject()->className() << ' '
                             << each->objectName().toStdString();
    }
}

} // namespace
