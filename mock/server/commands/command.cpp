// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/command.h"

#include "server/json_text.h"

#include <tuple>

namespace server {

bool isSameIntention(const operations::Command& command, const operations::Command& other)
{
    return std::tie(command.kind, command.deployment, command.reason, command.targetVersion)
        == std::tie(other.kind, other.deployment, other.reason, other.targetVersion);
}

std::string commandJson(const TakenCommand& taken)
{
    const operations::Command& command = taken.command;
    return jsonObject([&](formats::JsonWriter& json) {
        json.textField("key", command.id);
        json.textField("action", operations::toWire(command.kind));
        json.textField("deployment", command.deployment);
        json.textField("reason", command.reason);
        if (operations::specOf(command.kind).needsTarget)
            json.textField("targetVersion", command.targetVersion);
        json.textField("state", toWire(taken.state));
        json.textField("by", command.actor);
        json.timeField("receivedAt", taken.received);
        if (taken.completed)
            json.timeField("completedAt", *taken.completed);
        json.countField("revision", taken.revision);
    });
}

} // namespace server
