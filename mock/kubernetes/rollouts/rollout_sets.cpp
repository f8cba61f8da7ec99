// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/rollouts/rollout_sets.h"

#include "kubernetes/rollouts/canary_counts.h"
#include "kubernetes/workloads/conditions.h"

#include <algorithm>
#include <array>

namespace mock_kubernetes {

namespace {

constexpr const char* historyOfRevisions = "rollout.argoproj.io/revision-history";
constexpr const char* desiredReplicas = "rollout.argoproj.io/desired-replicas";
constexpr std::int64_t usualDelay = 30; // seconds

void writeSet(RolloutPass& pass, std::size_t row, Json changed)
{
    pass.stage.update(replicaSets(), pass.sets[row], changed);
    if (const Object stored = pass.stage.find(replicaSets(), nameSpaceOf(changed), nameOf(changed)))
        pass.sets[row] = *stored;
}

void writeStatus(RolloutPass& pass, const Condition& condition)
{
    Json changed = pass.rollout;
    changed["status"] = pass.before;
    setCondition(changed["status"], condition, pass.stage.time());
    pass.stage.update(rollouts(), pass.rollout, std::move(changed));
}

/// The typed client of the controller writes fields that were not there: the generation rises once.
Json asControllerWrites(Json rollout)
{
    if (!rollout["spec"].contains("template"))
        return rollout;
    Json& pattern = rollout["spec"]["template"];
    pattern["metadata"]["creationTimestamp"] = nullptr;
    for (Json& container : pattern["spec"]["containers"])
        if (!container.contains("resources"))
            container["resources"] = Json::object();
    return rollout;
}

bool numberRollout(RolloutPass& pass, std::int64_t revision)
{
    if (pass.revision() == revision)
        return false;
    Json changed = asControllerWrites(pass.rollout);
    changed["metadata"]["annotations"][rolloutRevision] = std::to_string(revision);
    pass.stage.update(rollouts(), pass.rollout, std::move(changed));
    pass.tell(
        "Normal", "RolloutUpdated", "Rollout updated to revision " + std::to_string(revision));
    return true;
}

void makeSet(RolloutPass& pass, std::int64_t revision)
{
    const Json& rollout = pass.rollout;
    Json pattern = pass.pattern;
    const std::string hash =
        safeWord(hashOf(comparableTemplate(pattern, rolloutHash).dump() + uidOf(rollout)), 10);
    pattern["metadata"].erase("creationTimestamp");
    pattern["metadata"]["labels"][rolloutHash] = hash;
    Json selector = pass.selector;
    selector["matchLabels"][rolloutHash] = hash;
    Json notes = rollout["metadata"].value("annotations", Json::object());
    for (const char* const own :
        {"kubectl.kubernetes.io/last-applied-configuration", rolloutRevision, historyOfRevisions})
        notes.erase(own);
    notes[rolloutRevision] = std::to_string(revision);
    notes[desiredReplicas] = std::to_string(pass.replicas);
    const std::string name = nameOf(rollout) + "-" + hash;
    Json set{{"metadata",
                 {{"name", name}, {"namespace", nameSpaceOf(rollout)},
                     {"labels", pattern["metadata"]["labels"]}, {"annotations", notes},
                     {"ownerReferences", {ownerReference(rollout)}}}},
        {"spec", {{"replicas", 0}, {"selector", selector}, {"template", pattern}}},
        {"status", {{"replicas", 0}}}};
    if (const Json* const ready = valueAt(pass.spec(), {"minReadySeconds"}))
        set["spec"]["minReadySeconds"] = *ready;
    pass.stage.create(replicaSets(), std::move(set));
    numberRollout(pass, revision);
    if (const Object stored = pass.stage.find(rollouts(), nameSpaceOf(rollout), nameOf(rollout)))
        pass.rollout = *stored;
    pass.tell("Normal", "NewReplicaSetCreated",
        "Created ReplicaSet " + name + " (revision " + std::to_string(revision) + ")");
    writeStatus(pass,
        {"Progressing", "True", "NewReplicaSetCreated",
            "Created new replica set \"" + name + "\""});
}

bool scaleSet(RolloutPass& pass, std::size_t row, std::int64_t replicas)
{
    const Json& set = pass.sets[row];
    const std::int64_t before = wantedReplicas(set);
    const std::string desired = std::to_string(pass.replicas);
    if (before == replicas && annotationOf(set, desiredReplicas) == desired)
        return false;
    Json changed = set;
    changed["spec"]["replicas"] = replicas;
    changed["metadata"]["annotations"][desiredReplicas] = desired;
    if (replicas == 0)
        changed["metadata"]["annotations"].erase(scaleDownDeadline);
    const std::string text = std::string("Scaled ") + (replicas > before ? "up" : "down")
        + " ReplicaSet " + nameOf(set) + " (revision " + std::to_string(revisionOf(set)) + ") from "
        + std::to_string(before) + " to " + std::to_string(replicas);
    writeSet(pass, row, std::move(changed));
    if (before != replicas)
        pass.tell("Normal", "ScalingReplicaSet", text);
    return before != replicas;
}

void setDeadline(RolloutPass& pass, std::size_t row, std::int64_t seconds)
{
    Json changed = pass.sets[row];
    const auto time = pass.stage.now() + std::chrono::seconds(seconds);
    changed["metadata"]["annotations"][scaleDownDeadline] = apiTime(time);
    writeSet(pass, row, std::move(changed));
    pass.wakeAt(timeOf(apiTime(time)) + std::chrono::seconds(1));
}

enum class Deadline : std::uint8_t { None, Ahead, Passed };

Deadline deadlineOf(const RolloutPass& pass, std::size_t row)
{
    const std::string text = annotationOf(pass.sets[row], scaleDownDeadline);
    if (text.empty())
        return Deadline::None;
    return timeOf(text) > pass.stage.now() ? Deadline::Ahead : Deadline::Passed;
}

/// After an abort the pods of the new version stay for a while, where traffic can be moved.
bool keepsAfterAbort(const RolloutPass& pass)
{
    if (!pass.isAborted() || !pass.stable || (pass.canary() && !pass.hasTraffic()))
        return false;
    const Json& strategy = pass.canary() ? *pass.canary() : *pass.blueGreen();
    return numberAt(strategy, {"abortScaleDownDelaySeconds"}, usualDelay) != 0
        && !flagAt(strategy, {"dynamicStableScale"});
}

void removeDeadlines(RolloutPass& pass)
{
    for (const auto row : {pass.current, pass.stable}) {
        if (!row || deadlineOf(pass, *row) == Deadline::None || keepsAfterAbort(pass))
            continue;
        Json changed = pass.sets[*row];
        changed["metadata"]["annotations"].erase(scaleDownDeadline);
        writeSet(pass, *row, std::move(changed));
    }
}

/// What the set of an aborted version is scaled to; nullopt: not yet.
std::optional<std::int64_t> replicasAfterAbort(RolloutPass& pass, const Json& strategy)
{
    const std::size_t row = *pass.current;
    const Deadline deadline = deadlineOf(pass, row);
    if (deadline == Deadline::Passed)
        return 0;
    if (deadline == Deadline::None && wantedReplicas(pass.sets[row]) > 0
        && availableReplicas(*pass.stableSet()) >= pass.replicas)
        setDeadline(pass, row, numberAt(strategy, {"abortScaleDownDelaySeconds"}, usualDelay));
    return {};
}

/// With traffic: old ones go some time after the new version is stable.
bool endOtherWithTraffic(RolloutPass& pass, std::size_t row)
{
    if (pass.stableHash() == textAt(pass.before, {"currentPodHash"})) {
        const Deadline deadline = deadlineOf(pass, row);
        if (deadline == Deadline::None)
            setDeadline(pass, row, numberAt(*pass.canary(), {"scaleDownDelaySeconds"}, usualDelay));
        if (deadline != Deadline::Passed)
            return false;
    }
    return scaleSet(pass, row, 0);
}

bool endOthers(RolloutPass& pass)
{
    std::int64_t spare = sumOver(pass, availableReplicas) - (pass.replicas - maxUnavailable(pass));
    bool hasScaled = false;
    for (const std::size_t row : otherSets(pass)) {
        const std::int64_t has = wantedReplicas(pass.sets[row]);
        if (has == 0)
            continue;
        if (pass.hasTraffic()) {
            hasScaled = endOtherWithTraffic(pass, row) || hasScaled;
            continue;
        }
        // Those that do not serve are missed by nobody.
        const std::int64_t idle = has - availableReplicas(pass.sets[row]);
        const std::int64_t fewer = std::min(has, idle + std::max<std::int64_t>(0, spare));
        spare -= std::max<std::int64_t>(0, fewer - idle);
        if (fewer > 0)
            hasScaled = scaleSet(pass, row, has - fewer) || hasScaled;
    }
    return hasScaled;
}

} // namespace

bool prepareSets(RolloutPass& pass)
{
    std::int64_t newest = 0;
    for (std::size_t row = 0; row < pass.sets.size(); ++row)
        if (row != pass.current)
            newest = std::max(newest, revisionOf(pass.sets[row]));
    if (!pass.current) {
        makeSet(pass, newest + 1);
        return true;
    }
    const Json& set = *pass.currentSet();
    if (revisionOf(set) <= newest) {
        Json changed = set;
        Json& notes = changed["metadata"]["annotations"];
        const std::string history = annotationOf(set, historyOfRevisions);
        notes[historyOfRevisions] =
            (history.empty() ? "" : history + ",") + annotationOf(set, rolloutRevision);
        notes[rolloutRevision] = std::to_string(newest + 1);
        writeSet(pass, *pass.current, std::move(changed));
        return true;
    }
    if (numberRollout(pass, revisionOf(set)))
        return true;
    if (conditionOf(pass.before, "Progressing"))
        return false;
    writeStatus(pass,
        {"Progressing", "True", "FoundNewReplicaSet",
            "Found new replica set \"" + nameOf(set) + "\""});
    return true;
}

bool isScalingEvent(const RolloutPass& pass)
{
    return std::ranges::any_of(
        std::array{pass.currentSet(), pass.stableSet()}, [&pass](const Json* set) {
            const std::string known = set ? annotationOf(*set, desiredReplicas) : std::string();
            return set && wantedReplicas(*set) > 0 && !known.empty()
                && known != std::to_string(pass.replicas);
        });
}

bool scaleCanary(RolloutPass& pass)
{
    if (pass.isHalted())
        return false;
    removeDeadlines(pass);
    CanaryCounts goal = canaryCounts(pass);
    if (pass.isTransition() && scaleSet(pass, *pass.stable, goal.stable))
        return true;
    if (keepsAfterAbort(pass) && pass.isTransition()) {
        const auto left = replicasAfterAbort(pass, *pass.canary());
        if (!left)
            return false;
        goal.canary = *left;
    }
    return scaleSet(pass, *pass.current, goal.canary) || endOthers(pass);
}

std::int64_t previewReplicas(const RolloutPass& pass)
{
    const Json* const count = valueAt(*pass.blueGreen(), {"previewReplicaCount"});
    const std::string active = textAt(pass.before, {"blueGreen", "activeSelector"});
    if (!count || active.empty() || active == pass.currentHash() || pass.isPromotedFully())
        return pass.replicas;
    const bool isReached = !pass.hasNewTemplate() && !pass.isUserPaused()
        && !valueAt(pass.before, {"pauseConditions"})
        && flagAt(pass.before, {"blueGreen", "scaleUpPreviewCheckPoint"});
    return isReached ? pass.replicas : count->get<std::int64_t>();
}

bool scaleBlueGreen(RolloutPass& pass)
{
    removeDeadlines(pass);
    bool hasScaled = pass.stable && scaleSet(pass, *pass.stable, pass.replicas);
    std::optional<std::int64_t> goal = previewReplicas(pass);
    if (keepsAfterAbort(pass) && pass.isTransition())
        goal = replicasAfterAbort(pass, *pass.blueGreen());
    if (goal)
        hasScaled = scaleSet(pass, *pass.current, *goal) || hasScaled;
    for (const std::size_t row : otherSets(pass)) {
        const std::string hash = hashIn(pass.sets[row]);
        const bool isInUse = hash == textAt(pass.before, {"blueGreen", "activeSelector"})
            || hash == textAt(pass.before, {"blueGreen", "previewSelector"});
        if (wantedReplicas(pass.sets[row]) == 0 || isInUse)
            continue;
        const Deadline deadline = deadlineOf(pass, row);
        if (deadline == Deadline::None)
            setDeadline(
                pass, row, numberAt(*pass.blueGreen(), {"scaleDownDelaySeconds"}, usualDelay));
        else if (deadline == Deadline::Passed)
            hasScaled = scaleSet(pass, row, 0) || hasScaled;
    }
    return hasScaled;
}

void forgetOldSets(RolloutPass& pass)
{
    auto rows = otherSets(pass);
    const std::int64_t limit = numberAt(pass.spec(), {"revisionHistoryLimit"}, 10);
    for (std::int64_t tooMany = static_cast<std::int64_t>(rows.size()) - limit;
         tooMany > 0 && !rows.empty(); rows.pop_back()) {
        const Json& set = pass.sets[rows.back()];
        if (wantedReplicas(set) > 0 || currentReplicas(set) > 0)
            continue;
        pass.stage.remove(replicaSets(), set);
        --tooMany;
    }
}

} // namespace mock_kubernetes
