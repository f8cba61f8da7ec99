// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/rollouts/rollout_sets.h"
#include "kubernetes/rollouts/rollout_status.h"
#include "kubernetes/workloads/conditions.h"

#include <algorithm>
#include <array>

namespace mock_kubernetes {

namespace {

bool isFullyPromoted(const Json& status)
{
    const std::string stable = textAt(status, {"stableRS"});
    return !stable.empty() && stable == textAt(status, {"currentPodHash"});
}

bool hasReachedEnd(const RolloutPass& pass)
{
    const Json& next = pass.next;
    if (pass.canary())
        return isFullyPromoted(next) && numberAt(next, {"replicas"}) == pass.replicas
            && (pass.steps().empty() || !valueAt(next, {"currentStepIndex"})
                || numberAt(next, {"currentStepIndex"}) == pass.stepCount());
    const std::string hash = textAt(next, {"currentPodHash"});
    return textAt(next, {"blueGreen", "activeSelector"}) == hash
        && (textAt(*pass.blueGreen(), {"previewService"}).empty()
            || textAt(next, {"blueGreen", "previewSelector"}) == hash);
}

bool isHealthyNow(const RolloutPass& pass)
{
    return numberAt(pass.next, {"updatedReplicas"}) == pass.replicas
        && numberAt(pass.next, {"availableReplicas"}) == pass.replicas && hasReachedEnd(pass)
        && textAt(pass.before, {"observedGeneration"})
        == std::to_string(numberAt(pass.rollout, {"metadata", "generation"}));
}

/// Something has come nearer to its end: the deadline counts from here again.
bool hasProgressed(const RolloutPass& pass)
{
    const Json& was = pass.before;
    const Json& is = pass.next;
    const auto old = [](const Json& status) {
        return numberAt(status, {"replicas"}) - numberAt(status, {"updatedReplicas"});
    };
    const auto differs = [&](JsonPath path) { return textAt(was, path) != textAt(is, path); };
    if (numberAt(is, {"updatedReplicas"}) != numberAt(was, {"updatedReplicas"})
        || old(is) < old(was) || numberAt(is, {"readyReplicas"}) > numberAt(was, {"readyReplicas"})
        || numberAt(is, {"availableReplicas"}) > numberAt(was, {"availableReplicas"}))
        return true;
    if (pass.blueGreen())
        return differs({"blueGreen", "activeSelector"})
            || differs({"blueGreen", "previewSelector"});
    return differs({"stableRS"}) || differs({"currentStepHash"})
        || (valueAt(was, {"currentStepIndex"})
            && numberAt(was, {"currentStepIndex"}) != numberAt(is, {"currentStepIndex"}));
}

/// Nothing moves by itself, so nothing is late.
bool isWaitingByRule(const RolloutPass& pass)
{
    const Json* const step = pass.currentStep();
    if (pass.isUserPaused() || valueAt(pass.next, {"pauseConditions"})
        || (step
            && (step->contains("pause") || step->contains("analysis")
                || step->contains("experiment"))))
        return true;
    return std::ranges::any_of(otherSets(pass), [&pass](std::size_t row) {
        return !annotationOf(pass.sets[row], scaleDownDeadline).empty();
    });
}

void judgeDeadline(RolloutPass& pass, const std::string& name)
{
    constexpr std::array over{"RolloutAborted", "RolloutPaused", "ProgressDeadlineExceeded"};
    const Json* const condition = conditionOf(pass.next, "Progressing");
    if (!condition || isWaitingByRule(pass)
        || std::ranges::find(over, textAt(*condition, {"reason"})) != over.end())
        return;
    const auto due = timeOf(textAt(*condition, {"lastUpdateTime"}))
        + std::chrono::seconds(numberAt(pass.spec(), {"progressDeadlineSeconds"}, 600));
    if (due > pass.stage.now()) {
        if (!isFullyPromoted(pass.next))
            pass.wakeAt(due);
        return;
    }
    const std::string message = "ReplicaSet \"" + name + "\" has timed out progressing.";
    setCondition(pass.next, {"Progressing", "False", "ProgressDeadlineExceeded", message},
        pass.stage.time());
    pass.tell("Warning", "ProgressDeadlineExceeded", message);
    if (!flagAt(pass.spec(), {"progressDeadlineAbort"}))
        return;
    pass.aborts = true;
    pass.next["abort"] = true;
    pass.next["abortedAt"] = pass.stage.time();
}

void judgeProgressing(RolloutPass& pass, bool isHealthy, bool hasBecomeUnhealthy)
{
    const std::string name = nameOf(*pass.currentSet());
    const std::string time = pass.stage.time();
    if (pass.isAborted()) {
        std::string message =
            "Rollout aborted update to revision " + std::to_string(pass.revision());
        if (!pass.whyAborted.empty())
            message += ": " + pass.whyAborted;
        if (setCondition(pass.next, {"Progressing", "False", "RolloutAborted", message}, time))
            pass.tell("Warning", "RolloutAborted", message);
    } else if (isHealthy) {
        setCondition(pass.next,
            {"Progressing", "True", "NewReplicaSetAvailable",
                "ReplicaSet \"" + name + "\" has successfully progressed."},
            time);
    } else if (hasProgressed(pass) || hasBecomeUnhealthy) {
        const bool isLost = hasBecomeUnhealthy && isFullyPromoted(pass.next);
        renewCondition(pass.next,
            {"Progressing", "True", isLost ? "ReplicaSetNotAvailable" : "ReplicaSetUpdated",
                isLost ? "Rollout does not have minimum availability"
                       : "ReplicaSet \"" + name + "\" is progressing."},
            time);
        judgeDeadline(pass, name);
    } else {
        judgeDeadline(pass, name);
    }
}

bool isAvailableNow(const RolloutPass& pass)
{
    if (pass.canary())
        return sumOver(pass, availableReplicas) >= pass.replicas;
    const std::string active = textAt(pass.next, {"blueGreen", "activeSelector"});
    return std::ranges::any_of(pass.sets, [&](const Json& set) {
        return hashIn(set) == active && wantedReplicas(set) == pass.replicas
            && availableReplicas(set) == pass.replicas;
    });
}

} // namespace

void judgeConditions(RolloutPass& pass)
{
    const std::string time = pass.stage.time();
    const bool isPaused = pass.isUserPaused() || valueAt(pass.next, {"pauseConditions"});
    const bool isHealthy = isHealthyNow(pass);
    bool hasBecomeUnhealthy = false;
    if (!isPaused && isHealthy)
        setCondition(pass.next, {"Healthy", "True", "RolloutHealthy", "Rollout is healthy"}, time);
    else if (conditionOf(pass.before, "Healthy"))
        hasBecomeUnhealthy = setCondition(
            pass.next, {"Healthy", "False", "RolloutHealthy", "Rollout is not healthy"}, time);
    judgeProgressing(pass, isHealthy, hasBecomeUnhealthy);
    const bool isAvailable = isAvailableNow(pass);
    setCondition(pass.next,
        {"Available", isAvailable ? "True" : "False", "AvailableReason",
            isAvailable ? "Rollout has minimum availability"
                        : "Rollout does not have minimum availability"},
        time);
    const bool isDone = isFullyPromoted(pass.next);
    const bool hasChanged = setCondition(pass.next,
        {"Completed", isDone ? "True" : "False", "RolloutCompleted", "RolloutCompleted"}, time);
    if (hasChanged && !isDone)
        pass.tell("Normal", "RolloutNotCompleted",
            "Rollout not completed, started update to revision " + std::to_string(pass.revision())
                + " (" + textAt(pass.next, {"currentPodHash"}) + ")");
}

} // namespace mock_kubernetes
