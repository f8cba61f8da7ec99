// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/operations/command_briefing.h"
#include "deploy/operations/command_spec.h"
#include "deploy/operations/journal_entry.h"
#include "deploy/sources/owned_request.h"

#include <QObject>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sources {

/// The way of commands to what a source shows. Each is sent at most once; who sends, and how that
/// is proven, is the channel's own affair. Belongs to its source.
class CommandChannel : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandChannel)

public:
    using QObject::QObject;

    /// The kinds of commands that it takes, in the order of a menu.
    [[nodiscard]] virtual std::span<const operations::CommandSpec> offered() const = 0;
    /// Why no command of the kind can be sent to the deployment now, whatever the deployment's own
    /// state says (operations::disabledReasonFor); nullopt where one can.
    [[nodiscard]] virtual std::optional<deployment::Message> availability(
        const std::string& deployment, operations::CommandKind kind) const = 0;

    /// What must be known before the command is given, as the deployment is now; of a rollback
    /// without a target, what there is to choose from. Error: it cannot be given, and why.
    using PreviewAnswer =
        std::function<void(const deployment::Expected<operations::CommandBriefing>&)>;
    /// Answered from the event loop; no request, and no answer, where there is nothing to be said.
    [[nodiscard]] virtual OwnedRequest preview(
        // NOLINTNEXTLINE(performance-unnecessary-value-param): those that override keep it
        const operations::Command& command, PreviewAnswer answer)
    {
        Q_UNUSED(command)
        Q_UNUSED(answer)
        return {};
    }
    /// preview() tells what a rollback can go back to; the history does not.
    [[nodiscard]] virtual bool knowsTargets() const { return false; }
    /// Takes the command, and adds who sends it, through which connection and when; its steps come
    /// by changed(). An error says why it cannot be sent at all: then nothing was written down.
    [[nodiscard]] virtual std::optional<deployment::Error> send(
        const operations::Command& command) = 0;
    /// Reads back now what became of an unfinished command.
    virtual void check(const std::string& id) = 0;
    /// Takes over what an earlier run left unfinished on this server, whatever the connection was
    /// called then; what was never sent ends, the rest is read back.
    virtual void adopt(const std::vector<operations::JournalEntry>& entries) = 0;

    /// Whether the entry's command was sent to this server.
    [[nodiscard]] virtual bool isOf(const operations::JournalEntry& entry) const = 0;
    /// All to its server that have not ended, those of other windows among them (isInOwnHands).
    [[nodiscard]] virtual std::vector<operations::JournalEntry> unfinished() const = 0;

Q_SIGNALS:
    /// Every step of every command. The error is that of all but Accepted and Done ones; of code
    /// Changed where it was refused because of its revision alone, Unauthorized where the
    /// credentials were not accepted.
    void changed(
        const operations::JournalEntry& entry, const std::optional<deployment::Error>& error);
    /// availability() may say another thing now.
    void availabilityChanged();
};

} // namespace sources
