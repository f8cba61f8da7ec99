// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/time_context.h"

#include "builder.h"

#include <QSignalSpy>

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

/// What its records say is compared with its clock; what happened here, with ours.
TEST(TimeContext, theViewsOfASourceGoByItsClock)
{
    deployment::Timestamp clock = at("10:00");
    TimeContext whole([&clock] { return clock; }, deployment::Zone::Utc);
    TimeContext time(whole, nullptr);
    const QSignalSpy ticks(&time, &TimeContext::ticked);
    time.setLead(7min);
    time.setLead(7min);
    EXPECT_EQ(ticks.count(), 1);
    EXPECT_EQ(time.now(), at("10:07"));
    EXPECT_EQ(time.seenUntil(), at("10:07"));
    EXPECT_EQ(time.localNow(), at("10:00"));
    EXPECT_EQ(time.exactNow(), at("10:00"));
    EXPECT_EQ(whole.now(), at("10:00"));

    time.setSeenUntil(at("09:58"));
    EXPECT_EQ(time.seenUntil(), at("10:05")) << "it was heard two minutes ago";
    time.setLead(-3min);
    EXPECT_EQ(time.seenUntil(), at("09:55"));
}

TEST(TimeContext, aPageOfASourceIsSeenNoLongerThanItsSource)
{
    deployment::Timestamp clock = at("10:00");
    TimeContext whole([&clock] { return clock; }, deployment::Zone::Utc);
    TimeContext source(whole, nullptr);
    TimeContext page(source, nullptr);
    const QSignalSpy ticks(&page, &TimeContext::ticked);
    source.setLead(5min);
    EXPECT_EQ(ticks.count(), 1);
    EXPECT_EQ(page.now(), at("10:05"));
    EXPECT_EQ(page.lead(), 5min);
    EXPECT_EQ(page.seenUntil(), at("10:05"));

    page.setSeenUntil(at("09:58"));
    EXPECT_FALSE(page.isSeen());
    EXPECT_EQ(page.seenUntil(), at("10:03"));
    EXPECT_TRUE(source.isSeen()) << "it is the page alone";
    source.setSeenUntil(at("09:50"));
    EXPECT_EQ(page.seenUntil(), at("09:55"));
    page.setSeenUntil(std::nullopt);
    EXPECT_FALSE(page.isSeen());
    EXPECT_EQ(page.seenUntil(), at("09:55"));
    source.setSeenUntil(std::nullopt);
    EXPECT_TRUE(page.isSeen());
}

/// The same time, whoever asks; each its own source.
TEST(TimeContext, theViewsOfASourceKnowUntilWhenItWasHeard)
{
    deployment::Timestamp clock = at("10:00");
    TimeContext whole([&clock] { return clock; }, deployment::Zone::Utc);
    TimeContext time(whole, nullptr);
    TimeContext other(whole, nullptr);
    const QSignalSpy ticks(&time, &TimeContext::ticked);
    const QSignalSpy zones(&time, &TimeContext::zoneChanged);
    clock = at("10:05");
    whole.tick();
    EXPECT_EQ(ticks.count(), 1);
    EXPECT_EQ(time.now(), at("10:05"));
    EXPECT_TRUE(time.isSeen());
    EXPECT_EQ(time.seenUntil(), at("10:05"));

    time.setSeenUntil(at("10:04"));
    EXPECT_EQ(ticks.count(), 2) << "what the views show is another thing now";
    clock = at("10:10");
    whole.tick();
    EXPECT_FALSE(time.isSeen());
    EXPECT_EQ(time.now(), at("10:10"));
    EXPECT_EQ(time.seenUntil(), at("10:04"));
    EXPECT_EQ(other.seenUntil(), at("10:10"));
    EXPECT_EQ(whole.seenUntil(), at("10:10"));
    time.setSeenUntil(at("10:30"));
    EXPECT_EQ(time.seenUntil(), at("10:10")) << "a server's clock may be ahead";
    time.setSeenUntil(std::nullopt);
    EXPECT_EQ(time.seenUntil(), at("10:10"));

    whole.setZone(deployment::Zone::Local);
    EXPECT_EQ(time.zone(), deployment::Zone::Local);
    EXPECT_EQ(zones.count(), 1);
    EXPECT_FALSE(whole.tick());
    QObject::connect(
        &time, &TimeContext::ticked, &time, [&time] { time.requestTickEverySecond(); });
    EXPECT_TRUE(whole.tick());
}
