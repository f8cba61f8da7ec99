// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail/panel/time_cursor.h"

#include "detail/chart/chart_geometry.h"
#include "detail/steps/timeline_header.h"
#include "detail_sample.h"
#include "log/log_overview.h"
#include "zone_guard.h"

#include "deploy/models/detail/steps_model.h"
#include "deploy/models/detail/time_viewport.h"
#include "deploy/models/log/log_survey.h"
#include "deploy/models/log/log_times.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/detail/detail_places.h"
#include "deploy/widgets/log/log_view.h"

#include <QCursor>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <limits>
#include <random>

namespace {

using namespace std::chrono_literals;
using detail_test::recordOf;
using models::StepsModel;
using models::TimeSpan;
using test_support::aDeployment;
using test_support::at;
using widgets::DetailPage;
using widgets::LogOverview;
using widgets::LogView;
using widgets::MetricChartView;
using widgets::TimeCursor;
using Mover = TimeCursor::Mover;

TEST(TimeCursor, whatIsPointedAtHidesWhatWasChosen)
{
    TimeCursor cursor;
    QSignalSpy changed(&cursor, &TimeCursor::momentChanged);
    QSignalSpy chosen(&cursor, &TimeCursor::momentChosen);
    cursor.choose(at("10:00"), Mover::Steps);
    cursor.point(at("10:05"), Mover::Log);
    EXPECT_EQ(cursor.moment(), at("10:05"));
    EXPECT_EQ(cursor.mover(), Mover::Log);
    cursor.point(std::nullopt, Mover::Log);
    EXPECT_EQ(cursor.moment(), at("10:00"));
    EXPECT_EQ(cursor.mover(), Mover::Steps);
    cursor.point(std::nullopt, Mover::Log);
    EXPECT_EQ(changed.count(), 3) << "nothing new";
    cursor.choose(at("10:00"), Mover::Page);
    EXPECT_EQ(chosen.count(), 2) << "to be scrolled to once more";
}

TEST(TimeCursor, isTakenBackInSteps)
{
    TimeCursor cursor;
    QSignalSpy ranged(&cursor, &TimeCursor::rangeChanged);
    cursor.choose(at("10:00"), Mover::Log);
    cursor.setRange(TimeSpan{at("10:20"), at("10:10")}, Mover::Metrics);
    EXPECT_EQ(cursor.range(), (TimeSpan{at("10:10"), at("10:20")})) << "in order";
    cursor.setRange(TimeSpan{at("10:10"), at("10:20")}, Mover::Steps);
    EXPECT_EQ(ranged.count(), 1);
    cursor.takeBack();
    EXPECT_FALSE(cursor.range());
    EXPECT_TRUE(cursor.chosen());
    cursor.takeBack();
    EXPECT_FALSE(cursor.moment());
    EXPECT_FALSE(cursor.hasSomethingToTakeBack());
    cursor.takeBack();
}

TEST(TimeCursor, takesOverWhatWasChosenInAnother)
{
    TimeCursor before;
    EXPECT_EQ(before.state(), QVariantMap());
    before.choose(at("10:00"), Mover::Log);
    before.point(at("10:05"), Mover::Log);
    before.setRange(TimeSpan{at("10:10"), at("10:20")}, Mover::Metrics);
    TimeCursor after;
    QSignalSpy chosen(&after, &TimeCursor::momentChosen);
    after.restore(before.state());
    EXPECT_EQ(after.range(), before.range());
    EXPECT_EQ(after.moment(), at("10:00")) << "what is pointed at does not last";
    EXPECT_EQ(after.rangeMover(), Mover::Page) << "so that steps, curves and log follow";
    EXPECT_EQ(after.mover(), Mover::Page);
    EXPECT_EQ(chosen.count(), 1) << "to be scrolled to";
}

TEST(TimeCursor, takesNothingFromSettingsThatMakeNoSense)
{
    TimeCursor cursor;
    const QString from = QStringLiteral("rangeFrom");
    const QString to = QStringLiteral("rangeTo");
    const QString chosen = QStringLiteral("chosen");
    for (const QVariantMap& state : {QVariantMap{}, {{from, 1'000'000'000'000LL}},
             {{from, QStringLiteral("soon")}, {to, 1'000'000'000'000LL}},
             {{from, std::numeric_limits<qlonglong>::min()},
                 {to, std::numeric_limits<qlonglong>::max()}},
             {{chosen, std::numeric_limits<qlonglong>::max()}}, {{chosen, QVariantList{1}}}}) {
        cursor.restore(state);
        EXPECT_FALSE(cursor.range());
        EXPECT_FALSE(cursor.moment());
    }
}

/// An hour of three steps, a line of the log every ten seconds, a point of the curve each minute.
deployment::Deployment hourOfSteps()
{
    auto builder = aDeployment("DEP-1");
    builder.failed()
        .end("11:00")
        .step("Check", "COMPLETED", "10:00", "10:10")
        .step("Switch", "COMPLETED", "10:10", "10:40")
        .step("Watch", "FAILED", "10:40", "11:00");
    deployment::Deployment made = builder;
    auto& points = made.metrics.series.front().points;
    for (int minute = 0; minute <= 60; ++minute)
        points.push_back({at("10:00") + minute * 1min, 90.0 + minute % 7});
    for (int i = 0; i < 360; ++i)
        made.log.append(at("10:00") + i * 10s, "line " + std::to_string(i));
    return made;
}

class OneClockTest : public testing::TestWithParam<bool> {
protected:
    void SetUp() override
    {
        m_page.setOnePage(GetParam());
        m_page.resize(1100, 800);
        m_page.show();
        m_page.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&m_page));
        m_page.setRecord(recordOf(hourOfSteps()));
        EXPECT_FALSE(cursor().range()) << "opening on the failed step selects nothing";
        go(DetailPage::logPanel);
    }

    /// As far as a person would see it.
    void go(std::string_view panel)
    {
        m_page.showPanel(panel);
        m_page.grab();
        QCoreApplication::processEvents();
        m_page.showPanel(panel);
    }

    TimeCursor& cursor() const { return *m_page.findChild<TimeCursor*>(); }
    LogView& log() const { return *m_page.findChild<LogView*>(); }
    QTableView& steps() const { return *m_page.findChild<QTableView*>("steps"); }
    MetricChartView& chart() const { return *m_page.findChild<MetricChartView*>(); }
    QWidget& pad() const { return *chart().QChartView::viewport(); }
    QWidget& chip() const
    {
        for (QWidget* each : m_page.findChildren<QWidget*>("timeRange")) {
            if (each->isVisible())
                return *each;
        }
        return *m_page.findChild<QWidget*>("timeRange");
    }

    std::vector<int> markedSteps() const
    {
        std::vector<int> marked;
        for (int row = 0; row < steps().model()->rowCount(); ++row) {
            if (steps().model()->index(row, 0).data(StepsModel::MarkedRole).toBool())
                marked.push_back(row);
        }
        return marked;
    }

    std::size_t firstLine() const
    {
        return static_cast<std::size_t>(log().verticalScrollBar()->value());
    }
    std::size_t linesSeen() const
    {
        return static_cast<std::size_t>(log().viewport()->height() / log().rowHeight());
    }
    bool isSeen(std::size_t entry) const
    {
        return entry >= firstLine() && entry < firstLine() + linesSeen();
    }
    QImage picture() const { return log().viewport()->grab().toImage(); }

    void leave(QWidget& widget)
    {
        // The pointer itself, too: a window would tell the widget again where it is.
        QCursor::setPos(-1, -1);
        QCoreApplication::processEvents();
        QEvent event(QEvent::Leave);
        QCoreApplication::sendEvent(&widget, &event);
    }

    QPoint placeOf(deployment::Timestamp time) const
    {
        const auto x = chart().places().xOf(time);
        EXPECT_TRUE(x);
        return {static_cast<int>(std::lround(x.value_or(0))), pad().height() / 2};
    }

    void click(const QModelIndex& index)
    {
        steps().scrollTo(index);
        QTest::mouseClick(
            steps().viewport(), Qt::LeftButton, {}, steps().visualRect(index).center());
    }

    models::TimeContext m_time{[] { return at("12:00"); }, deployment::Zone::Utc};
    DetailPage m_page{m_time};
};

INSTANTIATE_TEST_SUITE_P(Layouts, OneClockTest, testing::Bool(),
    [](const auto& layout) { return layout.param ? "OnOnePage" : "InTabs"; });

TEST_P(OneClockTest, pointingInACurveMarksTheStepAndTheLine)
{
    log().verticalScrollBar()->setValue(200);
    const QImage unmarked = picture();
    go(DetailPage::metricsPanel);
    QTest::mouseMove(&pad(), placeOf(at("10:20")));
    ASSERT_TRUE(cursor().moment());
    EXPECT_EQ(markedSteps(), std::vector<int>{1});
    EXPECT_EQ(firstLine(), 200U) << "mere pointing scrolls nothing";
    EXPECT_EQ(picture(), unmarked) << "the line is not in view";
    log().verticalScrollBar()->setValue(115);
    const QImage marked = picture();
    leave(pad());
    EXPECT_TRUE(markedSteps().empty());
    EXPECT_NE(picture(), marked) << "line 120 was marked";
}

TEST_P(OneClockTest, aClickInACurveScrollsTheLog)
{
    go(DetailPage::metricsPanel);
    QTest::mouseClick(&pad(), Qt::LeftButton, {}, placeOf(at("10:20")));
    const auto moment = cursor().chosen();
    ASSERT_TRUE(moment);
    leave(pad());
    EXPECT_EQ(cursor().moment(), moment) << "it stays";
    go(DetailPage::logPanel);
    const std::size_t entry = recordOf(hourOfSteps()).deployment->log.lowerBound(*moment);
    EXPECT_TRUE(isSeen(entry)) << firstLine();
    EXPECT_GE(entry, firstLine() + 4) << "with lines before it";
    EXPECT_FALSE(log().currentEntry()) << "nothing is selected by that";
}

TEST_P(OneClockTest, keysMoveTheMomentOfAllPanels)
{
    go(DetailPage::metricsPanel);
    chart().setFocus();
    QTest::keyClick(&chart(), Qt::Key_Right, Qt::ControlModifier);
    EXPECT_EQ(cursor().chosen(), at("10:40"));
    EXPECT_EQ(markedSteps(), std::vector<int>{2});
    EXPECT_TRUE(chart().accessibleDescription().contains("step: Watch"))
        << chart().accessibleDescription().toStdString();
    QTest::keyClick(&chart(), Qt::Key_Left);
    EXPECT_EQ(cursor().chosen(), at("10:39"));
    EXPECT_EQ(markedSteps(), std::vector<int>{1});
    QTest::keyClick(&chart(), Qt::Key_Escape);
    EXPECT_FALSE(cursor().moment());
    EXPECT_TRUE(markedSteps().empty());
    EXPECT_FALSE(chart().accessibleDescription().contains("step"));
    QTest::keyClick(&chart(), Qt::Key_Right, Qt::ControlModifier);
    go(DetailPage::logPanel);
    EXPECT_TRUE(isSeen(240));
}

TEST_P(OneClockTest, theLineUnderThePointerIsTheMoment)
{
    go(DetailPage::logPanel);
    log().verticalScrollBar()->setValue(50);
    const int row = log().rowHeight();
    QTest::mouseMove(log().viewport(), {60, 3 * row + row / 2});
    EXPECT_EQ(cursor().moment(), at("10:00") + 530s);
    EXPECT_EQ(markedSteps(), std::vector<int>{0});
    leave(*log().viewport());
    EXPECT_FALSE(cursor().moment());
    QTest::mouseClick(log().viewport(), Qt::LeftButton, {}, {60, row + row / 2});
    EXPECT_EQ(cursor().chosen(), at("10:00") + 510s);
    QTest::keyClick(&log(), Qt::Key_Down);
    EXPECT_EQ(cursor().chosen(), at("10:00") + 520s);
    QTest::keyClick(&log(), Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_EQ(cursor().chosen(), at("10:00") + 520s) << "several lines name no moment";
}

TEST_P(OneClockTest, theTimelineOfTheStepsShowsAMoment)
{
    go(DetailPage::progressPanel);
    const QModelIndex bar = steps().model()->index(1, StepsModel::TimelineColumn);
    const QRect cell = steps().visualRect(bar);
    const widgets::TimelineScale scale(
        static_cast<const StepsModel&>(*steps().model()).timeRange().value(), cell);
    const QPoint place(static_cast<int>(scale.xOf(at("10:50"))), cell.center().y());
    QTest::mouseMove(steps().viewport(), place);
    ASSERT_TRUE(cursor().moment());
    EXPECT_LT(std::chrono::abs(*cursor().moment() - at("10:50")), 30s);
    EXPECT_EQ(markedSteps(), std::vector<int>{2}) << "the time counts, not the row";
    QTest::mouseMove(steps().viewport(), {5, cell.center().y()});
    EXPECT_FALSE(cursor().moment());
}

TEST_P(OneClockTest, aSelectedStepIsTheRangeOfAll)
{
    go(DetailPage::progressPanel);
    click(steps().model()->index(1, StepsModel::NameColumn));
    EXPECT_EQ(cursor().range(), (TimeSpan{at("10:10"), at("10:40")}));
    EXPECT_EQ(chip().accessibleName(), QString::fromUtf8("Time range: 10:10:00 – 10:40:00"));
    EXPECT_TRUE(chip().isVisible());
    go(DetailPage::logPanel);
    EXPECT_TRUE(isSeen(60)) << "its first line";
    go(DetailPage::metricsPanel);
    EXPECT_FALSE(chart().places().xOf(at("10:05"))) << "the curve is looked at there";
    EXPECT_TRUE(chart().places().xOf(at("10:40")));
    QTest::keyClick(&chart(), Qt::Key_Escape);
    EXPECT_FALSE(cursor().range());
    EXPECT_FALSE(chip().isVisible());
    EXPECT_TRUE(chart().places().xOf(at("10:05")));
    EXPECT_TRUE(steps().selectionModel()->selectedRows().empty());
}

TEST_P(OneClockTest, severalSelectedStepsAreOneRange)
{
    go(DetailPage::progressPanel);
    click(steps().model()->index(0, StepsModel::NameColumn));
    steps().setFocus();
    QTest::keyClick(&steps(), Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_EQ(cursor().range(), (TimeSpan{at("10:00"), at("10:40")}));
    for (QToolButton* clear : m_page.findChildren<QToolButton*>("clearTimeRange")) {
        if (clear->isVisible()) {
            clear->click();
            break;
        }
    }
    EXPECT_FALSE(cursor().range());
}

TEST_P(OneClockTest, aDraggedStretchDimsTheLog)
{
    log().verticalScrollBar()->setValue(100);
    const QImage before = picture();
    go(DetailPage::metricsPanel);
    const QPoint from = placeOf(at("10:30"));
    const QPoint to = placeOf(at("10:45"));
    QTest::mousePress(&pad(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&pad(), (from + to) / 2);
    QTest::mouseMove(&pad(), to);
    QTest::mouseRelease(&pad(), Qt::LeftButton, {}, to);
    ASSERT_TRUE(cursor().range());
    EXPECT_LT(std::chrono::abs(cursor().range()->from - at("10:30")), 10s);
    EXPECT_LT(std::chrono::abs(cursor().range()->to - at("10:45")), 10s);
    leave(pad());
    go(DetailPage::logPanel);
    EXPECT_TRUE(isSeen(181)) << firstLine();
    log().verticalScrollBar()->setValue(100);
    EXPECT_NE(picture(), before) << "what lies outside steps back";
    EXPECT_EQ(log().rowCount(), 360U) << "and is still there";
}

TEST_P(OneClockTest, aDoubleClickOnAStepLeadsToItsLog)
{
    go(DetailPage::progressPanel);
    const QModelIndex step = steps().model()->index(1, StepsModel::NameColumn);
    click(step);
    QTest::mouseDClick(steps().viewport(), Qt::LeftButton, {}, steps().visualRect(step).center());
    EXPECT_TRUE(log().isVisible());
    EXPECT_TRUE(log().hasFocus());
    EXPECT_EQ(log().currentEntry(), 60U);
    EXPECT_TRUE(isSeen(60));
    go(DetailPage::progressPanel);
    steps().setFocus();
    QTest::keyClick(&steps(), Qt::Key_Down);
    QTest::keyClick(&steps(), Qt::Key_Return);
    EXPECT_EQ(log().currentEntry(), 240U);
}

TEST_P(OneClockTest, othersLeadToStepsLinesAndStretches)
{
    m_page.places().showStep(0);
    EXPECT_EQ(m_page.currentPanel(), DetailPage::progressPanel);
    EXPECT_EQ(cursor().range(), (TimeSpan{at("10:00"), at("10:10")}));
    m_page.places().showLogEntry(300);
    EXPECT_EQ(log().currentEntry(), 300U);
    EXPECT_EQ(cursor().chosen(), at("10:50"));
    m_page.places().showMetricRange("successRate", {at("10:30"), at("10:35")});
    EXPECT_EQ(m_page.currentPanel(), DetailPage::metricsPanel);
    EXPECT_TRUE(chart().hasFocus());
    EXPECT_FALSE(chart().places().xOf(at("10:00")));
    EXPECT_TRUE(steps().selectionModel()->selectedRows().empty()) << "it is another range";
}

TEST_P(OneClockTest, aPageThatIsMadeAnewTakesRangeAndMomentOver)
{
    m_page.places().showMetricRange("successRate", {at("10:30"), at("10:45")});
    cursor().choose(at("10:35"), Mover::Metrics);
    const QVariantMap state = m_page.places().chosenTime();
    DetailPage anew(m_time);
    anew.setOnePage(GetParam());
    anew.resize(1100, 800);
    anew.places().restoreChosenTime(state);
    EXPECT_EQ(anew.places().chosenTime(), state) << "nothing is lost while it is being read";
    anew.show();
    anew.setRecord(recordOf(hourOfSteps()));
    anew.showPanel(DetailPage::metricsPanel);
    anew.grab();
    const TimeCursor& restored = *anew.findChild<TimeCursor*>();
    EXPECT_EQ(restored.range(), (TimeSpan{at("10:30"), at("10:45")}));
    EXPECT_EQ(restored.chosen(), at("10:35"));
    const auto& curve = *anew.findChild<MetricChartView*>();
    EXPECT_FALSE(curve.places().xOf(at("10:00"))) << "the curve is looked at there";
    EXPECT_TRUE(curve.places().xOf(at("10:40")));
    EXPECT_EQ(anew.places().chosenTime(), state);
}

TEST_P(OneClockTest, stepsWithoutTimesAndWithEqualNamesClaimNothing)
{
    deployment::Deployment odd = aDeployment("DEP-1")
                                     .running()
                                     .step("Same", "COMPLETED", "10:00", "10:10")
                                     .step("Same", "COMPLETED")
                                     .step("Same", "RUNNING", "10:20")
                                     .log("10:00", "begin");
    m_page.setRecord(recordOf(odd));
    cursor().choose(at("10:05"), Mover::Page);
    EXPECT_EQ(markedSteps(), std::vector<int>{0});
    cursor().choose(at("10:15"), Mover::Page);
    EXPECT_TRUE(markedSteps().empty());
    cursor().choose(at("11:59"), Mover::Page);
    EXPECT_EQ(markedSteps(), std::vector<int>{2}) << "it runs until now";
    go(DetailPage::progressPanel);
    click(steps().model()->index(0, StepsModel::NameColumn));
    EXPECT_TRUE(cursor().range());
    click(steps().model()->index(1, StepsModel::NameColumn));
    EXPECT_FALSE(cursor().range()) << "that of another step would be a lie";
    QSignalSpy said(&m_page, &DetailPage::statusMessage);
    QTest::mouseDClick(steps().viewport(), Qt::LeftButton, {},
        steps().visualRect(steps().model()->index(1, 0)).center());
    EXPECT_EQ(said.count(), 1);
    EXPECT_EQ(m_page.currentPanel(), DetailPage::progressPanel);
}

TEST_P(OneClockTest, aClockThatIsWrongDoesNoHarm)
{
    deployment::Deployment skewed = hourOfSteps();
    skewed.progress.steps[1].start = at("09:00") - std::chrono::hours(24 * 365 * 50);
    skewed.progress.steps[2].end = at("10:39");
    skewed.log.append(at("09:00"), "from a machine whose clock is slow");
    skewed.log.append(at("23:00"), "and one whose clock is fast");
    m_page.setRecord(recordOf(skewed));
    for (const char* const time : {"00:00", "09:00", "10:40", "23:59"}) {
        cursor().choose(at(time), Mover::Page);
        cursor().setRange(TimeSpan{at("00:00"), at(time)}, Mover::Page);
        EXPECT_FALSE(m_page.grab().isNull());
    }
    for (int row = 0; row < 3; ++row) {
        m_page.places().showStep(static_cast<std::size_t>(row));
        EXPECT_FALSE(m_page.grab().isNull());
    }
}

TEST_P(OneClockTest, newerDataKeepTheRangeOfARunningStepUpToDate)
{
    const auto running = [](int lines) {
        auto builder = aDeployment("DEP-1");
        builder.running().step("Go", "RUNNING", "10:00");
        for (int i = 0; i < lines; ++i)
            builder.log("10:00", "x");
        return builder;
    };
    m_page.setRecord(recordOf(running(3)));
    m_page.places().showStep(0);
    EXPECT_EQ(cursor().range(), (TimeSpan{at("10:00"), at("12:00")}));
    deployment::Deployment ended = running(5);
    ended.progress.steps[0].end = at("10:30");
    m_page.setRecord(recordOf(ended));
    EXPECT_EQ(cursor().range(), (TimeSpan{at("10:00"), at("10:30")}));
}

TEST_P(OneClockTest, theOverviewShowsWhereThingsAre)
{
    std::mt19937 random(8);
    deployment::Deployment made = aDeployment("DEP-1")
                                      .failed()
                                      .end("12:00")
                                      .step("One", "COMPLETED", "10:00", "10:30")
                                      .step("Two", "FAILED", "10:30", "11:00");
    std::vector<bool> isError;
    for (int i = 0; i < 3'600; ++i) {
        isError.push_back(random() % 300 == 0);
        made.log.append(at("10:00") + i * 1s, isError.back() ? "ERROR disk full" : "all is well");
    }
    m_page.setRecord(recordOf(made));
    go(DetailPage::logPanel);
    auto& survey = *m_page.findChild<models::LogSurvey*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !survey.isRunning(); }, 30'000));
    auto& overview = *m_page.findChild<LogOverview*>();
    const int height = overview.height();
    std::vector<bool> isShown(isError.size());
    int steps = 0;
    for (int y = 0; y < height; ++y) {
        const auto begin = static_cast<std::size_t>(y) * isError.size() / std::size_t(height);
        const auto end = static_cast<std::size_t>(y + 1) * isError.size() / std::size_t(height);
        const auto first = std::find(
            isError.begin() + std::ptrdiff_t(begin), isError.begin() + std::ptrdiff_t(end), true);
        const LogOverview::Content content = overview.contentAt(y);
        ASSERT_EQ(content.error.has_value(), first != isError.begin() + std::ptrdiff_t(end)) << y;
        if (content.error) {
            EXPECT_EQ(*content.error, std::size_t(first - isError.begin()));
        }
        steps += content.step.has_value();
        EXPECT_FALSE(content.match);
    }
    EXPECT_EQ(steps, 2);
    const auto error = std::size_t(std::ranges::find(isError, true) - isError.begin());
    const int y = static_cast<int>(error * std::size_t(height) / isError.size());
    QTest::mouseClick(&overview, Qt::LeftButton, {}, {overview.width() - 3, y});
    EXPECT_EQ(log().currentEntry(), error);
    EXPECT_TRUE(isSeen(error));
}

TEST_P(OneClockTest, aMillionLinesShareTheClock)
{
    deployment::Deployment big = hourOfSteps();
    big.log = {};
    for (int i = 0; i < 1'000'000; ++i)
        big.log.append(at("10:00") + std::chrono::milliseconds(std::int64_t(i) * 36 / 10),
            i == 700'000 ? "ERROR disk full" : "all is well");
    const auto record = recordOf(big);
    m_page.setRecord(record);
    go(DetailPage::logPanel);
    auto& survey = *m_page.findChild<models::LogSurvey*>();
    cursor().choose(at("10:30"), Mover::Page);
    const auto entry = models::logEntryAt(record.deployment->log, at("10:30"));
    ASSERT_TRUE(entry);
    EXPECT_TRUE(isSeen(*entry));
    cursor().setRange(TimeSpan{at("10:50"), at("10:51")}, Mover::Page);
    EXPECT_TRUE(isSeen(record.deployment->log.lowerBound(at("10:50"))));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !survey.isRunning(); }, 120'000));
    auto& overview = *m_page.findChild<LogOverview*>();
    int errors = 0;
    for (int y = 0; y < overview.height(); ++y)
        errors += overview.contentAt(y).error == 700'000U;
    EXPECT_GE(errors, 1);
    EXPECT_LE(errors, 2) << "a pixel, or two that share a part";
}

TEST(OneClock, writesTimesOfTheZoneWhereClocksAreChanged)
{
    const test_support::ZoneGuard guard("America/New_York");
    models::TimeContext time{[] { return at("12:00"); }, deployment::Zone::Local};
    DetailPage page(time);
    const auto first = deployment::Timestamp(1762061400s); // 01:30 EDT, an hour later 01:30 EST
    deployment::Deployment made = aDeployment("DEP-1").failed();
    made.start = first;
    made.end = first + 2h;
    deployment::Step step;
    step.name = "Night";
    step.start = first;
    step.end = first + 1h;
    made.progress.steps.push_back(step);
    page.setRecord(recordOf(made));
    page.places().showStep(0);
    EXPECT_EQ(page.findChild<QWidget*>("timeRange")->accessibleName(),
        QString::fromUtf8("Time range: 01:30:00 – 01:30:00 -05:00"));
}

} // namespace
