// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/rollouts/rollout_controller.h"

#include "kubernetes/api/selector.h"
#include "kubernetes/rollouts/blue_green_strategy.h"
#include "kubernetes/rollouts/canary_counts.h"
#include "kubernetes/rollouts/canary_strategy.h"
#include "kubernetes/rollouts/rollout_sets.h"
#include "kubernetes/rollouts/rollout_status.h"
#include "kubernetes/workloads/conditions.h"

#include <algorithm>

namespace mock_kubernetes {

namespace {

void reportInvalid(RolloutPass& pass, const std::string& fault)
{
    const std::string generation =
        std::to_string(numberAt(pass.rollout, {"metadata", "generation"}));
    const Json* const known = conditionOf(pass.before, "InvalidSpec");
    if (known && textAt(*known, {"message"}) == fault
        && textAt(pass.before, {"observedGeneration"}) == generation)
        return;
    Json status = pass.before;
    renewCondition(status, {"InvalidSpec", "True", "InvalidSpec", fault}, pass.stage.time());
    status["observedGeneration"] = generation;
    status["phase"] = "Degraded";
    status["message"] = "InvalidSpec: " + fault;
    writeStatusOf(pass, status);
    pass.tell("Warning", "InvalidSpec", fault);
}

void forgetInvalid(RolloutPass& pass)
{
    Json& conditions = pass.before["conditions"];
    if (!conditions.is_array())
        return;
    for (auto at = conditions.begin(); at != conditions.end();)
        at = textAt(*at, {"type"}) == "InvalidSpec" ? conditions.erase(at) : std::next(at);
}

std::string missingService(
    const RolloutPass& pass, const Json& strategy, const std::string& where, const char* field)
{
    const std::string name = textAt(strategy, {field});
    if (name.empty() || pass.stage.find(services(), nameSpaceOf(pass.rollout), name))
        return {};
    return "spec.strategy." + where + "." + field + ": Invalid value: \"" + name + "\": service \""
        + name + "\" not found";
}

} // namespace

std::string faultOfSpec(const RolloutPass& pass)
{
    const std::string head = "The Rollout \"" + nameOf(pass.rollout) + "\" is invalid: ";
    const bool hasTemplate = valueAt(pass.spec(), {"template"});
    if (hasTemplate && valueAt(pass.spec(), {"workloadRef"}))
        return head
            + "spec.template: Internal error: template must be empty for workload "
              "reference rollout";
    if (pass.pattern.is_null() || pass.selector.is_null())
        return head + "spec.selector: Required value: Rollout has missing field '.spec.selector'";
    if ((pass.canary() == nullptr) == (pass.blueGreen() == nullptr))
        return head
            + (pass.canary() ? "spec.strategy.strategy: Invalid value: \"strategy\": Multiple "
                               "Strategies can not be listed"
                             : "spec.strategy.strategy: Invalid value: \"strategy\": Rollout has "
                               "missing field '.spec.strategy.canary or .spec.strategy.blueGreen'");
    const Json* const labels = valueAt(pass.pattern, {"metadata", "labels"});
    if (!LabelSelector::of(pass.selector).matches(labels))
        return head + "spec.template.metadata.labels: Invalid value: "
            + (labels ? labels->dump() : std::string("null"))
            + ": `selector` does not match template `labels`";
    const Json& strategy = pass.canary() ? *pass.canary() : *pass.blueGreen();
    for (const char* const field :
        {"activeService", "previewService", "canaryService", "stableService"})
        if (const std::string fault =
                missingService(pass, strategy, pass.canary() ? "canary" : "blueGreen", field);
            !fault.empty())
            return head + fault;
    return {};
}

RolloutController::RolloutController(Stage& stage, PodPlayer& pods)
    : m_stage(stage)
    , m_pods(pods)
{
}

void RolloutController::reconcile(const Json& rollout)
{
    RolloutPass pass(m_stage, rollout);
    if (const std::string fault = faultOfSpec(pass); !fault.empty())
        return reportInvalid(pass, fault);
    if (conditionOf(pass.before, "InvalidSpec"))
        forgetInvalid(pass);
    if (checkPaused(pass) || prepareSets(pass))
        return;
    if (isScalingEvent(pass))
        return scaleOnly(pass);
    if (!pass.hasNewTemplate() && restart(pass))
        return;
    if (pass.canary())
        passCanary(pass);
    else
        passBlueGreen(pass);
}

/// Somebody scales: nothing else happens in this pass.
void RolloutController::scaleOnly(RolloutPass& pass)
{
    if (pass.canary())
        scaleCanary(pass);
    else
        scaleBlueGreen(pass);
    beginStatus(pass);
    persist(pass);
}

/// Pods from before spec.restartAt end, as many at once as may be missing; true: the status was
/// written.
bool RolloutController::restart(RolloutPass& pass)
{
    const std::string when = textAt(pass.spec(), {"restartAt"});
    if (when.empty() || when == textAt(pass.before, {"restartedAt"}))
        return false;
    if (timeOf(when) > m_stage.now()) {
        pass.wakeAt(timeOf(when));
        return false;
    }
    std::vector<Object> old;
    for (const Json& set : pass.sets)
        for (const Object& pod : m_stage.owned(pods(), nameSpaceOf(set), uidOf(set)))
            if (timeOf(textAt(*pod, {"metadata", "creationTimestamp"})) < timeOf(when)
                && !valueAt(*pod, {"metadata", "deletionTimestamp"}))
                old.push_back(pod);
    if (old.empty()) {
        Json status = pass.before;
        status["restartedAt"] = when;
        return writeStatusOf(pass, status);
    }
    const std::int64_t mayMiss = std::max<std::int64_t>(1, maxUnavailable(pass));
    const std::int64_t spare =
        std::max<std::int64_t>(0, sumOver(pass, availableReplicas) - (pass.replicas - mayMiss));
    old.resize(std::min(old.size(), static_cast<std::size_t>(spare)));
    for (const Object& pod : old)
        m_pods.end(*pod);
    return false;
}

} // namespace mock_kubernetes
