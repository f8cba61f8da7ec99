// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica_sets.h"

#include "deploy/deployment/decimal.h"
#include "deploy/deployment/workload/workload_facts.h"

#include <algorithm>

namespace kubernetes {

namespace {

std::string_view valueOf(
    const std::map<std::string, std::string, std::less<>>& texts, std::string_view name)
{
    const auto found = texts.find(name);
    return found == texts.end() ? std::string_view() : std::string_view(found->second);
}

void addPingPong(const WorkloadObject& rollout, bool isStable, std::vector<std::string>& roles)
{
    if (!rollout.spec.isPingPong)
        return;
    const bool isStablePing = rollout.status.stablePingPong == "ping";
    roles.emplace_back(isStable == isStablePing ? "ping" : "pong");
}

} // namespace

bool isOwnedBy(const ObjectMeta& meta, std::string_view uid)
{
    return !uid.empty()
        && std::ranges::find(meta.owners, uid, &OwnerReference::uid) != meta.owners.end();
}

std::string_view templateHashOf(const ObjectMeta& meta)
{
    const auto hash = valueOf(meta.labels, "rollouts-pod-template-hash");
    return hash.empty() ? valueOf(meta.labels, "pod-template-hash") : hash;
}

std::vector<std::int64_t> earlierRevisions(const ObjectMeta& meta)
{
    std::vector<std::int64_t> revisions;
    for (const std::string_view name :
        {"rollout.argoproj.io/revision-history", "deployment.kubernetes.io/revision-history"}) {
        const auto found = meta.annotations.find(name);
        std::string_view rest;
        if (found != meta.annotations.end())
            rest = found->second;
        while (!rest.empty()) {
            const auto comma = rest.find(',');
            if (const auto number = deployment::parseDecimal(rest.substr(0, comma)))
                revisions.push_back(static_cast<std::int64_t>(*number));
            rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        }
    }
    return revisions;
}

std::string replicaSetStatus(const ReplicaSet& replicaSet)
{
    if (replicaSet.meta.generation > replicaSet.observedGeneration)
        return "Progressing";
    const Condition* const failure = findCondition(replicaSet.conditions, "ReplicaFailure");
    if (failure && failure->status == "True")
        return "ReplicaFailure";
    if (replicaSet.replicas && replicaSet.available < *replicaSet.replicas)
        return "Progressing";
    return replicaSet.replicas == 0 ? "ScaledDown" : "Healthy";
}

std::vector<std::string> rolesOf(const WorkloadObject& workload, const ReplicaSet& replicaSet)
{
    const std::string_view hash = templateHashOf(replicaSet.meta);
    const WorkloadStatus& status = workload.status;
    std::vector<std::string> roles;
    if (hash.empty())
        return roles;
    const bool isStable = hash == status.stableHash;
    if (isStable)
        roles.emplace_back("stable");
    if (workload.spec.strategy == RolloutStrategy::Canary) {
        if (!isStable && hash == status.currentHash)
            roles.emplace_back("canary");
        if (!roles.empty())
            addPingPong(workload, isStable, roles);
    } else if (workload.spec.strategy == RolloutStrategy::BlueGreen) {
        if (hash == status.activeHash)
            roles.emplace_back("active");
        else if (hash == status.previewHash)
            roles.emplace_back("preview");
    }
    return roles;
}

std::string scaleDownText(const ReplicaSet& replicaSet, deployment::Timestamp now)
{
    const auto deadline =
        deployment::parseTimestamp(valueOf(replicaSet.meta.annotations, "scale-down-deadline"));
    if (!deadline)
        return {};
    return *deadline < now ? "delay:passed" : "delay:" + deployment::ageText(*deadline - now);
}

} // namespace kubernetes
