// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/command.h"

#include <tuple>

namespace server {

bool isSameIntention(const operations::Command& command, const operations::Command& other)
{
    return std::tie(command.kind, command.deployment, command.reason, command.targetVersion)
        == std::tie(other.kind, other.deployment, other.reason, other.targetVersion);
}

Json commandJson(const TakenCommand& taken)
{
    const operations::Command& command = taken.command;
    Json json{{"key", command.id}, {"action", operations::wordOf(command.kind)},
        {"deployment", command.deployment}, {"reason", command.reason}};
    if (operations::specOf(command.kind).needsTarget)
        json["targetVersion"] = command.targetVersion;
    json["state"] = wordOf(taken.state);
    json["by"] = command.who;
    json["receivedAt"] = timeText(taken.received);
    if (taken.completed)
        json["completedAt"] = timeText(*taken.completed);
    json["revision"] = taken.revision;
    return json;
}

} // namespace server
