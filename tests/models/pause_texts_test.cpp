// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/pause_texts.h"

#include "builder.h"
#include "print_qt.h"
#include "zone_guard.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

using test_support::at;

TEST(PauseTexts, theReasonsOfArgoRolloutsAreSaidInPlainWords)
{
    for (const auto& [recorded, said] : {
             std::pair("pause (CanaryPauseStep)", "Pause, waits to be resumed"),
             std::pair("pause: 10m (CanaryPauseStep, continues at 09:18:00Z)",
                 "Pause of 10m, until 09:18:00 UTC"),
             std::pair("pause: 10m (CanaryPauseStep, continues at 2026-03-03T09:18:00Z)",
                 "Pause of 10m, until 2026-03-03 09:18:00 UTC"),
             std::pair("BlueGreenPause", "Waits to be promoted"),
             std::pair("manually paused", "Paused by hand"),
             std::pair("setWeight: 20 (manually paused)", "setWeight: 20, paused by hand"),
             std::pair("analysis (InconclusiveAnalysisRun)",
                 "analysis, waits for a decision: the analysis was inconclusive"),
             std::pair(
                 "InconclusiveExperiment", "Waits for a decision: the experiment was inconclusive"),
         }) {
        EXPECT_EQ(models::stepInWords(recorded), QString::fromUtf8(said));
        EXPECT_EQ(models::stepAsRecorded(recorded), QString::fromUtf8(recorded));
    }
}

TEST(PauseTexts, nearAnEndIsSaidInTheZoneThatIsShown)
{
    const test_support::ZoneGuard guard("Asia/Shanghai");
    const auto near = [](std::string_view end, deployment::Zone zone) {
        return models::stepInWordsNear(
            "pause: 10m (CanaryPauseStep, continues at " + std::string(end) + ")", at("12:00"),
            zone);
    };
    EXPECT_EQ(near("2025-02-15T15:30:00Z", deployment::Zone::Utc), u"Pause of 10m, until 15:30:00");
    EXPECT_EQ(
        near("2025-02-15T15:30:00Z", deployment::Zone::Local), u"Pause of 10m, until 23:30:00");
    EXPECT_EQ(near("2025-02-15T16:30:00Z", deployment::Zone::Local),
        u"Pause of 10m, until 2025-02-16 00:30:00")
        << "tomorrow there";
    EXPECT_EQ(near("09:18:00Z", deployment::Zone::Local), u"Pause of 10m, until 09:18:00 UTC")
        << "its day is not known";
    EXPECT_EQ(models::stepInWordsNear("CanaryPauseStep, continues at 2025-02-15T15:30:00Z",
                  at("12:00"), deployment::Zone::Utc),
        u"Goes on by itself at 15:30:00");
    EXPECT_EQ(
        models::stepInWordsNear("setWeight: 20 (failed: x)", at("12:00"), deployment::Zone::Utc),
        models::stepInWords("setWeight: 20 (failed: x)"));
}

TEST(PauseTexts, whatIsNotKnownStaysAsItIs)
{
    for (const char* recorded : {"", "流量切换", "Switch (blue)", "Switch (blue, to green)", "()",
             "pause", "pause: 10m", "CanaryPauseStep2", "(CanaryPauseStep", "CanaryPauseStep)",
             "x (NewReason, continues at 09:18:00Z)", "x (CanaryPauseStep, continues at noon)",
             "x (CanaryPauseStep, continues at )"}) {
        EXPECT_EQ(models::stepInWords(recorded), QString::fromUtf8(recorded));
        EXPECT_EQ(models::stepAsRecorded(recorded), QString());
    }
}

TEST(PauseTexts, aFailureOfAClusterIsItsStepAndItsReason)
{
    EXPECT_EQ(models::stepInWords("setWeight: 20 (failed: RolloutAborted: by hand)"),
        u"setWeight: 20: RolloutAborted: by hand");
    EXPECT_EQ(models::stepInWords("failed: a\u202Eb"), QStringLiteral("a\\u{202E}b"));
}

TEST(PauseTexts, foreignTextIsMadeSafe)
{
    EXPECT_EQ(models::stepInWords("a\u202Eb (manually paused)"),
        QStringLiteral("a\\u{202E}b, paused by hand"));
    EXPECT_EQ(models::stepAsRecorded("a\u202Eb"), QString());
}
