// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/commands/command_client.h"

#include "command_session.h"

namespace sources {

CommandClient::CommandClient(const Connection& connection, Journal& journal, QObject* parent)
    : CommandClient(connection, journal, Options{}, parent)
{
}

CommandClient::CommandClient(
    const Connection& connection, Journal& journal, Options options, QObject* parent)
    : QObject(parent)
    , m_session(std::make_unique<CommandSession>(this, connection, journal, std::move(options)))
{
}

CommandClient::~CommandClient() = default;

void CommandClient::setAuthorization(std::shared_ptr<Authorization> authorization)
{
    m_session->setAuthorization(std::move(authorization));
}

void CommandClient::setAuthorization(const AuthorizationField& field)
{
    setAuthorization(std::make_shared<Authorization>(field));
}

std::optional<deployment::Error> CommandClient::send(const Command& command)
{
    auto objection = m_session->objectionTo(command);
    if (!objection)
        m_session->begin(command);
    return objection;
}

void CommandClient::resume(const std::vector<JournalEntry>& entries)
{
    for (const JournalEntry& entry : entries)
        m_session->takeOver(entry);
}

void CommandClient::check(const QString& commandId)
{
    m_session->readBack(commandId);
}

void CommandClient::observe(const Snapshot& snapshot)
{
    m_session->observe(snapshot);
}

std::optional<JournalEntry> CommandClient::underWay(const QString& deployment) const
{
    return m_session->underWay(deployment);
}

std::vector<JournalEntry> CommandClient::open() const
{
    return m_session->open();
}

} // namespace sources
