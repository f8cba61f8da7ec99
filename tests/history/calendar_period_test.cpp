// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/calendar_period.h"

#include "zone_guard.h"

#include <gtest/gtest.h>

using deployment::Timestamp;
using deployment::Zone;
using history::parseAge;
using history::parsePeriod;

namespace {

Timestamp instant(const char* text)
{
    return *deployment::parseTimestamp(text);
}

void expectPeriod(const char* text, const char* since, const char* until, Zone zone = Zone::Utc)
{
    const auto period = parsePeriod(text, instant("2025-03-01T00:30:00Z"), zone);
    ASSERT_TRUE(period.has_value()) << text;
    EXPECT_EQ(period->since, instant(since)) << text;
    EXPECT_EQ(period->until, instant(until)) << text;
}

} // namespace

TEST(CalendarPeriod, reachesFromMidnightToMidnight)
{
    expectPeriod("today", "2025-03-01T00:00:00Z", "2025-03-02T00:00:00Z");
    expectPeriod("yesterday", "2025-02-28T00:00:00Z", "2025-03-01T00:00:00Z");
    expectPeriod("2024-02-29", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z");
    expectPeriod("2025-12", "2025-12-01T00:00:00Z", "2026-01-01T00:00:00Z");
    expectPeriod("2025", "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
}

TEST(CalendarPeriod, isThatOfTheZoneAlsoWhereTheClockIsSet)
{
    const test_support::ZoneGuard zone("Europe/Berlin");
    // Half past midnight in UTC is half past one in Berlin: the same day.
    expectPeriod("today", "2025-03-01T00:00:00+01:00", "2025-03-02T00:00:00+01:00", Zone::Local);
    // Summer time begins on this day, which is an hour shorter.
    expectPeriod(
        "2025-03-30", "2025-03-30T00:00:00+01:00", "2025-03-31T00:00:00+02:00", Zone::Local);
    expectPeriod("2025-10", "2025-10-01T00:00:00+02:00", "2025-11-01T00:00:00+01:00", Zone::Local);
}

TEST(CalendarPeriod, isNothingElse)
{
    for (const char* text :
        {"", "0000", "20255", "2025-", "2025-13", "2025-00", "2025-2", "2025-02-30", "2025-02-00",
            "2025-02-1", "2025-02-011", "2025/02", "Today", "tomorrow", "2025-02-03T00"})
        EXPECT_FALSE(parsePeriod(text, instant("2025-03-01T00:30:00Z"), Zone::Utc)) << text;
}

TEST(Age, isANumberAndAUnit)
{
    EXPECT_EQ(parseAge("30m"), std::chrono::minutes{30});
    EXPECT_EQ(parseAge("2w"), std::chrono::days{14});
    for (const char* text : {"", "m", "7", "-1d", "1.5h", "7 d", "9999999999w", "7D"})
        EXPECT_FALSE(parseAge(text)) << text;
}
