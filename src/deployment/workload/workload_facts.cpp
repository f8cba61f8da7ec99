// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/workload/workload_facts.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/derived_values.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace deployment {

namespace {

struct KnownCondition {
    std::string_view word;
    Condition condition;
};
constexpr std::array conditions{
    KnownCondition{"Healthy", Condition::Well},
    KnownCondition{"Running", Condition::Well},
    KnownCondition{"Successful", Condition::Well},
    KnownCondition{"Progressing", Condition::Busy},
    KnownCondition{"Pending", Condition::Busy},
    KnownCondition{"ContainerCreating", Condition::Busy},
    KnownCondition{"PodInitializing", Condition::Busy},
    KnownCondition{"Terminating", Condition::Busy},
    KnownCondition{"SchedulingGated", Condition::Waiting},
    KnownCondition{"Paused", Condition::Waiting},
    KnownCondition{"Inconclusive", Condition::Waiting},
    KnownCondition{"Degraded", Condition::Failing},
    KnownCondition{"Failed", Condition::Failing},
    KnownCondition{"Error", Condition::Failing},
    KnownCondition{"ReplicaFailure", Condition::Failing},
    KnownCondition{"Evicted", Condition::Failing},
    KnownCondition{"OOMKilled", Condition::Failing},
    KnownCondition{"NodeLost", Condition::Failing},
    KnownCondition{"DeadlineExceeded", Condition::Failing},
    KnownCondition{"ContainerCannotRun", Condition::Failing},
    KnownCondition{"InvalidImageName", Condition::Failing},
    KnownCondition{"ErrImagePull", Condition::Failing},
    KnownCondition{"ErrImageNeverPull", Condition::Failing},
    KnownCondition{"ScaledDown", Condition::Idle},
    KnownCondition{"Completed", Condition::Idle},
    KnownCondition{"Succeeded", Condition::Idle},
    KnownCondition{"Complete", Condition::Idle},
};

/// Both numbers of "ready:1/2" are the same, or there are none.
bool isReady(std::string_view info)
{
    constexpr std::string_view word = "ready:";
    const auto at = info.find(word);
    if (at == std::string_view::npos)
        return true;
    const std::string_view numbers = info.substr(at + word.size());
    const auto slash = numbers.find('/');
    if (slash == std::string_view::npos)
        return true;
    const auto end = std::ranges::find_if_not(numbers.substr(slash + 1), isAsciiDigit);
    const std::string_view ready = numbers.substr(0, slash);
    const auto length = static_cast<std::size_t>(end - numbers.substr(slash + 1).begin());
    return ready == numbers.substr(slash + 1, length);
}

/// The number at the end of "revision:11"; 0 where there is none.
std::int64_t revisionOf(const WorkloadNode& node)
{
    std::string_view digits = node.name;
    const auto begin = std::find_if_not(digits.rbegin(), digits.rend(), isAsciiDigit).base();
    digits.remove_prefix(static_cast<std::size_t>(begin - digits.begin()));
    std::int64_t revision = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), revision);
    return revision;
}

struct ReplicaSet {
    ReplicaSetSpan span;
    std::int64_t revision = 0;
    bool carriesTraffic = false;
    bool isCandidate = false;
    bool isNew = false;
};

bool hasRole(const WorkloadNode& node, std::string_view one, std::string_view other)
{
    return std::ranges::find(node.roles, one) != node.roles.end()
        || std::ranges::find(node.roles, other) != node.roles.end();
}

std::vector<ReplicaSet> replicaSetsOf(const std::vector<WorkloadNode>& tree)
{
    std::vector<ReplicaSet> found;
    std::int64_t revision = 0;
    std::int64_t experiment = -1; ///< its depth while it lasts: its ReplicaSets are of no side
    for (std::size_t at = 0; at < tree.size(); ++at) {
        const WorkloadNode& node = tree[at];
        if (experiment >= 0 && node.depth <= experiment)
            experiment = -1;
        if (node.kind == "Revision")
            revision = revisionOf(node);
        else if (node.kind == "Experiment")
            experiment = node.depth;
        if (node.kind != "ReplicaSet" || experiment >= 0)
            continue;
        std::size_t end = at + 1;
        while (end < tree.size() && tree[end].depth > node.depth)
            ++end;
        found.push_back({{at, end}, revision, hasRole(node, "stable", "active"),
            hasRole(node, "canary", "preview"), false});
    }
    return found;
}

/// Those of the workload's own revision; where that is not told, the candidate, else the first.
void markNew(std::vector<ReplicaSet>& all, std::int64_t revision)
{
    const bool isTold =
        revision != 0 && std::ranges::find(all, revision, &ReplicaSet::revision) != all.end();
    if (isTold) {
        for (ReplicaSet& each : all)
            each.isNew = each.revision == revision;
    } else if (const auto first = std::ranges::find(all, true, &ReplicaSet::isCandidate);
               first != all.end()) {
        first->isNew = true;
    } else if (!all.empty()) {
        all.front().isNew = true;
    }
}

const ReplicaSet* oldOf(const std::vector<ReplicaSet>& all)
{
    const ReplicaSet* next = nullptr;
    for (const ReplicaSet& each : all) {
        if (each.isNew)
            continue;
        if (each.carriesTraffic)
            return &each;
        if (next == nullptr && each.span.end > each.span.begin + 1)
            next = &each;
    }
    return next;
}

} // namespace

Condition conditionOf(std::string_view word)
{
    constexpr std::string_view init = "Init:";
    if (word.starts_with(init)) {
        const std::string_view rest = word.substr(init.size());
        return !rest.empty() && isAsciiDigit(rest.front()) ? Condition::Busy : Condition::Failing;
    }
    if (word.ends_with("BackOff") || word.ends_with("Error") || word.starts_with("ExitCode:")
        || word.starts_with("Signal:"))
        return Condition::Failing;
    const auto* const known = std::ranges::find(conditions, word, &KnownCondition::word);
    return known == conditions.end() ? Condition::Unknown : known->condition;
}

Condition conditionOf(const WorkloadNode& node)
{
    const Condition condition = conditionOf(node.status);
    if (node.kind != "Pod")
        return condition;
    if (condition == Condition::Well && !isReady(node.info))
        return node.reason.empty() ? Condition::Busy : Condition::Failing;
    // One that gets no node is not on its way anywhere.
    const bool isStuck = node.status == "Pending" && !plainReasons(node).empty();
    return isStuck ? Condition::Failing : condition;
}

std::string stepCountText(const Workload& workload)
{
    if (!workload.stepIndex || workload.stepCount == 0)
        return {};
    return std::to_string(*workload.stepIndex) + '/' + std::to_string(workload.stepCount);
}

std::string imageText(const WorkloadImage& image)
{
    std::string text = image.image;
    for (std::size_t i = 0; i < image.roles.size(); ++i)
        text += (i == 0 ? " (" : ", ") + image.roles[i];
    return image.roles.empty() ? text : text + ')';
}

std::string infoText(const WorkloadNode& node)
{
    std::string text;
    const auto append = [&text](const std::string& part) {
        if (!part.empty())
            text += (text.empty() ? "" : ", ") + part;
    };
    for (const std::string& role : node.roles)
        append(role);
    append(node.info);
    return text;
}

std::string ageText(Milliseconds age)
{
    // The steps of kubectl (k8s.io/apimachinery, duration.HumanDuration).
    using namespace std::chrono;
    const auto parts = [](std::int64_t whole, const char* unit, std::int64_t rest,
                           const char* smaller) {
        const std::string text = std::to_string(whole) + unit;
        return rest == 0 ? text : text + std::to_string(rest) + smaller;
    };
    const auto seconds =
        std::max<std::int64_t>(duration_cast<std::chrono::seconds>(age).count(), 0);
    const auto minutes = seconds / 60;
    const auto hours = minutes / 60;
    const auto days = hours / 24;
    constexpr std::int64_t year = 365; // days
    if (seconds < 120)
        return parts(seconds, "s", 0, "");
    if (minutes < 10)
        return parts(minutes, "m", seconds % 60, "s");
    if (minutes < 180)
        return parts(minutes, "m", 0, "");
    if (hours < 8)
        return parts(hours, "h", minutes % 60, "m");
    if (hours < 48)
        return parts(hours, "h", 0, "");
    if (days < 8)
        return parts(days, "d", hours % 24, "h");
    if (days < 2 * year)
        return parts(days, "d", 0, "");
    if (days < 8 * year)
        return parts(days / year, "y", days % year, "d");
    return parts(days / year, "y", 0, "");
}

std::vector<ReplicaSetSpan> ownReplicaSets(const Workload& workload)
{
    std::vector<ReplicaSetSpan> own;
    if (workload.revision == 0)
        return own;
    for (const ReplicaSet& each : replicaSetsOf(workload.tree)) {
        if (each.revision == workload.revision)
            own.push_back(each.span);
    }
    return own;
}

std::vector<WorkloadNode> nodesOfSide(const Deployment& deployment, Side side)
{
    std::vector<WorkloadNode> nodes;
    if (!deployment.workload)
        return nodes;
    const auto& tree = deployment.workload->tree;
    auto all = replicaSetsOf(tree);
    markNew(all, deployment.workload->revision);
    const bool isNew = side == newSide(deployment);
    const ReplicaSet* const old = oldOf(all);
    for (const ReplicaSet& each : all) {
        if (isNew ? !each.isNew : &each != old)
            continue;
        for (std::size_t at = each.span.begin; at < each.span.end; ++at) {
            nodes.push_back(tree[at]);
            nodes.back().depth -= tree[each.span.begin].depth;
        }
    }
    return nodes;
}

} // namespace deployment
