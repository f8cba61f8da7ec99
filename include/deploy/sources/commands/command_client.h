// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/commands/command.h"
#include "deploy/sources/connection.h"
#include "deploy/sources/http/authorization.h"
#include "deploy/sources/scheduler.h"
#include "deploy/sources/source.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace sources {

class CommandSession;
class Journal;

/// Sends the commands of one connection, each at most once: it is in the journal before it goes
/// out, it is never sent again whatever happens, and an outcome that nobody knows is found out by
/// reading.
class CommandClient final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandClient)

public:
    struct Options {
        std::shared_ptr<Scheduler> scheduler = systemScheduler();
        /// How a sentence stands in the journal; in English where nothing is given.
        std::function<QString(const deployment::Message&)> wording;
    };

    /// The journal must outlive this.
    CommandClient(const Connection& connection, Journal& journal, QObject* parent = nullptr);
    CommandClient(
        const Connection& connection, Journal& journal, Options options, QObject* parent = nullptr);
    ~CommandClient() override;

    /// Shared with whatever else sends for the connection.
    void setAuthorization(std::shared_ptr<Authorization> authorization);
    /// One that stays as it is.
    void setAuthorization(const AuthorizationField& field);

    /// Takes the command, or says why it cannot be sent at all (then nothing was written down): one
    /// is under way for the deployment, a reason or a target is missing, the connection is for
    /// reading only.
    [[nodiscard]] std::optional<deployment::Error> send(const Command& command);
    /// Takes over what an earlier run has left open on this server, whatever the connection was
    /// called; what was never sent ends, the rest is read back.
    void resume(const std::vector<JournalEntry>& entries);
    /// Reads back now what became of an open command.
    void check(const QString& commandId);
    /// A newer state of a deployment may show what became of a command.
    void observe(const Snapshot& snapshot);

    /// The command of the deployment that keeps others from being sent.
    [[nodiscard]] std::optional<JournalEntry> underWay(const QString& deployment) const;
    /// All that have not ended yet.
    [[nodiscard]] std::vector<JournalEntry> open() const;

Q_SIGNALS:
    /// Every step of every command. The error is that of all but Accepted and Done ones; of code
    /// Changed where it was refused because of its revision alone, Unauthorized where the
    /// credentials were not accepted.
    void changed(const sources::JournalEntry& entry, const std::optional<deployment::Error>& error);

private:
    std::unique_ptr<CommandSession> m_session;
};

} // namespace sources
