// SPDX-License-Identifier: GPL-3.0-or-later
#include "builder.h"
#include "deploy/models/detail/time_viewport.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

#include <random>

namespace {

using namespace std::chrono_literals;
using models::TimeSpan;
using models::TimeViewport;
using test_support::at;

const TimeSpan hour{at("10:00"), at("11:00")};

TEST(TimeViewport, showsTheWholeAtFirstAndFollowsIt)
{
    TimeViewport viewport;
    QSignalSpy changed(&viewport, &TimeViewport::changed);
    viewport.setWhole(hour);
    EXPECT_EQ(viewport.visible(), hour);
    viewport.setWhole({at("10:00"), at("11:30")});
    EXPECT_EQ(viewport.visible().to, at("11:30"));
    EXPECT_TRUE(viewport.showsWhole());
    EXPECT_EQ(changed.count(), 2);
}

TEST(TimeViewport, zoomKeepsTheAnchorInPlace)
{
    TimeViewport viewport;
    viewport.setWhole(hour);
    viewport.zoom(2, at("10:15"));
    EXPECT_EQ(viewport.visible(), (TimeSpan{at("10:07") + 30s, at("10:37") + 30s}));
    viewport.zoom(0.5, at("10:15"));
    EXPECT_TRUE(viewport.showsWhole());
}

TEST(TimeViewport, staysWhereOneLooksWhenDataArrives)
{
    TimeViewport viewport;
    viewport.setWhole(hour);
    viewport.zoom(4, at("10:30"));
    const TimeSpan before = viewport.visible();
    viewport.setWhole({at("10:00"), at("12:00")});
    EXPECT_EQ(viewport.visible(), before);
}

TEST(TimeViewport, followsTheEndIfItStandsThere)
{
    TimeViewport viewport;
    viewport.setWhole(hour);
    viewport.zoom(4, at("11:00"));
    viewport.setWhole({at("10:00"), at("11:05")});
    EXPECT_EQ(viewport.visible(), (TimeSpan{at("10:50"), at("11:05")}));
}

TEST(TimeViewport, showsAPartAsFarAsThereIsSomethingToSee)
{
    TimeViewport viewport;
    viewport.setWhole(hour);
    viewport.show({at("10:10"), at("10:20")});
    EXPECT_EQ(viewport.visible(), (TimeSpan{at("10:10"), at("10:20")}));
    viewport.show({at("09:00"), at("10:05")});
    EXPECT_EQ(viewport.visible(), (TimeSpan{at("10:00"), at("10:05")}));
    for (const TimeSpan& outside : {TimeSpan{at("08:00"), at("09:00")},
             TimeSpan{at("12:00"), at("13:00")}, TimeSpan{at("10:30"), at("10:30")}}) {
        viewport.show(outside);
        EXPECT_GT(viewport.visible().length(), 0ms);
        EXPECT_LE(viewport.visible().to, at("11:00"));
        EXPECT_GE(viewport.visible().from, at("10:00"));
    }
}

TEST(TimeViewport, neverLeavesTheWhole)
{
    std::mt19937 random(5);
    TimeViewport viewport;
    viewport.setWhole(hour);
    for (int round = 0; round < 5000; ++round) {
        switch (random() % 4) {
        case 0:
            viewport.zoom(0.1 + double(random() % 100) / 10,
                at("09:00") + deployment::Milliseconds(random() % 9000000));
            break;
        case 1:
            viewport.pan(deployment::Milliseconds(int(random() % 8000000) - 4000000));
            break;
        case 2:
            viewport.setWhole(
                {at("10:00") + (random() % 50) * 1min, at("11:00") + (random() % 50) * 1min});
            break;
        default:
            viewport.zoom(1000000);
        }
        ASSERT_GE(viewport.visible().from, viewport.whole().from);
        ASSERT_LE(viewport.visible().to, viewport.whole().to);
        ASSERT_GT(viewport.visible().length(), 0ms);
    }
    viewport.reset();
    EXPECT_TRUE(viewport.showsWhole());
}

TEST(TimeViewport, ignoresAFactorThatMeansNothing)
{
    TimeViewport viewport;
    viewport.setWhole(hour);
    for (const double factor : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN()}) {
        viewport.zoom(factor);
        EXPECT_EQ(viewport.visible(), hour);
    }
}

} // namespace
