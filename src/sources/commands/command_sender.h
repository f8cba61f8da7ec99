// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/commands/command_origin.h"
#include "deploy/sources/owned_request.h"

#include "command_outcome.h"

#include <QObject>

#include <map>
#include <optional>
#include <string>

namespace sources {

class CommandCarrier;
class Journal;
class UnfinishedCommands;

/// Brings a command from the decision to the end of its only transmission: into the journal, looked
/// at once more by the carrier, marked as sent in the journal, then once onto the wire. What fails
/// on the way ends it as not sent, or as refused.
class CommandSender final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandSender)

public:
    /// All outlive this.
    CommandSender(CommandCarrier& carrier, Journal& journal, UnfinishedCommands& unfinished);

    /// The id is a new one.
    void begin(const Command& command);

private:
    void prepare(const std::string& id);
    void handleVerdict(const std::string& id, const std::optional<CommandOutcome>& outcome);
    void markSent(const std::string& id);
    void transmit(const std::string& id);

    CommandCarrier& m_carrier;
    Journal& m_journal;
    UnfinishedCommands& m_unfinished;
    std::map<std::string, OwnedRequest> m_preparations; ///< by the command's id
};

} // namespace sources
