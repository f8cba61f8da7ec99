// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/command_plan.h"
#include "deploy/sources/commands/command_client.h"
#include "deploy/sources/commands/journal.h"

#include <QObject>

#include <memory>

namespace sources {
class RestSource;
}

namespace console {

class SourceSession;

/// The commands of one open connection. Takes over what an earlier run left open, and gives the
/// newest state of deployments to whatever waits for it.
class CommandSession final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandSession)

public:
    struct Context {
        sources::Journal& journal;
        models::ConnectionRecord connection;
        bool readOnly = false;
    };

    /// Both live as long as this; owned by the session.
    CommandSession(SourceSession& session, sources::RestSource& source, const Context& context);

    [[nodiscard]] const models::ConnectionRecord& connection() const { return m_connection; }
    /// Whether the entry's command was sent to this server, whatever the connection was called.
    [[nodiscard]] bool isOf(const sources::JournalEntry& entry) const;
    /// Why no command can be given to the deployment at all now; empty where one can.
    [[nodiscard]] QString obstacle(const QString& deployment) const;
    /// What came after the deployment in its environment, as the list has it now.
    [[nodiscard]] models::Succession succession(const deployment::Deployment& deployment) const;
    /// What a person decides on, as it is known now.
    [[nodiscard]] models::CommandPlan plan(
        models::CommandKind kind, const sources::SnapshotPointer& snapshot) const;
    /// Sends what was decided on the snapshot; the steps come by changed(). Says why if it cannot.
    [[nodiscard]] std::optional<deployment::Error> send(const models::CommandPlan& plan,
        const models::CommandDraft& draft, const sources::SnapshotPointer& snapshot);
    /// Reads back now what became of the command; takes it over if it is in nobody's hands.
    void check(const sources::JournalEntry& entry);
    /// It is this session that finds out what becomes of the command.
    [[nodiscard]] bool holds(const QString& commandId) const;
    [[nodiscard]] std::vector<sources::JournalEntry> open() const { return m_client.open(); }

Q_SIGNALS:
    void changed(const sources::JournalEntry& entry, const std::optional<deployment::Error>& error);
    /// Commands may be possible now that were not, or the other way round.
    void obstacleChanged();

private:
    void takeOver();

    SourceSession& m_session;
    sources::RestSource& m_source;
    sources::Journal& m_journal;
    models::ConnectionRecord m_connection;
    bool m_readOnly;
    bool m_hasTakenOver = false;
    sources::CommandClient m_client;
};

} // namespace console
