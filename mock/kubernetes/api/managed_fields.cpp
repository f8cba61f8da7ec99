// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/api/managed_fields.h"

#include "kubernetes/values/api_text.h"

#include <algorithm>
#include <array>

namespace mock_kubernetes {

namespace {

/// What every request carries without setting it.
bool isIdentity(std::string_view name)
{
    constexpr std::array names{"apiVersion", "kind", "name", "namespace", "uid", "resourceVersion",
        "generation", "creationTimestamp", "managedFields", "selfLink"};
    return std::ranges::find(names, name) != names.end();
}

/// {"spec":{"paused":true}} becomes {"f:spec":{"f:paused":{}}}.
Json fieldSet(const Json& written)
{
    Json set = Json::object();
    if (written.is_object())
        for (const auto& [name, value] : written.items())
            if (!isIdentity(name))
                set["f:" + name] = fieldSet(value);
    return set;
}

/// Takes the leaves of one set out of another: a field belongs to whoever wrote it last.
void takeAway(Json& from, const Json& set)
{
    for (const auto& [name, below] : set.items()) {
        if (!from.contains(name))
            continue;
        if (!below.empty())
            takeAway(from[name], below);
        if (below.empty() || from[name].empty())
            from.erase(name);
    }
}

void add(Json& to, const Json& set)
{
    for (const auto& [name, below] : set.items()) {
        if (!to.contains(name))
            to[name] = Json::object();
        add(to[name], below);
    }
}

} // namespace

void noteFields(Json& object, const Json& written, const Manager& manager)
{
    const Json set = fieldSet(written);
    Json entries = object["metadata"].value("managedFields", Json::array());
    Json kept = Json::array();
    Json own{{"manager", manager.name}, {"operation", "Update"}, {"apiVersion", manager.apiVersion},
        {"time", apiTime(manager.time)}, {"fieldsType", "FieldsV1"}, {"fieldsV1", Json::object()}};
    if (!manager.subresource.empty())
        own["subresource"] = manager.subresource;
    for (Json& entry : entries) {
        const bool isOwn = textAt(entry, {"manager"}) == manager.name
            && textAt(entry, {"subresource"}) == manager.subresource;
        if (isOwn)
            own["fieldsV1"] = entry["fieldsV1"];
        else
            takeAway(entry["fieldsV1"], set);
        if (!isOwn && !entry["fieldsV1"].empty())
            kept.push_back(entry);
    }
    add(own["fieldsV1"], set);
    kept.push_back(own);
    object["metadata"]["managedFields"] = std::move(kept);
}

Json fieldsOf(const Json& jsonPatch)
{
    Json fields = Json::object();
    for (const Json& operation : jsonPatch) {
        if (textAt(operation, {"op"}) == "test")
            continue;
        // Numbers in a path are places in a list, whose owner is that of the list.
        Json* place = &fields;
        std::string rest = textAt(operation, {"path"});
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('/', 1), rest.size());
            const std::string name = rest.substr(1, end - 1);
            rest.erase(0, end);
            if (name == "-"
                || (!name.empty() && name.find_first_not_of("0123456789") == std::string::npos))
                break;
            place = &(*place)[name];
        }
        if (rest.empty() && operation.contains("value") && operation["value"].is_object())
            place->merge_patch(operation["value"]);
    }
    return fields;
}

} // namespace mock_kubernetes
