// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/command.h"

#include <algorithm>
#include <iterator>

namespace operations {

namespace {

struct StateSpec {
    CommandState state;
    std::string_view word;
    bool isFinal;
};

/// In the order of the values.
constexpr StateSpec states[]{
    {CommandState::Unknown, "unknown", false},
    {CommandState::Prepared, "prepared", false},
    {CommandState::Sent, "sent", false},
    {CommandState::Accepted, "accepted", false},
    {CommandState::Done, "done", true},
    {CommandState::Failed, "failed", true},
    {CommandState::Refused, "refused", true},
    {CommandState::NotSent, "not-sent", true},
    {CommandState::NotReceived, "not-received", true},
    {CommandState::Unresolved, "unresolved", true},
};
static_assert(std::size(states) == allCommandStates.size());

const StateSpec& specOf(CommandState state)
{
    return states[static_cast<std::size_t>(state)];
}

} // namespace

bool isFinal(CommandState state)
{
    return specOf(state).isFinal;
}

std::string_view toWire(CommandState state)
{
    return specOf(state).word;
}

std::optional<CommandState> parseCommandState(std::string_view word)
{
    const auto found = std::ranges::find(states, word, &StateSpec::word);
    return found == std::end(states) ? std::nullopt : std::optional(found->state);
}

} // namespace operations
