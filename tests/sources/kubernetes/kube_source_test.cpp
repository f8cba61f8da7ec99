// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster_fixture.h"

#include <algorithm>

namespace sources {

using deployment::ErrorCode;
using deployment::Milliseconds;

class KubeSourceTest : public ClusterFixture {
protected:
    [[nodiscard]] bool hasProblem(const std::string& words) const
    {
        return std::ranges::any_of(recorded->problems, [&](const deployment::Problem& problem) {
            return problem.message.toEnglish().find(words) != std::string::npos;
        });
    }
};

TEST_F(KubeSourceTest, showsBothKindsAndFollowsThem)
{
    cluster.edit(rolloutPath("web"),
        R"({"status":{"phase":"Progressing","message":"more","stableRS":"bbb",)"
        R"("currentStepIndex":0}})");
    ASSERT_TRUE(goesLive());
    EXPECT_EQ(recorded->history.size(), 2U);
    ASSERT_EQ(idsOf("shop/web/").size(), 1U);
    EXPECT_EQ(recorded->status(idsOf("shop/web/").front()), "RUNNING");
    EXPECT_EQ(recorded->replacements, 1);
    EXPECT_TRUE(recorded->problems.empty());
    cluster.edit(rolloutPath("web"),
        R"({"status":{"phase":"Degraded","message":"ProgressDeadlineExceeded: x"}})");
    EXPECT_TRUE(
        passTimeUntil([this] { return recorded->status(idsOf("shop/web/").front()) == "FAILED"; }));
    cluster.put(rolloutJson("shop", "api"));
    EXPECT_TRUE(passTimeUntil([this] { return idsOf("shop/api/").size() == 1; }));
    EXPECT_EQ(recorded->replacements, 1) << "nothing is replaced after the beginning";
    EXPECT_EQ(count("/api/v1/pods*"), 0) << "pods are nobody's business yet";
    EXPECT_EQ(source->location(), QStringLiteral("kube:test"));
}

TEST_F(KubeSourceTest, knowsWhoseWorkloadIsGone)
{
    open();
    EXPECT_EQ(source->isWorkloadGone("shop/old/12345678/3"), false) << "nothing is known yet";
    ASSERT_TRUE(goesLive());
    EXPECT_EQ(source->isWorkloadGone("shop/old/12345678/3"), true);
    const std::string web = idsOf("shop/web/").front();
    const std::string earlier = web.substr(0, web.rfind('/')) + "/0";
    EXPECT_EQ(source->isWorkloadGone(earlier), false) << "an attempt that the cluster forgot";
    EXPECT_EQ(source->isWorkloadGone("shop/web/12345678/1"), true) << "of another of that name";
    EXPECT_EQ(source->isWorkloadGone("no id"), false);
    cluster.remove(rolloutPath("web"));
    EXPECT_TRUE(passTimeUntil([&] { return source->isWorkloadGone(earlier) == true; }));
}

TEST_F(KubeSourceTest, whereNotAllCanBeReadNothingIsGone)
{
    cluster.fail("403;path=/apis/apps/v1/deployments;method=GET");
    ASSERT_TRUE(goesLive());
    EXPECT_EQ(source->isWorkloadGone("shop/old/12345678/3"), false);
}

TEST_F(KubeSourceTest, showsOneNamespaceAlone)
{
    nameSpace = "tools";
    ASSERT_TRUE(goesLive());
    ASSERT_EQ(recorded->history.size(), 1U);
    EXPECT_TRUE(recorded->ids().front().starts_with("tools/cache/"));
    EXPECT_EQ(count(rollouts), 0);
}

TEST_F(KubeSourceTest, readOnceItFollowsNothing)
{
    wanted = SourceSpec::Wanted::History;
    ASSERT_TRUE(load());
    EXPECT_EQ(recorded->history.size(), 2U);
    scheduler->advance(Milliseconds(600'000));
    EXPECT_EQ(count(rollouts), 1);
    EXPECT_EQ(cluster.openStreams(), 0);
}

TEST_F(KubeSourceTest, aCheckAsksForNoMoreThanWhetherThereAreAny)
{
    wanted = SourceSpec::Wanted::Check;
    for (int i = 0; i < 600; ++i)
        cluster.put(rolloutJson("shop", "more-" + std::to_string(i), "uid-" + std::to_string(i)));
    cluster.fail("403;path=/apis/apps/v1/deployments");
    ASSERT_TRUE(load());
    EXPECT_FALSE(recorded->history.empty());
    EXPECT_EQ(count(rollouts), 1) << "one chunk";
    EXPECT_EQ(count("/apis/apps/v1/replicasets"), 0);
    EXPECT_EQ(count("/api/v1/events"), 0);
    EXPECT_TRUE(hasProblem("Deployments may not be listed")) << "what may not be read is told";
    scheduler->advance(Milliseconds(600'000));
    EXPECT_EQ(count(rollouts), 1);
    EXPECT_EQ(cluster.openStreams(), 0);
}

TEST_F(KubeSourceTest, whatWasDeletedKeepsItsRowAndWhatComesAgainIsAnother)
{
    ASSERT_TRUE(goesLive());
    const std::string before = idsOf("shop/web/").front();
    cluster.remove(rolloutPath("web"));
    cluster.put(rolloutJson("shop", "web", "another-uid-2"));
    EXPECT_TRUE(passTimeUntil([this] { return idsOf("shop/web/").size() == 2; }));
    EXPECT_TRUE(recorded->history.find(before));
    EXPECT_EQ(recorded->replacements, 1);
}

TEST_F(KubeSourceTest, afterAGapItListsAgainAndTellsTheDifference)
{
    ASSERT_TRUE(goesLive());
    cluster.dropConnections();
    cluster.put(rolloutJson("shop", "api"));
    cluster.remove("/apis/apps/v1/namespaces/tools/deployments/cache");
    cluster.expire();
    EXPECT_TRUE(passTimeUntil([this] { return idsOf("shop/api/").size() == 1; }));
    EXPECT_TRUE(reaches(State::Live));
    EXPECT_EQ(idsOf("tools/cache/").size(), 1U);
    EXPECT_EQ(recorded->replacements, 1);
    EXPECT_GE(count(rollouts), 4) << "two lists and two watches at least";
}

TEST_F(KubeSourceTest, aServerThatGoesAndComesIsStaleInBetween)
{
    ASSERT_TRUE(goesLive());
    cluster.stop();
    ASSERT_TRUE(passTimeUntil([this] {
        return recorded->state() == State::Stale || recorded->state() == State::Offline;
    }));
    EXPECT_EQ(recorded->history.size(), 2U) << "what was known stays";
    EXPECT_FALSE(reason().empty());
    cluster.start();
    cluster.put(rolloutJson("shop", "api"));
    EXPECT_TRUE(reaches(State::Live));
    EXPECT_TRUE(passTimeUntil([this] { return recorded->history.size() == 3; }));
    EXPECT_EQ(recorded->replacements, 1);
}

TEST_F(KubeSourceTest, aServerThatStartsAgainWithoutItsHistoryIsListedAgain)
{
    ASSERT_TRUE(goesLive());
    cluster.restart();
    cluster.put(rolloutJson("shop", "api"));
    EXPECT_TRUE(passTimeUntil([this] { return recorded->history.size() == 3; }));
    EXPECT_TRUE(reaches(State::Live));
}

/// It refuses everything until it has read who may do what.
TEST_F(KubeSourceTest, aServerThatHasJustStartedIsNotBelievedItsFirstRefusals)
{
    ASSERT_TRUE(goesLive());
    cluster.stop();
    ASSERT_TRUE(passTimeUntil([this] {
        return recorded->state() == State::Offline || recorded->state() == State::Stale;
    }));
    cluster.fail("403;path=/apis/");
    cluster.start();
    const auto isRefused = [this] {
        return source->freshness().nextAttempt
            && reason().find("does not permit") != std::string::npos;
    };
    ASSERT_TRUE(passTimeUntil(isRefused));
    EXPECT_LT((*source->freshness().nextAttempt - scheduler->now()).count(), 45'000);
    cluster.fail("");
    EXPECT_TRUE(reaches(State::Live));
}

TEST_F(KubeSourceTest, aSilentServerIsAskedWhetherItIsThere)
{
    ASSERT_TRUE(goesLive());
    scheduler->advance(Milliseconds(61'000));
    ASSERT_TRUE(waitUntil([this] { return count("/version") == 1; }));
    EXPECT_EQ(recorded->state(), State::Live);
    cluster.fail("hang;path=/version");
    // Little by little: the first answer may still be on its way.
    ASSERT_TRUE(passTimeUntil([this] { return count("/version") == 2; }, Milliseconds(1'000)));
    EXPECT_TRUE(reaches(State::Stale, Milliseconds(1'000))) << "no answer";
    cluster.fail("");
    EXPECT_TRUE(reaches(State::Live));
}

TEST_F(KubeSourceTest, aServerThatWasPutBackIsNotFrozenForEver)
{
    ASSERT_TRUE(goesLive());
    cluster.dropConnections();
    cluster.setVersion(1'000); // a watch from a later one is silent
    cluster.put(rolloutJson("shop", "api"));
    EXPECT_TRUE(
        passTimeUntil([this] { return idsOf("shop/api/").size() == 1; }, Milliseconds(1'000)));
}

TEST_F(KubeSourceTest, aDeadWatchIsNoticedThoughTheOtherOneTalks)
{
    cluster.fail("watch-silent;path=/apis/apps;has=watch="); // it opens, and says nothing more
    ASSERT_TRUE(goesLive());
    const auto lists = [this] {
        int found = 0;
        for (const auto& entry : cluster.traffic().all()) {
            const std::string& target = entry.request.target;
            found += int(target.starts_with("/apis/apps/v1/deployments")
                && target.find("watch=") == std::string::npos);
        }
        return found;
    };
    const int before = lists();
    const std::string web = rolloutPath("web");
    const auto noticed = [&] {
        cluster.flood(web, 1);
        return lists() > before;
    };
    EXPECT_TRUE(passTimeUntil(noticed, Milliseconds(5'000)));
}

TEST_F(KubeSourceTest, afterASleepItListsAgain)
{
    ASSERT_TRUE(goesLive());
    const int before = count(rollouts);
    scheduler->jump(Milliseconds(3'600'000));
    EXPECT_TRUE(passTimeUntil(
        [this, before] { return count(rollouts) >= before + 2; }, Milliseconds(1'000)));
    EXPECT_TRUE(reaches(State::Live));
}

TEST_F(KubeSourceTest, onRefreshItListsAgainAndFollowsFromThere)
{
    ASSERT_TRUE(goesLive());
    source->refresh();
    ASSERT_TRUE(passTimeUntil([this] { return recorded->loads.size() == 2; }));
    cluster.put(rolloutJson("shop", "api"));
    EXPECT_TRUE(passTimeUntil([this] { return idsOf("shop/api/").size() == 1; }));
    EXPECT_TRUE(reaches(State::Live));
}

TEST_F(KubeSourceTest, withoutArgoRolloutsItSaysSo)
{
    cluster.setRollouts(false);
    ASSERT_TRUE(goesLive());
    EXPECT_EQ(recorded->history.size(), 1U);
    EXPECT_TRUE(hasProblem("Argo Rollouts is not installed"));
}

TEST_F(KubeSourceTest, whereOneKindIsForbiddenTheOtherGoesOn)
{
    cluster.fail("403;path=/apis/apps/");
    ASSERT_TRUE(goesLive());
    EXPECT_EQ(recorded->history.size(), 1U);
    EXPECT_TRUE(hasProblem("Deployments may not be listed"));
    cluster.put(rolloutJson("shop", "api"));
    EXPECT_TRUE(passTimeUntil([this] { return recorded->history.size() == 2; }));
}

TEST_F(KubeSourceTest, whereNothingMayBeListedItSaysHowToGoOn)
{
    cluster.setUsers({mock_kubernetes::KubeUser{"ops", "t", {}, {{{"*"}, {"*"}, {"shop"}}}}});
    token = "t";
    EXPECT_FALSE(load());
    ASSERT_FALSE(recorded->loads.empty());
    ASSERT_TRUE(recorded->loads.back());
    EXPECT_EQ(recorded->loads.back()->code, ErrorCode::Forbidden);
    EXPECT_NE(recorded->loads.back()->message.toEnglish().find("kube:CONTEXT/NAMESPACE"),
        std::string::npos);
    const int asked = count(rollouts);
    scheduler->advance(Milliseconds(30'000));
    EXPECT_EQ(count(rollouts), asked) << "what is not permitted is not asked for all the time";
    nameSpace = "shop";
    recorded.reset();
    EXPECT_TRUE(goesLive());
    EXPECT_EQ(recorded->history.size(), 1U);
}

TEST_F(KubeSourceTest, aSignInThatIsRefusedIsAskedForOnce)
{
    cluster.setUsers({mock_kubernetes::administrator("ops", "right")});
    token = "wrong";
    open();
    ASSERT_TRUE(passTimeUntil([this] { return recorded->inputsAsked.size() == 1; }));
    EXPECT_EQ(recorded->state(), State::Stale);
    scheduler->advance(Milliseconds(120'000));
    // Others may have been on their way when the first was refused.
    for (const auto& [request, times] : cluster.traffic().counts())
        EXPECT_EQ(times, 1) << request << ": no storm";
    recorded->answerInput("right");
    EXPECT_TRUE(reaches(State::Live));
    EXPECT_EQ(recorded->history.size(), 2U);
}

TEST_F(KubeSourceTest, whatMayBeListedButNotWatchedIsPolled)
{
    cluster.fail("403;has=watch=");
    ASSERT_TRUE(load());
    ASSERT_TRUE(reaches(State::Polling));
    cluster.put(rolloutJson("shop", "api"));
    EXPECT_TRUE(
        passTimeUntil([this] { return recorded->history.size() == 3; }, Milliseconds(1'000)));
}

TEST_F(KubeSourceTest, aChangeThatCannotBeReadIsAProblemAndEverythingElseGoesOn)
{
    ASSERT_TRUE(goesLive());
    const auto told = [this] {
        return std::ranges::count_if(recorded->problems, [](const deployment::Problem& problem) {
            return problem.message.toEnglish().find("object shop/odd ") != std::string::npos;
        });
    };
    for (const char* generation : {"1", "2"}) {
        cluster.put(std::string(R"({"apiVersion":"argoproj.io/v1alpha1","kind":"Rollout",)"
                                R"("metadata":{"name":"odd","namespace":"shop","uid":"",)"
                                R"("generation":)")
            + generation + R"(},"spec":{}})");
        cluster.put(rolloutJson("shop", std::string("api") + generation));
        EXPECT_TRUE(passTimeUntil(
            [&] { return idsOf(std::string("shop/api") + generation + "/").size() == 1; }));
        EXPECT_EQ(told(), 1) << "once";
    }
    EXPECT_EQ(recorded->state(), State::Live);
    source->refresh();
    ASSERT_TRUE(passTimeUntil([this] { return recorded->loads.size() == 2; }));
    EXPECT_TRUE(hasProblem("could not be read")) << "as an item of the list";
    EXPECT_EQ(told(), 0);
}

TEST_F(KubeSourceTest, aTemplateForARolloutIsNoDeploymentOfItsOwn)
{
    ASSERT_TRUE(goesLive());
    const std::string id = idsOf("tools/cache/").front();
    std::string rollout = rolloutJson("tools", "cache");
    const auto place = rollout.find(R"("template":)");
    rollout.insert(place,
        R"("workloadRef":{"apiVersion":"apps/v1","kind":"Deployment",)"
        R"("name":"cache"},)");
    cluster.put(rollout);
    cluster.edit("/apis/apps/v1/namespaces/tools/deployments/cache", R"({"spec":{"replicas":0}})");
    EXPECT_TRUE(passTimeUntil([this, &id] { return !recorded->history.find(id); }));
    EXPECT_EQ(idsOf("tools/cache/").size(), 1U) << "the Rollout";
    EXPECT_EQ(recorded->history.size(), 2U) << "the others stay";
}

TEST_F(KubeSourceTest, faultsOfTheWireLeaveNothingDoubled)
{
    ASSERT_TRUE(goesLive());
    for (const char* fault : {"drop", "reset", "half-head", "half-body", "503", "html",
             "watch-drop=1", "watch-cut=1", "watch-twice", "watch-trickle"}) {
        cluster.fail(std::string(fault) + ";path=/apis;times=2");
        cluster.dropConnections();
        cluster.flood(rolloutPath("web"), 3);
        scheduler->advance(Milliseconds(500));
        cluster.fail("");
        ASSERT_TRUE(reaches(State::Live)) << fault;
    }
    cluster.put(rolloutJson("shop", "last"));
    EXPECT_TRUE(passTimeUntil([this] { return idsOf("shop/last/").size() == 1; }));
    EXPECT_EQ(recorded->history.size(), 3U);
    EXPECT_EQ(recorded->replacements, 1);
}

TEST_F(KubeSourceTest, closesAtAnyTime)
{
    for (int steps = 0; steps < 12; ++steps) {
        open();
        for (int step = 0; step < steps; ++step) {
            QCoreApplication::processEvents();
            scheduler->advance(Milliseconds(50));
        }
        recorded.reset();
        source.reset();
    }
    EXPECT_EQ(scheduler->waiting(), 0U) << "no alarm is left";
}

} // namespace sources
