// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_notes.h"

#include "commands/command_session.h"

#include "deploy/models/display_strings.h"
#include "deploy/sources/commands/journal.h"

namespace console {

using operations::JournalEntry;

CommandNotes::CommandNotes(CommandSession& commands, QObject* parent)
    : QObject(parent)
    , m_commands(commands)
{
    connect(
        &m_commands.journal(), &sources::Journal::changed, this, [this](const JournalEntry& entry) {
            if (take(entry))
                Q_EMIT changed();
        });
    m_commands.journal().readAll(
        this, [this](const deployment::Expected<sources::Journal::Entries>& entries) {
            bool isNews = false;
            if (entries) {
                for (const JournalEntry& entry : *entries)
                    isNews = take(entry) || isNews;
            }
            if (isNews)
                Q_EMIT changed();
        });
}

bool CommandNotes::take(const JournalEntry& entry)
{
    if (entry.state != operations::CommandState::Done || !m_commands.isOf(entry))
        return false;
    const models::CommandNote note{
        entry.command.kind, entry.command.actor, entry.command.reason, entry.command.decidedAt};
    const QString id = models::rawText(entry.command.deployment);
    const auto known = m_notes.constFind(id);
    if (known != m_notes.constEnd() && known->at >= note.at)
        return false;
    m_notes.insert(id, note);
    return true;
}

} // namespace console
