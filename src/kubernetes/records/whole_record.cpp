// SPDX-License-Identifier: GPL-3.0-or-later
#include "whole_record.h"

#include "analysis_curves.h"
#include "event_log.h"
#include "rollouts/replica_sets.h"
#include "rollouts/tree.h"
#include "rollouts/workload_view.h"
#include "sides.h"
#include "steps.h"

#include <algorithm>
#include <set>

namespace kubernetes {

namespace {

using deployment::Deployment;
using deployment::Timestamp;
using deployment::WorkloadNode;

/// Uids of the workload and of everything that hangs on it.
class Family {
public:
    Family(const ObjectMeta& workload, const Children& children)
        : m_uids{workload.uid}
    {
        // From the owners down: an experiment has ReplicaSets and analysis runs of its own.
        add(children.experiments);
        add(children.replicaSets);
        add(children.analysisRuns);
        add(children.pods);
    }

    [[nodiscard]] bool holds(std::string_view uid) const { return m_uids.contains(uid); }
    [[nodiscard]] bool isMember(const ObjectMeta& meta) const
    {
        return std::ranges::any_of(
            meta.owners, [this](const OwnerReference& owner) { return holds(owner.uid); });
    }

private:
    template <typename Objects> void add(const Objects& objects)
    {
        for (const auto& each : objects) {
            if (isMember(each.meta))
                m_uids.insert(each.meta.uid);
        }
    }

    std::set<std::string, std::less<>> m_uids;
};

/// The names of the workload's ReplicaSets, also of those that are gone: their pods' names begin
/// with them.
std::set<std::string, std::less<>> replicaSetNames(
    const WorkloadHistory& history, const Children& children)
{
    std::set<std::string, std::less<>> names;
    const ObjectMeta& meta = history.object().meta;
    for (const ReplicaSet* const each : replicaSetsOf(meta.uid, children.replicaSets))
        names.insert(each->meta.name);
    for (const auto& [revision, attempt] : history.attempts()) {
        if (!attempt.hash.empty())
            names.insert(meta.name + '-' + attempt.hash);
    }
    return names;
}

/// A pod that is gone is no one's by its uid any more.
bool isAboutPartOf(const Event& event, const std::set<std::string, std::less<>>& replicaSets)
{
    if (event.aboutKind == "ReplicaSet")
        return replicaSets.contains(event.aboutName);
    const auto dash = event.aboutName.rfind('-');
    return event.aboutKind == "Pod" && dash != std::string::npos
        && replicaSets.contains(std::string_view(event.aboutName).substr(0, dash));
}

std::vector<const Event*> eventsOf(
    const WorkloadHistory& history, const Children& children, const Family& family)
{
    const auto names = replicaSetNames(history, children);
    std::vector<const Event*> events;
    for (const Event& each : children.events) {
        if (family.holds(each.aboutUid) || isAboutPartOf(each, names))
            events.push_back(&each);
    }
    return events;
}

std::vector<const AnalysisRun*> runsOf(
    std::int64_t revision, const Children& children, const Family& family)
{
    std::vector<const AnalysisRun*> runs;
    for (const AnalysisRun& each : children.analysisRuns) {
        const std::int64_t own = revisionOf(each.meta);
        if (family.isMember(each.meta) && (own == revision || own == 0))
            runs.push_back(&each);
    }
    std::ranges::stable_sort(runs, [](const AnalysisRun* left, const AnalysisRun* right) {
        return left->meta.created < right->meta.created;
    });
    return runs;
}

/// The root and what stands below one revision.
std::vector<WorkloadNode> branchOf(std::vector<WorkloadNode> tree, std::int64_t revision)
{
    const std::string name = "revision:" + std::to_string(revision);
    std::vector<WorkloadNode> branch;
    bool isInside = false;
    for (WorkloadNode& node : tree) {
        if (node.depth == 1)
            isInside = node.name == name;
        if (node.depth > 0 && isInside)
            branch.push_back(std::move(node));
    }
    return branch;
}

/// When, of one that has; also once it was rolled back.
std::optional<Timestamp> failedAt(const Attempt& attempt)
{
    using deployment::Status;
    const Status status = attempt.record.status.known;
    const bool hasFailed = status == Status::Failed || status == Status::RolledBack;
    return hasFailed ? attempt.end : std::nullopt;
}

void fillWorkload(const WorkloadHistory& history, const Attempt& attempt, bool isCurrent,
    const Children& children, Timestamp now, Deployment& record)
{
    if (!record.workload)
        return;
    if (!isCurrent) {
        record.workload->tree =
            branchOf(treeOf(history.object(), children, now), attempt.id.revision);
        return;
    }
    const deployment::Workload summary = std::move(*record.workload);
    record.workload = workloadView(history.object(), children, now);
    record.workload->revision = attempt.id.revision;
    record.workload->continuesAt = summary.continuesAt;
    record.workload->notes = summary.notes;
}

} // namespace

Deployment wholeRecord(
    const WorkloadHistory& history, std::int64_t revision, const Children& children, Timestamp now)
{
    const Attempt& attempt = *history.find(revision);
    const WorkloadObject& object = history.object();
    const bool isCurrent = revision == history.currentRevision();
    const Family family(object.meta, children);
    const auto events = eventsOf(history, children, family);
    // The first events come before the ReplicaSet; before a moment that is only guessed, any may.
    constexpr deployment::Milliseconds beforeStart{5'000};
    const bool isStartKnown = attempt.startAccuracy == Accuracy::Told;
    const auto from = isStartKnown ? std::optional(attempt.start - beforeStart) : std::nullopt;

    Deployment record = attempt.record;
    fillWorkload(history, attempt, isCurrent, children, now, record);
    record.resources = sidesOf(object, attempt, isCurrent, children);
    record.log = logOf(events, object.meta.uid, from, history.nextStart(revision));
    for (auto& series : curvesOf(runsOf(revision, children, family)))
        record.metrics.series.push_back(std::move(series));
    addStepTimes(record.progress, children.events, object.meta.uid,
        {attempt.record.start, history.firstMomentAfter(attempt), failedAt(attempt),
            isCurrent ? pauseStart(object) : std::nullopt});
    return record;
}

} // namespace kubernetes
