// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_phase.h"

#include <algorithm>
#include <iterator>

namespace console {

namespace {

struct Transition {
    CommandPhase from;
    CommandEvent event;
    CommandPhase to;
};

constexpr Transition phaseTransitions[]{
    {CommandPhase::Idle, CommandEvent::Asked, CommandPhase::Waiting},
    {CommandPhase::Waiting, CommandEvent::Known, CommandPhase::Asking},
    {CommandPhase::Asking, CommandEvent::Decided, CommandPhase::Checking},
    {CommandPhase::Asking, CommandEvent::Closed, CommandPhase::Idle},
    {CommandPhase::Checking, CommandEvent::Same, CommandPhase::Sent},
    {CommandPhase::Checking, CommandEvent::Changed, CommandPhase::Reviewing},
    {CommandPhase::Checking, CommandEvent::Unsendable, CommandPhase::Idle},
    {CommandPhase::Sent, CommandEvent::Asked, CommandPhase::Waiting},
    {CommandPhase::Sent, CommandEvent::Unsendable, CommandPhase::Idle},
    {CommandPhase::Sent, CommandEvent::Refused, CommandPhase::Reviewing},
    {CommandPhase::Sent, CommandEvent::Ended, CommandPhase::Idle},
    {CommandPhase::Reviewing, CommandEvent::Asked, CommandPhase::Waiting},
    {CommandPhase::Reviewing, CommandEvent::Same, CommandPhase::Idle},
    {CommandPhase::Reviewing, CommandEvent::Changed, CommandPhase::Asking},
};

} // namespace

CommandPhase nextPhase(CommandPhase phase, CommandEvent event)
{
    const auto found = std::ranges::find_if(phaseTransitions,
        [&](const Transition& each) { return each.from == phase && each.event == event; });
    return found == std::end(phaseTransitions) ? phase : found->to;
}

std::string_view nameOf(CommandPhase phase)
{
    static constexpr std::string_view words[]{
        "idle", "waiting", "asking", "checking", "sent", "reviewing"};
    static_assert(std::size(words) == allCommandPhases.size());
    return words[static_cast<std::size_t>(phase)];
}

std::string_view nameOf(CommandEvent event)
{
    static constexpr std::string_view words[]{
        "asked", "known", "decided", "closed", "same", "changed", "unsendable", "refused", "ended"};
    static_assert(std::size(words) == allCommandEvents.size());
    return words[static_cast<std::size_t>(event)];
}

} // namespace console
