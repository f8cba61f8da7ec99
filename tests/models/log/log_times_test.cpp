// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/log/log_times.h"

#include "builder.h"

#include <gtest/gtest.h>

#include <random>

namespace {

using namespace std::chrono_literals;
using deployment::Log;
using deployment::Timestamp;
using test_support::at;

std::optional<std::size_t> lastAtOrBefore(const Log& log, Timestamp moment)
{
    std::optional<std::size_t> found;
    for (std::size_t entry = 0; entry < log.size(); ++entry) {
        if (log.time(entry) <= moment && (!found || log.time(entry) >= log.time(*found)))
            found = entry;
    }
    return found;
}

std::optional<std::size_t> firstBetween(const Log& log, Timestamp from, Timestamp to)
{
    for (std::size_t entry = 0; entry < log.size(); ++entry) {
        if (log.time(entry) >= from && log.time(entry) <= to)
            return entry;
    }
    return std::nullopt;
}

TEST(LogTimes, findTheEntryOfAMoment)
{
    Log log;
    EXPECT_FALSE(models::logEntryAt(log, at("10:00")));
    for (const char* const time : {"10:00", "10:05", "10:05", "10:10"})
        log.append(at(time), "x");
    EXPECT_FALSE(models::logEntryAt(log, at("09:59")));
    EXPECT_EQ(models::logEntryAt(log, at("10:00")), 0U);
    EXPECT_EQ(models::logEntryAt(log, at("10:07")), 2U) << "the last of them";
    EXPECT_EQ(models::logEntryAt(log, at("23:00")), 3U);
    EXPECT_EQ(models::firstLogEntryWithin(log, at("10:01"), at("10:05")), 1U);
    EXPECT_FALSE(models::firstLogEntryWithin(log, at("10:06"), at("10:09")));
}

TEST(LogTimes, leadToNoEntryThatDoesNotSayWhen)
{
    Log log;
    for (const char* const time : {"", "10:05", "", "10:10", ""})
        log.append(*time == '\0' ? deployment::unknownTime : at(time), "x");
    EXPECT_FALSE(models::logEntryAt(log, at("10:00")));
    EXPECT_EQ(models::logEntryAt(log, at("10:05")), 1U);
    EXPECT_EQ(models::logEntryAt(log, at("23:00")), 3U);
    EXPECT_EQ(models::firstLogEntryWithin(log, at("10:05"), at("10:20")), 1U);
}

TEST(LogTimes, agreeWithAWalkThoughClocksDiffer)
{
    std::mt19937 random(6);
    for (int round = 0; round < 60; ++round) {
        Log log;
        const auto skew = std::chrono::seconds(random() % 91);
        auto arrived = at("10:00");
        for (auto count = 1 + random() % 2'000; count > 0; --count) {
            arrived += std::chrono::milliseconds(random() % 3'000);
            log.append(random() % 3 == 0 ? arrived - skew : arrived, "x");
        }
        for (int question = 0; question < 40; ++question) {
            const auto moment = at("09:58") + std::chrono::seconds(random() % 4'000);
            const auto later = moment + std::chrono::seconds(random() % 100);
            ASSERT_EQ(models::logEntryAt(log, moment), lastAtOrBefore(log, moment)) << round;
            ASSERT_EQ(
                models::firstLogEntryWithin(log, moment, later), firstBetween(log, moment, later))
                << round;
        }
    }
}

TEST(LogTimes, anyOrderIsTakenWithoutHarm)
{
    std::mt19937 random(7);
    Log log;
    for (int i = 0; i < 20'000; ++i)
        log.append(at("10:00") + std::chrono::seconds(random() % 100'000), "x");
    for (int question = 0; question < 100; ++question) {
        const auto moment = at("10:00") + std::chrono::seconds(random() % 100'000);
        const auto entry = models::logEntryAt(log, moment);
        if (entry) {
            ASSERT_LE(log.time(*entry), moment);
        }
    }
}

} // namespace
