// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/api/schema.h"

#include "kubernetes/api/selector.h"

#include <algorithm>
#include <array>
#include <span>

namespace mock_kubernetes {

namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 5> topFields{
    "apiVersion", "kind", "metadata", "spec", "status"};
constexpr std::array<std::string_view, 14> rolloutSpec{"analysis", "minReadySeconds", "paused",
    "progressDeadlineAbort", "progressDeadlineSeconds", "replicas", "restartAt",
    "revisionHistoryLimit", "rollbackWindow", "selector", "strategy", "template", "workloadRef",
    "replicaSetNameTemplate"};
constexpr std::array<std::string_view, 30> rolloutStatus{"HPAReplicas", "abort", "abortedAt", "alb",
    "albs", "availableReplicas", "blueGreen", "canary", "collisionCount", "conditions",
    "controllerPause", "currentPodHash", "currentStepHash", "currentStepIndex", "message",
    "observedGeneration", "pauseConditions", "phase", "promoteFull", "readyReplicas", "replicas",
    "restartedAt", "selector", "stableRS", "updatedReplicas", "workloadObservedGeneration",
    "duration", "canaryStepPluginStatuses", "previousActiveSelector", "weights"};
constexpr std::array<std::string_view, 8> deploymentSpec{"minReadySeconds", "paused",
    "progressDeadlineSeconds", "replicas", "revisionHistoryLimit", "selector", "strategy",
    "template"};

void keepOnly(Json& object, Names names)
{
    if (!object.is_object())
        return;
    for (auto at = object.begin(); at != object.end();)
        at = std::ranges::find(names, at.key()) == names.end() ? object.erase(at) : std::next(at);
}

/// A field of a schema, and of which type it must be.
struct Typed {
    std::string_view field;
    std::string_view type; ///< integer, boolean, string, object, array
};
constexpr std::array rolloutTypes{Typed{"spec.replicas", "integer"},
    Typed{"spec.paused", "boolean"}, Typed{"spec.restartAt", "string"},
    Typed{"spec.minReadySeconds", "integer"}, Typed{"spec.progressDeadlineSeconds", "integer"},
    Typed{"spec.revisionHistoryLimit", "integer"}, Typed{"spec.selector", "object"},
    Typed{"spec.template", "object"}, Typed{"spec.strategy", "object"},
    Typed{"status.abort", "boolean"}, Typed{"status.promoteFull", "boolean"},
    Typed{"status.controllerPause", "boolean"}, Typed{"status.currentStepIndex", "integer"},
    Typed{"status.pauseConditions", "array"}, Typed{"status.phase", "string"}};

bool hasType(const Json& value, std::string_view type)
{
    return (type == "integer" && value.is_number_integer())
        || (type == "boolean" && value.is_boolean()) || (type == "string" && value.is_string())
        || (type == "object" && value.is_object()) || (type == "array" && value.is_array());
}

std::string typeWord(const Json& value)
{
    return value.is_object()        ? "object"
        : value.is_array()          ? "array"
        : value.is_string()         ? "string"
        : value.is_boolean()        ? "boolean"
        : value.is_number_integer() ? "integer"
                                    : "number";
}

void checkTypes(const Json& object, std::vector<Cause>& causes)
{
    for (const Typed& each : rolloutTypes) {
        std::string pointer = "/" + std::string(each.field);
        std::ranges::replace(pointer, '.', '/');
        const Json value = object.value(Json::json_pointer(pointer), Json());
        if (value.is_null() || hasType(value, each.type))
            continue;
        const std::string field(each.field);
        causes.push_back({"FieldValueTypeInvalid",
            "Invalid value: \"" + typeWord(value) + "\": " + field + " in body must be of type "
                + std::string(each.type) + ": \"" + typeWord(value) + "\"",
            field});
    }
}

/// What the API itself holds of a workload of its own: a custom one is held by its controller.
void checkDeployment(const Json& object, std::vector<Cause>& causes)
{
    const Json* const labels = valueAt(object, {"spec", "template", "metadata", "labels"});
    const Json* const selector = valueAt(object, {"spec", "selector"});
    if (!selector || !LabelSelector::of(*selector).matches(labels))
        causes.push_back({"FieldValueInvalid",
            "Invalid value: " + (labels ? labels->dump() : std::string("null"))
                + ": `selector` does not match template `labels`",
            "spec.template.metadata.labels"});
    const Json* const containers = valueAt(object, {"spec", "template", "spec", "containers"});
    if (!containers || containers->empty())
        causes.push_back({"FieldValueRequired", "Required value", "spec.template.spec.containers"});
    if (numberAt(object, {"spec", "replicas"}) < 0)
        causes.push_back({"FieldValueInvalid",
            "Invalid value: " + std::to_string(numberAt(object, {"spec", "replicas"}))
                + ": must be greater than or equal to 0",
            "spec.replicas"});
}

} // namespace

void prune(const Resource& resource, Json& object)
{
    if (resource.plural != "rollouts" && resource.plural != "deployments")
        return;
    keepOnly(object, topFields);
    if (object.contains("spec"))
        keepOnly(object["spec"],
            resource.plural == "rollouts" ? Names(rolloutSpec) : Names(deploymentSpec));
    if (object.contains("status") && resource.plural == "rollouts")
        keepOnly(object["status"], rolloutStatus);
}

std::vector<Cause> faultsOf(const Resource& resource, const Json& object)
{
    std::vector<Cause> causes;
    if (resource.plural == "rollouts" || resource.plural == "deployments")
        checkTypes(object, causes);
    if (resource.plural == "deployments" && causes.empty())
        checkDeployment(object, causes);
    return causes;
}

} // namespace mock_kubernetes
