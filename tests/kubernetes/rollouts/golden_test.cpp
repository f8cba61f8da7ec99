// SPDX-License-Identifier: GPL-3.0-or-later
// Held against what the cluster's own tool prints of real objects.
#include "fixtures.h"
#include "plugin_text.h"
#include "rollouts/phase.h"
#include "rollouts/workload_view.h"

#include "deploy/formats/json/json_value.h"

#include <algorithm>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using deployment::Workload;
using formats::JsonValue;
using kubernetes::Children;
using kubernetes::ObjectKind;
using kubernetes::WorkloadObject;

namespace {

std::vector<kubernetes::AnyObject> objectsOf(ObjectKind kind, const std::string& path)
{
    std::vector<kubernetes::AnyObject> objects;
    const std::string json = fixtures::read(path);
    if (json.empty())
        return objects;
    const auto page = kubernetes::readListPage(json);
    const std::vector<std::string_view> items =
        page ? page->items : std::vector<std::string_view>{json};
    for (const std::string_view item : items) {
        auto object = kubernetes::readObject(kind, item);
        EXPECT_TRUE(object) << path << ": " << object.error().cause;
        if (!object)
            continue;
        // The tool was tested with objects that all were made at the same time.
        std::visit([](auto& each) { each.meta.created = deployment::Timestamp(); }, *object);
        objects.push_back(std::move(*object));
    }
    return objects;
}

Children childrenIn(const std::string& folder)
{
    Children children;
    for (const auto& [kind, file] : {std::pair(ObjectKind::ReplicaSet, "replicasets"),
             std::pair(ObjectKind::Pod, "pods"), std::pair(ObjectKind::AnalysisRun, "analysisruns"),
             std::pair(ObjectKind::Experiment, "experiments")}) {
        for (auto& object : objectsOf(kind, folder + '/' + file + ".json"))
            children.add(std::move(object));
    }
    return children;
}

/// What is shown of each Rollout of a folder, by its name.
std::map<std::string, Workload> viewsIn(const std::string& folder)
{
    const Children children = childrenIn(folder);
    std::map<std::string, Workload> views;
    for (const auto& object : objectsOf(ObjectKind::Rollout, folder + "/rollouts.json")) {
        const auto& rollout = std::get<WorkloadObject>(object);
        views[rollout.meta.name] = kubernetes::workloadView(
            rollout, children, *deployment::parseTimestamp("2026-03-03T10:00:00Z"));
    }
    return views;
}

JsonValue parse(const std::string& path)
{
    const auto value = JsonValue::parse(fixtures::read(path));
    EXPECT_TRUE(value) << path;
    return value ? *value : JsonValue();
}

/// The member as it would be printed; "-" where there is none.
std::string member(const JsonValue& value, std::string_view name)
{
    const auto found = value.member(name);
    if (!found)
        return "-";
    if (const auto text = found->text())
        return *text;
    if (const auto number = found->integer(0, 1'000'000))
        return std::to_string(*number);
    return "-";
}

std::string printed(const std::optional<std::int64_t>& number)
{
    return number ? std::to_string(*number) : "-";
}

std::vector<std::string> printedImages(const Workload& view)
{
    std::vector<std::string> images;
    for (deployment::WorkloadImage image : view.images) {
        std::ranges::sort(image.roles);
        std::erase_if( // the golden outputs have them, what was derived does not
            image.roles, [](const std::string& role) { return role == "ping" || role == "pong"; });
        std::string text = image.image;
        for (const std::string& role : image.roles)
            text += ' ' + role;
        images.push_back(text);
    }
    return images;
}

std::vector<std::string> expectedImages(const JsonValue& derived)
{
    std::vector<std::string> images;
    for (const JsonValue& image : derived.array("images")->elements()) {
        std::string text = *image.text("image");
        for (const JsonValue& tag : image.array("tags")->elements())
            text += ' ' + *tag.text();
        images.push_back(text);
    }
    return images;
}

void expectDerived(const Workload& view, const JsonValue& derived)
{
    EXPECT_EQ(view.phase, member(derived, "status"));
    EXPECT_EQ(view.message, member(derived, "message"));
    EXPECT_EQ(view.strategy, member(derived, "strategy"));
    const std::string expectedStep = member(derived, "step");
    const std::string step =
        view.stepIndex ? printed(view.stepIndex) + '/' + std::to_string(view.stepCount) : "-";
    EXPECT_EQ(step, expectedStep.empty() ? "-" : expectedStep);
    EXPECT_EQ(printed(view.setWeight), member(derived, "setWeight"));
    // The tool gives all of the traffic to what has not a single pod.
    const bool hasPods = view.replicas.available.value_or(0) > 0;
    EXPECT_EQ(printed(view.actualWeight), hasPods ? member(derived, "actualWeight") : "0");
    const JsonValue replicas = *derived.object("replicas");
    EXPECT_EQ(printed(view.replicas.desired), member(replicas, "desired"));
    EXPECT_EQ(printed(view.replicas.current), member(replicas, "current"));
    EXPECT_EQ(printed(view.replicas.updated), member(replicas, "updated"));
    EXPECT_EQ(printed(view.replicas.ready), member(replicas, "ready"));
    EXPECT_EQ(printed(view.replicas.available), member(replicas, "available"));
    EXPECT_EQ(printedImages(view), expectedImages(derived));
    std::vector<std::string> replicaSets;
    for (const deployment::WorkloadNode& node : view.tree)
        if (node.kind == "ReplicaSet" && node.depth == 2)
            replicaSets.push_back(node.name + ' ' + node.status);
    std::vector<std::string> expected;
    for (const JsonValue& each : derived.array("replicaSets")->elements())
        expected.push_back(*each.text("name") + ' ' + *each.text("status"));
    EXPECT_EQ(replicaSets, expected);
}

} // namespace

TEST(RolloutGoldens, aPausedBlueGreenOne)
{
    SKIP_WITHOUT_FIXTURES();
    EXPECT_EQ(plugin::textOf(viewsIn("argo-rollouts/bluegreen-paused").at("bluegreen-demo")),
        plugin::trimmed(fixtures::read("argo-rollouts/bluegreen-paused/expected-get.txt")));
}

TEST(RolloutGoldens, anAbortedCanary)
{
    SKIP_WITHOUT_FIXTURES();
    EXPECT_EQ(
        plugin::textOf(viewsIn("argo-rollouts/canary-aborted").at("rollout-background-analysis")),
        plugin::trimmed(
            fixtures::read("argo-rollouts/canary-aborted/expected-TestGetAbortedRollout.txt")));
}

TEST(RolloutGoldens, aDegradedCanaryAlsoWithPingAndPong)
{
    SKIP_WITHOUT_FIXTURES();
    const auto views = viewsIn("argo-rollouts/canary-degraded");
    EXPECT_EQ(plugin::textOf(views.at("canary-demo")),
        plugin::trimmed(fixtures::read("argo-rollouts/canary-degraded/expected-get-rollout0.txt")));
    EXPECT_EQ(plugin::textOf(views.at("canary-demo-pingpong")),
        plugin::trimmed(
            fixtures::read("argo-rollouts/canary-degraded/expected-get-rollout3-pingpong.txt")));
}

TEST(RolloutGoldens, anExperimentWithinItsRollout)
{
    SKIP_WITHOUT_FIXTURES();
    const auto views = viewsIn("argo-rollouts/canary-experiment-analysis");
    ASSERT_EQ(views.size(), 1U);
    const std::string golden = plugin::trimmed(
        fixtures::read("argo-rollouts/canary-experiment-analysis/expected-TestGetExperiment.txt"));
    EXPECT_EQ(
        plugin::treeOf(views.begin()->second, "rollout-experiment-analysis-6f646bf7b7-1-vcv27"),
        golden.substr(golden.find("NAME   ")));
}

TEST(RolloutGoldens, anInvalidSpec)
{
    SKIP_WITHOUT_FIXTURES();
    const std::string golden =
        fixtures::read("argo-rollouts/invalid-spec/expected-TestGetInvalidRollout.txt");
    const std::string text =
        plugin::textOf(viewsIn("argo-rollouts/invalid-spec").at("rollout-invalid"));
    EXPECT_EQ(text.substr(0, golden.find_last_not_of(" \n") + 1),
        golden.substr(0, golden.find_last_not_of(" \n") + 1));
}

TEST(RolloutGoldens, whatFollowsFromEachObject)
{
    SKIP_WITHOUT_FIXTURES();
    std::size_t count = 0;
    for (const auto& [name, derived] : parse("argo-rollouts/expected-derived.json").members()) {
        SCOPED_TRACE(name);
        const auto slash = name.find('/');
        const std::string folder = "argo-rollouts/" + name.substr(0, slash);
        if (name.ends_with(".json")) {
            const auto object = objectsOf(ObjectKind::Rollout, "argo-rollouts/" + name);
            ASSERT_EQ(object.size(), 1U);
            Children children;
            if (name.ends_with("/03-paused-step2.json")) {
                for (auto& each : objectsOf(
                         ObjectKind::ReplicaSet, "argo-rollouts/lifecycle/replicasets-at-03.json"))
                    children.add(std::move(each));
            }
            expectDerived(
                kubernetes::workloadView(std::get<WorkloadObject>(object.front()), children, {}),
                derived);
        } else {
            expectDerived(viewsIn(folder).at(name.substr(slash + 1)), derived);
        }
        ++count;
    }
    EXPECT_GE(count, 20U);
}

TEST(RolloutGoldens, whatAToolSaysOfControllersOfEveryAge)
{
    SKIP_WITHOUT_FIXTURES();
    for (const JsonValue& row : parse("argo-rollouts/phases/index.json").elements()) {
        const std::string file = *row.text("file");
        SCOPED_TRACE(file);
        // Some of these have neither name nor uid: they come from tests, not from a server.
        std::string json = fixtures::read("argo-rollouts/phases/" + file);
        if (const auto at = json.find("\"metadata\": {"); json.find("\"uid\"") == std::string::npos)
            json.insert(at + 13, "\"uid\": \"u\",");
        const auto object = kubernetes::readObject(ObjectKind::Rollout, json);
        ASSERT_TRUE(object) << object.error().cause;
        const auto phase = kubernetes::phaseOf(std::get<WorkloadObject>(*object));
        EXPECT_EQ(phase.word, *row.text("pluginStatus"));
        EXPECT_EQ(phase.message, *row.text("pluginMessage"));
    }
}
