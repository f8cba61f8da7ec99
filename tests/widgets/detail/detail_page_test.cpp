// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail/chart/chart_geometry.h"
#include "detail_sample.h"
#include "screen_reader.h"
#include "zone_guard.h"

#include "deploy/models/detail/steps_model.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/operations/command_spec.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/detail/detail_places.h"
#include "deploy/widgets/log/log_view.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

namespace {

using detail_test::failedDeployment;
using detail_test::measured;
using detail_test::recordOf;
using detail_test::runningDeployment;
using operations::CommandKind;
using test_support::aDeployment;
using test_support::at;
using widgets::DetailPage;
using widgets::LogView;
using Tone = widgets::theme::Tone;

std::vector<widgets::CommandAvailability> all(bool enabled, const QString& reason = {})
{
    std::vector<widgets::CommandAvailability> commands;
    for (const operations::CommandSpec& spec : operations::contractCommandSpecs)
        commands.push_back({spec.kind, enabled, reason});
    return commands;
}

class DetailPageTest : public testing::Test {
protected:
    void SetUp() override
    {
        m_page.resize(1100, 760);
        m_page.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&m_page));
    }

    template <typename Widget> Widget* child(const char* name) const
    {
        auto* found = m_page.findChild<Widget*>(QString::fromLatin1(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }

    QString labels() const
    {
        QStringList texts;
        for (const QLabel* label : m_page.findChildren<QLabel*>())
            texts << label->text();
        return texts.join(QLatin1Char('\n'));
    }

    QString bannerText(const char* name) const
    {
        auto* banner = child<QFrame>(name);
        return banner->isVisible() ? banner->accessibleName() : QString();
    }

    void press(const char* name) const
    {
        QTest::mouseClick(child<QAbstractButton>(name), Qt::LeftButton);
    }

    deployment::Timestamp m_now = at("10:30");
    models::TimeContext m_time{[this] { return m_now; }, deployment::Zone::Utc};
    DetailPage m_page{m_time};
};

TEST_F(DetailPageTest, aLogThatCouldNotBeReadIsNotAnEmptyOne)
{
    m_page.showPanel(DetailPage::logPanel);
    auto record = recordOf(aDeployment("DEP-009").running());
    m_page.setRecord(record);
    EXPECT_EQ(bannerText("logTrouble"), QString());
    EXPECT_EQ(child<QWidget>("noLog")->accessibleName(), "The log is empty so far");
    EXPECT_TRUE(child<QWidget>("noLog")->isVisible());
    record.logError = deployment::Message{"The server returned status %1.", {"500"}};
    m_page.setRecord(record);
    EXPECT_EQ(child<QWidget>("noLog")->accessibleName(), "The log could not be read");
    EXPECT_TRUE(child<QWidget>("noLog")->accessibleDescription().contains("500"));
    EXPECT_EQ(bannerText("logTrouble"), QString()) << "it is told once";
    QSignalSpy retry(&m_page, &DetailPage::retryRequested);
    QTest::mouseClick(child<QWidget>("noLog")->findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_EQ(retry.count(), 1);
    record = recordOf(runningDeployment());
    record.logError = deployment::Message{"The server returned status %1.", {"500"}};
    m_page.setRecord(record);
    EXPECT_TRUE(bannerText("logTrouble").contains(QLatin1String("lines may be missing")));
    EXPECT_FALSE(child<QWidget>("noLog")->isVisible());
    record.logError.reset();
    m_page.setRecord(record);
    EXPECT_EQ(bannerText("logTrouble"), QString());
}

TEST_F(DetailPageTest, saysWhyThereAreNoCurves)
{
    m_page.showPanel(DetailPage::metricsPanel);
    deployment::Deployment run = aDeployment("DEP-9");
    m_page.setRecord(recordOf(run));
    EXPECT_TRUE(child<QWidget>("noMetrics")->isVisible());
    EXPECT_EQ(child<QWidget>("noMetrics")->accessibleName(), "This record has no metrics");
    EXPECT_FALSE(m_page.findChild<widgets::MetricChartView*>()->isVisible());
    EXPECT_FALSE(child<QWidget>("zoomReset")->isVisible()) << "of nothing";
    run.metrics["successRate"].push_back({at("10:01"), 99.0});
    m_page.setRecord(recordOf(run));
    EXPECT_FALSE(child<QWidget>("noMetrics")->isVisible());
    EXPECT_TRUE(m_page.findChild<widgets::MetricChartView*>()->isVisible());
}

TEST_F(DetailPageTest, saysWhatIsReadWhileNothingIsThere)
{
    models::Absence loading{QStringLiteral("Reading DEP-6"), QStringLiteral("From there.")};
    loading.waysOut = {models::WayOut::Retry, models::WayOut::StopReading};
    m_page.setOutline(recordOf(runningDeployment()));
    m_page.setLoading(loading);
    EXPECT_TRUE(child<QLabel>("title")->text().contains("V2.1.0")) << "from the row";
    EXPECT_TRUE(child<QWidget>("notRead")->isVisible());
    EXPECT_EQ(child<QWidget>("notRead")->accessibleName(), "Reading DEP-6");
    EXPECT_FALSE(child<QWidget>("freshness")->isVisible()) << "it is told once";
    QSignalSpy ways(&m_page, &DetailPage::wayOutRequested);
    QTest::mouseClick(
        child<QWidget>("notRead")->findChildren<QPushButton*>().at(1), Qt::LeftButton);
    ASSERT_EQ(ways.count(), 1);
    EXPECT_EQ(ways[0][0].value<models::WayOut>(), models::WayOut::StopReading);
    m_page.setLoading(std::nullopt);
    m_page.setRecord(recordOf(runningDeployment()));
    EXPECT_FALSE(child<QWidget>("notRead")->isVisible());
    EXPECT_TRUE(child<QTabWidget>("tabs")->isVisible());
}

TEST_F(DetailPageTest, showsNothingOfADeploymentBeforeThereIsOne)
{
    m_page.setLoadState({"Loading…", Tone::Info});
    m_page.setCommandAvailability(all(false, "Loading…"));
    EXPECT_FALSE(child<QPushButton>("pause")->isVisible());
    EXPECT_FALSE(child<QPushButton>("rollback")->isVisible());
    EXPECT_EQ(bannerText("loadState"), "Loading…");
    EXPECT_EQ(m_page.title(), QString());
    m_page.setLoadState({});
    m_page.setRecord(recordOf(runningDeployment()));
    EXPECT_TRUE(child<QPushButton>("rollback")->isVisible());
    EXPECT_EQ(bannerText("loadState"), QString());
}

TEST_F(DetailPageTest, longTextsMakeNoWindowWider)
{
    m_page.setRecord(recordOf(runningDeployment()));
    const int narrowest = m_page.minimumSizeHint().width();
    deployment::Deployment odd = runningDeployment();
    const std::string endless(5'000, 'x');
    odd.id = odd.version = odd.environment = odd.service = odd.executor = endless;
    odd.progress.currentStep = endless;
    m_page.setRecord(recordOf(odd));
    EXPECT_LE(m_page.minimumSizeHint().width(), narrowest);
    EXPECT_LE(child<QLabel>("id")->width(), m_page.width() / 2) << "the others need room as well";
}

TEST_F(DetailPageTest, headerSaysWhatItIsAndHowItStands)
{
    QSignalSpy titled(&m_page, &DetailPage::titleChanged);
    m_page.setRecord(recordOf(runningDeployment()));
    EXPECT_EQ(child<QLabel>("title")->text(), QString::fromUtf8("生产 · V2.1.0"));
    EXPECT_EQ(child<QLabel>("id")->text(), "DEP-001");
    const QString facts = child<QLabel>("facts")->text();
    for (const char* fact : {"Blue/green", "OPS-李四", "2025-02-15 10:00"})
        EXPECT_TRUE(facts.contains(QString::fromUtf8(fact))) << fact;
    press("copyId");
    EXPECT_EQ(QGuiApplication::clipboard()->text(), "DEP-001");
    EXPECT_EQ(m_page.title(), QString::fromUtf8("V2.1.0 生产"));
    EXPECT_EQ(titled.count(), 1);
    EXPECT_EQ(child<QWidget>("status")->accessibleName(), "Running");
    EXPECT_EQ(child<QWidget>("percent")->accessibleDescription(), "60%");
    EXPECT_EQ(child<QWidget>("traffic")->accessibleDescription(), "Blue 50%, Green 50%");
    EXPECT_EQ(child<QLabel>("elapsed")->text(), "Elapsed: 30 min");
    m_now = at("11:05");
    m_time.tick();
    EXPECT_EQ(child<QLabel>("elapsed")->text(), "Elapsed: 1 h 05 min");
    m_page.setUsualDuration(diagnosis::DurationStatistics{
        .median = std::chrono::minutes(21), .p95 = std::chrono::minutes(30), .runs = 12});
    EXPECT_EQ(child<QLabel>("elapsed")->text(), "Elapsed: 1 h 05 min, usually 21 min");
    m_page.setUsualDuration(std::nullopt);
    EXPECT_EQ(child<QLabel>("elapsed")->text(), "Elapsed: 1 h 05 min");
}

TEST_F(DetailPageTest, howLongARunWaitsIsNotComparedWithHowLongOthersTook)
{
    m_page.setUsualDuration(diagnosis::DurationStatistics{
        .median = std::chrono::minutes(21), .p95 = std::chrono::minutes(30), .runs = 12});
    deployment::Deployment run = runningDeployment();
    run.status = deployment::openStatus("PENDING");
    m_page.setRecord(recordOf(run));
    EXPECT_EQ(child<QLabel>("elapsed")->text(), "Waiting: 30 min");
    EXPECT_EQ(child<QLabel>("elapsed")->toolTip(), "");
    run.status = deployment::openStatus("RUNNING");
    m_page.setRecord(recordOf(run));
    EXPECT_EQ(child<QLabel>("elapsed")->text(), "Elapsed: 30 min, usually 21 min");
}

TEST_F(DetailPageTest, infoHasEveryFieldAndTheProblems)
{
    deployment::Deployment odd = runningDeployment().strategy("SHADOW").status("FROZEN");
    odd.end = at("10:45");
    deployment::Problem problem;
    problem.message = {"%1 is not a number", {"progress"}};
    problem.pointer = "/progress/percentage";
    m_page.setRecord(recordOf(odd, {problem}));
    for (const char* text :
        {"DEP-001", "V2.1.0", "生产环境", "SHADOW", "2025-02-15 10:00:00", "2025-02-15 10:45:00",
            "45 min", "OPS-李四", "UTC", "1 problem(s) in this record", "progress is not a number"})
        EXPECT_TRUE(labels().contains(QString::fromUtf8(text))) << text;
    EXPECT_EQ(child<QWidget>("status")->accessibleName(), "FROZEN");
    press("copyInformation");
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains("Deployment ID: DEP-001\n"));
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains("Current status: FROZEN\n"));
}

TEST_F(DetailPageTest, everyMetricOfTheRecordHasItsChart)
{
    const auto titles = [this] {
        QStringList names;
        for (const auto* chart : m_page.findChildren<widgets::MetricChartView*>())
            names << chart->accessibleName();
        return names;
    };
    const QStringList known{
        QStringLiteral("Request success rate"), QStringLiteral("Average response time")};
    EXPECT_EQ(titles(), known);
    deployment::Deployment further = runningDeployment();
    further.metrics["errors <b>"] = {{at("10:00"), 1}, {at("10:10"), 7}};
    m_page.setRecord(recordOf(further));
    EXPECT_EQ(titles(), known + QStringList{QStringLiteral("errors <b>")});
    EXPECT_TRUE(labels().contains("last 7, lowest 1, highest 7"));
    further.metrics.series.pop_back();
    for (int i = 0; i < 100; ++i)
        further.metrics[std::to_string(i)] = {{at("10:00"), 1}};
    m_page.setRecord(recordOf(further));
    EXPECT_EQ(titles().size(), 8) << "not hundreds of charts";
    m_page.setRecord(recordOf(runningDeployment()));
    EXPECT_EQ(titles(), known);
}

TEST_F(DetailPageTest, aCurveCanBeCopiedAndSavedAsAPicture)
{
    deployment::Deployment shown = runningDeployment();
    shown.metrics["errors"] = {{at("10:00"), 1}, {at("10:10"), 7.5}};
    m_page.setRecord(recordOf(shown));
    m_page.showPanel(DetailPage::metricsPanel);
    auto* chart = m_page.findChildren<widgets::MetricChartView*>().last();
    const auto entries = chart->actions();
    ASSERT_EQ(entries.size(), 5);
    entries[0]->trigger();
    auto* table = m_page.findChild<QDialog*>()->findChild<QTableView*>();
    EXPECT_EQ(table->model()->rowCount(), 2);
    EXPECT_EQ(table->model()->index(1, 1).data().toString(), u"7.5");
    entries[1]->trigger();
    const QStringList lines =
        QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 3);
    EXPECT_TRUE(lines[0].endsWith(QLatin1String("\terrors"))) << lines[0].toStdString();
    EXPECT_TRUE(lines[2].endsWith(QLatin1String("\t7.5"))) << lines[2].toStdString();
    const QPalette before = chart->palette();
    QSignalSpy saved(&m_page, &DetailPage::savePictureRequested);
    entries[2]->trigger();
    entries[3]->trigger();
    ASSERT_EQ(saved.count(), 2);
    EXPECT_EQ(saved[0][0].toString(), u"DEP-001-errors.png");
    const QImage picture = QImage::fromData(saved[0][2].toByteArray(), "PNG");
    ASSERT_FALSE(picture.isNull());
    EXPECT_EQ(picture.pixelColor(2, 2), QColor(Qt::white));
    EXPECT_EQ(saved[1][0].toString(), u"DEP-001-errors.svg");
    EXPECT_TRUE(saved[1][2].toByteArray().contains("<title>errors</title>"));
    EXPECT_EQ(chart->palette(), before);
}

TEST_F(DetailPageTest, aServiceIsShownWhereTheRecordHasOne)
{
    const auto isTitled = [this] {
        for (const QLabel* label : m_page.findChildren<QLabel*>()) {
            if (label->text() == u"Service")
                return !label->parentWidget()->isHidden();
        }
        return false;
    };
    m_page.setRecord(recordOf(runningDeployment()));
    EXPECT_FALSE(isTitled());
    press("copyInformation");
    EXPECT_FALSE(QGuiApplication::clipboard()->text().contains("Service"));
    m_page.setRecord(recordOf(runningDeployment().service("checkout <b>")));
    EXPECT_TRUE(isTitled());
    EXPECT_TRUE(labels().contains("checkout <b>"));
    press("copyInformation");
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains("Service: checkout <b>\n"));
}

TEST_F(DetailPageTest, opensOnWhatFailedAndLeadsToItsLog)
{
    m_page.setRecord(recordOf(failedDeployment()));
    EXPECT_EQ(m_page.currentPanel(), DetailPage::progressPanel);
    EXPECT_EQ(child<QTableView>("steps")->currentIndex().row(), 1);
    EXPECT_EQ(bannerText("findings"), "Failed at step “Health” (2025-02-15 10:07:00 UTC)");
    QTest::mouseClick(
        child<QFrame>("findings")->findChild<QPushButton*>(QStringLiteral("showEvidence")),
        Qt::LeftButton);
    EXPECT_EQ(m_page.currentPanel(), DetailPage::logPanel);
    EXPECT_EQ(m_page.findChild<LogView*>()->currentEntry(), 1U);
}

TEST_F(DetailPageTest, leadsToTheLineThatSaysTheErrorWithLinesAboveIt)
{
    auto failed =
        aDeployment("DEP-4").failed().end("10:10").step("Build", "FAILED", "10:00", "10:07");
    for (int i = 0; i < 500; ++i)
        failed.log("10:06", "line " + std::to_string(i));
    failed.log("10:07", "error: out of disk (exit code 1)").log("10:07", "deployment failed");
    for (int i = 0; i < 500; ++i)
        failed.log("10:09", "error: clean-up " + std::to_string(i));
    for (const bool onePage : {false, true}) {
        DetailPage page(m_time);
        page.resize(1100, 760);
        page.setOnePage(onePage);
        page.show();
        page.setRecord(recordOf(failed));
        QTest::mouseClick(page.findChild<QFrame*>(QStringLiteral("findings"))
                              ->findChild<QPushButton*>(QStringLiteral("showEvidence")),
            Qt::LeftButton);
        const auto* log = page.findChild<LogView*>();
        EXPECT_EQ(log->currentEntry(), 500U);
        const int above = 500 - log->verticalScrollBar()->value();
        const int onScreen = log->viewport()->height() / log->rowHeight();
        EXPECT_GE(above, 5) << onScreen;
        EXPECT_LT(above, onScreen) << "it is seen itself";
    }
}

TEST_F(DetailPageTest, whatRunsOpensOnItsSteps)
{
    m_page.setRecord(recordOf(runningDeployment()));
    EXPECT_EQ(m_page.currentPanel(), DetailPage::progressPanel);
    DetailPage whole(m_time);
    whole.setRecord(recordOf(aDeployment("DEP-3").step("Go", "COMPLETED", "10:00", "10:01")));
    EXPECT_EQ(whole.currentPanel(), DetailPage::infoPanel);
}

TEST_F(DetailPageTest, aKeyLeadsToAPartAndGivesItTheKeyboard)
{
    m_page.setRecord(recordOf(measured(failedDeployment())));
    m_page.activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&m_page));
    child<QToolButton>("refresh")->setFocus();
    for (const int width : {1199, 1200}) {
        m_page.resize(width, 760);
        QTest::keyClick(&m_page, Qt::Key_5, Qt::ControlModifier);
        EXPECT_TRUE(m_page.findChild<LogView*>()->hasFocus()) << width;
        QTest::keyClick(&m_page, Qt::Key_2, Qt::ControlModifier);
        EXPECT_TRUE(child<QTableView>("steps")->hasFocus()) << width;
        QTest::keyClick(&m_page, Qt::Key_1, Qt::ControlModifier);
        EXPECT_TRUE(child<QPushButton>("copyInformation")->hasFocus()) << width;
        QTest::keyClick(&m_page, Qt::Key_4, Qt::ControlModifier);
        EXPECT_TRUE(m_page.findChild<widgets::MetricChartView*>()->hasFocus()) << width;
    }
}

TEST_F(DetailPageTest, tabLeadsThroughAllCurvesInTheirOrder)
{
    m_page.setRecord(recordOf(measured(failedDeployment()))); // others are made when more comes
    deployment::Deployment run = measured(failedDeployment());
    for (const char* id : {"heap", "queue"})
        run.metrics[id].push_back({run.start, 7});
    m_page.activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&m_page));
    for (const int width : {1500, 1000}) {
        m_page.resize(width, 760);
        m_page.setRecord(recordOf(run));
        QCoreApplication::processEvents();
        QTest::keyClick(&m_page, Qt::Key_4, Qt::ControlModifier);
        std::vector<int> places;
        const QWidget* chart = QApplication::focusWidget();
        while (qobject_cast<const widgets::MetricChartView*>(chart) != nullptr) {
            places.push_back(chart->mapTo(&m_page, QPoint()).y());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            chart = QApplication::focusWidget();
        }
        EXPECT_GE(places.size(), 3U) << width;
        EXPECT_TRUE(std::ranges::is_sorted(places)) << width;
    }
}

TEST_F(DetailPageTest, theKeyboardStaysWhereItIsAsAllBecomesOnePage)
{
    m_page.setRecord(recordOf(failedDeployment()));
    m_page.activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&m_page));
    QTest::keyClick(&m_page, Qt::Key_5, Qt::ControlModifier);
    auto* log = m_page.findChild<LogView*>();
    for (const bool onePage : {true, false, true}) {
        m_page.setOnePage(onePage);
        QCoreApplication::processEvents();
        EXPECT_TRUE(log->hasFocus()) << onePage;
    }
}

TEST_F(DetailPageTest, theStateOfAStepIsReadableInLargerLetters)
{
    m_page.resize(1590, 900);
    m_page.setRecord(recordOf(runningDeployment()));
    QFont larger = m_page.font();
    larger.setPixelSize(16); // 12 points
    m_page.setFont(larger);
    QCoreApplication::processEvents();
    const auto* steps = child<QTableView>("steps");
    ASSERT_TRUE(steps->isVisible());
    const int status = models::StepsModel::StatusColumn;
    EXPECT_EQ(steps->model()->index(1, status).data().toString(), u"In progress");
    EXPECT_GE(steps->columnWidth(status),
        steps->sizeHintForIndex(steps->model()->index(1, status)).width());
}

TEST_F(DetailPageTest, aWidePageShowsAllPartsAtOnce)
{
    m_page.setRecord(recordOf(measured(failedDeployment())));
    const auto seen = [this] {
        return child<QTableView>("steps")->isVisible() + m_page.findChild<LogView*>()->isVisible()
            + m_page.findChild<widgets::MetricChartView*>()->isVisible();
    };
    m_page.resize(DetailPage::leastWidthOfSideBySide - 1, 692);
    EXPECT_EQ(seen(), 1);
    m_page.resize(DetailPage::leastWidthOfSideBySide, 692);
    EXPECT_EQ(seen(), 3);
    m_page.setOnePage(true);
    EXPECT_TRUE(m_page.isOnePage()) << "which was chosen";
    m_page.setOnePage(false);
    EXPECT_EQ(seen(), 3);
}

TEST_F(DetailPageTest, anotherLayoutKeepsSelectionSearchAndKeyboard)
{
    auto lengthy = failedDeployment();
    for (int i = 0; i < 500; ++i)
        lengthy.log("10:09", "line " + std::to_string(i));
    m_page.setRecord(recordOf(lengthy));
    m_page.activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&m_page));
    m_page.showPanel(DetailPage::logPanel);
    auto* log = m_page.findChild<LogView*>();
    child<QLineEdit>("logSearch")->setText(QStringLiteral("line 4"));
    m_page.places().showLogEntry(100);
    EXPECT_TRUE(log->hasFocus());
    const auto isInSight = [bar = log->verticalScrollBar()](int row) {
        return bar->value() <= row && row < bar->value() + bar->pageStep();
    };
    for (const int width : {1200, 1199, 1920, 1000}) {
        m_page.resize(width, 760);
        EXPECT_EQ(log->currentEntry(), 100U) << width;
        EXPECT_TRUE(log->isVisible()) << width;
        EXPECT_TRUE(log->hasFocus()) << width;
        EXPECT_TRUE(isInSight(100)) << width;
        EXPECT_FALSE(isInSight(0)) << width;
        EXPECT_EQ(child<QLineEdit>("logSearch")->text(), u"line 4") << width;
        EXPECT_EQ(m_page.currentPanel(), DetailPage::logPanel) << width;
    }
}

TEST_F(DetailPageTest, everythingFitsOnAScreen)
{
    m_page.setRecord(recordOf(failedDeployment()));
    for (const QSize size : {QSize(1366, 692), QSize(1920, 1000)}) {
        m_page.resize(size);
        QCoreApplication::processEvents(); // layouts within layouts
        for (const QScrollArea* area : m_page.findChildren<QScrollArea*>()) {
            if (!area->isVisible())
                continue;
            EXPECT_FALSE(area->horizontalScrollBar()->isVisible())
                << size.width() << area->widget()->metaObject()->className();
            EXPECT_FALSE(size.height() >= 1000 && area->verticalScrollBar()->isVisible())
                << size.width() << area->widget()->metaObject()->className();
        }
        for (const QLabel* label : m_page.findChildren<QLabel*>()) {
            if (!label->isVisible() || label->wordWrap() || label->text().isEmpty())
                continue;
            EXPECT_GE(label->width(), label->fontMetrics().horizontalAdvance(label->text()))
                << size.width() << label->text().toStdString();
        }
    }
}

TEST_F(DetailPageTest, whatTheTrafficBarSaysHasRoomInLargeLetters)
{
    m_page.setRecord(recordOf(runningDeployment().blue("app:x", 100).green("app:y", 0)));
    auto* traffic = m_page.findChild<QWidget*>(QStringLiteral("traffic"));
    ASSERT_TRUE(traffic->isVisible());
    QFont large = traffic->font();
    large.setPointSizeF(2 * large.pointSizeF());
    traffic->setFont(large);
    m_page.resize(700, 600);
    QCoreApplication::processEvents();
    EXPECT_GE(traffic->width(), traffic->minimumSizeHint().width());
}

TEST_F(DetailPageTest, newerDataDoesNotMoveThePersonAway)
{
    m_page.setRecord(recordOf(failedDeployment()));
    m_page.showPanel(DetailPage::resourcesPanel);
    m_page.setRecord(recordOf(failedDeployment().log("10:20", "later")));
    EXPECT_EQ(m_page.currentPanel(), DetailPage::resourcesPanel);
}

TEST_F(DetailPageTest, tabGoesAsEachLayoutIsRead)
{
    m_page.setRecord(recordOf(failedDeployment()));
    m_page.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&m_page));
    for (const int width : {1500, 1100, 1600, 1000}) {
        SCOPED_TRACE(width);
        m_page.resize(width, 900);
        QCoreApplication::processEvents();
        const auto round = test_support::roundOfTab(m_page);
        EXPECT_EQ(test_support::missedBy(round, m_page).join(u'\n').toStdString(), "");
        EXPECT_EQ(test_support::stepsBackIn(round).join(u'\n').toStdString(), "");
    }
}

TEST_F(DetailPageTest, whoWentToAPartBeforeItWasReadStaysThere)
{
    auto beginning = recordOf(failedDeployment());
    beginning.isComplete = false;
    m_page.setRecord(beginning);
    auto* tabs = child<QTabWidget>("tabs");
    QTest::mouseClick(
        tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(tabs->count() - 1).center());
    m_page.setRecord(recordOf(failedDeployment()));
    EXPECT_EQ(m_page.currentPanel(), DetailPage::logPanel);

    // The first part, too, where it was chosen; a layout is no choice of a part.
    DetailPage other(m_time);
    other.setOnePage(false);
    other.setRecord(beginning);
    other.showPanel(DetailPage::infoPanel);
    other.setRecord(recordOf(failedDeployment()));
    EXPECT_EQ(other.currentPanel(), DetailPage::infoPanel);
    DetailPage third(m_time);
    third.setOnePage(false);
    third.setRecord(recordOf(failedDeployment()));
    EXPECT_EQ(third.currentPanel(), DetailPage::progressPanel);
}

TEST_F(DetailPageTest, aRolledBackDeploymentWithoutAFailedStepClaimsNone)
{
    m_page.setRecord(recordOf(
        aDeployment("DEP-3").status("ROLLED_BACK").step("Go", "COMPLETED", "10:00", "10:01")));
    EXPECT_EQ(bannerText("findings"),
        "Rolled back; no step is marked as failed, the last active one was “Go” (2025-02-15 "
        "10:01:00 UTC)");
    m_page.setRecord(recordOf(aDeployment("DEP-3")));
    EXPECT_EQ(bannerText("findings"), QString::fromUtf8("Comparing it with earlier runs…"));
}

TEST_F(DetailPageTest, aRollbackByHandIsNoFailure)
{
    m_page.setRecord(recordOf(aDeployment("DEP-5")
                                  .status("ROLLED_BACK")
                                  .end("10:10")
                                  .step("Watch", "FAILED", "10:00", "10:05")
                                  .log("10:01", "watching")
                                  .log("10:05", "manual rollback (ops): error rate is up")
                                  .log("10:10", "rolled back")));
    EXPECT_EQ(bannerText("findings"),
        "Rolled back manually at 2025-02-15 10:05:00 UTC, during step “Watch”");
    EXPECT_EQ(child<QWidget>("status")->accessibleName(), "Rolled back");
    QTest::mouseClick(
        child<QFrame>("findings")->findChild<QPushButton*>(QStringLiteral("showEvidence")),
        Qt::LeftButton);
    EXPECT_EQ(m_page.findChild<LogView*>()->currentEntry(), 1U);
}

TEST_F(DetailPageTest, withoutARecordItShowsWhatTheListKnows)
{
    deployment::Deployment row = aDeployment("DEP-6").failed().end("10:01").percentage(11);
    row.end = *row.end + std::chrono::seconds(44);
    QSignalSpy titled(&m_page, &DetailPage::titleChanged);
    m_page.setOutline(recordOf(row));
    m_page.setCommandAvailability(all(false, "Offline"));
    m_page.setFreshness(
        widgets::StatusMessage::withAction("Offline, next attempt in 4 seconds", Tone::Bad));
    models::FailureState failure;
    failure.title = "The server is not available";
    failure.reason = "No server is listening at 127.0.0.1:18081.";
    failure.waysOut = {models::WayOut::Retry, models::WayOut::EditConnection};
    m_page.setFailure(failure);
    m_page.grab();
    EXPECT_EQ(m_page.title(), QString::fromUtf8("V2.1.0 生产"));
    EXPECT_EQ(titled.count(), 1);
    EXPECT_TRUE(child<QLabel>("title")->text().contains("V2.1.0"));
    EXPECT_EQ(child<QWidget>("status")->accessibleName(), "Failed");
    EXPECT_TRUE(child<QWidget>("status")->isVisible());
    EXPECT_EQ(child<QLabel>("elapsed")->text(), "Duration: 1 min 44 s");
    EXPECT_EQ(bannerText("findings"), QString()) << "the list tells no step";
    EXPECT_FALSE(child<QPushButton>("rollback")->isVisible());
    EXPECT_TRUE(child<QWidget>("notRead")->isVisible());
    EXPECT_FALSE(child<QTabWidget>("tabs")->isVisible());
    EXPECT_FALSE(child<QFrame>("loadState")->isVisible()) << "it is told once";
    EXPECT_FALSE(child<QWidget>("freshness")->isVisible());
    QPushButton* tryAgain = nullptr;
    int ways = 0;
    for (QPushButton* button : m_page.findChildren<QPushButton*>()) {
        const bool isOne =
            button->isVisible() && (button->text() == "Try again" || button->text() == "Retry now");
        ways += isOne ? 1 : 0;
        tryAgain = isOne ? button : tryAgain;
    }
    ASSERT_EQ(ways, 1);
    QSignalSpy retry(&m_page, &DetailPage::retryRequested);
    QTest::mouseClick(tryAgain, Qt::LeftButton);
    EXPECT_EQ(retry.count(), 1);

    m_page.setLoadState({});
    m_page.setRecord(recordOf(failedDeployment()));
    EXPECT_FALSE(child<QWidget>("notRead")->isVisible());
    EXPECT_TRUE(child<QTabWidget>("tabs")->isVisible());
    EXPECT_TRUE(child<QPushButton>("retry")->isVisible());
    EXPECT_TRUE(bannerText("findings").contains("Health"));
    m_page.setOutline(recordOf(row));
    EXPECT_EQ(m_page.deploymentId(), "DEP-002") << "a record is more than a row";
}

TEST_F(DetailPageTest, anOutlineWaitsForTheRecordInSilence)
{
    m_page.setOnePage(true);
    m_page.setLoadState({"Loading…", Tone::Info});
    m_page.setOutline(recordOf(runningDeployment()));
    EXPECT_FALSE(child<QWidget>("notRead")->isVisible());
    m_page.setRecord(recordOf(runningDeployment()));
    EXPECT_TRUE(m_page.isOnePage());
    EXPECT_TRUE(child<QTableView>("steps")->isVisible());
}

TEST_F(DetailPageTest, valuesAreReadOutAsWhatTheySay)
{
    m_page.setRecord(recordOf(runningDeployment()));
    const auto isRead = [this](const QString& value, const QString& title) {
        for (QLabel* label : m_page.findChildren<QLabel*>()) {
            const QAccessibleInterface* read = QAccessible::queryAccessibleInterface(label);
            if (read != nullptr && read->text(QAccessible::Name) == value
                && read->text(QAccessible::Description) == title)
                return true;
        }
        return false;
    };
    EXPECT_TRUE(isRead("DEP-001", "Deployment ID"));
    EXPECT_TRUE(isRead("V2.1.0", "Version"));
    EXPECT_TRUE(isRead("30 min", "Elapsed"));
    EXPECT_TRUE(isRead("registry.example.com/app:v2.1.0", "Image"));
    EXPECT_TRUE(isRead("9", "Containers"));
}

TEST_F(DetailPageTest, whichSideIsNewIsNotGuessed)
{
    m_page.setRecord(recordOf(runningDeployment().blue("app:x", 50).green("app:y", 50)));
    m_page.showPanel(DetailPage::resourcesPanel);
    for (const QWidget* chip : m_page.findChildren<QWidget*>())
        EXPECT_FALSE(chip->isVisible() && chip->accessibleName().contains("version"));
}

TEST_F(DetailPageTest, emitsWhatThePersonWants)
{
    m_page.setRecord(recordOf(runningDeployment()));
    m_page.setCommandAvailability(all(true));
    m_page.setCommandState(widgets::StatusMessage::withAction("Outcome unknown", Tone::Warning));
    m_page.setFreshness(widgets::StatusMessage::withAction("Stale since 10:20", Tone::Warning));
    QSignalSpy commands(&m_page, &DetailPage::commandRequested);
    QSignalSpy refresh(&m_page, &DetailPage::refreshRequested);
    QSignalSpy retry(&m_page, &DetailPage::retryRequested);
    QSignalSpy check(&m_page, &DetailPage::commandCheckRequested);
    press("pause");
    press("rollback");
    press("refresh");
    press("retry");
    QTest::mouseClick(child<QFrame>("commandState")->findChild<QPushButton*>(), Qt::LeftButton);
    ASSERT_EQ(commands.count(), 2);
    EXPECT_EQ(commands[0][0].value<CommandKind>(), CommandKind::Pause);
    EXPECT_EQ(commands[1][0].value<CommandKind>(), CommandKind::RollBack);
    EXPECT_EQ(commands[0][1], "DEP-001");
    EXPECT_EQ(commands[1][1], "DEP-001");
    EXPECT_EQ(refresh.value(0).value(0), "DEP-001");
    EXPECT_EQ(check.value(0).value(0), "DEP-001");
    EXPECT_EQ(retry.count(), 1);
}

TEST_F(DetailPageTest, aPausedDeploymentOffersToResume)
{
    deployment::Deployment paused = runningDeployment();
    paused.paused = true;
    m_page.setRecord(recordOf(paused));
    m_page.setCommandAvailability(all(true));
    QSignalSpy commands(&m_page, &DetailPage::commandRequested);
    EXPECT_FALSE(child<QPushButton>("pause")->isVisible());
    press("resume");
    ASSERT_EQ(commands.count(), 1);
    EXPECT_EQ(commands[0][0].value<CommandKind>(), CommandKind::Resume);
    EXPECT_EQ(child<QWidget>("status")->accessibleName(), "Paused");
}

TEST_F(DetailPageTest, commandsThatCannotBeGivenSayWhy)
{
    m_page.setRecord(recordOf(runningDeployment()));
    const QString why = "A file takes no commands <yet>";
    m_page.setCommandAvailability(all(false, why));
    EXPECT_FALSE(child<QPushButton>("pause")->isEnabled());
    EXPECT_EQ(child<QPushButton>("pause")->toolTip(), models::toolTipText(why));
    EXPECT_TRUE(child<QLabel>("commandReason")->isVisible());
    EXPECT_EQ(child<QLabel>("commandReason")->text(), why);
    QSignalSpy commands(&m_page, &DetailPage::commandRequested);
    press("pause");
    EXPECT_EQ(commands.count(), 0);
    m_page.setCommandAvailability({{CommandKind::RollBack, true, {}}});
    EXPECT_FALSE(child<QLabel>("commandReason")->isVisible());
    EXPECT_FALSE(child<QPushButton>("pause")->isVisible()) << "it is not offered";
    press("rollback");
    EXPECT_EQ(commands.count(), 1);
}

TEST_F(DetailPageTest, keysLeadToThePanels)
{
    m_page.setRecord(recordOf(runningDeployment()));
    m_page.activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&m_page));
    m_page.setFocus();
    int key = Qt::Key_1;
    for (const std::string_view panel : m_page.panels()) {
        QTest::keyClick(&m_page, static_cast<Qt::Key>(key++), Qt::ControlModifier);
        EXPECT_EQ(m_page.currentPanel(), panel);
    }
    m_page.showPanel(DetailPage::infoPanel);
    QTest::keyClick(&m_page, Qt::Key_F, Qt::ControlModifier);
    EXPECT_EQ(m_page.currentPanel(), DetailPage::logPanel);
    EXPECT_TRUE(child<QLineEdit>("logSearch")->hasFocus());
}

TEST_F(DetailPageTest, laysAllPanelsOutOnOnePageAndBack)
{
    m_page.setRecord(recordOf(runningDeployment()));
    QSignalSpy chosen(&m_page, &DetailPage::layoutChosen);
    LogView* log = m_page.findChild<LogView*>();
    press("onePage");
    EXPECT_TRUE(m_page.isOnePage());
    EXPECT_EQ(chosen.value(0).value(0), true);
    for (const char* heading : {"Basic information", "Deployment progress", "Deployment resources",
             "Live monitoring", "Deployment log"})
        EXPECT_TRUE(labels().contains(QLatin1String(heading))) << heading;
    EXPECT_TRUE(log->isVisible());
    EXPECT_TRUE(child<QTableView>("steps")->isVisible());
    EXPECT_EQ(m_page.findChildren<LogView*>(), QList<LogView*>{log})
        << "the same panels, not others";
    press("onePage");
    EXPECT_FALSE(m_page.isOnePage());
    EXPECT_EQ(chosen.value(1).value(0), false);
    EXPECT_FALSE(log->isVisible()) << "it stands in a tab that is not on top";
}

TEST_F(DetailPageTest, onePageGoesToASection)
{
    m_page.setRecord(recordOf(measured(runningDeployment())));
    m_page.setOnePage(true);
    m_page.showPanel(DetailPage::metricsPanel);
    EXPECT_EQ(m_page.currentPanel(), DetailPage::metricsPanel);
    const QChartView* chart = m_page.findChild<widgets::MetricChartView*>();
    EXPECT_FALSE(chart->viewport()->visibleRegion().isEmpty());
}

TEST_F(DetailPageTest, theFullLogLeavesTheOnePage)
{
    m_page.setRecord(recordOf(runningDeployment()));
    m_page.setOnePage(true);
    m_page.showPanel(DetailPage::logPanel);
    QSignalSpy chosen(&m_page, &DetailPage::layoutChosen);
    press("fullLog");
    EXPECT_FALSE(m_page.isOnePage());
    EXPECT_EQ(m_page.currentPanel(), DetailPage::logPanel);
}

TEST_F(DetailPageTest, resourcesFlagTrafficThatDoesNotAddUp)
{
    m_page.setRecord(recordOf(runningDeployment()));
    m_page.showPanel(DetailPage::resourcesPanel);
    EXPECT_EQ(bannerText("trafficDoubt"), QString());
    m_page.setRecord(recordOf(runningDeployment().blue("a:v2.1.0", 80).green("a:v2.0.0", 40)));
    EXPECT_EQ(bannerText("trafficDoubt"),
        "The traffic of both environments adds up to 120%, not to 100%.");
    const auto said = [this] { return child<QWidget>("traffic")->accessibleDescription(); };
    EXPECT_EQ(said(), "Blue 80%, Green 40%");
    // All at once, in its place: there is no second one.
    m_page.setRecord(recordOf(aDeployment("ONE").blue("a:v2.1.0", 100)));
    EXPECT_EQ(said(), "Blue 100%, No green environment");
    deployment::Deployment untold = aDeployment("TWO").green("a:v2.1.0", 100).blue("a:v2", 0);
    sideOf(untold.resources, deployment::Side::Blue)->traffic.reset();
    m_page.setRecord(recordOf(untold));
    EXPECT_EQ(said(), "Blue: not known, Green 100%");
}

TEST_F(DetailPageTest, theCardOfASideNamesTheVersionThereIs)
{
    m_page.setRecord(recordOf(runningDeployment().version("V2.1.0")));
    m_page.showPanel(DetailPage::resourcesPanel);
    QStringList versions;
    for (const QWidget* each : m_page.findChildren<QWidget*>()) {
        const QString name = each->accessibleName();
        if (each->isVisible() && (name.startsWith("New ") || name.startsWith("Old ")))
            versions << name;
    }
    EXPECT_EQ(versions.join(", "), "New V2.1.0, Old V2.0.0");
}

TEST_F(DetailPageTest, allCurvesShowTheTimeOfAll)
{
    deployment::Deployment run = runningDeployment();
    run.metrics["successRate"] = {{at("10:10"), 99}, {at("10:40"), 99}};
    run.metrics["responseTime"] = {{at("10:00"), 80}, {at("10:20"), 80}};
    m_page.setRecord(recordOf(run));
    m_page.showPanel(DetailPage::metricsPanel);
    for (const auto* chart : m_page.findChildren<widgets::MetricChartView*>())
        EXPECT_EQ(chart->places().shown(), (models::TimeSpan{at("10:00"), at("10:40")}));
}

TEST_F(DetailPageTest, theResourcesOfACanaryAreCalledByTheirVersions)
{
    const auto canary =
        runningDeployment().strategy("CANARY").blue("a:v2.0.0", 80).green("a:v2.1.0", 20);
    m_page.setRecord(recordOf(canary));
    m_page.showPanel(DetailPage::resourcesPanel);
    EXPECT_EQ(child<QWidget>("traffic")->accessibleDescription(), "Old 80%, New 20%");
    const auto shown = [this] {
        QStringList texts;
        for (const QLabel* label : m_page.findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().endsWith(QStringLiteral(" version")))
                texts << label->text();
        }
        return texts.join(QStringLiteral(", "));
    };
    EXPECT_EQ(shown(), "Old version, New version");
    m_page.setRecord(recordOf(test_support::DeploymentBuilder(canary).strategy("BLUE_GREEN")));
    EXPECT_EQ(shown(), "");
    EXPECT_EQ(child<QWidget>("traffic")->accessibleDescription(), "Blue 80%, Green 20%");
}

TEST_F(DetailPageTest, aMissingSideIsShownAsMissing)
{
    deployment::Deployment half = runningDeployment();
    half.resources.remove(slotName(deployment::Side::Green));
    m_page.setRecord(recordOf(half));
    m_page.showPanel(DetailPage::resourcesPanel);
    const auto visibleText = [this](const QString& text) {
        for (const QLabel* label : m_page.findChildren<QLabel*>()) {
            if (label->text() == text)
                return label->isVisible();
        }
        return false;
    };
    EXPECT_TRUE(visibleText("The record has no green environment."));
    EXPECT_FALSE(visibleText("The record has no blue environment."));
}

TEST_F(DetailPageTest, rawJsonIsAskedForAndShownWhole)
{
    m_page.setRecord(recordOf(runningDeployment()));
    QSignalSpy wanted(&m_page, &DetailPage::rawJsonRequested);
    press("rawJson");
    EXPECT_EQ(wanted.value(0).value(0), "DEP-001");
    const std::string json = "{\n  \"id\": \"<b>\u202E\"\n}" + std::string(3'000'000, ' ');
    m_page.setRawJson(json);
    auto* dialog = m_page.findChild<QDialog*>();
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_TRUE(child<QPlainTextEdit>("text")->toPlainText().startsWith(
        "{\n  \"id\": \"<b>\\u{202E}\"\n}"));
    EXPECT_LT(child<QPlainTextEdit>("text")->toPlainText().size(), 1'100'000);
    EXPECT_TRUE(child<QLabel>("note")->isVisible());
    press("copy");
    EXPECT_EQ(QGuiApplication::clipboard()->text().toStdString(), json);
}

TEST_F(DetailPageTest, rawJsonCanBeSearched)
{
    m_page.setRecord(recordOf(runningDeployment()));
    press("rawJson");
    m_page.setRawJson("{\n \"a\": 1,\n \"b\": 1\n}");
    auto* text = child<QPlainTextEdit>("text");
    child<QLineEdit>("search")->setText("1");
    EXPECT_EQ(text->textCursor().blockNumber(), 1);
    press("next");
    EXPECT_EQ(text->textCursor().blockNumber(), 2);
    press("next");
    EXPECT_EQ(text->textCursor().blockNumber(), 1) << "begins anew";
    press("previous");
    EXPECT_EQ(text->textCursor().blockNumber(), 2);
    child<QLineEdit>("search")->setText("absent");
    EXPECT_EQ(m_page.findChild<QDialog*>()->findChild<QLabel*>("found")->text(), "Not found");
}

TEST_F(DetailPageTest, aThousandStepsDoNotMakeThePageSlow)
{
    auto builder = runningDeployment();
    for (int i = 0; i < 1000; ++i)
        builder.step("step " + std::to_string(i), "COMPLETED", "10:00", "10:25");
    m_page.setRecord(recordOf(builder));
    m_page.showPanel(DetailPage::progressPanel);
    QElapsedTimer timer;
    timer.start();
    m_page.grab();
    EXPECT_LT(timer.elapsed(), 1000);
    EXPECT_EQ(child<QTableView>("steps")->model()->rowCount(), 1003);
}

TEST_F(DetailPageTest, hostileTextIsShownLiterally)
{
    const std::string hostile = "<img src='/etc/passwd'><b>R&D</b>\u202E\x1b[2J\n";
    const QString shown = "<img src='/etc/passwd'><b>R&D</b>\\u{202E}\\u{001B}[2J\\n";
    deployment::Deployment bad = aDeployment(hostile)
                                     .version(hostile)
                                     .environment(hostile)
                                     .strategy(hostile)
                                     .status(hostile)
                                     .executor(hostile)
                                     .currentStep(hostile)
                                     .step(hostile, hostile, "10:00")
                                     .blue(hostile, 50)
                                     .green(hostile, 50)
                                     .log("10:00", hostile);
    sideOf(bad.resources, deployment::Side::Blue)->status = hostile;
    m_page.setRecord(recordOf(bad));
    int seen = 0;
    for (const QLabel* label : m_page.findChildren<QLabel*>()) {
        EXPECT_EQ(label->textFormat(), Qt::PlainText) << label->text().toStdString();
        EXPECT_EQ(label->buddy(), nullptr);
        EXPECT_FALSE(label->text().contains(QChar(0x202E)));
        EXPECT_FALSE(label->text().contains(QChar(0x1b)));
        EXPECT_FALSE(Qt::mightBeRichText(label->toolTip()) && label->toolTip().contains("<img"));
        seen += label->text().contains(shown);
    }
    EXPECT_GE(seen, 8);
    EXPECT_EQ(child<QWidget>("status")->accessibleName(), shown);
    EXPECT_EQ(m_page.findChild<LogView*>()->shownText(0), shown);
    EXPECT_FALSE(m_page.grab().isNull());
}

TEST_F(DetailPageTest, growsNoTallerForPilesOfMarks)
{
    std::string pile = "z";
    for (int i = 0; i < 200; ++i)
        pile += "\u0301";
    m_page.setRecord(recordOf(runningDeployment().executor(pile).log("10:26", pile)));
    const int usual = m_page.findChild<LogView*>()->rowHeight();
    m_page.showPanel(DetailPage::logPanel);
    m_page.grab();
    EXPECT_EQ(m_page.findChild<LogView*>()->rowHeight(), usual);
    EXPECT_LE(m_page.findChild<LogView*>()->shownText(3).size(), 6);
}

TEST_F(DetailPageTest, timesOverAChangeOfClocksAreTold)
{
    const test_support::ZoneGuard newYork("America/New_York");
    const auto moment = [](const char* text) { return deployment::parseTimestamp(text).value(); };
    deployment::Deployment failed = failedDeployment();
    failed.start = moment("2024-11-03T01:20:00-04:00");
    failed.end = moment("2024-11-03T01:20:00-05:00");
    failed.progress.steps[1].start = moment("2024-11-03T01:10:00-05:00");
    failed.progress.steps[1].end = moment("2024-11-03T01:15:00.5-05:00");
    failed.log = {};
    failed.log.append(failed.start, "begin");
    failed.log.append(*failed.end, "end");
    m_time.setZone(deployment::Zone::Local);
    m_page.setRecord(recordOf(failed));
    EXPECT_EQ(
        bannerText("findings"), QString("Failed at step “Health” (2024-11-03 01:15:00 UTC-05:00)"));
    EXPECT_EQ(labels().count(QStringLiteral("Times in EDT (UTC-04:00)")), 3)
        << "beside steps, curves and log";
    EXPECT_TRUE(labels().contains(QStringLiteral("2024-11-03 01:20:00")));
    EXPECT_TRUE(labels().contains(QStringLiteral("2024-11-03 01:20:00 -05:00")));
    auto* log = m_page.findChild<LogView*>();
    const auto heard = [log](std::size_t entry) {
        log->showEntry(entry);
        QAccessibleTextInterface* text =
            QAccessible::queryAccessibleInterface(log)->textInterface();
        int start = 0;
        int end = 0;
        return text->textAtOffset(text->cursorPosition(), QAccessible::LineBoundary, &start, &end)
            .trimmed();
    };
    EXPECT_EQ(heard(0), "01:20:00 begin");
    EXPECT_EQ(heard(1), "01:20:00 -05:00 end");
    press("copyInformation");
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains("2024-11-03T01:20:00-05:00"));
    m_time.setZone(deployment::Zone::Utc);
    EXPECT_EQ(labels().count(QStringLiteral("Times in UTC")), 3);
    EXPECT_EQ(heard(1), "06:20:00 end");
}

TEST_F(DetailPageTest, followsTheZone)
{
    const test_support::ZoneGuard shanghai("Asia/Shanghai");
    m_page.setRecord(recordOf(runningDeployment()));
    m_time.setZone(deployment::Zone::Local);
    EXPECT_TRUE(labels().contains("2025-02-15 18:00:00"));
    EXPECT_TRUE(labels().contains("CST (UTC+08:00)"));
}

TEST_F(DetailPageTest, theWarningOfACurveFollowsTheZone)
{
    const test_support::ZoneGuard shanghai("Asia/Shanghai");
    deployment::Deployment running = runningDeployment();
    running.metrics.series.front().notes.trouble = {
        {DEPLOY_MESSAGE("Message", "No answer came in time."), {}}, at("10:05")};
    m_page.setRecord(recordOf(running));
    m_page.showPanel(DetailPage::metricsPanel);
    auto* warning = child<QLabel>("metricWarning");
    EXPECT_TRUE(warning->toolTip().contains("10:05")) << qPrintable(warning->toolTip());
    m_time.setZone(deployment::Zone::Local);
    EXPECT_TRUE(warning->toolTip().contains("18:05")) << qPrintable(warning->toolTip());
    EXPECT_TRUE(warning->accessibleName().contains("18:05"));
}

} // namespace
