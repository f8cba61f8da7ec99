// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/time_context.h"

#include "builder.h"

#include <gtest/gtest.h>

using models::TimeContext;
using test_support::at;
using namespace std::chrono_literals;

/// A row is painted whenever the pointer passes it, a label when it is ticked.
TEST(TimeContext, saysTheMomentOfTheLastTick)
{
    deployment::Timestamp clock = at("10:00");
    TimeContext time([&clock] { return clock; }, deployment::Zone::Utc);
    EXPECT_EQ(time.now(), at("10:00"));
    clock += 990ms;
    EXPECT_EQ(time.now(), at("10:00"));
    EXPECT_EQ(time.exactNow(), at("10:00") + 990ms);
    time.tick();
    EXPECT_EQ(time.now(), at("10:00") + 990ms);
    clock += 1900ms; // a tick that is late
    EXPECT_EQ(time.now(), at("10:00") + 990ms);
}

TEST(TimeContext, isTheClockWhereNoTickComes)
{
    deployment::Timestamp clock = at("10:00");
    TimeContext time([&clock] { return clock; }, deployment::Zone::Utc);
    clock += 1h;
    EXPECT_EQ(time.now(), clock) << "the window was hidden";
    clock = at("09:00");
    EXPECT_EQ(time.now(), clock) << "the clock was set back";
}
