// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/command.h"

#include "server/json_text.h"

#include <tuple>

namespace server {

bool Command::sameIntention(const Command& other) const
{
    return std::tie(action, deployment, reason, targetVersion)
        == std::tie(other.action, other.deployment, other.reason, other.targetVersion);
}

std::string commandJson(const Command& command)
{
    return jsonObject([&](formats::JsonWriter& json) {
        json.textField("key", command.key);
        json.textField("action", operations::wordOf(command.action));
        json.textField("deployment", command.deployment);
        json.textField("reason", command.reason);
        if (command.action == Action::RollBack)
            json.textField("targetVersion", command.targetVersion);
        json.textField("state", wordOf(command.state));
        json.textField("by", command.owner);
        json.timeField("receivedAt", command.received);
        if (command.completed)
            json.timeField("completedAt", *command.completed);
        json.countField("revision", command.revision);
    });
}

} // namespace server
