// SPDX-License-Identifier: GPL-3.0-or-later
// A cluster whose server keeps to what an API server may do and has bad days, at random: no row
// goes back, none shows what never was, what is called live is what the cluster has, and in the end
// all of it arrives.
#include "cluster_oracle.h"
#include "oracles/random_seeds.h"
#include "random_api_server.h"
#include "source_recorder.h"

#include "deploy/sources/kubernetes/kube_source.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

#include <optional>

namespace sources {

namespace {

using deployment::Milliseconds;
using kubernetes::ObjectKind;
using test_support::FaultServer;

/// How long what is called live may be behind: until a server that says nothing was asked twice,
/// and one has got through again.
constexpr std::chrono::seconds clusterPatience{120};
/// A dead watch of a server that answers is taken for a quiet one for longer.
constexpr std::chrono::seconds silentPatience{420};
constexpr Milliseconds clusterStep{500};

class RandomCluster : public testing::Test, public testing::WithParamInterface<unsigned> {
protected:
    using State = Freshness::State;

    RandomCluster()
    {
        server.handler = [this](
                             const FaultServer::Request& request, const FaultServer::Peer& peer) {
            if (pick(3) == 0)
                cluster.changeAny(); // between any two requests
            note(request.target.toStdString());
            cluster.answer(request, peer);
        };
    }

    [[nodiscard]] int pick(int count) { return int(m_dice() % unsigned(count)); }

    void start()
    {
        KubeSource::Target target;
        target.connection.name = "test";
        target.connection.address = "kube:test";
        target.access.context = "test";
        target.access.server = server.url().toString().toStdString();
        KubeSource::Options options;
        options.context.scheduler = scheduler;
        options.wanted = SourceSpec::Wanted::Live;
        source = std::make_unique<KubeSource>(std::move(target), std::move(options));
        recorded = std::make_unique<SourceRecorder>(*source);
        oracle.emplace(cluster.world, *recorded);
        QObject::connect(
            source.get(), &Source::freshnessChanged, recorded.get(), [this](const Freshness& it) {
                const std::string reason = it.reason.toEnglish();
                note("-> " + std::to_string(int(it.state)) + ' ' + reason);
                EXPECT_EQ(reason.find(RandomWatches::tooOld), std::string::npos)
                    << "no trouble: the list is read anew";
            });
        note(cluster.servesRollouts() ? "both kinds" : "Deployments alone");
        source->start();
    }
    void act()
    {
        note("act");
        switch (pick(17)) {
        case 0:
            source->refresh();
            break;
        case 1:
            source->setHidden(pick(2) == 0);
            break;
        case 2:
            watchAny();
            break;
        case 3:
        case 4:
            for (int times = 1 + pick(4); times > 0; --times)
                cluster.changeAny();
            break;
        case 5: // a page reads by itself what its watch tells only later
            cluster.fallBehind();
            for (int times = 2 + pick(4); times > 0; --times)
                cluster.world.changeOf(m_watched);
            break;
        default:
            cluster.haveABadDay();
            break;
        }
    }
    void watchAny()
    {
        const auto all = cluster.world.current(cluster.anyKind());
        if (all.empty())
            return;
        m_watched = std::next(all.begin(), pick(int(all.size())))->first;
        recorded->watch(m_watched.c_str());
    }
    void heal()
    {
        note("heal");
        cluster.heal();
        source->setHidden(false);
    }
    /// As long as it takes until the condition holds or the time has passed; what is told before is
    /// looked at meanwhile.
    template <typename Condition> [[nodiscard]] bool pass(Milliseconds time, Condition condition)
    {
        int steps = 0;
        for (const auto end = scheduler->now() + time; scheduler->now() < end; ++steps) {
            cluster.goOn();
            settle(steps < 100 ? 1 : 8); // perhaps it is this machine that is late
            EXPECT_EQ(oracle->look(m_watched), "") << m_notes;
            if (condition() || HasFailure())
                break;
            scheduler->advance(clusterStep);
        }
        return condition();
    }
    /// Sockets and threads get as far as they do before time goes on: an answer takes less of it
    /// than a poll waits for.
    static void settle(int milliseconds)
    {
        for (const QDeadlineTimer soon(milliseconds); !soon.hasExpired();)
            QCoreApplication::processEvents();
    }
    [[nodiscard]] Milliseconds patience() const
    {
        return cluster.hasLostAWatch() ? silentPatience : clusterPatience;
    }
    [[nodiscard]] bool isLive() const { return recorded->state() == State::Live; }
    [[nodiscard]] bool isWhole() const { return oracle->difference().empty(); }
    /// It is said which kinds there are, and the page shows what its row does.
    [[nodiscard]] bool isAllSaid() const
    {
        const std::string page = oracle->page(m_watched);
        return oracle->isSaidToBeMissing(ObjectKind::Rollout) != cluster.servesRollouts()
            && !oracle->isSaidToBeMissing(ObjectKind::Deployment)
            && (page.empty() || page == oracle->rows().at(m_watched));
    }
    [[nodiscard]] std::string account() const
    {
        return oracle->difference() + oracle->page(m_watched) + '\n' + m_notes;
    }
    void note(const std::string& what)
    {
        m_notes += std::to_string((scheduler->now() - m_begin) / Milliseconds(1'000)) + " v"
            + std::to_string(cluster.world.version()) + ' ' + what + '\n';
    }

    std::mt19937 m_dice{GetParam()};
    FaultServer server;
    std::shared_ptr<test_support::ManualScheduler> scheduler =
        std::make_shared<test_support::ManualScheduler>();
    RandomApiServer cluster{m_dice, server, scheduler};
    std::unique_ptr<KubeSource> source;
    std::unique_ptr<SourceRecorder> recorded;
    std::optional<ClusterOracle> oracle;
    std::string m_watched; ///< the id of what a page shows
    std::string m_notes; ///< what has happened
    deployment::Timestamp m_begin = scheduler->now();
};

TEST_P(RandomCluster, isShownAsItIs)
{
    start();
    ASSERT_TRUE(pass(patience(), [this] { return isLive() && isWhole(); })) << account();
    watchAny();
    for (int round = 0; round < 8 && !HasFailure(); ++round) {
        for (int times = 1 + pick(4); times > 0; --times) {
            act();
            static_cast<void>(pass(Milliseconds(pick(20'000)), [] { return false; }));
        }
        // Whoever says that it is live knows it all; whoever does not may be behind.
        EXPECT_TRUE(pass(patience(), [this] { return isWhole() || !isLive(); }))
            << "round " << round << ": " << account();
    }
    heal();
    EXPECT_TRUE(pass(std::chrono::minutes(20), [this] {
        return isLive() && isWhole() && isAllSaid();
    })) << account();
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomCluster, test_support::randomSeeds());

} // namespace

} // namespace sources
