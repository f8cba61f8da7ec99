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

using models::MetricCurve;
using test_support::at;
using widgets::ChartGeometry;
using widgets::ChartStrokes;

const models::TimeSpan shownHour{at("10:00"), at("11:00")};

ChartGeometry chartOver(const models::TimeSpan& shown)
{
    return {QRectF(0, 0, 800, 300), QFontMetrics(QGuiApplication::font()), shown, {0, 100, 20}};
}

/// How many pixels a curve inks in a picture of its own.
int inkOf(const ChartStrokes& strokes)
{
    QImage image(800, 300, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    strokes.paint(painter, QPen(Qt::blue, 2));
    painter.end();
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) != QColor(Qt::white);
    }
    return count;
}

void expectNear(const QPointF& place, const QPointF& expected)
{
    EXPECT_NEAR(place.x(), expected.x(), 0.01);
    EXPECT_NEAR(place.y(), expected.y(), 0.01);
}

TEST(ChartStrokes, aLineThatComesFromOutsideBeginsAtTheEdge)
{
    const ChartGeometry chart = chartOver(shownHour);
    const ChartStrokes strokes({{{at("09:00"), 0}, {at("11:00"), 100}, {at("13:00"), 0}}}, chart);
    ASSERT_EQ(strokes.lines().size(), 1U);
    const QPolygonF& line = strokes.lines().front();
    ASSERT_EQ(line.size(), 3);
    expectNear(line[0], chart.placeOf({at("10:00"), 50}));
    expectNear(line[1], chart.placeOf({at("11:00"), 100}));
    expectNear(line[2], line[1]);
}

TEST(ChartStrokes, aLineFromSideToSideCrossesThePicture)
{
    const ChartGeometry chart = chartOver(shownHour);
    const ChartStrokes strokes({{{at("09:00"), 20}, {at("12:00"), 80}}}, chart);
    const QPolygonF& line = strokes.lines().front();
    expectNear(line[0], chart.placeOf({at("10:00"), 40}));
    expectNear(line[1], chart.placeOf({at("11:00"), 60}));
    EXPECT_GT(inkOf(strokes), 0);
}

TEST(ChartStrokes, whatIsOutsideIsNotDrawnAndAPointAloneIs)
{
    const ChartGeometry chart = chartOver(shownHour);
    EXPECT_EQ(inkOf(ChartStrokes({{{at("09:00"), 50}}, {{at("12:00"), 50}}}, chart)), 0);
    EXPECT_EQ(inkOf(ChartStrokes()), 0);
    EXPECT_GT(inkOf(ChartStrokes({{{at("10:30"), 50}}}, chart)), 0);
}

TEST(ChartStrokes, valuesWithoutMeasureStayWithinAPaintersReach)
{
    const double huge = std::numeric_limits<double>::max();
    const MetricCurve::Segment odd{{at("09:00"), -huge}, {at("10:10"), huge}, {at("10:20"), -huge},
        {at("10:30"), 50}, {at("12:00"), huge}};
    for (const auto& shown : {shownHour, models::TimeSpan{at("10:10"), at("10:10")}}) {
        const ChartStrokes strokes({odd}, chartOver(shown));
        for (const QPointF& place : strokes.lines().front()) {
            EXPECT_LT(std::abs(place.x()), 2e6);
            EXPECT_LT(std::abs(place.y()), 2e6);
        }
        EXPECT_GE(inkOf(strokes), 0);
    }
}

} // namespace
