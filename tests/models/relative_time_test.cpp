// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/relative_time.h"

#include "zone_guard.h"

#include <QString>

#include <gtest/gtest.h>

namespace {

using deployment::Timestamp;
using deployment::Zone;

Timestamp momentOfTest(const char* text)
{
    return deployment::parseTimestamp(text).value();
}

const char* const nineOClock = "2025-11-26T09:00:00Z"; // a Wednesday

QString toldAtNine(const char* time, Zone zone = Zone::Utc)
{
    return models::relativeTimeText(momentOfTest(time), momentOfTest(nineOClock), zone);
}

QString dayAtNine(const char* time, Zone zone = Zone::Utc)
{
    return models::dayText(momentOfTest(time), momentOfTest(nineOClock), zone);
}

TEST(RelativeTime, isRoundedDownToOneUnit)
{
    EXPECT_EQ(toldAtNine("2025-11-26T09:00:00Z"), u"just now");
    EXPECT_EQ(toldAtNine("2025-11-26T08:59:00.001Z"), u"just now");
    EXPECT_EQ(toldAtNine("2025-11-26T08:59:00Z"), u"1 min ago");
    EXPECT_EQ(toldAtNine("2025-11-26T08:00:01Z"), u"59 min ago");
    EXPECT_EQ(toldAtNine("2025-11-26T08:00:00Z"), u"1 h ago");
    EXPECT_EQ(toldAtNine("2025-11-26T00:00:00Z"), u"9 h ago");
    EXPECT_EQ(models::relativeTimeText({}, momentOfTest(nineOClock), Zone::Utc), u"–");
}

TEST(RelativeTime, namesYesterdayAndThenTheDate)
{
    EXPECT_EQ(toldAtNine("2025-11-25T23:59:59Z"), u"yesterday 23:59");
    EXPECT_EQ(toldAtNine("2025-11-25T00:00:00Z"), u"yesterday 00:00");
    EXPECT_EQ(toldAtNine("2025-11-24T23:59:59Z"), u"2025-11-24 23:59");
    EXPECT_EQ(toldAtNine("0001-01-01T00:00:00Z"), u"0001-01-01 00:00");
}

TEST(RelativeTime, shortlyAfterMidnightTheEveningIsHoursAgo)
{
    const Timestamp night = momentOfTest("2025-11-26T01:00:00Z");
    const auto at = [&](const char* time) {
        return models::relativeTimeText(momentOfTest(time), night, Zone::Utc);
    };
    EXPECT_EQ(at("2025-11-25T22:30:00Z"), u"2 h ago");
    EXPECT_EQ(at("2025-11-25T19:00:01Z"), u"5 h ago");
    EXPECT_EQ(at("2025-11-25T19:00:00Z"), u"yesterday 19:00");
}

TEST(RelativeTime, saysOfTheFutureOnlyWhen)
{
    EXPECT_EQ(toldAtNine("2025-11-26T09:01:00Z"), u"just now") << "clocks differ";
    EXPECT_EQ(toldAtNine("2025-11-26T09:01:00.001Z"), u"2025-11-26 09:01");
}

TEST(RelativeTime, aTimeThatIsStillToComeIsMarkedOnceNoClockExplainsIt)
{
    const auto markAtNine = [](const char* time) {
        return models::futureMark(momentOfTest(time), momentOfTest(nineOClock));
    };
    EXPECT_EQ(markAtNine("2025-11-26T09:05:00.001Z"), u" (in the future)");
    EXPECT_EQ(markAtNine("2025-11-26T09:05:00Z"), u"") << "clocks differ";
    EXPECT_EQ(markAtNine("2025-11-26T08:00:00Z"), u"");
    EXPECT_EQ(models::futureMark({}, momentOfTest(nineOClock)), u"");
}

TEST(RelativeTime, daysAreThoseOfTheZone)
{
    const test_support::ZoneGuard zone("Asia/Shanghai"); // 17:00 there
    EXPECT_EQ(toldAtNine("2025-11-25T16:00:00Z", Zone::Local), u"17 h ago");
    EXPECT_EQ(toldAtNine("2025-11-25T15:59:00Z", Zone::Local), u"yesterday 23:59");
    EXPECT_EQ(dayAtNine("2025-11-25T16:00:00Z", Zone::Local), u"Today");
    EXPECT_EQ(dayAtNine("2025-11-25T15:59:00Z", Zone::Local), u"Yesterday");
}

TEST(RelativeTime, aDayIsCalledByItsDistance)
{
    EXPECT_EQ(dayAtNine("2025-11-26T23:59:59Z"), u"Today");
    EXPECT_EQ(dayAtNine("2025-11-25T00:00:00Z"), u"Yesterday");
    EXPECT_EQ(dayAtNine("2025-11-24T12:00:00Z"), u"Mon 24 Nov");
    EXPECT_EQ(dayAtNine("2025-11-27T12:00:00Z"), u"Thu 27 Nov");
    EXPECT_EQ(dayAtNine("2024-11-24T12:00:00Z"), u"Sun 24 Nov 2024");
    EXPECT_EQ(dayAtNine("0000-11-24T12:00:00Z"), u"0000-11-24") << "a year that a calendar lacks";
}

} // namespace

/// Of the hour that comes twice it is said which one it was.
TEST(RelativeTime, yesterdayHasItsOffsetWhereThatIsAnotherOne)
{
    const test_support::ZoneGuard guard("America/New_York");
    const auto textAt = [](const char* time) {
        return models::relativeTimeText(*deployment::parseTimestamp(time),
            *deployment::parseTimestamp("2026-11-02T12:00:00Z"), deployment::Zone::Local);
    };
    EXPECT_EQ(textAt("2026-11-01T05:30:00Z"), u"yesterday 01:30 -04:00");
    EXPECT_EQ(textAt("2026-11-01T06:30:00Z"), u"yesterday 01:30");
}
