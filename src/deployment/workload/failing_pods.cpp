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

} // namespace

std::optional<FailingPods> failingPods(const Deployment& deployment)
{
    if (!deployment.workload)
        return std::nullopt;
    const auto& tree = deployment.workload->tree;
    const bool isUnderWay = !hasEnded(deployment);
    FailingPods found;
    for (const auto& [begin, end] : ownReplicaSets(*deployment.workload)) {
        const Condition condition = conditionOf(tree[begin]);
        const bool hasAll = condition == Condition::Well || condition == Condition::Idle;
        if (condition == Condition::Failing)
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

} // namespace deployment
