// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_sender.h"

#include "deploy/sources/commands/journal.h"

#include "command_transport.h"
#include "unfinished_commands.h"

namespace sources {

using deployment::Error;
using operations::Evidence;

CommandSender::CommandSender(
    CommandTransport& transport, Journal& journal, UnfinishedCommands& unfinished)
    : m_transport(transport)
    , m_journal(journal)
    , m_unfinished(unfinished)
{
}

void CommandSender::begin(const Command& command)
{
    const std::string id = command.id;
    JournalEntry entry;
    entry.command = command;
    entry.server = serverKey(m_transport.baseUrl());
    entry.caller = m_transport.caller(id);
    static_cast<void>(m_unfinished.claim(entry)); // an id is new
    m_unfinished.announce(id);
    m_journal.add(*m_unfinished.find(id), this, [this, id](const std::optional<Error>& error) {
        if (error)
            m_unfinished.conclude(id, outcomeOf(Evidence::NotWrittenDown, *error));
        else
            markSent(id);
    });
}

void CommandSender::markSent(const std::string& id)
{
    m_unfinished.setSent(id);
    m_journal.markSent(*m_unfinished.find(id), this, [this, id](const std::optional<Error>& error) {
        if (error)
            m_unfinished.conclude(id, outcomeOf(Evidence::NotWrittenDown, *error));
        else
            transmit(id);
    });
}

void CommandSender::transmit(const std::string& id)
{
    const Command command = m_unfinished.find(id)->command;
    m_unfinished.announce(id);
    HttpExchange* exchange = m_transport.post(command);
    connect(exchange, &HttpExchange::finished, this,
        [this, command, exchange](const HttpResult& result) {
            m_unfinished.setCaller(command.id, m_transport.callerOf(*exchange, command.id));
            m_unfinished.conclude(command.id, outcomeOf(command, result));
        });
}

} // namespace sources
