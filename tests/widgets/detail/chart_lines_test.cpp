// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_sample.h"

#include "detail/chart/chart_lines.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPen>

#include <cmath>
#include <limits>

namespace {

using namespace std::chrono_literals;
using models::MetricCurve;
using test_support::at;
using widgets::ChartGeometry;
using widgets::ChartLines;

const models::TimeSpan shownHour{at("10:00"), at("11:00")};

ChartGeometry geometryFor(const models::TimeSpan& shown)
{
    return {QRectF(0, 0, 800, 300), QFontMetrics(QGuiApplication::font()), shown, {0, 100, 20}};
}

/// How many pixels a curve inks in a picture of its own.
int inkOf(const ChartLines& lines)
{
    QImage image(800, 300, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    lines.paint(painter, QPen(Qt::blue, 2));
    painter.end();
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) != QColor(Qt::white);
    }
    return count;
}

TEST(ChartLinesTest, aLineThatComesFromOutsideBeginsAtTheEdge)
{
    const ChartGeometry geometry = geometryFor(shownHour);
    const ChartLines lines({{{at("09:00"), 0}, {at("11:00"), 100}, {at("13:00"), 0}}}, geometry);
    ASSERT_EQ(lines.lines().size(), 1U);
    const QPolygonF& line = lines.lines().front();
    ASSERT_EQ(line.size(), 3);
    EXPECT_EQ(line[0], geometry.placeOf({at("10:00"), 50})) << "halfway";
    EXPECT_EQ(line[1], geometry.placeOf({at("11:00"), 100}));
    EXPECT_EQ(line[2], line[1]) << "it leaves where the picture ends";
}

TEST(ChartLinesTest, aLineFromSideToSideCrossesThePicture)
{
    const ChartGeometry geometry = geometryFor(shownHour);
    const ChartLines lines({{{at("09:00"), 20}, {at("12:00"), 80}}}, geometry);
    const QPolygonF& line = lines.lines().front();
    EXPECT_EQ(line[0], geometry.placeOf({at("10:00"), 40}));
    EXPECT_EQ(line[1], geometry.placeOf({at("11:00"), 60}));
    EXPECT_GT(inkOf(lines), 0);
}

TEST(ChartLinesTest, whatIsOutsideIsNotDrawn)
{
    const ChartGeometry geometry = geometryFor(shownHour);
    EXPECT_EQ(inkOf(ChartLines({{{at("09:00"), 50}}, {{at("12:00"), 50}}}, geometry)), 0);
    EXPECT_EQ(inkOf(ChartLines({}, geometry)), 0);
}

TEST(ChartLinesTest, eachOfFewPointsIsMarkedAndOneThatStandsAlone)
{
    const ChartGeometry geometry = geometryFor(shownHour);
    const int alone = inkOf(ChartLines({{{at("10:30"), 50}}}, geometry));
    EXPECT_GT(alone, 20);
    EXPECT_LT(alone, 50);
    MetricCurve::Segment many;
    for (int i = 0; i < 61; ++i)
        many.push_back({at("10:00") + i * 30s, 50});
    const int line = inkOf(ChartLines({many}, geometry));
    EXPECT_EQ(inkOf(ChartLines({many, {{at("10:50"), 90}}}, geometry)), line + alone);
    many.pop_back();
    EXPECT_GT(inkOf(ChartLines({many}, geometry)), line) << "60 are marked each";
}

TEST(ChartLinesTest, valuesWithoutMeasureStayWithinAPaintersReach)
{
    const double huge = std::numeric_limits<double>::max();
    const MetricCurve::Segment odd{{at("09:00"), -huge}, {at("10:10"), huge}, {at("10:20"), -huge},
        {at("10:30"), 50}, {at("12:00"), huge}};
    for (const auto& shown : {shownHour, models::TimeSpan{at("10:10"), at("10:10")}}) {
        const ChartLines lines({odd}, geometryFor(shown));
        for (const QPointF& place : lines.lines().front()) {
            EXPECT_LT(std::abs(place.x()), 2e6);
            EXPECT_LT(std::abs(place.y()), 2e6);
        }
        EXPECT_GE(inkOf(lines), 0);
    }
}

TEST(ChartLinesTest, aMillionPointsAreAtMostFourAColumn)
{
    auto points = std::make_shared<deployment::MetricSeries>();
    for (int i = 0; i < 1'000'000; ++i)
        points->push_back({at("10:00") + i * 3ms, double(i % 97)});
    const MetricCurve curve(points);
    const ChartGeometry geometry = geometryFor(shownHour);
    const int columns = static_cast<int>(geometry.plotArea().width());
    const ChartLines lines(curve.sample(shownHour, columns), geometry);
    ASSERT_EQ(lines.lines().size(), 1U);
    EXPECT_LE(lines.lines().front().size(), 4 * columns + 4);
    EXPECT_GT(lines.lines().front().size(), columns);
}

} // namespace
