// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments/request.h"
#include "exit_code.h"
#include "output/reporter.h"

#include "deploy/sources/commands/command_channel.h"
#include "deploy/sources/source.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

namespace sources {
class Journal;
}

namespace cli {

/// Sends one command through the journal and waits for what becomes of it.
class CommandRun {
    Q_DISABLE_COPY_MOVE(CommandRun)

public:
    /// All outlive this; the channel knows its credentials by now.
    CommandRun(const Request& request, sources::CommandChannel& channel, sources::Journal& journal,
        const Reporter& reporter);

    /// Finds out what became of commands that an earlier run left open on this server; waits a
    /// while for one that keeps this run from sending.
    void resolveLeftovers();
    /// Asks the channel what the command does, says it, and takes its name for the target. What
    /// keeps the command from being given, as a sentence; empty if nothing does.
    [[nodiscard]] std::string brief(const sources::Snapshot& snapshot);
    /// The snapshot is what the decision was made on.
    void send(const sources::Snapshot& snapshot);
    /// The command was refused because of its revision, and of nothing else.
    [[nodiscard]] bool cameTooLate() const;
    /// Says what became of the command.
    [[nodiscard]] ExitCode conclude() const;
    /// The command as it was last heard of; without an id if it was not even written down.
    [[nodiscard]] const operations::JournalEntry& entry() const { return m_entry; }

private:
    using Ended = std::function<bool()>;
    [[nodiscard]] deployment::Expected<operations::CommandBriefing> preview(
        const sources::Snapshot& snapshot);
    [[nodiscard]] operations::Command commandFor(const sources::Snapshot& snapshot) const;
    /// Takes the target that the user names; empty if there is one, else what there is instead.
    [[nodiscard]] std::string chooseTarget(const std::vector<operations::CommandTarget>& targets);

    void watch(
        const operations::JournalEntry& entry, const std::optional<deployment::Error>& error);
    /// Runs the event loop until it is so, or the time is over; no time: until it is so.
    void waitUntil(const Ended& ended, std::optional<std::chrono::milliseconds> longest);
    [[nodiscard]] bool isSettled() const;
    /// Whether an earlier command of the deployment meets the condition.
    template <typename Condition> [[nodiscard]] bool hasLeftover(Condition condition) const;

    const Request& m_request;
    sources::CommandChannel& m_channel;
    sources::Journal& m_journal;
    const Reporter& m_reporter;
    QObject m_context; ///< answers after its destruction are ignored
    operations::JournalEntry m_entry;
    std::optional<deployment::Error> m_error;
    std::optional<operations::CommandTarget> m_target; ///< as the channel knows it
    std::function<void()> m_look; ///< at what may have ended, whenever something changes
};

} // namespace cli
