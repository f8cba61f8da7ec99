// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/enums.h"

#include "deploy/deployment/known_spelling.h"

#include <gtest/gtest.h>

using namespace deployment;

TEST(Words, everyKnownStatusHasItsWordBothWays)
{
    for (const Status status :
        {Status::Pending, Status::Running, Status::Completed, Status::Failed, Status::RolledBack})
        EXPECT_EQ(parseStatus(toWire(status)), status);
    for (const StepStatus status : {StepStatus::Pending, StepStatus::Running, StepStatus::Completed,
             StepStatus::Failed, StepStatus::Skipped, StepStatus::Passed})
        EXPECT_EQ(parseStepStatus(toWire(status)), status);
    for (const Strategy strategy :
        {Strategy::BlueGreen, Strategy::Canary, Strategy::Rolling, Strategy::AllAtOnce})
        EXPECT_EQ(parseStrategy(toWire(strategy)), strategy);
}

TEST(Words, anUnknownWordKeepsItsText)
{
    const OpenStatus word = openStatus("ABORTED");
    EXPECT_EQ(word.known, Status::Unknown);
    EXPECT_EQ(word.text, "ABORTED");
    EXPECT_EQ(parseStatus("running"), Status::Unknown);
    EXPECT_EQ(parseStatus(""), Status::Unknown);
    EXPECT_EQ(toWire(Status::Unknown), "");
}

TEST(Words, anotherLetterCaseIsKnownByItsSpelling)
{
    EXPECT_EQ(statusSpelling("Running"), "RUNNING");
    EXPECT_EQ(statusSpelling("rolled_back"), "ROLLED_BACK");
    EXPECT_EQ(stepStatusSpelling("completed"), "COMPLETED");
    EXPECT_EQ(strategySpelling("Blue_Green"), "BLUE_GREEN");
    for (const char* word : {"RUNNING", "RUN", "RUNNINGS", "", "ROLLED-BACK",
             "ROLLED\x7f"
             "BACK",
             "ON_HOLD"})
        EXPECT_EQ(statusSpelling(word), std::nullopt) << word;
    EXPECT_EQ(stepStatusSpelling("rolled_back"), std::nullopt);
    EXPECT_EQ(strategySpelling("running"), std::nullopt);
}

TEST(Words, onlyTheThreeEndsAreFinished)
{
    EXPECT_TRUE(isFinished(Status::Completed));
    EXPECT_TRUE(isFinished(Status::Failed));
    EXPECT_TRUE(isFinished(Status::RolledBack));
    EXPECT_FALSE(isFinished(Status::Running));
    EXPECT_FALSE(isFinished(Status::Pending));
    EXPECT_FALSE(isFinished(Status::Unknown));
}
