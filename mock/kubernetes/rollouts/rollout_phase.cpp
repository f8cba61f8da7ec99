// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/rollouts/rollout_phase.h"

namespace mock_kubernetes {

namespace {

std::optional<Phase> trouble(const Json& status)
{
    const Json* const conditions = valueAt(status, {"conditions"});
    for (const Json& each : conditions ? *conditions : Json::array()) {
        const std::string reason = textAt(each, {"reason"});
        const std::string message = textAt(each, {"message"});
        if (textAt(each, {"type"}) == "InvalidSpec")
            return Phase{"Degraded", "InvalidSpec: " + message};
        if (reason == "RolloutAborted" || reason == "ProgressDeadlineExceeded")
            return Phase{"Degraded", reason + ": " + message};
    }
    return {};
}

std::optional<Phase> pausePhase(const Json& spec, const Json& status)
{
    if (flagAt(spec, {"paused"}))
        return Phase{"Paused", "manually paused"};
    const Json* const pauses = valueAt(status, {"pauseConditions"});
    if (pauses && !pauses->empty())
        return Phase{"Paused", textAt(pauses->front(), {"reason"})};
    return {};
}

/// What is still to come, by strategy; nullopt: nothing.
std::optional<std::string> remaining(const Json& spec, const Json& status)
{
    const std::string hash = textAt(status, {"currentPodHash"});
    const bool isStable = !hash.empty() && textAt(status, {"stableRS"}) == hash;
    if (valueAt(spec, {"strategy", "blueGreen"})) {
        const std::string active = textAt(status, {"blueGreen", "activeSelector"});
        if (active.empty() || active != hash)
            return "active service cutover pending";
        if (!isStable)
            return "waiting for post-promotion verification to complete";
        return {};
    }
    if (!valueAt(spec, {"strategy", "canary", "trafficRouting"})
        && numberAt(status, {"replicas"}) > numberAt(status, {"updatedReplicas"}))
        return "old replicas are pending termination";
    if (!isStable)
        return "waiting for all steps to complete";
    return {};
}

} // namespace

Phase phaseOf(const Json& spec, const Json& status)
{
    if (const auto phase = trouble(status))
        return *phase;
    if (const auto phase = pausePhase(spec, status))
        return *phase;
    const std::string restart = textAt(spec, {"restartAt"});
    if (!restart.empty() && restart != textAt(status, {"restartedAt"}))
        return {"Progressing", "rollout is restarting"};
    const std::int64_t updated = numberAt(status, {"updatedReplicas"});
    if (updated < numberAt(spec, {"replicas"}, 1))
        return {"Progressing", "more replicas need to be updated"};
    if (numberAt(status, {"availableReplicas"}) < updated)
        return {"Progressing", "updated replicas are still becoming available"};
    if (const auto what = remaining(spec, status))
        return {"Progressing", *what};
    return {"Healthy", {}};
}

} // namespace mock_kubernetes
