// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_phase.h"

namespace sources {

LivePhase nextPhase(LivePhase phase, LiveEvent event)
{
    const bool isReading = mayRead(phase);
    switch (event) {
    case LiveEvent::Resumed:
        return phase == LivePhase::Idle || phase == LivePhase::Suspended ? LivePhase::ReadingList
                                                                         : phase;
    case LiveEvent::Suspended:
        return LivePhase::Suspended;
    case LiveEvent::Refreshed:
        return phase == LivePhase::Cancelled ? LivePhase::ReadingList : phase;
    case LiveEvent::Cancelled:
        return isReading ? LivePhase::Cancelled : phase;
    case LiveEvent::ListCurrent:
        return phase == LivePhase::ReadingList ? LivePhase::Polling : phase;
    case LiveEvent::StreamOpened:
        return isReading || phase == LivePhase::Cancelled ? LivePhase::Following : phase;
    case LiveEvent::StreamEnded:
        return phase == LivePhase::Following ? LivePhase::Polling : phase;
    case LiveEvent::StartedOver:
        return isReading ? LivePhase::ReadingList : phase;
    }
    return phase;
}

bool mayRead(LivePhase phase)
{
    return phase == LivePhase::ReadingList || phase == LivePhase::Polling
        || phase == LivePhase::Following;
}

std::string_view nameOf(LivePhase phase)
{
    constexpr std::array<std::string_view, livePhases.size()> names{
        "Idle", "Suspended", "ReadingList", "Polling", "Following", "Cancelled"};
    return names[static_cast<std::size_t>(phase)];
}

std::string_view nameOf(LiveEvent event)
{
    constexpr std::array<std::string_view, liveEvents.size()> names{"Resumed", "Suspended",
        "Refreshed", "Cancelled", "ListCurrent", "StreamOpened", "StreamEnded", "StartedOver"};
    return names[static_cast<std::size_t>(event)];
}

} // namespace sources
