// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/rollouts/rollout_status.h"

#include "kubernetes/rollouts/rollout_phase.h"
#include "kubernetes/workloads/conditions.h"

#include <algorithm>
#include <array>

namespace mock_kubernetes {

namespace {

bool isEmptyValue(const std::string& name, const Json& value)
{
    if (name == "canary" || name == "blueGreen" || name == "currentStepIndex")
        return value.is_null();
    return value.is_null() || (value.is_structured() && value.empty())
        || (value.is_string() && value.get<std::string>().empty())
        || (value.is_boolean() && !value.get<bool>())
        || (value.is_number() && value.get<double>() == 0);
}

Json asTypedClient(const Json& before, const Json& next)
{
    Json result = Json::object();
    for (const auto& [name, value] : before.items())
        if (isEmptyValue(name, value))
            result[name] = value;
    for (const auto& [name, value] : next.items())
        if (!isEmptyValue(name, value))
            result[name] = value;
    return result;
}

std::string generationOf(const RolloutPass& pass)
{
    return std::to_string(numberAt(pass.rollout, {"metadata", "generation"}));
}

std::string selectorText(const Json& selector)
{
    std::string text;
    if (const Json* const labels = valueAt(selector, {"matchLabels"}))
        for (const auto& [name, value] : labels->items())
            text += (text.empty() ? "" : ",") + name + "=" + value.get<std::string>();
    return text;
}

/// The pauses that hold after this pass.
Json pausesAfter(const RolloutPass& pass, bool& isByController)
{
    Json kept = Json::array();
    isByController = flagAt(pass.before, {"controllerPause"});
    const Json* const had = valueAt(pass.before, {"pauseConditions"});
    for (const Json& each : had ? *had : Json::array())
        if (!pass.pausesRemoved.contains(textAt(each, {"reason"})))
            kept.push_back(each);
    for (const std::string& reason : pass.pausesAdded) {
        if (pass.pause(reason))
            continue;
        kept.push_back({{"reason", reason}, {"startTime", pass.stage.time()}});
        isByController = true;
    }
    return kept;
}

} // namespace

void beginStatus(RolloutPass& pass)
{
    pass.next = pass.before;
    for (const char* const name : {"pauseConditions", "controllerPause", "abort", "abortedAt"})
        pass.next.erase(name);
    const Json* const set = pass.currentSet();
    pass.next["currentPodHash"] = pass.currentHash();
    pass.next["replicas"] = sumOver(pass, currentReplicas);
    pass.next["updatedReplicas"] = set ? currentReplicas(*set) : 0;
    pass.next["readyReplicas"] = sumOver(pass, readyReplicas);
    pass.next["availableReplicas"] = sumOver(pass, availableReplicas);
    pass.next["HPAReplicas"] = sumOver(pass, currentReplicas);
    pass.next["selector"] = selectorText(pass.selector);
    pass.next["promoteFull"] = pass.isPromotedFully() && pass.currentHash() != pass.stableHash();
    for (const char* const name : {"canary", "blueGreen"})
        if (!pass.next.contains(name))
            pass.next[name] = Json::object();
    if (!pass.weights.is_null())
        pass.next["canary"]["weights"] = pass.weights;
}

void resetStatus(RolloutPass& pass)
{
    pass.clearsPauses = pass.clearsAbort = true;
    pass.next["promoteFull"] = false;
    if (const Json* const restart = valueAt(pass.spec(), {"restartAt"}))
        pass.next["restartedAt"] = *restart;
    pass.next["canary"].erase("currentStepAnalysisRunStatus");
    pass.next["blueGreen"].erase("scaleUpPreviewCheckPoint");
    if (pass.steps().empty())
        pass.next.erase("currentStepIndex");
    else
        pass.next["currentStepIndex"] = 0;
}

std::string whyPromoted(const RolloutPass& pass)
{
    if (!pass.stable)
        return pass.blueGreen() && textAt(pass.next, {"blueGreen", "activeSelector"}).empty()
            ? std::string()
            : "Initial deploy";
    const bool isRollback = pass.stableHash() == pass.currentHash();
    if (pass.canary()) {
        if (pass.isAborted() || availableReplicas(*pass.currentSet()) < pass.replicas)
            return {};
        if (pass.isPromotedFully())
            return "Full promotion requested";
        if (isRollback)
            return "Fast rollback";
        return pass.currentStep()
            ? std::string()
            : "Completed all " + std::to_string(pass.stepCount()) + " canary steps";
    }
    const std::string active = textAt(pass.next, {"blueGreen", "activeSelector"});
    if (active.empty())
        return "Initial deploy";
    if (active != pass.currentHash())
        return {};
    if (pass.isPromotedFully())
        return "Full promotion requested";
    if (isRollback)
        return "Fast rollback";
    return pass.isAborted() ? std::string() : "Completed blue-green update";
}

void promote(RolloutPass& pass, const std::string& why)
{
    pass.clearsPauses = pass.clearsAbort = true;
    pass.next["promoteFull"] = false;
    pass.next["blueGreen"].erase("scaleUpPreviewCheckPoint");
    if (pass.canary() && !pass.steps().empty())
        pass.next["currentStepIndex"] = pass.stepCount();
    if (textAt(pass.next, {"stableRS"}) == pass.currentHash())
        return;
    pass.next["stableRS"] = pass.currentHash();
    pass.tell("Normal", "RolloutCompleted",
        "Rollout completed update to revision " + std::to_string(pass.revision()) + " ("
            + pass.currentHash() + "): " + why);
}

bool writeStatusOf(RolloutPass& pass, const Json& status)
{
    Json changed = pass.rollout;
    changed["status"] = asTypedClient(pass.before, status);
    return pass.stage.update(rollouts(), pass.rollout, std::move(changed));
}

void persist(RolloutPass& pass)
{
    pass.next["observedGeneration"] = generationOf(pass);
    if (pass.isAborted()) {
        pass.next["abort"] = true;
        const std::string since = textAt(pass.before, {"abortedAt"});
        pass.next["abortedAt"] = since.empty() ? pass.stage.time() : since;
    } else if (!pass.clearsPauses) {
        bool isByController = false;
        const Json pauses = pausesAfter(pass, isByController);
        if (!pauses.empty()) {
            pass.next["pauseConditions"] = pauses;
            pass.next["controllerPause"] = isByController;
        }
    }
    judgeConditions(pass);
    const auto [phase, message] = phaseOf(pass.spec(), pass.next);
    pass.next["phase"] = phase;
    pass.next["message"] = message;
    const bool was = valueAt(pass.before, {"pauseConditions"});
    const bool is = valueAt(pass.next, {"pauseConditions"});
    if (!writeStatusOf(pass, pass.next) || was == is)
        return;
    if (is)
        pass.tell("Normal", "RolloutPaused",
            "Rollout is paused (" + textAt(pass.next["pauseConditions"].front(), {"reason"}) + ")");
    else if (!pass.isAborted())
        pass.tell("Normal", "RolloutResumed", "Rollout is resumed");
}

bool checkPaused(RolloutPass& pass)
{
    if (generationOf(pass) != textAt(pass.before, {"observedGeneration"}))
        return false;
    const std::string reason = reasonOf(pass.before, "Progressing");
    const bool isPaused = pass.isUserPaused() || valueAt(pass.before, {"pauseConditions"});
    const bool wasAborted = reason == "RolloutAborted";
    const bool isDone =
        !pass.stableHash().empty() && pass.stableHash() == textAt(pass.before, {"currentPodHash"});
    const std::string time = pass.stage.time();
    Json status = pass.before;
    if (isPaused != (reason == "RolloutPaused") && !wasAborted && !isDone)
        setCondition(status,
            {"Progressing", "Unknown", isPaused ? "RolloutPaused" : "RolloutResumed",
                isPaused ? "Rollout is paused" : "Rollout is resumed"},
            time);
    if (wasAborted && !flagAt(pass.before, {"abort"})) {
        setCondition(status,
            {"Progressing", "Unknown", "RolloutRetry", "Retrying Rollout after abort"}, time);
        pass.tell("Normal", "RolloutRetry", "Retrying Rollout after abort");
    }
    const Json* const known = conditionOf(pass.before, "Paused");
    if (isPaused != (known && textAt(*known, {"status"}) == "True") && !wasAborted)
        setCondition(status,
            {"Paused", isPaused ? "True" : "False", "RolloutPaused", "Rollout is paused"}, time);
    if (status == pass.before)
        return false;
    const auto [phase, message] = phaseOf(pass.spec(), status);
    status["phase"] = phase;
    status["message"] = message;
    return writeStatusOf(pass, status);
}

} // namespace mock_kubernetes
