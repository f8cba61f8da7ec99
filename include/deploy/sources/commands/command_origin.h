// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/command_spec.h"
#include "deploy/operations/journal_entry.h"
#include "deploy/sources/connection.h"

#include <string>

namespace sources {

struct Snapshot;

using operations::Command;
using operations::CommandKind;
using operations::CommandState;
using operations::JournalEntry;

/// A command with an id of its own.
[[nodiscard]] Command newCommand(CommandKind kind, std::string deployment);
/// One that is decided on the snapshot; target and reason are still to come.
[[nodiscard]] Command newCommand(CommandKind kind, const Snapshot& snapshot);

/// Which server an address leads to, whatever a connection to it is called and with or without a
/// slash at its end.
[[nodiscard]] std::string serverKey(const QUrl& baseUrl);
/// Whether the entry's command was sent to the server of the connection.
[[nodiscard]] bool isOf(const JournalEntry& entry, const Connection& connection);

/// Whether this process sends the command or determines its outcome, and no other window.
[[nodiscard]] bool isInOwnHands(const JournalEntry& entry);

/// Who acts where the server does not say: the name of the user that this process runs as.
[[nodiscard]] std::string localUser();

} // namespace sources
