// SPDX-License-Identifier: GPL-3.0-or-later Commands to a server that keeps the contract, through a
// network that keeps nothing, by a program that is killed at any moment: none is on the wire twice,
// what is said of it is what the server did, and in the end it is known.
#include "deploy/operations/outcome.h"
#include "deploy/sources/commands/command_client.h"
#include "deploy/sources/commands/journal.h"

#include "bad_network.h"
#include "oracles/random_seeds.h"
#include "record_reader.h"
#include "rest/commands/rest_carrier.h"
#include "rest_fixture.h"

#include <QCoreApplication>
#include <QFile>

#include <iostream>
#include <random>

namespace sources {

namespace {

class RandomCommands : public RestFixture, public testing::WithParamInterface<unsigned> {
protected:
    RandomCommands()
    {
        server.handler = [this](const Request& request, const Peer& peer) {
            network.handle(request, peer);
        };
        network.note = [this](const std::string& text) { note(text); };
        network.onPost = [this](const ContractServer::Post& post) { checkWire(post); };
        path = journalFolder.filePath(QStringLiteral("commands.sqlite"));
        open();
    }

    [[nodiscard]] int pick(int count) { return int(m_dice() % unsigned(count)); }

    void open()
    {
        journal = std::make_unique<Journal>(path);
        for (int i = 0; i < (m_hasTwo ? 2 : 1); ++i) {
            auto rest = std::make_unique<RestCarrier>(connection, scheduler);
            carriers.push_back(rest.get());
            clients.push_back(std::make_unique<CommandClient>(
                connection, std::move(rest), *journal, CommandClient::Options{scheduler, {}}));
            QObject::connect(clients.back().get(), &CommandClient::changed, clients.back().get(),
                [this](const JournalEntry& entry, const std::optional<deployment::Error>& error) {
                    hear(entry, error.has_value());
                });
        }
        useToken();
    }
    void TearDown() override
    {
        if (HasFailure()) {
            for (const std::string& line : m_trail)
                std::cout << line << '\n';
        }
    }
    void useToken()
    {
        note("token " + token.toStdString());
        for (RestCarrier* const carrier : carriers)
            carrier->setAuthorization(std::make_shared<Authorization>(
                AuthorizationField{"Authorization", Secret("Bearer " + token)}));
    }
    /// The program ends in an orderly way, or its journal is what lay on the disk when it was
    /// killed; another one takes over.
    void restart(bool isKilled, Milliseconds idle = {})
    {
        note(isKilled ? "killed" : "restart");
        const QString next = path + QStringLiteral("x");
        if (isKilled) {
            for (const char* tail : {"", "-wal"})
                QFile::copy(path + QLatin1String(tail), next + QLatin1String(tail));
            path = next;
        }
        carriers.clear();
        clients.clear();
        journal.reset();
        if (idle > Milliseconds(0))
            letAllArrive();
        scheduler->jump(idle);
        open();
        checkJournal(isKilled);
        const auto left = read(&Journal::readUnfinished);
        for (const auto& client : clients)
            client->adopt(left);
    }
    void letAllArrive()
    {
        for (int i = 0; i < 200; ++i) {
            scheduler->advance(std::chrono::seconds(5));
            network.goOn();
        }
    }
    [[nodiscard]] Journal::Entries read(void (Journal::*reading)(QObject*, Journal::ReadAnswer))
    {
        std::optional<Journal::Entries> entries;
        (*journal.*reading)(clients.front().get(),
            [&](const deployment::Expected<Journal::Entries>& all) { entries = all.value(); });
        EXPECT_TRUE(waitUntil([&] { return entries.has_value(); }));
        return entries.value_or(Journal::Entries());
    }

    void act()
    {
        CommandClient& client = *clients[std::size_t(pick(int(clients.size())))];
        switch (pick(16)) {
        case 0:
            restart(
                pick(2) == 0, pick(6) == 0 ? Milliseconds(std::chrono::hours(25)) : Milliseconds());
            break;
        case 1:
            m_isDown = !m_isDown;
            if (m_isDown)
                server.stop();
            else
                server.listen();
            break;
        case 2:
            network.badness = pick(3) * 45;
            break;
        case 3:
            if (!said.empty())
                client.check(std::next(said.begin(), pick(int(said.size())))->first);
            break;
        case 4:
            observe(client);
            break;
        case 5:
            changeToken();
            break;
        case 6:
            world.isFrozen = pick(3) == 0;
            if (pick(3) == 0)
                world.forbidden = {"bob"};
            break;
        case 7:
        case 8:
            world.beSomebodyElse();
            break;
        default:
            command(client);
            if (pick(8) == 0)
                changeToken();
            if (pick(3) == 0)
                static_cast<void>(pass(Milliseconds(pick(2) * 2'000)));
            if (!said.empty() && pick(4) == 0)
                client.check(lastSent);
            if (pick(6) == 0)
                restart(true);
            break;
        }
    }
    void changeToken()
    {
        static constexpr std::array tokens{"ann-1", "ann-2", "ann-3", "bob-1", "ann-old"};
        token = tokens[std::size_t(pick(int(tokens.size())))];
        useToken();
        for (const auto& [id, entry] : said) {
            if (entry.state == CommandState::Prepared || entry.state == CommandState::Sent)
                sentWith[id].insert(token);
        }
    }
    void observe(CommandClient& client)
    {
        const QByteArray id = world.any();
        const auto reply = world.show(id, scheduler->now() - Milliseconds(pick(10'000)));
        auto snapshot =
            decodeRecord(reply.body.toStdString(), id.toStdString(), scheduler->now()).value();
        snapshot.revision = QString::fromLatin1(reply.headers.back().second);
        snapshot.receivedAt = scheduler->now();
        client.observe(snapshot);
    }
    /// What somebody might decide who sees the deployment as it is, or as it was.
    void command(CommandClient& client)
    {
        world.keepSomeRunning();
        const QByteArray id = world.any();
        const auto& stands = world.stands[id];
        const auto& seen =
            stands[stands.size() - 1 - std::size_t(pick(5) == 0 && stands.size() > 1)];
        if (seen.status != "RUNNING" && pick(6) != 0)
            return;
        Command one = newCommand(pick(4) == 0 ? CommandKind::RollBack
                : seen.paused                 ? CommandKind::Resume
                                              : CommandKind::Pause,
            id.toStdString());
        one.reason = "why";
        one.revision = pick(4) == 0 ? "" : ContractServer::tagOf(seen).toStdString();
        if (one.kind == CommandKind::RollBack)
            one.targetVersion = pick(8) == 0 ? "V9.9.9" : "V1.0.0";
        if (!client.send(one))
            lastSent = one.id;
    }

    [[nodiscard]] bool pass(Milliseconds time, Milliseconds step = Milliseconds(2'000))
    {
        const auto end = scheduler->now() + time;
        do {
            settle();
            if (HasFailure())
                return false;
            if (isAllKnown() && m_isHealed)
                return true;
            scheduler->advance(std::min(step, end - scheduler->now()));
            network.goOn();
        } while (scheduler->now() < end);
        settle();
        return !m_isHealed;
    }
    /// Sockets and threads have some time, more of it while something happens.
    void settle()
    {
        constexpr int enough = 2;
        constexpr int afterNews = 5;
        for (int left = enough; left > 0; --left) {
            const std::size_t before = m_trail.size();
            QCoreApplication::processEvents();
            QTest::qSleep(1);
            if (m_trail.size() != before)
                left = afterNews;
        }
    }
    void heal()
    {
        note("heal");
        network.badness = 0;
        world.isQuick = true;
        if (std::exchange(m_isDown, false))
            server.listen();
        token = "ann-1";
        useToken();
        m_isHealed = true;
    }
    [[nodiscard]] bool isAllKnown() const
    {
        return std::ranges::all_of(said, [this](const auto& one) {
            return isFinal(one.second.state) || !canBeKnown(one.second);
        });
    }
    /// A caller has keys of its own; of those of another one nothing is said.
    [[nodiscard]] bool canBeKnown(const JournalEntry& entry) const
    {
        const ContractServer::Record* const record = world.find(entry.command.id);
        if (record != nullptr)
            return record->post.caller == "ann" && isRemembered(*record);
        return sentWith.at(entry.command.id) == std::set<QByteArray>{"ann-1"};
    }

    [[nodiscard]] bool isRemembered(const ContractServer::Record& record) const
    {
        return scheduler->now() - record.receivedAt < operations::keyRetention;
    }

    void hear(const JournalEntry& entry, bool hasNote)
    {
        const std::string& id = entry.command.id;
        const auto before = said.find(id);
        if (before != said.end() && isFinal(before->second.state)) {
            EXPECT_EQ(entry.state, before->second.state) << id << " changed after its end";
        }
        if (entry.state == CommandState::Prepared || entry.state == CommandState::Sent)
            sentWith[id].insert(token);
        const bool wasAwaited = before != said.end() && before->second.state == CommandState::Sent;
        EXPECT_FALSE(wasAwaited && entry.state == CommandState::Done && hasNote)
            << about(entry) << " before its answer";
        said[id] = entry;
        note("says " + about(entry));
        checkTruth(entry, hasNote);
    }
    /// By its revision one tells that a record is from before the decision.
    static Milliseconds lagOf(const Command& command)
    {
        return command.revision.empty() ? BadNetwork::longestLag : Milliseconds(0);
    }
    void checkTruth(const JournalEntry& entry, bool hasNote)
    {
        const std::string& id = entry.command.id;
        const QByteArray key = QByteArray::fromStdString(id);
        const ContractServer::Record* const record = world.find(id);
        switch (entry.state) {
        case CommandState::Done:
            if (record != nullptr && record->state == "done")
                break;
            EXPECT_TRUE(world.showed(entry.command, *entry.sentAt - lagOf(entry.command)))
                << about(entry);
            EXPECT_TRUE(hasNote || record != nullptr) << about(entry);
            EXPECT_NE(network.told[key], 409) << about(entry);
            break;
        case CommandState::Accepted:
            EXPECT_NE(record, nullptr) << about(entry);
            break;
        case CommandState::Failed:
            EXPECT_TRUE(record != nullptr && record->state == "failed") << about(entry);
            break;
        case CommandState::NotSent:
            EXPECT_FALSE(network.onTheWire.contains(key)) << about(entry);
            [[fallthrough]];
        case CommandState::Refused:
        case CommandState::NotReceived:
            EXPECT_EQ(record, nullptr) << about(entry);
            EXPECT_FALSE(network.isOnItsWay(key)) << about(entry);
            EXPECT_FALSE(world.isQueued(key, scheduler->now())) << about(entry);
            break;
        case CommandState::Unresolved:
            EXPECT_TRUE(record == nullptr || !isRemembered(*record)
                || record->post.caller != token.split('-').first())
                << about(entry);
            break;
        default:
            break;
        }
    }
    void note(const std::string& text)
    {
        m_trail.push_back(std::to_string((scheduler->now() - m_began).count()) + ": " + text);
    }
    void checkWire(const ContractServer::Post& post)
    {
        sentWith[post.key.toStdString()].insert(token);
        note("POST "
            + (post.key + ' ' + post.deployment + ' ' + token + ' ' + post.match).toStdString());
        EXPECT_EQ(network.onTheWire[post.key], 1) << post.key.toStdString();
        for (const auto& [id, entry] : said) {
            // What is seen there need not have been awaited: the server holds it to its revision.
            const bool isOfSame = entry.command.deployment == post.deployment.toStdString();
            EXPECT_FALSE(isOfSame && id != post.key.toStdString()
                && entry.state != CommandState::Done
                && network.isOnItsWay(QByteArray::fromStdString(id)))
                << about(entry) << " may still arrive";
        }
    }
    /// It has all that was sent, and nothing in it is less true than what was said.
    void checkJournal(bool isKilled)
    {
        std::map<std::string, JournalEntry> written;
        for (const JournalEntry& entry : read(&Journal::readAll))
            written[entry.command.id] = entry;
        for (const auto& [key, times] : network.onTheWire) {
            const auto found = written.find(key.toStdString());
            ASSERT_NE(found, written.end()) << key.toStdString();
            EXPECT_TRUE(found->second.sentAt) << about(found->second);
            EXPECT_NE(found->second.state, CommandState::Prepared) << about(found->second);
        }
        for (auto one = said.begin(); one != said.end();) {
            const auto found = written.find(one->first);
            EXPECT_TRUE(isKilled || found != written.end()) << about(one->second);
            if (found == written.end()) {
                one = said.erase(one); // nobody will hear of it again
                continue;
            }
            JournalEntry& entry = (one++)->second;
            const bool isLeaving =
                entry.state == CommandState::Prepared && found->second.state == CommandState::Sent;
            EXPECT_TRUE(isKilled || isLeaving || found->second.state == entry.state)
                << about(entry) << " is written as " << toWire(found->second.state);
            if (isFinal(found->second.state))
                checkTruth(found->second, true);
            entry = found->second;
        }
    }
    [[nodiscard]] std::string about(const JournalEntry& entry) const
    {
        const ContractServer::Record* const record = world.find(entry.command.id);
        const auto since = entry.sentAt ? scheduler->now() - *entry.sentAt : Milliseconds(-1);
        return entry.command.id + ' ' + std::string(toWire(entry.command.kind)) + ' '
            + std::string(toWire(entry.state)) + " after " + std::to_string(since.count())
            + " ms, server: " + (record != nullptr ? record->state.toStdString() : "no record")
            + ", \"" + entry.outcome + '"';
    }
    void checkEnd()
    {
        for (const auto& [key, times] : world.effects)
            EXPECT_EQ(times, 1) << key.toStdString();
        for (const auto& [id, entry] : said) {
            if (isFinal(entry.state))
                checkTruth(entry, true);
            else
                EXPECT_FALSE(canBeKnown(entry)) << about(entry);
        }
    }

    std::mt19937 m_dice{GetParam()};
    const bool m_hasTwo = pick(3) == 0; ///< connections to the same server
    ContractServer world{m_dice, scheduler};
    BadNetwork network{m_dice, scheduler, world};
    QByteArray token = "ann-1";
    QString path;
    std::unique_ptr<Journal> journal;
    std::vector<std::unique_ptr<CommandClient>> clients;
    std::vector<RestCarrier*> carriers; ///< of the clients
    std::string lastSent; ///< its id
    std::map<std::string, JournalEntry> said; ///< the last of each, by id
    std::map<std::string, std::set<QByteArray>>
        sentWith; ///< the tokens that a command may have gone with
    std::vector<std::string> m_trail;
    deployment::Timestamp m_began = scheduler->now();
    bool m_isDown = false;
    bool m_isHealed = false;
};

TEST_P(RandomCommands, areOnTheWireOnceAndWhatIsSaidOfThemIsTrue)
{
    for (int round = 0; round < 25 && !HasFailure(); ++round) {
        act();
        static_cast<void>(pass(Milliseconds(pick(20'000))));
    }
    heal();
    if (HasFailure())
        return;
    EXPECT_TRUE(pass(std::chrono::minutes(30), Milliseconds(5'000)));
    checkEnd();
    restart(false);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomCommands, test_support::randomSeeds());

} // namespace

} // namespace sources
