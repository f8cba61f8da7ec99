// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/api/writer.h"

#include "kubernetes/api/managed_fields.h"
#include "kubernetes/api/schema.h"

#include <algorithm>

namespace mock_kubernetes {

namespace {

constexpr std::size_t maxOperations = 10'000;
constexpr std::string_view mergeType = "application/merge-patch+json";
constexpr std::string_view jsonType = "application/json-patch+json";
constexpr std::string_view strategicType = "application/strategic-merge-patch+json";

std::string managerOf(const server::Target& target, const server::Request& request)
{
    if (const auto named = target.parameter("fieldManager"))
        return std::string(*named);
    const std::string_view agent = request.header("User-Agent").value_or("unknown");
    return std::string(agent.substr(0, agent.find('/')));
}

std::string_view mediaType(const server::Request& request)
{
    const std::string_view type = request.header("Content-Type").value_or("");
    return type.substr(0, type.find(';'));
}

Json withoutBookkeeping(Json object)
{
    if (object.contains("metadata"))
        for (const char* const name : {"managedFields", "resourceVersion", "generation"})
            object["metadata"].erase(name);
    return object;
}

/// What a generation counts the changes of.
Json counted(bool hasStatusApart, Json object)
{
    object.erase("metadata");
    if (hasStatusApart)
        object.erase("status");
    return object;
}

/// Writes to /status change nothing but the status, and other writes everything else.
Json confined(const ApiPath& path, const Json& current, const Json& wanted)
{
    const bool isStatus = path.subresource == "status";
    Json result = isStatus ? current : wanted;
    const Json& status = isStatus ? wanted : current;
    result.erase("status");
    if (status.contains("status"))
        result["status"] = status["status"];
    return result;
}

std::optional<server::Reply> precondition(
    const ApiPath& path, const Json& current, const Json& wanted)
{
    const Resource& resource = *path.resource;
    if (nameOf(wanted) != path.name)
        return badRequest("the name of the object (" + nameOf(wanted)
            + ") does not match the name on the URL (" + path.name + ")");
    // Through its status, an object keeps its metadata whatever is asked for.
    const bool isStatus = path.subresource == "status";
    if (const std::string uid = uidOf(wanted); !isStatus && uid != uidOf(current))
        return invalid(resource, path.name,
            {{"FieldValueInvalid", "Invalid value: \"" + uid + "\": field is immutable",
                "metadata.uid"}});
    const std::string version = textAt(wanted, {"metadata", "resourceVersion"});
    if (!version.empty() && version != textAt(current, {"metadata", "resourceVersion"}))
        return conflict(resource, path.name);
    return {};
}

} // namespace

Writer::Writer(Cluster& cluster)
    : m_cluster(cluster)
{
}

server::Reply Writer::answer(
    const ApiPath& path, const server::Target& target, const server::Request& request)
{
    const auto dryRun = target.parameter("dryRun");
    if (dryRun && *dryRun != "All")
        return failed(422, "Invalid",
            "PatchOptions.meta.k8s.io \"\" is invalid: dryRun: Unsupported value: \""
                + std::string(*dryRun) + "\": supported values: \"All\"");
    Write write{path, dryRun.has_value(), managerOf(target, request), Json::object()};
    if (path.verb == "create")
        return create(write, request.body);
    if (!m_cluster.store.find(*path.resource, path.nameSpace, path.name))
        return notFound(*path.resource, path.name);
    if (path.verb == "delete")
        return remove(write);
    return path.verb == "update" ? replace(write, request.body) : patch(write, request);
}

server::Reply Writer::create(Write& write, std::string_view body)
{
    const Resource& resource = *write.path.resource;
    auto object = parsedJson(body);
    if (!object || !object->is_object() || resourceOf(*object) != &resource)
        return badRequest("the object provided is unrecognized (must be of type "
            + std::string(resource.kind) + ")");
    Json& meta = (*object)["metadata"];
    if (nameOf(*object).empty() && meta.contains("generateName"))
        meta["name"] = textAt(meta, {"generateName"})
            + safeWord(hashOf(std::to_string(m_cluster.store.version())), 5);
    const std::string name = nameOf(*object);
    if (resource.isNamespaced)
        meta["namespace"] = write.path.nameSpace;
    if (m_cluster.store.find(resource, write.path.nameSpace, name))
        return failed(409, "AlreadyExists",
            resource.qualified() + " \"" + name + "\" already exists",
            {{"name", name}, {"kind", resource.plural}, {"group", resource.group}});
    prune(resource, *object);
    if (m_cluster.keepsStatusApart(resource))
        object->erase("status");
    if (const auto faults = faultsOf(resource, *object); !faults.empty())
        return invalid(resource, name, faults);
    meta["uid"] = uuidFor(std::to_string(m_cluster.store.version()) + name);
    meta["creationTimestamp"] = apiTime(m_cluster.now);
    if (resource.countsGenerations)
        meta["generation"] = 1;
    noteFields(*object, *object, {write.manager, resource.apiVersion(), {}, m_cluster.now});
    if (write.isDryRun)
        return answered(*object, 201);
    return answered(*m_cluster.store.write(resource, std::move(*object)), 201);
}

server::Reply Writer::replace(Write& write, std::string_view body)
{
    auto wanted = parsedJson(body);
    if (!wanted || !wanted->is_object())
        return badRequest("the object provided is unrecognized (must be of type "
            + std::string(write.path.resource->kind) + ")");
    write.fields = *wanted;
    const Object current =
        m_cluster.store.find(*write.path.resource, write.path.nameSpace, write.path.name);
    if (uidOf(*wanted).empty())
        (*wanted)["metadata"]["uid"] = uidOf(*current);
    return store(write, *current, std::move(*wanted));
}

server::Reply Writer::patch(Write& write, const server::Request& request)
{
    const Resource& resource = *write.path.resource;
    const std::string_view type = mediaType(request);
    const Object current = m_cluster.store.find(resource, write.path.nameSpace, write.path.name);
    if (type == mergeType || (type == strategicType && !resource.isCustom))
        return mergePatch(write, *current, request.body);
    if (type == jsonType)
        return jsonPatch(write, *current, request.body);
    std::string known = "application/json-patch+json, application/merge-patch+json";
    known += resource.isCustom ? ", application/apply-patch+yaml"
                               : ", application/strategic-merge-patch+json, application/"
                                 "apply-patch+yaml";
    return failed(415, "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include: "
            + known);
}

server::Reply Writer::mergePatch(Write& write, const Json& current, std::string_view body)
{
    const auto patch = parsedJson(body);
    if (!patch)
        return failed(500, "", "Invalid JSON Patch", Json());
    if (!patch->is_object())
        return badRequest("error decoding patch: json: cannot unmarshal into Go value");
    write.fields = *patch;
    Json wanted = current;
    wanted.merge_patch(*patch);
    return store(write, current, std::move(wanted));
}

server::Reply Writer::jsonPatch(Write& write, const Json& current, std::string_view body)
{
    const auto patch = parsedJson(body);
    if (!patch)
        return badRequest("error decoding patch: invalid character looking for beginning of value");
    if (!patch->is_array())
        return badRequest("error decoding patch: json: cannot unmarshal object into Go value of "
                          "type jsonpatch.Patch");
    if (patch->size() > maxOperations)
        return failed(413, "RequestEntityTooLarge",
            "The allowed maximum operations in a JSON patch is " + std::to_string(maxOperations)
                + ", got " + std::to_string(patch->size()));
    write.fields = fieldsOf(*patch);
    try {
        return store(write, current, current.patch(*patch));
    } catch (const Json::exception&) {
        return patchRejected();
    }
}

server::Reply Writer::store(Write& write, const Json& current, Json wanted)
{
    const Resource& resource = *write.path.resource;
    prune(resource, wanted);
    if (const auto refusal = precondition(write.path, current, wanted))
        return *refusal;
    const bool hasStatusApart = m_cluster.keepsStatusApart(resource);
    Json result = hasStatusApart ? confined(write.path, current, wanted) : wanted;
    if (const auto faults = faultsOf(resource, result); !faults.empty())
        return invalid(resource, write.path.name, faults);
    Json& meta = result["metadata"];
    for (const char* const fixed : {"creationTimestamp", "generation", "resourceVersion"})
        if (current["metadata"].contains(fixed))
            meta[fixed] = current["metadata"][fixed];
    // What changes nothing is no write, and has no version.
    if (withoutBookkeeping(result) == withoutBookkeeping(current))
        return answered(current);
    if (resource.countsGenerations
        && counted(hasStatusApart, result) != counted(hasStatusApart, current))
        meta["generation"] = numberAt(current, {"metadata", "generation"}) + 1;
    noteFields(result, write.fields,
        {write.manager, resource.apiVersion(), write.path.subresource, m_cluster.now});
    if (write.isDryRun)
        return answered(result);
    return answered(*m_cluster.store.write(resource, std::move(result)));
}

server::Reply Writer::remove(const Write& write)
{
    const ApiPath& path = write.path;
    const Object object = m_cluster.store.find(*path.resource, path.nameSpace, path.name);
    if (!write.isDryRun) {
        m_cluster.store.remove(*path.resource, path.nameSpace, path.name);
        if (path.resource == &pods())
            m_cluster.logs.forget(uidOf(*object));
    }
    if (path.resource == &pods())
        return answered(*object);
    return answered({{"kind", "Status"}, {"apiVersion", "v1"}, {"metadata", Json::object()},
        {"status", "Success"},
        {"details",
            {{"name", path.name}, {"group", path.resource->group}, {"kind", path.resource->plural},
                {"uid", uidOf(*object)}}}});
}

} // namespace mock_kubernetes
