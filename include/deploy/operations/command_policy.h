// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/operations/command.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace operations {

/// What decides whether a deployment takes a command.
struct CommandSubject {
    deployment::Status status = deployment::Status::Unknown;
    bool paused = false;
    /// Nothing was deployed in its place (its environment and service) after it that was not rolled
    /// back: what it brought is what runs there.
    bool isNewest = false;
};
[[nodiscard]] CommandSubject subjectOf(const deployment::Deployment& deployment);

/// Why a deployment does not take a command, as a code; the words are for the layers above.
enum class Obstacle : std::uint8_t {
    None,
    NotStarted,
    Succeeded,
    Superseded, ///< it succeeded, and something newer took its place
    Failed,
    RolledBack,
    UnknownStatus,
    AlreadyPaused,
    NotPaused,
};

/// What must hold beside the status.
enum class Condition : std::uint8_t { Never, Always, NotPaused, Paused, Newest };

/// A command in one line: its word on the wire, what it needs, and which status takes it.
struct CommandSpec {
    CommandKind kind;
    std::string_view word;
    bool needsTarget; ///< the version to go to
    /// By deployment::Status: pending, running, completed, failed, rolled back, unknown.
    std::array<Condition, 6> when;
};
[[nodiscard]] const CommandSpec& specOf(CommandKind kind);

/// The one answer to "can this be done now", of the window, the command line and the reference
/// server (docs/openapi.yaml tells the same).
[[nodiscard]] Obstacle obstacleTo(CommandKind kind, const CommandSubject& subject);

} // namespace operations
