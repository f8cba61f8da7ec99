// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/decimal.h"
#include "read_parts.h"

#include <algorithm>
#include <limits>

namespace kubernetes {

namespace {

void readCanary(const JsonAccess& canary, WorkloadSpec& spec)
{
    canary["steps"].forEach(
        [&](const JsonAccess& step) { spec.steps.push_back(readCanaryStep(step)); });
    const JsonAccess routing = canary["trafficRouting"];
    spec.hasTrafficRouting = routing.exists();
    spec.maxTrafficWeight = routing["maxTrafficWeight"].number();
    spec.isPingPong = canary["pingPong"].exists();
}

/// A canary where it is there at all, even empty.
void readRolloutStrategy(const JsonAccess& strategy, WorkloadSpec& spec)
{
    if (strategy["canary"].exists()) {
        spec.strategy = RolloutStrategy::Canary;
        readCanary(strategy["canary"], spec);
    } else if (strategy["blueGreen"].exists()) {
        spec.strategy = RolloutStrategy::BlueGreen;
        spec.hasPostPromotionAnalysis = strategy["blueGreen"]["postPromotionAnalysis"].exists();
    }
}

WorkloadSpec readWorkloadSpec(ObjectKind kind, const JsonAccess& json)
{
    WorkloadSpec spec;
    spec.replicas = json["replicas"].number();
    spec.progressDeadline = json["progressDeadlineSeconds"].number();
    spec.isPaused = json["paused"].isTrue();
    spec.podTemplate = readPodTemplate(json["template"]);
    spec.selector = readSelector(json["selector"]);
    if (kind == ObjectKind::Deployment) {
        const bool recreates = json["strategy"]["type"].view() == "Recreate";
        spec.strategy = recreates ? RolloutStrategy::Recreate : RolloutStrategy::RollingUpdate;
        return spec;
    }
    spec.templateOwnerKind = json["workloadRef"]["kind"].text();
    spec.templateOwner = json["workloadRef"]["name"].text();
    spec.restartAt = json["restartAt"].time();
    readRolloutStrategy(json["strategy"], spec);
    return spec;
}

/// nullopt where the destination is not told; the weight of nothing is left out.
std::optional<std::int64_t> readWeight(const JsonAccess& destination)
{
    return destination.exists() ? std::optional(destination["weight"].count()) : std::nullopt;
}

std::optional<TrafficWeights> readWeights(const JsonAccess& weights)
{
    if (!weights.exists())
        return std::nullopt;
    TrafficWeights read{readWeight(weights["canary"]), readWeight(weights["stable"]), {}};
    weights["additional"].forEach([&](const JsonAccess& each) {
        read.additional.push_back(
            {each["podTemplateHash"].text(), each["serviceName"].text(), each["weight"].count()});
    });
    return read;
}

void readRolloutStatus(const JsonAccess& json, WorkloadStatus& status)
{
    status.phase = json["phase"].text();
    status.message = json["message"].text();
    status.currentHash = json["currentPodHash"].text();
    status.stableHash = json["stableRS"].text();
    status.activeHash = json["blueGreen"]["activeSelector"].text();
    status.previewHash = json["blueGreen"]["previewSelector"].text();
    status.isAborted = json["abort"].isTrue();
    status.aborted = json["abortedAt"].time();
    status.isFullyPromoting = json["promoteFull"].isTrue();
    status.isControllerPause = json["controllerPause"].isTrue();
    json["pauseConditions"].forEach([&](const JsonAccess& each) {
        status.pauses.push_back({each["reason"].text(), each["startTime"].time()});
    });
    status.stepIndex = json["currentStepIndex"].number();
    status.weights = readWeights(json["canary"]["weights"]);
    status.stablePingPong = json["canary"]["stablePingPong"].text();
    status.restarted = json["restartedAt"].time();
    status.workloadObservedGeneration = json["workloadObservedGeneration"].numberOrText();
    status.started = json["duration"]["rolloutStartedAt"].time();
    status.finished = json["duration"]["finishedAt"].time();
}

WorkloadStatus readWorkloadStatus(ObjectKind kind, const JsonAccess& json)
{
    WorkloadStatus status;
    json.forEachMember([&](std::string_view, const JsonAccess&) { status.exists = true; });
    status.observedGeneration = json["observedGeneration"].numberOrText();
    status.replicas = json["replicas"].number();
    status.updated = json["updatedReplicas"].number();
    status.ready = json["readyReplicas"].number();
    status.available = json["availableReplicas"].number();
    status.conditions = readConditions(json["conditions"]);
    if (kind == ObjectKind::Rollout)
        readRolloutStatus(json, status);
    return status;
}

/// Of the newest entry that owns something of the template.
std::string readTemplateManager(const JsonAccess& managedFields)
{
    std::string manager;
    std::optional<deployment::Timestamp> newest;
    managedFields.forEach([&](const JsonAccess& entry) {
        const bool ownsTemplate = entry["fieldsV1"]["f:spec"]["f:template"].exists();
        const auto time = entry["time"].time();
        if (!ownsTemplate || (newest && time && *time < *newest))
            return;
        newest = time ? time : newest;
        manager = entry["manager"].text();
    });
    return manager;
}

Writer readWriter(const JsonAccess& managedFields, std::string_view part, std::string_view field)
{
    Writer writer = Writer::Untold;
    managedFields.forEach([&](const JsonAccess& entry) {
        if (!entry["fieldsV1"][part][field].exists() || writer == Writer::Console)
            return;
        writer = entry["manager"].view() == fieldManager ? Writer::Console : Writer::Others;
    });
    return writer;
}

FieldWriters readWriters(const JsonAccess& managedFields)
{
    return {readWriter(managedFields, "f:spec", "f:template"),
        readWriter(managedFields, "f:spec", "f:paused"),
        readWriter(managedFields, "f:status", "f:abort")};
}

} // namespace

WorkloadObject readWorkload(ObjectKind kind, const JsonAccess& json)
{
    return {kind, readMeta(json["metadata"]), readWorkloadSpec(kind, json["spec"]),
        readWorkloadStatus(kind, json["status"]),
        readTemplateManager(json["metadata"]["managedFields"]),
        readWriters(json["metadata"]["managedFields"])};
}

std::int64_t revisionOf(const ObjectMeta& meta)
{
    for (const std::string_view name :
        {"rollout.argoproj.io/revision", "deployment.kubernetes.io/revision"}) {
        const auto found = meta.annotations.find(name);
        const auto number = found == meta.annotations.end()
            ? std::nullopt
            : deployment::parseDecimal(found->second);
        if (number && *number <= std::numeric_limits<std::int64_t>::max())
            return static_cast<std::int64_t>(*number);
    }
    return 0;
}

const Condition* findCondition(const std::vector<Condition>& conditions, std::string_view type)
{
    const auto found = std::ranges::find(conditions, type, &Condition::type);
    return found == conditions.end() ? nullptr : &*found;
}

} // namespace kubernetes
