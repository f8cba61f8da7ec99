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
/// came, since the revision began: else it was paused or late in between, and may tell it again.
std::optional<Timestamp> arrivalOf(
    const WorkloadObject& workload, const std::optional<Timestamp>& openAt)
{
    const Condition* const progressing = progressingOf(workload);
    const bool isTold = progressing && progressing->reason == "NewReplicaSetAvailable"
        && progressing->changed != progressing->updated;
    const bool mayBeAgain = isTold && openAt && progressing->changed
        && *progressing->changed > *openAt + longestFirstSync;
    return isTold && !mayBeAgain ? progressing->updated : std::nullopt;
}

/// There is nothing that it takes the place of: it is the stable one, and "Completed", before any
/// of its pods has come up.
bool isInitial(const WorkloadObject& workload)
{
    return workload.kind == ObjectKind::Rollout && revisionOf(workload.meta) == 1;
}

std::optional<Timestamp> completionOf(
    const WorkloadObject& workload, const std::optional<Timestamp>& openAt)
{
    if (workload.status.finished)
        return workload.status.finished;
    const auto arrived = arrivalOf(workload, openAt);
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

/// What a workload tells to who reads it for the first time of whether all of it had been done.
enum class Past : std::uint8_t { Done, Open, Untold };

/// The one version of a Rollout has all the traffic: all steps were gone, or it went back to the
/// version that was there. Whether its pods had been there is told by what it was since.
Past pastOfPromoted(const WorkloadObject& workload)
{
    const Condition* const healthy = findCondition(workload.status.conditions, "Healthy");
    const Condition* const promoted = findCondition(workload.status.conditions, "Completed");
    if (healthy && healthy->status == "True")
        return Past::Done;
    const auto since = timeOf(promoted, "True");
    if (healthy && healthy->changed && since)
        return *healthy->changed > *since ? Past::Done : Past::Open;
    constexpr std::array doneReasons{
        std::string_view("NewReplicaSetAvailable"), std::string_view("ReplicaSetNotAvailable")};
    const Condition* const progressing = progressingOf(workload);
    const bool isTold =
        progressing && std::ranges::find(doneReasons, progressing->reason) != doneReasons.end();
    return isTold ? Past::Done : Past::Untold;
}

Past pastOf(const WorkloadObject& workload)
{
    if (workload.kind == ObjectKind::Rollout && !isInitial(workload))
        return isFullyPromoted(workload) ? pastOfPromoted(workload) : Past::Open;
    const Condition* const progressing = progressingOf(workload);
    return progressing && progressing->reason == "NewReplicaSetAvailable" ? Past::Done : Past::Open;
}

std::chrono::seconds progressDeadline(const WorkloadObject& workload)
{
    constexpr std::int64_t usual = 600;
    constexpr std::int64_t longest = std::int64_t{1} << 31; // what the cluster takes
    return std::chrono::seconds(
        std::clamp<std::int64_t>(workload.spec.progressDeadline.value_or(usual), 0, longest));
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
    if (!progressing->changed)
        return false;
    const auto isLaterThan = [&](std::chrono::seconds first) {
        return !openAt || *progressing->changed > *openAt + first;
    };
    if (progressing->reason == "ReplicaSetUpdated")
        return isLaterThan(longestFirstSync);
    // A pause has the deadline count anew from its end.
    return progressing->reason == "ProgressDeadlineExceeded"
        && isLaterThan(progressDeadline(workload) + longestFirstSync);
}

/// The pods by themselves do not tell whether all had arrived: some may be missing since then.
/// While pods of an earlier revision give way to those of this one, it is under way.
bool mayHaveEndedBefore(const WorkloadObject& workload, std::optional<Timestamp> openAt)
{
    if (revisionOf(workload.meta) == 0)
        return false;
    if (workload.kind == ObjectKind::Rollout && !isInitial(workload))
        return pastOf(workload) == Past::Untold;
    if (workload.kind == ObjectKind::Rollout)
        return workload.spec.isPaused || mayHideArrival(workload, openAt);
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
    Judgement completed{.status = statusOf(Status::Completed),
        .end = completionOf(workload, openAt),
        .isOver = true};
    if (isFirstSight && pastOf(workload) == Past::Done)
        return completed;
    if (!isStatusCurrent(workload))
        return {.status = statusOf(Status::Pending),
            .mayHaveEnded = mayHaveEndedBefore(workload, openAt)};
    const Phase phase = phaseOf(workload);
    if (phase.word == "Healthy" || (phase.word == "Paused" && hasArrived(workload)))
        return completed;
    if (phase.word == "Degraded") {
        const bool tries = !isAborted(workload) && hasPassedDeadline(workload);
        return {.status = statusOf(Status::Failed),
            .end = failureOf(workload),
            .mayHaveEnded = tries && mayHaveEndedBefore(workload, openAt)};
    }
    if (phase.word == "Paused")
        return {.status = statusOf(Status::Running),
            .isPaused = waitsForPerson(workload),
            .mayHaveEnded = mayHaveEndedBefore(workload, openAt)};
    if (phase.word == "Progressing") {
        const bool exists = workload.status.exists;
        return {.status = statusOf(exists ? Status::Running : Status::Pending),
            .mayHaveEnded = exists && mayHaveEndedBefore(workload, openAt)};
    }
    return {.status = {Status::Unknown, phase.word}};
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
