// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"
#include "deploy/operations/command_spec.h"

#include <optional>
#include <string>
#include <string_view>

namespace server {

using operations::CommandState; ///< here: Accepted, Done or Failed

/// A command that was accepted, and what became of it.
struct TakenCommand {
    /// Keys of different callers (who) have nothing to do with each other.
    operations::Command command;
    CommandState state = CommandState::Accepted;
    deployment::Timestamp received;
    std::optional<deployment::Timestamp> completed;
    std::uint64_t revision = 0; ///< of the deployment afterwards
};

/// Whether they ask for the same.
[[nodiscard]] bool isSameIntention(
    const operations::Command& command, const operations::Command& other);

/// Command of docs/openapi.yaml.
[[nodiscard]] std::string commandJson(const TakenCommand& taken);

} // namespace server
