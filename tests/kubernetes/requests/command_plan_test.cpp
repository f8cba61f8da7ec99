// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/json/json_value.h"
#include "deploy/kubernetes/commands.h"
#include "deploy/kubernetes/reading.h"

#include "fixtures.h"
#include "requests/pod_template.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace kubernetes {

namespace {

using formats::JsonValue;
using operations::Command;
using operations::CommandKind;

const std::string rolloutPath = "/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts/web";

Command commandOf(CommandKind kind)
{
    Command command;
    command.kind = kind;
    command.actor = "ops";
    command.reason = "why";
    command.decidedAt = deployment::parseTimestamp("2026-03-03T09:30:00.750Z").value();
    return command;
}

/// A Rollout of five steps in the middle of an update.
std::string rollout(const std::string& spec = "", const std::string& status = "")
{
    return R"({"apiVersion":"argoproj.io/v1alpha1","kind":"Rollout","metadata":{"name":"web",)"
           R"("namespace":"shop","uid":"u-1","resourceVersion":"880050","generation":4},"spec":{)"
        + spec
        + R"("replicas":5,"template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[)"
          R"({"name":"web","image":"r/web:1.5.0"},{"name":"proxy","image":"r/proxy:9"}]}},)"
          R"("strategy":{"canary":{"steps":[{"setWeight":20},{"pause":{}},{"analysis":{}},)"
          R"({"setWeight":60},{"pause":{"duration":"10m"}}]}}},"status":{)"
        + status + R"("observedGeneration":"4","currentPodHash":"new","stableRS":"old"}})";
}

std::string pausedAtStep(int step, const char* reason = "CanaryPauseStep")
{
    return R"("pauseConditions":[{"reason":")" + std::string(reason)
        + R"(","startTime":"2026-03-03T09:00:00Z"}],"controllerPause":true,"currentStepIndex":)"
        + std::to_string(step) + ',';
}

std::string replicaSet(int revision, const std::string& hash, const std::string& image,
    const std::string& owner = "u-1", const std::string& labelAround = "")
{
    return R"({"metadata":{"name":"web-)" + hash + R"(","namespace":"shop","uid":"rs-)" + hash
        + R"(","creationTimestamp":"2026-03-01T09:00:00Z","labels":{"app":"web",)"
          R"("rollouts-pod-template-hash":")"
        + hash + R"("},"annotations":{"rollout.argoproj.io/revision":")" + std::to_string(revision)
        + R"("},"ownerReferences":[{"kind":"Rollout","name":"web","uid":")" + owner
        + R"(","controller":true}]},"spec":{"replicas":0,"template":{"metadata":{"labels":{)"
          R"("app":"web",)"
        + labelAround + R"("rollouts-pod-template-hash" : ")" + hash
        + R"("}},"spec":{"containers":[{"name":"web","image":")" + image
        + R"(","env":[{"name":"N","value":"1e3"}],"big":12345678901234567890.10}]}}},)"
          R"("status":{"replicas":0}})";
}

deployment::Expected<CommandPlan> planFor(
    CommandKind kind, const std::string& workload, bool annotates = false)
{
    return planOf(commandOf(kind), ObjectKind::Rollout, {workload, {}, {}}, annotates);
}

std::string notesOf(const CommandPlan& plan)
{
    std::string text;
    for (const auto& note : plan.briefing.notes)
        text += note.toEnglish() + '\n';
    return text;
}

Patch onlyPatch(const deployment::Expected<CommandPlan>& plan)
{
    EXPECT_TRUE(plan.has_value()) << (plan ? "" : plan.error().message.toEnglish());
    EXPECT_TRUE(plan && plan->patches.size() == 1);
    return plan && !plan->patches.empty() ? plan->patches.front() : Patch{};
}

TEST(CommandPlan, pauseAndResumeAreWhatThePlugInSends)
{
    const Patch pause = onlyPatch(planFor(CommandKind::Pause, rollout()));
    EXPECT_EQ(pause.path, rolloutPath);
    EXPECT_EQ(pause.contentType(), "application/merge-patch+json");
    EXPECT_EQ(pause.body, R"({"metadata":{"uid":"u-1"},"spec":{"paused":true}})");
    const Patch user = onlyPatch(planFor(CommandKind::Resume, rollout(R"("paused":true,)")));
    EXPECT_EQ(user.path, rolloutPath);
    EXPECT_EQ(user.body,
        R"({"metadata":{"uid":"u-1","resourceVersion":"880050"},"spec":{"paused":false}})")
        << "not what has come since then";
    const Patch step = onlyPatch(planFor(CommandKind::Resume, rollout("", pausedAtStep(1))));
    EXPECT_EQ(step.path, rolloutPath + "/status");
    EXPECT_EQ(step.body,
        R"({"metadata":{"uid":"u-1","resourceVersion":"880050"},"status":{"pauseConditions":null}})");
}

/// The commands to which nothing speaks against, in the order of a menu.
std::string offeredFor(const std::string& json, ObjectKind kind = ObjectKind::Rollout)
{
    const auto object = readObject(kind, json);
    EXPECT_TRUE(object.has_value());
    std::string words;
    for (const operations::CommandSpec& spec : commandsFor(kind)) {
        if (!objectionTo(spec.kind, std::get<WorkloadObject>(*object)))
            words += std::string(spec.word) + ' ';
    }
    return words;
}

TEST(CommandPlan, whatMakesNoSenseIsNotOffered)
{
    EXPECT_EQ(offeredFor(rollout()), "pause rollback abort promote promote-fully restart ");
    EXPECT_EQ(offeredFor(rollout(R"("paused":true,)")),
        "resume rollback abort promote promote-fully restart ");
    EXPECT_EQ(offeredFor(rollout("", pausedAtStep(1))),
        "pause resume rollback abort promote promote-fully restart ");
    EXPECT_EQ(offeredFor(rollout("", R"("abort":true,)")), "rollback retry restart ");
    EXPECT_EQ(offeredFor(rollout("", R"("currentStepIndex":5,)")), "pause rollback abort restart ");
    std::string done = rollout();
    done.replace(done.find(R"("stableRS":"old")"), 16, R"("stableRS":"new")");
    EXPECT_EQ(offeredFor(done), "rollback restart ");
}

TEST(CommandPlan, theFirstRevisionHasNoneToGoBackTo)
{
    const auto ofRevision = [](int revision) {
        std::string json = rollout();
        return json.replace(json.find(R"("generation")"), 0,
            R"("annotations":{"rollout.argoproj.io/revision":")" + std::to_string(revision)
                + R"("},)");
    };
    EXPECT_EQ(offeredFor(ofRevision(1)), "pause abort promote promote-fully restart ");
    EXPECT_EQ(offeredFor(ofRevision(2)), offeredFor(rollout()));
}

/// One function says it for the offer and for the plan.
TEST(CommandPlan, whatIsNotOfferedIsNotPlannedForTheSameReason)
{
    for (const std::string& json :
        {rollout(), rollout(R"("paused":true,)"), rollout("", pausedAtStep(1)),
            rollout("", R"("abort":true,)"), rollout("", R"("currentStepIndex":5,)")}) {
        const auto object = readObject(ObjectKind::Rollout, json);
        for (const operations::CommandSpec& spec : commandsFor(ObjectKind::Rollout)) {
            const auto objection = objectionTo(spec.kind, std::get<WorkloadObject>(*object));
            const auto plan = planFor(spec.kind, json);
            EXPECT_EQ(plan.has_value(), !objection) << spec.word << json;
            if (!plan && objection) {
                EXPECT_EQ(plan.error().message, *objection) << spec.word;
            }
        }
    }
}

TEST(CommandPlan, bothPausesAreLiftedWhereBothHold)
{
    const auto plan = planFor(CommandKind::Resume, rollout(R"("paused":true,)", pausedAtStep(1)));
    ASSERT_TRUE(plan.has_value());
    ASSERT_EQ(plan->patches.size(), 2U);
    EXPECT_EQ(plan->patches[0].body,
        R"({"metadata":{"uid":"u-1","resourceVersion":"880050"},"spec":{"paused":false}})");
    EXPECT_EQ(plan->patches[1].body,
        R"([{"op":"test","path":"/metadata/uid","value":"u-1"},)"
        R"({"op":"add","path":"/status/pauseConditions","value":[]}])");
    const std::string notes = notesOf(*plan);
    EXPECT_NE(notes.find("a person gave"), std::string::npos) << notes;
    EXPECT_NE(notes.find("the pause of step 2 of 5"), std::string::npos) << notes;
    EXPECT_NE(notes.find("step 3 of 5: analysis"), std::string::npos) << notes;
}

TEST(CommandPlan, withoutAVerdictTheStepIsPassed)
{
    const auto plan = planFor(CommandKind::Resume,
        rollout(R"("paused":true,)", pausedAtStep(2, "InconclusiveAnalysisRun")));
    ASSERT_TRUE(plan.has_value());
    ASSERT_EQ(plan->patches.size(), 2U);
    EXPECT_EQ(plan->patches[0].body,
        R"({"metadata":{"uid":"u-1","resourceVersion":"880050"},"status":{"pauseConditions":null,)"
        R"("controllerPause":false,"currentStepIndex":3}})")
        << "guarded, so before what changes the version of the object";
    EXPECT_EQ(plan->patches[1].body, R"({"metadata":{"uid":"u-1"},"spec":{"paused":false}})");
    EXPECT_NE(notesOf(*plan).find("no verdict"), std::string::npos);
}

TEST(CommandPlan, aStepIsSkippedFromTheStateThatWasRead)
{
    const auto plan = planFor(CommandKind::Promote, rollout("", R"("currentStepIndex":2,)"));
    EXPECT_EQ(onlyPatch(plan).body,
        R"({"metadata":{"uid":"u-1","resourceVersion":"880050"},"status":{"pauseConditions":null,)"
        R"("currentStepIndex":3}})");
    const std::string notes = notesOf(*plan);
    EXPECT_NE(notes.find("Step 3 of 5 is skipped: analysis"), std::string::npos) << notes;
    EXPECT_NE(notes.find("Its analysis is skipped"), std::string::npos) << notes;
    EXPECT_FALSE(planFor(CommandKind::Promote, rollout("", R"("currentStepIndex":5,)")));
}

TEST(CommandPlan, abortRetryAndFullPromotionAreFlagsOfTheStatus)
{
    EXPECT_EQ(onlyPatch(planFor(CommandKind::Abort, rollout())).body,
        R"([{"op":"test","path":"/metadata/uid","value":"u-1"},)"
        R"({"op":"add","path":"/status/abort","value":true}])");
    const std::string aborted = rollout("", R"("abort":true,)");
    EXPECT_EQ(onlyPatch(planFor(CommandKind::Retry, aborted)).body,
        R"([{"op":"test","path":"/metadata/uid","value":"u-1"},)"
        R"({"op":"add","path":"/status/abort","value":false}])");
    EXPECT_EQ(onlyPatch(planFor(CommandKind::PromoteFully, rollout())).body,
        R"({"metadata":{"uid":"u-1","resourceVersion":"880050"},"status":{"promoteFull":true}})");
    for (const CommandKind kind :
        {CommandKind::Abort, CommandKind::Pause, CommandKind::Promote, CommandKind::PromoteFully})
        EXPECT_FALSE(planFor(kind, aborted)) << toWire(kind);
    EXPECT_FALSE(planFor(CommandKind::Retry, rollout("", R"("abort":false,)")))
        << "after a retry the flag stays, and is false";
}

TEST(CommandPlan, aRetrySaysThatThePauseOfAPersonStays)
{
    const std::string isAborted = R"("abort":true,)";
    const auto plan = planFor(CommandKind::Retry, rollout(R"("paused":true,)", isAborted));
    EXPECT_EQ(onlyPatch(plan).body,
        R"([{"op":"test","path":"/metadata/uid","value":"u-1"},)"
        R"({"op":"add","path":"/status/abort","value":false}])");
    const std::string notes = notesOf(*plan);
    EXPECT_NE(notes.find("(spec.paused) stays"), std::string::npos) << notes;
    EXPECT_EQ(notesOf(*planFor(CommandKind::Retry, rollout("", isAborted))).find("spec.paused"),
        std::string::npos);
}

TEST(CommandPlan, aRestartNamesTheMomentOfItsDecision)
{
    EXPECT_EQ(onlyPatch(planFor(CommandKind::Restart, rollout())).body,
        R"({"metadata":{"uid":"u-1"},"spec":{"restartAt":"2026-03-03T09:30:00Z"}})");
}

/// As `kubectl rollout restart` writes it.
TEST(CommandPlan, aRestartOfADeploymentAsksForNewPods)
{
    const auto deploymentWith = [](const std::string& spec) {
        return R"({"kind":"Deployment","metadata":{"name":"api","namespace":"shop","uid":"d-1"},)"
               R"("spec":{)"
            + spec + R"("template":{"spec":{"containers":[{"name":"api","image":"r/api:3"}]}}}})";
    };
    const auto plan = [&](const std::string& spec) {
        return planOf(commandOf(CommandKind::Restart), ObjectKind::Deployment,
            {deploymentWith(spec), {}, {}}, false);
    };
    const Patch patch = onlyPatch(plan(""));
    EXPECT_EQ(patch.path, "/apis/apps/v1/namespaces/shop/deployments/api");
    EXPECT_EQ(patch.body,
        R"({"metadata":{"uid":"d-1"},"spec":{"template":{"metadata":{"annotations":{)"
        R"("kubectl.kubernetes.io/restartedAt":"2026-03-03T09:30:00Z"}}}}})");
    EXPECT_EQ(notesOf(*plan("")),
        "Its pods are replaced little by little, with the same images; no step runs.\n");
    EXPECT_EQ(notesOf(*plan(R"("strategy":{"type":"Recreate"},)")),
        "All of its pods are stopped before new ones start (strategy Recreate), with the same "
        "images: in between nothing serves.\n");
    const auto paused = plan(R"("paused":true,)");
    ASSERT_FALSE(paused);
    EXPECT_EQ(paused.error().message.toEnglish(),
        "A paused Deployment is not restarted; resume it first.");
}

TEST(CommandPlan, aRestartOfARolloutSaysWhatItDoes)
{
    EXPECT_EQ(notesOf(*planFor(CommandKind::Restart, rollout())),
        "Its pods are replaced little by little, with the same images; no step runs.\n");
}

TEST(CommandPlan, aRollbackPutsTheTemplateBackCharacterForCharacter)
{
    Command command = commandOf(CommandKind::RollBack);
    const CommandObjects objects{rollout(),
        {replicaSet(7, "new", "r/web:1.5.0"), replicaSet(6, "old", "r/web:1.4.0"),
            replicaSet(5, "older", "r/web:1.4.0"), replicaSet(9, "alien", "r/x:1", "u-2")},
        {}};
    const auto offered = planOf(command, ObjectKind::Rollout, objects, false);
    ASSERT_TRUE(offered.has_value());
    EXPECT_TRUE(offered->patches.empty());
    const auto& targets = offered->briefing.targets;
    ASSERT_TRUE(targets.has_value());
    ASSERT_EQ(targets->size(), 2U) << "neither the present one nor that of another workload";
    EXPECT_EQ(targets->at(0).revision, 6);
    EXPECT_EQ(targets->at(0).version, "1.4.0 (revision 6)");
    EXPECT_EQ(targets->at(1).version, "1.4.0 (revision 5)");
    EXPECT_TRUE(targets->at(0).created);
    // One that was gone back to before: its ReplicaSet is older than the revision.
    std::string again = objects.replicaSets[1];
    again.insert(
        again.find(R"("annotations":{)") + 15, R"("rollout.argoproj.io/revision-history":"2",)");
    const auto taken = planOf(command, ObjectKind::Rollout, {objects.workload, {again}, {}}, false);
    ASSERT_TRUE(taken && taken->briefing.targets && taken->briefing.targets->size() == 1);
    EXPECT_EQ(taken->briefing.targets->front().created, std::nullopt);

    command.targetId = targets->at(1).id;
    command.targetVersion = targets->at(1).version;
    const auto plan = planOf(command, ObjectKind::Rollout, objects, false);
    const Patch patch = onlyPatch(plan);
    EXPECT_EQ(patch.contentType(), "application/json-patch+json");
    EXPECT_EQ(patch.path, rolloutPath);
    EXPECT_EQ(patch.body,
        R"([{"op":"test","path":"/metadata/uid","value":"u-1"},)"
        R"({"op":"test","path":"/spec/template/spec/containers/0/image","value":"r/web:1.5.0"},)"
        R"({"op":"test","path":"/spec/template/spec/containers/1/image","value":"r/proxy:9"},)"
        R"({"op":"replace","path":"/spec/template","value":{"metadata":{"labels":{"app":"web"}},)"
        R"("spec":{"containers":[{"name":"web","image":"r/web:1.4.0",)"
        R"("env":[{"name":"N","value":"1e3"}],"big":12345678901234567890.10}]}}}])");
    const std::string notes = notesOf(*plan);
    EXPECT_NE(notes.find("web: from r/web:1.5.0 to r/web:1.4.0"), std::string::npos) << notes;
    EXPECT_NE(notes.find("Container proxy goes away"), std::string::npos) << notes;
    EXPECT_NE(notes.find("2 days ago"), std::string::npos) << notes;
    EXPECT_NE(notes.find("all steps and analyses run again"), std::string::npos) << notes;
    for (const char* text : {"6", "1.4.0 (revision 6)"}) {
        Command typed = commandOf(CommandKind::RollBack);
        typed.targetVersion = text;
        const auto stable = planOf(typed, ObjectKind::Rollout, objects, false);
        ASSERT_TRUE(stable.has_value()) << text;
        EXPECT_NE(notesOf(*stable).find("stable revision"), std::string::npos);
    }
    for (const char* gone : {"7", "1.5.0", "8", "alien"}) {
        Command typed = commandOf(CommandKind::RollBack);
        typed.targetVersion = gone;
        EXPECT_FALSE(planOf(typed, ObjectKind::Rollout, objects, false)) << gone;
    }
}

TEST(CommandPlan, aReplicaSetThatCannotBeReadIsARevisionThatIsNotKnown)
{
    const std::string good = replicaSet(6, "old", "r/web:1.4.0");
    for (const char* odd : {"null", "[]", "7", "{}", R"({"metadata":{"name":"x"}})",
             R"({"kind":"Pod","metadata":{"name":"x","uid":"y"}})", R"({"metadata":)"}) {
        Command command = commandOf(CommandKind::RollBack);
        const CommandObjects mixed{rollout(), {odd, good}, {}};
        const auto offered = planOf(command, ObjectKind::Rollout, mixed, false);
        ASSERT_TRUE(offered.has_value()) << odd;
        EXPECT_EQ(offered->briefing.targets->size(), 1U) << odd;
        EXPECT_NE(notesOf(*offered).find("There may be more revisions: 1 of"), std::string::npos)
            << odd << ' ' << notesOf(*offered);
        const auto none = planOf(command, ObjectKind::Rollout, {rollout(), {odd}, {}}, false);
        ASSERT_FALSE(none.has_value()) << odd;
        EXPECT_NE(none.error().message.toEnglish().find("is not known"), std::string::npos) << odd;
        command.targetVersion = "5";
        const auto other = planOf(command, ObjectKind::Rollout, mixed, false);
        ASSERT_FALSE(other.has_value()) << odd;
        EXPECT_NE(other.error().message.toEnglish().find("is not known"), std::string::npos) << odd;
        command.targetVersion = "6";
        EXPECT_TRUE(planOf(command, ObjectKind::Rollout, mixed, false)) << odd;
    }
    const auto empty =
        planOf(commandOf(CommandKind::RollBack), ObjectKind::Rollout, {rollout(), {}, {}}, false);
    ASSERT_TRUE(empty.has_value()) << "that there is none is known";
    EXPECT_TRUE(empty->briefing.targets->empty());
}

TEST(CommandPlan, theHashLabelIsCutOutWhereverItStands)
{
    const auto cut = [](const std::string& labels) {
        return originalTemplate(
            R"({"spec":{"template":{"metadata":{"labels":)" + labels + R"(},"spec":{}}}})", "hash");
    };
    const auto wanted = [](const std::string& labels) {
        return R"({"metadata":{"labels":)" + labels + R"(},"spec":{}})";
    };
    EXPECT_EQ(cut(R"({"hash":"x"})"), wanted("{}"));
    EXPECT_EQ(cut(R"({"hash":"x","a":"1"})"), wanted(R"({"a":"1"})"));
    EXPECT_EQ(cut(R"({"a":"1", "hash" : "x" , "b":"2"})"), wanted(R"({"a":"1",  "b":"2"})"));
    EXPECT_EQ(cut(R"({"a":"1" , "hash":"x"})"), wanted(R"({"a":"1" })"));
    EXPECT_EQ(cut(R"({"a":"hash","b":"\"hash\":"})"), wanted(R"({"a":"hash","b":"\"hash\":"})"));
    EXPECT_EQ(originalTemplate(R"({"spec":{}})", "hash"), std::nullopt);
    EXPECT_EQ(originalTemplate("no json", "hash"), std::nullopt);
}

TEST(CommandPlan, aTemplateThatLiesInADeploymentIsChangedThere)
{
    const std::string deployment =
        R"({"kind":"Deployment","metadata":{"name":"web-base","namespace":"shop","uid":"d-1"},)"
        R"("spec":{"replicas":0,"template":{"spec":{"containers":[{"name":"web",)"
        R"("image":"r/web:1.5.0"}]}}}})";
    const std::string reference =
        R"("workloadRef":{"apiVersion":"apps/v1","kind":"%","name":"web-base"},)";
    const auto planWith = [&](const std::string& kind) {
        std::string spec = reference;
        spec.replace(spec.find('%'), 1, kind);
        Command command = commandOf(CommandKind::RollBack);
        command.targetVersion = "6";
        return planOf(command, ObjectKind::Rollout,
            {rollout(spec), {replicaSet(6, "old", "r/web:1.4.0")}, deployment}, false);
    };
    const auto plan = planWith("Deployment");
    const Patch patch = onlyPatch(plan);
    EXPECT_EQ(patch.path, "/apis/apps/v1/namespaces/shop/deployments/web-base");
    EXPECT_NE(patch.body.find(R"("path":"/metadata/uid","value":"d-1")"), std::string::npos);
    EXPECT_NE(notesOf(*plan).find("Deployment web-base"), std::string::npos);
    EXPECT_FALSE(planWith("PodTemplate"));
}

TEST(CommandPlan, whoUndoesTheChangeIsSaid)
{
    const auto with = [](const std::string& meta) {
        std::string json = rollout();
        json.insert(json.find(R"("name":"web")"), meta);
        return notesOf(planFor(CommandKind::Pause, json).value());
    };
    EXPECT_NE(with(R"("annotations":{"argocd.argoproj.io/tracking-id":"shop:g/Rollout:shop/web"},)")
                  .find("Argo CD manages this (application shop)"),
        std::string::npos);
    EXPECT_NE(with(R"("managedFields":[{"manager":"argocd-controller"}],)").find("Argo CD has"),
        std::string::npos);
    EXPECT_NE(with(R"("labels":{"kustomize.toolkit.fluxcd.io/name":"apps"},)")
                  .find("Flux manages this (apps)"),
        std::string::npos);
    EXPECT_EQ(with("").find("Argo"), std::string::npos);
}

TEST(CommandPlan, theReasonGoesAlongWhereItIsWanted)
{
    const std::string reason = R"("pause by ops at 2026-03-03T09:30:00Z: why")";
    EXPECT_EQ(onlyPatch(planFor(CommandKind::Pause, rollout(), true)).body,
        R"({"metadata":{"uid":"u-1","annotations":{"deployment-console/last-action":)" + reason
            + R"(}},"spec":{"paused":true}})");
    Command command = commandOf(CommandKind::RollBack);
    command.targetVersion = "6";
    const auto plan = planOf(
        command, ObjectKind::Rollout, {rollout(), {replicaSet(6, "old", "r/web:1.4.0")}, {}}, true);
    EXPECT_TRUE(onlyPatch(plan).body.ends_with(
        R"({"op":"add","path":"/metadata/annotations","value":{}},{"op":"add","path":)"
        R"("/metadata/annotations/deployment-console~1last-action","value":)"
        R"("rollback by ops at 2026-03-03T09:30:00Z: why"}])"));
}

TEST(CommandPlan, aDeploymentIsKeptByKubectlsRules)
{
    const auto deployment = [](bool paused) {
        return R"({"kind":"Deployment","metadata":{"name":"api","namespace":"shop","uid":"d-2",)"
               R"("annotations":{"deployment.kubernetes.io/revision":"3"}},"spec":{)"
            + std::string(paused ? R"("paused":true,)" : "")
            + R"("template":{"metadata":{"labels":{"app":"api"}},"spec":{"containers":[)"
              R"({"name":"api","image":"r/api:3"}]}}}})";
    };
    const auto set = [](int revision, const std::string& image) {
        return R"({"metadata":{"name":"api-)" + std::to_string(revision)
            + R"(","namespace":"shop","uid":"x)" + std::to_string(revision)
            + R"(","labels":{"pod-template-hash":"h"},"annotations":{)"
              R"("deployment.kubernetes.io/revision":")"
            + std::to_string(revision)
            + R"("},"ownerReferences":[{"kind":"Deployment","name":"api","uid":"d-2"}]},"spec":{)"
              R"("template":{"spec":{"containers":[{"image":")"
            + image
            + R"(","name":"api"}]},"metadata":{"labels":{"pod-template-hash":"h","app":"api"}}}}})";
    };
    Command command = commandOf(CommandKind::RollBack);
    command.targetVersion = "2";
    const std::vector<std::string> sets{set(3, "r/api:3"), set(2, "r/api:2")};
    const auto plan = planOf(command, ObjectKind::Deployment, {deployment(false), sets, {}}, false);
    EXPECT_EQ(onlyPatch(plan).path, "/apis/apps/v1/namespaces/shop/deployments/api");
    EXPECT_NE(notesOf(*plan).find("Only the template"), std::string::npos);
    command.targetVersion = "3";
    EXPECT_FALSE(planOf(command, ObjectKind::Deployment, {deployment(false), sets, {}}, false))
        << "the template is the same whatever the order of its members";
    command.targetVersion = "2";
    EXPECT_FALSE(planOf(command, ObjectKind::Deployment, {deployment(true), sets, {}}, false));
    for (const CommandKind kind :
        {CommandKind::Abort, CommandKind::Retry, CommandKind::Promote, CommandKind::PromoteFully})
        EXPECT_FALSE(
            planOf(commandOf(kind), ObjectKind::Deployment, {deployment(false), {}, {}}, false));
}

/// What the actions of Argo CD can be given, as its own tests have it.
TEST(CommandPlan, isPossibleWhereArgoCdOffersTheAction)
{
    SKIP_WITHOUT_FIXTURES();
    const std::map<std::string, CommandKind> kinds{{"pause", CommandKind::Pause},
        {"resume", CommandKind::Resume}, {"abort", CommandKind::Abort},
        {"retry", CommandKind::Retry}, {"promote-full", CommandKind::PromoteFully},
        {"skip-current-step", CommandKind::Promote}};
    const std::string folder = "argo-rollouts/actions/";
    const auto tests = JsonValue::parse(fixtures::read(folder + "action_test.json")).value();
    for (const JsonValue& test : tests.array("discoveryTests").value().elements()) {
        std::string name = test.text("inputPath").value();
        name = name.substr(name.rfind('/') + 1);
        name = name.substr(0, name.rfind('.')) + ".json";
        std::string object = fixtures::read(folder + name);
        ASSERT_FALSE(object.empty()) << name;
        // These come without what every object of a cluster has.
        if (object.find("\"uid\"") == std::string::npos)
            object.insert(object.find('{', object.find("\"metadata\"")) + 1, R"("uid":"u",)");
        const bool isAborted =
            JsonValue::parse(object)->object("status")->boolean("abort").value_or(false);
        for (const JsonValue& one : test.array("result").value().elements()) {
            const auto kind = kinds.find(one.text("name").value());
            const bool isOffered = !one.boolean("disabled").value_or(false);
            // One that was aborted is retried first: a promotion would be taken, and not move.
            // A blue-green one has no steps; to promote it is to resume it.
            if (kind == kinds.end() || kind->second == CommandKind::Promote
                || (isAborted && kind->second == CommandKind::PromoteFully))
                continue;
            const auto plan = planFor(kind->second, object);
            EXPECT_EQ(plan.has_value(), isOffered)
                << name << ' ' << kind->first << ' '
                << (plan ? std::string() : plan.error().message.toEnglish());
        }
    }
}

/// "/status/abort" of each field that a patch changes, without what it is held to.
std::set<std::string> changedFields(const JsonValue& body)
{
    std::set<std::string> fields;
    for (const JsonValue& operation : body.elements()) {
        if (operation.text("op").value() != "test")
            fields.insert(operation.text("path").value());
    }
    for (const auto& part : body.members()) {
        for (const auto& field : part.value.members()) {
            if (part.name != "metadata")
                fields.insert('/' + part.name + '/' + field.name);
        }
    }
    return fields;
}

TEST(CommandPlan, whatChangesIsWhatThePlugInChanges)
{
    SKIP_WITHOUT_FIXTURES();
    const auto known = JsonValue::parse(fixtures::read("argo-rollouts/requests.json")).value();
    const auto expectSame = [&](const char* name, const Patch& patch) {
        const JsonValue wanted = known.object(name)->member("body").value();
        EXPECT_EQ(changedFields(JsonValue::parse(patch.body).value()), changedFields(wanted))
            << name;
        EXPECT_TRUE(patch.path.ends_with(known.object(name)->text("path").value())) << name;
    };
    expectSame("pause", onlyPatch(planFor(CommandKind::Pause, rollout())));
    expectSame("resumeUser", onlyPatch(planFor(CommandKind::Resume, rollout(R"("paused":true,)"))));
    expectSame(
        "resumePauseStep", onlyPatch(planFor(CommandKind::Resume, rollout("", pausedAtStep(1)))));
    expectSame("resumeInconclusive",
        onlyPatch(
            planFor(CommandKind::Resume, rollout("", pausedAtStep(2, "InconclusiveAnalysisRun")))));
    expectSame("skipCurrentStep",
        onlyPatch(planFor(CommandKind::Promote, rollout("", R"("currentStepIndex":3,)"))));
    expectSame("promoteFull", onlyPatch(planFor(CommandKind::PromoteFully, rollout())));
    expectSame("abort", onlyPatch(planFor(CommandKind::Abort, rollout())));
    expectSame("retry", onlyPatch(planFor(CommandKind::Retry, rollout("", R"("abort":true,)"))));
    expectSame("restart", onlyPatch(planFor(CommandKind::Restart, rollout())));
}

} // namespace

} // namespace kubernetes
