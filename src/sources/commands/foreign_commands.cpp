// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign_commands.h"

#include "deploy/operations/outcome.h"
#include "deploy/sources/commands/journal.h"

#include "process_identity.h"

#include <utility>

namespace sources {

ForeignCommands::ForeignCommands(
    Journal& journal, std::shared_ptr<Scheduler> scheduler, IsOfServer isOfServer)
    : m_scheduler(std::move(scheduler))
    , m_isOfServer(std::move(isOfServer))
{
    connect(&journal, &Journal::changed, this, &ForeignCommands::take);
    journal.readElsewhere(this, [this](const deployment::Expected<Journal::Entries>& entries) {
        for (const JournalEntry& entry : entries.value_or(Journal::Entries()))
            take(entry);
    });
}

void ForeignCommands::take(const JournalEntry& entry)
{
    const bool hasHolder = entry.process != 0;
    if (!hasHolder || isInOwnHands(entry)) {
        m_entries.erase(entry.command.id); // it was taken over
        return;
    }
    if (!m_isOfServer(entry))
        return;
    if (isFinal(entry.state))
        m_entries.erase(entry.command.id);
    else
        m_entries.insert_or_assign(entry.command.id, entry);
    Q_EMIT changed(entry);
}

std::vector<JournalEntry> ForeignCommands::all() const
{
    std::vector<JournalEntry> entries;
    entries.reserve(m_entries.size());
    for (const auto& [id, entry] : m_entries)
        entries.push_back(entry);
    return entries;
}

const JournalEntry* ForeignCommands::find(const std::string& id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : &found->second;
}

/// What was not sent by a process that has ended never will be.
std::optional<JournalEntry> ForeignCommands::blocking(const std::string& deployment) const
{
    for (const auto& [id, entry] : m_entries) {
        const auto sinceSent =
            entry.sentAt ? std::optional(m_scheduler->now() - *entry.sentAt) : std::nullopt;
        if (entry.command.deployment == deployment
            && operations::blocksOthers(entry.state, sinceSent)
            && (entry.sentAt || holderOf(entry).isAlive()))
            return entry;
    }
    return std::nullopt;
}

} // namespace sources
