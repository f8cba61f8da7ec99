// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/log.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

using namespace deployment;
using std::chrono::seconds;

TEST(Log, keepsEntriesApart)
{
    Log log;
    log.append(Timestamp(seconds(1)), "one");
    log.append(Timestamp(seconds(2)), "");
    log.append(Timestamp(seconds(3)), "three\nlines\n");
    ASSERT_EQ(log.size(), 3U);
    EXPECT_EQ(log.message(0), "one");
    EXPECT_EQ(log.message(1), "");
    EXPECT_EQ(log.message(2), "three\nlines\n");
    EXPECT_EQ(log.time(2), Timestamp(seconds(3)));
}

TEST(Log, lowerBoundFindsTheFirstEntryAtOrAfter)
{
    Log log;
    EXPECT_EQ(log.lowerBound(Timestamp(seconds(0))), 0U);
    for (const int second : {10, 20, 20, 30})
        log.append(Timestamp(seconds(second)), "x");
    EXPECT_EQ(log.lowerBound(Timestamp(seconds(5))), 0U);
    EXPECT_EQ(log.lowerBound(Timestamp(seconds(20))), 1U);
    EXPECT_EQ(log.lowerBound(Timestamp(seconds(21))), 3U);
    EXPECT_EQ(log.lowerBound(Timestamp(seconds(31))), 4U);
}

namespace {

/// A log and what it has to hold, as plain vectors.
struct Checked {
    Log log;
    std::vector<Timestamp> times;
    std::vector<std::string> messages;

    void append(std::mt19937& random)
    {
        const std::size_t length = random() % 500 == 0 ? 100'000 : random() % 40;
        times.emplace_back(seconds(random() % 1000));
        messages.emplace_back(length, static_cast<char>('a' + random() % 26));
        log.append(times.back(), messages.back());
    }

    void append(const Checked& other)
    {
        log.append(other.log);
        times.insert(times.end(), other.times.begin(), other.times.end());
        messages.insert(messages.end(), other.messages.begin(), other.messages.end());
    }

    void check() const
    {
        ASSERT_EQ(log.size(), times.size());
        for (std::size_t entry = 0; entry < log.size(); ++entry) {
            ASSERT_EQ(log.time(entry), times[entry]) << entry;
            ASSERT_EQ(log.message(entry), messages[entry]) << entry;
        }
    }
};

void checkBlocks(const Log& log)
{
    std::size_t entry = 0;
    for (std::size_t at = 0; at < log.blockCount(); ++at) {
        ASSERT_EQ(log.firstOf(at), entry);
        for (std::size_t i = 0; i < log.block(at).size(); ++i, ++entry)
            ASSERT_EQ(log.blockOf(entry), at) << entry;
    }
    EXPECT_EQ(entry, log.size());
    EXPECT_EQ(log.blockOf(log.size()), log.blockCount());
}

} // namespace

TEST(Log, keepsEveryEntryHoweverItGrows)
{
    std::mt19937 random(1);
    for (int round = 0; round < 10; ++round) {
        Checked one;
        Checked other;
        for (int i = 0; i < 20'000; ++i)
            (random() % 3 ? one : other).append(random);
        const Checked before = one;
        one.append(other);
        for (std::size_t more = random() % 10'000; more > 0; --more)
            one.append(random);
        one.check();
        checkBlocks(one.log);
        before.check();
    }
}

TEST(Log, takesItselfToo)
{
    std::mt19937 random(2);
    Checked twice;
    for (int i = 0; i < 10'000; ++i)
        twice.append(random);
    const Checked once = twice;
    twice.log.append(twice.log);
    ASSERT_EQ(twice.log.size(), 20'000U);
    EXPECT_EQ(twice.log.message(10'000), once.messages[0]);
    EXPECT_EQ(twice.log.message(19'999), once.messages.back());
}

TEST(Log, equalsWhatHoldsTheSameInOtherBlocks)
{
    std::mt19937 random(3);
    Checked whole;
    Log parts;
    for (int part = 0; part < 3; ++part) {
        Log log;
        for (int i = 0; i < 10'000; ++i) {
            whole.append(random);
            log.append(whole.times.back(), whole.messages.back());
        }
        parts.append(log);
    }
    EXPECT_NE(parts.blockCount(), whole.log.blockCount());
    EXPECT_EQ(parts, whole.log);
    Log shared = whole.log;
    EXPECT_EQ(shared, whole.log);
    shared.append(Timestamp(), "more");
    EXPECT_NE(shared, whole.log);
    whole.log.append(Timestamp(), "less");
    EXPECT_NE(shared, whole.log);
    EXPECT_EQ(Log(), Log());
}

TEST(Log, aCopySharesTheFullBlocks)
{
    Log log;
    for (int i = 0; i < 30'000; ++i)
        log.append(Timestamp(seconds(i)), "a message");
    Log copy = log;
    copy.append(Timestamp(), "one more");
    ASSERT_GT(log.blockCount(), 2U);
    for (std::size_t at = 0; at + 1 < log.blockCount(); ++at)
        EXPECT_EQ(&copy.block(at), &log.block(at));
    EXPECT_EQ(log.size(), 30'000U);
    EXPECT_EQ(copy.lowerBound(Timestamp(seconds(20'000))), 20'000U);
}

TEST(Log, anEntryWithoutATimeStandsBehindTheOneBefore)
{
    Log log;
    log.append(unknownTime, "first");
    log.append(Timestamp(seconds(7)), "second");
    log.append(unknownTime, "third");
    EXPECT_EQ(log.time(0), unknownTime);
    EXPECT_EQ(log.time(2), Timestamp(seconds(7)));
    EXPECT_EQ(log.ownTime(1), Timestamp(seconds(7)));
    EXPECT_EQ(log.ownTime(2), unknownTime);
    Log told;
    for (const int second : {0, 7, 7})
        told.append(
            second == 0 ? unknownTime : Timestamp(seconds(second)), log.message(told.size()));
    EXPECT_EQ(told.time(2), log.time(2));
    EXPECT_NE(told, log) << "one of them says when";
}

/// However it is put together: from parts, whole blocks of them too, and as the end of another.
TEST(Log, knowsWhichEntriesHaveATimeOfTheirOwn)
{
    std::mt19937 random(13);
    for (const std::size_t size : {std::size_t(3), std::size_t(2'000), std::size_t(30'000)}) {
        std::vector<Timestamp> times;
        Log log;
        while (times.size() < size) {
            Log part;
            for (auto count = 1 + random() % (size / 3 + 1); count > 0; --count) {
                const bool isDated = random() % 3 == 0;
                times.push_back(isDated ? Timestamp(seconds(times.size())) : unknownTime);
                part.append(times.back(), "x");
            }
            log.append(std::move(part));
        }
        Timestamp last = unknownTime;
        const Log latest = log.latest(size / 2);
        const std::size_t left = log.size() - latest.size();
        for (std::size_t entry = 0; entry < times.size(); ++entry) {
            last = std::max(last, times[entry]);
            ASSERT_EQ(log.ownTime(entry), times[entry]) << entry;
            ASSERT_EQ(log.time(entry), last) << entry;
            if (entry < left)
                continue;
            ASSERT_EQ(latest.ownTime(entry - left), times[entry]) << entry;
            ASSERT_EQ(latest.time(entry - left), last) << entry;
        }
    }
}

TEST(Log, theLatestEntriesAreThoseAtTheEnd)
{
    std::mt19937 random(8);
    Checked whole;
    for (int i = 0; i < 30'000; ++i)
        whole.append(random);
    for (const std::size_t atMost : {std::size_t(0), std::size_t(1), std::size_t(9'000),
             std::size_t(20'000), std::size_t(30'000), std::size_t(90'000)}) {
        const Log latest = whole.log.latest(atMost);
        ASSERT_LE(latest.size(), atMost);
        ASSERT_GE(latest.size() + 8192, std::min<std::size_t>(atMost, 30'000));
        const std::size_t first = whole.log.size() - latest.size();
        for (std::size_t entry = 0; entry < latest.size(); ++entry) {
            ASSERT_EQ(latest.message(entry), whole.log.message(first + entry));
            ASSERT_EQ(latest.time(entry), whole.log.time(first + entry));
        }
    }
    EXPECT_TRUE(Log().latest(5).empty());
    Log goesOn = whole.log.latest(10'000);
    const std::size_t before = goesOn.size();
    goesOn.append(Timestamp(), "more");
    EXPECT_EQ(goesOn.message(before), "more");
}
