// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/demo/rollout.h"

#include "script.h"
#include "timeline_writer.h"

#include "deploy/deployment/derived_values.h"

#include <algorithm>

namespace demo {

namespace {

using deployment::Deployment;
using deployment::EnvironmentSlot;
using deployment::Side;
using deployment::Strategy;
using deployment::Timestamp;

EnvironmentSlot environmentOf(const Plan& plan, Side side)
{
    const bool fresh = side == plan.newSide;
    EnvironmentSlot environment;
    environment.name = slotName(side);
    environment.nodes = plan.nodes;
    environment.containers = plan.nodes * plan.containersPerNode;
    environment.image = imageOf(fresh ? plan.version : plan.oldVersion);
    environment.traffic = fresh ? 0 : 100;
    environment.status = fresh ? "准备中" : "运行中";
    return environment;
}

std::vector<deployment::Step> stepsOf(const Plan& plan)
{
    const Wording wording = wordingOf(plan);
    std::vector<deployment::Step> steps;
    for (const StepScript& script : scriptOf(plan.strategy))
        steps.push_back({worded(script.name, wording),
            deployment::openStepStatus(deployment::toWire(deployment::StepStatus::Pending)), {},
            {}});
    return steps;
}

Deployment pendingDeployment(const Plan& plan)
{
    Deployment result;
    result.id = plan.id;
    result.version = plan.version;
    result.environment = plan.environment;
    result.service = plan.service;
    result.strategy = deployment::openStrategy(deployment::toWire(plan.strategy));
    result.start = plan.start;
    result.status = deployment::openStatus(deployment::toWire(deployment::Status::Pending));
    result.executor = plan.executor;
    result.progress.steps = stepsOf(plan);
    result.progress.percentage = 0;
    result.progress.currentStep = result.progress.steps.front().name;
    result.resources.put(environmentOf(plan, plan.newSide));
    // Where everything is replaced in its place, there is no second environment.
    if (plan.strategy != Strategy::AllAtOnce)
        result.resources.put(environmentOf(plan, deployment::otherSide(plan.newSide)));
    return result;
}

deployment::OpenStepStatus stepWord(TimelineEvent::Kind kind)
{
    using deployment::StepStatus;
    const StepStatus status = kind == TimelineEvent::Kind::BeginStep ? StepStatus::Running
        : kind == TimelineEvent::Kind::EndStep                       ? StepStatus::Completed
                                                                     : StepStatus::Failed;
    return {status, std::string(deployment::toWire(status))};
}

/// Where everything was replaced in its place, the version to go back to comes up beside it.
void putBack(deployment::Resources& resources, Side newSide, const std::string& image)
{
    const auto* const fresh = sideOf(resources, newSide);
    const Side oldSide = otherSide(newSide);
    if (sideOf(resources, oldSide) == nullptr && fresh != nullptr) {
        EnvironmentSlot old = *fresh;
        old.name = slotName(oldSide);
        old.traffic = 100 - fresh->traffic.value_or(0);
        resources.put(std::move(old));
    }
    if (auto* const old = sideOf(resources, oldSide))
        old->image = image;
}

deployment::OpenStatus running()
{
    return deployment::openStatus(deployment::toWire(deployment::Status::Running));
}

} // namespace

Rollout::Rollout(const Plan& plan)
    : m_deployment(pendingDeployment(plan))
    , m_timeline(timelineOf(plan))
    , m_origin(plan.start)
{
}

Rollout::Rollout(
    Deployment deployment, Timeline timeline, Timestamp origin, std::optional<Timestamp> pausedAt)
    : m_deployment(std::move(deployment))
    , m_timeline(std::move(timeline))
    , m_origin(origin)
    , m_pausedAt(pausedAt)
{
}

bool Rollout::advance(Timestamp now)
{
    const std::size_t before = m_next;
    while (m_next < m_timeline.size() && !m_pausedAt && m_origin + m_timeline[m_next].at <= now)
        apply(m_timeline[m_next++]);
    return m_next != before;
}

void Rollout::pause(Timestamp now, std::string_view words)
{
    m_pausedAt = now;
    m_deployment.paused = true;
    m_deployment.log.append(now, words);
}

void Rollout::resume(Timestamp now, std::string_view words)
{
    if (m_pausedAt)
        m_origin += now - *m_pausedAt;
    m_pausedAt.reset();
    m_deployment.paused = false;
    m_deployment.log.append(now, words);
}

void Rollout::rollBack(Timestamp now, std::string_view target, std::string_view words,
    std::uint64_t seed, double speed)
{
    m_pausedAt.reset();
    m_deployment.paused = false;
    m_deployment.status = running();
    m_deployment.end.reset();
    m_timeline = faster(rollbackOf(m_deployment, target, words, seed), speed);
    m_next = 0;
    m_origin = now;
    advance(now);
}

std::optional<Timestamp> Rollout::nextChange() const
{
    if (m_pausedAt || m_next >= m_timeline.size())
        return {};
    return m_origin + m_timeline[m_next].at;
}

Timeline Rollout::remaining() const
{
    return {m_timeline.begin() + static_cast<std::ptrdiff_t>(m_next), m_timeline.end()};
}

void Rollout::apply(const TimelineEvent& event)
{
    const Timestamp at = m_origin + event.at;
    if (event.percentage >= 0)
        m_deployment.progress.percentage = event.percentage;
    switch (event.kind) {
    case TimelineEvent::Kind::BeginStep:
    case TimelineEvent::Kind::EndStep:
    case TimelineEvent::Kind::FailStep:
        return applyToStep(event, at);
    case TimelineEvent::Kind::AppendStep:
        return appendStep(event, at);
    case TimelineEvent::Kind::Line:
        return m_deployment.log.append(at, event.text);
    case TimelineEvent::Kind::SuccessRate:
        m_deployment.metrics["successRate"].push_back({at, event.value});
        return;
    case TimelineEvent::Kind::ResponseTime:
        m_deployment.metrics["responseTime"].push_back({at, event.value});
        return;
    case TimelineEvent::Kind::Finish:
        return finish(event, at);
    case TimelineEvent::Kind::Traffic:
    case TimelineEvent::Kind::NewStatus:
    case TimelineEvent::Kind::OldStatus:
    case TimelineEvent::Kind::OldImage:
        return applyToSides(event);
    }
}

void Rollout::applyToStep(const TimelineEvent& event, Timestamp at)
{
    deployment::Step& step = m_deployment.progress.steps[event.index];
    step.status = stepWord(event.kind);
    if (event.kind != TimelineEvent::Kind::BeginStep) {
        step.end = at;
        return;
    }
    step.start = at;
    m_deployment.status = running();
    m_deployment.progress.currentStep = step.name;
}

void Rollout::applyToSides(const TimelineEvent& event)
{
    const Side fresh = deployment::newSide(m_deployment);
    if (event.kind == TimelineEvent::Kind::OldImage)
        return putBack(m_deployment.resources, fresh, event.text);
    auto* const newEnvironment = sideOf(m_deployment.resources, fresh);
    auto* const oldEnvironment = sideOf(m_deployment.resources, deployment::otherSide(fresh));
    if (event.kind == TimelineEvent::Kind::NewStatus && newEnvironment)
        newEnvironment->status = event.text;
    if (event.kind == TimelineEvent::Kind::OldStatus && oldEnvironment)
        oldEnvironment->status = event.text;
    if (event.kind != TimelineEvent::Kind::Traffic)
        return;
    if (newEnvironment)
        newEnvironment->traffic = event.value;
    if (oldEnvironment)
        oldEnvironment->traffic = 100 - event.value;
}

void Rollout::appendStep(const TimelineEvent& event, Timestamp at)
{
    m_deployment.progress.steps.push_back(
        {event.text, stepWord(TimelineEvent::Kind::BeginStep), at, {}});
    m_deployment.progress.currentStep = event.text;
}

void Rollout::finish(const TimelineEvent& event, Timestamp at)
{
    m_deployment.status = deployment::openStatus(event.text);
    m_deployment.end = at;
    if (m_deployment.progress.steps.empty())
        return;
    // The step of the way back has no index of its own; it ends with the deployment.
    deployment::Step& last = m_deployment.progress.steps.back();
    if (last.status.known == deployment::StepStatus::Running) {
        last.status = stepWord(TimelineEvent::Kind::EndStep);
        last.end = at;
    }
}

} // namespace demo
