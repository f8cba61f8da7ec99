// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster_fixture.h"

#include "kubernetes/demo/demo_world.h"

#include <algorithm>

namespace sources {

using deployment::Milliseconds;

/// A cluster with a history that was played: the list of a command line, which reads it once, and
/// that of a window.
class CompleteRowsTest : public testing::Test {
protected:
    static constexpr const char* replicaSets = "/apis/apps/v1/replicasets";
    static constexpr std::size_t newestRevisions = 13;

    CompleteRowsTest() { cluster.start(); }

    [[nodiscard]] mock_kubernetes::KubeOptions options() const
    {
        mock_kubernetes::KubeOptions options;
        options.now = scheduler->now() - mock_kubernetes::DemoWorld::past;
        return options;
    }
    void open()
    {
        KubeSource::Target target;
        target.connection.name = "test";
        target.access.server = cluster.url();
        target.nameSpace = nameSpace;
        KubeSource::Options options;
        options.context.scheduler = scheduler;
        options.wanted = wanted;
        source = std::make_unique<KubeSource>(std::move(target), std::move(options));
        recorded = std::make_unique<SourceRecorder>(*source);
        source->start();
    }
    template <typename Condition> [[nodiscard]] bool passTimeUntil(Condition condition)
    {
        return sources::passTimeUntil(*scheduler, std::move(condition));
    }
    [[nodiscard]] bool load()
    {
        open();
        return passTimeUntil([this] { return !recorded->loads.empty(); })
            && !recorded->loads.back();
    }
    [[nodiscard]] std::map<std::string, std::string> rows() const
    {
        std::map<std::string, std::string> all;
        for (history::Row row = 0; row < recorded->history.size(); ++row)
            all[std::string(recorded->history.id(row))] = rowText(recorded->history, row);
        return all;
    }
    [[nodiscard]] static std::string rowText(const history::History& history, history::Row row)
    {
        std::string text;
        for (const history::Column column : history::allColumns) {
            if (specOf(column).type == history::ColumnType::Word)
                text += history.text(column, row);
            text += '|';
        }
        text += std::to_string(history.percentage(row).value_or(-1));
        for (const auto& time : {std::optional(history.start(row)), history.end(row)})
            text += '|' + (time ? deployment::formatTimestamp(*time, deployment::Zone::Utc) : "");
        return text;
    }
    [[nodiscard]] bool isLive() const { return recorded->state() == Freshness::State::Live; }
    [[nodiscard]] bool goesLive()
    {
        wanted = SourceSpec::Wanted::Live;
        return load() && passTimeUntil([this] { return isLive(); });
    }
    [[nodiscard]] int replicaSetLists() { return cluster.traffic().count("GET", replicaSets); }
    [[nodiscard]] bool hasProblem(const std::string& words) const
    {
        return std::ranges::any_of(recorded->problems, [&](const deployment::Problem& problem) {
            return problem.message.toEnglish().find(words) != std::string::npos;
        });
    }

    std::shared_ptr<test_support::ManualScheduler> scheduler =
        std::make_shared<test_support::ManualScheduler>();
    mock_kubernetes::KubeServer cluster{options()};
    mock_kubernetes::DemoWorld world{cluster};
    std::string nameSpace;
    SourceSpec::Wanted wanted = SourceSpec::Wanted::History;
    std::unique_ptr<KubeSource> source;
    std::unique_ptr<SourceRecorder> recorded;
};

TEST_F(CompleteRowsTest, everyRowIsAsItsPageSaysBeforeTheListIsComplete)
{
    ASSERT_TRUE(load());
    const auto listed = rows();
    ASSERT_GT(listed.size(), newestRevisions) << "earlier revisions, too";
    for (const auto& [id, text] : listed)
        recorded->fetch(id.c_str());
    ASSERT_TRUE(passTimeUntil([&] { return recorded->snapshots.size() == listed.size(); }));
    EXPECT_EQ(rows(), listed) << "whole deployments have nothing to add to their rows";
    for (const auto& [id, text] : listed) {
        history::History whole;
        whole.upsert(history::summaryOf(recorded->snapshots[id].back()->deployment));
        EXPECT_EQ(rowText(whole, 0), text) << id;
    }
}

TEST_F(CompleteRowsTest, whoMaySeeNoReplicaSetsOrEventsIsToldWhatTheListLacks)
{
    cluster.fail("403;path=/apis/apps/v1/replicasets");
    ASSERT_TRUE(load());
    EXPECT_EQ(recorded->history.size(), newestRevisions);
    EXPECT_TRUE(hasProblem("ReplicaSets may not be listed"));
    EXPECT_FALSE(hasProblem("Events may not be listed"));
    cluster.fail("");
    cluster.fail("403;path=/api/v1/events");
    ASSERT_TRUE(load());
    EXPECT_GT(recorded->history.size(), newestRevisions);
    EXPECT_TRUE(hasProblem("Events may not be listed"));
}

TEST_F(CompleteRowsTest, whereTheReplicaSetsDoNotComeTheListHasFailed)
{
    cluster.fail("500;path=/apis/apps/v1/replicasets");
    EXPECT_FALSE(load());
    ASSERT_FALSE(recorded->loads.empty());
    EXPECT_TRUE(recorded->loads.back().has_value());
}

TEST_F(CompleteRowsTest, aWindowsListIsLiveOnceItHasTheEarlierRevisionsToo)
{
    ASSERT_TRUE(load());
    const auto once = rows();
    ASSERT_TRUE(goesLive());
    EXPECT_EQ(rows(), once);
    EXPECT_EQ(recorded->states.front().state, Freshness::State::Loading);
    EXPECT_TRUE(recorded->problems.empty());
}

TEST_F(CompleteRowsTest, laterListsAskForThemAgainOnlyAfterAGap)
{
    ASSERT_TRUE(goesLive());
    EXPECT_EQ(replicaSetLists(), 1);
    source->refresh();
    ASSERT_TRUE(passTimeUntil([this] { return recorded->loads.size() == 2 && isLive(); }));
    EXPECT_EQ(replicaSetLists(), 1);
    scheduler->jump(Milliseconds(3'600'000)); // asleep
    EXPECT_TRUE(passTimeUntil([this] { return replicaSetLists() == 2 && isLive(); }));
    cluster.dropConnections();
    cluster.put(rolloutJson("shop", "late")); // so that what is followed from is forgotten
    cluster.expire();
    EXPECT_TRUE(passTimeUntil([this] { return replicaSetLists() == 3 && isLive(); }));
}

TEST_F(CompleteRowsTest, whatAWindowMayNotSeeStaysSaidWhenTheListIsReadAgain)
{
    cluster.fail("403;path=/apis/apps/v1/replicasets");
    ASSERT_TRUE(goesLive());
    EXPECT_TRUE(hasProblem("ReplicaSets may not be listed"));
    source->refresh();
    ASSERT_TRUE(passTimeUntil([this] { return recorded->loads.size() == 2 && isLive(); }));
    EXPECT_TRUE(hasProblem("ReplicaSets may not be listed"));
    EXPECT_EQ(replicaSetLists(), 1) << "what is not permitted is not asked for all the time";
}

TEST_F(CompleteRowsTest, aWindowShowsWhatThereIsAndSaysWhatCouldNotBeRead)
{
    cluster.fail("500;path=/apis/apps/v1/replicasets");
    ASSERT_TRUE(goesLive());
    EXPECT_EQ(recorded->history.size(), newestRevisions);
    EXPECT_TRUE(hasProblem("ReplicaSets could not be read"));
    cluster.fail("");
    source->refresh();
    ASSERT_TRUE(passTimeUntil([this] { return recorded->loads.size() == 2 && isLive(); }));
    EXPECT_GT(recorded->history.size(), newestRevisions);
    EXPECT_TRUE(recorded->problems.empty());
}

TEST_F(CompleteRowsTest, ofOneNamespaceNothingElseIsAsked)
{
    nameSpace = "platform";
    ASSERT_TRUE(load());
    for (const auto& entry : cluster.traffic().all())
        EXPECT_NE(entry.request.target.find("/namespaces/platform/"), std::string::npos)
            << entry.request.target;
}

TEST_F(CompleteRowsTest, canBeLetGoOfAtAnyTime)
{
    for (int steps = 0; steps < 40; ++steps) {
        wanted = steps % 2 == 0 ? SourceSpec::Wanted::History : SourceSpec::Wanted::Live;
        open();
        for (int step = 0; step < steps / 2; ++step) {
            QCoreApplication::processEvents();
            scheduler->advance(Milliseconds(50));
        }
        recorded.reset();
        source.reset();
    }
    EXPECT_EQ(scheduler->waiting(), 0U) << "no alarm is left";
}

} // namespace sources
