// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_fixture.h"

#include "deploy/kubernetes/reading.h"

#include "kubernetes/feed/workload_rows.h"

namespace sources {

namespace {

using kubernetes::ObjectKind;

WorkloadPage pageOf(ObjectKind kind, const std::vector<std::string>& objects, int unreadable = 0)
{
    WorkloadPage page;
    page.kind = kind;
    for (const std::string& json : objects)
        page.objects.push_back(
            std::get<kubernetes::WorkloadObject>(*kubernetes::readObject(kind, json)));
    for (int number = 0; number < unreadable; ++number) {
        deployment::Problem problem;
        problem.severity = deployment::Severity::Error;
        problem.message = {"unreadable %1", {std::to_string(number)}};
        page.problems.push_back(problem);
    }
    return page;
}

class WorkloadRowsTest : public testing::Test {
protected:
    WorkloadRowsTest()
    {
        QObject::connect(&rows, &WorkloadRows::updated, &rows, [this](const HistoryUpdate& update) {
            static_cast<void>(update.tellProblems(known));
            latest = update;
        });
    }
    void list(ObjectKind kind, const WorkloadPage& page)
    {
        rows.beginKind(kind);
        rows.handlePage(page);
        rows.endKind(kind, "7");
    }

    WorkloadRows rows{{}};
    deployment::KnownProblems known;
    HistoryUpdate latest;
};

} // namespace

TEST_F(WorkloadRowsTest, whatCannotBeReadCountsOnceAlsoWhereAKindIsListedFromTheBeginningAgain)
{
    list(ObjectKind::Rollout, pageOf(ObjectKind::Rollout, {}, 1));
    rows.beginKind(ObjectKind::Deployment);
    rows.handlePage(pageOf(ObjectKind::Deployment, {}, 2));
    list(ObjectKind::Deployment, pageOf(ObjectKind::Deployment, {}, 2)); // it had expired
    rows.endList({});
    EXPECT_EQ(latest.problems.size(), 3U);
    EXPECT_EQ(known.totals().unreadRecords, 3U);
}

TEST_F(WorkloadRowsTest, whatWasSaidOfAListThatFailedIsForgotten)
{
    rows.beginKind(ObjectKind::Deployment);
    rows.handlePage(pageOf(ObjectKind::Deployment, {}, 2));
    rows.dropList();
    list(ObjectKind::Rollout, pageOf(ObjectKind::Rollout, {})); // Deployments may not be listed now
    rows.endList({});
    EXPECT_TRUE(known.empty());
}

TEST_F(WorkloadRowsTest, whatCannotBeReadStaysCountedWhenARowLeaves)
{
    std::string deployment = deploymentJson("shop", "template");
    deployment.replace(deployment.find(R"("spec":{"replicas":1)"), 20, R"("spec":{"replicas":0)");
    list(ObjectKind::Rollout, pageOf(ObjectKind::Rollout, {}));
    list(ObjectKind::Deployment, pageOf(ObjectKind::Deployment, {deployment}, 2));
    rows.endList({});
    ASSERT_EQ(rows.size(), 1U);
    ASSERT_EQ(known.totals().unreadRecords, 2U);
    std::string rollout = rolloutJson("shop", "web");
    const auto begin = rollout.find(R"("template":)");
    rollout.replace(begin, rollout.find(R"("strategy")") - begin,
        R"("workloadRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"template"},)");
    WatchBatch batch;
    batch.news.push_back({false,
        std::get<kubernetes::WorkloadObject>(
            *kubernetes::readObject(ObjectKind::Rollout, rollout))});
    rows.handleBatch(batch);
    EXPECT_TRUE(latest.replacesAll) << "the Deployment only keeps a template";
    EXPECT_EQ(known.totals().unreadRecords, 2U);
    EXPECT_EQ(known.totals().all(), 2U);
}

} // namespace sources
