// SPDX-License-Identifier: GPL-3.0-or-later
#include "read_parts.h"

#include <algorithm>

namespace kubernetes {

namespace {

void readTexts(const JsonAccess& texts, std::map<std::string, std::string, std::less<>>& into)
{
    texts.forEachMember(
        [&](std::string_view name, const JsonAccess& value) { into.emplace(name, value.text()); });
}

/// kubectl keeps the whole object once more in this one; nobody needs it, and it is large.
bool isCopyOfObject(std::string_view annotation)
{
    return annotation == "kubectl.kubernetes.io/last-applied-configuration";
}

void appendExpression(std::string& selector, const JsonAccess& expression)
{
    const std::string_view verb = expression["operator"].view();
    std::string values;
    expression["values"].forEach([&](const JsonAccess& value) {
        values.append(values.empty() ? "" : ",").append(value.view());
    });
    if (!selector.empty())
        selector += ',';
    if (verb == "DoesNotExist")
        selector += '!';
    selector += expression["key"].view();
    if (verb == "In" || verb == "NotIn")
        selector.append(verb == "In" ? " in (" : " notin (").append(values).append(")");
}

} // namespace

ObjectMeta readMeta(const JsonAccess& metadata)
{
    ObjectMeta meta;
    meta.name = metadata["name"].text();
    meta.nameSpace = metadata["namespace"].text();
    meta.uid = metadata["uid"].text();
    meta.resourceVersion = metadata["resourceVersion"].text();
    meta.generation = metadata["generation"].count();
    meta.created = metadata["creationTimestamp"].time();
    meta.isBeingDeleted = metadata["deletionTimestamp"].exists();
    readTexts(metadata["labels"], meta.labels);
    metadata["annotations"].forEachMember([&](std::string_view name, const JsonAccess& value) {
        if (!isCopyOfObject(name))
            meta.annotations.emplace(name, value.text());
    });
    metadata["ownerReferences"].forEach([&](const JsonAccess& owner) {
        meta.owners.push_back({owner["kind"].text(), owner["name"].text(), owner["uid"].text()});
    });
    metadata["managedFields"].forEach([&](const JsonAccess& entry) {
        std::string manager = entry["manager"].text();
        if (!manager.empty() && std::ranges::find(meta.managers, manager) == meta.managers.end())
            meta.managers.push_back(std::move(manager));
    });
    return meta;
}

std::vector<Condition> readConditions(const JsonAccess& conditions)
{
    std::vector<Condition> all;
    conditions.forEach([&](const JsonAccess& each) {
        all.push_back({each["type"].text(), each["status"].text(), each["reason"].text(),
            each["message"].text(), each["lastTransitionTime"].time(),
            each["lastUpdateTime"].time()});
    });
    return all;
}

std::vector<Container> readContainers(const JsonAccess& containers)
{
    std::vector<Container> all;
    containers.forEach([&](const JsonAccess& each) {
        all.push_back({each["name"].text(), each["image"].text()});
    });
    return all;
}

PodTemplate readPodTemplate(const JsonAccess& podTemplate)
{
    const JsonAccess metadata = podTemplate["metadata"];
    return {readContainers(podTemplate["spec"]["containers"]),
        metadata["labels"]["app.kubernetes.io/version"].text(),
        metadata["annotations"]["kubectl.kubernetes.io/restartedAt"].text()};
}

std::string readSelector(const JsonAccess& selector)
{
    std::string text;
    selector["matchLabels"].forEachMember([&](std::string_view name, const JsonAccess& value) {
        text.append(text.empty() ? "" : ",").append(name).append("=").append(value.view());
    });
    selector["matchExpressions"].forEach(
        [&](const JsonAccess& expression) { appendExpression(text, expression); });
    return text;
}

} // namespace kubernetes
