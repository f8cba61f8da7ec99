// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster_fixture.h"

#include "kubernetes/demo/demo_world.h"

#include <algorithm>

namespace sources {

/// A cluster with a history that was played, read once: the list of a command line.
class ReadOnceTest : public testing::Test {
protected:
    ReadOnceTest() { cluster.start(); }

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
        options.wanted = SourceSpec::Wanted::History;
        source = std::make_unique<KubeSource>(std::move(target), std::move(options));
        recorded = std::make_unique<SourceRecorder>(*source);
        source->start();
    }
    template <typename Condition> [[nodiscard]] bool passTimeUntil(Condition condition)
    {
        return waitUntil([this, &condition] {
            if (condition())
                return true;
            scheduler->advance(deployment::Milliseconds(100));
            return false;
        });
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
    std::unique_ptr<KubeSource> source;
    std::unique_ptr<SourceRecorder> recorded;
};

TEST_F(ReadOnceTest, everyRowIsAsItsPageSaysBeforeTheListIsComplete)
{
    ASSERT_TRUE(load());
    const auto listed = rows();
    ASSERT_GT(listed.size(), 13U) << "earlier revisions, too";
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

TEST_F(ReadOnceTest, whoMaySeeNoReplicaSetsOrEventsIsToldWhatTheListLacks)
{
    cluster.fail("403;path=/apis/apps/v1/replicasets");
    ASSERT_TRUE(load());
    EXPECT_EQ(recorded->history.size(), 13U) << "the newest revisions";
    EXPECT_TRUE(hasProblem("ReplicaSets may not be listed"));
    EXPECT_FALSE(hasProblem("Events may not be listed"));
    cluster.fail("");
    cluster.fail("403;path=/api/v1/events");
    ASSERT_TRUE(load());
    EXPECT_GT(recorded->history.size(), 13U);
    EXPECT_TRUE(hasProblem("Events may not be listed"));
}

TEST_F(ReadOnceTest, whereTheReplicaSetsDoNotComeTheListHasFailed)
{
    cluster.fail("500;path=/apis/apps/v1/replicasets");
    EXPECT_FALSE(load());
    ASSERT_FALSE(recorded->loads.empty());
    EXPECT_TRUE(recorded->loads.back().has_value());
}

TEST_F(ReadOnceTest, ofOneNamespaceNothingElseIsAsked)
{
    nameSpace = "platform";
    ASSERT_TRUE(load());
    for (const auto& entry : cluster.traffic().all())
        EXPECT_NE(entry.request.target.find("/namespaces/platform/"), std::string::npos)
            << entry.request.target;
}

TEST_F(ReadOnceTest, canBeLetGoOfAtAnyTime)
{
    for (int steps = 0; steps < 20; ++steps) {
        open();
        for (int step = 0; step < steps; ++step) {
            QCoreApplication::processEvents();
            scheduler->advance(deployment::Milliseconds(50));
        }
        recorded.reset();
        source.reset();
    }
    EXPECT_EQ(scheduler->waiting(), 0U) << "no alarm is left";
}

} // namespace sources
