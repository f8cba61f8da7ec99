// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_fixture.h"

#include "kubernetes/demo/crowd.h"
#include "kubernetes/demo/demo_world.h"
#include "kubernetes/options.h"

using kube_test::argo;
using kube_test::Json;
using kube_test::Kube;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::Contains;
using testing::HasSubstr;

namespace {

const std::string webPath = "/apis/apps/v1/namespaces/shop/deployments/web";

Json web(const std::string& image)
{
    return {{"apiVersion", "apps/v1"}, {"kind", "Deployment"},
        {"metadata", {{"name", "web"}, {"namespace", "shop"}}},
        {"spec",
            {{"replicas", 3}, {"selector", {{"matchLabels", {{"app", "web"}}}}},
                {"template",
                    {{"metadata", {{"labels", {{"app", "web"}}}}},
                        {"spec", {{"containers", {{{"name", "web"}, {"image", image}}}}}}}}}}};
}

Json imagePatch(const std::string& image)
{
    return {{"spec",
        {{"template", {{"spec", {{"containers", {{{"name", "web"}, {"image", image}}}}}}}}}}};
}

std::string progressing(Kube& kube)
{
    const Json conditions = kube.status(webPath)["conditions"];
    for (const Json& each : conditions)
        if (each["type"] == "Progressing")
            return each.value("reason", "");
    return {};
}

/// The only pod of the image.
Json podOf(Kube& kube, const std::string& image)
{
    for (const Json& pod : kube.items("/api/v1/pods"))
        if (pod["spec"]["containers"][0]["image"] == image)
            return pod;
    return {};
}

std::string logPath(const Json& pod, const std::string& query)
{
    return "/api/v1/namespaces/shop/pods/" + pod["metadata"]["name"].get<std::string>() + "/log?"
        + query;
}

} // namespace

TEST(DeploymentPlay, rollsOutAndGoesBack)
{
    Kube kube;
    kube.put(web("web:1"));
    kube.server.advance(seconds(30));
    EXPECT_EQ(progressing(kube), "NewReplicaSetAvailable");
    const Json first = kube.get("/apis/apps/v1/replicasets").json()["items"][0];
    kube.merge(webPath, imagePatch("web:2"));
    kube.server.advance(seconds(1));
    EXPECT_EQ(progressing(kube), "ReplicaSetUpdated");
    EXPECT_GE(kube.status(webPath)["availableReplicas"], 3);
    kube.server.advance(minutes(1));
    EXPECT_EQ(kube.status(webPath)["updatedReplicas"], 3);
    Json pattern = first["spec"]["template"];
    pattern["metadata"]["labels"].erase("pod-template-hash");
    kube.jsonPatch(webPath,
        Json::array({{{"op", "replace"}, {"path", "/spec/template"}, {"value", pattern}}}));
    kube.server.advance(minutes(1));
    EXPECT_EQ(
        kube.object(webPath)["metadata"]["annotations"]["deployment.kubernetes.io/revision"], "3");
    EXPECT_EQ(kube.get("/apis/apps/v1/replicasets").json()["items"].size(), 2U);
}

TEST(DeploymentPlay, aPausedOneDoesNotMove)
{
    Kube kube;
    kube.put(web("web:1"));
    kube.server.advance(seconds(30));
    kube.merge(webPath, {{"spec", {{"paused", true}}}});
    kube.merge(webPath, imagePatch("web:2"));
    kube.server.advance(minutes(1));
    EXPECT_EQ(progressing(kube), "DeploymentPaused");
    EXPECT_EQ(kube.get("/apis/apps/v1/replicasets").json()["items"].size(), 1U);
    kube.merge(webPath, {{"spec", {{"paused", false}}}});
    kube.server.advance(minutes(1));
    EXPECT_EQ(progressing(kube), "NewReplicaSetAvailable");
}

TEST(DeploymentPlay, whatCannotBePulledExceedsTheDeadlineAndKeepsTheOldPods)
{
    Kube kube;
    kube.put(web("web:1"));
    kube.server.advance(seconds(30));
    kube.merge(webPath, imagePatch("bad-web:2"));
    kube.server.advance(minutes(11));
    EXPECT_EQ(progressing(kube), "ProgressDeadlineExceeded");
    EXPECT_EQ(kube.status(webPath)["availableReplicas"], 3);
    const Json pod = podOf(kube, "bad-web:2");
    const auto log = kube.get(logPath(pod, "tailLines=5"));
    EXPECT_EQ(log.status, 400);
    EXPECT_THAT(log.message(), HasSubstr("is waiting to start: trying and failing to pull image"));
}

TEST(DeploymentPlay, refusesATemplateThatItsSelectorDoesNotMean)
{
    Kube kube;
    kube.put(web("web:1"));
    const auto refused = kube.merge(
        webPath, {{"spec", {{"template", {{"metadata", {{"labels", {{"app", "other"}}}}}}}}}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.json()["details"]["causes"][0]["field"], "spec.template.metadata.labels");
}

TEST(DeploymentPlay, takesItsPodsWithIt)
{
    Kube kube;
    kube.put(web("web:1"));
    kube.server.advance(seconds(30));
    kube.ask("DELETE", webPath);
    kube.server.advance(seconds(30));
    EXPECT_TRUE(kube.get("/api/v1/pods").json()["items"].empty());
    EXPECT_TRUE(kube.get("/apis/apps/v1/replicasets").json()["items"].empty());
}

TEST(PodLogs, tellWhyAPodCrashes)
{
    Kube kube;
    Json lonely = web("crash-web:1");
    lonely["spec"]["replicas"] = 1;
    kube.put(lonely);
    kube.server.advance(seconds(1));
    const Json young = podOf(kube, "crash-web:1");
    EXPECT_THAT(kube.get(logPath(young, "")).message(), HasSubstr("ContainerCreating"));
    EXPECT_EQ(kube.get(logPath(young, "previous=true")).status, 400);
    kube.server.advance(seconds(30));
    const Json pod = podOf(kube, "crash-web:1");
    EXPECT_GE(pod["status"]["containerStatuses"][0]["restartCount"], 1);
    EXPECT_THAT(kube.get(logPath(pod, "previous=true&tailLines=1")).body, HasSubstr("FATAL"));
    const auto stamped = kube.get(logPath(pod, "timestamps=true&tailLines=1&container=web"));
    EXPECT_THAT(stamped.body, testing::StartsWith("2026-03-03T09:00:"));
    EXPECT_EQ(kube.get(logPath(pod, "container=other")).status, 400);
    EXPECT_EQ(kube.get(logPath(pod, "sinceSeconds=1&sinceTime=2026-03-03T09:00:00Z")).status, 422);
}

TEST(PodLogs, areFollowedFromAPlaceUntilTheirContainerEnds)
{
    Kube kube;
    Json lonely = web("web:1");
    lonely["spec"]["replicas"] = 1;
    kube.put(lonely);
    kube.server.advance(seconds(10));
    const Json pod = podOf(kube, "web:1");
    test_server::RawClient client(kube.server.port());
    client.get(logPath(pod, "follow=true&tailLines=1"));
    client.readUntilText("\r\n\r\n");
    const std::string podPath =
        "/api/v1/namespaces/shop/pods/" + pod["metadata"]["name"].get<std::string>();
    kube.server.writeLog(podPath, "web", "something happened");
    EXPECT_THAT(client.readUntilText("something happened"), HasSubstr("something happened"));
    kube.server.remove(podPath);
    EXPECT_THAT(client.readUntilText("0\r\n\r\n"), HasSubstr("0\r\n\r\n"));
    EXPECT_EQ(kube.get(logPath(pod, "")).status, 404);
}

TEST(PodLogs, ofAPodWithoutANodeAreEmpty)
{
    Kube kube;
    kube.put({{"apiVersion", "v1"}, {"kind", "Pod"},
        {"metadata", {{"name", "p"}, {"namespace", "shop"}}},
        {"spec", {{"containers", {{{"name", "c"}, {"image", "i"}}}}}}});
    EXPECT_EQ(kube.get("/api/v1/namespaces/shop/pods/p/log").status, 204);
}

TEST(DemoWorld, hasWhatANewcomerIsToSee)
{
    Kube kube;
    mock_kubernetes::DemoWorld demo(kube.server);
    const auto status = [&kube](const std::string& space, const std::string& name) {
        return kube.status(argo + "/namespaces/" + space + "/rollouts/" + name);
    };
    EXPECT_THAT(status("shop", "checkout")["message"], HasSubstr("Step-based analysis"));
    EXPECT_EQ(status("shop", "recommendations")["message"], "BlueGreenPause");
    EXPECT_EQ(status("shop", "search")["message"], "CanaryPauseStep");
    EXPECT_EQ(status("payments", "fraud-check")["phase"], "Degraded");
    EXPECT_EQ(status("payments", "gateway")["phase"], "Healthy");
    EXPECT_GE(kube.get("/apis/apps/v1/replicasets").json()["items"].size(), 20U);
    EXPECT_GE(kube.get("/api/v1/events").json()["items"].size(), 50U);
    const std::string before = kube.version();
    for (int minute = 0; minute < 10; ++minute) {
        kube.server.advance(minutes(1));
        demo.goOn();
    }
    EXPECT_NE(kube.version(), before);
    EXPECT_GE(Json::parse(kube.server.object(
                  argo + "/namespaces/shop/rollouts/cart"))["spec"]["template"]["spec"]
                                                           ["containers"][0]["image"]
                                                               .get<std::string>(),
        "registry.example.com/cart:7");
}

TEST(Crowd, isAsLargeAsItIsToldAndChanges)
{
    mock_kubernetes::KubeOptions options;
    options.playsControllers = false;
    Kube kube(options);
    mock_kubernetes::Crowd crowd(kube.server, {50, 3, 4});
    EXPECT_EQ(kube.get(argo + "/rollouts").json()["items"].size(), 50U);
    EXPECT_EQ(kube.get("/apis/apps/v1/replicasets").json()["items"].size(), 150U);
    const std::uint64_t before = std::stoull(kube.version());
    crowd.change(100);
    EXPECT_EQ(std::stoull(kube.version()), before + 100);
}

TEST(KubeProgram, readsItsCommandLine)
{
    const std::vector<const char*> good{"--http", "--speed", "10x", "--fault", "watch-cut=2"};
    const auto options = mock_kubernetes::parseProgramOptions(good);
    ASSERT_TRUE(options);
    EXPECT_TRUE(options->isPlain);
    EXPECT_EQ(options->speed, 10);
    for (const std::vector<const char*>& bad : std::vector<std::vector<const char*>>{
             {"--speed", "0"}, {"--fault", "sse-drop"}, {"--port"}, {"--nothing"}})
        EXPECT_FALSE(mock_kubernetes::parseProgramOptions(bad));
    EXPECT_THAT(mock_kubernetes::programUsage(), HasSubstr("watch-expired"));
    EXPECT_THAT(mock_kubernetes::programUsage(), testing::Not(HasSubstr("sse-")));
}

TEST(KubeProgram, writesAKubeconfigOfEveryUser)
{
    mock_kubernetes::KubeOptions options;
    options.usesTls = true;
    mock_kubernetes::KubeServer server(options);
    server.setUsers(
        {mock_kubernetes::administrator("admin", "t1"), mock_kubernetes::viewer("viewer", "t2")});
    server.start();
    const std::string text = server.kubeconfig();
    EXPECT_THAT(text, HasSubstr("current-context: admin"));
    EXPECT_THAT(text, HasSubstr("server: https://127.0.0.1:"));
    EXPECT_THAT(text, HasSubstr("certificate-authority-data: "));
    EXPECT_THAT(text, HasSubstr("token: t2"));
}
