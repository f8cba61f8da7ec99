// SPDX-License-Identifier: GPL-3.0-or-later
#include "archived_commands.h"

namespace sources {

ArchivedCommands::ArchivedCommands(CommandChannel& inner, const LiveRows& live)
    : m_inner(inner)
    , m_live(live)
{
    connect(&inner, &CommandChannel::changed, this, &CommandChannel::changed);
    connect(
        &inner, &CommandChannel::availabilityChanged, this, &CommandChannel::availabilityChanged);
}

std::optional<deployment::Message> ArchivedCommands::obstacle(const std::string& deployment) const
{
    if (m_live.has(deployment))
        return std::nullopt;
    if (m_live.history().empty())
        return deployment::Message{
            DEPLOY_MESSAGE(
                "Message", "This is from the archive: the server has not been read yet."),
            {}};
    return deployment::Message{
        DEPLOY_MESSAGE(
            "Message", "This is from the archive: the server does not have this deployment."),
        {}};
}

std::optional<deployment::Message> ArchivedCommands::availability(
    const std::string& deployment, operations::CommandKind kind) const
{
    if (auto reason = obstacle(deployment))
        return reason;
    return m_inner.availability(deployment, kind);
}

std::optional<deployment::Error> ArchivedCommands::send(const operations::Command& command)
{
    if (auto reason = obstacle(command.deployment))
        return deployment::Error{deployment::ErrorCode::Refused, *reason, {}};
    return m_inner.send(command);
}

} // namespace sources
