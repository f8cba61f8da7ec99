// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/outcome.h"
#include "deploy/sources/commands/command_client.h"
#include "deploy/sources/commands/journal.h"

#include "command_answers.h"
#include "rest/commands/rest_carrier.h"
#include "rest_fixture.h"

#include <QTemporaryDir>

namespace sources {

namespace {

/// What an earlier run left between the request and its answer, and a server that says all kinds of
/// things when it is asked what became of it.
class TakenOver : public RestFixture,
                  public testing::WithParamInterface<test_support::CommandAnswer> {
protected:
    TakenOver()
        : journal(folder.filePath(QStringLiteral("journal.sqlite")))
        , client(connection, std::make_unique<RestCarrier>(connection, scheduler), journal,
              CommandClient::Options{scheduler, {}})
    {
        left.command = newCommand(CommandKind::Pause, "A");
        left.command.reason = "why";
        left.command.connectionId = "called otherwise then";
        left.server = serverKey(baseUrlOf(connection));
        left.state = CommandState::Sent;
        left.sentAt = scheduler->now();
        answer("/api/commands/" + QByteArray::fromStdString(left.command.id),
            [this](const Request&, const Peer& peer) {
                GetParam().give(peer, QByteArray::fromStdString(left.command.id), "pause", "A");
            });
        answer("/api/deployments/A",
            [](const Request&, const Peer& peer) { peer.json(summary("A", "RUNNING")); });
        QObject::connect(&client, &CommandClient::changed, &client,
            [this](const JournalEntry& entry) { states.push_back(entry.state); });
    }
    [[nodiscard]] int asked() const
    {
        return server.count("GET", "/api/commands/" + QByteArray::fromStdString(left.command.id));
    }
    [[nodiscard]] CommandState written()
    {
        std::optional<CommandState> state;
        journal.readAll(&client, [&](const deployment::Expected<Journal::Entries>& read) {
            state = read.value().front().state;
        });
        EXPECT_TRUE(waitUntil([&] { return state.has_value(); }));
        return *state;
    }

    QTemporaryDir folder;
    Journal journal;
    CommandClient client;
    JournalEntry left;
    std::vector<CommandState> states;
};

TEST_P(TakenOver, isWhatAReportOfItSaysAndElseUnknown)
{
    journal.add(left, nullptr, {});
    client.adopt({left});
    const CommandState wanted = GetParam().isReport() && GetParam().status == 200
        ? GetParam().state
        : CommandState::Unknown;
    ASSERT_TRUE(passTimeUntil(
        [&] { return operations::isFinal(wanted) ? states.back() == wanted : asked() >= 3; }));
    EXPECT_EQ(states.back(), wanted);
    EXPECT_EQ(written(), wanted);
    for (const CommandState state : states)
        EXPECT_TRUE(state == wanted || state == CommandState::Unknown) << toWire(state);
    for (const Request& request : server.requests)
        EXPECT_EQ(request.method, "GET") << "nothing is sent again";
}

INSTANTIATE_TEST_SUITE_P(CommandAnswers, TakenOver,
    testing::ValuesIn(test_support::commandAnswers()),
    [](const auto& one) { return std::string(one.param.name); });

} // namespace

} // namespace sources
