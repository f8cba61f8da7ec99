// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/rollouts/canary_counts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace mock_kubernetes {

namespace {

constexpr std::int64_t maxWeight = 100;

std::int64_t ceilShare(std::int64_t total, std::int64_t weight)
{
    return (total * weight + maxWeight - 1) / maxWeight;
}

std::int64_t surgeOf(const RolloutPass& pass)
{
    return portionOf(valueAt(*pass.canary(), {"maxSurge"}), pass.replicas, true, "25%");
}

/// The last step of a kind at or before the current one; nullptr: none, or all steps are done.
const Json* stepInForce(const RolloutPass& pass, const char* kind)
{
    const auto index = pass.stepIndex();
    if (!pass.currentStep())
        return nullptr;
    for (std::int64_t at = *index; at >= 0; --at)
        if (const Json* const found =
                valueAt(pass.steps().at(static_cast<std::size_t>(at)), {kind}))
            return found;
    return nullptr;
}

std::int64_t desiredWeight(const RolloutPass& pass)
{
    const bool isPromoted = pass.isPromotedFully() || pass.stableHash().empty()
        || textAt(pass.before, {"currentPodHash"}) == pass.stableHash();
    return isPromoted ? maxWeight : setWeight(pass);
}

CanaryCounts withTraffic(const RolloutPass& pass)
{
    if (!pass.isTransition())
        return {pass.replicas, 0};
    const std::int64_t weight = desiredWeight(pass);
    const Json* scale = flagAt(pass.before, {"abort"}) || pass.isPromotedFully()
        ? nullptr
        : stepInForce(pass, "setCanaryScale");
    if (scale && flagAt(*scale, {"matchTrafficWeight"}))
        scale = nullptr;
    CanaryCounts counts;
    if (scale && valueAt(*scale, {"replicas"}))
        counts.canary = numberAt(*scale, {"replicas"});
    else
        counts.canary = ceilShare(pass.replicas, scale ? numberAt(*scale, {"weight"}) : weight);
    counts.stable = flagAt(*pass.canary(), {"dynamicStableScale"})
        ? ceilShare(pass.replicas, maxWeight - weight)
        : pass.replicas;
    return counts;
}

std::int64_t wantedOf(const Json* set)
{
    return set ? wantedReplicas(*set) : 0;
}

/// What stays if replicas that do not serve are not counted.
std::int64_t countedOf(const Json* set, bool countsAll)
{
    if (!set)
        return 0;
    return countsAll ? wantedReplicas(*set)
                     : std::min(wantedReplicas(*set), availableReplicas(*set));
}

/// Up first as far as the surge allows, then down as far as availability does.
CanaryCounts byReplicas(const RolloutPass& pass)
{
    const std::int64_t surge = surgeOf(pass);
    CanaryCounts goal = nearestCounts(pass.replicas, desiredWeight(pass), surge);
    const Json* const stable = pass.isTransition() ? pass.stableSet() : nullptr;
    if (!stable)
        goal = {pass.replicas, 0};
    CanaryCounts counts{wantedOf(pass.currentSet()), wantedOf(stable)};
    std::int64_t others = 0;
    for (const std::size_t row : otherSets(pass))
        others += wantedReplicas(pass.sets[row]);
    std::int64_t room = pass.replicas + surge - others - counts.canary - counts.stable;
    if (counts.stable < goal.stable && room > 0) {
        const std::int64_t more = std::min(room, goal.stable - counts.stable);
        counts.stable += more;
        room -= more;
    }
    if (counts.canary < goal.canary && room > 0)
        counts.canary = std::min(goal.canary, counts.canary + room);
    if (others > 0)
        return counts;
    const bool grows = goal.canary >= wantedOf(pass.currentSet());
    const std::int64_t total = countedOf(pass.currentSet(), !grows) + countedOf(stable, grows);
    const std::int64_t spare = total - (pass.replicas - maxUnavailable(pass));
    if (spare <= 0)
        return counts;
    if (!grows && wantedOf(pass.currentSet()) > goal.canary)
        counts.canary = std::max(goal.canary, wantedOf(pass.currentSet()) - spare);
    else if (grows && stable && wantedReplicas(*stable) > goal.stable)
        counts.stable = std::max(goal.stable, wantedReplicas(*stable) - spare);
    return counts;
}

} // namespace

std::int64_t setWeight(const RolloutPass& pass)
{
    if (flagAt(pass.before, {"abort"}))
        return 0;
    if (!pass.currentStep())
        return maxWeight;
    const Json* const weight = stepInForce(pass, "setWeight");
    return weight ? weight->get<std::int64_t>() : 0;
}

std::int64_t maxUnavailable(const RolloutPass& pass)
{
    if (!pass.canary())
        return 1;
    const std::int64_t may =
        portionOf(valueAt(*pass.canary(), {"maxUnavailable"}), pass.replicas, false, "25%");
    return may == 0 && surgeOf(pass) == 0 ? 1 : may;
}

CanaryCounts canaryCounts(const RolloutPass& pass)
{
    return pass.hasTraffic() ? withTraffic(pass) : byReplicas(pass);
}

bool isAtDesiredCounts(const RolloutPass& pass)
{
    const CanaryCounts goal = canaryCounts(pass);
    const Json* const set = pass.currentSet();
    if (!set || wantedReplicas(*set) != goal.canary || availableReplicas(*set) != goal.canary)
        return false;
    if (pass.isTransition() && wantedReplicas(*pass.stableSet()) != goal.stable)
        return false;
    std::int64_t others = 0;
    for (const std::size_t row : otherSets(pass))
        others += availableReplicas(pass.sets[row]);
    return pass.hasTraffic() || others == 0;
}

CanaryCounts nearestCounts(std::int64_t replicas, std::int64_t weight, std::int64_t surge)
{
    if (replicas == 0)
        return {};
    const std::int64_t up = ceilShare(replicas, weight);
    const std::int64_t down = replicas * weight / maxWeight;
    const bool mayBeNone = weight == maxWeight || weight == 0 || (replicas == 1 && surge == 0);
    const auto isTied = [weight](std::int64_t total) { return total * weight % maxWeight == 50; };
    std::vector<std::pair<std::int64_t, std::int64_t>> options; // of the canary, of both
    if (up < replicas || mayBeNone)
        options.emplace_back(up, replicas);
    if (!isTied(replicas) && (down > 0 || mayBeNone))
        options.emplace_back(down, replicas);
    if (surge > 0) {
        options.emplace_back(up, replicas + 1);
        if (!isTied(replicas + 1) && (down > 0 || mayBeNone))
            options.emplace_back(down, replicas + 1);
    }
    if (options.empty())
        return {0, replicas};
    const auto best = std::ranges::min_element(options, {}, [weight](const auto& option) {
        return std::abs(
            static_cast<double>(option.first) * maxWeight / static_cast<double>(option.second)
            - static_cast<double>(weight));
    });
    return {best->first, best->second - best->first};
}

std::string stepText(const Json& step)
{
    if (const Json* const weight = valueAt(step, {"setWeight"}))
        return "setWeight: " + weight->dump();
    if (step.contains("pause")) {
        const Json* const time = valueAt(step, {"pause", "duration"});
        if (!time)
            return "pause";
        return "pause: " + (time->is_string() ? time->get<std::string>() : time->dump());
    }
    for (const char* const word : {"experiment", "analysis"})
        if (step.contains(word))
            return word;
    if (const Json* const scale = valueAt(step, {"setCanaryScale"})) {
        if (valueAt(*scale, {"weight"}))
            return "setCanaryScale{weight: " + scale->at("weight").dump() + "}";
        if (flagAt(*scale, {"matchTrafficWeight"}))
            return "setCanaryScale{matchTrafficWeight: true}";
        return "setCanaryScale{replicas: " + std::to_string(numberAt(*scale, {"replicas"})) + "}";
    }
    for (const char* const word : {"setHeaderRoute", "setMirrorRoute"})
        if (const Json* const route = valueAt(step, {word}))
            return std::string(word) + ": " + textAt(*route, {"name"});
    return step.contains("plugin") ? "plugin: " + textAt(step, {"plugin", "name"}) : "invalid";
}

std::optional<std::chrono::milliseconds> durationOf(const Json& value)
{
    if (value.is_number())
        return std::chrono::seconds(value.get<std::int64_t>());
    if (!value.is_string())
        return {};
    const std::string text = value.get<std::string>();
    double total = 0;
    const char* at = text.c_str();
    while (*at != '\0') {
        char* end = nullptr;
        const double number = std::strtod(at, &end);
        if (end == at)
            return {};
        const std::string_view unit(end);
        const bool isMilli = unit.starts_with("ms");
        const double scale = isMilli                ? 1
            : unit.empty() || unit.starts_with('s') ? 1000
            : unit.starts_with('m')                 ? 60'000
            : unit.starts_with('h')                 ? 3'600'000
                                                    : 0;
        if (scale == 0)
            return {};
        total += number * scale;
        at = end + (unit.empty() ? 0 : isMilli ? 2 : 1);
    }
    return std::chrono::milliseconds(static_cast<std::int64_t>(total));
}

} // namespace mock_kubernetes
