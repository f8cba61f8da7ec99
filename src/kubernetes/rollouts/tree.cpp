// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree.h"

#include "phase.h"
#include "pods.h"
#include "replica_sets.h"

#include "deploy/deployment/workload/workload_words.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace kubernetes {

namespace {

using deployment::WorkloadNode;

template <typename Object>
std::vector<const Object*> ownedBy(std::string_view uid, const std::vector<Object>& objects)
{
    std::vector<const Object*> owned;
    for (const Object& each : objects) {
        if (isOwnedBy(each.meta, uid))
            owned.push_back(&each);
    }
    return owned;
}

/// By age, then by name.
bool isOlder(const ObjectMeta& left, const ObjectMeta& right)
{
    return std::tie(left.created, left.name) < std::tie(right.created, right.name);
}

/// The newest revision first.
template <typename Object> void sortByRevision(std::vector<const Object*>& objects)
{
    std::ranges::sort(objects, [](const Object* left, const Object* right) {
        const auto leftRevision = revisionOf(left->meta);
        const auto rightRevision = revisionOf(right->meta);
        return leftRevision != rightRevision ? leftRevision > rightRevision
                                             : isOlder(left->meta, right->meta);
    });
}

std::string analysisCounts(const AnalysisRun& run)
{
    std::int64_t successful = 0;
    std::int64_t failed = 0;
    std::int64_t inconclusive = 0;
    std::int64_t errors = 0;
    for (const AnalysisMetric& each : run.metrics) {
        successful += each.successful;
        failed += each.failed;
        inconclusive += each.inconclusive;
        errors += each.errors;
    }
    std::string text;
    for (const auto& [sign, count] : {std::pair("✔ ", successful), std::pair("✖ ", failed),
             std::pair("? ", inconclusive), std::pair("⚠ ", errors)}) {
        if (count > 0)
            text.append(text.empty() ? "" : ",").append(sign).append(std::to_string(count));
    }
    return text;
}

/// Walks what a workload is made of and writes a line for each.
class TreeBuilder {
public:
    TreeBuilder(const WorkloadObject& workload, const Children& children, deployment::Timestamp now)
        : m_workload(workload)
        , m_children(children)
        , m_now(now)
    {
    }

    std::vector<WorkloadNode> build()
    {
        const std::string& uid = m_workload.meta.uid;
        const auto replicaSets = replicaSetsOf(uid, m_children.replicaSets);
        auto experiments = ownedBy(uid, m_children.experiments);
        auto runs = ownedBy(uid, m_children.analysisRuns);
        sortByRevision(experiments);
        sortByRevision(runs);
        addRoot();
        for (const std::int64_t revision : revisionsOf(replicaSets, experiments, runs)) {
            add(1, "Revision", "revision:" + std::to_string(revision), {}, {});
            forEachOf(
                revision, replicaSets, [&](const auto& each) { addReplicaSet(2, each, true); });
            forEachOf(revision, experiments, [&](const auto& each) { addExperiment(2, each); });
            forEachOf(revision, runs, [&](const auto& each) { addRun(2, each); });
        }
        return std::move(m_nodes);
    }

private:
    template <typename... Lists>
    static std::set<std::int64_t, std::greater<>> revisionsOf(const Lists&... lists)
    {
        std::set<std::int64_t, std::greater<>> revisions;
        const auto addAll = [&](const auto& list) {
            for (const auto* const each : list)
                revisions.insert(revisionOf(each->meta));
        };
        (addAll(lists), ...);
        return revisions;
    }

    template <typename List, typename Function>
    static void forEachOf(std::int64_t revision, const List& list, Function&& function)
    {
        for (const auto* const each : list) {
            if (revisionOf(each->meta) == revision)
                function(*each);
        }
    }

    WorkloadNode& add(std::int64_t depth, std::string_view kind, std::string name,
        std::string status, std::optional<deployment::Timestamp> created)
    {
        WorkloadNode& node = m_nodes.emplace_back();
        node.depth = depth;
        node.kind = kind;
        node.name = std::move(name);
        node.status = std::move(status);
        node.created = created;
        return node;
    }

    void addRoot()
    {
        const Phase phase = phaseOf(m_workload);
        WorkloadNode& node = add(0, resourceOf(m_workload.kind).kindWord, m_workload.meta.name,
            phase.word, m_workload.meta.created);
        if (phase.word == "Degraded")
            node.reason = phase.message;
    }

    void addReplicaSet(std::int64_t depth, const ReplicaSet& replicaSet, bool hasRoles)
    {
        WorkloadNode& node = add(depth, "ReplicaSet", replicaSet.meta.name,
            replicaSetStatus(replicaSet), replicaSet.meta.created);
        if (hasRoles)
            node.roles = rolesOf(m_workload, replicaSet);
        if (auto delay = scaleDownText(replicaSet, m_now); !delay.empty())
            node.roles.push_back(std::move(delay));
        if (node.status == "ReplicaFailure")
            node.reason = findCondition(replicaSet.conditions, "ReplicaFailure")->message;
        auto pods = ownedBy(replicaSet.meta.uid, m_children.pods);
        std::ranges::sort(pods,
            [](const Pod* left, const Pod* right) { return isOlder(left->meta, right->meta); });
        for (const Pod* const each : pods)
            addPod(depth + 1, *each);
    }

    void addPod(std::int64_t depth, const Pod& pod)
    {
        const PodView view = podViewOf(pod);
        WorkloadNode& node = add(depth, "Pod", pod.meta.name, view.status, pod.meta.created);
        node.info =
            "ready:" + std::to_string(view.readyContainers) + '/' + std::to_string(view.containers);
        if (view.restarts > 0)
            node.info += ",restarts:" + std::to_string(view.restarts);
        deployment::setReason(node, podReason(pod, m_children.events));
        const auto [isReady, since] = readinessOf(pod);
        (isReady ? node.readySince : node.unreadySince) = since;
    }

    void addExperiment(std::int64_t depth, const Experiment& experiment)
    {
        add(depth, "Experiment", experiment.meta.name, experiment.phase, experiment.meta.created)
            .reason = experiment.message;
        for (const ReplicaSet* const each :
            replicaSetsOf(experiment.meta.uid, m_children.replicaSets))
            addReplicaSet(depth + 1, *each, false);
        auto runs = ownedBy(experiment.meta.uid, m_children.analysisRuns);
        sortByRevision(runs);
        for (const AnalysisRun* const each : runs)
            addRun(depth + 1, *each);
    }

    void addRun(std::int64_t depth, const AnalysisRun& run)
    {
        WorkloadNode& node = add(depth, "AnalysisRun", run.meta.name, run.phase, run.meta.created);
        node.info = analysisCounts(run);
        node.reason = run.message;
        std::vector<const Measurement*> jobs;
        for (const AnalysisMetric& each : run.metrics) {
            if (!each.measurements.empty() && !each.measurements.back().jobName.empty())
                jobs.push_back(&each.measurements.back());
        }
        std::ranges::sort(jobs, [](const Measurement* left, const Measurement* right) {
            return std::tie(left->started, left->jobName)
                < std::tie(right->started, right->jobName);
        });
        for (const Measurement* const each : jobs)
            add(depth + 1, "Job", each->jobName, each->phase, each->started).reason = each->message;
    }

    const WorkloadObject& m_workload;
    const Children& m_children;
    deployment::Timestamp m_now;
    std::vector<WorkloadNode> m_nodes;
};

} // namespace

std::vector<WorkloadNode> treeOf(
    const WorkloadObject& workload, const Children& children, deployment::Timestamp now)
{
    return TreeBuilder(workload, children, now).build();
}

std::vector<const ReplicaSet*> replicaSetsOf(
    std::string_view ownerUid, const std::vector<ReplicaSet>& replicaSets)
{
    auto owned = ownedBy(ownerUid, replicaSets);
    std::ranges::sort(owned, [](const ReplicaSet* left, const ReplicaSet* right) {
        const auto leftRevision = revisionOf(left->meta);
        const auto rightRevision = revisionOf(right->meta);
        return leftRevision != rightRevision ? leftRevision > rightRevision
                                             : left->meta.name < right->meta.name;
    });
    return owned;
}

} // namespace kubernetes
