// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_sample.h"

#include "deploy/models/detail/time_viewport.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/detail/metric_chart_view.h"

#include <QChart>
#include <QLineSeries>
#include <QTest>

#include <limits>

namespace {

using namespace std::chrono_literals;
using deployment::MetricSeries;
using test_support::at;
using widgets::MetricChartView;

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

    void wheel(int notches, double x = 400, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(QPointF(x, 100), m_chart.mapToGlobal(QPointF(x, 100)), {},
            QPoint(0, notches * 120), Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_chart.QChartView::viewport(), &event);
    }

    models::TimeContext m_time{[] { return at("10:30"); }, deployment::Zone::Utc};
    models::TimeViewport m_viewport;
    MetricChartView m_chart{
        {"Average response time", " ms", {0}, widgets::theme::Tone::Info}, m_time, m_viewport};
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
        "Lowest 80 ms, highest 90 ms, last 90 ms at 10:30:00. V2.0.5: Lowest 200 ms, highest 300 "
        "ms, last 300 ms at 10:40:00");
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
    MetricChartView chart(kind, m_time, m_viewport);
    chart.setCurve(curveOf({{deployment::Timestamp(-5min), 80}, {deployment::Timestamp(90s), 90}}));
    EXPECT_EQ(
        chart.accessibleDescription(), "Lowest 80 ms, highest 90 ms, last 90 ms at 1 min 30 s");
    EXPECT_EQ(chart.readoutText({deployment::Timestamp(-5min), 80}), "−5 min  80 ms");
    chart.resize(800, 300);
    EXPECT_FALSE(chart.grab().isNull());
}

TEST_F(MetricChartTest, aKnownMetricHasItsUnitAndItsBounds)
{
    const widgets::MetricKind rate = widgets::metricKindOf("successRate");
    EXPECT_EQ(rate.title, "Request success rate");
    EXPECT_EQ(rate.unit, "%");
    EXPECT_EQ(rate.bounds.highest, 100);
    const widgets::MetricKind other = widgets::metricKindOf("cpu\n");
    EXPECT_EQ(other.title, "cpu\\n");
    EXPECT_EQ(other.unit, "");
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

TEST_F(MetricChartTest, aMillionPointsKeepTheirSpikeAndAreQuick)
{
    MetricSeries points;
    for (int i = 0; i < 1'000'000; ++i)
        points.push_back({at("10:00") + i * 3ms, i == 654'321 ? 900.0 : 80.0 + i % 5});
    show(points);
    QElapsedTimer timer;
    timer.start();
    m_viewport.zoom(1.01);
    m_chart.grab();
    EXPECT_LT(timer.elapsed(), 2000);
    double highest = 0;
    qsizetype count = 0;
    for (const QLineSeries* line : lines()) {
        count += line->count();
        for (const QPointF& point : line->points())
            highest = std::max(highest, point.y());
    }
    EXPECT_EQ(highest, 900);
    EXPECT_LT(count, 4 * 800);
}

TEST_F(MetricChartTest, wheelKeysAndDragMoveTheTime)
{
    show({{at("10:00"), 80}, {at("11:00"), 90}});
    wheel(4);
    EXPECT_FALSE(m_viewport.showsWhole());
    const models::TimeSpan zoomed = m_viewport.visible();
    QTest::keyClick(&m_chart, Qt::Key_Right);
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
    QTest::mousePress(pad, Qt::LeftButton, {}, {300, 100});
    QTest::mouseMove(pad, {400, 100});
    QTest::mouseRelease(pad, Qt::LeftButton, {}, {400, 100});
    EXPECT_LT(m_viewport.visible().from, before.from);
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
    std::optional<deployment::Timestamp> pointed;
    QObject::connect(
        &m_chart, &MetricChartView::pointed, &m_chart, [&](auto time) { pointed = time; });
    QTest::mouseMove(m_chart.QChartView::viewport(), {420, 100});
    EXPECT_TRUE(pointed.has_value());
    EXPECT_EQ(m_chart.curve().nearest(pointed.value_or(at("09:00")))->value, 85);
    const QImage before = m_chart.grab().toImage();
    m_chart.setCrosshair(pointed);
    EXPECT_NE(m_chart.grab().toImage(), before) << "the point is marked";
    m_chart.setCrosshair(std::nullopt);
    EXPECT_EQ(m_chart.grab().toImage(), before);
    m_chart.setCrosshair(pointed);
    QTest::keyClick(&m_chart, Qt::Key_Right, Qt::ControlModifier);
    EXPECT_EQ(pointed, at("11:00"));
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

} // namespace
