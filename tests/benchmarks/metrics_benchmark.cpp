// SPDX-License-Identifier: GPL-3.0-or-later
// Two curves of a million points each, zoomed and moved. That no spike is lost is what the tests of
// models::MetricCurve hold; here is what it costs.
#include "console_window.h"
#include "figures.h"

#include "deploy/widgets/detail/chart/metric_chart_view.h"
#include "deploy/widgets/detail/detail_page.h"

#include <random>

using namespace benchmarks;

namespace {

constexpr double frame = 16.7; // ms, at 60 Hz

/// A walk with a spike here and there, a point every 10 ms.
deployment::MetricSeries walk(
    deployment::Timestamp start, std::size_t points, double from, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> step(0, 0.05);
    deployment::MetricSeries series;
    series.reserve(points);
    double value = from;
    for (std::size_t i = 0; i < points; ++i) {
        value += step(random);
        const bool isSpike = random() % 5000 == 0;
        series.push_back(
            {start + std::chrono::milliseconds(10 * i), isSpike ? value * 1.5 : value});
    }
    return series;
}

deployment::Deployment deploymentWith(std::size_t points)
{
    deployment::Deployment deployment;
    deployment.id = "DEP-1";
    deployment.start = *deployment::parseTimestamp("2025-02-28T12:00:00Z");
    deployment.metrics["successRate"] = walk(deployment.start, points, 60, 1);
    deployment.metrics["responseTime"] = walk(deployment.start, points, 200, 2);
    return deployment;
}

console::FrameTimes zoomTimes(ConsoleWindow& console, QWidget& chart)
{
    return console.timesOf([&] {
        for (const Qt::Key key : {Qt::Key_Plus, Qt::Key_Minus}) {
            for (int i = 0; i < 25; ++i)
                console.press(chart, key);
        }
    });
}

/// Drags the curve to and fro at every scale.
console::FrameTimes panTimes(ConsoleWindow& console, QWidget& chart)
{
    return console.timesOf([&] {
        for (int scale = 0; scale < 8; ++scale) {
            console.press(chart, Qt::Key_Plus);
            console.press(chart, Qt::Key_Plus);
            const QPoint middle = chart.rect().center();
            QTest::mousePress(&chart, Qt::LeftButton, Qt::NoModifier, middle);
            for (const int distance : {40, 90, 150, 70, -20, -90}) {
                QTest::mouseMove(&chart, middle + QPoint(distance, 0));
                console.rest();
            }
            QTest::mouseRelease(&chart, Qt::LeftButton, Qt::NoModifier, middle);
            console.rest();
        }
    });
}

} // namespace

int main(int argc, char** argv)
{
    const Options options = readOptions(argc, argv);
    console::Application application(argc, argv);
    const auto deployment = std::make_shared<const deployment::Deployment>(
        deploymentWith(options.small ? 10'000 : 1'000'000));
    ConsoleWindow console(application);
    widgets::DetailPage page(console.time());
    page.resize(1200, 900);
    page.show();
    page.showPanel(widgets::DetailPage::metricsPanel);
    page.setRecord({deployment, {}, deployment->start});
    console.rest();
    auto& chart = *page.findChild<widgets::MetricChartView*>()->viewport();
    reportFrames("metrics, 1,000,000 points: zoom", zoomTimes(console, chart), frame);
    reportFrames("metrics, 1,000,000 points: pan", panTimes(console, chart), frame);
    return 0;
}
