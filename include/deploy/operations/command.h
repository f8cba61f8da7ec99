// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace operations {

enum class CommandKind : std::uint8_t { Pause, Resume, RollBack };
inline constexpr std::array allCommandKinds{
    CommandKind::Pause, CommandKind::Resume, CommandKind::RollBack};

/// How far a command has come. All from Done on are final. Which evidence leads to which state is
/// the table of outcome.h.
enum class CommandState : std::uint8_t {
    Unknown, ///< nobody can say whether the server has it; being found out by reading
    Prepared, ///< written down, certainly not sent
    Sent, ///< perhaps on the wire, no answer yet
    Accepted, ///< taken by the server, not yet seen to have taken effect
    Done,
    Failed, ///< the server took it and could not carry it out
    Refused, ///< by the server, certainly without effect
    NotSent, ///< it certainly never left this machine
    NotReceived, ///< long after, the server knows nothing of it
    Unresolved, ///< nobody will find out any more
};
/// Those that need attention first.
inline constexpr std::array allCommandStates{CommandState::Unknown, CommandState::Unresolved,
    CommandState::Prepared, CommandState::Sent, CommandState::Accepted, CommandState::Done,
    CommandState::Failed, CommandState::Refused, CommandState::NotSent, CommandState::NotReceived};

/// Nothing more will become known of it.
[[nodiscard]] bool isFinal(CommandState state);

/// "pause", "resume", "rollback": the last segment of the address, and the word in the journal.
[[nodiscard]] std::string_view wordOf(CommandKind kind);
[[nodiscard]] std::string_view wordOf(CommandState state);
[[nodiscard]] std::optional<CommandKind> commandKindFromWord(std::string_view word);
[[nodiscard]] std::optional<CommandState> commandStateFromWord(std::string_view word);

} // namespace operations
