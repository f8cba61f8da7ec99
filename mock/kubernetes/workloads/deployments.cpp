// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/workloads/deployments.h"

#include "kubernetes/workloads/conditions.h"

#include <algorithm>
#include <numeric>

namespace mock_kubernetes {

namespace {

constexpr const char* podHash = "pod-template-hash";
constexpr const char* revisionNote = "deployment.kubernetes.io/revision";
constexpr const char* historyNote = "deployment.kubernetes.io/revision-history";
constexpr std::string_view component = "deployment-controller";

std::int64_t revisionIn(const Json& object)
{
    return std::atoll(annotationOf(object, revisionNote).c_str());
}

template <typename Count> std::int64_t sumOf(const std::vector<Json>& sets, Count count)
{
    return std::accumulate(sets.begin(), sets.end(), std::int64_t{0},
        [&count](std::int64_t sum, const Json& set) { return sum + count(set); });
}

bool isComplete(const Json& status, std::int64_t wanted)
{
    return numberAt(status, {"updatedReplicas"}) == wanted
        && numberAt(status, {"replicas"}) == wanted
        && numberAt(status, {"availableReplicas"}) == wanted;
}

bool hasMoved(const Json& before, const Json& now)
{
    const auto old = [](const Json& status) {
        return numberAt(status, {"replicas"}) - numberAt(status, {"updatedReplicas"});
    };
    return numberAt(now, {"updatedReplicas"}) > numberAt(before, {"updatedReplicas"})
        || old(now) < old(before)
        || numberAt(now, {"readyReplicas"}) > numberAt(before, {"readyReplicas"})
        || numberAt(now, {"availableReplicas"}) > numberAt(before, {"availableReplicas"});
}

} // namespace

DeploymentController::DeploymentController(Stage& stage)
    : m_stage(stage)
{
}

void DeploymentController::reconcile(const Json& deployment)
{
    Look look = lookAt(deployment);
    const bool isPaused = flagAt(deployment, {"spec", "paused"});
    if (!isPaused && prepareCurrent(look))
        return;
    if (!isPaused && look.current && scaleAll(look))
        return;
    forgetOld(look);
    writeStatus(look);
}

DeploymentController::Look DeploymentController::lookAt(const Json& deployment) const
{
    Look look{deployment, {}, {}};
    for (const Object& set :
        m_stage.owned(replicaSets(), nameSpaceOf(deployment), uidOf(deployment)))
        look.sets.push_back(*set);
    std::ranges::stable_sort(look.sets, {}, revisionIn);
    const Json wanted = comparableTemplate(deployment.at("spec").at("template"), podHash);
    for (std::size_t row = 0; row < look.sets.size() && !look.current; ++row)
        if (comparableTemplate(look.sets[row].at("spec").at("template"), podHash) == wanted)
            look.current = row;
    return look;
}

bool DeploymentController::prepareCurrent(Look& look)
{
    std::int64_t newest = 0;
    for (std::size_t row = 0; row < look.sets.size(); ++row)
        if (row != look.current)
            newest = std::max(newest, revisionIn(look.sets[row]));
    if (!look.current) {
        createSet(look, newest + 1);
        return true;
    }
    const Json& set = look.sets[*look.current];
    if (revisionIn(set) <= newest) {
        Json changed = set;
        Json& notes = changed["metadata"]["annotations"];
        const std::string history = annotationOf(set, historyNote);
        notes[historyNote] =
            (history.empty() ? "" : history + ",") + annotationOf(set, revisionNote);
        notes[revisionNote] = std::to_string(newest + 1);
        return m_stage.update(replicaSets(), set, std::move(changed));
    }
    if (annotationOf(look.deployment, revisionNote) == annotationOf(set, revisionNote))
        return false;
    Json changed = look.deployment;
    changed["metadata"]["annotations"][revisionNote] = annotationOf(set, revisionNote);
    return m_stage.update(deployments(), look.deployment, std::move(changed));
}

void DeploymentController::createSet(const Look& look, std::int64_t revision)
{
    Json pattern = look.deployment.at("spec").at("template");
    const std::string hash = safeWord(hashOf(pattern.dump() + uidOf(look.deployment)), 10);
    pattern["metadata"]["labels"][podHash] = hash;
    Json selector = look.deployment.at("spec").at("selector");
    selector["matchLabels"][podHash] = hash;
    Json notes = look.deployment["metadata"].value("annotations", Json::object());
    notes.erase("kubectl.kubernetes.io/last-applied-configuration");
    notes[revisionNote] = std::to_string(revision);
    notes["deployment.kubernetes.io/desired-replicas"] =
        std::to_string(wantedReplicas(look.deployment));
    const Json set{{"metadata",
                       {{"name", nameOf(look.deployment) + "-" + hash},
                           {"namespace", nameSpaceOf(look.deployment)},
                           {"labels", pattern["metadata"]["labels"]}, {"annotations", notes},
                           {"ownerReferences", {ownerReference(look.deployment)}}}},
        {"spec",
            {{"replicas", 0}, {"selector", selector}, {"template", pattern},
                {"minReadySeconds", numberAt(look.deployment, {"spec", "minReadySeconds"})}}},
        {"status", {{"replicas", 0}}}};
    m_stage.create(replicaSets(), set);
}

bool DeploymentController::scaleAll(Look& look)
{
    const std::int64_t wanted = wantedReplicas(look.deployment);
    const Json& set = look.sets[*look.current];
    const bool isRecreated = textAt(look.deployment, {"spec", "strategy", "type"}) == "Recreate";
    const std::int64_t total = sumOf(look.sets, wantedReplicas);
    const std::int64_t surge = isRecreated
        ? 0
        : portionOf(valueAt(look.deployment, {"spec", "strategy", "rollingUpdate", "maxSurge"}),
            wanted, true, "25%");
    const std::int64_t own = wantedReplicas(set);
    if (own > wanted)
        return scale(look.deployment, set, wanted);
    const std::int64_t room = wanted + surge - total;
    if (own < wanted && room > 0)
        return scale(look.deployment, set, std::min(wanted, own + room));
    return scaleDownOld(look, total);
}

/// Replicas that do not serve go first, then as many as may be missing.
bool DeploymentController::scaleDownOld(Look& look, std::int64_t total)
{
    const std::int64_t wanted = wantedReplicas(look.deployment);
    const std::int64_t surge =
        portionOf(valueAt(look.deployment, {"spec", "strategy", "rollingUpdate", "maxSurge"}),
            wanted, true, "25%");
    std::int64_t mayMiss =
        portionOf(valueAt(look.deployment, {"spec", "strategy", "rollingUpdate", "maxUnavailable"}),
            wanted, false, "25%");
    if (mayMiss == 0 && surge == 0)
        mayMiss = 1;
    const Json& current = look.sets[*look.current];
    const std::int64_t newDown = wantedReplicas(current) - availableReplicas(current);
    std::int64_t spare = total - (wanted - mayMiss) - newDown;
    bool hasScaled = false;
    for (std::size_t row = 0; row < look.sets.size(); ++row) {
        const std::int64_t has = wantedReplicas(look.sets[row]);
        if (row == look.current || has == 0 || spare <= 0)
            continue;
        const std::int64_t fewer = std::min(has, spare);
        spare -= fewer;
        hasScaled = scale(look.deployment, look.sets[row], has - fewer) || hasScaled;
    }
    return hasScaled;
}

bool DeploymentController::scale(const Json& deployment, const Json& set, std::int64_t replicas)
{
    const std::int64_t before = wantedReplicas(set);
    if (before == replicas)
        return false;
    Json changed = set;
    changed["spec"]["replicas"] = replicas;
    m_stage.update(replicaSets(), set, std::move(changed));
    m_stage.tell(deployment,
        {component, "Normal", "ScalingReplicaSet",
            std::string("Scaled ") + (replicas > before ? "up" : "down") + " replica set "
                + nameOf(set) + " from " + std::to_string(before) + " to "
                + std::to_string(replicas)});
    return true;
}

void DeploymentController::forgetOld(const Look& look)
{
    std::int64_t tooMany = static_cast<std::int64_t>(look.sets.size()) - 1
        - numberAt(look.deployment, {"spec", "revisionHistoryLimit"}, 10);
    for (std::size_t row = 0; row < look.sets.size() && tooMany > 0; ++row) {
        const Json& set = look.sets[row];
        if (row == look.current || wantedReplicas(set) > 0 || currentReplicas(set) > 0)
            continue;
        m_stage.remove(replicaSets(), set);
        --tooMany;
    }
}

void DeploymentController::writeStatus(const Look& look)
{
    const std::int64_t wanted = wantedReplicas(look.deployment);
    Json changed = look.deployment;
    Json status{{"observedGeneration", numberAt(look.deployment, {"metadata", "generation"})}};
    if (const Json* const conditions = valueAt(look.deployment, {"status", "conditions"}))
        status["conditions"] = *conditions;
    const std::int64_t available = sumOf(look.sets, availableReplicas);
    const std::pair<const char*, std::int64_t> counts[]{
        {"replicas", sumOf(look.sets, currentReplicas)},
        {"updatedReplicas", look.current ? currentReplicas(look.sets[*look.current]) : 0},
        {"readyReplicas", sumOf(look.sets, readyReplicas)}, {"availableReplicas", available},
        {"unavailableReplicas", std::max<std::int64_t>(0, wanted - available)}};
    for (const auto& [name, count] : counts)
        if (count > 0)
            status[name] = count;
    const std::int64_t mayMiss =
        portionOf(valueAt(look.deployment, {"spec", "strategy", "rollingUpdate", "maxUnavailable"}),
            wanted, false, "25%");
    const bool isAvailable = available >= wanted - mayMiss;
    setCondition(status,
        {"Available", isAvailable ? "True" : "False",
            isAvailable ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
            isAvailable ? "Deployment has minimum availability."
                        : "Deployment does not have minimum availability."},
        m_stage.time());
    judgeProgress(look, status);
    changed["status"] = std::move(status);
    m_stage.update(deployments(), look.deployment, std::move(changed));
}

void DeploymentController::judgeProgress(const Look& look, Json& status)
{
    const std::string time = m_stage.time();
    if (flagAt(look.deployment, {"spec", "paused"})) {
        setCondition(
            status, {"Progressing", "Unknown", "DeploymentPaused", "Deployment is paused"}, time);
        return;
    }
    if (!look.current)
        return;
    const std::string set = "ReplicaSet \"" + nameOf(look.sets[*look.current]) + "\" ";
    if (reasonOf(status, "Progressing") == "DeploymentPaused")
        setCondition(
            status, {"Progressing", "Unknown", "DeploymentResumed", "Deployment is resumed"}, time);
    const Json before = look.deployment.value("status", Json::object());
    if (isComplete(status, wantedReplicas(look.deployment))) {
        setCondition(status,
            {"Progressing", "True", "NewReplicaSetAvailable", set + "has successfully progressed."},
            time);
        return;
    }
    if (hasMoved(before, status) || !conditionOf(status, "Progressing")
        || reasonOf(status, "Progressing") == "NewReplicaSetAvailable") {
        renewCondition(
            status, {"Progressing", "True", "ReplicaSetUpdated", set + "is progressing."}, time);
    }
    const auto due = timeOf(textAt(*conditionOf(status, "Progressing"), {"lastUpdateTime"}))
        + std::chrono::seconds(numberAt(look.deployment, {"spec", "progressDeadlineSeconds"}, 600));
    if (m_stage.now() >= due) {
        setCondition(status,
            {"Progressing", "False", "ProgressDeadlineExceeded",
                set + "has timed out progressing."},
            time);
        return;
    }
    m_stage.wake(deployments(), look.deployment, due);
}

} // namespace mock_kubernetes
