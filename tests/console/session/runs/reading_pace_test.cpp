// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/runs/reading_pace.h"

#include <gtest/gtest.h>

using console::ReadingPace;
using deployment::Milliseconds;
using Waiting = ReadingPace::Waiting;

TEST(ReadingPace, restsLongerAfterWhatTookLongAndWhatNobodyWaitsFor)
{
    const Milliseconds cost(200);
    EXPECT_EQ(ReadingPace::rest(cost, Waiting::None, true), Milliseconds(800));
    EXPECT_EQ(ReadingPace::rest(cost, Waiting::OfList, true), Milliseconds(200));
    EXPECT_EQ(ReadingPace::rest(cost, Waiting::OfPage, true), Milliseconds(200));
}

TEST(ReadingPace, restsAWhileAfterWhatTookNoTimeAndNeverForLong)
{
    EXPECT_EQ(ReadingPace::rest(Milliseconds(0), Waiting::None, true), Milliseconds(20));
    EXPECT_EQ(ReadingPace::rest(Milliseconds(0), Waiting::OfPage, true), Milliseconds(20));
    EXPECT_EQ(ReadingPace::rest(Milliseconds(0), Waiting::None, false), Milliseconds(500));
    EXPECT_EQ(ReadingPace::rest(Milliseconds(0), Waiting::OfPage, false), Milliseconds(100));
    EXPECT_EQ(
        ReadingPace::rest(Milliseconds(3'600'000), Waiting::None, false), Milliseconds(60'000));
}

TEST(ReadingPace, waitsTwiceAsLongWithEachFailureInARow)
{
    ReadingPace pace;
    EXPECT_EQ(pace.noteFailure(false), Milliseconds(5'000));
    EXPECT_EQ(pace.noteFailure(false), Milliseconds(10'000));
    for (int further = 0; further < 100; ++further)
        EXPECT_LE(pace.noteFailure(false), Milliseconds(300'000));
    EXPECT_EQ(pace.noteFailure(false), Milliseconds(300'000));

    pace.noteSuccess();
    EXPECT_EQ(pace.noteFailure(false), Milliseconds(5'000));
}

TEST(ReadingPace, isRefusedAfterFiveRefusalsInARow)
{
    ReadingPace pace;
    for (int refusal = 0; refusal < 4; ++refusal)
        (void)pace.noteFailure(true);
    EXPECT_FALSE(pace.isRefused());
    (void)pace.noteFailure(false); // another failure says nothing of the right to read
    (void)pace.noteFailure(true);
    EXPECT_FALSE(pace.isRefused());
    for (int refusal = 0; refusal < 4; ++refusal)
        (void)pace.noteFailure(true);
    EXPECT_TRUE(pace.isRefused());

    EXPECT_TRUE(pace.forgetRefusals());
    EXPECT_FALSE(pace.isRefused());
    EXPECT_FALSE(pace.forgetRefusals());
}
