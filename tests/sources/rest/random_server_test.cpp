// SPDX-License-Identifier: GPL-3.0-or-later
// A server that keeps the contract and has bad days, at random: whatever happens, no row goes back,
// none shows what never was, what is called live is what the server has, and in the end all of it
// arrives.
#include "oracles/random_seeds.h"
#include "random_rest_server.h"

#include <algorithm>
#include <random>

namespace sources {

namespace {

/// How long what is called live may be behind: a silence is noticed after 30 s, and then one has to
/// get through again.
constexpr std::chrono::seconds patience{90};
constexpr Milliseconds randomStep{2'000};

class RandomServer : public RestFixture, public testing::WithParamInterface<unsigned> {
protected:
    RandomServer()
    {
        answer("/api/deployments",
            [this](const Request& request, const Peer& peer) { host.answerPage(request, peer); });
        answer("/api/events",
            [this](const Request& request, const Peer& peer) { host.answerStream(request, peer); });
        answer("/api/deployments/D100", [this](const Request& request, const Peer& peer) {
            host.answerWhole("D100", request, peer);
        });
    }

    [[nodiscard]] int pick(int count) { return int(m_dice() % unsigned(count)); }

    void open()
    {
        start();
        recorded->watch("D100");
    }
    void act()
    {
        if (pick(3) == 0)
            change();
        else
            haveABadDay();
        host.tellNews();
    }
    void change()
    {
        if (pick(5) == 0)
            host.world.add();
        for (int times = 1 + pick(3); times > 0; --times)
            host.world.changeAny();
    }
    void haveABadDay()
    {
        switch (pick(9)) {
        case 0:
            host.restart();
            break;
        case 1:
            if (pick(2) == 0)
                host.resetStreams();
            break;
        case 2:
            source->refresh();
            break;
        case 3:
            source->setHidden(pick(2) == 0);
            break;
        case 4: // what is known already is asked for of a replica that has not heard of it
            host.lag();
            change();
            host.tellNews();
            static_cast<void>(pass(randomStep, [] { return false; }));
            source->refresh();
            break;
        default:
            host.haveABadDay();
            break;
        }
    }
    void act(int times, Milliseconds mostBetween)
    {
        for (; times > 0; --times) {
            act();
            static_cast<void>(
                pass(Milliseconds(pick(int(mostBetween.count()))), [] { return false; }));
        }
    }
    /// As long as it takes until the condition holds or the time has passed; what is told before is
    /// looked at meanwhile.
    template <typename Condition> [[nodiscard]] bool pass(Milliseconds time, Condition condition)
    {
        const auto end = scheduler->now() + time;
        const bool isOver = waitUntil([&] {
            host.goOn();
            look();
            if (condition() || HasFailure())
                return true;
            scheduler->advance(randomStep);
            return scheduler->now() >= end;
        });
        look();
        return isOver && condition();
    }
    [[nodiscard]] std::map<std::string, std::string> rows() const
    {
        std::map<std::string, std::string> all;
        const history::History& known = recorded->history;
        for (history::Row row = 0; row < known.size(); ++row)
            all[std::string(known.id(row))] = std::string(known.word(history::Column::Status, row))
                + " " + std::string(known.word(history::Column::Version, row));
        return all;
    }
    [[nodiscard]] bool isWhole() const { return rows() == host.world.shown(); }
    [[nodiscard]] bool isWholeAndCurrent() const
    {
        return recorded->state() == (host.tellsEvents ? State::Live : State::Polling) && isWhole();
    }
    [[nodiscard]] std::string page() const
    {
        const auto found = recorded->snapshots.find("D100");
        if (found == recorded->snapshots.end() || found->second.empty())
            return {};
        const deployment::Deployment& shown = found->second.back()->deployment;
        return shown.status.text + " " + shown.version;
    }
    /// The page shows what the server has, or says that it does not.
    [[nodiscard]] bool isPageWhole() const
    {
        return page() == host.world.shown().at("D100")
            || recorded->pageState("D100").state != State::Live;
    }
    /// In the end the list and the page are what the server has.
    void expectAllToArrive()
    {
        EXPECT_TRUE(pass(std::chrono::minutes(20), [this] {
            return isWholeAndCurrent() && page() == host.world.shown().at("D100");
        })) << page();
        EXPECT_EQ(rows(), host.world.shown());
    }
    /// No row goes back or shows what never was.
    void look()
    {
        if (m_isRestored)
            return; // it may go back now, and shows what was
        for (const auto& [id, text] : rows()) {
            EXPECT_TRUE(host.world.everHad(id, text)) << id << ' ' << text;
            const int revision = std::stoi(text.substr(text.find('R', text.find(' ')) + 1));
            int& known = m_known[id];
            EXPECT_GE(revision, known) << id << " went back";
            known = std::max(known, revision);
        }
    }

    std::mt19937 m_dice{GetParam()};
    RandomRestServer host{m_dice, server, scheduler};
    std::map<std::string, int> m_known; ///< revisions
    bool m_isRestored = false;
};

TEST_P(RandomServer, isShownAsItIs)
{
    open();
    ASSERT_TRUE(pass(patience, [this] { return isWholeAndCurrent(); }));
    for (int round = 0; round < 8 && !HasFailure(); ++round) {
        act(1 + pick(4), std::chrono::seconds(20));
        // Whoever says that it is live knows it all; whoever does not may be behind.
        EXPECT_TRUE(pass(patience,
            [this] { return (isWhole() && isPageWhole()) || recorded->state() != State::Live; }))
            << "round " << round << ": " << page();
    }
    host.heal();
    expectAllToArrive();
}

TEST_P(RandomServer, isBelievedAfterABackup)
{
    open();
    ASSERT_TRUE(pass(patience, [this] { return isWholeAndCurrent(); }));
    act(2 + pick(8), std::chrono::seconds(10));
    const RestWorld backup = host.world;
    act(2 + pick(8), std::chrono::seconds(10));
    // Once it had counted beyond what is known here, nothing would tell that it had gone back.
    host.heal();
    ASSERT_TRUE(pass(std::chrono::minutes(20), [this] { return isWholeAndCurrent(); }));
    m_isRestored = true;
    host.restore(backup);
    host.heal();
    EXPECT_TRUE(pass(std::chrono::minutes(20), [this] { return isWholeAndCurrent(); }));
    act(2 + pick(8), std::chrono::seconds(10));
    host.heal();
    expectAllToArrive();
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomServer, test_support::randomSeeds());

} // namespace

} // namespace sources
