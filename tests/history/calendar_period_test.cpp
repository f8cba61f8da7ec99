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

TEST(CalendarPeriod, hasANameThatMovesAlong)
{
    expectPeriod("Today", "2025-03-01T00:00:00Z", "2025-03-02T00:00:00Z");
    expectPeriod("昨天", "2025-02-28T00:00:00Z", "2025-03-01T00:00:00Z");
    // The first of March is a Saturday.
    expectPeriod("this week", "2025-02-24T00:00:00Z", "2025-03-03T00:00:00Z");
    expectPeriod("last-week", "2025-02-17T00:00:00Z", "2025-02-24T00:00:00Z");
    expectPeriod("上周", "2025-02-17T00:00:00Z", "2025-02-24T00:00:00Z");
    expectPeriod("This_Month", "2025-03-01T00:00:00Z", "2025-04-01T00:00:00Z");
    expectPeriod("上个月", "2025-02-01T00:00:00Z", "2025-03-01T00:00:00Z");
}

TEST(CalendarPeriod, isAWeekOfIso8601)
{
    expectPeriod("2025-W07", "2025-02-10T00:00:00Z", "2025-02-17T00:00:00Z");
    // Weeks that begin or end in another year; 2020 has 53.
    expectPeriod("2025-W01", "2024-12-30T00:00:00Z", "2025-01-06T00:00:00Z");
    expectPeriod("2020-w53", "2020-12-28T00:00:00Z", "2021-01-04T00:00:00Z");
    expectPeriod("2021-W01", "2021-01-04T00:00:00Z", "2021-01-11T00:00:00Z");
}

TEST(CalendarPeriod, isNamedAsItIsRead)
{
    const test_support::ZoneGuard zone("Europe/Berlin");
    for (const char* text : {"2025-03-30", "2024-02-29", "2025-02", "2025-03", "2025-12", "2025",
             "2025-W01", "2020-W53", "2025-W13", "2025-W44"}) {
        for (const Zone each : {Zone::Utc, Zone::Local})
            EXPECT_EQ(history::nameOfPeriod(
                          *parsePeriod(text, instant("2025-03-01T00:30:00Z"), each), each),
                text);
    }
    const auto day = *parsePeriod("2025-03-30", instant("2025-03-01T00:30:00Z"), Zone::Utc);
    EXPECT_EQ(history::nameOfPeriod(day, Zone::Local), "");
    EXPECT_EQ(history::nameOfPeriod({day.since, {}}, Zone::Utc), "");
    EXPECT_EQ(
        history::nameOfPeriod({day.since, *day.until + std::chrono::milliseconds(1)}, Zone::Utc),
        "");
}

/// Days follow one another without a gap, in every zone, however the clock is set.
TEST(CalendarPeriod, followsUponTheOneBefore)
{
    for (const char* name :
        {"Europe/Berlin", "America/Sao_Paulo", "Asia/Shanghai", "Pacific/Apia"}) {
        const test_support::ZoneGuard zone(name);
        auto noon = instant("2024-01-01T12:00:00Z");
        for (int day = 0; day < 800; ++day, noon += std::chrono::hours(24)) {
            EXPECT_EQ(history::dayOf(noon, Zone::Local).until,
                history::dayOf(noon, Zone::Local, 1).since);
            EXPECT_EQ(history::weekOf(noon, Zone::Local).until,
                history::weekOf(noon, Zone::Local, 1).since);
            EXPECT_EQ(history::monthOf(noon, Zone::Local, -1).until,
                history::monthOf(noon, Zone::Local).since);
            EXPECT_TRUE(history::dayOf(noon, Zone::Local).contains(noon));
            EXPECT_TRUE(history::weekOf(noon, Zone::Local).contains(noon));
            EXPECT_TRUE(history::monthOf(noon, Zone::Local).contains(noon));
        }
    }
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
    for (const char* text : {"", "0000", "20255", "2025-", "2025-13", "2025-00", "2025-2",
             "2025-02-30", "2025-02-00", "2025-02-1", "2025-02-011", "2025/02", "2025-W00",
             "2025-W53", "2025-W7", "2025-X07", "last-release-week", "tomorrow", "2025-02-03T00"})
        EXPECT_FALSE(parsePeriod(text, instant("2025-03-01T00:30:00Z"), Zone::Utc)) << text;
}

TEST(Age, isANumberAndAUnit)
{
    EXPECT_EQ(parseAge("30m"), std::chrono::minutes{30});
    EXPECT_EQ(parseAge("2w"), std::chrono::days{14});
    for (const char* text : {"", "m", "7", "-1d", "1.5h", "7 d", "9999999999w", "7D"})
        EXPECT_FALSE(parseAge(text)) << text;
}
