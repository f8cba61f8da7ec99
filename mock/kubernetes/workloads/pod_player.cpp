// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/workloads/pod_player.h"

#include "kubernetes/workloads/pod_texts.h"

#include <algorithm>

namespace mock_kubernetes {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr auto bindTime = milliseconds(50);
constexpr auto createTime = milliseconds(200);
constexpr auto startTime = milliseconds(1500);
constexpr auto slowTime = seconds(15);
constexpr auto crashTime = seconds(2);
constexpr auto endTime = seconds(2);
constexpr auto logTime = seconds(5);
constexpr int nodeCount = 4;

/// Back-off of the kubelet: 10 s, doubled each time, up to five minutes.
seconds backOff(int restarts)
{
    return seconds(std::min(10 << std::min(restarts - 1, 5), 300));
}

const Json& containersIn(const Json& pod)
{
    return pod.at("spec").at("containers");
}

std::string firstImageOf(const Json& pod)
{
    return textAt(containersIn(pod).front(), {"image"});
}

Json waitingFor(std::string_view reason, const std::string& message = {})
{
    Json state{{"reason", reason}};
    if (!message.empty())
        state["message"] = message;
    return {{"waiting", state}};
}

Json podCondition(std::string_view type, bool holds, const std::string& time, bool isReadiness,
    const std::string& unready)
{
    Json condition{{"type", type}, {"status", holds ? "True" : "False"}, {"lastProbeTime", nullptr},
        {"lastTransitionTime", time}};
    if (isReadiness && !holds) {
        condition["reason"] = "ContainersNotReady";
        condition["message"] = "containers with unready status: [" + unready + "]";
    }
    return condition;
}

} // namespace

Fate fateOf(const Json& pod)
{
    std::string name = firstImageOf(pod);
    name.erase(0, name.rfind('/') + 1);
    if (name.starts_with("bad") || name.find("does-not-exist") != std::string::npos)
        return Fate::NeverPulled;
    return name.starts_with("crash") ? Fate::Crashes
        : name.starts_with("oom")    ? Fate::RunsOutOfMemory
        : name.starts_with("never")  ? Fate::NeverReady
        : name.starts_with("slow")   ? Fate::ReadyLate
                                     : Fate::Serves;
}

PodPlayer::PodPlayer(Stage& stage)
    : m_stage(stage)
{
}

void PodPlayer::look(const Json& pod)
{
    if (valueAt(pod, {"metadata", "deletionTimestamp"})) {
        if (m_known.insert("end " + uidOf(pod)).second)
            later(endTime, pod, nullptr);
    } else if (!valueAt(pod, {"spec", "nodeName"}) && m_known.insert(uidOf(pod)).second) {
        later(bindTime, pod, &PodPlayer::bind);
    }
}

void PodPlayer::end(const Json& pod)
{
    if (valueAt(pod, {"metadata", "deletionTimestamp"}))
        return;
    Json ending = pod;
    ending["metadata"]["deletionTimestamp"] = m_stage.time();
    ending["metadata"]["deletionGracePeriodSeconds"] = 30;
    m_stage.update(pods(), pod, std::move(ending));
    for (const Json& container : containersIn(pod))
        tell(pod, "Normal", "Killing", "Stopping container " + textAt(container, {"name"}));
}

/// No work: the pod goes.
void PodPlayer::later(milliseconds time, const Json& pod, Work work, int argument)
{
    m_stage.after(time,
        [this, uid = uidOf(pod), space = nameSpaceOf(pod), name = nameOf(pod), work, argument] {
            const Object current = m_stage.find(pods(), space, name);
            if (!current || uidOf(*current) != uid)
                return;
            if (!work) {
                m_stage.remove(pods(), *current);
                m_known.erase(uid);
                m_known.erase("end " + uid);
                m_stage.cluster().logs.forget(uid);
            } else if (!valueAt(*current, {"metadata", "deletionTimestamp"})) {
                (this->*work)(*current, argument);
            }
        });
}

void PodPlayer::bind(const Json& pod, int /*argument*/)
{
    Json bound = pod;
    const auto number = hashOf(uidOf(pod));
    const std::string node = "node-" + std::to_string(number % nodeCount + 1);
    bound["spec"]["nodeName"] = node;
    bound["status"]["phase"] = "Pending";
    bound["status"]["podIP"] =
        "10.244." + std::to_string(number % nodeCount) + "." + std::to_string(number / 7 % 250 + 2);
    m_stage.update(pods(), pod, bound);
    tell(pod, "Normal", "Scheduled",
        "Successfully assigned " + nameSpaceOf(pod) + "/" + nameOf(pod) + " to " + node,
        "default-scheduler");
    later(createTime, pod, &PodPlayer::create);
}

void PodPlayer::create(const Json& pod, int /*argument*/)
{
    setState(pod, {"Pending", false, waitingFor("ContainerCreating"), nullptr, 0});
    tell(pod, "Normal", "Pulling", "Pulling image \"" + firstImageOf(pod) + "\"");
    if (fateOf(pod) == Fate::NeverPulled)
        later(startTime, pod, &PodPlayer::failToPull, 0);
    else
        later(startTime, pod, &PodPlayer::run, 0);
}

void PodPlayer::failToPull(const Json& pod, int attempt)
{
    const std::string image = firstImageOf(pod);
    if (attempt % 2 == 0) {
        const std::string why =
            "rpc error: code = NotFound desc = failed to pull and unpack image \"" + image
            + "\": failed to resolve reference \"" + image + "\": " + image + ": not found";
        setState(pod, {"Pending", false, waitingFor("ErrImagePull", why), nullptr, 0});
        tell(pod, "Warning", "Failed", "Failed to pull image \"" + image + "\": " + why);
        tell(pod, "Warning", "Failed", "Error: ErrImagePull");
    } else {
        const std::string why = "Back-off pulling image \"" + image + "\"";
        setState(pod, {"Pending", false, waitingFor("ImagePullBackOff", why), nullptr, 0});
        tell(pod, "Normal", "BackOff", why);
        tell(pod, "Warning", "Failed", "Error: ImagePullBackOff");
    }
    later(attempt % 2 == 0 ? milliseconds(seconds(3)) : milliseconds(backOff(attempt / 2 + 1)), pod,
        &PodPlayer::failToPull, attempt + 1);
}

void PodPlayer::run(const Json& pod, int restarts)
{
    const Fate fate = fateOf(pod);
    const bool isReady = fate == Fate::Serves;
    State state{
        "Running", isReady, {{"running", {{"startedAt", m_stage.time()}}}}, nullptr, restarts};
    if (const Json* const statuses = valueAt(pod, {"status", "containerStatuses"}))
        state.last = statuses->front().value("lastState", Json());
    setState(pod, state);
    for (const Json& container : containersIn(pod)) {
        if (restarts > 0)
            m_stage.cluster().logs.restart(uidOf(pod), textAt(container, {"name"}));
        tell(pod, "Normal", "Created", "Created container: " + textAt(container, {"name"}));
        tell(pod, "Normal", "Started", "Started container " + textAt(container, {"name"}));
    }
    for (const std::string& line : startLines(pod, fate))
        log(pod, line);
    if (fate == Fate::ReadyLate)
        later(slowTime, pod, &PodPlayer::becomeReady);
    if (fate == Fate::NeverReady)
        tell(pod, "Warning", "Unhealthy",
            "Readiness probe failed: HTTP probe failed with statuscode: 503");
    if (fate == Fate::Crashes || fate == Fate::RunsOutOfMemory)
        later(crashTime, pod, &PodPlayer::crash, restarts + 1);
    else
        later(logTime, pod, &PodPlayer::write, 1);
}

void PodPlayer::becomeReady(const Json& pod, int /*argument*/)
{
    setState(pod, {"Running", true, {{"running", {{"startedAt", m_stage.time()}}}}, nullptr, 0});
}

void PodPlayer::crash(const Json& pod, int restarts)
{
    const Fate fate = fateOf(pod);
    for (const std::string& line : lastLines(fate))
        log(pod, line);
    const bool isKilled = fate == Fate::RunsOutOfMemory;
    const Json ended{{"terminated",
        {{"exitCode", isKilled ? 137 : 1}, {"reason", isKilled ? "OOMKilled" : "Error"},
            {"startedAt", apiTime(m_stage.now() - crashTime)}, {"finishedAt", m_stage.time()}}}};
    const auto wait = backOff(restarts);
    const std::string container = textAt(containersIn(pod).front(), {"name"});
    const std::string why = "back-off " + std::to_string(wait.count())
        + "s restarting failed container=" + container + " pod=" + nameOf(pod) + "_"
        + nameSpaceOf(pod) + "(" + uidOf(pod) + ")";
    setState(pod, {"Running", false, waitingFor("CrashLoopBackOff", why), ended, restarts});
    tell(pod, "Warning", "BackOff",
        "Back-off restarting failed container " + container + " in pod " + nameOf(pod) + "_"
            + nameSpaceOf(pod) + "(" + uidOf(pod) + ")");
    later(wait, pod, &PodPlayer::run, restarts);
}

void PodPlayer::write(const Json& pod, int line)
{
    log(pod, runningLine(pod, fateOf(pod), line));
    later(logTime, pod, &PodPlayer::write, line + 1);
}

void PodPlayer::log(const Json& pod, const std::string& text)
{
    // Digits below the millisecond as a container's runtime writes them.
    const auto below = static_cast<std::uint32_t>(hashOf(text + uidOf(pod)) % 1'000'000);
    m_stage.cluster().logs.append(
        uidOf(pod), textAt(containersIn(pod).front(), {"name"}), {m_stage.now(), below, text});
}

void PodPlayer::setState(const Json& pod, const State& state)
{
    Json changed = pod;
    Json& status = changed["status"];
    std::string names;
    Json containers = Json::array();
    for (const Json& container : containersIn(pod)) {
        const std::string name = textAt(container, {"name"});
        names += (names.empty() ? "" : " ") + name;
        containers.push_back({{"name", name}, {"image", textAt(container, {"image"})},
            {"imageID", ""}, {"ready", state.isReady}, {"started", state.phase == "Running"},
            {"restartCount", state.restarts}, {"state", state.current},
            {"lastState", state.last.is_null() ? Json::object() : state.last}});
    }
    const std::string time = m_stage.time();
    status["phase"] = state.phase;
    status["startTime"] = status.value("startTime", time);
    status["containerStatuses"] = containers;
    status["conditions"] = {podCondition("Initialized", true, time, false, names),
        podCondition("Ready", state.isReady, time, true, names),
        podCondition("ContainersReady", state.isReady, time, true, names),
        podCondition("PodScheduled", true, time, false, names)};
    status["qosClass"] = "Burstable";
    m_stage.update(pods(), pod, std::move(changed));
}

void PodPlayer::tell(const Json& pod, std::string_view type, std::string_view reason,
    std::string message, std::string_view component)
{
    m_stage.tell(pod, {component, type, reason, std::move(message)});
}

} // namespace mock_kubernetes
