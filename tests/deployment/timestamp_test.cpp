// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/timestamp.h"

#include "deploy/deployment/log/unknown_time.h"

#include "zone_guard.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

using namespace deployment;
using std::chrono::milliseconds;
using std::chrono::seconds;
using test_support::ZoneGuard;

namespace {

Timestamp utc(const char* text)
{
    return parseTimestamp(text).value();
}

} // namespace

TEST(Timestamp, readsEveryFormOfRfc3339)
{
    const Timestamp expected{seconds(1739613600)};
    for (const char* text : {"2025-02-15T10:00:00Z", "2025-02-15t10:00:00z", "2025-02-15 10:00:00Z",
             "2025-02-15T18:00:00+08:00", "2025-02-15T04:30:00-05:30", "2025-02-15T10:00:00.000Z"})
        EXPECT_EQ(parseTimestamp(text), expected) << text;
    EXPECT_EQ(parseTimestamp("2025-02-15T10:00:00.5Z"), expected + milliseconds(500));
    EXPECT_EQ(parseTimestamp("2025-02-15T10:00:00.123456789Z"), expected + milliseconds(123));
    EXPECT_EQ(parseTimestamp("2024-02-29T00:00:00Z"), Timestamp{seconds(1709164800)});
}

TEST(Timestamp, oneThatIsUnknownIsWrittenAsThatAndStandsBeforeAllOthers)
{
    EXPECT_EQ(formatTimestamp(unknownTime, Zone::Utc), "unknown");
    EXPECT_EQ(formatDateTime(unknownTime, Zone::Local), "unknown");
    EXPECT_LT(unknownTime, utc("0000-01-01T00:00:00+23:59"));
    EXPECT_TRUE(isKnown(Timestamp())) << "1970 is a time like any other";
}

TEST(Timestamp, refusesWhatIsNotAMoment)
{
    for (const char* text : {"", "2025-02-15", "2025-02-15T10:00:00", "2025-02-30T10:00:00Z",
             "2025-02-29T10:00:00Z", "2025-13-01T10:00:00Z", "2025-00-01T10:00:00Z",
             "2025-02-15T24:00:00Z", "2025-02-15T10:60:00Z", "2025-02-15T23:59:60Z",
             "2025-02-15T10:00:00.Z", "2025-02-15T10:00:00+0800", "2025-02-15T10:00:00+24:00",
             "2025-02-15T10:00:00Zx", " 2025-02-15T10:00:00Z", "20250215T100000Z", "1739613600",
             "-025-02-15T10:00:00Z", "2025-02-15T10:00Z", "2025-2-15T10:00:00Z"})
        EXPECT_EQ(parseTimestamp(text), std::nullopt) << text;
}

TEST(Timestamp, oneWrongCharacterAnywhereIsRefused)
{
    const std::string moment = "2025-10-15T10:11:12+00:10";
    const std::string_view digits = "0123456789";
    for (std::size_t at = 0; at < moment.size(); ++at) {
        const bool isDigit = digits.find(moment[at]) != std::string_view::npos;
        const std::string_view good = at == 10 ? "Tt " : at == 19 ? "+-." : isDigit ? digits : "";
        for (int byte = 0; byte < 256; ++byte) {
            auto text = moment;
            text[at] = static_cast<char>(byte);
            const bool isWrong =
                text[at] != moment[at] && good.find(text[at]) == std::string_view::npos;
            EXPECT_FALSE(isWrong && parseTimestamp(text)) << text;
        }
    }
    EXPECT_TRUE(parseTimestamp(moment));
}

TEST(Timestamp, yearsRunFromZeroToNineThousand)
{
    EXPECT_EQ(formatTimestamp(utc("0000-01-01T00:00:00Z"), Zone::Utc), "0000-01-01T00:00:00+00:00");
    EXPECT_EQ(formatTimestamp(utc("9999-12-31T23:59:59.999Z"), Zone::Utc),
        "9999-12-31T23:59:59.999+00:00");
}

TEST(Timestamp, everyMomentSurvivesTheRoundTrip)
{
    std::mt19937_64 random(7);
    std::uniform_int_distribution<std::int64_t> moments(-62'000'000'000'000, 253'000'000'000'000);
    const ZoneGuard zone("Asia/Shanghai");
    for (int i = 0; i < 2000; ++i) {
        const Timestamp time{milliseconds(moments(random))};
        EXPECT_EQ(parseTimestamp(formatTimestamp(time, Zone::Utc)), time);
        // Before standard time Shanghai was seconds off a whole minute, which ISO 8601 cannot say.
        if (time > utc("1950-01-01T00:00:00Z")) {
            EXPECT_EQ(parseTimestamp(formatTimestamp(time, Zone::Local)), time);
        }
    }
}

TEST(Timestamp, localTimesCarryTheOffsetOfTheirDay)
{
    const ZoneGuard zone("Europe/Berlin");
    EXPECT_EQ(
        formatTimestamp(utc("2025-02-15T10:00:00Z"), Zone::Local), "2025-02-15T11:00:00+01:00");
    EXPECT_EQ(
        formatTimestamp(utc("2025-07-15T10:00:00Z"), Zone::Local), "2025-07-15T12:00:00+02:00");
    EXPECT_EQ(formatDateTime(utc("2025-07-15T22:30:00Z"), Zone::Local), "2025-07-16 00:30:00");
    EXPECT_EQ(zoneOffset(utc("2025-07-15T10:00:00Z"), Zone::Utc), seconds(0));
}

TEST(Timestamp, theDayBeginsAtMidnightOfTheZone)
{
    const ZoneGuard zone("Asia/Shanghai");
    EXPECT_EQ(startOfDay(utc("2025-02-15T10:00:00Z"), Zone::Utc), utc("2025-02-15T00:00:00Z"));
    EXPECT_EQ(startOfDay(utc("2025-02-15T17:00:00Z"), Zone::Local), utc("2025-02-15T16:00:00Z"));
    EXPECT_EQ(startOfDay(utc("1969-12-31T12:00:00Z"), Zone::Utc), utc("1969-12-31T00:00:00Z"));
}

TEST(Timestamp, theDayBeginsWhereItDidBeforeTheClocksWereChanged)
{
    const ZoneGuard berlin("Europe/Berlin");
    EXPECT_EQ(startOfDay(utc("2025-03-30T10:00:00Z"), Zone::Local), utc("2025-03-29T23:00:00Z"));
    EXPECT_EQ(startOfDay(utc("2025-03-30T00:30:00Z"), Zone::Local), utc("2025-03-29T23:00:00Z"));
    EXPECT_EQ(startOfDay(utc("2025-10-26T10:00:00Z"), Zone::Local), utc("2025-10-25T22:00:00Z"));
    // There is no midnight where they go from there to one o'clock.
    const ZoneGuard beirut("Asia/Beirut");
    EXPECT_EQ(startOfDay(utc("2022-03-27T10:00:00Z"), Zone::Local), utc("2022-03-26T22:00:00Z"));
    // There are two where they go from one o'clock back to there.
    const ZoneGuard havana("America/Havana");
    EXPECT_EQ(startOfDay(utc("2025-11-02T04:30:00Z"), Zone::Local), utc("2025-11-02T04:00:00Z"));
    EXPECT_EQ(startOfDay(utc("2025-11-02T05:30:00Z"), Zone::Local), utc("2025-11-02T04:00:00Z"));
    EXPECT_EQ(startOfDay(utc("2025-11-02T15:00:00Z"), Zone::Local), utc("2025-11-02T04:00:00Z"));
}

/// Near changes of the clocks, of times without a zone's law, and in any order.
TEST(ZoneOffsets, areThoseOfTheZone)
{
    std::mt19937 random(20250215);
    for (const char* zone : {"UTC", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe",
             "Africa/Casablanca", "Antarctica/Troll", "Asia/Kathmandu", "Europe/Dublin"}) {
        const ZoneGuard guard(zone);
        ZoneOffsets offsets(Zone::Local);
        ZoneOffsets utc(Zone::Utc);
        for (int span = 0; span < 400; ++span) {
            // From 1875 to 2105; around the last Sundays of March and October half of the time.
            std::int64_t begin =
                std::uniform_int_distribution<std::int64_t>(-3'000'000'000, 4'270'000'000)(random);
            if (span % 2 == 0)
                begin = 1'711'846'800 + (span % 4 == 0 ? 0 : 18'144'000)
                    + std::uniform_int_distribution(-700'000, 700'000)(random);
            for (int step = 0; step < 20; ++step) {
                const Timestamp time{seconds(begin)
                    + Milliseconds(std::uniform_int_distribution(-40'000'000, 40'000'000)(random))};
                ASSERT_EQ(offsets.at(time), zoneOffset(time, Zone::Local))
                    << zone << ' ' << formatTimestamp(time, Zone::Utc);
                ASSERT_EQ(utc.at(time), seconds(0));
                std::string written = "at ";
                appendTimestamp(written, time, offsets.at(time));
                ASSERT_EQ(written, "at " + formatTimestamp(time, Zone::Local));
            }
        }
    }
}

/// To the millisecond of the change.
TEST(ZoneOffsets, changeWhereTheClocksDo)
{
    const ZoneGuard guard("Europe/Berlin");
    const Timestamp change = utc("2025-03-30T01:00:00Z");
    ZoneOffsets offsets(Zone::Local);
    EXPECT_EQ(offsets.at(change - milliseconds(1)), std::chrono::hours(1));
    EXPECT_EQ(offsets.at(change), std::chrono::hours(2));
    EXPECT_EQ(offsets.at(change - std::chrono::hours(30)), std::chrono::hours(1));
    EXPECT_EQ(offsets.at(change + std::chrono::hours(30)), std::chrono::hours(2));
}
