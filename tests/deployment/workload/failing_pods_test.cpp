// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/workload/failing_pods.h"

#include "builder.h"

#include "deploy/deployment/workload/workload_words.h"

#include <gtest/gtest.h>

namespace deployment {

inline void PrintTo(const FailingPods& found, std::ostream* to)
{
    *to << testing::PrintToString(found.nodes) << " of " << found.pods;
}

namespace {

using test_support::aDeployment;
using Found = std::optional<FailingPods>;

WorkloadNode node(std::int64_t depth, const std::string& kind, const std::string& name,
    const std::string& status, const std::string& info = {})
{
    WorkloadNode made;
    made.depth = depth;
    made.kind = kind;
    made.name = name;
    made.status = status;
    made.info = info;
    return made;
}

WorkloadNode revision(int number)
{
    return node(1, "Revision", "revision:" + std::to_string(number), {});
}

WorkloadNode replicaSet(const std::string& status)
{
    return node(2, "ReplicaSet", "shop-1", status);
}

WorkloadNode pod(const std::string& status, const std::string& ready = "ready:0/1")
{
    return node(3, "Pod", "shop-1-a", status, ready);
}

WorkloadNode withReason(WorkloadNode node, std::vector<ReasonPart> parts)
{
    setReason(node, std::move(parts));
    return node;
}

Deployment with(Deployment run, std::vector<WorkloadNode> tree, std::int64_t ownRevision = 2)
{
    Workload& workload = run.workload.emplace();
    workload.kind = "Rollout";
    workload.revision = ownRevision;
    workload.tree = std::move(tree);
    return run;
}

Deployment running(std::vector<WorkloadNode> tree, std::int64_t ownRevision = 2)
{
    return with(aDeployment("X").running(), std::move(tree), ownRevision);
}

TEST(FailingPods, theStatusThatMostOfThemHaveComesFirst)
{
    EXPECT_EQ(failingPods(running({revision(2), replicaSet("Progressing"), pod("ImagePullBackOff"),
                  pod("CrashLoopBackOff"), pod("Running", "ready:1/1"), pod("CrashLoopBackOff")})),
        (FailingPods{{3, 5, 2}, 4}));
}

TEST(FailingPods, otherRevisionsAreOthersTrouble)
{
    const std::vector<WorkloadNode> tree{revision(2), replicaSet("Progressing"),
        pod("Running", "ready:1/1"), revision(1), replicaSet("Progressing"), pod("Error")};
    EXPECT_EQ(failingPods(running(tree)), Found());
    EXPECT_EQ(failingPods(running(tree, 1)), (FailingPods{{5}, 1}));
    EXPECT_EQ(failingPods(running(tree, 3)), Found()) << "it is not there any more";
    EXPECT_EQ(failingPods(running(tree, 0)), Found()) << "which is its own is not known";
    EXPECT_EQ(failingPods(aDeployment("X").running()), Found());
}

TEST(FailingPods, thoseOfAnExperimentAreNotOfTheVersion)
{
    EXPECT_EQ(
        failingPods(running({revision(2), replicaSet("Healthy"), pod("Running", "ready:1/1"),
            node(2, "Experiment", "try", "Running"), node(3, "ReplicaSet", "try-1", "Progressing"),
            node(4, "Pod", "try-1-a", "CrashLoopBackOff")})),
        Found());
}

TEST(FailingPods, whatAWholeReplicaSetLeftBehindIsNoTrouble)
{
    EXPECT_EQ(failingPods(running({revision(2), replicaSet("Healthy"), pod("Evicted"),
                  pod("Running", "ready:1/1")})),
        Found());
    EXPECT_EQ(failingPods(running({revision(2), replicaSet("ScaledDown"), pod("Error")})), Found());
    EXPECT_EQ(failingPods(running({revision(2), replicaSet("Progressing"), pod("Evicted"),
                  pod("Running", "ready:1/1")})),
        (FailingPods{{2}, 2}));
}

TEST(FailingPods, aProgramMayTakeItsTimeToComeUp)
{
    const std::vector<WorkloadNode> tree{revision(2), replicaSet("Progressing"),
        withReason(pod("Running"), {ReasonPart{.words = "Readiness probe failed: 503"}}),
        pod("ContainerCreating"), pod("Terminating")};
    EXPECT_EQ(failingPods(running(tree)), Found());
    EXPECT_EQ(
        failingPods(with(aDeployment("X").failed().end("10:10"), tree)), (FailingPods{{2}, 3}))
        << "it did not come up in time";
}

TEST(FailingPods, oneThatWasStartedAgainIsInTroubleAlsoWhileItRuns)
{
    const ReasonPart end{.isOfLastTime = true, .words = "Error", .exitCode = "1"};
    EXPECT_EQ(failingPods(running(
                  {revision(2), replicaSet("Progressing"), withReason(pod("Running"), {end})})),
        (FailingPods{{2}, 1}));
    EXPECT_EQ(failingPods(running({revision(2), replicaSet("Progressing"),
                  withReason(pod("Running", "ready:1/1"), {end})})),
        Found())
        << "it is ready";
}

TEST(FailingPods, oneThatGetsNoNodeAndAReplicaSetThatGetsNoPods)
{
    EXPECT_EQ(failingPods(running({revision(2), replicaSet("Progressing"),
                  withReason(pod("Pending"),
                      {ReasonPart{.words = "Unschedulable: 0/3 nodes are available"}}),
                  pod("Pending")})),
        (FailingPods{{2}, 2}));
    EXPECT_EQ(
        failingPods(running({revision(2), replicaSet("ReplicaFailure")})), (FailingPods{{1}, 0}));
}

} // namespace
} // namespace deployment
