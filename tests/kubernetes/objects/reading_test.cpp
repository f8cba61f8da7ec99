// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixtures.h"

#include "deploy/kubernetes/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using kubernetes::ObjectKind;
using kubernetes::readListPage;
using kubernetes::readObject;
using kubernetes::readWatchLine;
using kubernetes::WatchEvent;
using kubernetes::WorkloadObject;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

WorkloadObject readRollout(std::string_view json)
{
    const auto object = readObject(ObjectKind::Rollout, json);
    EXPECT_TRUE(object) << object.error().cause;
    return object ? std::get<WorkloadObject>(*object) : WorkloadObject();
}

std::string rolloutWith(const std::string& parts)
{
    return R"({"kind":"Rollout","metadata":{"name":"web","uid":"u-1"},)" + parts + "}";
}

std::string stepText(const std::string& step)
{
    const auto rollout =
        readRollout(rolloutWith(R"("spec":{"strategy":{"canary":{"steps":[)" + step + "]}}}"));
    return rollout.spec.steps.empty() ? "none" : rollout.spec.steps.front().text;
}

std::optional<std::int64_t> pauseOf(const std::string& duration)
{
    const auto rollout = readRollout(rolloutWith(
        R"("spec":{"strategy":{"canary":{"steps":[{"pause":{"duration":)" + duration + "}}]}}}"));
    const auto pause = rollout.spec.steps.at(0).pause;
    return pause ? std::optional(pause->count()) : std::nullopt;
}

} // namespace

TEST(KubernetesReading, aStepHasTheTextThatItsToolGivesIt)
{
    EXPECT_EQ(stepText(R"({"setWeight":20})"), "setWeight: 20");
    EXPECT_EQ(stepText(R"({"setWeight":0})"), "setWeight: 0");
    EXPECT_EQ(stepText(R"({"pause":{}})"), "pause");
    EXPECT_EQ(stepText(R"({"pause":{"duration":"10m"}})"), "pause: 10m");
    EXPECT_EQ(stepText(R"({"pause":{"duration":600}})"), "pause: 600");
    EXPECT_EQ(stepText(R"({"experiment":{"templates":[]}})"), "experiment");
    EXPECT_EQ(stepText(R"({"analysis":{}})"), "analysis");
    EXPECT_EQ(stepText(R"({"setCanaryScale":{"weight":30}})"), "setCanaryScale{weight: 30}");
    EXPECT_EQ(stepText(R"({"setCanaryScale":{"matchTrafficWeight":true}})"),
        "setCanaryScale{matchTrafficWeight: true}");
    EXPECT_EQ(stepText(R"({"setCanaryScale":{"replicas":2}})"), "setCanaryScale{replicas: 2}");
    EXPECT_EQ(stepText(R"({"setCanaryScale":{}})"), "invalid");
    EXPECT_EQ(stepText(R"({"plugin":{"name":"x/y"}})"), "plugin: x/y");
    EXPECT_EQ(stepText(R"({"setHeaderRoute":{"name":"h"}})"), "setHeaderRoute: h");
    EXPECT_EQ(stepText(R"({"setMirrorRoute":{"name":"m"}})"), "setMirrorRoute: m");
    EXPECT_EQ(stepText(R"({"somethingNew":{}})"), "invalid");
}

TEST(KubernetesReading, aPauseIsSecondsOrADurationOfGo)
{
    EXPECT_EQ(pauseOf("600"), 600'000);
    EXPECT_EQ(pauseOf(R"("600")"), 600'000);
    EXPECT_EQ(pauseOf(R"("1h30m")"), 5'400'000);
    EXPECT_EQ(pauseOf(R"("1.5s")"), 1500);
    EXPECT_EQ(pauseOf(R"("250ms")"), 250);
    EXPECT_EQ(pauseOf(R"("1us")"), 0);
    EXPECT_EQ(pauseOf("null"), std::nullopt);
    for (const char* const wrong :
        {R"("")", R"("m")", R"("10 m")", R"("-")", R"("1x")", R"("99999999999999999999h")"})
        EXPECT_EQ(pauseOf(wrong), -1000) << wrong;
}

TEST(KubernetesReading, whatIsOfAnotherTypeIsNotThere)
{
    const auto rollout = readRollout(
        rolloutWith(R"("spec":{"replicas":"3","paused":"true","strategy":7,"template":[]},
            "status":{"conditions":{},"currentStepIndex":"2","abort":1,"observedGeneration":12})"));
    EXPECT_FALSE(rollout.spec.replicas);
    EXPECT_FALSE(rollout.spec.isPaused);
    EXPECT_FALSE(rollout.status.stepIndex);
    EXPECT_FALSE(rollout.status.isAborted);
    EXPECT_EQ(rollout.status.observedGeneration, "12");
}

TEST(KubernetesReading, anObjectOfAnotherKindIsNone)
{
    EXPECT_FALSE(readObject(ObjectKind::Pod, rolloutWith(R"("spec":{})")));
    EXPECT_FALSE(readObject(ObjectKind::Rollout, R"({"kind":"Rollout","metadata":{"name":"a"}})"));
    EXPECT_FALSE(readObject(ObjectKind::Rollout, R"([{"kind":"Rollout"}])"));
    EXPECT_FALSE(readObject(ObjectKind::Rollout, R"({"kind":"Rollout",)"));
    EXPECT_FALSE(readObject(ObjectKind::Rollout, ""));
    // Items of core lists don't tell their kind.
    EXPECT_TRUE(readObject(ObjectKind::Pod, R"({"metadata":{"name":"a","uid":"b"}})"));
}

TEST(KubernetesReading, aSelectorIsWrittenAsTheQueryWantsIt)
{
    const auto rollout = readRollout(rolloutWith(R"("spec":{"selector":{"matchLabels":{"app":"web"},
        "matchExpressions":[{"key":"tier","operator":"In","values":["a","b"]},
        {"key":"old","operator":"DoesNotExist"},{"key":"new","operator":"Exists"},
        {"key":"zone","operator":"NotIn","values":["x"]}]}})"));
    EXPECT_EQ(rollout.spec.selector, "app=web,tier in (a,b),!old,new,zone notin (x)");
}

TEST(KubernetesReading, theManagerOfTheTemplateIsTheOneThatWroteItLast)
{
    const auto rollout =
        readRollout(R"({"kind":"Rollout","metadata":{"name":"web","uid":"u","managedFields":[
        {"manager":"argocd-controller","time":"2026-03-01T10:00:00Z","fieldsV1":{"f:spec":{"f:template":{}}}},
        {"manager":"kubectl-edit","time":"2026-03-02T10:00:00Z","fieldsV1":{"f:spec":{"f:template":{"x":{}}}}},
        {"manager":"rollouts-controller","time":"2026-03-03T10:00:00Z","fieldsV1":{"f:status":{}}}]}})");
    EXPECT_EQ(rollout.templateManager, "kubectl-edit");
    EXPECT_THAT(rollout.meta.managers,
        ElementsAre("argocd-controller", "kubectl-edit", "rollouts-controller"));
}

TEST(KubernetesReading, whetherAConsoleHasGivenAFieldItsValue)
{
    const auto writers = [](const std::string& entries) {
        return readRollout(
            R"({"kind":"Rollout","metadata":{"name":"web","uid":"u","managedFields":[)" + entries
            + "]}}")
            .writers;
    };
    using kubernetes::Writer;
    const std::string others =
        R"({"manager":"kubectl","fieldsV1":{"f:spec":{"f:paused":{},"f:template":{"x":{}}}}},)"
        R"({"manager":"rollouts-controller","fieldsV1":{"f:status":{"f:phase":{}}}})";
    EXPECT_EQ(writers(""), kubernetes::FieldWriters());
    EXPECT_EQ(writers(others),
        (kubernetes::FieldWriters{Writer::Others, Writer::Others, Writer::Untold}));
    const std::string own =
        R"({"manager":"deployment-console","fieldsV1":{"f:spec":{"f:paused":{}},)"
        R"("f:status":{"f:abort":{}}}},)";
    EXPECT_EQ(writers(own + others),
        (kubernetes::FieldWriters{Writer::Others, Writer::Console, Writer::Console}));
}

TEST(KubernetesLists, aPageIsCutIntoItsItems)
{
    const std::string json =
        R"({"apiVersion":"v1","items":[ {"metadata":{"name":"a","uid":"1"},"x":"}]"} ,{"b":[1,{}]}],)"
        R"("kind":"PodList","metadata":{"continue":"next\"one","resourceVersion":"0880020"}})";
    const auto page = readListPage(json);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->resourceVersion, "0880020");
    EXPECT_EQ(page->continueToken, "next\"one");
    ASSERT_THAT(page->items,
        ElementsAre(R"({"metadata":{"name":"a","uid":"1"},"x":"}]"})", R"({"b":[1,{}]})"));
    EXPECT_EQ(page->items.front().data(), json.data() + json.find(R"({"metadata")"));
}

TEST(KubernetesLists, anItemThatIsNoObjectCostsNoOther)
{
    const auto page = readListPage(
        R"({"items":[null,{"a":1}, 7 ,"x]",[{"b":[]}],true,{"c":[null]},null],"metadata":{"continue":"go on"}})");
    ASSERT_TRUE(page) << page.error().cause;
    EXPECT_THAT(page->items,
        ElementsAre("null", R"({"a":1})", "7", R"("x]")", R"([{"b":[]}])", "true",
            R"({"c":[null]})", "null"));
    EXPECT_EQ(page->continueToken, "go on");
    for (const std::string_view item : page->items)
        EXPECT_FALSE(readObject(ObjectKind::Rollout, item));
}

TEST(KubernetesLists, noListIsAnError)
{
    for (const char* const json : {"", "{", "[]", "{}", R"({"items":7,"metadata":{}})",
             R"({"items":[1})", R"({"items":[{},)", "404 page not found"})
        EXPECT_FALSE(readListPage(json)) << json;
    const auto none = readListPage(R"({"metadata":{"resourceVersion":"7"},"items":null})");
    ASSERT_TRUE(none);
    EXPECT_THAT(none->items, IsEmpty());
}

TEST(KubernetesWatch, aLineIsAnEventAndItsObject)
{
    const std::string line =
        R"({"type":"MODIFIED","object":{"kind":"Rollout","metadata":{"name":"a","resourceVersion":"12"},"s":{"t":1}}})";
    const auto event = readWatchLine(line);
    ASSERT_TRUE(event);
    EXPECT_EQ(event->type, WatchEvent::Type::Modified);
    EXPECT_EQ(event->objectKind, "Rollout");
    EXPECT_EQ(event->resourceVersion, "12");
    EXPECT_EQ(event->object, line.substr(28, line.size() - 29));
    // In whatever order.
    const auto turned = readWatchLine(
        R"( {"object" : {"metadata":{"resourceVersion":"9"},"kind":"Pod"} , "type":"BOOKMARK"} )");
    ASSERT_TRUE(turned);
    EXPECT_EQ(turned->type, WatchEvent::Type::Bookmark);
    EXPECT_EQ(turned->object, R"({"metadata":{"resourceVersion":"9"},"kind":"Pod"})");
    EXPECT_EQ(turned->resourceVersion, "9");
}

TEST(KubernetesWatch, anErrorSaysWhy)
{
    const auto event = readWatchLine(R"({"type":"ERROR","object":{"kind":"Status","metadata":{},
        "status":"Failure","message":"too old resource version","reason":"Expired","code":410}})");
    ASSERT_TRUE(event);
    EXPECT_EQ(event->type, WatchEvent::Type::Error);
    EXPECT_EQ(event->status.code, 410);
    EXPECT_EQ(event->status.reason, "Expired");
    EXPECT_EQ(event->status.message, "too old resource version");
    EXPECT_EQ(event->resourceVersion, "");
}

TEST(KubernetesWatch, aLineThatIsCutIsAnErrorWhereverItIs)
{
    const std::string line =
        R"({"type":"ADDED","object":{"kind":"Rollout","metadata":{"resourceVersion":"12"}}})";
    for (std::size_t end = 0; end < line.size() - 1; ++end)
        EXPECT_FALSE(readWatchLine(line.substr(0, end))) << end;
    EXPECT_TRUE(readWatchLine(line));
    EXPECT_EQ(readWatchLine(R"({"type":"NEW","object":{}})")->type, WatchEvent::Type::Other);
    EXPECT_FALSE(readWatchLine(R"({"type":"ADDED"})"));
    EXPECT_FALSE(readWatchLine(R"({"type":"ADDED","object":"x"})"));
}

TEST(KubernetesReading, anObjectThatEndsWithAnotherBracketIsNone)
{
    EXPECT_FALSE(readWatchLine(R"({"type":"MODIFIED","object":{"a":1]})"));
    EXPECT_FALSE(readListPage(R"({"items":[{"a":1]]})"));
}

TEST(KubernetesWatch, theRecordedLinesAreEvents)
{
    SKIP_WITHOUT_FIXTURES();
    std::istringstream lines(fixtures::read("kubernetes/watch/rollouts-deleted-recreated.ndjson"));
    std::vector<WatchEvent::Type> types;
    for (std::string line; std::getline(lines, line);) {
        const auto event = readWatchLine(line);
        ASSERT_TRUE(event) << line;
        types.push_back(event->type);
        if (event->type == WatchEvent::Type::Bookmark)
            continue;
        EXPECT_TRUE(readObject(ObjectKind::Rollout, event->object)) << line;
    }
    EXPECT_THAT(types, testing::Contains(WatchEvent::Type::Deleted));
}

TEST(KubernetesStatus, theRecordedRefusalsAreRead)
{
    SKIP_WITHOUT_FIXTURES();
    const auto status = kubernetes::readStatus(
        fixtures::read("kubernetes/status/504-too-large-resource-version.json"));
    ASSERT_TRUE(status);
    EXPECT_EQ(status->code, 504);
    EXPECT_EQ(status->cause, "ResourceVersionTooLarge");
    EXPECT_FALSE(kubernetes::readStatus("404 page not found"));
    EXPECT_FALSE(kubernetes::readStatus(R"({"kind":"Pod"})"));
}
