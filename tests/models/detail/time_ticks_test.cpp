// SPDX-License-Identifier: GPL-3.0-or-later
#include "builder.h"
#include "deploy/models/detail/time_ticks.h"
#include "zone_guard.h"

#include <QStringList>

#include <gtest/gtest.h>

#include <random>

namespace {

using namespace std::chrono_literals;
using deployment::Zone;
using models::TimeSpan;
using models::timeTicks;
using test_support::at;

QString texts(const TimeSpan& range, int most, Zone zone = Zone::Utc)
{
    QStringList list;
    for (const models::TimeTick& tick : timeTicks(range, most, zone))
        list << tick.text;
    return list.join(QLatin1Char(' '));
}

TEST(TimeTicks, marksRoundTimes)
{
    EXPECT_EQ(texts({at("10:00"), at("10:30")}, 7), "10:00 10:05 10:10 10:15 10:20 10:25 10:30");
    EXPECT_EQ(texts({at("10:03"), at("10:27")}, 7), "10:05 10:10 10:15 10:20 10:25");
}

TEST(TimeTicks, aRangeBetweenTwoRoundTimesIsMarkedMoreFinely)
{
    EXPECT_EQ(texts({at("10:50") + 54s, at("10:54") + 58s}, 2), "10:52 10:54");
    EXPECT_EQ(texts({at("10:49"), at("10:54")}, 2), "10:50 10:52") << "one says no scale";
    EXPECT_EQ(texts({at("10:56"), at("11:14")}, 1), "11:00") << "no more than asked for";
}

TEST(TimeTicks, writesSecondsAndMillisecondsWhereTheStepsAreThatShort)
{
    EXPECT_EQ(texts({at("10:00"), at("10:00") + 30s}, 4), "10:00:00 10:00:10 10:00:20 10:00:30");
    EXPECT_EQ(texts({at("10:00"), at("10:00") + 20ms}, 3), "00.000 00.010 00.020");
}

TEST(TimeTicks, writesTheDateWhereADayBegins)
{
    EXPECT_EQ(texts({at("2025-02-15T18:00:00Z"), at("2025-02-16T06:00:00Z")}, 5),
        "18:00 21:00 02-16 03:00 06:00");
    EXPECT_EQ(texts({at("2025-02-15T00:00:00Z"), at("2025-02-18T00:00:00Z")}, 4),
        "02-15 02-16 02-17 02-18");
}

TEST(TimeTicks, areRoundInTheZoneThatIsShown)
{
    const test_support::ZoneGuard india("Asia/Kolkata"); // half an hour off
    EXPECT_EQ(texts({at("10:00"), at("13:00")}, 4, Zone::Local), "16:00 17:00 18:00");
    EXPECT_EQ(texts({at("10:00"), at("13:00")}, 4, Zone::Utc), "10:00 11:00 12:00 13:00");
}

TEST(TimeTicks, goThroughAChangeOfTheClock)
{
    const test_support::ZoneGuard berlin("Europe/Berlin");
    // 2025-03-30: the clock goes from 02:00 to 03:00 at 01:00 UTC.
    const TimeSpan spring{at("2025-03-29T23:00:00Z"), at("2025-03-30T05:00:00Z")};
    EXPECT_EQ(texts(spring, 8, Zone::Local), "03-30 01:00 03:00 04:00 05:00 06:00 07:00");
    // 2025-10-26: 03:00 becomes 02:00 at 01:00 UTC; every mark still lies after the one before.
    const auto autumn =
        timeTicks({at("2025-10-25T22:00:00Z"), at("2025-10-26T05:00:00Z")}, 9, Zone::Local);
    for (std::size_t i = 1; i < autumn.size(); ++i)
        EXPECT_LT(autumn[i - 1].time, autumn[i].time);
}

TEST(TimeTicks, anHourThatIsRepeatedIsMarkedBothTimes)
{
    const test_support::ZoneGuard berlin("Europe/Berlin");
    const TimeSpan whole{at("2025-10-25T22:00:00Z"), at("2025-10-26T03:00:00Z")};
    EXPECT_EQ(texts(whole, 8, Zone::Local), "10-26 01:00 02:00 02:00 +01:00 03:00 04:00");
    EXPECT_EQ(texts(whole, 4, Zone::Local), "10-26 02:00 04:00");
    EXPECT_EQ(texts({at("2025-10-26T00:00:00Z"), at("2025-10-26T01:40:00Z")}, 4, Zone::Local),
        "02:00 02:30 02:00 +01:00 02:30");
    for (const char* hour : {"2025-10-26T00:", "2025-10-26T01:"}) {
        const std::string begin(hour);
        EXPECT_EQ(texts({at(begin + "05:00Z"), at(begin + "55:00Z")}, 6, Zone::Local),
            "02:10 02:20 02:30 02:40 02:50")
            << hour;
    }
    EXPECT_EQ(texts({at("2025-10-24T22:00:00Z"), at("2025-10-27T23:00:00Z")}, 5, Zone::Local),
        "10-25 10-26 10-27 10-28");
    EXPECT_EQ(texts({at("2025-03-28T23:00:00Z"), at("2025-03-31T22:00:00Z")}, 5, Zone::Local),
        "03-29 03-30 03-31 04-01");
}

TEST(TimeTicks, aDayThatBeginsAtOneIsMarked)
{
    const test_support::ZoneGuard chile("America/Santiago"); // 2025-09-07 has no 00:00
    EXPECT_EQ(texts({at("2025-09-05T04:00:00Z"), at("2025-09-08T05:00:00Z")}, 5, Zone::Local),
        "09-05 09-06 09-07 09-08");
}

/// However a range lies to a change of the clock.
TEST(TimeTicks, noneVanishesWhereTheClockChanges)
{
    const test_support::ZoneGuard berlin("Europe/Berlin");
    std::mt19937_64 random(7);
    for (const char* change : {"2025-03-30T01:00:00Z", "2025-10-26T01:00:00Z"}) {
        for (int round = 0; round < 2000; ++round) {
            const deployment::Timestamp from =
                at(change) - deployment::Milliseconds(random() % 10'800'000);
            const auto length = deployment::Milliseconds(60'000 + random() % 14'400'000);
            const int most = 2 + round % 7;
            const auto ticks = timeTicks({from, from + length}, most, Zone::Local);
            ASSERT_GE(ticks.size(), 2U)
                << (from - at(change)).count() << ' ' << length.count() << ' ' << most;
            ASSERT_LE(std::ssize(ticks), most);
            for (std::size_t i = 1; i < ticks.size(); ++i)
                ASSERT_LT(ticks[i - 1].time, ticks[i].time);
        }
    }
}

TEST(TimeTicks, noneForNothing)
{
    EXPECT_TRUE(timeTicks({at("10:00"), at("10:00")}, 5, Zone::Utc).empty());
    EXPECT_TRUE(timeTicks({at("10:30"), at("10:00")}, 5, Zone::Utc).empty());
    EXPECT_TRUE(timeTicks({at("10:00"), at("10:30")}, 0, Zone::Utc).empty());
}

TEST(TimeTicks, twoAtLeastWhereThereIsRoomForTwo)
{
    EXPECT_EQ(texts({at("10:03"), at("10:07")}, 2, Zone::Utc), "10:04 10:06");
    // 10:05 alone would say neither how long it took nor how much is a minute.
    EXPECT_EQ(texts({at("10:01"), at("10:08")}, 2, Zone::Utc), "10:02 10:06");
    EXPECT_EQ(texts({at("10:01"), at("10:04")}, 1, Zone::Utc).count(QLatin1Char(':')), 1)
        << "for one";
    std::mt19937_64 random(5);
    for (int round = 0; round < 2000; ++round) {
        const deployment::Timestamp from =
            at("2025-02-15T10:00:00Z") + deployment::Milliseconds(random() % 86'400'000);
        const auto length = deployment::Milliseconds(60'000 + random() % 7'200'000);
        const int most = 2 + round % 6;
        const auto ticks = timeTicks({from, from + length}, most, Zone::Utc);
        ASSERT_GE(ticks.size(), 2U) << length.count() << " ms, at most " << most;
        ASSERT_LE(std::ssize(ticks), most);
        for (std::size_t i = 1; i < ticks.size(); ++i)
            ASSERT_GE(ticks[i].time - ticks[i - 1].time, length * 4 / 5 / most) << "with room";
    }
}

TEST(TimeTicks, neverMoreThanAskedForAndAllWithin)
{
    std::mt19937_64 random(11);
    std::uniform_int_distribution<std::int64_t> start(-62'000'000'000'000, 250'000'000'000'000);
    for (int round = 0; round < 3000; ++round) {
        const deployment::Timestamp from{deployment::Milliseconds(start(random))};
        const auto length =
            deployment::Milliseconds(1 + random() % (std::uint64_t(1) << (round % 44)));
        const TimeSpan range{from, from + length};
        const int most = 1 + round % 12;
        const auto ticks = timeTicks(range, most, Zone::Utc);
        ASSERT_LE(std::ssize(ticks), most);
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            ASSERT_GE(ticks[i].time, range.from);
            ASSERT_LE(ticks[i].time, range.to);
            ASSERT_TRUE(i == 0 || ticks[i - 1].time < ticks[i].time);
        }
    }
}

QString distances(deployment::Milliseconds from, deployment::Milliseconds to, int most)
{
    QStringList list;
    for (const models::TimeTick& tick :
        models::distanceTicks({deployment::Timestamp(from), deployment::Timestamp(to)}, most))
        list << tick.text;
    return list.join(QLatin1String(", "));
}

TEST(TimeTicks, marksRoundDistancesFromAMoment)
{
    EXPECT_EQ(distances(0min, 20min, 5), "0 s, 5 min, 10 min, 15 min, 20 min");
    EXPECT_EQ(distances(-7min, 12min, 5), "−5 min, 0 s, 5 min, 10 min");
    EXPECT_EQ(
        distances(80s, 100s, 5), "1 min 20 s, 1 min 25 s, 1 min 30 s, 1 min 35 s, 1 min 40 s");
    EXPECT_EQ(distances(1200ms, 1900ms, 5), "");
    EXPECT_EQ(distances(900ms, 1900ms, 5), "1 s");
    EXPECT_EQ(distances(5min, 5min, 5), "");
    EXPECT_EQ(distances(0min, 5min, 0), "");
}

TEST(TimeTicks, distancesAreWrittenToTheSecond)
{
    EXPECT_EQ(models::distanceText(deployment::Timestamp(-999ms)), "0 s");
    EXPECT_EQ(models::distanceText(deployment::Timestamp(-90s)), "−1 min 30 s");
    EXPECT_EQ(models::distanceText(deployment::Timestamp(2h)), "2 h 00 min");
    EXPECT_EQ(models::distanceText(deployment::Timestamp(-(2h + 5s))), "−2:00:05");
    EXPECT_EQ(models::distanceText(deployment::Timestamp(26h)), "1 d 02 h");
    EXPECT_EQ(models::distanceText(deployment::Timestamp(26h + 1min)), "26:01:00");
}

TEST(TimeTicks, neverMoreDistancesThanAskedForAndAllWithin)
{
    std::mt19937_64 random(12);
    std::uniform_int_distribution<std::int64_t> start(-40'000'000'000, 40'000'000'000);
    for (int round = 0; round < 3000; ++round) {
        const deployment::Timestamp from{deployment::Milliseconds(start(random))};
        const TimeSpan range{from,
            from + deployment::Milliseconds(1 + random() % (std::uint64_t(1) << (round % 44)))};
        const int most = 1 + round % 12;
        const auto ticks = models::distanceTicks(range, most);
        ASSERT_LE(std::ssize(ticks), most);
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            ASSERT_GE(ticks[i].time, range.from);
            ASSERT_LE(ticks[i].time, range.to);
            ASSERT_TRUE(i == 0 || ticks[i - 1].text != ticks[i].text);
        }
    }
}

} // namespace
