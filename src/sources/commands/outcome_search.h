// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/commands/command_origin.h"
#include "deploy/sources/scheduler.h"

#include "backoff.h"
#include "command_outcome.h"
#include "http/http_client.h"
#include "worker.h"

#include <QObject>

#include <map>
#include <memory>
#include <string>

namespace sources {

class CommandTransport;
struct Snapshot;
class UnfinishedCommands;

/// Finds out what became of commands by reading, never by sending again: asks the server for the
/// command, then looks at the deployment, again and again until one of them tells, or until it
/// can't be determined any more.
class OutcomeSearch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutcomeSearch)

public:
    /// Both outlive this.
    OutcomeSearch(CommandTransport& transport, UnfinishedCommands& unfinished,
        std::shared_ptr<Scheduler> scheduler);

    /// Reads now; nothing happens if it is being read already, or has ended.
    void look(const std::string& id);
    /// A state of a deployment that was read elsewhere.
    void observe(const Snapshot& snapshot);

private:
    /// What is known of one command so far, and what comes next.
    struct Progress {
        Backoff backoff;
        Scheduler::AlarmPointer nextLook;
        operations::Search search;
        operations::Standing standing = operations::Standing::Silent;
        bool blocks = true; ///< others of its deployment
        bool isReading = false;
    };

    void lookLater(const std::string& id);
    void handleReport(const std::string& id, const HttpResult& result);
    /// False if the report has ended the search for now.
    [[nodiscard]] bool weigh(const JournalEntry& entry, operations::Evidence report);
    void readDeployment(const JournalEntry& entry);
    void handleDeployment(const std::string& id, const HttpResult& result);
    void handleEffect(const std::string& id, operations::Effect effect);
    void goOn(const JournalEntry& entry);
    void observe(const JournalEntry& entry, const Snapshot& snapshot);
    [[nodiscard]] bool isSameCaller(const JournalEntry& entry) const;

    CommandTransport& m_transport;
    UnfinishedCommands& m_unfinished;
    std::shared_ptr<Scheduler> m_scheduler;
    std::map<std::string, Progress> m_progress;
    Worker m_worker; ///< decodes what is read back; last, so that it is joined first
};

} // namespace sources
