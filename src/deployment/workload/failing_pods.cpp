// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/workload/failing_pods.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/workload/workload_facts.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace deployment {

namespace {

/// Its container has ended and was started again.
bool hasEndedBefore(const WorkloadNode& pod)
{
    return std::ranges::any_of(pod.reasonParts, &ReasonPart::isOfLastTime);
}

/// Of what belongs to a ReplicaSet: all of its pods are there, or none is wanted.
bool hasAllPods(const WorkloadNode& replicaSet)
{
    const Condition condition = conditionOf(replicaSet);
    return condition == Condition::Well || condition == Condition::Idle;
}

bool isFailing(const WorkloadNode& pod, bool isUnderWay)
{
    if (pod.kind != "Pod" || conditionOf(pod) != Condition::Failing)
        return false;
    // Probes fail until a program has come up, which is no trouble.
    const bool mayComeUp = pod.status == "Running" && !hasEndedBefore(pod);
    return !isUnderWay || !mayComeUp;
}

/// By status; equally frequent ones stay in the order of the tree.
void putMostFrequentFirst(std::vector<std::size_t>& nodes, const std::vector<WorkloadNode>& tree)
{
    std::map<std::string_view, std::size_t> counts;
    for (const std::size_t node : nodes)
        ++counts[tree[node].status];
    std::ranges::stable_sort(
        nodes, std::ranges::greater(), [&](std::size_t node) { return counts[tree[node].status]; });
}

/// Within which each pod of other revisions that is ready became so; nullopt: there is none.
std::optional<Milliseconds> slowestOfOthers(
    const std::vector<WorkloadNode>& tree, const std::vector<ReplicaSetSpan>& own)
{
    std::optional<Milliseconds> slowest;
    for (std::size_t at = 0; at < tree.size(); ++at) {
        const WorkloadNode& pod = tree[at];
        const bool isOwn = std::ranges::any_of(
            own, [at](const ReplicaSetSpan& each) { return each.begin <= at && at < each.end; });
        if (!isOwn && pod.created && pod.readySince && *pod.readySince >= *pod.created)
            slowest = std::max(slowest.value_or(Milliseconds(0)), *pod.readySince - *pod.created);
    }
    return slowest;
}

Milliseconds longestComingUp(std::optional<Milliseconds> slowestOfOthers)
{
    using namespace std::chrono_literals;
    return slowestOfOthers
        ? std::clamp<Milliseconds>(2 * *slowestOfOthers, Milliseconds(2min), Milliseconds(10min))
        : Milliseconds(5min);
}

} // namespace

std::optional<FailingPods> failingPods(const Deployment& deployment)
{
    if (!deployment.workload)
        return std::nullopt;
    const auto& tree = deployment.workload->tree;
    const bool isUnderWay = !hasEnded(deployment);
    FailingPods found;
    for (const auto& [begin, end] : ownReplicaSets(*deployment.workload)) {
        const bool hasAll = hasAllPods(tree[begin]);
        if (conditionOf(tree[begin]) == Condition::Failing)
            found.nodes.push_back(begin);
        for (std::size_t at = begin + 1; at < end; ++at) {
            found.pods += tree[at].kind == "Pod" ? 1 : 0;
            if (!hasAll && isFailing(tree[at], isUnderWay))
                found.nodes.push_back(at);
        }
    }
    if (found.nodes.empty())
        return std::nullopt;
    putMostFrequentFirst(found.nodes, tree);
    return found;
}

std::optional<UnreadyPods> unreadyPods(const Deployment& deployment, Timestamp now)
{
    if (!deployment.workload || hasEnded(deployment))
        return std::nullopt;
    const auto& tree = deployment.workload->tree;
    const auto own = ownReplicaSets(*deployment.workload);
    const auto usual = slowestOfOthers(tree, own);
    const Milliseconds longest = longestComingUp(usual);
    UnreadyPods found;
    for (const auto& [begin, end] : own) {
        for (std::size_t at = begin + 1; at < end; ++at) {
            const WorkloadNode& pod = tree[at];
            found.pods += pod.kind == "Pod" ? 1 : 0;
            if (hasAllPods(tree[begin]) || isFailing(pod, true) || !pod.unreadySince
                || now - *pod.unreadySince < longest)
                continue;
            found.nodes.push_back(at);
            found.since = std::max(found.since, *pod.unreadySince);
        }
    }
    if (found.nodes.empty())
        return std::nullopt;
    found.elapsed = now - found.since;
    if (usual && *usual < found.elapsed)
        found.usual = usual;
    return found;
}

} // namespace deployment
