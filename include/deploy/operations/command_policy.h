// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/message.h"
#include "deploy/operations/command_spec.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace operations {

/// What decides whether a deployment accepts a command.
struct CommandSubject {
    deployment::Status status = deployment::Status::Unknown;
    bool paused = false;
    /// Nothing was deployed in its place (its environment and service) after it that was not rolled
    /// back: what it brought is what runs there.
    bool isNewest = false;
    /// Of a cluster: it does not run, or nobody knows, and its workload is paused. What comes next
    /// waits for that.
    bool isHeld = false;
};
[[nodiscard]] CommandSubject subjectOf(const deployment::Deployment& deployment);

/// Why a deployment does not accept a command.
enum class DisabledReason : std::uint8_t {
    None,
    NotStarted,
    Succeeded,
    Superseded, ///< it succeeded, and something newer took its place
    Failed,
    RolledBack,
    UnknownStatus,
    AlreadyPaused,
    NotPaused,
    StillRunning, ///< and the command is for one that has ended
};

/// Whether the command is for one that is paused, or for one that is not: pause and resume take
/// each other's place. Says nothing of the status.
[[nodiscard]] bool fitsPaused(CommandKind kind, bool paused);

/// Whether it decides what else was deployed to the environment.
[[nodiscard]] bool dependsOnSuccession(CommandKind kind, deployment::Status status);

/// The one answer to "can this be done now", of the window, the command line and the reference
/// server (docs/openapi.yaml says the same).
[[nodiscard]] DisabledReason disabledReasonFor(CommandKind kind, const CommandSubject& subject);

/// The longest reason of a command, in characters; so has the contract (CommandRequest).
inline constexpr std::size_t maxReasonLength = 1000;
/// How many characters it has, not bytes.
[[nodiscard]] std::size_t reasonLength(std::string_view reason);

/// What the sentence for a reason names.
struct DisabledReasonNames {
    std::string place; ///< where it was deployed
    std::string newerVersion; ///< that took its place there; empty if it is not known
    std::string status; ///< the word
};
/// The same sentence for all of them; empty for None.
[[nodiscard]] deployment::Message disabledReasonMessage(
    DisabledReason reason, const DisabledReasonNames& names);

} // namespace operations
