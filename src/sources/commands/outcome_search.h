// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/outcome.h"
#include "deploy/sources/commands/command_origin.h"
#include "deploy/sources/owned_request.h"
#include "deploy/sources/scheduler.h"

#include "backoff.h"
#include "command_outcome.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace sources {

class CommandCarrier;
struct Snapshot;
class UnfinishedCommands;

/// Finds out what became of commands by reading, never by sending again: asks what carries
/// them, then looks at the deployment, again and again until one of them tells, or until it
/// can't be determined any more.
class OutcomeSearch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutcomeSearch)

public:
    /// Both outlive this.
    OutcomeSearch(CommandCarrier& carrier, UnfinishedCommands& unfinished,
        std::shared_ptr<Scheduler> scheduler);

    /// Reads now; nothing happens if it is being read already, awaits its answer, or has ended.
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
        bool isOverdueTold = false;
        OwnedRequest question;
    };

    void lookLater(const std::string& id);
    void handleReport(const std::string& id, std::optional<operations::Evidence> report);
    /// False if the report has ended the search for now.
    [[nodiscard]] bool weigh(const JournalEntry& entry, operations::Evidence report);
    void countDenial(const JournalEntry& entry);
    void readDeployment(const JournalEntry& entry);
    void handleEffect(const std::string& id, std::optional<operations::Effect> effect);
    [[nodiscard]] bool isOverdue(const JournalEntry& entry) const;
    void goOn(const JournalEntry& entry);
    void observe(const JournalEntry& entry, const Snapshot& snapshot);
    [[nodiscard]] CommandOutcome shown(const Command& command, operations::Standing standing) const;
    [[nodiscard]] bool isSameCaller(const JournalEntry& entry) const;

    CommandCarrier& m_carrier;
    UnfinishedCommands& m_unfinished;
    std::shared_ptr<Scheduler> m_scheduler;
    std::map<std::string, Progress> m_progress;
};

} // namespace sources
