// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/commands/command_channel.h"

#include "live_rows.h"

#include <utility>

namespace sources {

/// The commands of a source whose archive is shown, too: none goes to a deployment that the server
/// does not have.
class ArchivedCommands final : public CommandChannel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ArchivedCommands)

public:
    /// Both outlive it.
    ArchivedCommands(CommandChannel& inner, const LiveRows& live);

    /// The server has others than before.
    void handleLiveChanged() { Q_EMIT availabilityChanged(); }

    [[nodiscard]] std::span<const operations::CommandSpec> offered() const override
    {
        return m_inner.offered();
    }
    [[nodiscard]] std::optional<deployment::Message> availability(
        const std::string& deployment, operations::CommandKind kind) const override;
    [[nodiscard]] bool knowsTargets() const override { return m_inner.knowsTargets(); }
    [[nodiscard]] OwnedRequest preview(
        const operations::Command& command, PreviewAnswer answer) override
    {
        return m_inner.preview(command, std::move(answer));
    }
    [[nodiscard]] std::optional<deployment::Error> send(
        const operations::Command& command) override;
    void check(const std::string& id) override { m_inner.check(id); }
    void adopt(const std::vector<operations::JournalEntry>& entries) override
    {
        m_inner.adopt(entries);
    }
    [[nodiscard]] bool isOf(const operations::JournalEntry& entry) const override
    {
        return m_inner.isOf(entry);
    }
    [[nodiscard]] std::vector<operations::JournalEntry> unfinished() const override
    {
        return m_inner.unfinished();
    }

private:
    [[nodiscard]] std::optional<deployment::Message> obstacle(const std::string& deployment) const;

    CommandChannel& m_inner;
    const LiveRows& m_live;
};

} // namespace sources
