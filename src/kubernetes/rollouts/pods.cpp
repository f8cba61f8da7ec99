// SPDX-License-Identifier: GPL-3.0-or-later
#include "pods.h"

#include "deploy/deployment/workload/workload_words.h"

#include <algorithm>

namespace kubernetes {

namespace {

using deployment::ReasonPart;
using StateKind = ContainerState::Kind;

/// "Error", "Signal:9", "ExitCode:3"
std::string endOf(const ContainerState& state)
{
    if (!state.reason.empty())
        return state.reason;
    if (state.signal != 0)
        return "Signal:" + std::to_string(state.signal);
    return "ExitCode:" + std::to_string(state.exitCode);
}

bool isSidecar(const Pod& pod, const std::string& container)
{
    const auto found = std::ranges::find(pod.initContainers, container, &Pod::InitContainer::name);
    return found != pod.initContainers.end() && found->isSidecar;
}

bool isInitDone(const Pod& pod, const ContainerStatus& status)
{
    if (status.state.kind == StateKind::Terminated)
        return status.state.exitCode == 0;
    return isSidecar(pod, status.name) && status.isStarted && status.isReady;
}

std::string initStatus(const Pod& pod, const ContainerStatus& status, std::size_t index)
{
    const ContainerState& state = status.state;
    if (state.kind == StateKind::Terminated)
        return "Init:" + endOf(state);
    if (state.kind == StateKind::Waiting && !state.reason.empty()
        && state.reason != "PodInitializing")
        return "Init:" + state.reason;
    return "Init:" + std::to_string(index) + '/' + std::to_string(pod.initContainers.size());
}

/// Whether containers are still to be begun; then the view tells which.
bool readInit(const Pod& pod, PodView& view)
{
    std::size_t index = 0;
    for (const ContainerStatus& each : pod.initContainerStatuses) {
        view.restarts += each.restarts;
        if (isInitDone(pod, each)) {
            ++index;
            continue;
        }
        const bool isRunningSidecar =
            isSidecar(pod, each.name) && each.isStarted && each.state.kind != StateKind::Terminated;
        if (isRunningSidecar)
            return false;
        view.status = initStatus(pod, each, index);
        return true;
    }
    return false;
}

void readContainers(const Pod& pod, PodView& view)
{
    bool isAnyRunning = false;
    view.restarts = 0;
    for (std::size_t left = pod.containerStatuses.size(); left > 0; --left) {
        const ContainerStatus& each = pod.containerStatuses[left - 1];
        view.restarts += each.restarts;
        if (each.state.kind == StateKind::Waiting && !each.state.reason.empty()) {
            view.status = each.state.reason;
        } else if (each.state.kind == StateKind::Terminated) {
            view.status = endOf(each.state);
        } else if (each.isReady && each.state.kind == StateKind::Running) {
            isAnyRunning = true;
            ++view.readyContainers;
        }
    }
    if (view.status == "Completed" && isAnyRunning)
        view.status = "Running";
}

/// Unless it is said already.
void addPart(std::vector<ReasonPart>& reason, ReasonPart part)
{
    if (part.words.empty())
        return;
    if (deployment::reasonWords(reason).find(deployment::reasonWords({part})) == std::string::npos)
        reason.push_back(std::move(part));
}

std::string withMessage(const std::string& word, const std::string& message)
{
    return message.empty() || message == word ? word : word + ": " + message;
}

ReasonPart endOfContainer(const ContainerState& state)
{
    ReasonPart part;
    part.words = state.reason.empty() ? "terminated" : state.reason;
    if (state.signal != 0)
        part.signal = std::to_string(state.signal);
    part.exitCode = std::to_string(state.exitCode);
    if (state.message != part.words)
        part.message = state.message;
    return part;
}

void addContainer(const ContainerStatus& status, bool isOnlyOne, std::vector<ReasonPart>& reason)
{
    const ContainerState& state = status.state;
    std::vector<ReasonPart> parts;
    if (state.kind == StateKind::Waiting && state.reason != "ContainerCreating"
        && state.reason != "PodInitializing")
        addPart(parts, ReasonPart{.words = withMessage(state.reason, state.message)});
    else if (state.kind == StateKind::Terminated && state.exitCode != 0)
        addPart(parts, endOfContainer(state));
    if (status.last.kind == StateKind::Terminated && status.last.exitCode != 0) {
        ReasonPart last = endOfContainer(status.last);
        last.isOfLastTime = true;
        addPart(parts, std::move(last));
    }
    if (!parts.empty() && !isOnlyOne)
        parts.front().container = status.name;
    for (ReasonPart& part : parts)
        addPart(reason, std::move(part));
}

bool isReady(const Pod& pod)
{
    const Condition* const ready = findCondition(pod.conditions, "Ready");
    return ready && ready->status == "True";
}

/// The newest warning of each reason, with how often it came.
void addWarnings(const Pod& pod, const std::vector<Event>& events, std::vector<ReasonPart>& reason)
{
    std::vector<const Event*> newest;
    for (const Event& each : events) {
        if (each.aboutUid != pod.meta.uid || each.type != "Warning" || each.reason == "BackOff")
            continue;
        const auto same = std::ranges::find(
            newest, each.reason, [](const Event* event) { return event->reason; });
        if (same == newest.end())
            newest.push_back(&each);
        else if ((*same)->last < each.last)
            *same = &each;
    }
    for (const Event* const each : newest) {
        std::string text = each->message.empty() ? each->reason : each->message;
        if (each->count > 1)
            text += " (x" + std::to_string(each->count) + ')';
        addPart(reason, ReasonPart{.words = std::move(text)});
    }
}

} // namespace

Readiness readinessOf(const Pod& pod)
{
    const bool isToCome = pod.phase != "Succeeded" && pod.phase != "Failed";
    if (!isToCome || pod.meta.isBeingDeleted)
        return {};
    const Condition* const ready = findCondition(pod.conditions, "Ready");
    // Before a node has taken it, nobody has judged it.
    if (!ready)
        return {false, pod.phase == "Pending" ? pod.meta.created : std::nullopt};
    const bool isReady = ready->status == "True";
    // Of one whose node is silent it is not known.
    return isReady || ready->status == "False" ? Readiness{isReady, ready->changed} : Readiness();
}

PodView podViewOf(const Pod& pod)
{
    PodView view;
    view.status = pod.reason.empty() ? pod.phase : pod.reason;
    view.containers = static_cast<std::int64_t>(pod.containers.size());
    if (!readInit(pod, view))
        readContainers(pod, view);
    if (pod.meta.isBeingDeleted)
        view.status = pod.reason == "NodeLost" ? "Unknown" : "Terminating";
    return view;
}

std::vector<ReasonPart> podReason(const Pod& pod, const std::vector<Event>& events)
{
    std::vector<ReasonPart> reason;
    if (!pod.reason.empty())
        addPart(reason, ReasonPart{.words = withMessage(pod.reason, pod.message)});
    const Condition* const scheduled = findCondition(pod.conditions, "PodScheduled");
    if (scheduled && scheduled->status == "False")
        addPart(reason, ReasonPart{.words = withMessage(scheduled->reason, scheduled->message)});
    for (const ContainerStatus& each : pod.initContainerStatuses)
        addContainer(each, false, reason);
    for (const ContainerStatus& each : pod.containerStatuses)
        addContainer(each, pod.containerStatuses.size() == 1, reason);
    if (!isReady(pod) && pod.phase != "Succeeded" && !pod.meta.isBeingDeleted)
        addWarnings(pod, events, reason);
    return reason;
}

} // namespace kubernetes
