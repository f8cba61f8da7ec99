// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/workload/failure_words.h"

#include <gtest/gtest.h>

using deployment::FailureWords;
using deployment::failureWordsOf;

TEST(FailureWords, areTheStepAndTheReasonOfTheCluster)
{
    EXPECT_EQ(failureWordsOf("setWeight: 20 (failed: RolloutAborted: metric (p95) too high)"),
        (FailureWords{"setWeight: 20", "RolloutAborted: metric (p95) too high"}));
    EXPECT_EQ(failureWordsOf("failed: deployment \"d\" exceeded its progress deadline"),
        (FailureWords{"", "deployment \"d\" exceeded its progress deadline"}));
    EXPECT_EQ(
        failureWordsOf("failed: it (failed: twice)"), (FailureWords{"", "it (failed: twice)"}));
}

TEST(FailureWords, haveAReasonThatTheRecordGivesItself)
{
    const auto words = failureWordsOf("setWeight: 20 (failed: superseded by revision 3)");
    ASSERT_TRUE(words);
    EXPECT_EQ(words->ownReason(), deployment::supersededBy("3"));
    EXPECT_EQ(failureWordsOf("failed: RolloutAborted")->ownReason(), std::nullopt);
}

TEST(FailureWords, areNoneOfAStepThatSaysNoReason)
{
    for (const char* recorded : {"", "setWeight: 20", "failed", "failed: ", "Build (failed: )",
             "Build (failed: half", "pause (CanaryPauseStep)", "构建镜像"})
        EXPECT_EQ(failureWordsOf(recorded), std::nullopt) << recorded;
}
