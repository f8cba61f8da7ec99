// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/command_plan.h"
#include "deploy/sources/commands/command_channel.h"
#include "deploy/sources/source.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace sources {
class Journal;
}

namespace console {

class SourceSession;

/// The commands of one open source, on its channel: what is decided on, what keeps it from being
/// sent, and what an earlier run left unfinished.
class CommandSession final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandSession)

public:
    struct Context {
        sources::Journal& journal;
        operations::Connection connection;
        bool readOnly = false;
    };

    /// The channel is that of the session's source; owned by the session.
    CommandSession(
        SourceSession& session, sources::CommandChannel& channel, const Context& context);

    [[nodiscard]] const operations::Connection& connection() const { return m_connection; }
    /// Of the commands to all servers.
    [[nodiscard]] sources::Journal& journal() const { return m_journal; }
    /// Whether the entry's command was sent to this server, whatever the connection was called.
    [[nodiscard]] bool isOf(const operations::JournalEntry& entry) const;
    /// The kinds of commands that can be asked for, in the order of a menu.
    [[nodiscard]] std::span<const operations::CommandSpec> offered() const
    {
        return m_channel.offered();
    }
    /// Why the command can't be given now, whatever the deployment's own state; empty if it can.
    [[nodiscard]] QString disabledReason(const QString& deployment, models::CommandKind kind) const;
    /// What came after the deployment in its environment, as the list has it now; looked for only
    /// where it bears on the command.
    [[nodiscard]] models::Succession succession(
        models::CommandKind kind, const deployment::Deployment& deployment) const;
    /// What the user decides on, as it is known now.
    [[nodiscard]] models::CommandPlan plan(
        models::CommandKind kind, const sources::SnapshotPointer& snapshot) const;
    /// What would be sent.
    [[nodiscard]] operations::Command commandFor(const models::CommandPlan& plan,
        const models::CommandDraft& draft, const sources::SnapshotPointer& snapshot) const;
    /// What its channel says of it; no request where there is nothing to be said.
    [[nodiscard]] sources::OwnedRequest preview(
        const operations::Command& command, sources::CommandChannel::PreviewAnswer answer) const
    {
        return m_channel.preview(command, std::move(answer));
    }
    /// Sends what was decided on the snapshot; the steps come by changed(). Says why if it cannot.
    [[nodiscard]] std::optional<deployment::Error> send(const models::CommandPlan& plan,
        const models::CommandDraft& draft, const sources::SnapshotPointer& snapshot);
    /// What the journal has of this deployment of this server, the newest first; not at all once
    /// the context is gone. An unreadable journal has nothing. It is read once for all who ask
    /// before it has answered.
    using GivenAnswer = std::function<void(std::vector<operations::JournalEntry>)>;
    void readGiven(const QString& deployment, QObject* context, GivenAnswer answer);
    /// Determines the outcome of the command now; adopts it if no one owns it.
    void check(const operations::JournalEntry& entry);
    /// Whether commands are off, whatever the server would take. What was left unfinished is looked
    /// for once they are not.
    void setReadOnly(bool readOnly);
    /// It is this session that finds out what becomes of the command.
    [[nodiscard]] bool holds(const std::string& commandId) const;
    [[nodiscard]] std::vector<operations::JournalEntry> unfinished() const
    {
        return m_channel.unfinished();
    }
    /// How many commands of earlier runs it has taken over, whatever became of them since.
    [[nodiscard]] int adopted() const { return m_adopted; }

Q_SIGNALS:
    void changed(
        const operations::JournalEntry& entry, const std::optional<deployment::Error>& error);
    /// Commands may be possible now that were not, or the other way round.
    void availabilityChanged();

private:
    struct Asker {
        std::string deployment;
        QPointer<QObject> context;
        GivenAnswer answer;
    };

    void adoptUnfinished();
    void answerGiven(const std::vector<operations::JournalEntry>& all);

    SourceSession& m_session;
    sources::CommandChannel& m_channel;
    sources::Journal& m_journal;
    operations::Connection m_connection;
    bool m_isReadOnly;
    bool m_isConnected = false; ///< there were rows: the credentials were accepted
    bool m_hasAdopted = false;
    int m_adopted = 0;
    std::vector<Asker> m_askers; ///< of one reading of the journal
};

} // namespace console
