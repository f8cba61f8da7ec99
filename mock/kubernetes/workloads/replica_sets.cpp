// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/workloads/replica_sets.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace mock_kubernetes {

namespace {

std::vector<Object> activePods(std::vector<Object> pods)
{
    std::erase_if(pods, [](const Object& pod) {
        return valueAt(*pod, {"metadata", "deletionTimestamp"}) != nullptr;
    });
    return pods;
}

/// Null if the pod has none (yet).
Json readyCondition(const Json& pod)
{
    if (const Json* const conditions = valueAt(pod, {"status", "conditions"}))
        for (const Json& each : *conditions)
            if (textAt(each, {"type"}) == "Ready")
                return each;
    return {};
}

bool isReadyPod(const Json& pod)
{
    return textAt(readyCondition(pod), {"status"}) == "True";
}

bool meansNothing(const Json& value)
{
    return value.is_null() || (value.is_structured() && value.empty());
}

} // namespace

ReplicaSetController::ReplicaSetController(Stage& stage, PodPlayer& pods)
    : m_stage(stage)
    , m_pods(pods)
{
}

void ReplicaSetController::reconcile(const Json& set)
{
    const auto active = activePods(m_stage.owned(pods(), nameSpaceOf(set), uidOf(set)));
    const std::int64_t missing = wantedReplicas(set) - static_cast<std::int64_t>(active.size());
    if (missing > 0)
        addPods(set, missing);
    else if (missing < 0)
        endPods(set, active, -missing);
    count(set, activePods(m_stage.owned(pods(), nameSpaceOf(set), uidOf(set))));
}

void ReplicaSetController::addPods(const Json& set, std::int64_t count)
{
    const Json pattern = set.at("spec").at("template");
    for (std::int64_t number = 0; number < count; ++number) {
        Json meta = pattern.value("metadata", Json::object());
        meta.erase("creationTimestamp");
        meta["name"] =
            nameOf(set) + "-" + safeWord(hashOf(uidOf(set) + std::to_string(++m_made)), 5);
        meta["generateName"] = nameOf(set) + "-";
        meta["namespace"] = nameSpaceOf(set);
        meta["ownerReferences"] = {ownerReference(set)};
        const Json pod{{"metadata", meta}, {"spec", pattern.at("spec")},
            {"status", {{"phase", "Pending"}, {"qosClass", "Burstable"}}}};
        m_stage.create(pods(), pod);
        m_stage.tell(set,
            {"replicaset-controller", "Normal", "SuccessfulCreate",
                "Created pod: " + textAt(meta, {"name"})});
    }
}

/// Those first that do not serve, then the newest.
void ReplicaSetController::endPods(const Json& set, std::vector<Object> active, std::int64_t count)
{
    std::ranges::stable_sort(active, [](const Object& left, const Object& right) {
        if (isReadyPod(*left) != isReadyPod(*right))
            return !isReadyPod(*left);
        return textAt(*left, {"metadata", "creationTimestamp"})
            > textAt(*right, {"metadata", "creationTimestamp"});
    });
    active.resize(std::min(active.size(), static_cast<std::size_t>(count)));
    for (const Object& pod : active) {
        m_pods.end(*pod);
        m_stage.tell(set,
            {"replicaset-controller", "Normal", "SuccessfulDelete",
                "Deleted pod: " + nameOf(*pod)});
    }
}

bool ReplicaSetController::isAvailable(const Json& set, const Json& pod)
{
    if (!isReadyPod(pod))
        return false;
    const auto since = timeOf(textAt(readyCondition(pod), {"lastTransitionTime"}))
        + std::chrono::seconds(numberAt(set, {"spec", "minReadySeconds"}));
    if (since <= m_stage.now())
        return true;
    m_stage.wake(replicaSets(), set, since);
    return false;
}

void ReplicaSetController::count(const Json& set, const std::vector<Object>& active)
{
    std::int64_t ready = 0;
    std::int64_t available = 0;
    for (const Object& pod : active) {
        ready += isReadyPod(*pod) ? 1 : 0;
        available += isAvailable(set, *pod) ? 1 : 0;
    }
    Json changed = set;
    Json status{{"replicas", active.size()},
        {"observedGeneration", numberAt(set, {"metadata", "generation"})}};
    // Zero is left out, as the API does.
    if (!active.empty())
        status["fullyLabeledReplicas"] = active.size();
    if (ready > 0)
        status["readyReplicas"] = ready;
    if (available > 0)
        status["availableReplicas"] = available;
    changed["status"] = status;
    m_stage.update(replicaSets(), set, std::move(changed));
}

std::int64_t wantedReplicas(const Json& object)
{
    return numberAt(object, {"spec", "replicas"}, 1);
}

std::int64_t availableReplicas(const Json& set)
{
    return numberAt(set, {"status", "availableReplicas"});
}

std::int64_t currentReplicas(const Json& set)
{
    return numberAt(set, {"status", "replicas"});
}

std::int64_t readyReplicas(const Json& set)
{
    return numberAt(set, {"status", "readyReplicas"});
}

std::string annotationOf(const Json& object, const char* name)
{
    return textAt(object, {"metadata", "annotations", name});
}

std::string labelOf(const Json& object, const char* name)
{
    return textAt(object, {"metadata", "labels", name});
}

std::int64_t portionOf(
    const Json* value, std::int64_t total, bool roundsUp, std::string_view otherwise)
{
    if (value && value->is_number())
        return value->get<std::int64_t>();
    const std::string text = value ? value->get<std::string>() : std::string(otherwise);
    const double share = std::strtod(text.c_str(), nullptr) * static_cast<double>(total) / 100;
    return static_cast<std::int64_t>(roundsUp ? std::ceil(share) : std::floor(share));
}

Json comparableTemplate(Json pattern, const char* hashLabel)
{
    if (pattern.is_object()) {
        if (Json* const labels =
                pattern.contains("metadata") && pattern["metadata"].contains("labels")
                ? &pattern["metadata"]["labels"]
                : nullptr)
            labels->erase(hashLabel);
        for (auto at = pattern.begin(); at != pattern.end();) {
            *at = comparableTemplate(*at, hashLabel);
            at = meansNothing(*at) ? pattern.erase(at) : std::next(at);
        }
    } else if (pattern.is_array()) {
        for (Json& each : pattern)
            each = comparableTemplate(each, hashLabel);
    }
    return pattern;
}

} // namespace mock_kubernetes
