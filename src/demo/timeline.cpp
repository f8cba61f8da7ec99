// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/demo/timeline.h"

#include "timeline_writer.h"

#include "deploy/deployment/derived_values.h"

#include <algorithm>
#include <cmath>

namespace demo {

namespace {

using deployment::Deployment;
using deployment::Side;

constexpr deployment::Milliseconds waitOfPending = std::chrono::minutes(3);

constexpr TimelineEvent::Kind endOf(Ending ending)
{
    return ending == Ending::Succeeds ? TimelineEvent::Kind::EndStep
                                      : TimelineEvent::Kind::FailStep;
}

Wording wordingOfRecord(const Deployment& deployment)
{
    const Side side = deployment::newSide(deployment);
    const auto* const fresh = deployment::sideOf(deployment.resources, side);
    Wording wording = wordingOf(side);
    wording.version = deployment.version;
    wording.oldVersion = deployment::oldVersion(deployment);
    wording.environment = deployment.environment;
    wording.image = fresh ? fresh->image : imageOf(deployment.version);
    wording.nodes = std::to_string(fresh ? fresh->nodes.value_or(1) : 1);
    wording.containers = std::to_string(fresh ? fresh->containers.value_or(1) : 1);
    return wording;
}

/// The script of a step that is only known by name.
StepScript scriptOfStep(
    const Deployment& deployment, const std::string& name, const Wording& wording)
{
    for (const StepScript& script : scriptOf(deployment.strategy.known))
        if (worded(script.name, wording) == name)
            return script;
    return {"", 120, "步骤开始", {}, "步骤完成", "步骤失败", {}};
}

/// Where the progress of one that was complete stands when there is the way back to go; negative
/// where it stays.
double unfinished(const deployment::Progress& progress)
{
    const auto steps = static_cast<double>(progress.steps.size());
    return progress.percentage.value_or(0) < 100 ? -1 : std::floor(100 * steps / (steps + 1));
}

StepScript scriptOfStep(const Plan& plan, std::size_t step)
{
    StepScript script = scriptOf(plan.strategy)[step];
    if (plan.slowStep == step)
        script.seconds = static_cast<int>(std::lround(script.seconds * plan.slowness));
    return script;
}

/// Only the traffic that has not been reached yet.
void dropReachedTraffic(StepScript& script, double reached)
{
    std::erase_if(script.traffic, [reached](int percent) { return percent <= reached; });
}

/// What has been said need not be said again.
void dropSaidDetails(StepScript& script, const deployment::Log& log, const Wording& wording)
{
    std::erase_if(script.details, [&](std::string_view detail) {
        const std::string text = worded(detail, wording);
        for (std::size_t entry = 0; entry < log.size(); ++entry)
            if (log.message(entry) == text)
                return true;
        return false;
    });
}

/// What takes much longer than it usually does is going to for a good while.
void prolongLateStep(StepScript& script, const deployment::Step& step, deployment::Timestamp now)
{
    const auto elapsed =
        std::chrono::duration_cast<std::chrono::seconds>(now - step.start.value_or(now));
    if (elapsed.count() > std::chrono::seconds::rep{2} * script.seconds)
        script.seconds = static_cast<int>(12 * elapsed.count());
}

/// How long after now the next point of the curves is due: one at once would be drawn as a wall
/// behind a last one that has only just come.
deployment::Milliseconds untilNextPoint(
    const Deployment& running, deployment::Timestamp now, deployment::Milliseconds interval)
{
    deployment::Milliseconds rest{0};
    for (const deployment::NamedSeries& curve : running.metrics.series) {
        if (!curve.points.empty())
            rest = std::max(rest, interval - (now - curve.points.back().time));
    }
    return std::clamp(rest, deployment::Milliseconds{0}, interval);
}

} // namespace

Timeline timelineOf(const Plan& plan)
{
    const std::size_t count = scriptOf(plan.strategy).size();
    const std::size_t last = plan.ending == Ending::Succeeds ? count - 1 : plan.failingStep % count;
    TimelineWriter writer(wordingOf(plan), plan.seed, plan.pace);
    writer.wait(plan.wait);
    for (std::size_t step = 0; step < last; ++step)
        writer.step(step, count, scriptOfStep(plan, step), TimelineEvent::Kind::EndStep);
    writer.step(last, count, scriptOfStep(plan, last), endOf(plan.ending));
    if (plan.ending == Ending::RollsBack)
        writer.rollBack(plan.oldVersion, "自动回滚");
    else
        writer.finish(plan.ending == Ending::Succeeds ? deployment::Status::Completed
                                                      : deployment::Status::Failed);
    return writer.withMetrics(plan.metricInterval);
}

Timeline faster(Timeline timeline, double speed)
{
    for (TimelineEvent& event : timeline)
        event.at = std::chrono::duration_cast<deployment::Milliseconds>(event.at / speed);
    return timeline;
}

Timeline remainderOf(const Deployment& running, deployment::Timestamp now, std::uint64_t seed)
{
    const Wording wording = wordingOfRecord(running);
    const auto& steps = running.progress.steps;
    TimelineWriter writer(wording, seed, 1);
    if (running.status.known == deployment::Status::Pending)
        writer.wait(waitOfPending);
    for (std::size_t step = 0; step < steps.size(); ++step) {
        StepScript script = scriptOfStep(running, steps[step].name, wording);
        dropReachedTraffic(script, deployment::currentTraffic(running).value_or(0));
        dropSaidDetails(script, running.log, wording);
        if (steps[step].status.known == deployment::StepStatus::Running) {
            prolongLateStep(script, steps[step], now);
            writer.restOfStep(step, steps.size(), script);
        }
        if (steps[step].status.known == deployment::StepStatus::Pending)
            writer.step(step, steps.size(), script, TimelineEvent::Kind::EndStep);
    }
    writer.finish(deployment::Status::Completed);
    constexpr std::chrono::seconds interval(30);
    return writer.withMetrics(interval, untilNextPoint(running, now, interval));
}

Timeline rollbackOf(
    const Deployment& deployment, std::string_view target, std::string_view why, std::uint64_t seed)
{
    TimelineWriter writer(wordingOfRecord(deployment), seed, 1);
    for (std::size_t step = 0; step < deployment.progress.steps.size(); ++step)
        if (deployment.progress.steps[step].status.known == deployment::StepStatus::Running)
            writer.abandon(step);
    writer.startAtTraffic(static_cast<int>(deployment::currentTraffic(deployment).value_or(0)));
    writer.rollBack(target, why, unfinished(deployment.progress));
    return writer.withMetrics(std::chrono::minutes(1));
}

} // namespace demo
