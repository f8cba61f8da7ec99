// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_sample.h"

#include "detail/chart/chart_events_painter.h"
#include "detail/chart/chart_geometry.h"
#include "detail/chart/chart_menu.h"
#include "detail/chart/chart_notes_painter.h"
#include "detail/chart/range_zoom.h"
#include "detail/panel/time_cursor.h"

#include "deploy/models/detail/time_viewport.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"

#include <QAction>
#include <QChart>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineSeries>
#include <QTest>

#include <cstdlib>
#include <limits>
#include <random>

namespace {

using namespace std::chrono_literals;
using deployment::MetricSeries;
using test_support::at;
using widgets::MetricChartView;
using widgets::TimeCursor;

class MetricChartTest : public testing::Test {
protected:
    void SetUp() override
    {
        m_chart.resize(800, 300);
        m_chart.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&m_chart));
        m_viewport.setWhole({at("10:00"), at("11:00")});
    }

    void show(MetricSeries points)
    {
        m_chart.setCurve(
            models::MetricCurve(std::make_shared<const MetricSeries>(std::move(points))));
    }

    std::vector<QLineSeries*> lines() const
    {
        std::vector<QLineSeries*> found;
        for (QAbstractSeries* series : m_chart.chart()->series()) {
            if (series->isVisible())
                found.push_back(qobject_cast<QLineSeries*>(series));
        }
        return found;
    }

    /// Pixels in the color of the line.
    int inked() const
    {
        const QImage image = const_cast<MetricChartView&>(m_chart).grab().toImage();
        const QRgb ink =
            widgets::theme::foreground(widgets::theme::Tone::Info, m_chart.palette()).rgb();
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixel(x, y) == ink;
        }
        return count;
    }

    /// Whether something within two pixels is drawn in nearly the color of the line.
    bool isInkedAt(const QPointF& place)
    {
        constexpr int tolerance = 60; // at the edges of lines
        const QImage image = m_chart.grab().toImage();
        const QColor ink =
            widgets::theme::foreground(widgets::theme::Tone::Info, m_chart.palette());
        const QRect near = QRect(place.toPoint() - QPoint(2, 2), QSize(5, 5)) & image.rect();
        for (int y = near.top(); y <= near.bottom(); ++y) {
            for (int x = near.left(); x <= near.right(); ++x) {
                const QColor color = image.pixelColor(x, y);
                if (std::abs(color.red() - ink.red()) < tolerance
                    && std::abs(color.green() - ink.green()) < tolerance
                    && std::abs(color.blue() - ink.blue()) < tolerance)
                    return true;
            }
        }
        return false;
    }

    void wheel(int notches, double x = 400, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(QPointF(x, 100), m_chart.mapToGlobal(QPointF(x, 100)), {},
            QPoint(0, notches * 120), Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_chart.QChartView::viewport(), &event);
    }

    models::TimeContext m_time{[] { return at("10:30"); }, deployment::Zone::Utc};
    models::TimeViewport m_viewport;
    TimeCursor m_cursor;
    MetricChartView m_chart{{"Average response time", " ms", {0}, widgets::theme::Tone::Info},
        {m_time, m_viewport, m_cursor}};
};

TEST_F(MetricChartTest, onePointIsVisible)
{
    show({{at("10:30"), 85}});
    EXPECT_GT(inked(), 0);
    EXPECT_EQ(
        m_chart.accessibleDescription(), "Lowest 85 ms, highest 85 ms, last 85 ms at 10:30:00");
}

TEST_F(MetricChartTest, aGapIsAGap)
{
    const double none = std::numeric_limits<double>::quiet_NaN();
    show({{at("10:00"), 80}, {at("10:10"), 90}, {at("10:20"), none}, {at("10:30"), 85},
        {at("10:40"), 86}});
    EXPECT_EQ(lines().size(), 2U);
    show({{at("10:00"), 80}, {at("10:10"), 90}});
    EXPECT_EQ(lines().size(), 1U);
    show({});
    EXPECT_EQ(lines().size(), 0U);
    EXPECT_EQ(m_chart.accessibleDescription(), "No values");
}

models::MetricCurve curveOf(MetricSeries points)
{
    return models::MetricCurve(std::make_shared<const MetricSeries>(std::move(points)));
}

TEST_F(MetricChartTest, anotherCurveIsDrawnBesideItsOwn)
{
    show({{at("10:00"), 80}, {at("10:30"), 90}});
    m_chart.setReference(curveOf({{at("10:00"), 200}, {at("10:40"), 300}}), "V2.0.5");
    EXPECT_EQ(lines().size(), 2U);
    EXPECT_LE(m_chart.scale().from, 80);
    EXPECT_GE(m_chart.scale().to, 300);
    EXPECT_EQ(
        m_chart.readoutText({at("10:30"), 90}), "2025-02-15 10:30:00 UTC  90 ms  (V2.0.5: 300 ms)");
    EXPECT_EQ(m_chart.accessibleDescription(),
        "Lowest 80 ms, highest 90 ms, last 90 ms at 10:30:00, first at 10:00:00. V2.0.5: Lowest "
        "200 ms, highest 300 ms, last 300 ms at 10:40:00, first at 10:00:00");
    EXPECT_GT(inked(), 0);
    show({});
    EXPECT_EQ(lines().size(), 1U);
    EXPECT_EQ(inked(), 0);
    m_chart.setReference({}, "V2.0.5");
    EXPECT_EQ(lines().size(), 0U);
    EXPECT_EQ(m_chart.accessibleDescription(), "No values. V2.0.5: No values");
}

TEST_F(MetricChartTest, theScaleFitsWhatIsInSight)
{
    show({{at("10:00"), 80}, {at("10:30"), 90}});
    m_chart.setReference(curveOf({{at("10:55"), 9000}}), "V2.0.5");
    EXPECT_GE(m_chart.scale().to, 9000);
    m_viewport.zoom(4, at("10:00"));
    EXPECT_LT(m_chart.scale().to, 1000);
}

TEST_F(MetricChartTest, timesMayBeDistancesFromAMoment)
{
    widgets::MetricKind kind = m_chart.kind();
    kind.isFromMoment = true;
    MetricChartView chart(kind, {m_time, m_viewport, m_cursor});
    chart.setCurve(curveOf({{deployment::Timestamp(-5min), 80}, {deployment::Timestamp(90s), 90}}));
    EXPECT_EQ(chart.accessibleDescription(),
        QStringLiteral("Lowest 80 ms, highest 90 ms, last 90 ms at 1 min 30 s, first at −5 min"));
    EXPECT_EQ(chart.readoutText({deployment::Timestamp(-5min), 80}), "−5 min  80 ms");
    chart.resize(800, 300);
    EXPECT_FALSE(chart.grab().isNull());
}

TEST_F(MetricChartTest, aKnownMetricHasItsUnitAndItsBounds)
{
    const widgets::MetricKind rate = widgets::metricKindOf({"successRate", {}});
    EXPECT_EQ(rate.title, "Request success rate");
    EXPECT_EQ(rate.unit, "%");
    EXPECT_EQ(rate.bounds.highest, 100);
    const widgets::MetricKind other = widgets::metricKindOf({"cpu\n", {}});
    EXPECT_EQ(other.title, "cpu\\n");
    EXPECT_EQ(other.unit, "");
}

TEST_F(MetricChartTest, aMetricIsCalledAsItsNotesSay)
{
    deployment::NamedSeries series{"successRate", {}};
    series.notes.title = "2xx <b>";
    series.notes.unit = " of 1";
    const widgets::MetricKind kind = widgets::metricKindOf(series);
    EXPECT_EQ(kind.title, "2xx <b>");
    EXPECT_EQ(kind.unit, " of 1");
    EXPECT_EQ(kind.bounds.highest, std::numeric_limits<double>::infinity())
        << "100 is the bound of another unit";
}

TEST_F(MetricChartTest, itsValuesAreCopiedWholeAndAsATextThatRunsNothing)
{
    auto run = std::make_shared<deployment::Deployment>();
    run->metrics["=cmd\n|A1"] = {{at("10:00"), 12'345'678'901'234.5},
        {at("10:10"), std::numeric_limits<double>::quiet_NaN()}, {at("11:10"), 1}};
    const deployment::NamedSeries& series = run->metrics.series.back();
    MetricChartView chart(widgets::metricKindOf(series), {m_time, m_viewport, m_cursor});
    widgets::ChartMenu menu(m_time, m_viewport);
    menu.addTo(chart, series.id);
    menu.setDeployment(run);
    for (QAction* action : chart.actions()) {
        if (action->text() == QStringLiteral("Copy the values"))
            action->trigger();
    }
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    ASSERT_EQ(lines.size(), 4) << "the last one is of another time; and each line has its end";
    EXPECT_EQ(lines[0], QStringLiteral("Time\t'=cmd\\n|A1"));
    EXPECT_TRUE(lines[1].startsWith(QStringLiteral("2025-02-15T10:00:00+00:00\t")))
        << lines[1].toStdString();
    EXPECT_EQ(lines[1].section(u'\t', 1).toDouble(), 12'345'678'901'234.5);
    EXPECT_TRUE(lines[2].endsWith(u'\t')) << "no number";
    EXPECT_TRUE(lines[3].isEmpty());
}

TEST_F(MetricChartTest, theLimitIsInTheScaleAndVerdictsAreMarkedAndTold)
{
    show({{at("10:00"), 99.5}, {at("10:30"), 93}, {at("11:00"), 99.6}});
    EXPECT_GT(m_chart.scale().from, 80);
    deployment::MetricNotes notes;
    notes.limit = 80;
    notes.worse = deployment::Worse::Lower;
    notes.condition = "result[0] >= 80";
    notes.verdicts = {{at("10:00"), "Successful"}, {at("10:30"), "Failed"}, {at("10:45"), "Error"},
        {at("11:00"), "Failed"}};
    const QImage before = m_chart.grab().toImage();
    m_chart.setNotes(notes);
    EXPECT_LE(m_chart.scale().from, 80);
    EXPECT_NE(before, m_chart.grab().toImage());
    EXPECT_TRUE(m_chart.accessibleDescription().contains("limit 80"));
    EXPECT_TRUE(m_chart.accessibleDescription().contains("Failed: 2, Could not be measured: 1"));
    const auto textAt = [this](std::string_view time, double value) {
        return widgets::verdictTextAt(
            m_chart, m_chart.places(), m_chart.places().placeOf({at(time), value}));
    };
    EXPECT_TRUE(textAt("10:30", 93).endsWith("  Failed"));
    EXPECT_TRUE(textAt("10:00", 99.5).endsWith("  Successful"));
    EXPECT_EQ(textAt("10:15", 93), QString());
}

TEST_F(MetricChartTest, theLimitIsNamedOnItsBadSide)
{
    show({{at("10:00"), 60}, {at("11:00"), 100}});
    for (const auto worse : {deployment::Worse::Lower, deployment::Worse::Higher}) {
        deployment::MetricNotes notes;
        notes.limit = 80;
        notes.worse = worse;
        m_chart.setNotes(notes);
        const QImage image = m_chart.grab().toImage();
        const QPointF place = m_chart.places().placeOf({at("10:00"), 80});
        /// Of the letters, in the rows from there on, beside the beginning of the line.
        const auto redAt = [&](int top) {
            int count = 0;
            for (int y = top; y < top + 14; ++y) {
                for (int x = int(place.x()) + 2; x < int(place.x()) + 100; ++x) {
                    const QColor color = image.pixelColor(x, y);
                    count += color.red() - color.green() > 50 ? 1 : 0;
                }
            }
            return count;
        };
        const int below = redAt(int(place.y()) + 3);
        const int above = redAt(int(place.y()) - 16);
        EXPECT_GT(below + above, 20);
        EXPECT_EQ(below > above, worse == deployment::Worse::Lower) << below << ' ' << above;
    }
}

TEST_F(MetricChartTest, onlyGapsAreNoTraffic)
{
    const double gap = std::numeric_limits<double>::quiet_NaN();
    show({});
    EXPECT_EQ(m_chart.accessibleDescription(), "No values");
    show({{at("10:00"), gap}, {at("10:30"), gap}});
    EXPECT_TRUE(m_chart.accessibleDescription().startsWith("No traffic"));
    EXPECT_FALSE(m_chart.grab().isNull());
}

TEST_F(MetricChartTest, oddValuesAreDrawnWithoutHarm)
{
    const double infinity = std::numeric_limits<double>::infinity();
    for (const double value : {0.0, 1e12, -1e300, 1e308, 5e-324, infinity}) {
        show({{at("10:00"), value}, {at("10:10"), value}, {at("10:10"), 3}, {at("10:05"), 2}});
        EXPECT_FALSE(m_chart.grab().isNull());
        EXPECT_LT(m_chart.scale().from, m_chart.scale().to);
    }
}

TEST_F(MetricChartTest, aMillionPointsKeepTheirSpike)
{
    constexpr int spike = 654'321;
    MetricSeries points;
    for (int i = 0; i < 1'000'000; ++i)
        points.push_back({at("10:00") + i * 3ms, i == spike ? 900.0 : 80.0 + i % 5});
    show(std::move(points));
    m_viewport.zoom(1.01);
    EXPECT_TRUE(lines().empty()) << "they are strokes";
    const auto placeOf = [this, moment = at("10:00") + spike * 3ms](double value) {
        return m_chart.places().placeOf({moment, value});
    };
    EXPECT_TRUE(isInkedAt(placeOf(900)));
    EXPECT_TRUE(isInkedAt(placeOf(450)));
    EXPECT_FALSE(isInkedAt(placeOf(450) + QPointF(8, 0)));
    show({{at("10:00"), 80}, {at("10:10"), 90}});
    EXPECT_EQ(lines().size(), 1U) << "few are a series again";
    EXPECT_FALSE(isInkedAt(m_chart.places().placeOf({at("10:40"), 85})));
}

TEST_F(MetricChartTest, wheelKeysAndDragMoveTheTime)
{
    show({{at("10:00"), 80}, {at("11:00"), 90}});
    wheel(4);
    EXPECT_FALSE(m_viewport.showsWhole());
    const models::TimeSpan zoomed = m_viewport.visible();
    QTest::keyClick(&m_chart, Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_GT(m_viewport.visible().from, zoomed.from);
    QTest::keyClick(&m_chart, Qt::Key_Home);
    EXPECT_EQ(m_viewport.visible().from, at("10:00"));
    QTest::keyClick(&m_chart, Qt::Key_End);
    EXPECT_EQ(m_viewport.visible().to, at("11:00"));
    QTest::keyClick(&m_chart, Qt::Key_0);
    EXPECT_TRUE(m_viewport.showsWhole());
    QTest::keyClick(&m_chart, Qt::Key_Plus);
    const auto before = m_viewport.visible();
    QWidget* pad = m_chart.QChartView::viewport();
    QTest::mousePress(pad, Qt::MiddleButton, {}, {300, 100});
    QTest::mouseMove(pad, {400, 100});
    QTest::mouseRelease(pad, Qt::MiddleButton, {}, {400, 100});
    EXPECT_LT(m_viewport.visible().from, before.from);
    EXPECT_FALSE(m_cursor.range()) << "that is what dragging with the left one is for";
    QTest::mouseDClick(pad, Qt::LeftButton, {}, {400, 100});
    EXPECT_TRUE(m_viewport.showsWhole());
}

TEST_F(MetricChartTest, onAPageThatScrollsTheWheelNeedsControl)
{
    show({{at("10:00"), 80}, {at("11:00"), 90}});
    m_chart.setWheelNeedsControl(true);
    wheel(2);
    EXPECT_TRUE(m_viewport.showsWhole());
    wheel(2, 400, Qt::ControlModifier);
    EXPECT_FALSE(m_viewport.showsWhole());
}

TEST_F(MetricChartTest, tellsTheMomentUnderThePointer)
{
    show({{at("10:00"), 80}, {at("10:30"), 85}, {at("11:00"), 90}});
    const QImage before = m_chart.grab().toImage();
    QTest::mouseMove(m_chart.QChartView::viewport(), {420, 100});
    ASSERT_TRUE(m_cursor.moment().has_value());
    EXPECT_FALSE(m_cursor.chosen());
    EXPECT_EQ(m_chart.curve().nearest(*m_cursor.moment())->value, 85);
    EXPECT_NE(m_chart.grab().toImage(), before) << "the point is marked";
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(m_chart.QChartView::viewport(), &leave);
    EXPECT_FALSE(m_cursor.moment());
    EXPECT_EQ(m_chart.grab().toImage(), before);
}

/// The line, the value beside it and what other panels mark are of one moment.
TEST_F(MetricChartTest, pointsAtTheMomentOfTheValue)
{
    show({{at("10:00"), 80}, {at("10:30"), 85}, {at("11:00"), 90}});
    QWidget* pad = m_chart.QChartView::viewport();
    const int place = static_cast<int>(m_chart.places().xOf(at("10:30")).value_or(0));
    QTest::mouseMove(pad, {place + 10, 100});
    EXPECT_EQ(m_cursor.moment(), at("10:30"));
    QTest::mouseMove(pad, {place + 60, 100});
    EXPECT_EQ(m_cursor.moment(), m_chart.places().timeAt(place + 60)) << "no value is near";
    QTest::mouseClick(pad, Qt::LeftButton, {}, {place - 10, 100});
    EXPECT_EQ(m_cursor.chosen(), at("10:30"));
}

TEST_F(MetricChartTest, arrowKeysMoveTheMomentFromPointToPoint)
{
    show({{at("10:00"), 80}, {at("10:20"), 85}, {at("11:00"), 90}});
    QTest::keyClick(&m_chart, Qt::Key_Left);
    EXPECT_EQ(m_cursor.chosen(), at("10:20")) << "from the middle";
    EXPECT_EQ(m_chart.accessibleDescription(), "10:20:00, Average response time 85 ms");
    QTest::keyClick(&m_chart, Qt::Key_Left);
    QTest::keyClick(&m_chart, Qt::Key_Left);
    EXPECT_EQ(m_cursor.chosen(), at("10:00")) << "there is none before";
    m_viewport.show({at("10:10"), at("10:30")});
    QTest::keyClick(&m_chart, Qt::Key_Right);
    QTest::keyClick(&m_chart, Qt::Key_Right);
    EXPECT_EQ(m_cursor.chosen(), at("11:00"));
    EXPECT_GE(m_viewport.visible().to, at("11:00")) << "it comes into view";
}

TEST_F(MetricChartTest, whatAnArrowLeadsToComesIntoViewOnBothSides)
{
    show({{at("10:00"), 80}, {at("10:20"), 85}, {at("10:40"), 90}});
    m_viewport.show({at("10:25"), at("10:35")});
    QTest::keyClick(&m_chart, Qt::Key_Left);
    EXPECT_EQ(m_cursor.chosen(), at("10:20"));
    EXPECT_EQ(m_viewport.visible(), (models::TimeSpan{at("10:19"), at("10:29")}));
    QTest::keyClick(&m_chart, Qt::Key_Right);
    EXPECT_EQ(m_cursor.chosen(), at("10:40"));
    EXPECT_EQ(m_viewport.visible(), (models::TimeSpan{at("10:31"), at("10:41")}));
}

TEST_F(MetricChartTest, aRangeIsShownWithATwentiethAroundIt)
{
    const widgets::RangeZoom zoom(m_viewport, m_cursor);
    m_cursor.setRange(models::TimeSpan{at("10:20"), at("10:40")}, TimeCursor::Mover::Steps);
    EXPECT_EQ(m_viewport.visible(), (models::TimeSpan{at("10:19"), at("10:41")}));
    m_cursor.setRange(std::nullopt, TimeCursor::Mover::Steps);
    EXPECT_TRUE(m_viewport.showsWhole());
}

TEST_F(MetricChartTest, anArrowLeadsToTheOnlyPoint)
{
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right}) {
        m_cursor.takeBack();
        show({{at("10:30"), 80}}); // in the middle
        QTest::keyClick(&m_chart, key);
        EXPECT_EQ(m_cursor.chosen(), at("10:30"));
        m_cursor.takeBack();
        show({{at("10:50"), 80}});
        QTest::keyClick(&m_chart, key);
        EXPECT_EQ(m_cursor.chosen(), at("10:50"));
    }
}

TEST_F(MetricChartTest, theReadoutIsWholeInALowChart)
{
    m_chart.setEdges(false, false); // as between others
    for (const int height : {300, 90, 56, 44}) {
        m_chart.resize(800, height);
        show({{at("10:00"), 80}, {at("10:30"), 85}, {at("11:00"), 90}});
        for (const char* time : {"10:00", "10:30", "11:00"}) {
            m_cursor.takeBack();
            const QImage without = m_chart.grab().toImage();
            m_cursor.choose(at(time), TimeCursor::Mover::Metrics);
            const QImage with = m_chart.grab().toImage();
            // A box has its lower edge; one that is cut reaches to the frame around the chart.
            const int last = with.height() - 2;
            for (int x = 0; x < with.width(); ++x)
                ASSERT_EQ(with.pixel(x, last), without.pixel(x, last)) << height << ' ' << time;
        }
    }
}

TEST_F(MetricChartTest, theFrameComesAndGoesWithTheKeyboard)
{
    struct PaintCounter final : QObject {
        int count = 0;
        bool eventFilter(QObject*, QEvent* event) override
        {
            count += event->type() == QEvent::Paint;
            return false;
        }
    } counter;
    QLineEdit other(&m_chart);
    other.show();
    m_chart.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&m_chart));
    other.setFocus();
    QCoreApplication::processEvents();
    m_chart.QChartView::viewport()->installEventFilter(&counter);
    m_chart.setFocus();
    QCoreApplication::processEvents();
    EXPECT_GE(counter.count, 1);
    counter.count = 0;
    m_chart.clearFocus();
    QCoreApplication::processEvents();
    EXPECT_GE(counter.count, 1);
}

TEST_F(MetricChartTest, controlMovesTheMomentFromStepToStep)
{
    show({{at("10:00"), 80}, {at("11:00"), 90}});
    m_chart.setEvents(models::timeEvents(test_support::aDeployment("A")
                                             .failed()
                                             .end("11:00")
                                             .step("Build", "COMPLETED", "10:05", "10:20")
                                             .step("Switch", "FAILED", "10:40", "10:50"),
        at("11:00"),
        {{models::TimeMark::Kind::Traffic, at("10:41"), QStringLiteral("Traffic to 50 %")}}));
    QTest::keyClick(&m_chart, Qt::Key_Right, Qt::ControlModifier);
    EXPECT_EQ(m_cursor.chosen(), at("10:40"));
    EXPECT_EQ(m_chart.accessibleDescription(),
        "10:40:00, Average response time 90 ms at 11:00:00, step: Switch, Traffic to 50 %");
    QTest::keyClick(&m_chart, Qt::Key_Left, Qt::ControlModifier);
    EXPECT_EQ(m_cursor.chosen(), at("10:05"));
    QTest::keyClick(&m_chart, Qt::Key_Left, Qt::ControlModifier);
    EXPECT_EQ(m_cursor.chosen(), at("10:05")) << "the first step";
}

TEST_F(MetricChartTest, anotherButtonDoesNotEndADrag)
{
    show({{at("10:00"), 80}, {at("10:30"), 90}, {at("11:00"), 70}});
    QWidget* pad = m_chart.QChartView::viewport();
    const auto send = [pad](QEvent::Type type, Qt::MouseButton button, Qt::MouseButtons held) {
        const QPointF place(400, 100);
        QMouseEvent event(type, place, pad->mapToGlobal(place), button, held, Qt::NoModifier);
        QCoreApplication::sendEvent(pad, &event);
    };
    QTest::mousePress(pad, Qt::LeftButton, {}, {300, 100});
    QTest::mouseMove(pad, {400, 100});
    for (const auto other : {Qt::MiddleButton, Qt::RightButton}) {
        send(QEvent::MouseButtonPress, other, Qt::LeftButton | other);
        send(QEvent::MouseButtonRelease, other, Qt::LeftButton);
    }
    EXPECT_FALSE(m_cursor.range()) << "it is still being dragged";
    QTest::mouseMove(pad, {500, 100});
    QTest::mouseRelease(pad, Qt::LeftButton, {}, {500, 100});
    ASSERT_TRUE(m_cursor.range());
    EXPECT_EQ(m_cursor.range()->to, m_chart.places().timeAt(500));
}

TEST_F(MetricChartTest, aDraggedStretchIsTheRange)
{
    show({{at("10:00"), 80}, {at("11:00"), 90}});
    QWidget* pad = m_chart.QChartView::viewport();
    const widgets::ChartGeometry places = m_chart.places();
    QTest::mousePress(pad, Qt::LeftButton, {}, {500, 100});
    QTest::mouseMove(pad, {300, 120});
    EXPECT_FALSE(m_cursor.range()) << "not yet";
    QTest::mouseRelease(pad, Qt::LeftButton, {}, {300, 120});
    EXPECT_EQ(m_cursor.range(), (models::TimeSpan{places.timeAt(300), places.timeAt(500)}));
    EXPECT_FALSE(m_cursor.chosen());
    QTest::mouseClick(pad, Qt::LeftButton, {}, {350, 100});
    EXPECT_EQ(m_cursor.chosen(), places.timeAt(350)) << "a click is a moment";
    QTest::mouseDClick(pad, Qt::LeftButton, {}, {350, 100});
    EXPECT_FALSE(m_cursor.range());
}

TEST_F(MetricChartTest, followsThePalette)
{
    show({{at("10:00"), 80}, {at("11:00"), 90}});
    QPalette dark;
    dark.setColor(QPalette::Base, Qt::black);
    dark.setColor(QPalette::Text, Qt::white);
    dark.setColor(QPalette::Window, Qt::black);
    m_chart.setPalette(dark);
    const QImage image = m_chart.grab().toImage();
    EXPECT_EQ(image.pixelColor(400, 5), QColor(Qt::black));
    EXPECT_EQ(lines().front()->pen().color(),
        widgets::theme::foreground(widgets::theme::Tone::Info, dark));
}

const models::ValueScale percent{0, 100, 20};

widgets::ChartGeometry geometryOf(const models::TimeSpan& shown)
{
    return {QRectF(0, 0, 800, 300), QFontMetrics(QFont()), shown, percent};
}

TEST(ChartGeometry, bandsReachAsFarAsTheSpanIsSeen)
{
    const widgets::ChartGeometry places = geometryOf({at("10:00"), at("11:00")});
    const QRectF& area = places.plotArea();
    const auto half = places.bandOf({at("10:15"), at("10:45")});
    ASSERT_TRUE(half);
    EXPECT_NEAR(half->width(), area.width() / 2, 0.01);
    EXPECT_NEAR(half->left(), area.left() + area.width() / 4, 0.01);
    EXPECT_EQ(half->top(), area.top());
    EXPECT_EQ(half->height(), area.height());
    EXPECT_EQ(places.bandOf({at("09:00"), at("12:00")}), area);
    EXPECT_NEAR(places.bandOf({at("10:30"), at("12:00")})->right(), area.right(), 0.01);
    EXPECT_FALSE(places.bandOf({at("11:01"), at("12:00")}));
    EXPECT_FALSE(places.bandOf({at("09:00"), at("09:59")}));
    EXPECT_EQ(places.bandOf({at("10:30"), at("10:30")})->width(), 1) << "no time at all is seen";
    EXPECT_FALSE(places.xOf(at("09:59")));
    EXPECT_NEAR(*places.xOf(at("10:30")), area.center().x(), 0.01);
}

TEST(ChartGeometry, bandsOfStepsThatFollowEachOtherTouch)
{
    std::mt19937 random(3);
    const models::TimeSpan hour{at("10:00"), at("11:00")};
    for (int round = 0; round < 200; ++round) {
        const auto moment = [&] { return at("09:30") + (random() % 7'200) * 1s; };
        const auto [first, last] = std::minmax({moment(), moment()});
        const auto between = first + (last - first) / 2;
        const widgets::ChartGeometry places = geometryOf(hour);
        const auto one = places.bandOf({first, between});
        const auto next = places.bandOf({between, last});
        const auto both = places.bandOf({first, last});
        if (one && next && between >= hour.from && between <= hour.to && last - first > 10min) {
            ASSERT_NEAR(one->right(), next->left(), 1.01);
            ASSERT_NEAR(one->united(*next).width(), both->width(), 1.01);
        }
        ASSERT_EQ(both.has_value(), first <= hour.to && last >= hour.from);
    }
}

TEST(ChartEvents, saidOfThePlaceWhereTheyAre)
{
    const widgets::ChartGeometry places = geometryOf({at("10:00"), at("11:00")});
    const models::TimeEvents events =
        models::timeEvents(test_support::aDeployment("A")
                               .failed()
                               .end("11:00")
                               .step("Same", "COMPLETED", "10:00", "10:20")
                               .step("Same", "FAILED", "10:30", "10:40")
                               .step("", "PENDING"),
            at("11:00"),
            {{models::TimeMark::Kind::Traffic, at("10:30") - 1s, QStringLiteral("To 5 %")},
                {models::TimeMark::Kind::Command, at("10:30"), QStringLiteral("Pause")}});
    EXPECT_EQ(events.steps.size(), 2U);
    EXPECT_FALSE(events.labels[0].isFailed);
    EXPECT_TRUE(events.labels[1].isFailed);
    const double x = *places.xOf(at("10:30"));
    EXPECT_EQ(widgets::eventTextAt(places, events, {x, 100}), "To 5 %\nPause");
    EXPECT_EQ(widgets::eventTextAt(places, events, {x + 20, 100}), QString());
    EXPECT_EQ(widgets::eventTextAt(places, events, {x + 20, 8}), "Same");
    EXPECT_EQ(widgets::eventTextAt(places, events, {*places.xOf(at("10:25")), 8}), QString())
        << "between two steps";
}

} // namespace
