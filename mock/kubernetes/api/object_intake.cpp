// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/api/object_intake.h"

#include <stdexcept>

namespace mock_kubernetes {

namespace {

/// Items of a list may leave out what they are.
void takeList(Cluster& cluster, const Json& list)
{
    std::string kind = textAt(list, {"kind"});
    if (kind.ends_with("List"))
        kind.resize(kind.size() - 4);
    for (Json item : list.at("items")) {
        if (!item.contains("kind"))
            item["kind"] = kind;
        if (!item.contains("apiVersion"))
            item["apiVersion"] = textAt(list, {"apiVersion"});
        takeObject(cluster, std::move(item));
    }
}

bool differsInSpec(const Json& before, const Json& now)
{
    return before.value("spec", Json()) != now.value("spec", Json());
}

} // namespace

void takeObjects(Cluster& cluster, std::string_view json)
{
    const auto value = parsedJson(json);
    if (!value)
        throw std::runtime_error("what was put is no JSON");
    if (value->is_array()) {
        for (const Json& each : *value)
            takeObject(cluster, each);
    } else if (value->contains("items")) {
        takeList(cluster, *value);
    } else {
        takeObject(cluster, *value);
    }
}

Object takeObject(Cluster& cluster, Json object)
{
    const Resource* const resource = resourceOf(object);
    if (!resource || nameOf(object).empty())
        throw std::runtime_error("no object of a known kind with a name: "
            + textAt(object, {"apiVersion"}) + " " + textAt(object, {"kind"}));
    Json& meta = object["metadata"];
    if (resource->isNamespaced && !meta.contains("namespace"))
        meta["namespace"] = "default";
    const Object before = cluster.store.find(*resource, nameSpaceOf(object), nameOf(object));
    const std::string key = std::string(resource->kind) + nameSpaceOf(object) + nameOf(object);
    if (!meta.contains("uid"))
        meta["uid"] =
            before ? uidOf(*before) : uuidFor(key + std::to_string(cluster.store.version()));
    if (!meta.contains("creationTimestamp"))
        meta["creationTimestamp"] = before
            ? Json(textAt(*before, {"metadata", "creationTimestamp"}))
            : Json(apiTime(cluster.now));
    if (resource->countsGenerations && !meta.contains("generation"))
        meta["generation"] = before ? numberAt(*before, {"metadata", "generation"}, 1)
                + (differsInSpec(*before, object) ? 1 : 0)
                                    : 1;
    return cluster.store.write(*resource, std::move(object));
}

} // namespace mock_kubernetes
