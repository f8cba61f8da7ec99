// SPDX-License-Identifier: GPL-3.0-or-later
#include "patches.h"

#include "deploy/formats/json/json_writer.h"

#include <chrono>

namespace kubernetes {

using formats::JsonWriter;

namespace {

constexpr std::string_view restartAnnotation = "kubectl.kubernetes.io/restartedAt";

std::string pathTo(const WorkloadObject& workload, std::string_view subresource = {})
{
    return pathOf(workload.kind, workload.meta.nameSpace, workload.meta.name, subresource);
}

/// The API compares both with those of the object, and refuses the patch where they differ;
/// through the status the version alone.
void writeMetadata(JsonWriter& json, const WorkloadObject& workload, Holds holds,
    const std::string& annotation = {})
{
    json.key("metadata");
    json.beginObject();
    json.textField("uid", workload.meta.uid);
    if (holds == Holds::SameState)
        json.textField("resourceVersion", workload.meta.resourceVersion);
    if (!annotation.empty()) {
        json.key("annotations");
        json.beginObject();
        json.textField(lastActionAnnotation, annotation);
        json.endObject();
    }
    json.endObject();
}

/// {"spec":{...}} with what @p write puts there.
template <typename Write>
Patch specPatch(
    const WorkloadObject& workload, Holds holds, const std::string& annotation, Write write)
{
    Patch patch{pathTo(workload), Patch::Type::Merge, {}};
    JsonWriter json(patch.body);
    json.beginObject();
    writeMetadata(json, workload, holds, annotation);
    json.key("spec");
    json.beginObject();
    write(json);
    json.endObject();
    json.endObject();
    return patch;
}

/// An operation of a JSON Patch (RFC 6902); the value is JSON already.
std::string operationText(std::string_view operation, std::string_view path, std::string_view value)
{
    std::string text;
    JsonWriter json(text);
    json.beginObject();
    json.textField("op", operation);
    json.textField("path", path);
    text.append(R"(,"value":)").append(value).append("}");
    return text;
}

std::string jsonString(std::string_view utf8)
{
    std::string text;
    JsonWriter(text).text(utf8);
    return text;
}

/// The first of the operations: it fails for an object that was made anew under the name.
std::string uidTest(const WorkloadObject& workload)
{
    return operationText("test", "/metadata/uid", jsonString(workload.meta.uid));
}

/// Through the status, the API passes over the uid of a merge patch: the abort of a Rollout would
/// hit one that was made anew under its name. What stands in the list of pauses is put out of it:
/// removing what is gone already would fail.
Patch statusOperations(const WorkloadObject& workload, const StatusChange& change)
{
    Patch patch{pathTo(workload, "status"), Patch::Type::Json, {}};
    patch.body = '[' + uidTest(workload);
    const auto add = [&patch](std::string_view path, std::string_view value) {
        patch.body += ',' + operationText("add", path, value);
    };
    if (change.clearsPauses)
        add("/status/pauseConditions", "[]");
    if (change.abort)
        add("/status/abort", *change.abort ? "true" : "false");
    if (change.promotesFully)
        add("/status/promoteFull", "true");
    patch.body += ']';
    return patch;
}

} // namespace

std::optional<Patch> Patch::onObject() const
{
    constexpr std::string_view status = "/status";
    if (!path.ends_with(status))
        return std::nullopt;
    return Patch{path.substr(0, path.size() - status.size()), type, body};
}

std::string_view Patch::contentType() const
{
    return type == Type::Json ? "application/json-patch+json" : "application/merge-patch+json";
}

std::string apiTime(deployment::Timestamp time)
{
    std::string text = deployment::formatTimestamp(
        std::chrono::floor<std::chrono::seconds>(time), deployment::Zone::Utc);
    constexpr std::string_view offset = "+00:00";
    if (text.ends_with(offset))
        text.replace(text.size() - offset.size(), offset.size(), "Z");
    return text;
}

Patch statusPatch(const WorkloadObject& workload, const StatusChange& change)
{
    if (change.holds == Holds::SameObject)
        return statusOperations(workload, change);
    Patch patch{pathTo(workload, "status"), Patch::Type::Merge, {}};
    JsonWriter json(patch.body);
    json.beginObject();
    writeMetadata(json, workload, change.holds);
    json.key("status");
    json.beginObject();
    const auto flag = [&json](std::string_view name, bool value) {
        json.key(name);
        json.boolean(value);
    };
    if (change.clearsPauses) {
        json.key("pauseConditions");
        json.null();
    }
    if (change.endsControllerPause)
        flag("controllerPause", false);
    if (change.stepIndex) {
        json.key("currentStepIndex");
        json.integer(*change.stepIndex);
    }
    if (change.abort)
        flag("abort", *change.abort);
    if (change.promotesFully)
        flag("promoteFull", true);
    json.endObject();
    json.endObject();
    return patch;
}

Patch pausePatch(
    const WorkloadObject& workload, SpecPause pause, Holds holds, const std::string& annotation)
{
    return specPatch(workload, holds, annotation, [pause](JsonWriter& json) {
        json.key("paused");
        json.boolean(pause == SpecPause::Set);
    });
}

Patch restartPatch(
    const WorkloadObject& workload, deployment::Timestamp at, const std::string& annotation)
{
    return specPatch(workload, Holds::SameObject, annotation, [&](JsonWriter& json) {
        if (workload.kind == ObjectKind::Rollout) {
            json.textField("restartAt", apiTime(at));
            return;
        }
        for (const char* name : {"template", "metadata", "annotations"}) {
            json.key(name);
            json.beginObject();
        }
        json.textField(restartAnnotation, apiTime(at));
        for (int open = 0; open < 3; ++open)
            json.endObject();
    });
}

Patch templatePatch(
    const WorkloadObject& holder, const std::string& podTemplate, const std::string& annotation)
{
    Patch patch{pathTo(holder), Patch::Type::Json, {}};
    patch.body = '[' + uidTest(holder);
    std::size_t place = 0;
    for (const Container& container : holder.spec.podTemplate.containers)
        patch.body += ','
            + operationText("test",
                "/spec/template/spec/containers/" + std::to_string(place++) + "/image",
                jsonString(container.image));
    patch.body += ',' + operationText("replace", "/spec/template", podTemplate);
    if (!annotation.empty()) {
        if (holder.meta.annotations.empty())
            patch.body += ',' + operationText("add", "/metadata/annotations", "{}");
        patch.body += ','
            + operationText("add", "/metadata/annotations/deployment-console~1last-action",
                jsonString(annotation));
    }
    patch.body += ']';
    return patch;
}

} // namespace kubernetes
