// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/rollouts/rollout_pass.h"

#include <algorithm>

namespace mock_kubernetes {

namespace {

constexpr std::string_view controllerName = "rollouts-controller";

} // namespace

std::string hashIn(const Json& set)
{
    return labelOf(set, rolloutHash);
}

std::int64_t revisionOf(const Json& object)
{
    return std::atoll(annotationOf(object, rolloutRevision).c_str());
}

RolloutPass::RolloutPass(Stage& given, const Json& object)
    : stage(given)
    , rollout(object)
    , before(object.value("status", Json::object()))
    , replicas(wantedReplicas(object))
{
    for (const Object& set : stage.owned(replicaSets(), nameSpaceOf(object), uidOf(object)))
        sets.push_back(*set);
    std::ranges::stable_sort(sets, {}, [](const Json& set) {
        return std::pair(textAt(set, {"metadata", "creationTimestamp"}), revisionOf(set));
    });
    pattern = spec().value("template", Json());
    selector = spec().value("selector", Json());
    const std::string referred = textAt(spec(), {"workloadRef", "name"});
    if (const Object owner = stage.find(deployments(), nameSpaceOf(object), referred)) {
        pattern = owner->at("spec").at("template");
        selector = selector.is_null() ? owner->at("spec").at("selector") : selector;
    }
    const Json wanted = comparableTemplate(pattern, rolloutHash);
    for (std::size_t row = 0; row < sets.size(); ++row) {
        if (!current
            && comparableTemplate(sets[row].at("spec").at("template"), rolloutHash) == wanted)
            current = row;
        if (!stableHash().empty() && hashIn(sets[row]) == stableHash())
            stable = row;
    }
    if (const Json* const known = valueAt(before, {"canary", "weights"}))
        weights = *known;
}

const Json* RolloutPass::canary() const
{
    return valueAt(spec(), {"strategy", "canary"});
}

const Json* RolloutPass::blueGreen() const
{
    return valueAt(spec(), {"strategy", "blueGreen"});
}

const Json& RolloutPass::steps() const
{
    static const Json none = Json::array();
    const Json* const list = canary() ? valueAt(*canary(), {"steps"}) : nullptr;
    return list ? *list : none;
}

std::optional<std::int64_t> RolloutPass::stepIndex() const
{
    if (steps().empty())
        return {};
    return numberAt(before, {"currentStepIndex"});
}

const Json* RolloutPass::currentStep() const
{
    const auto index = stepIndex();
    return index && *index >= 0 && *index < stepCount()
        ? &steps().at(static_cast<std::size_t>(*index))
        : nullptr;
}

bool RolloutPass::isAborted() const
{
    return !clearsAbort && (aborts || flagAt(before, {"abort"}));
}

const Json* RolloutPass::pause(std::string_view reason) const
{
    const Json* const all = valueAt(before, {"pauseConditions"});
    if (!all)
        return nullptr;
    const auto found = std::ranges::find_if(
        *all, [reason](const Json& each) { return textAt(each, {"reason"}) == reason; });
    return found == all->end() ? nullptr : &*found;
}

std::string RolloutPass::currentHash() const
{
    return currentSet() ? hashIn(*currentSet()) : std::string();
}

bool RolloutPass::hasNewTemplate() const
{
    const std::string known = textAt(before, {"currentPodHash"});
    return !known.empty() && known != currentHash();
}

std::int64_t RolloutPass::revision() const
{
    return revisionOf(rollout);
}

void RolloutPass::tell(std::string_view type, std::string_view reason, std::string message) const
{
    stage.tell(rollout, {controllerName, type, reason, std::move(message)});
}

std::vector<std::size_t> otherSets(const RolloutPass& pass)
{
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < pass.sets.size(); ++row)
        if (row != pass.current && row != pass.stable)
            rows.push_back(row);
    std::ranges::stable_sort(
        rows, std::greater(), [&pass](std::size_t row) { return revisionOf(pass.sets[row]); });
    return rows;
}

} // namespace mock_kubernetes
