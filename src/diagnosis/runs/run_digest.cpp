// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/run_digest.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/steps/bringing_back.h"
#include "deploy/deployment/steps/failed_step.h"
#include "deploy/deployment/utf8.h"
#include "deploy/deployment/workload/failing_pods.h"
#include "deploy/diagnosis/log/failure_entry.h"
#include "deploy/diagnosis/runs/pauses.h"

#include "runs/short_reason.h"

#include <algorithm>

namespace diagnosis {

namespace {

using deployment::Deployment;
using deployment::Status;

std::optional<FailureReason> failureOf(const Deployment& run, std::optional<std::size_t> byHand)
{
    if (run.status.known != Status::Failed && run.status.known != Status::RolledBack)
        return std::nullopt;
    FailureReason reason;
    reason.entry = byHand;
    if (!byHand) {
        const auto step = deployment::stepThatFailed(run);
        // A name of blanks names nothing.
        if (step && run.progress.steps[*step].name.find_first_not_of(' ') != std::string::npos)
            reason.step = run.progress.steps[*step].name;
        reason.entry = failureEntryOf(run);
    }
    if (reason.entry)
        reason.line = shortReason(run.log.message(*reason.entry));
    return reason;
}

std::optional<PodState> podsOf(const Deployment& run, std::optional<deployment::Timestamp> seen)
{
    if (run.status.known != Status::Running || !run.workload)
        return std::nullopt;
    PodState state;
    if (const auto unready = seen ? deployment::unreadyPods(run, *seen) : std::nullopt) {
        state.pods = unready->pods;
        state.unready = unready->nodes.size();
    }
    const auto failing = deployment::failingPods(run);
    if (!failing)
        return state;
    const auto& tree = run.workload->tree;
    state.pods = failing->pods;
    state.failing = static_cast<std::size_t>(std::ranges::count_if(
        failing->nodes, [&tree](std::size_t node) { return tree[node].kind == "Pod"; }));
    state.trouble = tree[failing->nodes.front()].status;
    return state;
}

std::vector<RunDigest::StepDuration> durationsOf(const Deployment& run, const Pauses& pauses)
{
    const auto active = [&pauses](deployment::Timestamp from, deployment::Timestamp to) {
        return to - from - pauses.within(from, to);
    };
    std::vector<RunDigest::StepDuration> durations;
    for (std::size_t step = 0; step < run.progress.steps.size(); ++step) {
        const deployment::Step& one = run.progress.steps[step];
        if (one.status.known == deployment::StepStatus::Completed && one.start && one.end
            && *one.start <= *one.end)
            durations.push_back({keyOf(run, step), active(*one.start, *one.end),
                active(*one.start, std::max(run.end.value_or(*one.end), *one.end))});
    }
    return durations;
}

} // namespace

std::string shortReason(std::string_view text)
{
    constexpr std::size_t maxReasonBytes = 300;
    if (text.size() <= maxReasonBytes)
        return std::string(text);
    std::size_t end = 0;
    while (end < maxReasonBytes) {
        const std::size_t length =
            std::max<std::size_t>(1, deployment::utf8SequenceLength(text.substr(end)));
        if (end + length > maxReasonBytes)
            break;
        end += length;
    }
    return std::string(text.substr(0, end));
}

RunKind kindOf(const Deployment& deployment)
{
    return {deployment.environment, deployment.service, deployment.strategy.text};
}

StepKey keyOf(const Deployment& deployment, std::size_t step)
{
    const auto& steps = deployment.progress.steps;
    const std::string& name = steps[step].name;
    const auto before = std::ranges::count(steps.begin(),
        steps.begin() + static_cast<std::ptrdiff_t>(step), name, &deployment::Step::name);
    return {name, static_cast<std::size_t>(before)};
}

RunDigest digestOf(const Deployment& deployment, std::optional<deployment::Timestamp> seen)
{
    const auto byHand = deployment::logEntryOfRollbackByHand(deployment);
    RunDigest digest;
    digest.id = deployment.id;
    digest.kind = kindOf(deployment);
    digest.status = deployment.status.known;
    digest.wasRolledBackByHand = byHand.has_value();
    digest.wasDoneBeforeRollback = deployment::wasDoneBeforeRollback(deployment);
    digest.start = deployment.start;
    digest.end = deployment.end;
    digest.fromVersion = deployment::oldVersion(deployment);
    digest.traffic = deployment::currentTraffic(deployment);
    const Pauses pauses(deployment);
    if (deployment.end || !deployment.paused)
        digest.paused =
            pauses.within(deployment.start, deployment.end.value_or(deployment::Timestamp::max()));
    digest.steps = durationsOf(deployment, pauses);
    digest.failure = failureOf(deployment, byHand);
    digest.position = runPositionOf(deployment);
    digest.pods = podsOf(deployment, seen);
    digest.side = deployment::knownNewSide(deployment);
    return digest;
}

std::optional<RunPosition> runPositionOf(const Deployment& deployment)
{
    const auto& steps = deployment.progress.steps;
    std::optional<std::size_t> running;
    for (std::size_t step = 0; step < steps.size(); ++step) {
        if (steps[step].status.known == deployment::StepStatus::Running && steps[step].start
            && (!running || *steps[*running].start <= *steps[step].start))
            running = step;
    }
    if (!running || deployment.status.known != Status::Running || deployment.paused)
        return std::nullopt;
    const deployment::Timestamp start = *steps[*running].start;
    RunPosition position{keyOf(deployment, *running), start, std::nullopt, *running};
    position.begin += Pauses(deployment).within(start, deployment::Timestamp::max());
    if (*running + 1 < steps.size())
        position.next = keyOf(deployment, *running + 1);
    return position;
}

} // namespace diagnosis
