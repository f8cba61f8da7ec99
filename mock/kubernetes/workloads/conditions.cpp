// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/workloads/conditions.h"

#include <algorithm>

namespace mock_kubernetes {

const Json* conditionOf(const Json& status, std::string_view type)
{
    const Json* const all = valueAt(status, {"conditions"});
    if (!all)
        return nullptr;
    const auto found = std::ranges::find_if(
        *all, [type](const Json& each) { return textAt(each, {"type"}) == type; });
    return found == all->end() ? nullptr : &*found;
}

std::string reasonOf(const Json& status, std::string_view type)
{
    const Json* const condition = conditionOf(status, type);
    return condition ? textAt(*condition, {"reason"}) : std::string();
}

bool setCondition(Json& status, const Condition& condition, const std::string& time)
{
    const Json* const before = conditionOf(status, condition.type);
    if (before && textAt(*before, {"status"}) == condition.status
        && textAt(*before, {"reason"}) == condition.reason)
        return false;
    renewCondition(status, condition, time);
    return true;
}

void renewCondition(Json& status, const Condition& condition, const std::string& time)
{
    Json entry{{"type", condition.type}, {"status", condition.status}, {"reason", condition.reason},
        {"message", condition.message}, {"lastUpdateTime", time}, {"lastTransitionTime", time}};
    Json kept = Json::array();
    for (const Json& each : status.value("conditions", Json::array())) {
        if (textAt(each, {"type"}) != condition.type)
            kept.push_back(each);
        else if (textAt(each, {"status"}) == condition.status)
            entry["lastTransitionTime"] = each.value("lastTransitionTime", Json(time));
    }
    kept.push_back(std::move(entry));
    status["conditions"] = std::move(kept);
}

} // namespace mock_kubernetes
