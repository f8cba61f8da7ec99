// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/interval.h"

#include <gtest/gtest.h>

namespace sources {

using namespace std::chrono_literals;

/// Code that reads something again at intervals asks it.
TEST(Interval, hasPassedInTimeOrWhenTheClockWasSetBack)
{
    constexpr deployment::Timestamp since{1h};
    EXPECT_FALSE(hasPassed(1min, since, since));
    EXPECT_FALSE(hasPassed(1min, since, since + 1min - 1ms));
    EXPECT_TRUE(hasPassed(1min, since, since + 1min));
    EXPECT_TRUE(hasPassed(1min, since, since - 10min));
}

} // namespace sources
