// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/connection.h"
#include "deploy/sources/commands/journal.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace console {

class CommandSession;
class SourceSession;

/// The commands of all open connections: which session finds out what becomes of which command.
class OpenCommands final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OpenCommands)

public:
    OpenCommands(sources::Journal& journal, bool readOnly, QObject* parent = nullptr);

    /// From now on commands can be given through the session's source, if it takes any; they end
    /// with the session.
    void offer(SourceSession& session, const operations::Connection& connection);
    /// Turns the commands of all connections off, or on again; those that are opened later as well.
    void setReadOnly(bool readOnly);
    /// Null for a source that takes none.
    [[nodiscard]] CommandSession* of(const SourceSession& session) const;
    /// That finds out, or can, what became of the command; null if no connection to its server is
    /// open.
    [[nodiscard]] CommandSession* of(const operations::JournalEntry& entry) const;
    /// Looks for what an earlier run left unfinished, and asks for the connections that it takes.
    void resolveUnfinished();

Q_SIGNALS:
    /// Other connections are open, or some are not any more.
    void changed();
    void connectionNeeded(const operations::JournalEntry& entry);
    /// So many commands were left unfinished; after connectionNeeded() for each without a
    /// connection.
    void unfinishedFound(int count);

private:
    struct Entry {
        const SourceSession* session;
        QPointer<CommandSession> commands;
    };

    sources::Journal& m_journal;
    bool m_isReadOnly;
    std::vector<Entry> m_entries; ///< in the order in which they were opened
};

} // namespace console
