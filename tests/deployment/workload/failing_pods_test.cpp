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

inline void PrintTo(const UnreadyPods& found, std::ostream* to)
{
    *to << testing::PrintToString(found.nodes) << " of " << found.pods << " since "
        << formatDateTime(found.since, Zone::Utc) << " for " << found.elapsed.count()
        << " ms, usual " << (found.usual ? found.usual->count() : -1);
}

namespace {

using test_support::aDeployment;
using test_support::at;
using namespace std::chrono_literals;
using Found = std::optional<FailingPods>;
using Unready = std::optional<UnreadyPods>;

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

WorkloadNode unreadySince(const std::string& time, const std::string& status = "Running")
{
    WorkloadNode made = pod(status);
    made.created = at("10:00");
    made.unreadySince = at(time);
    return made;
}

/// Of another revision, which became ready that long after it was made.
std::vector<WorkloadNode> besideOneThatTook(Milliseconds time, std::vector<WorkloadNode> own)
{
    WorkloadNode other = pod("Running", "ready:1/1");
    other.created = at("09:00");
    other.readySince = at("09:00") + time;
    own.insert(own.end(), {revision(1), replicaSet("Healthy"), std::move(other)});
    return own;
}

TEST(UnreadyPods, whatHasNotBecomeReadyForLongIsToldWithHowLong)
{
    const Deployment run = running({revision(2), replicaSet("Progressing"), unreadySince("10:01"),
        unreadySince("10:02"), unreadySince("10:02", "ContainerCreating")});
    EXPECT_EQ(unreadyPods(run, at("10:06")), (UnreadyPods{{2}, 3, at("10:01"), 5min, {}}));
    EXPECT_EQ(unreadyPods(run, at("10:10")), (UnreadyPods{{2, 3, 4}, 3, at("10:02"), 8min, {}}))
        << "since the last of them is not";
    EXPECT_EQ(unreadyPods(run, at("10:05")), Unready());
    EXPECT_EQ(unreadyPods(run, at("09:00")), Unready()) << "by a clock that is wrong";
    EXPECT_EQ(failingPods(run), Found()) << "that they fail is not said";
}

TEST(UnreadyPods, thoseOfOtherRevisionsSayWhatIsLong)
{
    const auto found = [](Milliseconds othersTook, const char* now) {
        return unreadyPods(running(besideOneThatTook(othersTook,
                               {revision(2), replicaSet("Progressing"), unreadySince("10:00")})),
            at(now));
    };
    EXPECT_EQ(found(20s, "10:01"), Unready()) << "a slow minute is none";
    EXPECT_EQ(found(20s, "10:02"), (UnreadyPods{{2}, 1, at("10:00"), 2min, 20s}));
    EXPECT_EQ(found(4min, "10:07"), Unready()) << "it is slow to come up";
    EXPECT_EQ(found(4min, "10:08"), (UnreadyPods{{2}, 1, at("10:00"), 8min, 4min}));
    EXPECT_EQ(found(72h, "10:10"), (UnreadyPods{{2}, 1, at("10:00"), 10min, {}}))
        << "it became ready again";
}

TEST(UnreadyPods, onlyPodsOfItsOwnThatAreStillWantedAndDoNotFail)
{
    const WorkloadNode stuck = unreadySince("09:00");
    EXPECT_EQ(unreadyPods(running({revision(2), replicaSet("Progressing"), pod("Running"),
                              unreadySince("09:00", "CrashLoopBackOff")}),
                  at("10:10")),
        Unready())
        << "since when is not told of the first, and the second is failing";
    EXPECT_EQ(
        unreadyPods(running({revision(2), replicaSet("Healthy"), stuck}), at("10:10")), Unready());
    EXPECT_EQ(unreadyPods(running({revision(2), replicaSet("Progressing"), revision(1),
                              replicaSet("Progressing"), stuck}),
                  at("10:10")),
        Unready());
    EXPECT_EQ(unreadyPods(with(aDeployment("X").failed().end("10:05"),
                              {revision(2), replicaSet("Progressing"), stuck}),
                  at("10:10")),
        Unready())
        << "it is told as failing";
    EXPECT_EQ(unreadyPods(aDeployment("X").running(), at("10:10")), Unready());
}

} // namespace
} // namespace deployment
