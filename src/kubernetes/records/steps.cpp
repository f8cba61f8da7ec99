// SPDX-License-Identifier: GPL-3.0-or-later
#include "steps.h"

#include "judging.h"

#include "deploy/deployment/decimal.h"
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/deployment/steps/end_by_choice.h"
#include "rollouts/phase.h"
#include "rollouts/weights.h"

#include <algorithm>

namespace kubernetes {

namespace {

using deployment::openStepStatus;
using deployment::Progress;
using deployment::Status;
using deployment::Timestamp;

bool isInconclusive(const PauseCondition& pause)
{
    return pause.reason.starts_with("Inconclusive");
}

/// "continues at 2026-03-03T09:18:00Z"
std::string untilText(Timestamp end)
{
    std::string text = deployment::formatDateTime(end, deployment::Zone::Utc);
    std::ranges::replace(text, ' ', 'T');
    return "continues at " + text + 'Z';
}

/// "CanaryPauseStep", "manually paused", "CanaryPauseStep, continues at 2026-03-03T09:18:00Z"
std::string pauseText(const WorkloadObject& workload)
{
    std::string text = phaseOf(workload).message;
    if (const auto end = pauseEnd(workload))
        text += ", " + untilText(*end);
    return text;
}

std::size_t clampedIndex(const WorkloadObject& workload, std::optional<std::int64_t> stepsDone)
{
    const auto count = static_cast<std::int64_t>(workload.spec.steps.size());
    return static_cast<std::size_t>(std::clamp<std::int64_t>(stepsDone.value_or(0), 0, count));
}

/// Of the step that an attempt ended in which has failed. An abort only breaks it off: a pause
/// cannot fail, and of the others the cluster names the cause.
std::string_view wordOfLastStep(const WorkloadObject& workload, const CanaryStep& step)
{
    if (!isAborted(workload))
        return "FAILED";
    if (!step.isPause && !deployment::tellsOnlyAbort(phaseOf(workload).message))
        return "FAILED";
    return step.hasAnalysis ? "UNKNOWN" : "RUNNING";
}

std::string_view stepWord(
    const WorkloadObject& workload, std::size_t step, std::size_t done, Status status)
{
    if (step < done || status == Status::Completed)
        return "COMPLETED";
    if (step > done || status == Status::Pending)
        return "PENDING";
    switch (status) {
    case Status::Running:
        return "RUNNING";
    case Status::Failed:
        return wordOfLastStep(workload, workload.spec.steps[step]);
    default:
        return "UNKNOWN"; // it was under way when something else took its place
    }
}

void addSteps(const WorkloadObject& workload, Status status, std::size_t done, Progress& progress)
{
    const auto& steps = workload.spec.steps;
    for (std::size_t index = 0; index < steps.size(); ++index)
        progress.steps.push_back(
            {steps[index].text, openStepStatus(stepWord(workload, index, done, status)), {}, {}});
    if (status == Status::Completed)
        done = steps.size();
    // Past the last step, as after "promote fully", its pods are still to come: one more part.
    const bool isBehindSteps = done == steps.size() && status != Status::Completed;
    progress.percentage = 100.0 * static_cast<double>(done)
        / static_cast<double>(steps.size() + (isBehindSteps ? 1 : 0));
    if (done < steps.size() && status != Status::Pending)
        progress.currentStep = steps[done].text;
}

/// An abort sets the index back to 0: if nobody saw it before, how far it was is not known.
void addUnknownSteps(const WorkloadObject& workload, Progress& progress)
{
    for (const CanaryStep& each : workload.spec.steps)
        progress.steps.push_back({each.text, openStepStatus("UNKNOWN"), {}, {}});
}

/// Of the replicas that are wanted; nullopt as long as no controller has counted any.
std::optional<double> replicaPercentage(const WorkloadObject& workload)
{
    const std::int64_t desired = desiredReplicas(workload);
    if (desired <= 0 || mayHoldTemplate(workload) || !workload.status.exists)
        return std::nullopt;
    const auto arrived =
        std::min(workload.status.updated.value_or(0), workload.status.available.value_or(0));
    return 100.0 * static_cast<double>(std::clamp<std::int64_t>(arrived, 0, desired))
        / static_cast<double>(desired);
}

/// In four parts: the new pods are there, they were judged, the traffic is switched, all is done.
/// Of the new pods nothing tells before the pause: those that are ready are counted of the active
/// version.
double blueGreenPercentage(const WorkloadObject& workload)
{
    const WorkloadStatus& status = workload.status;
    if (!status.activeHash.empty() && status.activeHash == status.currentHash)
        return 75;
    const bool isPausedBefore = std::ranges::any_of(status.pauses,
        [](const PauseCondition& pause) { return pause.reason == "BlueGreenPause"; });
    return isPausedBefore ? 50 : 0;
}

std::optional<double> plainPercentage(const WorkloadObject& workload, Status status)
{
    if (status == Status::Completed)
        return 100;
    if (status == Status::Pending)
        return 0;
    return workload.spec.strategy == RolloutStrategy::BlueGreen
        ? std::optional(blueGreenPercentage(workload))
        : replicaPercentage(workload);
}

/// The k of "Rollout step k/n completed (...)".
std::optional<std::int64_t> completedStep(const Event& event)
{
    constexpr std::string_view begin = "Rollout step ";
    if (event.reason != "RolloutStepCompleted" || !event.message.starts_with(begin))
        return std::nullopt;
    const std::string_view rest = std::string_view(event.message).substr(begin.size());
    const auto number = deployment::parseDecimal(rest.substr(0, rest.find('/')));
    constexpr std::uint64_t maxSteps = 10'000;
    return number && *number > 0 && *number <= maxSteps
        ? std::optional(static_cast<std::int64_t>(*number))
        : std::nullopt;
}

/// Repeats are folded into one event: its last time may be that of a later attempt.
std::optional<Timestamp> timeWithin(const Event& event, const AttemptTime& within)
{
    for (const auto& each : {event.last, event.first}) {
        if (each && *each >= within.start && (!within.end || *each < *within.end))
            return each;
    }
    return std::nullopt;
}

template <typename Function>
void forEachCompletedStep(const std::vector<Event>& events, std::string_view workloadUid,
    const AttemptTime& within, Function&& function)
{
    for (const Event& each : events) {
        const auto step = each.aboutUid == workloadUid ? completedStep(each) : std::nullopt;
        if (const auto time = step ? timeWithin(each, within) : std::nullopt)
            function(*step, *time);
    }
}

/// When the steps last began at the first one: with the attempt, or with a retry of it.
Timestamp firstStepStart(
    const std::vector<Event>& events, std::string_view workloadUid, const AttemptTime& within)
{
    Timestamp start = within.start;
    for (const Event& each : events) {
        if (each.aboutUid == workloadUid && each.reason == "RolloutRetry")
            start = std::max(start, timeWithin(each, within).value_or(start));
    }
    return start;
}

bool hasOnlyPodsLeft(const WorkloadObject& workload, Status status)
{
    return status != Status::Completed && status != Status::Pending && isFullyPromoted(workload);
}

void addToStep(Progress& progress, const std::string& what)
{
    progress.currentStep += progress.currentStep.empty() ? what : " (" + what + ')';
}

} // namespace

void addFailure(Progress& progress, const std::string& reason)
{
    addToStep(progress, "failed: " + reason);
}

std::optional<Timestamp> pauseStart(const WorkloadObject& workload)
{
    const auto& pauses = workload.status.pauses;
    const auto pause =
        std::ranges::find(pauses, std::string_view("CanaryPauseStep"), &PauseCondition::reason);
    return pause == pauses.end() ? std::nullopt : pause->start;
}

std::optional<Timestamp> pauseEnd(const WorkloadObject& workload)
{
    const auto step = currentStep(workload);
    if (workload.spec.isPaused || !step || !workload.spec.steps[*step].pause)
        return std::nullopt;
    const auto length = *workload.spec.steps[*step].pause;
    const auto start = pauseStart(workload);
    return start && length.count() >= 0 ? std::optional(*start + length) : std::nullopt;
}

bool waitsForPerson(const WorkloadObject& workload)
{
    const auto& pauses = workload.status.pauses;
    return workload.spec.isPaused || std::ranges::any_of(pauses, isInconclusive)
        || !pauseEnd(workload);
}

Progress progressOf(
    const WorkloadObject& workload, Status status, std::optional<std::int64_t> stepsDone)
{
    Progress progress;
    const bool hasSteps = !workload.spec.steps.empty();
    if (hasSteps && !stepsDone && status == Status::Failed && isAborted(workload))
        addUnknownSteps(workload, progress);
    else if (hasSteps)
        addSteps(workload, status, clampedIndex(workload, stepsDone), progress);
    else
        progress.percentage = plainPercentage(workload, status);
    // What goes past no step and no switch, as the first revision does, has come as far as its
    // pods.
    if (hasOnlyPodsLeft(workload, status))
        progress.percentage = replicaPercentage(workload);
    const Phase phase = phaseOf(workload);
    const bool isUnderWay = status == Status::Running || status == Status::Pending;
    if (phase.word == "Paused" && status == Status::Running)
        addToStep(progress, pauseText(workload));
    else if (phase.word == "Degraded" && status == Status::Failed && !phase.message.empty())
        addFailure(progress, phase.message);
    else if (progress.currentStep.empty() && isUnderWay)
        progress.currentStep = phase.message;
    return progress;
}

void addStepTimes(Progress& progress, const std::vector<Event>& events,
    std::string_view workloadUid, const AttemptTime& within)
{
    AttemptTime latest = within;
    latest.start = firstStepStart(events, workloadUid, within);
    forEachCompletedStep(events, workloadUid, latest, [&](std::int64_t number, Timestamp time) {
        const auto index = static_cast<std::size_t>(number - 1);
        if (index >= progress.steps.size())
            return;
        auto& step = progress.steps[index];
        const bool isDone = step.status.known == deployment::StepStatus::Completed;
        if (isDone && (!step.end || *step.end < time))
            step.end = time;
    });
    auto before = deployment::isKnown(latest.start) ? std::optional(latest.start) : std::nullopt;
    for (auto& step : progress.steps) {
        if (step.status.known == deployment::StepStatus::Failed)
            step.end = within.failed;
        if (step.status.known != deployment::StepStatus::Pending)
            step.start = before;
        if (step.status.known == deployment::StepStatus::Running && within.paused)
            step.start = within.paused;
        if (step.end && step.start && *step.end < *step.start)
            step.start = std::nullopt;
        before = step.end;
    }
}

std::optional<std::int64_t> stepsDoneByEvents(
    const std::vector<Event>& events, std::string_view workloadUid, const AttemptTime& within)
{
    std::optional<std::int64_t> most;
    std::optional<Timestamp> newest;
    forEachCompletedStep(events, workloadUid, within, [&](std::int64_t number, Timestamp time) {
        if (newest && (time < *newest || (time == *newest && number < *most)))
            return;
        newest = time;
        most = number;
    });
    return most;
}

} // namespace kubernetes
