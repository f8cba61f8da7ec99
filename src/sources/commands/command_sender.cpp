// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_sender.h"

#include "deploy/sources/commands/journal.h"

#include "command_carrier.h"
#include "unfinished_commands.h"

#include <QPointer>

namespace sources {

using deployment::Error;
using operations::Evidence;

CommandSender::CommandSender(
    CommandCarrier& carrier, Journal& journal, UnfinishedCommands& unfinished)
    : m_carrier(carrier)
    , m_journal(journal)
    , m_unfinished(unfinished)
{
}

void CommandSender::begin(const Command& command)
{
    const std::string id = command.id;
    JournalEntry entry;
    entry.command = command;
    entry.server = m_carrier.server();
    entry.caller = m_carrier.caller(id);
    static_cast<void>(m_unfinished.claim(entry)); // an id is new
    m_unfinished.announce(id);
    m_journal.add(*m_unfinished.find(id), this, [this, id](const std::optional<Error>& error) {
        if (error)
            m_unfinished.conclude(id, outcomeOf(Evidence::NotWrittenDown, *error));
        else
            prepare(id);
    });
}

void CommandSender::prepare(const std::string& id)
{
    m_preparations[id] = m_carrier.prepare(m_unfinished.find(id)->command,
        [this, id](const std::optional<CommandOutcome>& outcome) { handleVerdict(id, outcome); });
}

void CommandSender::handleVerdict(
    const std::string& id, const std::optional<CommandOutcome>& outcome)
{
    // What this is told by ends with the preparation, which therefore lives until all is done.
    const auto preparation = m_preparations.extract(id);
    if (outcome)
        m_unfinished.conclude(id, *outcome);
    else
        markSent(id);
}

void CommandSender::markSent(const std::string& id)
{
    // It may be another one by now, and nobody may be there to hear the answer.
    m_unfinished.setCaller(id, m_carrier.caller(id));
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
    m_carrier.transmit(command,
        [guard = QPointer(this), id](const CommandOutcome& outcome, const std::string& caller) {
            if (!guard)
                return;
            guard->m_unfinished.setCaller(id, caller);
            guard->m_unfinished.conclude(id, outcome);
        });
}

} // namespace sources
