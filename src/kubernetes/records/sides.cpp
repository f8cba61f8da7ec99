// SPDX-License-Identifier: GPL-3.0-or-later
#include "sides.h"

#include "rollouts/replica_sets.h"
#include "rollouts/tree.h"
#include "rollouts/weights.h"
#include "versions.h"

#include "deploy/deployment/workload/workload_words.h"

#include <algorithm>
#include <set>

namespace kubernetes {

namespace {

using deployment::EnvironmentSlot;
using deployment::Side;

/// Percent of the traffic that a ReplicaSet has; nullopt where nothing tells.
std::optional<double> trafficOf(const WorkloadObject& workload, const ReplicaSet& replicaSet)
{
    const std::string_view hash = templateHashOf(replicaSet.meta);
    const WorkloadStatus& status = workload.status;
    if (hash.empty())
        return std::nullopt;
    if (workload.spec.strategy == RolloutStrategy::BlueGreen)
        return status.activeHash.empty() ? std::nullopt
                                         : std::optional(hash == status.activeHash ? 100.0 : 0.0);
    if (!workload.spec.hasTrafficRouting || status.stableHash.empty())
        return std::nullopt;
    const auto most = static_cast<double>(maxTrafficWeight(workload));
    if (most <= 0)
        return std::nullopt;
    if (status.stableHash == status.currentHash)
        return hash == status.stableHash ? 100.0 : 0.0;
    double others = 0;
    for (const auto& each :
        status.weights ? status.weights->additional : std::vector<WeightDestination>())
        others += static_cast<double>(each.weight) * 100 / most;
    if (hash != status.currentHash && hash != status.stableHash)
        return 0;
    const auto weight = actualWeight(workload);
    if (!weight)
        return std::nullopt;
    const double canary = static_cast<double>(*weight) * 100 / most;
    return hash == status.currentHash ? canary : 100 - canary - others;
}

std::string statusText(const ReplicaSet& replicaSet)
{
    std::string condition = replicaSetStatus(replicaSet);
    if (replicaSet.replicas.value_or(0) <= 0 && replicaSet.current <= 0)
        return condition;
    return deployment::sideStatusWords({std::move(condition), replicaSet.available,
        replicaSet.replicas.value_or(replicaSet.current)});
}

EnvironmentSlot slotOf(Side side, const WorkloadObject& workload, const ReplicaSet& replicaSet,
    const Children& children)
{
    EnvironmentSlot slot;
    slot.name = slotName(side);
    slot.image = mainImage(replicaSet.podTemplate, workload.meta.name);
    slot.status = statusText(replicaSet);
    slot.traffic = trafficOf(workload, replicaSet);
    std::set<std::string> nodes;
    std::int64_t containers = 0;
    for (const Pod& pod : children.pods) {
        if (!isOwnedBy(pod.meta, replicaSet.meta.uid))
            continue;
        containers += static_cast<std::int64_t>(pod.containers.size());
        if (!pod.node.empty())
            nodes.insert(pod.node);
    }
    // Pods that were not asked for are not none.
    if (!children.pods.empty() || replicaSet.current == 0) {
        slot.containers = containers;
        slot.nodes = static_cast<std::int64_t>(nodes.size());
    }
    return slot;
}

const ReplicaSet* ownOf(const std::vector<const ReplicaSet*>& all, const Attempt& attempt)
{
    for (const ReplicaSet* const each : all) {
        const bool isIt = attempt.hash.empty() ? revisionOf(each->meta) == attempt.id.revision
                                               : templateHashOf(each->meta) == attempt.hash;
        if (isIt)
            return each;
    }
    return nullptr;
}

const ReplicaSet* otherOf(const std::vector<const ReplicaSet*>& all, const ReplicaSet* own,
    const WorkloadObject& workload)
{
    for (const ReplicaSet* const each : all) {
        if (each != own && !workload.status.stableHash.empty()
            && templateHashOf(each->meta) == workload.status.stableHash)
            return each;
    }
    const auto alive = std::ranges::find_if(
        all, [&](const ReplicaSet* each) { return each != own && each->current > 0; });
    return alive == all.end() ? nullptr : *alive;
}

void addExperiments(const WorkloadObject& workload, deployment::Resources& resources)
{
    const auto most = static_cast<double>(maxTrafficWeight(workload));
    if (!workload.status.weights || most <= 0)
        return;
    for (const WeightDestination& each : workload.status.weights->additional) {
        EnvironmentSlot slot;
        slot.name = each.service.empty() ? each.hash : each.service;
        slot.traffic = static_cast<double>(each.weight) * 100 / most;
        slot.status = "experiment";
        if (!slot.name.empty())
            resources.put(std::move(slot));
    }
}

} // namespace

deployment::Resources sidesOf(const WorkloadObject& workload, const Attempt& attempt,
    bool isCurrent, const Children& children)
{
    deployment::Resources resources;
    const auto all = replicaSetsOf(workload.meta.uid, children.replicaSets);
    const ReplicaSet* const own = ownOf(all, attempt);
    if (own)
        resources.put(slotOf(Side::Blue, workload, *own, children));
    if (!isCurrent)
        return resources;
    if (const ReplicaSet* const other = otherOf(all, own, workload))
        resources.put(slotOf(Side::Green, workload, *other, children));
    addExperiments(workload, resources);
    return resources;
}

} // namespace kubernetes
