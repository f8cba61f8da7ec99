// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/message.h"

#include <gtest/gtest.h>

using deployment::Message;

TEST(Message, putsArgumentsInTheirPlaces)
{
    EXPECT_EQ((Message{"%2 before %1", {"a", "b"}}).toEnglish(), "b before a");
    EXPECT_EQ((Message{"100 % of %1", {"it"}}).toEnglish(), "100 % of it");
}

TEST(Message, anArgumentIsNotAPattern)
{
    EXPECT_EQ((Message{"%1 and %2", {"%2", "x"}}).toEnglish(), "%2 and x");
}

TEST(Message, missingArgumentsLeaveNothing)
{
    EXPECT_EQ((Message{"a%1b%", {}}).toEnglish(), "ab%");
}
