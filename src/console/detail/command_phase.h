// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace console {

/// How far the command of a deployment's page has come, from the wish to what became of it. What
/// an event does to a phase; "." leaves it as it is:
///
///               asked    known   decided   closed  same  changed    unsendable  refused    ended
///     idle      waiting  .       .         .       .     .          .           .          .
///     waiting   .        asking  .         .       .     .          .           .          .
///     asking    .        .       checking  idle    .     .          .           .          .
///     checking  .        .       .         .       sent  reviewing  idle        .          .
///     sent      waiting  .       .         .       .     .          idle        reviewing  idle
///     reviewing waiting  .       .         .       idle  asking     .           .          .
enum class CommandPhase : std::uint8_t {
    Idle,
    Waiting, ///< for the deployment, before the dialog can be shown
    Asking, ///< in the dialog
    Checking, ///< decided; the deployment is read once more before anything is sent
    Sent, ///< its steps come from the journal
    Reviewing, ///< it is not as it was decided on, or was refused: read what it is like now
};
inline constexpr std::array allCommandPhases{CommandPhase::Idle, CommandPhase::Waiting,
    CommandPhase::Asking, CommandPhase::Checking, CommandPhase::Sent, CommandPhase::Reviewing};

enum class CommandEvent : std::uint8_t {
    Asked, ///< the user wants a command
    Known, ///< the deployment has been read, and the dialog is shown
    Decided, ///< in the dialog
    Closed, ///< the dialog, without a decision
    Same, ///< what was read is what was decided on
    Changed, ///< it is not
    Unsendable, ///< it could not be read, or the command can't be sent
    Refused, ///< by the server
    Ended, ///< otherwise
};
inline constexpr std::array allCommandEvents{CommandEvent::Asked, CommandEvent::Known,
    CommandEvent::Decided, CommandEvent::Closed, CommandEvent::Same, CommandEvent::Changed,
    CommandEvent::Unsendable, CommandEvent::Refused, CommandEvent::Ended};

[[nodiscard]] CommandPhase nextPhase(CommandPhase phase, CommandEvent event);

/// As the table above has them.
[[nodiscard]] std::string_view nameOf(CommandPhase phase);
[[nodiscard]] std::string_view nameOf(CommandEvent event);

} // namespace console
