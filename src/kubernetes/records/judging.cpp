// SPDX-License-Identifier: GPL-3.0-or-later
#include "judging.h"

#include "rollouts/phase.h"
#include "steps.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

namespace kubernetes {

namespace {

using deployment::OpenStatus;
using deployment::Status;
using deployment::Timestamp;

/// A controller has told of a revision this soon after it began.
constexpr std::chrono::seconds longestFirstSync{10};

OpenStatus statusOf(Status status)
{
    return {status, std::string(toWire(status))};
}

std::optional<Timestamp> timeOf(const Condition* condition, std::string_view status)
{
    return condition && condition->status == status ? condition->changed : std::nullopt;
}

const Condition* progressingOf(const WorkloadObject& workload)
{
    return findCondition(workload.status.conditions, "Progressing");
}

/// When it last told that all of a revision has arrived. It was true before that while the pods
/// came, unless it tells it anew, since it was resumed.
std::optional<Timestamp> arrivalOf(const WorkloadObject& workload)
{
    const Condition* const progressing = progressingOf(workload);
    const bool isTold = progressing && progressing->reason == "NewReplicaSetAvailable";
    return isTold && progressing->changed != progressing->updated ? progressing->updated
                                                                  : std::nullopt;
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
    const Condition* const progressing = progressingOf(workload);
    return progressing && progressing->reason == "NewReplicaSetAvailable";
}

/// A pause, and its end, takes the place of the reason that told that all had arrived. Pods that
/// come up after that give another one, which is true only since then: there was no pause if it has
/// been true since a moment at which not all had arrived.
bool mayHideArrival(const WorkloadObject& workload, std::optional<Timestamp> openAt)
{
    constexpr std::array pauseReasons{std::string_view("DeploymentPaused"),
        std::string_view("DeploymentResumed"), std::string_view("RolloutPaused"),
        std::string_view("RolloutResumed")};
    const Condition* const progressing = progressingOf(workload);
    if (!progressing)
        return workload.kind == ObjectKind::Deployment;
    if (std::ranges::find(pauseReasons, progressing->reason) != pauseReasons.end())
        return true;
    return progressing->reason == "ReplicaSetUpdated" && progressing->changed
        && (!openAt || *progressing->changed > *openAt + longestFirstSync);
}

/// The pods by themselves do not tell whether all had arrived: some may be missing since then.
/// While pods of an earlier revision give way to those of this one, it is under way.
bool mayHaveEndedBefore(const WorkloadObject& workload, std::optional<Timestamp> openAt)
{
    if (revisionOf(workload.meta) == 0)
        return false;
    if (workload.kind == ObjectKind::Rollout)
        return isInitial(workload) && (workload.spec.isPaused || mayHideArrival(workload, openAt));
    const std::int64_t updated = workload.status.updated.value_or(0);
    return mayHideArrival(workload, openAt)
        && (!isObserved(workload) || updated == 0
            || workload.status.replicas.value_or(0) <= updated);
}

bool hasPassedDeadline(const WorkloadObject& workload)
{
    return std::ranges::any_of(workload.status.conditions,
        [](const Condition& each) { return each.reason == "ProgressDeadlineExceeded"; });
}

} // namespace

Judgement judge(const WorkloadObject& workload, bool isFirstSight, std::optional<Timestamp> openAt)
{
    Judgement completed{statusOf(Status::Completed), false, completionOf(workload), true};
    if (isFirstSight && wasCompletedBefore(workload))
        return completed;
    if (!isStatusCurrent(workload))
        return {statusOf(Status::Pending), false, {}, false, false,
            mayHaveEndedBefore(workload, openAt)};
    const Phase phase = phaseOf(workload);
    if (phase.word == "Healthy" || (phase.word == "Paused" && hasArrived(workload)))
        return completed;
    if (phase.word == "Degraded") {
        const bool tries = !isAborted(workload) && hasPassedDeadline(workload);
        return {statusOf(Status::Failed), false, failureOf(workload), false, tries};
    }
    if (phase.word == "Paused")
        return {statusOf(Status::Running), waitsForPerson(workload), {}, false, false,
            mayHaveEndedBefore(workload, openAt)};
    if (phase.word == "Progressing")
        return {statusOf(workload.status.exists ? Status::Running : Status::Pending), false, {},
            false, false, workload.status.exists && mayHaveEndedBefore(workload, openAt)};
    return {{Status::Unknown, phase.word}, false, {}, false, true};
}

std::optional<Timestamp> progressingSince(const WorkloadObject& workload)
{
    const Condition* const progressing = progressingOf(workload);
    return progressing ? progressing->changed : std::nullopt;
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
