// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/command_spec.h"
#include "deploy/operations/outcome.h"
#include "deploy/sources/commands/command_channel.h"
#include "deploy/sources/commands/command_origin.h"
#include "deploy/sources/owned_request.h"

#include "command_outcome.h"

#include <functional>
#include <optional>
#include <span>
#include <string>

namespace sources {

/// How commands reach what carries them out: a server of our contract, a cluster. Knows nothing of
/// the journal and sends nothing twice: that each command is written down first, sent at most once
/// and told to its end is for CommandClient, whatever carries it.
///
/// Answers come from the event loop, never from within the call, and not at all once the returned
/// request was let go of; transmit() cannot be called off.
class CommandCarrier {
public:
    virtual ~CommandCarrier() = default;
    CommandCarrier(const CommandCarrier&) = delete;
    CommandCarrier& operator=(const CommandCarrier&) = delete;

    [[nodiscard]] virtual std::span<const operations::CommandSpec> offered() const = 0;
    /// Which server it is, whatever a connection to it is called (JournalEntry::server).
    [[nodiscard]] virtual std::string server() const = 0;
    /// Tells who would send the command now, and no secret.
    [[nodiscard]] virtual std::string caller(const std::string& commandId) const = 0;
    /// Why the command cannot be addressed at all; nullopt if it can.
    [[nodiscard]] virtual std::optional<deployment::Error> check(const Command& command) const = 0;
    /// Why no command of the kind can be sent to the deployment now: a right is missing; nullopt if
    /// nothing speaks against it.
    [[nodiscard]] virtual std::optional<deployment::Message> availability(
        const std::string& deployment, CommandKind kind) const
    {
        Q_UNUSED(deployment)
        Q_UNUSED(kind)
        return std::nullopt;
    }
    /// Called when availability() may say another thing.
    // NOLINTNEXTLINE(performance-unnecessary-value-param): those that override keep it
    virtual void onAvailabilityChanged(std::function<void()> handle) { Q_UNUSED(handle) }

    /// CommandChannel::preview(): no request at all where there is nothing to be said.
    [[nodiscard]] virtual OwnedRequest preview(
        // NOLINTNEXTLINE(performance-unnecessary-value-param): those that override keep it
        const Command& command, CommandChannel::PreviewAnswer answer)
    {
        Q_UNUSED(command)
        Q_UNUSED(answer)
        return {};
    }

    [[nodiscard]] virtual bool knowsTargets() const { return false; }

    /// Looks, before the command counts as sent, whether it would do what was decided: reads again
    /// what it changes, tries it out where the server can. nullopt: it may be sent; else it ends
    /// with this outcome, whose evidence leads to a final state (NeverLeft, RevisionOutdated,
    /// RefusedByServer).
    using Verdict = std::function<void(const std::optional<CommandOutcome>&)>;
    [[nodiscard]] virtual OwnedRequest prepare(const Command& command, Verdict answer) = 0;

    /// Sends it, once; the mark of who did goes along with what the answer is worth.
    using Transmitted =
        std::function<void(const CommandOutcome& outcome, const std::string& caller)>;
    virtual void transmit(const Command& command, Transmitted answer) = 0;

    /// What a server has asked to be waited for is waited for no longer: somebody wants to know.
    virtual void waitNoLonger() { }

    /// What the server itself says of the command (NoAccountKept where it keeps none); nullopt if
    /// no answer came.
    using Report = std::function<void(std::optional<operations::Evidence>)>;
    [[nodiscard]] virtual OwnedRequest ask(const JournalEntry& entry, Report answer) = 0;
    /// What is seen of it where it was to take effect; nullopt if that could not be read.
    using EffectSeen = std::function<void(std::optional<operations::Effect>)>;
    [[nodiscard]] virtual OwnedRequest look(
        const JournalEntry& entry, operations::Standing standing, EffectSeen answer) = 0;
    /// The same of a state that was read for others; nullopt if it does not tell, so that look()
    /// has to.
    [[nodiscard]] virtual std::optional<operations::Effect> effectIn(
        const Snapshot& snapshot, const Command& command, operations::Standing standing) const
    {
        Q_UNUSED(snapshot)
        Q_UNUSED(command)
        Q_UNUSED(standing)
        return std::nullopt;
    }
    /// What goes on once a command is done; nullopt if nothing does.
    [[nodiscard]] virtual std::optional<deployment::Message> noteOnDone(
        const Command& command) const
    {
        Q_UNUSED(command)
        return std::nullopt;
    }
    /// Whether what is seen of the command cannot be of another one.
    [[nodiscard]] virtual bool hasOwnTrace(const Command& command) const
    {
        Q_UNUSED(command)
        return false;
    }
    /// After which time an accepted command should have taken effect; nullopt where it may take
    /// any.
    [[nodiscard]] virtual std::optional<deployment::Milliseconds> effectDeadline() const
    {
        return std::nullopt;
    }

protected:
    CommandCarrier() = default;
};

} // namespace sources
