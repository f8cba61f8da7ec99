// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/time_window.h"

#include "builder.h"

#include <gtest/gtest.h>

using namespace history;
using deployment::Zone;
using test_support::at;

TEST(TimeWindow, resolvesChoicesAgainstNow)
{
    const auto now = at("2025-02-15T10:00:00Z");
    const auto since = [&](TimeChoice choice) {
        return TimeWindow{choice, {}}.resolve(now, Zone::Utc).since;
    };
    EXPECT_TRUE((TimeWindow{}.resolve(now, Zone::Utc).isOpen()));
    EXPECT_EQ(since(TimeChoice::Today), at("2025-02-15T00:00:00Z"));
    EXPECT_EQ(since(TimeChoice::Last24Hours), at("2025-02-14T10:00:00Z"));
    EXPECT_EQ(since(TimeChoice::Last7Days), at("2025-02-08T10:00:00Z"));
    EXPECT_EQ(since(TimeChoice::Last30Days), at("2025-01-16T10:00:00Z"));
    EXPECT_EQ(since(TimeChoice::Last90Days), at("2024-11-17T10:00:00Z"));
    const TimeRange custom{at("09:00"), at("11:00")};
    EXPECT_EQ((TimeWindow{TimeChoice::FromTo, custom}.resolve(now, Zone::Utc)), custom);
}

TEST(TimeWindow, aRangeIsHalfOpen)
{
    const TimeRange range{at("09:00"), at("11:00")};
    EXPECT_TRUE(range.contains(at("09:00")));
    EXPECT_TRUE(range.contains(at("10:59")));
    EXPECT_FALSE(range.contains(at("11:00")));
    EXPECT_FALSE(range.contains(at("08:59")));
    EXPECT_TRUE((TimeRange{{}, at("11:00")}.contains(at("00:00"))));
}
