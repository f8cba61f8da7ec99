// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command_session.h"

#include "session/source_session.h"

#include "asked_source.h"
#include "builder.h"

#include "deploy/sources/commands/journal.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

using operations::CommandKind;
using test_support::aDeployment;

namespace {

/// Takes everything, and does nothing.
class QuietChannel final : public sources::CommandChannel {
public:
    explicit QuietChannel(bool knowsTargets)
        : m_knowsTargets(knowsTargets)
    {
    }

    [[nodiscard]] std::span<const operations::CommandSpec> offered() const override { return {}; }
    [[nodiscard]] std::optional<deployment::Message> availability(
        const std::string& /*deployment*/, CommandKind /*kind*/) const override
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

/// Of the rollback of what failed at 11:00, among these, before its channel has said a word.
models::CommandPlan planOfRollback(
    bool channelKnowsTargets, std::vector<deployment::Deployment> others)
{
    const QTemporaryDir folder;
    sources::Journal journal(folder.filePath(QStringLiteral("journal.sqlite")));
    auto owned = std::make_unique<test_support::AskedSource>(true);
    auto& source = *owned;
    console::SourceSession session(std::move(owned));
    const deployment::Deployment now = aDeployment("B").version("V2").start("11:00").failed();
    others.push_back(now);
    source.give(others);
    QuietChannel channel(channelKnowsTargets);
    const console::CommandSession commands(session, channel, {journal, {}, false});
    const auto snapshot = std::make_shared<sources::Snapshot>();
    snapshot->deployment = now;
    return commands.plan(CommandKind::RollBack, snapshot);
}

/// What its dialog offers.
std::vector<std::string> versionsOffered(bool channelKnowsTargets)
{
    std::vector<std::string> versions;
    const auto plan = planOfRollback(
        channelKnowsTargets, {aDeployment("A").version("V1").start("10:00").status("COMPLETED")});
    for (const auto& target : plan.targets)
        versions.push_back(target.version);
    return versions;
}

} // namespace

TEST(CommandSession, offersVersionsOfTheHistoryOnlyWhereTheChannelKnowsNoTargets)
{
    EXPECT_EQ(versionsOffered(false), std::vector<std::string>{"V1"});
    EXPECT_TRUE(versionsOffered(true).empty());
}

TEST(CommandSession, theDialogOfARollbackKnowsWhatFollowed)
{
    const deployment::Deployment later =
        aDeployment("C").version("V3").start("12:00").status("COMPLETED");
    EXPECT_EQ(planOfRollback(false, {later}).succession.newerVersion, "V3");
    EXPECT_EQ(planOfRollback(false, {}).succession.newerVersion, "");
    EXPECT_EQ(planOfRollback(true, {later}).succession.newerVersion, "")
        << "its channel says what the command does";
}
