// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail/related_runs.h"

#include "builder.h"
#include "console_fixture.h"
#include "fault_server.h"
#include "list/list_controller.h"
#include "session/source_session.h"

#include "deploy/sources/commands/command_origin.h"
#include "deploy/widgets/detail/detail_page.h"

#include <QToolButton>

#include <optional>

#include <gtest/gtest.h>

namespace {

using operations::CommandKind;
using operations::CommandState;
using operations::JournalEntry;
using test_support::aDeployment;
using test_support::at;
using test_support::ConsoleFixture;
using test_support::eventually;
using test_support::FaultServer;

history::History historyOf(const std::vector<deployment::Deployment>& runs)
{
    history::History history;
    for (const deployment::Deployment& run : runs)
        history.upsert(history::summaryOf(run));
    return history;
}

JournalEntry rollbackOf(const std::string& id, const std::string& target)
{
    JournalEntry entry;
    entry.command.id = "1";
    entry.command.kind = CommandKind::RollBack;
    entry.command.deployment = id;
    entry.command.version = "V7";
    entry.command.targetVersion = target;
    entry.command.decidedAt = at("10:30");
    entry.sentAt = at("10:30");
    entry.state = CommandState::Done;
    return entry;
}

std::string begunBy(const JournalEntry& entry, const std::vector<deployment::Deployment>& runs)
{
    const history::History history = historyOf(runs);
    const auto row = console::rowBegunBy(history, entry, deployment::Milliseconds(0));
    return row ? std::string(history.id(*row)) : std::string();
}

} // namespace

TEST(RelatedRuns, theFirstOfTheLineageWithThatVersionWasBegunByIt)
{
    const auto old = aDeployment("A").version("V7").start("10:00");
    const auto back = aDeployment("B").version("V6").start("10:31");
    const auto later = aDeployment("C").version("V6").start("10:33");
    const JournalEntry entry = rollbackOf("A", "V6");
    EXPECT_EQ(begunBy(entry, {old, later, back}), "B");
    EXPECT_EQ(begunBy(entry, {old}), "") << "the deployment itself was brought back";
    EXPECT_EQ(begunBy(rollbackOf("A", "V5"), {old, back}), "") << "another version";
    EXPECT_EQ(begunBy(entry, {old, aDeployment("B").version("V6").start("10:50")}), "")
        << "long after that";
    EXPECT_EQ(begunBy(entry, {old, aDeployment("B").version("V6").start("10:20")}), "")
        << "before that";
    EXPECT_EQ(
        begunBy(entry, {old, aDeployment("B").version("V6").start("10:31").environment("test")}),
        "")
        << "elsewhere";
    EXPECT_EQ(begunBy(entry, {old, aDeployment("X").version("V8").start("10:30"), back}), "")
        << "someone else was first";
    for (const CommandState state : operations::allCommandStates) {
        JournalEntry other = entry;
        other.state = state;
        const bool isLikely = state == CommandState::Done || state == CommandState::Accepted
            || state == CommandState::Sent;
        EXPECT_EQ(begunBy(other, {old, back}), isLikely ? "B" : "");
    }
    JournalEntry pause = entry;
    pause.command.kind = CommandKind::Pause;
    EXPECT_EQ(begunBy(pause, {old, back}), "");
    JournalEntry restart = entry;
    restart.command.kind = CommandKind::Restart;
    EXPECT_EQ(begunBy(restart, {old, aDeployment("B").version("V7").start("10:31")}), "B");
}

TEST(RelatedRuns, leadFromTheOldPageToTheNewOneAndBack)
{
    FaultServer server;
    const QByteArray old =
        R"({"id":"A","version":"V7","environment":"test","status":"FAILED",)"
        R"("startTime":"2025-02-15T10:00:00Z","endTime":"2025-02-15T10:20:00Z"})";
    const QByteArray back = R"({"id":"B","version":"V6","environment":"test","status":"RUNNING",)"
                            R"("startTime":"2025-02-15T10:31:00Z"})";
    server.handler = [&](const FaultServer::Request& request, const FaultServer::Peer& peer) {
        if (request.path() == "/deployments")
            peer.json("[" + old + "," + back + "]");
        else if (request.path() == "/deployments/A" || request.path() == "/deployments/B")
            peer.json(request.path().endsWith('A') ? old : back);
        else
            peer.reply(404, "");
    };
    ConsoleFixture console(at("10:32"));
    JournalEntry entry = rollbackOf("A", "V6");
    entry.server = sources::serverKey(server.url());
    bool isWritten = false;
    console.journal.add(entry, &console.window,
        [&](const std::optional<deployment::Error>& error) { isWritten = !error; });
    ASSERT_TRUE(eventually([&] { return isWritten; }));
    console.window.open(server.url().toString());
    ASSERT_TRUE(eventually([&] {
        return console.window.currentList() != nullptr
            && console.window.currentList()->session().history()->size() == 2;
    }));
    widgets::DetailPage* first =
        console.window.openDeployment(console.window.currentList()->session(), QStringLiteral("A"));
    auto* outcome = first->findChild<QToolButton*>(QStringLiteral("outcome"));
    ASSERT_TRUE(eventually([&] { return outcome->isVisible(); }));
    EXPECT_EQ(outcome->text(), QStringLiteral("Rollback to V6: open"));
    EXPECT_FALSE(first->findChild<QToolButton*>(QStringLiteral("origin"))->isVisible());
    outcome->click();
    widgets::DetailPage* second = console.window.currentDetail();
    ASSERT_NE(second, first);
    auto* origin = second->findChild<QToolButton*>(QStringLiteral("origin"));
    ASSERT_TRUE(eventually([&] { return origin->isVisible(); }));
    EXPECT_EQ(origin->text(), QStringLiteral("Begun by a rollback of V7: open"));
    EXPECT_FALSE(second->findChild<QToolButton*>(QStringLiteral("outcome"))->isVisible());
    origin->click();
    EXPECT_EQ(console.window.currentDetail(), first);
}

/// Of the same lineage is much that came before; the list need not bring the newest of it first.
TEST(RelatedRuns, thePredecessorIsLookedForAmongTheWholeList)
{
    const auto record = [](const char* id, const char* version, const char* start) {
        return QByteArray(R"({"id":")") + id + R"(","version":")" + version
            + R"(","environment":"test","status":"FAILED","startTime":"2025-02-15T)" + start
            + R"(:00Z"})";
    };
    const QByteArray old = record("A", "V7", "10:00");
    const QByteArray back = record("B", "V6", "10:31");
    const QByteArray older = record("Z", "V6", "09:00");
    FaultServer server;
    std::optional<FaultServer::Peer> rest;
    server.handler = [&](const FaultServer::Request& request, const FaultServer::Peer& peer) {
        if (request.target.contains("after=2"))
            rest = peer;
        else if (request.path() == "/deployments")
            peer.json(R"({"items":[)" + back + ',' + older + R"(],"next":"deployments?after=2"})");
        else if (request.path() == "/deployments/B")
            peer.json(back);
        else
            peer.reply(404, "");
    };
    ConsoleFixture console(at("10:32"));
    JournalEntry entry = rollbackOf("A", "V6");
    entry.server = sources::serverKey(server.url());
    bool isWritten = false;
    console.journal.add(entry, &console.window,
        [&](const std::optional<deployment::Error>& error) { isWritten = !error; });
    ASSERT_TRUE(eventually([&] { return isWritten; }));
    console.window.open(server.url().toString());
    ASSERT_TRUE(eventually([&] {
        return rest && console.window.currentList() != nullptr
            && console.window.currentList()->session().history()->size() == 2;
    }));
    widgets::DetailPage* page =
        console.window.openDeployment(console.window.currentList()->session(), QStringLiteral("B"));
    ASSERT_TRUE(eventually([&] { return server.count("GET", "/deployments/B") > 0; }));
    rest->json(R"({"items":[)" + old + "]}");
    const auto* origin = page->findChild<QToolButton*>(QStringLiteral("origin"));
    ASSERT_TRUE(eventually([&] { return origin->isVisible(); }));
    EXPECT_EQ(origin->text(), QStringLiteral("Begun by a rollback of V7: open"));
}
