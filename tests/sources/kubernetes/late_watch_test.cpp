// SPDX-License-Identifier: GPL-3.0-or-later
// A cluster whose watches take their time to begin, while something runs and the list is polled.
#include "fault_server.h"
#include "kube_fixture.h"

#include "deploy/sources/kubernetes/kube_source.h"

#include <map>

namespace sources {

namespace {

using deployment::Milliseconds;
using test_support::FaultServer;

class LateWatchTest : public testing::Test {
protected:
    using State = Freshness::State;

    LateWatchTest()
    {
        server.handler = [this](
                             const FaultServer::Request& request, const FaultServer::Peer& peer) {
            if (!request.path().endsWith("/rollouts") && !request.path().endsWith("/deployments"))
                peer.json(R"({"kind":"List","metadata":{"resourceVersion":"7"},"items":[]})");
            else if (!request.target.contains("watch=1"))
                answerList(request, peer);
            else
                m_watches.push_back({peer, scheduler->now() + takes});
        };
        KubeSource::Target target;
        target.connection.name = "test";
        target.access.context = "test";
        target.access.server = server.url().toString().toStdString();
        KubeSource::Options options;
        options.context.scheduler = scheduler;
        source = std::make_unique<KubeSource>(std::move(target), options);
        recorded = std::make_unique<SourceRecorder>(*source);
        source->start();
    }
    void answerList(const FaultServer::Request& request, const FaultServer::Peer& peer)
    {
        m_lists.push_back(scheduler->now());
        std::string item;
        if (request.path().endsWith("/rollouts")) {
            item = rolloutJson("shop", "web");
            item.replace(item.find("Healthy"), 7, "Progressing");
            item.replace(item.find(R"("stableRS":"aaa")"), 16, R"("stableRS":"bbb")");
        }
        peer.json(R"({"kind":"List","metadata":{"resourceVersion":"7"},"items":[)"
            + QByteArray::fromStdString(item) + "]}");
    }
    /// Lets watches begin whose time has come.
    void beginWatches()
    {
        for (LateWatch& watch : m_watches) {
            if (!watch.hasBegun && watch.peer.isOpen() && watch.beginsAt <= scheduler->now()) {
                watch.hasBegun = true;
                watch.peer.head(200, "application/json");
            }
        }
    }
    /// In steps that leave an answer the time to come before the next poll.
    template <typename Condition> [[nodiscard]] bool pass(Milliseconds time, Condition condition)
    {
        const auto end = scheduler->now() + time;
        return waitUntil([&] {
            beginWatches();
            if (condition() || scheduler->now() >= end)
                return true;
            scheduler->advance(Milliseconds(250));
            return false;
        }) && condition();
    }
    void pass(Milliseconds time)
    {
        static_cast<void>(pass(time, [] { return false; }));
    }
    [[nodiscard]] bool hasList() const { return !recorded->loads.empty(); }
    [[nodiscard]] bool isLive() const { return recorded->state() == State::Live; }
    /// The longest time without a list, from the first one on.
    [[nodiscard]] Milliseconds longestGap() const
    {
        Milliseconds longest(0);
        for (std::size_t i = 1; i < m_lists.size(); ++i)
            longest = std::max(
                longest, std::chrono::duration_cast<Milliseconds>(m_lists[i] - m_lists[i - 1]));
        return longest;
    }

    struct LateWatch {
        FaultServer::Peer peer;
        deployment::Timestamp beginsAt;
        bool hasBegun = false;
    };

    std::shared_ptr<test_support::ManualScheduler> scheduler =
        std::make_shared<test_support::ManualScheduler>();
    FaultServer server;
    Milliseconds takes{5'000}; ///< until a watch begins
    std::vector<LateWatch> m_watches;
    std::vector<deployment::Timestamp> m_lists; ///< when they were asked for
    std::unique_ptr<KubeSource> source;
    std::unique_ptr<SourceRecorder> recorded;
};

TEST_F(LateWatchTest, aPollDoesNotCutOffAWatchThatIsOpening)
{
    EXPECT_TRUE(pass(Milliseconds(60'000), [this] { return isLive(); }));
    EXPECT_EQ(m_watches.size(), 2U);
    EXPECT_EQ(m_lists.size(), 2U);
}

TEST_F(LateWatchTest, aListThatIsWantedDoesNotWait)
{
    ASSERT_TRUE(pass(Milliseconds(4'000), [this] { return hasList(); }));
    pass(Milliseconds(2'500));
    ASSERT_EQ(m_lists.size(), 2U);
    source->refresh();
    EXPECT_TRUE(pass(Milliseconds(4'000), [this] { return m_lists.size() == 4; }));
}

TEST_F(LateWatchTest, whereWatchesNeverBeginTheListIsPolledAfterAll)
{
    takes = std::chrono::hours(1);
    ASSERT_TRUE(pass(Milliseconds(4'000), [this] { return hasList(); }));
    pass(Milliseconds(70'000));
    EXPECT_LE(longestGap(), Milliseconds(13'000)) << "once";
    EXPECT_GE(m_lists.size(), 2U * 15) << "and every other second from then on";
    EXPECT_FALSE(isLive());
}

} // namespace

} // namespace sources
