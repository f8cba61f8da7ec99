// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/api/discovery.h"

#include <algorithm>
#include <array>

namespace mock_kubernetes {

namespace {

constexpr std::string_view argoGroup = "argoproj.io";

server::Reply version()
{
    return answered({{"major", "1"}, {"minor", "32"}, {"gitVersion", "v1.32.0-mock"},
        {"gitCommit", "0000000000000000000000000000000000000000"}, {"gitTreeState", "clean"},
        {"buildDate", "2025-01-01T00:00:00Z"}, {"goVersion", "go1.23.0"}, {"compiler", "gc"},
        {"platform", "linux/amd64"}});
}

server::Reply healthy()
{
    server::Reply reply;
    reply.contentType = "text/plain; charset=utf-8";
    reply.body = "ok";
    return reply;
}

server::Reply groups(const Cluster& cluster)
{
    Json list = Json::array();
    for (const std::string_view group :
        {std::string_view("apps"), std::string_view("batch"), argoGroup}) {
        if (group == argoGroup && !cluster.hasRollouts)
            continue;
        const std::string version = group == argoGroup ? "v1alpha1" : "v1";
        const Json entry{
            {"groupVersion", std::string(group) + "/" + version}, {"version", version}};
        list.push_back({{"name", group}, {"versions", {entry}}, {"preferredVersion", entry}});
    }
    return answered({{"kind", "APIGroupList"}, {"apiVersion", "v1"}, {"groups", list}});
}

Json entryOf(const Resource& resource, std::string_view subresource)
{
    const bool isWhole = subresource.empty();
    Json entry{{"name", std::string(resource.plural) + std::string(subresource)},
        {"singularName", isWhole ? resource.singular : ""}, {"namespaced", resource.isNamespaced},
        {"kind", resource.kind}, {"verbs", {"get", "patch", "update"}}};
    if (isWhole)
        entry["verbs"] = {
            "delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"};
    if (isWhole && !resource.shortName.empty())
        entry["shortNames"] = {resource.shortName};
    return entry;
}

std::optional<server::Reply> resources(
    const Cluster& cluster, std::string_view group, std::string_view version)
{
    Json list = Json::array();
    for (const Resource& resource : allResources()) {
        if (resource.group != group || resource.version != version)
            continue;
        list.push_back(entryOf(resource, {}));
        if (cluster.keepsStatusApart(resource))
            list.push_back(entryOf(resource, "/status"));
        if (resource.kind == "Pod")
            list.push_back({{"name", "pods/log"}, {"singularName", ""}, {"namespaced", true},
                {"kind", "Pod"}, {"verbs", {"get"}}});
    }
    if (list.empty() || !cluster.tellsResources || (group == argoGroup && !cluster.hasRollouts))
        return unknownPath();
    const std::string name =
        group.empty() ? std::string(version) : std::string(group) + "/" + std::string(version);
    return answered({{"kind", "APIResourceList"}, {"apiVersion", "v1"}, {"groupVersion", name},
        {"resources", list}});
}

} // namespace

std::optional<server::Reply> answerDiscovery(const Cluster& cluster, const server::Target& target)
{
    const auto& parts = target.segments;
    constexpr std::array health{"readyz", "livez", "healthz"};
    if (parts.size() == 1 && parts[0] == "version")
        return version();
    if (parts.size() == 1 && std::ranges::find(health, parts[0]) != health.end())
        return healthy();
    if (parts.size() == 1 && parts[0] == "api")
        return answered({{"kind", "APIVersions"}, {"versions", {"v1"}}});
    if (parts.size() == 1 && parts[0] == "apis")
        return groups(cluster);
    if (parts.size() == 2 && parts[0] == "api")
        return resources(cluster, "", parts[1]);
    if (parts.size() == 3 && parts[0] == "apis")
        return resources(cluster, parts[1], parts[2]);
    return {};
}

} // namespace mock_kubernetes
