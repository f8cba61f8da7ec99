// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/commands/command_origin.h"

#include <QObject>

namespace sources {

class CommandTransport;
class HttpExchange;
class Journal;
class UnfinishedCommands;

/// Brings a command from the decision to the end of its only request: into the journal, marked as
/// sent there, then once onto the wire. What fails on the way ends it as not sent.
class CommandSender final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandSender)

public:
    /// All outlive this.
    CommandSender(CommandTransport& transport, Journal& journal, UnfinishedCommands& unfinished);

    /// The id is a new one.
    void begin(const Command& command);

private:
    void markSent(const std::string& id);
    void transmit(const std::string& id);

    CommandTransport& m_transport;
    Journal& m_journal;
    UnfinishedCommands& m_unfinished;
};

} // namespace sources
