// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail/command_phase.h"

#include "project_paths.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace console {

namespace {

using Table = std::map<std::string, std::vector<std::string>>;

std::vector<std::string> wordsIn(const std::string& line)
{
    std::istringstream stream(line);
    return {std::istream_iterator<std::string>(stream), {}};
}

/// As nextPhase() has it: under "" the events, under each phase what they make of it.
Table printed()
{
    Table table;
    for (const CommandEvent event : allCommandEvents)
        table[""].emplace_back(nameOf(event));
    for (const CommandPhase phase : allCommandPhases) {
        for (const CommandEvent event : allCommandEvents) {
            const CommandPhase next = nextPhase(phase, event);
            table[std::string(nameOf(phase))].emplace_back(next == phase ? "." : nameOf(next));
        }
    }
    return table;
}

/// As the comment of the header has it.
Table documented()
{
    std::ifstream header(PROJECT_SOURCE_DIR "/src/console/detail/command_phase.h");
    Table table;
    for (std::string line; std::getline(header, line);) {
        if (!line.starts_with("///     "))
            continue;
        std::vector<std::string> words = wordsIn(line.substr(3));
        std::string row;
        if (words.size() > allCommandEvents.size()) {
            row = words.front();
            words.erase(words.begin());
        }
        table[row] = words;
    }
    return table;
}

TEST(CommandPhase, itsTransitionsAreThoseOfTheTableInItsHeader)
{
    EXPECT_EQ(documented(), printed());
}

TEST(CommandPhase, nothingIsSentThatWasNotDecidedAndCheckedAfterIt)
{
    for (const CommandPhase phase : allCommandPhases) {
        for (const CommandEvent event : allCommandEvents) {
            const CommandPhase next = nextPhase(phase, event);
            if (next == phase)
                continue;
            EXPECT_TRUE(next != CommandPhase::Sent || phase == CommandPhase::Checking)
                << nameOf(event);
            EXPECT_TRUE(next != CommandPhase::Checking || event == CommandEvent::Decided)
                << nameOf(phase);
        }
    }
}

TEST(CommandPhase, everyPhaseIsReachedAndLeadsBackToIdle)
{
    for (const CommandPhase begin : allCommandPhases) {
        std::vector<CommandPhase> reached{begin};
        for (std::size_t place = 0; place < reached.size(); ++place) {
            for (const CommandEvent event : allCommandEvents) {
                const CommandPhase next = nextPhase(reached[place], event);
                if (std::ranges::find(reached, next) == reached.end())
                    reached.push_back(next);
            }
        }
        EXPECT_EQ(reached.size(), allCommandPhases.size()) << nameOf(begin);
    }
}

} // namespace

} // namespace console
