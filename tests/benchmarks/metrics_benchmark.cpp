// SPDX-License-Identifier: GPL-3.0-or-later
// Two curves of a million points each, zoomed and moved, beside a widget that strokes the same
// lines and nothing else. That no spike is lost is what the tests of models::MetricCurve hold; here
// is what it costs.
#include "console_window.h"
#include "figures.h"

#include "deploy/models/detail/time_viewport.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"
#include "deploy/widgets/detail/detail_page.h"

#include <QChart>
#include <QPainter>
#include <QPolygonF>

#include <functional>
#include <optional>
#include <random>
#include <utility>
#include <vector>

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

/// What is stroked for one frame: all lines of all curves.
using Lines = std::vector<QPolygonF>;

/// A frame of given lines for each key.
class BareLines final : public QWidget {
public:
    explicit BareLines(std::vector<Lines> frames)
        : m_frames(std::move(frames))
    {
        setAttribute(Qt::WA_OpaquePaintEvent);
    }

    [[nodiscard]] std::size_t count() const { return m_frames.size(); }

protected:
    void keyPressEvent(QKeyEvent* /*event*/) override
    {
        m_at = (m_at + 1) % m_frames.size();
        update();
    }

    void paintEvent(QPaintEvent* /*event*/) override
    {
        constexpr double width = 1.8; // that of a curve
        QPainter painter(this);
        painter.fillRect(rect(), palette().color(QPalette::Base));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(palette().color(QPalette::Highlight), width));
        // One by one, as Qt Charts does: a polyline of thousands of points takes longer.
        for (const QPolygonF& line : m_frames[m_at]) {
            for (qsizetype i = 1; i < line.size(); ++i)
                painter.drawLine(line[i - 1], line[i]);
        }
    }

private:
    std::vector<Lines> m_frames;
    std::size_t m_at = 0;
};

/// The page with the charts, and what its user does there.
class Charts {
public:
    Charts(ConsoleWindow& console, widgets::DetailPage& page)
        : m_console(console)
        , m_views(page.findChildren<widgets::MetricChartView*>())
        , m_viewport(*page.findChild<models::TimeViewport*>())
        , m_pad(*m_views.front()->viewport())
    {
    }

    void zoom()
    {
        press(Qt::Key_0);
        for (const Qt::Key key : {Qt::Key_Plus, Qt::Key_Minus}) {
            for (int i = 0; i < 25; ++i)
                press(key);
        }
    }

    /// Drags the curve to and fro at every scale.
    void pan()
    {
        press(Qt::Key_0);
        for (int scale = 0; scale < 8; ++scale) {
            press(Qt::Key_Plus);
            press(Qt::Key_Plus);
            const QPoint middle = m_pad.rect().center();
            QTest::mousePress(&m_pad, Qt::MiddleButton, Qt::NoModifier, middle);
            for (const int distance : {40, 90, 150, 70, -20, -90}) {
                QTest::mouseMove(&m_pad, middle + QPoint(distance, 0));
                frameEnds();
            }
            QTest::mouseRelease(&m_pad, Qt::MiddleButton, Qt::NoModifier, middle);
            m_console.rest();
        }
    }

    /// The lines of each frame of the work.
    std::vector<Lines> framesOf(const std::function<void()>& work)
    {
        m_recorded.emplace();
        work();
        std::vector<Lines> frames = std::move(*m_recorded);
        m_recorded.reset();
        return frames;
    }

private:
    void press(Qt::Key key)
    {
        QTest::keyClick(&m_pad, key);
        frameEnds();
    }

    void frameEnds()
    {
        m_console.rest();
        if (m_recorded)
            m_recorded->push_back(linesNow());
    }

    [[nodiscard]] Lines linesNow() const
    {
        const models::TimeSpan& shown = m_viewport.visible();
        Lines lines;
        for (const widgets::MetricChartView* view : m_views) {
            const QRectF area =
                view->chart()->plotArea().translated(view->mapTo(view->window(), QPoint()));
            for (const auto& segment :
                view->curve().sample(shown, static_cast<int>(area.width()))) {
                QPolygonF line;
                for (const auto& [time, value] : segment) {
                    const double x =
                        double((time - shown.from).count()) / double(shown.length().count());
                    const double y =
                        (value - view->scale().from) / (view->scale().to - view->scale().from);
                    line.append(
                        {area.left() + x * area.width(), area.bottom() - y * area.height()});
                }
                lines.push_back(line);
            }
        }
        return lines;
    }

    ConsoleWindow& m_console;
    QList<widgets::MetricChartView*> m_views;
    models::TimeViewport& m_viewport;
    QWidget& m_pad;
    std::optional<std::vector<Lines>> m_recorded;
};

void report(const Options& options, ConsoleWindow& console, Charts& charts, const std::string& name,
    void (Charts::*work)())
{
    BareLines bare(charts.framesOf([&] { (charts.*work)(); }));
    bare.resize(1200, 900);
    bare.show();
    console.rest();
    const Medians times = inTurns(
        options.rounds, [&] { (charts.*work)(); },
        [&] {
            for (std::size_t i = 0; i < bare.count(); ++i)
                console.press(bare, Qt::Key_Plus);
        });
    reportFrames(name, console.timesOf([&] { (charts.*work)(); }), frame);
    reportRatio(name + ", against the same lines alone", times.ours, times.theirs, "s", 2);
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
    Charts charts(console, page);
    report(options, console, charts, "metrics, 1,000,000 points: zoom", &Charts::zoom);
    report(options, console, charts, "metrics, 1,000,000 points: pan", &Charts::pan);
    return 0;
}
