// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/command_spec.h"

#include <string>
#include <utility>

namespace operations {

/// A command to the deployment A as it stood at revision 17.
[[nodiscard]] inline Command aCommand(CommandKind kind, std::string id)
{
    Command command;
    command.id = std::move(id);
    command.kind = kind;
    command.deployment = "A";
    command.targetVersion = specOf(kind).needsTarget ? "V2.0.0" : "";
    command.revision = "\"17\"";
    return command;
}

} // namespace operations
