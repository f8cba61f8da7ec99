// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command_session.h"

#include "session/source_session.h"

#include "asked_source.h"
#include "builder.h"
#include "quiet_channel.h"

#include "deploy/sources/commands/journal.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

using operations::CommandKind;
using test_support::aDeployment;
using test_support::QuietChannel;

namespace {

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
