// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/command.h"

#include <gtest/gtest.h>

#include <set>

namespace operations {

namespace {

TEST(Command, everyWordLeadsBackToItsMeaning)
{
    std::set<std::string_view> words;
    for (const CommandState state : allCommandStates) {
        EXPECT_EQ(parseCommandState(toWire(state)), state);
        EXPECT_TRUE(words.insert(toWire(state)).second) << toWire(state);
    }
}

TEST(Command, anotherWordHasNoMeaning)
{
    for (const std::string_view word : {"", "Pause", "stop", "pause "}) {
        EXPECT_EQ(parseCommandState(word), std::nullopt);
    }
}

TEST(Command, whatIsStillBeingFoundOutIsNotFinal)
{
    for (const CommandState state :
        {CommandState::Unknown, CommandState::Prepared, CommandState::Sent, CommandState::Accepted})
        EXPECT_FALSE(isFinal(state)) << toWire(state);
    for (const CommandState state :
        {CommandState::Done, CommandState::Failed, CommandState::Refused, CommandState::NotSent,
            CommandState::NotReceived, CommandState::Unresolved})
        EXPECT_TRUE(isFinal(state)) << toWire(state);
}

} // namespace

} // namespace operations
