// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_fixture.h"

using kube_test::argo;
using kube_test::cart;
using kube_test::cartPath;
using kube_test::Json;
using kube_test::Kube;
using kube_test::Watch;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

mock_kubernetes::KubeOptions quiet()
{
    mock_kubernetes::KubeOptions options;
    options.playsControllers = false;
    return options;
}

} // namespace

TEST(KubeWatches, tellWhatBecomesOfObjects)
{
    Kube kube(quiet());
    const std::string version = kube.version();
    Watch watch(kube, argo + "/rollouts?watch=1&resourceVersion=" + version);
    kube.put(cart());
    kube.merge(cartPath, {{"spec", {{"paused", true}}}});
    kube.server.remove(cartPath);
    EXPECT_THAT(watch.events(3), ElementsAre("ADDED cart", "MODIFIED cart", "DELETED cart"));
    EXPECT_EQ(watch.lines()[2]["object"]["spec"]["paused"], true); // its last state
}

TEST(KubeWatches, beginWithWhatIsThereWithoutAVersion)
{
    Kube kube(quiet());
    kube.put(cart());
    Watch watch(kube, argo + "/rollouts?watch=true");
    EXPECT_THAT(watch.events(1), ElementsAre("ADDED cart"));
}

TEST(KubeWatches, resumeAfterAVersion)
{
    Kube kube(quiet());
    kube.put(cart());
    const std::string version =
        kube_test::text(kube.object(cartPath)["metadata"]["resourceVersion"]);
    kube.merge(cartPath, {{"spec", {{"paused", true}}}});
    Watch watch(kube, argo + "/namespaces/shop/rollouts?watch=1&resourceVersion=" + version);
    EXPECT_THAT(watch.events(1), ElementsAre("MODIFIED cart"));
}

TEST(KubeWatches, objectsThatLeaveTheSelectionAreDeletedForThem)
{
    Kube kube(quiet());
    kube.put(cart());
    const std::string version = kube.version();
    Watch watch(
        kube, argo + "/rollouts?watch=1&labelSelector=tier%3Dweb&resourceVersion=" + version);
    kube.merge(cartPath, {{"metadata", {{"labels", {{"tier", "db"}}}}}});
    kube.merge(cartPath, {{"spec", {{"paused", true}}}});
    kube.merge(cartPath, {{"metadata", {{"labels", {{"tier", "web"}}}}}});
    EXPECT_THAT(watch.events(2), ElementsAre("DELETED cart", "ADDED cart"));
}

TEST(KubeWatches, sendBookmarksToThoseWhoWantThem)
{
    Kube kube(quiet());
    kube.put(cart());
    const std::string version = kube.version();
    Watch wants(
        kube, argo + "/rollouts?watch=1&allowWatchBookmarks=true&resourceVersion=" + version);
    Watch not_(kube, argo + "/rollouts?watch=1&resourceVersion=" + version);
    kube.server.put(R"({"apiVersion":"v1","kind":"Service","metadata":{"name":"s"},"spec":{}})");
    ASSERT_TRUE(kube.reachesStreams(2));
    kube.server.sendBookmarks();
    EXPECT_THAT(wants.events(1), ElementsAre("BOOKMARK"));
    // It stands at the newest version, whatever that was of.
    EXPECT_NE(wants.lines()[0]["object"]["metadata"]["resourceVersion"], version);
    kube.merge(cartPath, {{"spec", {{"paused", true}}}});
    EXPECT_THAT(not_.events(1), ElementsAre("MODIFIED cart"));
}

TEST(KubeWatches, anOldVersionIsAnErrorInA200)
{
    Kube kube(quiet());
    kube.put(cart());
    kube.server.expire();
    const auto answer = kube.get(argo + "/rollouts?watch=1&resourceVersion=880000");
    EXPECT_EQ(answer.status, 200);
    const Json line = Json::parse(answer.body);
    EXPECT_EQ(line["type"], "ERROR");
    EXPECT_EQ(line["object"]["code"], 410);
    EXPECT_EQ(line["object"]["reason"], "Expired");
}

TEST(KubeWatches, anOpenOneIsToldWhenItsPlaceIsForgotten)
{
    mock_kubernetes::KubeOptions options = quiet();
    options.historyLimit = 3;
    Kube kube(options);
    kube.put(cart());
    const std::string version = kube.version();
    kube.server.flood(cartPath, 10);
    Watch watch(kube, argo + "/rollouts?watch=1&resourceVersion=" + version);
    EXPECT_THAT(watch.events(1), ElementsAre("ERROR"));
}

TEST(KubeWatches, areSilentBeforeAVersionThatIsAhead)
{
    Kube kube(quiet());
    Watch watch(kube, argo + "/rollouts?watch=1&resourceVersion=880002");
    kube.put(cart()); // 880001
    kube.merge(cartPath, {{"spec", {{"paused", true}}}});
    kube.merge(cartPath, {{"spec", {{"paused", false}}}}); // 880003
    EXPECT_THAT(watch.events(1), ElementsAre("MODIFIED cart"));
    EXPECT_EQ(watch.lines()[0]["object"]["metadata"]["resourceVersion"], "880003");
}

TEST(KubeWatches, endWithAWholeAnswerByTheServersLimit)
{
    Kube kube(quiet());
    Watch watch(kube, argo + "/rollouts?watch=1");
    kube.server.endWatches();
    EXPECT_TRUE(watch.hasSeen("0\r\n\r\n"));
    EXPECT_EQ(kube.get(argo + "/rollouts?watch=1&timeoutSeconds=0").status, 200);
}

TEST(KubeWatches, aRestartEndsThemAndForgetsTheirPlaces)
{
    Kube kube(quiet());
    kube.put(cart());
    Watch watch(kube, argo + "/rollouts?watch=1");
    const int port = kube.server.port();
    kube.server.restart();
    watch.toEnd();
    EXPECT_EQ(kube.server.port(), port);
    EXPECT_THAT(kube.get(argo + "/rollouts?watch=1&resourceVersion=880000").body,
        HasSubstr("too old resource version"));
    EXPECT_THAT(kube.get(argo + "/rollouts").body, HasSubstr("\"cart\""));
}

TEST(KubeWatches, sendTenThousandChangesWhole)
{
    Kube kube(quiet());
    kube.put(cart());
    const std::string version = kube.version();
    kube.server.flood(cartPath, 10'000);
    Watch watch(kube, argo + "/rollouts?watch=1&resourceVersion=" + version);
    EXPECT_TRUE(watch.hasSeen("\"flood\":\"9999\""));
}

TEST(KubeFaults, watchesBreakInTheWaysTheyAreToldTo)
{
    Kube kube(quiet());
    kube.put(cart());
    kube.server.failNext("watch-expired;has=watch=");
    EXPECT_THAT(kube.get(argo + "/rollouts?watch=1").body, HasSubstr("\"code\":410"));
    kube.server.failNext("watch-cut;has=watch=");
    Watch cut(kube, argo + "/rollouts?watch=1");
    EXPECT_THAT(cut.toEnd(), testing::Not(HasSubstr("0\r\n\r\n")));
    EXPECT_TRUE(cut.lines().empty());
    kube.server.failNext("watch-drop=1;has=watch=");
    Watch dropped(kube, argo + "/rollouts?watch=1");
    EXPECT_THAT(dropped.toEnd(), HasSubstr("ADDED"));
    EXPECT_TRUE(kube.reachesStreams(0));
}

TEST(KubeFaults, aPatchIsDoneAndItsAnswerLost)
{
    Kube kube(quiet());
    kube.put(cart());
    kube.server.failNext("lose-answer;method=PATCH");
    EXPECT_EQ(kube.merge(cartPath, {{"spec", {{"paused", true}}}}).status, 0);
    EXPECT_EQ(kube.object(cartPath)["spec"]["paused"], true);
    kube.server.failNext("drop;method=PATCH");
    EXPECT_EQ(kube.merge(cartPath, {{"spec", {{"paused", false}}}}).status, 0);
    EXPECT_EQ(kube.object(cartPath)["spec"]["paused"], true);
    EXPECT_EQ(kube.server.traffic().count("PATCH", cartPath), 2);
}

TEST(KubeFaults, refusalsAreInTheWordsOfTheApi)
{
    Kube kube(quiet());
    kube.server.fail("429=7;times=1");
    const auto busy = kube.get("/version");
    EXPECT_EQ(busy.status, 429);
    EXPECT_EQ(busy.reason(), "TooManyRequests");
    EXPECT_EQ(busy.json()["details"]["retryAfterSeconds"], 7);
    EXPECT_THAT(busy.head, HasSubstr("Retry-After: 7"));
    kube.server.failNext("html");
    EXPECT_THAT(kube.get("/version").head, HasSubstr("text/html"));
    kube.server.failNext("half-body");
    const auto half = kube.get("/version");
    EXPECT_TRUE(half.json().is_discarded());
    kube.server.failNext("half-head");
    EXPECT_EQ(kube.get("/version").status, 0);
    EXPECT_EQ(kube.get("/version").status, 200);
    EXPECT_THROW(kube.server.fail("nonsense"), std::runtime_error);
    EXPECT_THROW(kube.server.fail("sse-drop"), std::runtime_error);
}
