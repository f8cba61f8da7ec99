// SPDX-License-Identifier: GPL-3.0-or-later
#include "steps.h"

#include "judging.h"

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

std::string_view stepWord(const WorkloadObject& workload, std::size_t step,
    const StepsBehind& behind, std::size_t done, Status status)
{
    if (step < behind.passed.size())
        return wordOf(behind.passed[step]);
    if (step < done)
        return "COMPLETED";
    if (status == Status::Completed)
        return wordOf(Passing::Unknown);
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

void addSteps(
    const WorkloadObject& workload, Status status, const StepsBehind& behind, Progress& progress)
{
    std::size_t done = clampedIndex(workload, behind.done);
    const auto& steps = workload.spec.steps;
    for (std::size_t index = 0; index < steps.size(); ++index)
        progress.steps.push_back({steps[index].text,
            openStepStatus(stepWord(workload, index, behind, done, status)), {}, {}});
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

/// Of the replicas that are wanted, those that are known to have arrived; nullopt as long as no
/// controller has counted any. It counts the available ones of all revisions together: as many as
/// there are of others may be theirs.
std::optional<double> replicaPercentage(const WorkloadObject& workload)
{
    const std::int64_t desired = desiredReplicas(workload);
    if (desired <= 0 || mayHoldTemplate(workload) || !workload.status.exists)
        return std::nullopt;
    const std::int64_t updated = workload.status.updated.value_or(0);
    const std::int64_t others =
        std::max<std::int64_t>(0, workload.status.replicas.value_or(updated) - updated);
    const auto arrived = std::min(updated, workload.status.available.value_or(0) - others);
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

Progress progressOf(const WorkloadObject& workload, Status status, const StepsBehind& behind)
{
    Progress progress;
    const bool hasSteps = !workload.spec.steps.empty();
    if (hasSteps && !behind.done && status == Status::Failed && isAborted(workload))
        addUnknownSteps(workload, progress);
    else if (hasSteps)
        addSteps(workload, status, behind, progress);
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
        if (step.status.known != deployment::StepStatus::Pending
            && step.status.known != deployment::StepStatus::Skipped
            && step.status.known != deployment::StepStatus::Passed)
            step.start = before;
        if (step.status.known == deployment::StepStatus::Running && within.paused)
            step.start = within.paused;
        if (step.end && step.start && *step.end < *step.start)
            step.start = std::nullopt;
        before = step.end;
    }
}

} // namespace kubernetes
