// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/workload/pause_words.h"

#include <gtest/gtest.h>

#include <utility>

using deployment::pauseWordsOf;

TEST(PauseWords, theReasonsOfArgoRolloutsAreSaidInPlainWords)
{
    for (const auto& [recorded, said] : {
             std::pair("pause (CanaryPauseStep)", "Pause, waits to be resumed"),
             std::pair("pause: 10m (CanaryPauseStep, continues at 09:18:00Z)",
                 "Pause of 10m, until 09:18:00 UTC"),
             std::pair("pause: 10m (CanaryPauseStep, continues at 2026-03-03T09:18:00Z)",
                 "Pause of 10m, until 2026-03-03 09:18:00 UTC"),
             std::pair("pause: 90 (CanaryPauseStep, continues at 09:18:00Z)",
                 "Pause of 90 s, until 09:18:00 UTC"),
             std::pair("BlueGreenPause", "Waits to be promoted"),
             std::pair("CanaryPauseStep", "Waits to be resumed"),
             std::pair("setWeight: 20 (manually paused)", "setWeight: 20, paused by hand"),
             std::pair("%1 %2 (manually paused)", "%1 %2, paused by hand"),
         }) {
        const auto words = pauseWordsOf(recorded);
        ASSERT_TRUE(words) << recorded;
        EXPECT_EQ(words->toEnglish(), said);
    }
}

TEST(PauseWords, endAtAMomentIfItsDayIsKnown)
{
    const auto untilOf = [](const char* recorded) { return pauseWordsOf(recorded).value().until; };
    EXPECT_EQ(untilOf("pause: 10m (CanaryPauseStep, continues at 2026-03-03T09:18:00Z)"),
        deployment::parseTimestamp("2026-03-03T09:18:00Z").value());
    EXPECT_EQ(untilOf("pause: 10m (CanaryPauseStep, continues at 09:18:00Z)"), std::nullopt);
    EXPECT_EQ(untilOf("pause (CanaryPauseStep)"), std::nullopt);
}

TEST(PauseWords, whatIsNotKnownIsNone)
{
    for (const char* recorded : {"", "Switch (blue)", "()", "pause", "pause: 10m",
             "CanaryPauseStep2", "(CanaryPauseStep", "x (NewReason, continues at 09:18:00Z)",
             "x (CanaryPauseStep, continues at noon)", "x (CanaryPauseStep, continues at )"})
        EXPECT_EQ(pauseWordsOf(recorded), std::nullopt) << recorded;
}
