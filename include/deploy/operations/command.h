// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace operations {

/// What can be asked of a deployment; each is a row of the table in command_spec.h.
enum class CommandKind : std::uint8_t {
    Pause,
    Resume,
    RollBack,
    Abort, ///< the traffic goes back; what is wanted stays the new version
    Retry, ///< what was aborted, from its beginning
    Promote, ///< by one step
    PromoteFully, ///< past all steps
    Restart, ///< its pods, as they are
};

/// How far a command has come. All from Done on are final. Which evidence leads to which state is
/// the table of outcome.h.
enum class CommandState : std::uint8_t {
    Unknown, ///< it is not known whether the server has it; being determined by reading
    Prepared, ///< written down, certainly not sent
    Sent, ///< perhaps on the wire, no answer yet
    Accepted, ///< taken by the server, not yet seen to have taken effect
    Done,
    Failed, ///< the server took it and could not carry it out
    Refused, ///< by the server, certainly without effect
    NotSent, ///< it certainly never left this machine
    NotReceived, ///< long after, the server does not know it
    Unresolved, ///< it can't be determined any more
};
/// Those that need attention first.
inline constexpr std::array allCommandStates{CommandState::Unknown, CommandState::Unresolved,
    CommandState::Prepared, CommandState::Sent, CommandState::Accepted, CommandState::Done,
    CommandState::Failed, CommandState::Refused, CommandState::NotSent, CommandState::NotReceived};

/// It does not change any more.
[[nodiscard]] bool isFinal(CommandState state);

[[nodiscard]] std::string_view toWire(CommandState state);
[[nodiscard]] std::optional<CommandState> parseCommandState(std::string_view word);

/// One decision of the user; what the window, the command line, the journal and the reference
/// server call a command. Texts are raw UTF-8.
struct Command {
    std::string id; ///< goes along as Idempotency-Key; of this console: a UUID without braces
    CommandKind kind = CommandKind::Pause;
    std::string deployment; ///< its id
    std::string version;
    std::string environment;
    std::string targetVersion; ///< of a kind that needs one
    std::string targetId; ///< what carries it out calls it so; empty where the version says it all
    std::string reason;
    /// The state that it was decided on, as the server can be held to it: a strong ETag, or what
    /// the channel compares (Snapshot::revision). Empty where the server gives none.
    std::string revision;
    std::string connectionId;
    std::string connection; ///< the name, as it was then
    std::string actor;
    deployment::Timestamp decidedAt;

    bool operator==(const Command&) const = default;
};

} // namespace operations
