// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/kubernetes/object.h"

#include <array>
#include <utility>

namespace kubernetes {

namespace {

constexpr std::string_view rolloutsApi = "/apis/argoproj.io/v1alpha1";

/// In the order of the kinds.
constexpr std::array resources{
    Resource{ObjectKind::Rollout, "Rollout", "argoproj.io", rolloutsApi, "rollouts"},
    Resource{ObjectKind::Deployment, "Deployment", "apps", "/apis/apps/v1", "deployments"},
    Resource{ObjectKind::ReplicaSet, "ReplicaSet", "apps", "/apis/apps/v1", "replicasets"},
    Resource{ObjectKind::Pod, "Pod", "", "/api/v1", "pods"},
    Resource{ObjectKind::AnalysisRun, "AnalysisRun", "argoproj.io", rolloutsApi, "analysisruns"},
    Resource{ObjectKind::Experiment, "Experiment", "argoproj.io", rolloutsApi, "experiments"},
    Resource{ObjectKind::Event, "Event", "", "/api/v1", "events"},
    Resource{ObjectKind::Job, "Job", "batch", "/apis/batch/v1", "jobs"},
};

constexpr bool isInOrder()
{
    for (std::size_t row = 0; row < resources.size(); ++row) {
        if (resources[row].kind != static_cast<ObjectKind>(row))
            return false;
    }
    return true;
}
static_assert(isInOrder());

void appendSegment(std::string& path, std::string_view segment)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    path += '/';
    for (const char each : segment) {
        const bool isPlain = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z')
            || (each >= '0' && each <= '9')
            || std::string_view("-._~").find(each) != std::string::npos;
        if (isPlain) {
            path += each;
            continue;
        }
        const auto byte = static_cast<unsigned char>(each);
        path += '%';
        path += digits[byte >> 4];
        path += digits[byte & 15];
    }
}

} // namespace

bool isEarlierVersion(std::string_view version, std::string_view than)
{
    const auto isNumber = [](std::string_view text) {
        return !text.empty() && text.front() != '0'
            && text.find_first_not_of("0123456789") == std::string_view::npos;
    };
    return isNumber(version) && isNumber(than)
        && std::pair(version.size(), version) < std::pair(than.size(), than);
}

const Resource& resourceOf(ObjectKind kind)
{
    return resources[static_cast<std::size_t>(kind)];
}

std::string pathOf(ObjectKind kind, std::string_view nameSpace, std::string_view name,
    std::string_view subresource)
{
    const Resource& resource = resourceOf(kind);
    std::string path(resource.prefix);
    if (!nameSpace.empty()) {
        path += "/namespaces";
        appendSegment(path, nameSpace);
    }
    path.append("/").append(resource.plural);
    if (!name.empty())
        appendSegment(path, name);
    if (!subresource.empty())
        path.append("/").append(subresource);
    return path;
}

} // namespace kubernetes
