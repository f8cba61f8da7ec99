// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/commands/command_channel.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace test_support {

/// Takes everything, and does nothing.
class QuietChannel : public sources::CommandChannel {
public:
    explicit QuietChannel(bool knowsTargets)
        : m_knowsTargets(knowsTargets)
    {
    }

    [[nodiscard]] std::span<const operations::CommandSpec> offered() const override { return {}; }
    [[nodiscard]] std::optional<deployment::Message> availability(
        const std::string& /*deployment*/, operations::CommandKind /*kind*/) const override
    {
        return std::nullopt;
    }
    [[nodiscard]] bool knowsTargets() const override { return m_knowsTargets; }
    [[nodiscard]] std::optional<deployment::Error> send(
        const operations::Command& /*command*/) override
    {
        return std::nullopt;
    }
    void check(const std::string& /*id*/) override { }
    void adopt(const std::vector<operations::JournalEntry>& /*entries*/) override { }
    [[nodiscard]] bool isOf(const operations::JournalEntry& /*entry*/) const override
    {
        return false;
    }
    [[nodiscard]] std::vector<operations::JournalEntry> unfinished() const override { return {}; }

private:
    bool m_knowsTargets;
};

} // namespace test_support
