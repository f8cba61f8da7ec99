// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace sources {

/// How what a live source shows is kept current.
enum class LivePhase : std::uint8_t {
    Idle, ///< not started
    Suspended, ///< nothing may be asked, for want of credentials
    ReadingList, ///< a list has to come before anything else
    Polling, ///< there is a current list, which is read again and again
    Following, ///< events tell what has changed since the list
    Cancelled, ///< by the user, until they ask again
};

enum class LiveEvent : std::uint8_t {
    Resumed, ///< the server may be asked, for the first time or again
    Suspended, ///< the credentials were refused, or there are none
    Refreshed, ///< by the user
    Cancelled, ///< by the user
    ListCurrent, ///< a list has come that is not older than what is known
    StreamOpened,
    StreamEnded, ///< lost, or the server has none
    StartedOver, ///< what is known is invalid: a new snapshot is needed
};

// A transition for each phase and event; "-": it stays. tests/sources/live/live_phase_test.cpp
// prints this table from the function below, and compares.
//
//             |Idle        Suspended   ReadingList Polling     Following   Cancelled
// ------------+-----------------------------------------------------------------------
// Resumed     |ReadingList ReadingList -           -           -           -
// Suspended   |Suspended   -           Suspended   Suspended   Suspended   Suspended
// Refreshed   |-           -           -           -           -           ReadingList
// Cancelled   |-           -           Cancelled   Cancelled   Cancelled   -
// ListCurrent |-           -           Polling     -           -           -
// StreamOpened|-           -           Following   Following   -           Following
// StreamEnded |-           -           -           -           Polling     -
// StartedOver |-           -           -           ReadingList ReadingList -
[[nodiscard]] LivePhase nextPhase(LivePhase phase, LiveEvent event);

/// Whether the server may be asked for its list.
[[nodiscard]] bool mayRead(LivePhase phase);

inline constexpr std::array livePhases{LivePhase::Idle, LivePhase::Suspended,
    LivePhase::ReadingList, LivePhase::Polling, LivePhase::Following, LivePhase::Cancelled};
inline constexpr std::array liveEvents{LiveEvent::Resumed, LiveEvent::Suspended,
    LiveEvent::Refreshed, LiveEvent::Cancelled, LiveEvent::ListCurrent, LiveEvent::StreamOpened,
    LiveEvent::StreamEnded, LiveEvent::StartedOver};

/// As they are called above; for logs.
[[nodiscard]] std::string_view nameOf(LivePhase phase);
[[nodiscard]] std::string_view nameOf(LiveEvent event);

} // namespace sources
