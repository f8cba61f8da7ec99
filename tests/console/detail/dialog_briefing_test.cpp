// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail/dialog_briefing.h"

#include "commands/command_session.h"
#include "session/source_session.h"

#include "asked_source.h"
#include "builder.h"
#include "quiet_channel.h"

#include "deploy/sources/commands/command_channel.h"
#include "deploy/sources/commands/journal.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

using operations::CommandKind;
using test_support::aDeployment;

namespace {

/// Answers what the test has it answer, when the test wants it.
class BriefingChannel final : public test_support::QuietChannel {
public:
    BriefingChannel()
        : QuietChannel(true)
    {
    }

    [[nodiscard]] sources::OwnedRequest preview(
        const operations::Command& /*command*/, PreviewAnswer answer) override
    {
        ++asked;
        answers = std::move(answer);
        return sources::OwnedRequest(std::make_shared<int>());
    }

    int asked = 0;
    PreviewAnswer answers;
};

class DialogBriefingTest : public testing::Test {
protected:
    [[nodiscard]] static sources::SnapshotPointer snapshot(
        const std::vector<std::string>& revisions)
    {
        auto snapshot = std::make_shared<sources::Snapshot>();
        snapshot->deployment = aDeployment("A").failed();
        auto& workload = snapshot->deployment.workload.emplace();
        workload.tree.push_back({0, "Rollout", "web", {}, {}, {}, {}, {}});
        for (const std::string& each : revisions) {
            workload.tree.push_back({1, "Revision", each, {}, {}, {}, {}, {}});
            workload.tree.push_back({2, "ReplicaSet", "web-" + each, {}, {}, {}, {}, {}});
        }
        return snapshot;
    }
    void ask(const sources::SnapshotPointer& now)
    {
        briefing.ask(commands.plan(CommandKind::RollBack, now), {}, now);
    }
    [[nodiscard]] models::CommandPlan planOf(const sources::SnapshotPointer& now) const
    {
        return briefing.applied(commands.plan(CommandKind::RollBack, now));
    }
    void answerWith(const std::vector<std::string>& versions)
    {
        operations::CommandBriefing answer;
        answer.targets.emplace();
        for (const std::string& version : versions)
            answer.targets->push_back({version + "-id", version, 1, std::nullopt, false});
        channel.answers(answer);
    }

    QTemporaryDir folder;
    sources::Journal journal{folder.filePath(QStringLiteral("journal.sqlite"))};
    console::SourceSession session{std::make_unique<test_support::AskedSource>(true)};
    BriefingChannel channel;
    console::CommandSession commands{session, channel, {journal, {}, false}};
    console::DialogBriefing briefing{commands, nullptr};
};

} // namespace

TEST_F(DialogBriefingTest, theSameIsAskedOnce)
{
    const auto now = snapshot({"revision:2", "revision:1"});
    ask(now);
    ask(now);
    EXPECT_TRUE(planOf(now).awaitsBriefing);
    answerWith({"V1"});
    EXPECT_FALSE(planOf(now).awaitsBriefing);
    ask(now);
    ask(snapshot({"revision:2", "revision:1"}));
    EXPECT_EQ(channel.asked, 1);
}

TEST_F(DialogBriefingTest, followsTheRevisionsThatThereAre)
{
    ask(snapshot({"revision:2", "revision:1"}));
    answerWith({"V1"});
    const auto later = snapshot({"revision:3", "revision:2", "revision:1"});
    ask(later);
    ASSERT_EQ(channel.asked, 2);
    EXPECT_TRUE(planOf(later).awaitsBriefing);
    answerWith({"V2", "V1"});
    EXPECT_EQ(planOf(later).targets.size(), 2U);
}

TEST_F(DialogBriefingTest, whatWasRefusedIsAskedAgainWithTheNextSnapshot)
{
    const auto before = snapshot({});
    ask(before);
    channel.answers(tl::unexpected(deployment::simpleError(
        deployment::ErrorCode::Forbidden, "The ReplicaSets could not be read.")));
    EXPECT_FALSE(planOf(before).disabledReason.isEmpty());
    ask(before);
    EXPECT_EQ(channel.asked, 1) << "nothing is known to be other";
    const auto now = snapshot({});
    ask(now);
    ASSERT_EQ(channel.asked, 2);
    answerWith({"V1"});
    EXPECT_TRUE(planOf(now).disabledReason.isEmpty());
    EXPECT_EQ(planOf(now).targets.size(), 1U);
}
