// SPDX-License-Identifier: GPL-3.0-or-later
#include "read_parts.h"

#include <algorithm>

namespace kubernetes {

namespace {

ContainerState readContainerState(const JsonAccess& json)
{
    using Kind = ContainerState::Kind;
    ContainerState state;
    JsonAccess detail;
    for (const auto& [name, kind] : {std::pair("terminated", Kind::Terminated),
             std::pair("waiting", Kind::Waiting), std::pair("running", Kind::Running)}) {
        if (!json[name].exists())
            continue;
        state.kind = kind;
        detail = json[name];
        break;
    }
    state.reason = detail["reason"].text();
    state.message = detail["message"].text();
    state.exitCode = detail["exitCode"].count();
    state.signal = detail["signal"].count();
    state.finished = detail["finishedAt"].time();
    return state;
}

std::vector<ContainerStatus> readContainerStatuses(const JsonAccess& statuses)
{
    std::vector<ContainerStatus> all;
    statuses.forEach([&](const JsonAccess& each) {
        all.push_back({each["name"].text(), each["ready"].isTrue(), each["started"].isTrue(),
            each["restartCount"].count(), readContainerState(each["state"]),
            readContainerState(each["lastState"])});
    });
    return all;
}

std::optional<deployment::Timestamp> firstTime(
    std::optional<deployment::Timestamp> first, std::optional<deployment::Timestamp> other)
{
    return first ? first : other;
}

} // namespace

ReplicaSet readReplicaSet(const JsonAccess& json)
{
    const JsonAccess spec = json["spec"];
    const JsonAccess status = json["status"];
    return {readMeta(json["metadata"]), readPodTemplate(spec["template"]),
        spec["replicas"].number(), status["replicas"].count(), status["readyReplicas"].count(),
        status["availableReplicas"].count(), status["observedGeneration"].count(),
        readConditions(status["conditions"])};
}

Pod readPod(const JsonAccess& json)
{
    Pod pod;
    pod.meta = readMeta(json["metadata"]);
    const JsonAccess spec = json["spec"];
    pod.containers = readContainers(spec["containers"]);
    spec["initContainers"].forEach([&](const JsonAccess& each) {
        pod.initContainers.push_back(
            {each["name"].text(), each["restartPolicy"].view() == "Always"});
    });
    pod.node = spec["nodeName"].text();
    const JsonAccess status = json["status"];
    pod.phase = status["phase"].text();
    pod.reason = status["reason"].text();
    pod.message = status["message"].text();
    pod.conditions = readConditions(status["conditions"]);
    pod.containerStatuses = readContainerStatuses(status["containerStatuses"]);
    pod.initContainerStatuses = readContainerStatuses(status["initContainerStatuses"]);
    return pod;
}

Experiment readExperiment(const JsonAccess& json)
{
    return {readMeta(json["metadata"]), json["status"]["phase"].text(),
        json["status"]["message"].text()};
}

Event readEvent(const JsonAccess& json)
{
    Event event;
    event.meta = readMeta(json["metadata"]);
    event.type = json["type"].text();
    event.reason = json["reason"].text();
    event.message = json["message"].text();
    if (event.message.empty())
        event.message = json["note"].text(); // of events.k8s.io
    const JsonAccess about =
        json["involvedObject"].exists() ? json["involvedObject"] : json["regarding"];
    event.aboutKind = about["kind"].text();
    event.aboutName = about["name"].text();
    event.aboutUid = about["uid"].text();
    const JsonAccess series = json["series"];
    event.count = std::max<std::int64_t>(
        1, series["count"].exists() ? series["count"].count() : json["count"].count());
    event.first = firstTime(
        json["firstTimestamp"].time(), firstTime(json["eventTime"].time(), event.meta.created));
    event.last = firstTime(
        series["lastObservedTime"].time(), firstTime(json["lastTimestamp"].time(), event.first));
    return event;
}

} // namespace kubernetes
