// SPDX-License-Identifier: GPL-3.0-or-later
#include "phase.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/decimal.h"

#include <algorithm>
#include <optional>

namespace kubernetes {

namespace {

constexpr std::string_view progressingWord = "Progressing";
constexpr std::string_view degradedWord = "Degraded";

Phase phase(std::string_view word, std::string message)
{
    return {std::string(word), std::move(message)};
}

Phase progressing(std::string_view message)
{
    return phase(progressingWord, std::string(message));
}

std::int64_t updatedReplicas(const WorkloadObject& workload)
{
    return workload.status.updated.value_or(0);
}

std::int64_t availableReplicas(const WorkloadObject& workload)
{
    return workload.status.available.value_or(0);
}

std::int64_t currentReplicas(const WorkloadObject& workload)
{
    return workload.status.replicas.value_or(0);
}

std::optional<Phase> degradedByCondition(const WorkloadObject& rollout)
{
    for (const Condition& each : rollout.status.conditions) {
        if (each.type == "InvalidSpec")
            return phase(degradedWord, "InvalidSpec: " + each.message);
        if (each.reason == "RolloutAborted" || each.reason == "ProgressDeadlineExceeded")
            return phase(degradedWord, each.reason + ": " + each.message);
    }
    return std::nullopt;
}

Phase blueGreenPhase(const WorkloadObject& rollout)
{
    const WorkloadStatus& status = rollout.status;
    if (status.activeHash.empty() || status.activeHash != status.currentHash)
        return progressing("active service cutover pending");
    if (isFullyPromoted(rollout))
        return phase("Healthy", {});
    return progressing(rollout.spec.hasPostPromotionAnalysis
            ? "waiting for analysis to complete"
            : "waiting for post-promotion verification to complete");
}

Phase canaryPhase(const WorkloadObject& rollout)
{
    if (!rollout.spec.hasTrafficRouting && currentReplicas(rollout) > updatedReplicas(rollout))
        return progressing("old replicas are pending termination");
    if (!isFullyPromoted(rollout))
        return progressing("waiting for all steps to complete");
    return phase("Healthy", {});
}

/// How it would be if nothing paused it.
Phase unpausedRolloutPhase(const WorkloadObject& rollout)
{
    if (rollout.spec.restartAt != rollout.status.restarted && rollout.spec.restartAt)
        return progressing("rollout is restarting");
    if (updatedReplicas(rollout) < desiredReplicas(rollout))
        return progressing("more replicas need to be updated");
    if (availableReplicas(rollout) < updatedReplicas(rollout))
        return progressing("updated replicas are still becoming available");
    if (rollout.spec.strategy == RolloutStrategy::BlueGreen)
        return blueGreenPhase(rollout);
    if (rollout.spec.strategy == RolloutStrategy::Canary)
        return canaryPhase(rollout);
    return phase("Healthy", {});
}

/// Controllers before 1.0 leave it to whoever looks.
Phase calculatedPhase(const WorkloadObject& rollout)
{
    if (auto degraded = degradedByCondition(rollout))
        return *degraded;
    if (rollout.spec.isPaused)
        return phase("Paused", "manually paused");
    if (!rollout.status.pauses.empty())
        return phase("Paused", rollout.status.pauses.front().reason);
    return unpausedRolloutPhase(rollout);
}

Phase rolloutPhase(const WorkloadObject& rollout)
{
    if (!isObserved(rollout))
        return progressing("waiting for rollout spec update to be observed");
    if (rollout.status.isControllerPause && rollout.status.pauses.empty())
        return progressing("waiting for rollout to unpause");
    if (!rollout.status.phase.empty())
        return {rollout.status.phase, rollout.status.message};
    return calculatedPhase(rollout);
}

std::string quotedName(const WorkloadObject& workload)
{
    return "deployment \"" + workload.meta.name + '"';
}

/// "Waiting for deployment \"x\" rollout to finish: ..."
Phase unfinishedDeployment(const WorkloadObject& workload, const std::string& what)
{
    return progressing("Waiting for " + quotedName(workload) + " rollout to finish: " + what);
}

/// How it would be if nothing paused it.
Phase unpausedDeploymentPhase(const WorkloadObject& workload)
{
    const std::int64_t desired = desiredReplicas(workload);
    const std::int64_t updated = updatedReplicas(workload);
    const std::int64_t available = availableReplicas(workload);
    if (updated < desired)
        return unfinishedDeployment(workload,
            std::to_string(updated) + " out of " + std::to_string(desired)
                + " new replicas have been updated...");
    if (currentReplicas(workload) > updated)
        return unfinishedDeployment(workload,
            std::to_string(currentReplicas(workload) - updated)
                + " old replicas are pending termination...");
    if (available < updated)
        return unfinishedDeployment(workload,
            std::to_string(available) + " of " + std::to_string(updated)
                + " updated replicas are available...");
    return phase("Healthy", quotedName(workload) + " successfully rolled out");
}

Phase deploymentPhase(const WorkloadObject& workload)
{
    const Condition* const condition = findCondition(workload.status.conditions, "Progressing");
    if (!isObserved(workload))
        return progressing("Waiting for deployment spec update to be observed...");
    if (condition && condition->reason == "ProgressDeadlineExceeded")
        return phase(degradedWord, quotedName(workload) + " exceeded its progress deadline");
    return workload.spec.isPaused ? phase("Paused", "manually paused")
                                  : unpausedDeploymentPhase(workload);
}

} // namespace

Phase phaseOf(const WorkloadObject& workload)
{
    return workload.kind == ObjectKind::Deployment ? deploymentPhase(workload)
                                                   : rolloutPhase(workload);
}

bool isObserved(const WorkloadObject& workload)
{
    const std::string& text = workload.status.observedGeneration;
    const auto generation =
        static_cast<std::uint64_t>(std::max<std::int64_t>(0, workload.meta.generation));
    const bool isNumber = !text.empty() && std::ranges::all_of(text, deployment::isAsciiDigit);
    if (isNumber)
        return deployment::parseDecimal(text).value_or(generation) >= generation;
    return workload.kind == ObjectKind::Rollout || generation == 0;
}

bool isFullyPromoted(const WorkloadObject& workload)
{
    return !workload.status.stableHash.empty()
        && workload.status.stableHash == workload.status.currentHash;
}

bool hasArrived(const WorkloadObject& workload)
{
    if (!isObserved(workload) || revisionOf(workload.meta) == 0 || mayHoldTemplate(workload))
        return false;
    const bool isRollout = workload.kind == ObjectKind::Rollout;
    if (isRollout && !isFullyPromoted(workload))
        return false;
    return (isRollout ? unpausedRolloutPhase(workload) : unpausedDeploymentPhase(workload)).word
        == "Healthy";
}

bool mayHoldTemplate(const WorkloadObject& workload)
{
    return workload.kind == ObjectKind::Deployment && workload.spec.isPaused && isObserved(workload)
        && updatedReplicas(workload) == 0;
}

bool hasHeldTemplate(const WorkloadObject& workload)
{
    return mayHoldTemplate(workload) && currentReplicas(workload) > 0;
}

std::string_view strategyWord(RolloutStrategy strategy)
{
    switch (strategy) {
    case RolloutStrategy::Canary:
        return "Canary";
    case RolloutStrategy::BlueGreen:
        return "BlueGreen";
    case RolloutStrategy::RollingUpdate:
        return "RollingUpdate";
    case RolloutStrategy::Recreate:
        return "Recreate";
    case RolloutStrategy::None:
        break;
    }
    return {};
}

std::int64_t desiredReplicas(const WorkloadObject& workload)
{
    return workload.spec.replicas.value_or(1);
}

} // namespace kubernetes
