// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_fixture.h"

using kube_test::argo;
using kube_test::cart;
using kube_test::cartPath;
using kube_test::Json;
using kube_test::Kube;
using kube_test::text;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

mock_kubernetes::KubeOptions still()
{
    mock_kubernetes::KubeOptions options;
    options.playsControllers = false;
    return options;
}

Json namedRollout(const std::string& name, const std::string& space = "shop")
{
    Json rollout = cart();
    rollout["metadata"]["name"] = name;
    rollout["metadata"]["namespace"] = space;
    return rollout;
}

std::vector<std::string> namesIn(const Json& list)
{
    std::vector<std::string> names;
    for (const Json& item : list.at("items"))
        names.push_back(text(item["metadata"]["name"]));
    return names;
}

std::string aPod()
{
    return R"({"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","namespace":"shop"},
        "spec":{"containers":[{"name":"c","image":"i"}]}})";
}

} // namespace

TEST(KubeLists, chunksShowOneMomentWhateverHappensBetweenThem)
{
    Kube kube(still());
    for (const char* const name : {"a", "b", "c", "d"})
        kube.put(namedRollout(name));
    const Json first = kube.get(argo + "/rollouts?limit=2").json();
    EXPECT_THAT(namesIn(first), ElementsAre("a", "b"));
    EXPECT_EQ(first["metadata"]["remainingItemCount"], 2);
    kube.server.remove(argo + "/namespaces/shop/rollouts/c");
    kube.put(namedRollout("bb"));
    const std::string token = text(first["metadata"]["continue"]);
    const Json second = kube.get(argo + "/rollouts?limit=2&continue=" + token).json();
    EXPECT_THAT(namesIn(second), ElementsAre("c", "d"));
    EXPECT_EQ(second["metadata"]["continue"], "");
    EXPECT_EQ(second["metadata"]["resourceVersion"], first["metadata"]["resourceVersion"]);
}

TEST(KubeLists, anExpiredTokenSaysHowToGoOnInconsistently)
{
    Kube kube(still());
    for (const char* const name : {"a", "b", "c"})
        kube.put(namedRollout(name));
    const std::string token =
        text(kube.get(argo + "/rollouts?limit=1").json()["metadata"]["continue"]);
    kube.server.expire();
    const auto gone = kube.get(argo + "/rollouts?limit=1&continue=" + token);
    EXPECT_EQ(gone.status, 410);
    EXPECT_EQ(gone.reason(), "Expired");
    const std::string rest = text(gone.json()["metadata"]["continue"]);
    EXPECT_THAT(
        namesIn(kube.get(argo + "/rollouts?continue=" + rest).json()), ElementsAre("b", "c"));
    EXPECT_EQ(kube.get(argo + "/rollouts?continue=nonsense").status, 400);
}

TEST(KubeLists, itemsOfCoreListsDoNotSayWhatTheyAre)
{
    Kube kube(still());
    kube.server.put(aPod());
    kube.put(cart());
    const Json pods = kube.get("/api/v1/pods").json();
    EXPECT_EQ(pods["kind"], "PodList");
    EXPECT_FALSE(pods["items"][0].contains("kind"));
    EXPECT_FALSE(pods["metadata"].contains("continue"));
    const Json rollouts = kube.get(argo + "/rollouts").json();
    EXPECT_EQ(rollouts["items"][0]["kind"], "Rollout");
    EXPECT_EQ(rollouts["metadata"]["continue"], "");
}

TEST(KubeLists, selectByLabelsAndFields)
{
    Kube kube(still());
    kube.put(cart());
    Json other = namedRollout("other", "pay");
    other["metadata"]["labels"] = {{"tier", "db"}};
    kube.put(other);
    const auto count = [&kube](const std::string& query) {
        return kube.get(argo + "/rollouts?" + query).json()["items"].size();
    };
    EXPECT_EQ(count("labelSelector=app%3Dcart"), 1U);
    EXPECT_EQ(count("labelSelector=app"), 1U);
    EXPECT_EQ(count("labelSelector=%21app"), 1U);
    EXPECT_EQ(count("labelSelector=tier%20in%20%28web%2Cdb%29"), 2U);
    EXPECT_EQ(count("labelSelector=tier%20notin%20%28web%29"), 1U);
    EXPECT_EQ(count("labelSelector=app%21%3Dcart"), 1U);
    EXPECT_EQ(count("fieldSelector=metadata.name%3Dother"), 1U);
    EXPECT_EQ(count("fieldSelector=metadata.namespace%3Dshop"), 1U);
    EXPECT_EQ(kube.get(argo + "/rollouts?fieldSelector=spec.paused%3Dtrue").status, 400);
    EXPECT_EQ(kube.get(argo + "/rollouts?labelSelector=a%20b%20c").status, 400);
}

TEST(KubeLists, aVersionThatIsAheadIsATimeout)
{
    Kube kube(still());
    const auto answer = kube.get(argo + "/rollouts?resourceVersion=999999999");
    EXPECT_EQ(answer.status, 504);
    EXPECT_EQ(answer.json()["details"]["causes"][0]["reason"], "ResourceVersionTooLarge");
}

TEST(KubePatches, generationRisesWithTheSpecAlone)
{
    Kube kube(still());
    kube.put(cart());
    const Json paused = kube.merge(cartPath, {{"spec", {{"paused", true}}}}).json();
    EXPECT_EQ(paused["metadata"]["generation"], 2);
    const Json labelled = kube.merge(cartPath, {{"metadata", {{"labels", {{"x", "y"}}}}}}).json();
    EXPECT_EQ(labelled["metadata"]["generation"], 2);
    EXPECT_NE(labelled["metadata"]["resourceVersion"], paused["metadata"]["resourceVersion"]);
    const Json status = kube.merge(cartPath + "/status", {{"status", {{"abort", true}}}}).json();
    EXPECT_EQ(status["metadata"]["generation"], 2);
    EXPECT_EQ(status["status"]["abort"], true);
}

TEST(KubePatches, whatChangesNothingHasNoVersion)
{
    Kube kube(still());
    kube.put(cart());
    const auto once = kube.merge(cartPath, {{"spec", {{"paused", true}}}}).json();
    const auto twice = kube.merge(cartPath, {{"spec", {{"paused", true}}}}).json();
    EXPECT_EQ(once["metadata"]["resourceVersion"], twice["metadata"]["resourceVersion"]);
}

TEST(KubePatches, eachSideIgnoresTheOtherInSilence)
{
    Kube kube(still());
    kube.put(cart());
    const auto spec = kube.merge(cartPath + "/status", {{"spec", {{"paused", true}}}});
    EXPECT_EQ(spec.status, 200);
    EXPECT_FALSE(spec.json()["spec"].contains("paused"));
    const auto status = kube.merge(cartPath, {{"status", {{"abort", true}}}});
    EXPECT_EQ(status.status, 200);
    EXPECT_FALSE(status.json().contains("status"));
    EXPECT_FALSE(
        kube.merge(cartPath, {{"spec", {{"unheard", 1}}}}).json()["spec"].contains("unheard"));
}

TEST(KubePatches, anAnalysisRunHasItsStatusInItself)
{
    Kube kube(still());
    kube.server.put(R"({"apiVersion":"argoproj.io/v1alpha1","kind":"AnalysisRun",
        "metadata":{"name":"r","namespace":"shop"},"spec":{},"status":{"phase":"Running"}})");
    const std::string path = argo + "/namespaces/shop/analysisruns/r";
    EXPECT_EQ(kube.merge(path + "/status", {{"status", {{"phase", "Failed"}}}}).status, 404);
    const auto changed = kube.merge(path, {{"status", {{"phase", "Failed"}}}});
    EXPECT_EQ(changed.json()["status"]["phase"], "Failed");
}

TEST(KubePatches, anOldVersionIsAConflict)
{
    Kube kube(still());
    kube.put(cart());
    const std::string old = text(kube.object(cartPath)["metadata"]["resourceVersion"]);
    const Json guarded{{"metadata", {{"resourceVersion", old}}}, {"spec", {{"paused", true}}}};
    EXPECT_EQ(kube.merge(cartPath, guarded).status, 200);
    const auto late = kube.merge(cartPath, guarded);
    EXPECT_EQ(late.status, 409);
    EXPECT_EQ(late.reason(), "Conflict");
    EXPECT_THAT(late.message(), HasSubstr("the object has been modified"));
    const auto other = kube.merge(cartPath, {{"metadata", {{"uid", "another"}}}});
    EXPECT_EQ(other.status, 422);
}

/// As on the real API server (1.20): the uid of a merge patch holds nothing there.
TEST(KubePatches, throughTheStatusAnotherUidIsPassedOverAndATestOfItIsNot)
{
    Kube kube(still());
    kube.put(cart());
    const std::string status = cartPath + "/status";
    const Json merged{{"metadata", {{"uid", "another"}}}, {"status", {{"abort", true}}}};
    EXPECT_EQ(kube.merge(status, merged).status, 200);
    EXPECT_NE(text(kube.object(cartPath)["metadata"]["uid"]), "another");
    const Json old{{"metadata", {{"resourceVersion", "1"}}}, {"status", {{"abort", false}}}};
    EXPECT_EQ(kube.merge(status, old).status, 409);
    const Json abort{{"op", "add"}, {"path", "/status/abort"}, {"value", false}};
    Json test{{"op", "test"}, {"path", "/metadata/uid"}, {"value", "another"}};
    EXPECT_EQ(kube.jsonPatch(status, Json::array({test, abort})).status, 422);
    EXPECT_EQ(kube.object(cartPath)["status"]["abort"], true);
    test["value"] = kube.object(cartPath)["metadata"]["uid"];
    EXPECT_EQ(kube.jsonPatch(status, Json::array({test, abort})).status, 200);
    EXPECT_EQ(kube.object(cartPath)["status"]["abort"], false);
}

TEST(KubePatches, aFailedTestSaysNothingOfItself)
{
    Kube kube(still());
    kube.put(cart());
    const Json image{
        {"op", "test"}, {"path", "/spec/template/spec/containers/0/image"}, {"value", "cart:1"}};
    const Json pause{{"op", "add"}, {"path", "/spec/paused"}, {"value", true}};
    EXPECT_EQ(kube.jsonPatch(cartPath, Json::array({image, pause})).status, 200);
    Json wrong = image;
    wrong["value"] = "cart:2";
    for (const Json& patch : {Json::array({wrong, pause}),
             Json::array({{{"op", "replace"}, {"path", "/spec/nowhere"}, {"value", 1}}})}) {
        const auto refused = kube.jsonPatch(cartPath, patch);
        EXPECT_EQ(refused.status, 422);
        EXPECT_EQ(
            refused.message(), "the server rejected our request due to an error in our request");
    }
}

TEST(KubePatches, areRefusedForTheirForm)
{
    Kube kube(still());
    kube.put(cart());
    EXPECT_EQ(kube.ask("PATCH", cartPath, "{", kube_test::mergeType).status, 500);
    EXPECT_EQ(kube.ask("PATCH", cartPath, "[", kube_test::jsonType).status, 400);
    EXPECT_EQ(
        kube.ask("PATCH", cartPath, "{}", "application/strategic-merge-patch+json").status, 415);
    Json many = Json::array();
    for (int number = 0; number <= 10'000; ++number)
        many.push_back({{"op", "test"}, {"path", "/kind"}, {"value", "Rollout"}});
    EXPECT_EQ(kube.jsonPatch(cartPath, many).status, 413);
    const auto typed = kube.merge(cartPath, {{"spec", {{"replicas", "four"}}}});
    EXPECT_EQ(typed.status, 422);
    EXPECT_EQ(typed.json()["details"]["causes"][0]["field"], "spec.replicas");
}

TEST(KubePatches, aDryRunStoresNothing)
{
    Kube kube(still());
    kube.put(cart());
    const auto tried = kube.merge(cartPath + "?dryRun=All", {{"spec", {{"paused", true}}}});
    EXPECT_EQ(tried.json()["spec"]["paused"], true);
    EXPECT_FALSE(kube.object(cartPath)["spec"].contains("paused"));
    EXPECT_EQ(kube.merge(cartPath + "?dryRun=Some", {{"spec", {{"paused", true}}}}).status, 422);
}

TEST(KubePatches, nameWhoSetWhat)
{
    Kube kube(still());
    kube.put(cart());
    kube.merge(cartPath + "?fieldManager=alice", {{"spec", {{"paused", true}}}});
    kube.merge(cartPath + "?fieldManager=bob", {{"spec", {{"paused", false}}}});
    const Json fields = kube.object(cartPath)["metadata"]["managedFields"];
    ASSERT_EQ(fields.size(), 1U);
    EXPECT_EQ(fields[0]["manager"], "bob");
    EXPECT_TRUE(fields[0]["fieldsV1"]["f:spec"].contains("f:paused"));
}

TEST(KubeErrors, tellAnObjectFromAnApiThatIsNotThere)
{
    Kube kube(still());
    const auto object = kube.get(cartPath);
    EXPECT_EQ(object.status, 404);
    EXPECT_EQ(object.json()["details"]["name"], "cart");
    EXPECT_EQ(kube.get("/apis/nobody.io/v1/things").body, "404 page not found\n");
    kube.server.setRollouts(false);
    EXPECT_EQ(kube.get(argo + "/rollouts").body, "404 page not found\n");
    EXPECT_EQ(kube.get(argo).body, "404 page not found\n");
}

TEST(KubeErrors, discoveryCanBeOffWhileTheObjectsAreThere)
{
    Kube kube(still());
    EXPECT_THAT(kube.get(argo).body, HasSubstr("rollouts/status"));
    kube.server.setRollouts(true, false);
    EXPECT_EQ(kube.get(argo).status, 404);
    EXPECT_EQ(kube.get(argo + "/rollouts").status, 200);
}

TEST(KubeErrors, aStatusThatIsNoResourceOfItsOwnIsNotFoundAndWrittenWithTheObject)
{
    Kube kube(still());
    kube.put(cart());
    kube.server.setRolloutStatus(false);
    EXPECT_THAT(kube.get(argo).body, testing::Not(HasSubstr("rollouts/status")));
    const Json abort{{"status", {{"abort", true}}}};
    const auto missing = kube.merge(cartPath + "/status", abort);
    EXPECT_EQ(missing.status, 404);
    EXPECT_EQ(missing.json()["details"]["name"], "cart");
    EXPECT_EQ(kube.merge(cartPath, abort).json()["status"]["abort"], true);
}

TEST(KubeRights, areAskedForAndHeldTo)
{
    Kube kube(still());
    kube.server.setUsers(
        {mock_kubernetes::administrator("admin", "a"), mock_kubernetes::viewer("ops", "v")});
    kube.put(cart());
    EXPECT_EQ(kube.get(cartPath).status, 403); // nobody
    EXPECT_THAT(kube.get(cartPath).message(), HasSubstr("system:anonymous"));
    EXPECT_EQ(kube.ask("GET", cartPath, "", "application/json", "wrong").status, 401);
    EXPECT_EQ(kube.ask("GET", cartPath, "", "application/json", "v").status, 200);
    const auto refused = kube.ask("PATCH", cartPath + "/status", "{}", kube_test::mergeType, "v");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.message(),
        "rollouts.argoproj.io \"cart\" is forbidden: User \"ops\" cannot patch resource "
        "\"rollouts/status\" in API group \"argoproj.io\" in the namespace \"shop\"");
    EXPECT_EQ(kube.ask("PATCH", cartPath, "{}", kube_test::mergeType, "a").status, 200);
    const auto may = [&kube](const char* token, const char* verb) {
        const Json body{{"spec",
            {{"resourceAttributes",
                {{"namespace", "shop"}, {"verb", verb}, {"group", "argoproj.io"},
                    {"resource", "rollouts"}, {"subresource", "status"}}}}}};
        const auto answer =
            kube.ask("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", body.dump(),
                "application/json", token);
        EXPECT_EQ(answer.status, 201);
        return answer.json()["status"]["allowed"].get<bool>();
    };
    EXPECT_TRUE(may("a", "patch"));
    EXPECT_FALSE(may("v", "patch"));
    EXPECT_FALSE(may("v", "get")); // the subresource is a question of its own
}

TEST(KubeRights, holdInTheirNamespaces)
{
    Kube kube(still());
    mock_kubernetes::KubeUser user = mock_kubernetes::viewer("ops", "v");
    user.rules.front().namespaces = {"shop"};
    kube.server.setUsers({user});
    kube.put(cart());
    const auto status = [&kube](const std::string& path) {
        return kube.ask("GET", path, "", "application/json", "v").status;
    };
    EXPECT_EQ(status(argo + "/namespaces/shop/rollouts"), 200);
    EXPECT_EQ(status(argo + "/namespaces/pay/rollouts"), 403);
    EXPECT_EQ(status(argo + "/rollouts"), 403);
}

TEST(KubeObjects, areMadeReplacedAndRemoved)
{
    Kube kube(still());
    const std::string list = argo + "/namespaces/shop/rollouts";
    const auto made = kube.ask("POST", list, cart().dump());
    EXPECT_EQ(made.status, 201);
    EXPECT_EQ(made.json()["metadata"]["generation"], 1);
    EXPECT_EQ(kube.ask("POST", list, cart().dump()).reason(), "AlreadyExists");
    Json changed = made.json();
    changed["spec"]["replicas"] = 7;
    EXPECT_EQ(kube.ask("PUT", cartPath, changed.dump()).json()["metadata"]["generation"], 2);
    EXPECT_EQ(kube.ask("PUT", cartPath, changed.dump()).status, 409);
    EXPECT_EQ(kube.ask("DELETE", cartPath).json()["status"], "Success");
    EXPECT_EQ(kube.ask("DELETE", cartPath).status, 404);
    EXPECT_EQ(kube.ask("POST", cartPath, "{}").status, 405);
}

TEST(KubeTraffic, countsWhatReachedTheWire)
{
    Kube kube(still());
    kube.put(cart());
    kube.merge(cartPath + "?fieldManager=x", {{"spec", {{"paused", true}}}});
    kube.get(cartPath);
    EXPECT_EQ(kube.server.traffic().count("PATCH", cartPath), 1);
    EXPECT_EQ(kube.server.traffic().count("", argo + "/*"), 2);
    const auto all = kube.server.traffic().all();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].request.body, R"({"spec":{"paused":true}})");
    EXPECT_EQ(all[0].status, 200);
    kube.server.traffic().clear();
    EXPECT_TRUE(kube.server.traffic().counts().empty());
}
