// SPDX-License-Identifier: GPL-3.0-or-later
#include "unfinished_commands.h"

#include "deploy/sources/commands/journal.h"

#include "process_identity.h"

namespace sources {

using deployment::Error;
using deployment::Milliseconds;

UnfinishedCommands::UnfinishedCommands(
    Journal& journal, std::shared_ptr<Scheduler> scheduler, Wording wording)
    : m_journal(journal)
    , m_scheduler(std::move(scheduler))
    , m_wording(std::move(wording))
{
}

UnfinishedCommands::~UnfinishedCommands()
{
    for (const auto& [id, command] : m_commands)
        m_journal.release(id);
}

bool UnfinishedCommands::claim(const JournalEntry& entry)
{
    const std::string& id = entry.command.id;
    if (!m_journal.hold(id))
        return false;
    JournalEntry& taken = m_commands[id].entry;
    taken = entry;
    const ProcessIdentity self = ProcessIdentity::own();
    taken.process = self.number;
    taken.processStart = self.start;
    return true;
}

const JournalEntry* UnfinishedCommands::find(const std::string& id) const
{
    const auto found = m_commands.find(id);
    return found == m_commands.end() ? nullptr : &found->second.entry;
}

std::vector<JournalEntry> UnfinishedCommands::all() const
{
    std::vector<JournalEntry> entries;
    for (const auto& [id, command] : m_commands)
        entries.push_back(command.entry);
    return entries;
}

std::optional<JournalEntry> UnfinishedCommands::blocking(const std::string& deployment) const
{
    for (const auto& [id, command] : m_commands) {
        if (command.entry.command.deployment == deployment && blocks(command.entry))
            return command.entry;
    }
    return std::nullopt;
}

bool UnfinishedCommands::blocks(const JournalEntry& entry) const
{
    return operations::blocksOthers(entry.state, sinceSent(entry));
}

std::optional<Milliseconds> UnfinishedCommands::sinceSent(const JournalEntry& entry) const
{
    return entry.sentAt ? std::optional(m_scheduler->now() - *entry.sentAt) : std::nullopt;
}

void UnfinishedCommands::setCaller(const std::string& id, const std::string& mark)
{
    const auto found = m_commands.find(id);
    if (found != m_commands.end())
        found->second.entry.caller = mark;
}

void UnfinishedCommands::setSent(const std::string& id)
{
    JournalEntry& entry = m_commands.at(id).entry;
    entry.state = CommandState::Sent;
    entry.sentAt = m_scheduler->now();
}

void UnfinishedCommands::conclude(const std::string& id, const CommandOutcome& outcome)
{
    const auto found = m_commands.find(id);
    if (found == m_commands.end())
        return;
    JournalEntry& entry = found->second.entry;
    entry.state = operations::stateAfter(entry.state, outcome.evidence);
    entry.outcome = worded(outcome.error);
    found->second.error = outcome.error;
    if (entry.state == CommandState::NotSent)
        entry.sentAt.reset();
    const bool hasEnded = isFinal(entry.state);
    if (hasEnded)
        entry.finishedAt = m_scheduler->now();
    const JournalEntry step = entry; // the receiver may bring the next one
    if (hasEnded) {
        m_commands.erase(found);
        m_journal.release(step.command.id);
    }
    m_journal.update(step, this, {});
    if (!hasEnded)
        Q_EMIT undecided(step.command.id);
    Q_EMIT changed(step, outcome.error);
}

void UnfinishedCommands::announce(const std::string& id)
{
    const auto found = m_commands.find(id);
    if (found == m_commands.end())
        return;
    const Unfinished command = found->second;
    Q_EMIT changed(command.entry, command.error);
}

std::string UnfinishedCommands::worded(const std::optional<Error>& error) const
{
    if (!error)
        return {};
    return m_wording ? m_wording(error->message).toStdString() : error->message.toEnglish();
}

} // namespace sources
