// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/deployment_texts.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/error_sign.h"
#include "deploy/deployment/steps/bringing_back.h"
#include "deploy/deployment/steps/end_by_choice.h"
#include "deploy/deployment/steps/failed_step.h"
#include "deploy/diagnosis/log/failure_entry.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/pause_texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace models {

namespace {

constexpr std::size_t longestTitleWord = 64;

/// What is blank is left out; the id stands for nothing at all.
QString joinedTitle(std::string_view service, std::string_view version,
    std::string_view environment, std::string_view id)
{
    QStringList words;
    for (const std::string_view word :
        {service, version, deployment::shortEnvironmentName(environment)})
        words << displayText(word, longestTitleWord).trimmed();
    words.removeAll(QString());
    return words.isEmpty() ? displayText(id, longestTitleWord) : words.join(QLatin1Char(' '));
}

using deployment::ChosenEnd;
using deployment::Deployment;
using deployment::EndByChoice;
using deployment::Status;
using deployment::Step;
using deployment::StepStatus;
using deployment::Zone;

constexpr std::size_t maxStepNameLength = 128;

class DeploymentTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::DeploymentTexts)
};

/// When the step ended, else that it started; empty if the record has no times.
QString stepMomentText(const Step& step, Zone zone)
{
    const QString begun = DeploymentTexts::tr("started %1", "a moment");
    if (step.end)
        return momentText(step.end, zone);
    return step.start ? begun.arg(momentText(step.start, zone)) : QString();
}

/// “Traffic switch” (2025-02-15 10:07:00)
QString stepAndMoment(const Deployment& deployment, std::size_t index, Zone zone)
{
    const QString name = stepName(deployment, index);
    const QString moment = stepMomentText(deployment.progress.steps[index], zone);
    return moment.isEmpty() ? DeploymentTexts::tr("“%1”", "step").arg(name)
                            : DeploymentTexts::tr("“%1” (%2)", "step, moment").arg(name, moment);
}

QString rolledBackByHandText(const Deployment& deployment, const ChosenEnd& end, Zone zone)
{
    const QString said = end.at
        ? DeploymentTexts::tr("Rolled back manually at %1", "time").arg(momentText(end.at, zone))
        : DeploymentTexts::tr("Rolled back manually");
    return end.step
        ? DeploymentTexts::tr("%1, during step “%2”", "rolled back manually, and when; step")
              .arg(said, stepName(deployment, *end.step))
        : said;
}

/// By whom is not said: the cluster does not tell it.
QString abortedText(const Deployment& deployment, const ChosenEnd& end, Zone zone)
{
    const QString time = momentText(end.at, zone);
    if (!end.step)
        return end.at ? DeploymentTexts::tr("Aborted at %1", "time").arg(time)
                      : DeploymentTexts::tr("Aborted");
    const QString name = stepName(deployment, *end.step);
    return end.at
        ? DeploymentTexts::tr("Aborted at %1, during step “%2”", "time, step").arg(time, name)
        : DeploymentTexts::tr("Aborted during step “%1”", "step").arg(name);
}

QString chosenEndText(const Deployment& deployment, const ChosenEnd& end, Zone zone)
{
    if (end.how == EndByChoice::Aborted)
        return abortedText(deployment, end, zone);
    return end.logEntry ? rolledBackByHandText(deployment, end, zone)
                        : DeploymentTexts::tr("Rolled back", "status");
}

bool saysError(const Deployment& deployment, std::size_t step, std::optional<std::size_t> entry)
{
    return entry
        && deployment::errorSignOf(
               deployment.log.message(*entry), deployment.progress.steps[step].name)
        != deployment::ErrorSign::None;
}

/// Of a step that is marked as failed. A rollback may mark the running step like this; only an
/// error in the log shows that it failed.
QString failedStepText(
    const Deployment& deployment, std::size_t step, std::optional<std::size_t> entry, Zone zone)
{
    const QString where = stepAndMoment(deployment, step, zone);
    if (deployment.status.known == Status::Failed)
        return DeploymentTexts::tr("Failed at step %1", "step and moment").arg(where);
    if (saysError(deployment, step, entry))
        return DeploymentTexts::tr("Failed at step %1, then rolled back", "step and moment")
            .arg(where);
    return DeploymentTexts::tr("Rolled back; step %1 is marked as failed", "step and moment")
        .arg(where);
}

QString unmarkedText(const Deployment& deployment, std::optional<std::size_t> step, Zone zone)
{
    const bool isFailed = deployment.status.known == Status::Failed;
    if (!step)
        return isFailed ? DeploymentTexts::tr("Failed; the record does not say at which step")
                        : DeploymentTexts::tr("Rolled back; the record does not say at which step");
    const QString where = stepAndMoment(deployment, *step, zone);
    return isFailed ? DeploymentTexts::tr(
               "Failed; no step is marked as failed, the last active one was %1", "step and moment")
                          .arg(where)
                    : DeploymentTexts::tr(
                        "Rolled back; no step is marked as failed, the last active one was %1",
                        "step and moment")
                          .arg(where);
}

} // namespace

QString statusText(const Deployment& deployment)
{
    const auto end = deployment::chosenEndOf(deployment);
    if (end && end->how == EndByChoice::RolledBack)
        return DeploymentTexts::tr("Rolled back", "status");
    return statusText(deployment.status.known, deployment.status.text, deployment.paused);
}

QString stepStatusText(const Deployment& deployment, const Step& step)
{
    using deployment::StepState;
    switch (deployment::stateOf(deployment, step)) {
    case StepState::Pending:
        return DeploymentTexts::tr("Pending", "step status");
    case StepState::NotRun:
        return DeploymentTexts::tr("Not run", "step status");
    case StepState::Running:
        return DeploymentTexts::tr("In progress", "step status");
    case StepState::Paused:
        return DeploymentTexts::tr("Paused", "step status");
    case StepState::Unfinished:
        return DeploymentTexts::tr("Not finished", "step status");
    case StepState::Completed:
        return DeploymentTexts::tr("Done", "step status");
    case StepState::Failed:
        return DeploymentTexts::tr("Failed", "step status");
    case StepState::Skipped:
        return DeploymentTexts::tr("Skipped", "step status");
    case StepState::Passed:
        return DeploymentTexts::tr(
            "Passed", "step status: behind the deployment, by being done or skipped");
    case StepState::Unknown:
        break;
    }
    return statusText(deployment::Status::Unknown, step.status.text, false);
}

QString stepName(const Deployment& deployment, std::size_t step)
{
    const QString name = displayText(deployment.progress.steps[step].name, maxStepNameLength);
    // A name of blanks tells no more than none.
    return name.trimmed().isEmpty() ? DeploymentTexts::tr("Step %1").arg(step + 1) : name;
}

QString deploymentTitle(const Deployment& deployment)
{
    return joinedTitle(
        deployment.service, deployment.version, deployment.environment, deployment.id);
}

QString deploymentTitle(const history::History& history, history::Row row)
{
    using history::Column;
    return joinedTitle(history.word(Column::Service, row), history.word(Column::Version, row),
        history.word(Column::Environment, row), history.id(row));
}

QString versionOrId(std::string_view version, std::string_view id)
{
    const QString text = displayText(version, longestTitleWord);
    return text.trimmed().isEmpty() ? displayText(id, longestTitleWord) : text;
}

QString elapsedTitle(const Deployment& deployment)
{
    if (deployment::hasEnded(deployment))
        return DeploymentTexts::tr("Duration");
    return deployment.status.known == Status::Pending
        ? DeploymentTexts::tr("Waiting", "how long a deployment has")
        : DeploymentTexts::tr("Elapsed");
}

QString lengthText(const Deployment& deployment, deployment::Timestamp now)
{
    const QString whole = durationText(deployment::durationOf(deployment, now));
    const auto untilDone = deployment::timeUntilDone(deployment);
    return untilDone ? DeploymentTexts::tr("%1, done after %2", "durations of a rolled back run")
                           .arg(whole, durationText(untilDone))
                     : whole;
}

QString elapsedText(const Deployment& deployment, deployment::Timestamp now)
{
    if (deployment::isEndInDoubt(deployment, now))
        return DeploymentTexts::tr("Not known whether it has ended");
    return DeploymentTexts::tr("%1: %2", "title, duration")
        .arg(elapsedTitle(deployment), lengthText(deployment, now));
}

bool hasUsualDuration(const Deployment& deployment)
{
    return deployment.status.known != Status::Pending;
}

QString currentStepText(const Deployment& deployment)
{
    const std::string& step = deployment.progress.currentStep;
    if (step.empty())
        return {};
    return deployment::hasEnded(deployment)
        ? DeploymentTexts::tr("Last step: %1").arg(stepInWords(step))
        : DeploymentTexts::tr("Current step: %1").arg(stepInWords(step));
}

std::optional<FailureText> failureText(const Deployment& deployment, Zone zone)
{
    const Status status = deployment.status.known;
    if (status != Status::Failed && status != Status::RolledBack)
        return std::nullopt;
    if (const auto end = deployment::chosenEndOf(deployment))
        return FailureText{chosenEndText(deployment, *end, zone), true, end->logEntry};
    const auto step = deployment::lastActiveStep(deployment);
    const auto entry = diagnosis::failureEntryOf(deployment);
    const bool isMarked =
        step && deployment.progress.steps[*step].status.known == StepStatus::Failed;
    return FailureText{isMarked ? failedStepText(deployment, *step, entry, zone)
                                : unmarkedText(deployment, step, zone),
        false, entry};
}

} // namespace models
