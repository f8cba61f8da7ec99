// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster_fixture.h"

#include "deploy/formats/record/deployment_json.h"
#include "deploy/sources/log_reader.h"

#include <set>

namespace sources {

using deployment::ErrorCode;
using deployment::Milliseconds;

namespace {

std::string ownedBy(const char* kind, const std::string& name, const std::string& uid)
{
    return std::string(R"("ownerReferences":[{"apiVersion":"x","kind":")") + kind + R"(","name":")"
        + name + R"(","uid":")" + uid + R"(","controller":true}])";
}

std::string replicaSetJson()
{
    return R"({"apiVersion":"apps/v1","kind":"ReplicaSet","metadata":{"name":"web-aaa",)"
           R"("namespace":"shop","uid":"rs-uid-1","creationTimestamp":"2026-03-01T08:00:00Z",)"
           R"("labels":{"app":"web","rollouts-pod-template-hash":"aaa"},)"
           R"("annotations":{"rollout.argoproj.io/revision":"2"},)"
        + ownedBy("Rollout", "web", "web-uid-0000")
        + R"(},"spec":{"replicas":2,"template":{"spec":{"containers":[{"name":"web",)"
          R"("image":"registry.example/web:2.0"}]}}},"status":{"replicas":2,"readyReplicas":2,)"
          R"("availableReplicas":2}})";
}

std::string podOfWeb(const std::string& name)
{
    return R"({"apiVersion":"v1","kind":"Pod","metadata":{"name":")" + name
        + R"(","namespace":"shop","uid":")" + name
        + R"(-uid","creationTimestamp":"2026-03-01T08:00:01Z",)"
          R"("labels":{"app":"web","rollouts-pod-template-hash":"aaa"},)"
        + ownedBy("ReplicaSet", "web-aaa", "rs-uid-1")
        + R"(},"spec":{"nodeName":"n1","initContainers":[{"name":"prepare","image":"i"}],)"
          R"("containers":[{"name":"web","image":"registry.example/web:2.0"}]},)"
          R"("status":{"phase":"Running","containerStatuses":[{"name":"web","ready":true,)"
          R"("restartCount":1,"state":{"running":{}}}]}})";
}

std::string eventOfWeb()
{
    return R"({"apiVersion":"v1","kind":"Event","metadata":{"name":"web.1","namespace":"shop",)"
           R"("uid":"event-uid-1"},"involvedObject":{"kind":"Rollout","name":"web",)"
           R"("namespace":"shop","uid":"web-uid-0000"},"reason":"RolloutUpdated","type":"Normal",)"
           R"("message":"Rollout updated to revision 2","count":1,)"
           R"("firstTimestamp":"2026-03-01T08:00:00Z","lastTimestamp":"2026-03-01T08:00:00Z"})";
}

} // namespace

class KubeDetailsTest : public ClusterFixture {
protected:
    KubeDetailsTest()
    {
        cluster.put(replicaSetJson());
        cluster.put(podOfWeb("web-1"));
        cluster.put(podOfWeb("web-2"));
        cluster.put(eventOfWeb());
    }
    [[nodiscard]] bool fetches(const std::string& id)
    {
        recorded->fetch(id.c_str());
        return passTimeUntil([this, &id] {
            return !recorded->snapshots[id].empty() || !recorded->failures[id].empty();
        }) && !recorded->snapshots[id].empty();
    }
    [[nodiscard]] std::string web() const { return idsOf("shop/web/").front(); }
    [[nodiscard]] const Snapshot& latest(const std::string& id)
    {
        return *recorded->snapshots[id].back();
    }
    [[nodiscard]] int podLists() { return count("/api/v1/namespaces/shop/pods"); }
    void forbid(const std::string& path) { cluster.fail("403;path=" + path); }
};

TEST_F(KubeDetailsTest, readsADeploymentWithWhatBelongsToIt)
{
    ASSERT_TRUE(goesLive());
    const std::string id = web();
    ASSERT_TRUE(fetches(id));
    const Snapshot& snapshot = latest(id);
    EXPECT_EQ(snapshot.deployment.id, id);
    ASSERT_TRUE(snapshot.deployment.workload);
    const auto& tree = snapshot.deployment.workload->tree;
    EXPECT_EQ(std::ranges::count_if(tree, [](const auto& node) { return node.kind == "Pod"; }), 2);
    EXPECT_FALSE(snapshot.deployment.log.empty());
    EXPECT_FALSE(snapshot.logError);
    EXPECT_TRUE(snapshot.problems.empty());
    EXPECT_FALSE(snapshot.revision.isEmpty());
    const auto json = snapshot.json();
    ASSERT_TRUE(json);
    const auto decoded = formats::decodeDeployment(*json);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->deployment.id, id);
}

TEST_F(KubeDetailsTest, whatMayNotBeReadIsToldWhereItWouldStand)
{
    ASSERT_TRUE(goesLive());
    const std::string id = web();
    forbid("/api/v1/namespaces/shop/events");
    ASSERT_TRUE(fetches(id));
    ASSERT_TRUE(latest(id).logError);
    EXPECT_NE(latest(id).logError->toEnglish().find("events"), std::string::npos);
    EXPECT_FALSE(latest(id).deployment.workload->tree.empty());
    cluster.fail("");
    forbid("/api/v1/namespaces/shop/pods");
    recorded->snapshots.clear();
    ASSERT_TRUE(fetches(id));
    ASSERT_EQ(latest(id).problems.size(), 1U);
    EXPECT_NE(latest(id).problems.front().message.toEnglish().find("pods"), std::string::npos);
    EXPECT_FALSE(latest(id).logError);
}

TEST_F(KubeDetailsTest, ofEachPartThatMayNotBeReadItIsSaidThatItIsNotKnown)
{
    ASSERT_TRUE(goesLive());
    const std::string id = web();
    const std::string argo = "/apis/argoproj.io/v1alpha1/namespaces/shop/";
    const auto saysAfter = [&](const std::string& fault) {
        cluster.fail(fault);
        recorded->snapshots.clear();
        EXPECT_TRUE(fetches(id)) << fault;
        std::set<std::string> parts;
        for (const deployment::Problem& problem : latest(id).problems) {
            const std::string sentence = problem.message.toEnglish();
            parts.insert(sentence.substr(0, sentence.find(" could not be read")));
        }
        cluster.fail("");
        return parts;
    };
    const std::set<std::string> runs{"The analysis runs"};
    const std::set<std::string> experiments{"The experiments"};
    const std::set<std::string> pods{"The pods"};
    for (const std::string fault : {"403", "html"}) {
        EXPECT_EQ(saysAfter(fault + ";path=" + argo + "analysisruns"), runs) << fault;
        EXPECT_EQ(saysAfter(fault + ";path=" + argo + "experiments"), experiments) << fault;
        EXPECT_EQ(saysAfter(fault + ";path=/api/v1/namespaces/shop/pods"), pods) << fault;
        // By whose hashes analysis runs and experiments are asked for.
        EXPECT_EQ(saysAfter(fault + ";path=/apis/apps/v1/namespaces/shop/replicasets"),
            (std::set<std::string>{"The ReplicaSets", "The analysis runs", "The experiments"}))
            << fault;
    }
    EXPECT_EQ(saysAfter(""), std::set<std::string>{});
}

TEST_F(KubeDetailsTest, isReadAgainWhenItsWorkloadChangesAndOnlyWhileSomebodyLooks)
{
    ASSERT_TRUE(goesLive());
    const std::string id = web();
    ASSERT_TRUE(fetches(id));
    recorded->watch(id.c_str());
    scheduler->advance(Milliseconds(30'000));
    const int before = podLists();
    EXPECT_EQ(before, 1) << "it has ended: nothing changes by itself";
    cluster.edit(rolloutPath("web"), R"({"status":{"message":"other"}})");
    EXPECT_TRUE(passTimeUntil([this, before] { return podLists() == before + 1; }));
    recorded->unwatch();
    scheduler->advance(Milliseconds(3'000));
    cluster.flood(rolloutPath("web"), 5);
    scheduler->advance(Milliseconds(10'000));
    EXPECT_TRUE(passTimeUntil([this] { return recorded->state() == State::Live; }));
    EXPECT_EQ(podLists(), before + 1);
}

TEST_F(KubeDetailsTest, aFetchThatIsCalledOffAtOnceAsksNothing)
{
    ASSERT_TRUE(goesLive());
    const std::string id = web();
    const int before = count(rolloutPath("web"));
    OwnedRequest request;
    int answers = 0;
    // Each takes the place of the one before, as those of a page do.
    for (int fetch = 0; fetch < 5; ++fetch)
        request = source->details().fetch(QString::fromStdString(id), {},
            {{}, [&answers](const SnapshotResult& result) { answers += result ? 1 : 0; }});
    EXPECT_TRUE(passTimeUntil([&answers] { return answers == 1; }));
    EXPECT_EQ(count(rolloutPath("web")), before + 1);
}

TEST_F(KubeDetailsTest, whatIsUnderWayIsLookedAtEveryFewSeconds)
{
    cluster.edit(rolloutPath("web"),
        R"({"status":{"phase":"Progressing","message":"more","currentPodHash":"aaa",)"
        R"("stableRS":"bbb","currentStepIndex":0}})");
    ASSERT_TRUE(goesLive());
    const std::string id = web();
    ASSERT_TRUE(fetches(id));
    recorded->watch(id.c_str());
    EXPECT_TRUE(passTimeUntil([this] { return podLists() >= 3; }, Milliseconds(500)));
    const auto told = recorded->snapshots[id].size();
    cluster.put(podOfWeb("web-3"));
    EXPECT_TRUE(
        passTimeUntil([&] { return recorded->snapshots[id].size() > told; }, Milliseconds(500)))
        << "nobody tells of pods";
}

TEST_F(KubeDetailsTest, aWatchedOneThatIsGoneIsSaidToBe)
{
    ASSERT_TRUE(goesLive());
    const std::string id = web();
    ASSERT_TRUE(fetches(id));
    recorded->watch(id.c_str());
    cluster.remove(rolloutPath("web"));
    cluster.put(rolloutJson("shop", "web", "another-uid-2"));
    ASSERT_TRUE(passTimeUntil([this] { return idsOf("shop/web/").size() == 2; }));
    recorded->snapshots.clear();
    ASSERT_TRUE(fetches(id)) << "what is known of it is shown";
    EXPECT_TRUE(latest(id).revision.isEmpty()) << "but no command is decided on it";
}

TEST_F(KubeDetailsTest, singleOnesAreFetchedWithoutAnyList)
{
    ASSERT_TRUE(goesLive());
    const std::string id = web();
    const std::string cache = idsOf("tools/cache/").front();
    recorded.reset();
    source.reset();
    cluster.traffic().clear();
    wanted = SourceSpec::Wanted::Deployments;
    open();
    EXPECT_TRUE(fetches(id));
    EXPECT_TRUE(fetches(cache));
    EXPECT_FALSE(fetches("shop/nobody/12345678/1"));
    EXPECT_EQ(recorded->failures["shop/nobody/12345678/1"].front().code, ErrorCode::NotFound);
    EXPECT_FALSE(fetches("nonsense"));
    EXPECT_EQ(count(rollouts), 0);
}

TEST_F(KubeDetailsTest, tellsTheLogsOfItsPods)
{
    ASSERT_TRUE(goesLive());
    std::optional<deployment::Expected<std::vector<LogSource>>> answer;
    const auto request = source->logs()->list(QString::fromStdString(web()),
        [&answer](const deployment::Expected<std::vector<LogSource>>& logs) { answer = logs; });
    ASSERT_TRUE(passTimeUntil([&answer] { return answer.has_value(); }));
    ASSERT_TRUE(*answer);
    ASSERT_EQ((*answer)->size(), 4U);
    EXPECT_EQ((**answer)[0], (LogSource{"web-1", "web", "stable", true}));
    EXPECT_EQ((**answer)[1], (LogSource{"web-1", "prepare", "stable", false}));
    cluster.writeLog("/api/v1/namespaces/shop/pods/web-1", "web", "hello");
    std::vector<std::string> lines;
    int ends = 0;
    LogReceiver receiver;
    receiver.onEntries = [&lines](const deployment::Log& entries) {
        for (std::size_t entry = 0; entry < entries.size(); ++entry)
            lines.emplace_back(entries.message(entry));
    };
    receiver.onEnd = [&ends](const std::optional<deployment::Error>&) { ++ends; };
    LogRequest wish;
    wish.source = {"web-1", "web", "stable", false};
    {
        const auto reading =
            source->logs()->read(QString::fromStdString(web()), wish, std::move(receiver));
        ASSERT_TRUE(passTimeUntil([&lines] { return lines.size() == 1; }));
        EXPECT_EQ(lines.front(), "hello");
    }
    EXPECT_TRUE(passTimeUntil([this] { return cluster.openStreams() == 2; })) << "the watches";
    EXPECT_EQ(ends, 0);
}

} // namespace sources
