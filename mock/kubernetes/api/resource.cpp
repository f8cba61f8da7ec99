// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/api/resource.h"

#include <algorithm>
#include <array>

namespace mock_kubernetes {

namespace {

constexpr std::string_view argo = "argoproj.io";
constexpr std::string_view alpha = "v1alpha1";

/// namespaced, custom, status, generations.
constexpr std::array table{
    Resource{argo, alpha, "rollouts", "rollout", "Rollout", "ro", true, true, true, true},
    Resource{
        argo, alpha, "analysisruns", "analysisrun", "AnalysisRun", "ar", true, true, false, true},
    Resource{
        argo, alpha, "experiments", "experiment", "Experiment", "exp", true, true, false, true},
    Resource{argo, alpha, "analysistemplates", "analysistemplate", "AnalysisTemplate", "at", true,
        true, false, true},
    Resource{
        "apps", "v1", "deployments", "deployment", "Deployment", "deploy", true, false, true, true},
    Resource{
        "apps", "v1", "replicasets", "replicaset", "ReplicaSet", "rs", true, false, true, true},
    Resource{"", "v1", "pods", "pod", "Pod", "po", true, false, true, false},
    Resource{"", "v1", "services", "service", "Service", "svc", true, false, true, false},
    Resource{"", "v1", "events", "event", "Event", "ev", true, false, false, false},
    Resource{"", "v1", "namespaces", "namespace", "Namespace", "ns", false, false, true, false},
    Resource{"batch", "v1", "jobs", "job", "Job", "", true, false, true, false},
};

const Resource& named(std::string_view plural)
{
    return *std::ranges::find(table, plural, &Resource::plural);
}

} // namespace

std::string Resource::apiVersion() const
{
    return group.empty() ? std::string(version) : std::string(group) + '/' + std::string(version);
}

std::string Resource::qualified() const
{
    return group.empty() ? std::string(plural) : std::string(plural) + '.' + std::string(group);
}

std::string Resource::qualifiedKind() const
{
    return group.empty() ? std::string(kind) : std::string(kind) + '.' + std::string(group);
}

std::span<const Resource> allResources()
{
    return table;
}

const Resource* findResource(
    std::string_view group, std::string_view version, std::string_view plural)
{
    const auto found = std::ranges::find_if(table, [&](const Resource& each) {
        return each.group == group && each.version == version && each.plural == plural;
    });
    return found == table.end() ? nullptr : &*found;
}

const Resource* resourceOf(const Json& object)
{
    const std::string kind = textAt(object, {"kind"});
    const std::string version = textAt(object, {"apiVersion"});
    const auto found = std::ranges::find_if(table,
        [&](const Resource& each) { return each.kind == kind && each.apiVersion() == version; });
    return found == table.end() ? nullptr : &*found;
}

const Resource& rollouts()
{
    return named("rollouts");
}

const Resource& analysisRuns()
{
    return named("analysisruns");
}

const Resource& deployments()
{
    return named("deployments");
}

const Resource& replicaSets()
{
    return named("replicasets");
}

const Resource& pods()
{
    return named("pods");
}

const Resource& services()
{
    return named("services");
}

const Resource& events()
{
    return named("events");
}

const Resource& namespaces()
{
    return named("namespaces");
}

} // namespace mock_kubernetes
