// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"
#include "deploy/operations/command.h"

#include <optional>
#include <string>
#include <string_view>

namespace server {

using Action = operations::CommandKind;
using operations::CommandState; ///< here: Accepted, Done or Failed

/// A command that was accepted.
struct Command {
    std::string owner; ///< the caller; keys of different callers have nothing to do with each other
    std::string key;
    Action action = Action::Pause;
    std::string deployment;
    std::string reason;
    std::string targetVersion;
    CommandState state = CommandState::Accepted;
    deployment::Timestamp received;
    std::optional<deployment::Timestamp> completed;
    std::uint64_t revision = 0;

    bool operator==(const Command&) const = default;
    /// Whether it asks for the same.
    [[nodiscard]] bool sameIntention(const Command& other) const;
};

/// Command of docs/openapi.yaml.
[[nodiscard]] std::string commandJson(const Command& command);

} // namespace server
