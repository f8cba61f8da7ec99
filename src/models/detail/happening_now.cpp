// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/happening_now.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/log/plausible_time.h"
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/pause_texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace models {

namespace {

using deployment::Deployment;
using deployment::Status;
using deployment::StepStatus;
using deployment::Timestamp;
using deployment::Zone;

constexpr std::string_view canaryPause = "CanaryPauseStep";
constexpr std::string_view blueGreenPause = "BlueGreenPause";

class NowTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::HappeningNow)
};

/// The one that runs; else the one that the record names.
std::optional<std::size_t> stepUnderWay(const Deployment& run)
{
    const auto& steps = run.progress.steps;
    for (std::size_t step = steps.size(); step > 0; --step) {
        if (steps[step - 1].status.known == StepStatus::Running)
            return step - 1;
    }
    const auto named = std::ranges::find(steps, run.progress.currentStep, &deployment::Step::name);
    return named == steps.end() || named->name.empty()
        ? std::nullopt
        : std::optional(static_cast<std::size_t>(named - steps.begin()));
}

/// The record names it as the current one, and no other one is.
bool isOver(const Deployment& run, std::size_t step)
{
    const StepStatus status = run.progress.steps[step].status.known;
    return status == StepStatus::Completed || status == StepStatus::Failed
        || status == StepStatus::Skipped || status == StepStatus::Passed;
}

QString stepPattern(const Deployment& run, std::size_t step)
{
    if (isOver(run, step))
        return run.paused ? NowTexts::tr("Paused after step %1 of %2: %3", "number, count, name")
                          : NowTexts::tr("After step %1 of %2: %3", "number, count, name");
    return run.paused ? NowTexts::tr("Paused at step %1 of %2: %3", "number, count, name")
                      : NowTexts::tr("Step %1 of %2: %3", "number, count, name");
}

QString headText(const Deployment& run, std::optional<std::size_t> step)
{
    if (run.status.known == Status::Pending)
        return NowTexts::tr("Waits for its beginning");
    if (step) {
        return stepPattern(run, *step)
            .arg(QString::number(*step + 1), QString::number(run.progress.steps.size()),
                stepName(run, *step));
    }
    const QString current = stepInWords(run.progress.currentStep);
    const QString status = statusText(run);
    return current.isEmpty() ? status
                             : NowTexts::tr("%1: %2", "a status, a step").arg(status, current);
}

/// Of what goes on there: the step, or what comes after it.
std::optional<Timestamp> beginOf(const Deployment& run, std::size_t step)
{
    const deployment::Step& shown = run.progress.steps[step];
    return isOver(run, step) ? shown.end : shown.start;
}

QString sinceText(Timestamp begun, Timestamp now, Zone zone)
{
    if (deployment::isInFuture(begun, now))
        return NowTexts::tr("since %1, which is in the future", "a time of day")
            .arg(momentTextNear(now, begun, zone));
    if (begun > now || !deployment::isKnown(begun))
        return {};
    return NowTexts::tr("since %1, for %2", "a time of day, a duration")
        .arg(momentTextNear(now, begun, zone), durationText(now - begun));
}

/// The analysis that a step, or the switch of a workload without steps, waits for; null if there is
/// none. One that goes on beside other steps keeps none of them, nor does that of another revision.
const deployment::WorkloadNode* awaitedAnalysis(const Deployment& run)
{
    constexpr std::string_view step = "analysis"; // as kubectl argo rollouts calls it
    const auto under = stepUnderWay(run);
    if (!run.workload
        || (under ? run.progress.steps[*under].name != step : run.workload->strategy == "Canary"))
        return nullptr;
    const std::string own = "revision:" + std::to_string(run.workload->revision);
    bool isOwn = true; // where the tree tells of no revisions
    for (const deployment::WorkloadNode& node : run.workload->tree) {
        if (node.kind == "Revision")
            isOwn = node.name == own;
        if (isOwn && node.kind == "AnalysisRun" && node.status == "Running")
            return &node;
    }
    return nullptr;
}

QString personText(const Deployment& run)
{
    const std::string message = run.workload ? run.workload->message : std::string();
    if (message.starts_with("Inconclusive"))
        return NowTexts::tr(
            "Waits for a decision: the analysis has found neither success nor failure.");
    if (message == canaryPause || message == blueGreenPause)
        return NowTexts::tr("Waits for approval: this step goes on when somebody resumes it.");
    return NowTexts::tr("Waits until somebody resumes it.");
}

QString waitsText(const Deployment& run, Timestamp now, Zone zone)
{
    if (deployment::isEndInDoubt(run, now))
        return NowTexts::tr("By its end it was over at %1, by its status it is not: which of them "
                            "is right is not known.",
            "a time")
            .arg(momentTextNear(now, *run.end, zone));
    if (deployment::mayHaveEnded(run))
        return NowTexts::tr("Whether it still goes on is not known.");
    if (run.paused)
        return personText(run);
    if (const auto until = run.workload ? run.workload->continuesAt : std::nullopt)
        return *until > now
            ? NowTexts::tr("Goes on by itself at %1, in %2", "a time, a duration")
                  .arg(momentTextNear(now, *until, zone), durationText(*until - now))
            : NowTexts::tr("Was to go on by itself at %1; nothing newer is known.", "a time")
                  .arg(momentTextNear(now, *until, zone));
    if (const auto* analysis = awaitedAnalysis(run))
        return NowTexts::tr("Waits for the analysis %1.", "its name")
            .arg(displayText(analysis->name, 128));
    // Where no step is told, the head says what the cluster says.
    const bool isSaid =
        !stepUnderWay(run) && run.workload && run.workload->message == run.progress.currentStep;
    if (run.workload && !run.workload->message.empty() && !isSaid)
        return NowTexts::tr("The cluster says: %1", "its words")
            .arg(stepInWords(run.workload->message));
    return {};
}

QString nextText(const Deployment& run, std::optional<std::size_t> step)
{
    const std::size_t next = step ? *step + 1 : 0;
    if (run.progress.steps.empty() || (!step && run.status.known != Status::Pending))
        return {};
    if (next < run.progress.steps.size())
        return NowTexts::tr("Next: %1", "a step").arg(stepName(run, next));
    return step && isOver(run, *step) ? NowTexts::tr("This was the last step.")
                                      : NowTexts::tr("This is the last step.");
}

QString lastCommandText(const std::vector<TimeMark>& marks, Timestamp now, Zone zone)
{
    const auto last =
        std::ranges::find(marks.rbegin(), marks.rend(), TimeMark::Kind::Command, &TimeMark::kind);
    return last == marks.rend()
        ? QString()
        : momentTextNear(now, last->at, zone) + QLatin1Char(' ') + last->text;
}

/// By this computer's journal it is known when it was asked for, and not since when it is so.
QString requestText(Timestamp asked, Timestamp now, Zone zone)
{
    return asked > now ? QString()
                       : NowTexts::tr("pause requested at %1, %2 ago", "a time of day, a duration")
                             .arg(momentTextNear(now, asked, zone), durationText(now - asked));
}

/// A step of a rollout is a pause itself; any other one began before it was paused.
QString pausedText(const Deployment& run, const std::optional<Timestamp>& stepBegun,
    const std::vector<TimeMark>& marks, Timestamp now, Zone zone)
{
    const auto last = std::ranges::find_if(marks.rbegin(), marks.rend(),
        [](const TimeMark& mark) { return mark.command.has_value(); });
    if (last != marks.rend() && last->command == operations::CommandKind::Pause)
        return last->loggedAt ? sinceText(*last->loggedAt, now, zone)
                              : requestText(last->at, now, zone);
    const bool isOwnPause = run.workload
        && (run.workload->message == canaryPause || run.workload->message == blueGreenPause);
    return isOwnPause && stepBegun ? sinceText(*stepBegun, now, zone) : QString();
}

} // namespace

std::optional<HappeningNow> happeningNow(
    const Deployment& run, const std::vector<TimeMark>& marks, Timestamp now, Zone zone)
{
    if (deployment::hasEnded(run))
        return std::nullopt;
    const auto step = stepUnderWay(run);
    const bool isPending = run.status.known == Status::Pending;
    const auto begun = step && !isPending ? beginOf(run, *step) : std::optional(run.start);
    HappeningNow happening;
    happening.head = headText(run, step);
    const bool isInDoubt = deployment::isEndInDoubt(run, now) || deployment::mayHaveEnded(run);
    // What is asked for may be meant for later.
    const bool isAwaited = isPending && begun && *begun > now;
    if (run.paused && !isPending && !isInDoubt)
        happening.since = pausedText(run, begun, marks, now, zone);
    else if (begun && !isInDoubt && !isAwaited)
        happening.since = sinceText(*begun, now, zone);
    happening.waits = isPending && !isInDoubt ? QString() : waitsText(run, now, zone);
    happening.next = isInDoubt ? QString() : nextText(run, isPending ? std::nullopt : step);
    happening.command = lastCommandText(marks, now, zone);
    happening.recorded = stepAsRecorded(run.progress.currentStep);
    happening.isWaitingForPerson = run.paused && !isPending && !isInDoubt;
    return happening;
}

} // namespace models
