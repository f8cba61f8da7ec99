// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/verdict_texts.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/log/plausible_time.h"
#include "deploy/deployment/workload/failure_words.h"
#include "deploy/deployment/workload/workload_words.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/pause_texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace models {

namespace {

class VerdictTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::VerdictTexts)
};

/// What has not begun may be meant for then.
bool beginsInFuture(const deployment::Deployment& deployment, deployment::Timestamp now)
{
    return deployment.status.known == deployment::Status::Running
        && deployment::isInFuture(deployment.start, now);
}

/// The step may have been late before: how much of its time was a pause need not be known.
bool isPausedInAStep(const deployment::Deployment& deployment)
{
    return std::ranges::any_of(
        deployment.progress.steps, [&deployment](const deployment::Step& step) {
            return stateOf(deployment, step) == deployment::StepState::Paused;
        });
}

} // namespace

bool isJudged(const deployment::Deployment& deployment, const Judgement& judgement)
{
    // While it ran, nobody asked why it failed.
    return judgement.deployment && judgement.judged >= 1
        && deployment::hasEnded(*judgement.deployment) == deployment::hasEnded(deployment);
}

bool isInDoubt(const deployment::Deployment& deployment, deployment::Timestamp now)
{
    return beginsInFuture(deployment, now) || deployment::isEndInDoubt(deployment, now)
        || deployment::mayHaveEnded(deployment);
}

QString verdictText(
    const deployment::Deployment& deployment, const Judgement& judgement, deployment::Timestamp now)
{
    // What is usual is asked of what goes on or has ended.
    if (beginsInFuture(deployment, now))
        return VerdictTexts::tr("How it goes is not known: its start is in the future.");
    if (deployment::isEndInDoubt(deployment, now))
        return VerdictTexts::tr("Whether it has ended is not known: by its status it goes on, by "
                                "its end it does not.");
    if (deployment::mayHaveEnded(deployment))
        return VerdictTexts::tr("How it goes is not known: whether it still goes on is not.");
    if (!isJudged(deployment, judgement))
        return VerdictTexts::tr("Comparing it with earlier runs…");
    // Its pods and events are not read any more.
    if (deployment.status.text == deployment::deletedStatus)
        return VerdictTexts::tr("Its workload was deleted before it was done: more is not known.");
    // Without one, next to nothing is asked.
    if (!judgement.comparedWith)
        return VerdictTexts::tr("Nothing to compare it with: no good run before it is known.");
    return deployment::hasEnded(deployment) ? VerdictTexts::tr("Nothing unusual was found.")
                                            : VerdictTexts::tr("Nothing unusual so far.");
}

QString noReasonText(
    const deployment::Deployment& deployment, const Judgement& judgement, bool isLogWhole)
{
    // A cluster keeps it longer than the events that a log is made of.
    const auto words = deployment::failureWordsOf(deployment.progress.currentStep);
    if (words && (deployment.log.empty() || isJudged(deployment, judgement)))
        return VerdictTexts::tr("The cluster says: %1", "its words").arg(failureReasonText(*words));
    if (deployment.log.empty())
        return isLogWhole ? VerdictTexts::tr("Why is not known: there is no log that could tell.")
                          : VerdictTexts::tr("Why is not known: the log could not be read.");
    if (!isJudged(deployment, judgement))
        return VerdictTexts::tr("Looking for the cause in the log…");
    return isLogWhole ? VerdictTexts::tr("Why is not known: no line of the log stands out.")
                      : VerdictTexts::tr("Why is not known: the log could not be read to its end.");
}

QString comparedText(const Judgement& judgement, deployment::Zone zone)
{
    if (!judgement.comparedWith)
        return {};
    const ComparedRun& run = *judgement.comparedWith;
    return VerdictTexts::tr(
        "Compared with the last good run of this strategy (%3): %1, %2", "version, time, strategy")
        .arg(versionOrId(run.version, run.id), dateTimeText(run.start, zone),
            strategyText(run.strategy));
}

QString progressText(const Judgement& judgement)
{
    if (!judgement.deployment)
        return {};
    if (judgement.judged >= 1 && isPausedInAStep(*judgement.deployment))
        return VerdictTexts::tr("While it is paused, no step is called late.");
    if (judgement.judged >= 1)
        return judgement.isStepJudged
            ? QString()
            : VerdictTexts::tr("How long this step usually takes is not known.");
    return VerdictTexts::tr("%1 of the log has been read.", "percent")
        .arg(percentText(std::floor(100 * judgement.judged)));
}

} // namespace models
