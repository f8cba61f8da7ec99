// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_commands.h"

#include "command_session.h"
#include "session/source_session.h"

#include <algorithm>

namespace console {

OpenCommands::OpenCommands(sources::Journal& journal, bool readOnly, QObject* parent)
    : QObject(parent)
    , m_journal(journal)
    , m_isReadOnly(readOnly)
{
}

void OpenCommands::offer(SourceSession& session, const operations::Connection& connection)
{
    sources::CommandChannel* channel = session.source().commands();
    if (channel == nullptr)
        return;
    // Its dialogs call it as its tab does: what was typed may be "kube:" alone.
    operations::Connection named = connection;
    named.name = session.source().name().toStdString();
    auto* commands = new CommandSession(session, *channel, {m_journal, named, m_isReadOnly});
    std::erase_if(m_entries, [](const Entry& entry) { return entry.commands.isNull(); });
    m_entries.push_back({&session, commands});
    // With its source; of() does not know it any more by then.
    connect(commands, &QObject::destroyed, this, &OpenCommands::changed);
    Q_EMIT changed();
}

void OpenCommands::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    for (const Entry& entry : m_entries) {
        if (!entry.commands.isNull())
            entry.commands->setReadOnly(readOnly);
    }
}

CommandSession* OpenCommands::of(const SourceSession& session) const
{
    const auto found = std::ranges::find_if(m_entries,
        [&](const Entry& entry) { return entry.session == &session && !entry.commands.isNull(); });
    return found == m_entries.end() ? nullptr : found->commands.data();
}

CommandSession* OpenCommands::of(const operations::JournalEntry& entry) const
{
    CommandSession* first = nullptr;
    for (const Entry& each : m_entries) {
        if (each.commands.isNull() || !each.commands->isOf(entry))
            continue;
        if (each.commands->holds(entry.command.id))
            return each.commands; // of several connections to one server
        first = first == nullptr ? each.commands.data() : first;
    }
    return first;
}

void OpenCommands::resolveUnfinished()
{
    m_journal.readUnfinished(
        this, [this](const deployment::Expected<sources::Journal::Entries>& entries) {
            if (!entries)
                return;
            auto count = static_cast<int>(entries->size());
            // What was open last is open again by now, and may have been quicker.
            for (const Entry& each : m_entries)
                count += each.commands.isNull() ? 0 : each.commands->adopted();
            for (const operations::JournalEntry& entry : *entries) {
                if (of(entry) == nullptr)
                    Q_EMIT connectionNeeded(entry);
            }
            if (count > 0)
                Q_EMIT unfinishedFound(count);
        });
}

} // namespace console
