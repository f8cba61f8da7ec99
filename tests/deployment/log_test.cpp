// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/log.h"

#include <gtest/gtest.h>

using namespace deployment;
using std::chrono::seconds;

TEST(Log, KeepsEntriesApart)
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

TEST(Log, LowerBoundFindsTheFirstEntryAtOrAfter)
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
