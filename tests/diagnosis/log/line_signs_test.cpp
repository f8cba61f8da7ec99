// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/line_signs.h"

#include <gtest/gtest.h>

using diagnosis::complains;

TEST(LineSigns, aComplaintIsNotThatSomethingGoesOn)
{
    EXPECT_TRUE(complains("config key is not known"));
    EXPECT_FALSE(complains("Pulling pod/no-1: Pulling image \"down:2\""));
    EXPECT_TRUE(complains("the disk is full, no space left"));
    EXPECT_FALSE(
        complains("RolloutNotCompleted: Rollout not completed, started update to revision 2"));
    EXPECT_FALSE(complains("migration not yet finished"));
    EXPECT_TRUE(complains("not completed: table users is locked"));
    EXPECT_FALSE(
        complains("ScalingReplicaSet: Scaled down ReplicaSet cart-5f7 (revision 2) from 1 to 0"));
    EXPECT_TRUE(complains("cache node 2 is down"));
    EXPECT_TRUE(complains("scaled down: the quota is exceeded"));
}
