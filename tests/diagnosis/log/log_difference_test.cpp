// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/log/log_difference.h"

#include "builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace {

using deployment::Log;
using diagnosis::compareLogs;
using diagnosis::LogDifference;
using diagnosis::TemplateDifference;
using testing::ElementsAre;
using testing::IsEmpty;

Log comparedLog(const std::vector<std::string>& messages)
{
    Log log;
    for (const std::string& message : messages)
        log.append(test_support::at("10:00"), message);
    return log;
}

TEST(LogDifference, ofTheSameLinesInAnotherOrderIsNone)
{
    EXPECT_EQ(compareLogs({}, {}), LogDifference());
    EXPECT_EQ(compareLogs(comparedLog({"a is up", "took 3 ms", "b is up"}),
                  comparedLog({"took 900 ms", "b is up", "a is up"})),
        LogDifference());
}

TEST(LogDifference, saysWhatIsNewMissingAndNotAsFrequent)
{
    const LogDifference difference = compareLogs(
        comparedLog({"start of V2.1.0", "retry 1", "retry 2", "retry 3", "错误：磁盘已满", "done"}),
        comparedLog({"start of V2.0.5", "cache is warm", "retry 1", "done", "probe passed"}));
    EXPECT_THAT(difference.added, ElementsAre(TemplateDifference{"错误：磁盘已满", 1, 0, 4}));
    EXPECT_THAT(difference.missing,
        ElementsAre(TemplateDifference{"cache is warm", 0, 1, 1},
            TemplateDifference{"probe passed", 0, 1, 4}));
    EXPECT_THAT(difference.changed, ElementsAre(TemplateDifference{"retry <*>", 3, 1, 1}));
}

TEST(LogDifference, countsEachTemplateOnce)
{
    // The same template, though one says that none failed.
    const LogDifference difference =
        compareLogs(comparedLog({"12 passed, 0 failed"}), comparedLog({"11 passed, 1 failed"}));
    EXPECT_THAT(difference.changed, IsEmpty());
    EXPECT_THAT(
        difference.added, ElementsAre(TemplateDifference{"<*> passed, <*> failed", 1, 0, 0}));
    EXPECT_THAT(
        difference.missing, ElementsAre(TemplateDifference{"<*> passed, <*> failed", 0, 1, 0}));
}

TEST(LogDifference, isTheOppositeTheOtherWayRound)
{
    std::mt19937 random(23);
    const auto line = [&] {
        return std::string("step ") + static_cast<char>('a' + random() % 6) + " of "
            + static_cast<char>('a' + random() % 6) + (random() % 4 == 0 ? " failed" : " passed");
    };
    for (int round = 0; round < 50; ++round) {
        std::vector<std::string> here(random() % 30);
        std::vector<std::string> there(random() % 30);
        std::ranges::generate(here, line);
        std::ranges::generate(there, line);
        const LogDifference one = compareLogs(comparedLog(here), comparedLog(there));
        const LogDifference other = compareLogs(comparedLog(there), comparedLog(here));
        EXPECT_EQ(one.added.size(), other.missing.size());
        EXPECT_EQ(one.missing.size(), other.added.size());
        EXPECT_EQ(one.changed.size(), other.changed.size());
        std::ptrdiff_t balance = 0;
        for (const auto* list : {&one.added, &one.missing, &one.changed}) {
            for (const TemplateDifference& found : *list)
                balance += static_cast<std::ptrdiff_t>(found.here)
                    - static_cast<std::ptrdiff_t>(found.there);
        }
        EXPECT_EQ(balance, std::ssize(here) - std::ssize(there));
    }
}

TEST(LogDifference, saysNothingOnceItIsStopped)
{
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(compareLogs(comparedLog({"a"}), {}, stop.get_token()), LogDifference());
}

} // namespace
