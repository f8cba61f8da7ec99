// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments/request.h"
#include "exit_code.h"
#include "output/reporter.h"

#include "deploy/sources/commands/command_client.h"
#include "deploy/sources/commands/journal.h"
#include "deploy/sources/rest/rest_source.h"

#include <chrono>
#include <functional>
#include <optional>

namespace cli {

/// Sends one command through the journal and waits for what becomes of it.
class CommandRun {
    Q_DISABLE_COPY_MOVE(CommandRun)

public:
    /// The source knows its credentials by now and outlives this.
    CommandRun(const Request& request, const sources::RestSource& source, const Reporter& reporter);

    /// Finds out what became of commands that an earlier run left open on this server; waits a
    /// while for one that keeps this run from sending.
    void resolveLeftovers();
    /// A newer state may show what became of an earlier command.
    void observe(const sources::Snapshot& snapshot) { m_client.observe(snapshot); }
    /// The snapshot is what the decision was made on.
    void send(const sources::Snapshot& snapshot);
    /// The command was refused because of its revision, and of nothing else.
    [[nodiscard]] bool cameTooLate() const;
    /// Says what became of the command.
    [[nodiscard]] ExitCode conclude() const;
    /// The command as it was last heard of; without an id if it was not even written down.
    [[nodiscard]] const sources::JournalEntry& entry() const { return m_entry; }

private:
    using Ended = std::function<bool()>;

    void watch(const sources::JournalEntry& entry, const std::optional<deployment::Error>& error);
    /// Runs the event loop until it is so, or the time is over; no time: until it is so.
    void waitUntil(const Ended& ended, std::optional<std::chrono::milliseconds> longest);
    [[nodiscard]] bool isSettled() const;

    const Request& m_request;
    sources::Connection m_connection;
    const Reporter& m_reporter;
    sources::Journal m_journal;
    sources::CommandClient m_client;
    sources::JournalEntry m_entry;
    std::optional<deployment::Error> m_error;
    std::function<void()> m_look; ///< at what may have ended, whenever something changes
};

} // namespace cli
