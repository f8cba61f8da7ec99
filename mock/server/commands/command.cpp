// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/command.h"

#include <tuple>

namespace server {

bool Command::sameIntention(const Command& other) const
{
    return std::tie(action, deployment, reason, targetVersion)
        == std::tie(other.action, other.deployment, other.reason, other.targetVersion);
}

Json commandJson(const Command& command)
{
    Json json{{"key", command.key}, {"action", operations::wordOf(command.action)},
        {"deployment", command.deployment}, {"reason", command.reason}};
    if (command.action == Action::RollBack)
        json["targetVersion"] = command.targetVersion;
    json["state"] = wordOf(command.state);
    json["by"] = command.owner;
    json["receivedAt"] = timeText(command.received);
    if (command.completed)
        json["completedAt"] = timeText(*command.completed);
    json["revision"] = command.revision;
    return json;
}

} // namespace server
