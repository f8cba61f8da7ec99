// SPDX-License-Identifier: GPL-3.0-or-later
// Commands in the output of tests that fail.
#pragma once

#include "print_deployment.h"

#include "deploy/operations/command_spec.h"
#include "deploy/operations/connection.h"
#include "deploy/operations/journal_entry.h"

namespace operations {

inline void PrintTo(CommandKind kind, std::ostream* to)
{
    *to << toWire(kind);
}

inline void PrintTo(CommandState state, std::ostream* to)
{
    *to << toWire(state);
}

inline void PrintTo(const Command& command, std::ostream* to)
{
    *to << toWire(command.kind) << ' ' << command.deployment;
    if (!command.targetVersion.empty())
        *to << " to " << command.targetVersion;
    *to << " \"" << command.reason << "\" (" << command.id << ", decided "
        << testing::PrintToString(command.decidedAt) << " on " << command.connection << ')';
}

inline void PrintTo(const JournalEntry& entry, std::ostream* to)
{
    PrintTo(entry.command, to);
    *to << ": " << toWire(entry.state) << " \"" << entry.outcome << "\", sent "
        << testing::PrintToString(entry.sentAt) << ", ended "
        << testing::PrintToString(entry.finishedAt);
}

inline void PrintTo(const Connection& connection, std::ostream* to)
{
    const CredentialReference& credential = connection.credential;
    *to << connection.id << " \"" << connection.name << "\" " << connection.address << ' '
        << toWire(credential.scheme) << '/' << toWire(credential.place) << '(' << credential.user
        << credential.header << credential.entry << credential.variable << credential.file << ") "
        << toWire(connection.color) << ' ' << toWire(connection.safety)
        << " ca=" << connection.caFile << " certificate=" << connection.clientCertificateFile << '+'
        << connection.clientKeyFile << (connection.allowInsecureHttp ? " insecure" : "")
        << (connection.readOnly ? " read-only" : "");
}

} // namespace operations
