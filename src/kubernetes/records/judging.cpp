// SPDX-License-Identifier: GPL-3.0-or-later
#include "judging.h"

#include "rollouts/phase.h"
#include "steps.h"

#include <algorithm>

namespace kubernetes {

namespace {

using deployment::OpenStatus;
using deployment::Status;
using deployment::Timestamp;

OpenStatus statusOf(Status status)
{
    return {status, std::string(toWire(status))};
}

std::optional<Timestamp> timeOf(const Condition* condition, std::string_view status)
{
    return condition && condition->status == status ? condition->changed : std::nullopt;
}

/// When it last told that all of a revision has arrived.
std::optional<Timestamp> arrivalOf(const WorkloadObject& workload)
{
    const Condition* const progressing = findCondition(workload.status.conditions, "Progressing");
    const bool hasArrived = progressing && progressing->reason == "NewReplicaSetAvailable";
    return hasArrived ? progressing->updated : std::nullopt;
}

/// There is nothing that it takes the place of: it is the stable one, and "Completed", before any
/// of its pods has come up.
bool isInitial(const WorkloadObject& workload)
{
    return workload.kind == ObjectKind::Rollout && revisionOf(workload.meta) == 1;
}

std::optional<Timestamp> completionOf(const WorkloadObject& workload)
{
    if (workload.status.finished)
        return workload.status.finished;
    const auto arrived = arrivalOf(workload);
    if (arrived && isInitial(workload))
        return arrived;
    const auto completed = timeOf(findCondition(workload.status.conditions, "Completed"), "True");
    return completed ? completed : arrived;
}

std::optional<Timestamp> failureOf(const WorkloadObject& workload)
{
    const WorkloadStatus& status = workload.status;
    if (status.isAborted && status.aborted)
        return status.aborted;
    if (status.finished)
        return status.finished;
    return timeOf(findCondition(status.conditions, "Progressing"), "False");
}

/// It had ended before anyone looked.
bool wasCompletedBefore(const WorkloadObject& workload)
{
    if (workload.kind == ObjectKind::Rollout && !isInitial(workload))
        return isFullyPromoted(workload);
    const Condition* const progressing = findCondition(workload.status.conditions, "Progressing");
    return progressing && progressing->reason == "NewReplicaSetAvailable";
}

bool hasPassedDeadline(const WorkloadObject& workload)
{
    return std::ranges::any_of(workload.status.conditions,
        [](const Condition& each) { return each.reason == "ProgressDeadlineExceeded"; });
}

} // namespace

Judgement judge(const WorkloadObject& workload, bool isFirstSight)
{
    if (!isStatusCurrent(workload))
        return {statusOf(Status::Pending), false, {}, false, false};
    const Phase phase = phaseOf(workload);
    if (phase.word == "Healthy" || (isFirstSight && wasCompletedBefore(workload)))
        return {statusOf(Status::Completed), false, completionOf(workload), true, false};
    if (phase.word == "Degraded") {
        const bool tries = !isAborted(workload) && hasPassedDeadline(workload);
        return {statusOf(Status::Failed), false, failureOf(workload), false, tries};
    }
    if (phase.word == "Paused")
        return {statusOf(Status::Running), waitsForPerson(workload), {}, false, false};
    if (phase.word == "Progressing")
        return {statusOf(workload.status.exists ? Status::Running : Status::Pending), false, {},
            false, false};
    return {{Status::Unknown, phase.word}, false, {}, false, true};
}

bool isStatusCurrent(const WorkloadObject& workload)
{
    if (!isObserved(workload))
        return false;
    const auto wanted =
        workload.meta.annotations.find(std::string_view("rollout.argoproj.io/workload-generation"));
    const std::string& seen = workload.status.workloadObservedGeneration;
    return workload.spec.templateOwner.empty() || wanted == workload.meta.annotations.end()
        || seen.empty() || seen == wanted->second;
}

bool isAborted(const WorkloadObject& workload)
{
    return workload.status.isAborted
        || std::ranges::any_of(workload.status.conditions,
            [](const Condition& each) { return each.reason == "RolloutAborted"; });
}

deployment::OpenStrategy strategyOf(const WorkloadObject& workload)
{
    using deployment::Strategy;
    Strategy strategy = Strategy::Rolling;
    if (workload.spec.strategy == RolloutStrategy::BlueGreen)
        strategy = Strategy::BlueGreen;
    else if (workload.spec.strategy == RolloutStrategy::Recreate)
        strategy = Strategy::AllAtOnce;
    else if (!workload.spec.steps.empty())
        strategy = Strategy::Canary;
    return {strategy, std::string(toWire(strategy))};
}

} // namespace kubernetes
