// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/commands/command_channel.h"
#include "deploy/sources/commands/command_origin.h"
#include "deploy/sources/connection.h"
#include "deploy/sources/scheduler.h"
#include "deploy/sources/source.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace sources {

class CommandCarrier;
class CommandSender;
class ForeignCommands;
class Journal;
class OutcomeSearch;
class UnfinishedCommands;

/// The commands of one connection, each sent at most once: it is in the journal before it goes out
/// (CommandSender), it is never sent again whatever happens, and an unknown outcome is determined
/// by reading (OutcomeSearch). Those that other windows send to the same server are shown, and
/// block others to the same deployment as its own do (ForeignCommands). What they look like and who
/// carries them out is for the CommandCarrier.
class CommandClient final : public CommandChannel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandClient)

public:
    struct Options {
        std::shared_ptr<Scheduler> scheduler = systemScheduler();
        /// How a sentence is written to the journal; in English by default.
        std::function<QString(const deployment::Message&)> wording = {};
        /// Why the source takes no command at all now; nullopt where it does.
        std::function<std::optional<deployment::Message>()> disabledReason = {};
        /// Who the server says we are; empty: the user of this machine.
        std::function<QString()> identity = {};
    };

    /// The journal must outlive this.
    CommandClient(const Connection& connection, std::unique_ptr<CommandCarrier> carrier,
        Journal& journal, Options options, QObject* parent = nullptr);
    ~CommandClient() override;

    [[nodiscard]] std::span<const operations::CommandSpec> offered() const override;
    [[nodiscard]] std::optional<deployment::Message> availability(
        const std::string& deployment, operations::CommandKind kind) const override;
    [[nodiscard]] OwnedRequest preview(const Command& command, PreviewAnswer answer) override;
    [[nodiscard]] bool knowsTargets() const override;
    /// Errors beside those of availability(): a reason or a target is missing, the connection is
    /// read-only.
    [[nodiscard]] std::optional<deployment::Error> send(const Command& command) override;
    void check(const std::string& id) override;
    void adopt(const std::vector<JournalEntry>& entries) override;
    [[nodiscard]] bool isOf(const JournalEntry& entry) const override;
    [[nodiscard]] std::vector<JournalEntry> unfinished() const override;

    /// A newer state of a deployment may show what became of a command.
    void observe(const Snapshot& snapshot);
    /// The command of the deployment that keeps others from being sent.
    [[nodiscard]] std::optional<JournalEntry> pendingCommand(const std::string& deployment) const;

private:
    [[nodiscard]] std::optional<deployment::Error> validate(const Command& command) const;
    [[nodiscard]] std::optional<deployment::Message> blockedBy(const std::string& deployment) const;
    void adoptOne(const JournalEntry& entry);

    Connection m_connection;
    Options m_options;
    std::unique_ptr<CommandCarrier> m_carrier;
    std::unique_ptr<UnfinishedCommands> m_unfinished;
    std::unique_ptr<ForeignCommands> m_foreign;
    std::unique_ptr<CommandSender> m_sender;
    std::unique_ptr<OutcomeSearch> m_search;
};

} // namespace sources
