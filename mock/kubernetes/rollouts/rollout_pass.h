// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/workloads/replica_sets.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mock_kubernetes {

inline constexpr const char* rolloutHash = "rollouts-pod-template-hash";
inline constexpr const char* rolloutRevision = "rollout.argoproj.io/revision";
inline constexpr const char* canaryPause = "CanaryPauseStep";
inline constexpr const char* blueGreenPause = "BlueGreenPause";
inline constexpr const char* inconclusivePause = "InconclusiveAnalysisRun";

/// One look of the controller at a Rollout: what it finds, and what it decides. The rules are those
/// of Argo Rollouts (rollout/*.go, utils/replicaset, utils/conditions of its releases 1.7 to 1.9).
struct RolloutPass {
    RolloutPass(Stage& stage, const Json& rollout);

    [[nodiscard]] const Json& spec() const { return rollout.at("spec"); }
    [[nodiscard]] const Json* canary() const;
    [[nodiscard]] const Json* blueGreen() const;
    [[nodiscard]] bool hasTraffic() const
    {
        return canary() && valueAt(*canary(), {"trafficRouting"});
    }
    [[nodiscard]] const Json& steps() const;
    [[nodiscard]] std::int64_t stepCount() const
    {
        return static_cast<std::int64_t>(steps().size());
    }
    /// nullopt without steps.
    [[nodiscard]] std::optional<std::int64_t> stepIndex() const;
    /// nullptr if all are done, or there are none.
    [[nodiscard]] const Json* currentStep() const;

    [[nodiscard]] bool isAborted() const;
    [[nodiscard]] bool isUserPaused() const { return flagAt(spec(), {"paused"}); }
    /// The condition with this reason, since before this pass; nullptr without.
    [[nodiscard]] const Json* pause(std::string_view reason) const;
    /// Nothing may be scaled or switched.
    [[nodiscard]] bool isHalted() const { return isUserPaused() || pause(inconclusivePause); }
    [[nodiscard]] bool isPromotedFully() const { return flagAt(before, {"promoteFull"}); }

    [[nodiscard]] const Json* currentSet() const { return current ? &sets[*current] : nullptr; }
    [[nodiscard]] const Json* stableSet() const { return stable ? &sets[*stable] : nullptr; }
    [[nodiscard]] bool isTransition() const { return current && stable && current != stable; }
    [[nodiscard]] std::string currentHash() const;
    [[nodiscard]] std::string stableHash() const { return textAt(before, {"stableRS"}); }
    /// The template is another one than the status knows.
    [[nodiscard]] bool hasNewTemplate() const;
    [[nodiscard]] std::int64_t revision() const;

    void tell(std::string_view type, std::string_view reason, std::string message) const;
    /// Has the Rollout looked at again at that time.
    void wakeAt(deployment::Timestamp time) const { stage.wake(rollouts(), rollout, time); }

    Stage& stage;
    Json rollout; ///< as it is stored
    Json before; ///< its status
    Json pattern; ///< the template in force: its own, or that of the Deployment it refers to
    Json selector;
    Json next; ///< the status that is written at the end
    std::int64_t replicas;
    std::vector<Json> sets; ///< its ReplicaSets, oldest first
    std::optional<std::size_t> current; ///< the one with the wanted template
    std::optional<std::size_t> stable;

    std::vector<std::string> pausesAdded;
    std::set<std::string> pausesRemoved;
    bool clearsPauses = false;
    bool clearsAbort = false;
    bool aborts = false;
    std::string whyAborted;
    Json analysis; ///< the run of the current step, as the status names it; null: none
    Json weights; ///< status.canary.weights; null: none
};

[[nodiscard]] std::string hashIn(const Json& set);
[[nodiscard]] std::int64_t revisionOf(const Json& object);
/// The other ReplicaSets: neither wanted nor stable; places in sets, newest revision first.
[[nodiscard]] std::vector<std::size_t> otherSets(const RolloutPass& pass);
template <typename Count> std::int64_t sumOver(const RolloutPass& pass, Count count)
{
    std::int64_t sum = 0;
    for (const Json& set : pass.sets)
        sum += count(set);
    return sum;
}

} // namespace mock_kubernetes
