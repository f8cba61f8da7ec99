// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/commands/command_client.h"

#include "command_outcome.h"
#include "backoff.h"
#include "http/http_client.h"
#include "worker.h"

#include <QHash>

namespace sources {

/// What a CommandClient does between a decision and its end: writes down, sends once, and reads
/// back until the outcome is known.
class CommandSession {
public:
    CommandSession(CommandClient* owner, const Connection& connection, Journal& journal,
        CommandClient::Options options);
    ~CommandSession();
    Q_DISABLE_COPY_MOVE(CommandSession)

    void setAuthorization(std::shared_ptr<Authorization> authorization);
    [[nodiscard]] std::optional<deployment::Error> objectionTo(const Command& command) const;
    void begin(const Command& command);
    void takeOver(const JournalEntry& entry);
    void readBack(const QString& id);
    void observe(const Snapshot& snapshot);
    [[nodiscard]] std::vector<JournalEntry> open() const;
    [[nodiscard]] std::optional<JournalEntry> underWay(const QString& deployment) const;

private:
    /// A command that has not ended.
    struct Open {
        JournalEntry entry;
        Backoff backoff;
        Scheduler::AlarmPointer nextCheck;
        operations::Search search;
        operations::Standing standing = operations::Standing::Silent;
        std::optional<deployment::Error> error; ///< that was told last
        bool blocks = true; ///< others of its deployment
        bool isReading = false;
    };

    void markSent(const QString& id);
    void transmit(const QString& id);
    void conclude(const QString& id, const CommandOutcome& outcome);
    void takeReadBack(const QString& id, const HttpResult& result);
    void takeReport(Open& open, operations::Evidence report);
    void readDeployment(const QString& id);
    void takeDeployment(const QString& id, const HttpResult& result);
    void takeEffect(const QString& id, operations::Effect effect);
    void observe(Open& open, const Snapshot& snapshot);
    void makeWay(Open& open);
    void checkLater(Open& open);
    void tell(const JournalEntry& entry, const std::optional<deployment::Error>& error);
    [[nodiscard]] QString worded(const std::optional<deployment::Error>& error) const;
    [[nodiscard]] Open* find(const QString& id);

    [[nodiscard]] std::optional<deployment::Milliseconds> sinceSent(
        const JournalEntry& entry) const;
    [[nodiscard]] bool isSameCaller(const JournalEntry& entry) const;

    CommandClient* m_owner;
    Journal& m_journal;
    CommandClient::Options m_options;
    std::shared_ptr<Scheduler> m_scheduler;
    HttpClient m_client; ///< with sockets of its own, so that no command meets a dead connection
    std::shared_ptr<Authorization> m_authorization =
        std::make_shared<Authorization>(); ///< who sends, and who asks later
    QHash<QString, std::shared_ptr<Open>> m_open;
    Worker m_worker; ///< decodes what is read back; last, so that it is joined first
};

} // namespace sources
