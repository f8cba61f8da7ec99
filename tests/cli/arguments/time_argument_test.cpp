// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments/time_argument.h"

#include <gtest/gtest.h>

#include <string>

using deployment::parseTimestamp;

namespace {

const deployment::Timestamp current = parseTimestamp("2025-02-15T10:25:00Z").value();

std::optional<deployment::Timestamp> parsedTime(std::string_view text)
{
    return cli::parseTimeArgument(text, current);
}

} // namespace

TEST(TimeArgument, anAgeCountsBackFromNow)
{
    EXPECT_EQ(parsedTime("30m"), parseTimestamp("2025-02-15T09:55:00Z"));
    EXPECT_EQ(parsedTime("24h"), parseTimestamp("2025-02-14T10:25:00Z"));
    EXPECT_EQ(parsedTime("7d"), parseTimestamp("2025-02-08T10:25:00Z"));
    EXPECT_EQ(parsedTime("2w"), parseTimestamp("2025-02-01T10:25:00Z"));
    EXPECT_EQ(parsedTime("0d"), current);
    EXPECT_EQ(parsedTime("007d"), parsedTime("7d"));
}

TEST(TimeArgument, aTimeIsTakenAsItStands)
{
    EXPECT_EQ(parsedTime("2025-02-15T18:00:00+08:00"), parseTimestamp("2025-02-15T10:00:00Z"));
    EXPECT_EQ(parsedTime("2025-02-15 10:00:00.5Z"), parseTimestamp("2025-02-15T10:00:00.500Z"));
}

TEST(TimeArgument, anythingElseIsRefused)
{
    for (const std::string text :
        {"", "d", "7", "-7d", "+7d", "7 d", "7D", "7dd", "1.5h", "7y", "2025-02-15",
            "2025-02-15T10:00:00", "99999999999999999999d", "9223372036854775807w", "999999999d"})
        EXPECT_FALSE(parsedTime(text)) << text;
}
