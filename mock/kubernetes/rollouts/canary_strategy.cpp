// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/rollouts/canary_strategy.h"

#include "kubernetes/rollouts/canary_counts.h"
#include "kubernetes/rollouts/rollout_sets.h"
#include "kubernetes/rollouts/rollout_status.h"
#include "kubernetes/rollouts/step_analysis.h"

#include <algorithm>

namespace mock_kubernetes {

namespace {

constexpr const char* managedBy = "argo-rollouts.argoproj.io/managed-by-rollouts";
constexpr std::int64_t wholeWeight = 100;

std::string hashOfSteps(const RolloutPass& pass)
{
    return safeWord(hashOf(pass.steps().dump()), 10);
}

/// The weight of the step before, until the pods for the next one are there.
std::int64_t trafficWeight(const RolloutPass& pass)
{
    const Json* const set = pass.currentSet();
    if (pass.currentHash() == pass.stableHash() || pass.stableHash().empty() || pass.isAborted()
        || pass.hasNewTemplate() || availableReplicas(*set) == 0)
        return 0;
    if (pass.isPromotedFully())
        return availableReplicas(*set) >= pass.replicas ? wholeWeight : 0;
    if (!pass.currentStep())
        return wholeWeight;
    if (isAtDesiredCounts(pass))
        return setWeight(pass);
    for (std::int64_t at = *pass.stepIndex() - 1; at >= 0; --at)
        if (const Json* const weight =
                valueAt(pass.steps().at(static_cast<std::size_t>(at)), {"setWeight"}))
            return weight->get<std::int64_t>();
    return 0;
}

void routeTraffic(RolloutPass& pass)
{
    if (!pass.hasTraffic())
        return;
    const std::int64_t weight = trafficWeight(pass);
    const std::string stable = pass.stableHash().empty() ? pass.currentHash() : pass.stableHash();
    Json weights{{"canary", {{"podTemplateHash", pass.currentHash()}, {"weight", weight}}},
        {"stable", {{"podTemplateHash", stable}, {"weight", wholeWeight - weight}}},
        {"verified", true}};
    for (const auto& [side, field] :
        {std::pair("canary", "canaryService"), std::pair("stable", "stableService")})
        if (const Json* const service = valueAt(*pass.canary(), {field}))
            weights[side]["serviceName"] = *service;
    if (!pass.weights.is_null()) {
        const std::int64_t before = numberAt(pass.weights, {"canary", "weight"});
        if (before != weight)
            pass.tell("Normal", "TrafficWeightUpdated",
                "Traffic weight updated from " + std::to_string(before) + " to "
                    + std::to_string(weight));
    }
    pass.weights = std::move(weights);
}

void beginPause(RolloutPass& pass)
{
    const Json* const step = pass.currentStep();
    if (!step || !step->contains("pause"))
        return;
    const Json* const condition = pass.pause(canaryPause);
    if (!condition) {
        if (!flagAt(pass.before, {"controllerPause"}))
            pass.pausesAdded.emplace_back(canaryPause);
        return;
    }
    const Json* const time = valueAt(*step, {"pause", "duration"});
    const auto duration = time ? durationOf(*time) : std::nullopt;
    if (duration)
        pass.wakeAt(timeOf(textAt(*condition, {"startTime"})) + *duration);
}

bool isPauseOver(const RolloutPass& pass, const Json& step)
{
    const Json* const condition = pass.pause(canaryPause);
    // The controller paused, and somebody took the condition away.
    if (!condition)
        return flagAt(pass.before, {"controllerPause"});
    const Json* const time = valueAt(step, {"pause", "duration"});
    const auto duration = time ? durationOf(*time) : std::nullopt;
    return duration && pass.stage.now() >= timeOf(textAt(*condition, {"startTime"})) + *duration;
}

bool isStepDone(const RolloutPass& pass, const std::string& analysisPhase)
{
    const Json* const step = pass.currentStep();
    if (!step || pass.isUserPaused() || pass.isPromotedFully())
        return false;
    if (step->contains("pause"))
        return isPauseOver(pass, *step);
    if (step->contains("setWeight") || step->contains("setCanaryScale"))
        return isAtDesiredCounts(pass);
    if (step->contains("analysis"))
        return analysisPhase == "Successful";
    return step->contains("setHeaderRoute") || step->contains("setMirrorRoute");
}

/// The target is older than what is stable, and few versions lie between.
bool isWithinRollbackWindow(const RolloutPass& pass)
{
    const std::int64_t window = numberAt(pass.spec(), {"rollbackWindow", "revisions"});
    if (window == 0 || !pass.isTransition() || *pass.current > *pass.stable)
        return false;
    return static_cast<std::int64_t>(*pass.stable - *pass.current) - 1 < window;
}

void beginTemplate(RolloutPass& pass)
{
    resetStatus(pass);
    if (pass.steps().empty() || pass.stableHash().empty())
        return;
    const bool isStable = pass.stableHash() == pass.currentHash();
    if (!isStable && !isWithinRollbackWindow(pass))
        return;
    pass.next["currentStepIndex"] = pass.stepCount();
    pass.tell("Normal", "SkipSteps",
        isStable ? "Rollback to stable ReplicaSets"
                 : "Rollback to active ReplicaSets within RollbackWindow");
}

void completeStep(RolloutPass& pass)
{
    const std::int64_t number = *pass.stepIndex() + 1;
    pass.next["currentStepIndex"] = number;
    pass.next["canary"].erase("currentStepAnalysisRunStatus");
    pass.pausesRemoved.insert(canaryPause);
    pass.tell("Normal", "RolloutStepCompleted",
        "Rollout step " + std::to_string(number) + "/" + std::to_string(pass.stepCount())
            + " completed (" + stepText(*pass.currentStep()) + ")");
}

void finishCanary(RolloutPass& pass, const std::string& analysisPhase)
{
    if (pass.isPromotedFully()) {
        pass.clearsPauses = pass.clearsAbort = true;
        if (!pass.steps().empty())
            pass.next["currentStepIndex"] = pass.stepCount();
    }
    if (const std::string why = whyPromoted(pass); !why.empty()) {
        promote(pass, why);
    } else if (pass.isAborted()) {
        if (!pass.steps().empty())
            pass.next["currentStepIndex"] =
                pass.stableHash() == pass.currentHash() ? pass.stepCount() : 0;
        if (!pass.analysis.is_null())
            pass.next["canary"]["currentStepAnalysisRunStatus"] = pass.analysis;
    } else {
        if (!pass.analysis.is_null())
            pass.next["canary"]["currentStepAnalysisRunStatus"] = pass.analysis;
        if (isStepDone(pass, analysisPhase))
            completeStep(pass);
    }
    persist(pass);
}

} // namespace

void switchService(RolloutPass& pass, const std::string& service, const std::string& hash)
{
    const Object known = pass.stage.find(services(), nameSpaceOf(pass.rollout), service);
    if (!known || hash.empty())
        return;
    const std::string before = selectedBy(pass, service);
    if (before == hash)
        return;
    Json changed = *known;
    changed["spec"]["selector"][rolloutHash] = hash;
    changed["metadata"]["annotations"][managedBy] = nameOf(pass.rollout);
    pass.stage.update(services(), *known, std::move(changed));
    pass.tell("Normal", "SwitchService",
        "Switched selector for service '" + service + "' from '" + before + "' to '" + hash + "'");
}

std::string selectedBy(const RolloutPass& pass, const std::string& service)
{
    const Object known = pass.stage.find(services(), nameSpaceOf(pass.rollout), service);
    return known ? textAt(*known, {"spec", "selector", rolloutHash}) : std::string();
}

void passCanary(RolloutPass& pass)
{
    const std::string known = textAt(pass.before, {"currentStepHash"});
    if (known != hashOfSteps(pass) || pass.hasNewTemplate()) {
        beginStatus(pass);
        pass.next["currentStepHash"] = hashOfSteps(pass);
        beginTemplate(pass);
        return persist(pass);
    }
    forgetOldSets(pass);
    routeTraffic(pass);
    if (const Json* const service = valueAt(*pass.canary(), {"stableService"}))
        switchService(pass, service->get<std::string>(),
            pass.stableHash().empty() ? pass.currentHash() : pass.stableHash());
    if (const Json* const service = valueAt(*pass.canary(), {"canaryService"}))
        switchService(pass, service->get<std::string>(), pass.currentHash());
    std::string phase;
    const bool mayMove = !pass.isUserPaused() && !pass.isPromotedFully();
    if (mayMove && !pass.isAborted() && pass.stable)
        phase = playStepAnalysis(pass);
    if (pass.pausesAdded.empty() && !scaleCanary(pass) && mayMove && !pass.isAborted())
        beginPause(pass);
    beginStatus(pass);
    finishCanary(pass, phase);
}

} // namespace mock_kubernetes
