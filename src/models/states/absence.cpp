// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/states/absence.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/workload/workload_words.h"
#include "deploy/models/display_strings.h"

#include <QCoreApplication>

#include <algorithm>

namespace models {

namespace {

using deployment::Deployment;

class AbsenceWords final {
    Q_DECLARE_TR_FUNCTIONS(models::Absence)
};

Absence troubleOf(const QString& title, const deployment::Message& reason)
{
    Absence absence{title, translated(reason)};
    absence.waysOut = {WayOut::Retry, WayOut::EditConnection, WayOut::CopyDetails};
    absence.details = absence.title + QLatin1Char('\n') + absence.text;
    absence.isTrouble = true;
    return absence;
}

/// Why nothing was measured of a deployment.
Absence nothingMeasured(const Deployment& run)
{
    if (run.status.known == deployment::Status::Pending)
        return {AbsenceWords::tr("No metrics yet"),
            AbsenceWords::tr("The deployment has not begun: nothing has been measured.")};
    if (run.workload)
        return {AbsenceWords::tr("No metrics"),
            AbsenceWords::tr(
                "A cluster keeps none: no analysis has measured anything here, and the "
                "connection has no metrics server with values for it."),
            {}, {WayOut::EditConnection}};
    if (deployment::mayHaveEnded(run))
        return {AbsenceWords::tr("No metrics are known"),
            AbsenceWords::tr("What was told of this deployment has none, and whether it goes on is "
                             "not known.")};
    return deployment::hasEnded(run)
        ? Absence{AbsenceWords::tr("This record has no metrics"),
            AbsenceWords::tr("Its source has kept none of this deployment.")}
        : Absence{AbsenceWords::tr("No metrics yet"),
            AbsenceWords::tr(
                "The source has given none of this deployment so far. They appear here "
                "as soon as it does.")};
}

} // namespace

std::optional<Absence> absenceOfMetrics(const DeploymentRecord& record)
{
    const Deployment& run = *record.deployment;
    const deployment::MetricTrouble* trouble = nullptr;
    for (const deployment::NamedSeries& series : run.metrics.series) {
        if (!series.points.empty())
            return std::nullopt;
        if (trouble == nullptr && series.notes.trouble)
            trouble = &*series.notes.trouble;
    }
    return trouble == nullptr
        ? nothingMeasured(run)
        : troubleOf(AbsenceWords::tr("The metrics could not be read"), trouble->reason);
}

std::optional<Absence> absenceOfLog(const DeploymentRecord& record, bool arePodLogsOffered)
{
    const Deployment& run = *record.deployment;
    if (!run.log.empty())
        return std::nullopt;
    if (!record.isComplete)
        return Absence{AbsenceWords::tr("The log is being read…"), {}};
    if (record.logError)
        return troubleOf(AbsenceWords::tr("The log could not be read"), *record.logError);
    if (run.workload && deployment::isWorkloadGone(run))
        return Absence{AbsenceWords::tr("Its events are not read any more"),
            AbsenceWords::tr("The cluster does not have this workload any more.")};
    if (run.workload)
        return Absence{AbsenceWords::tr("No events are left of it"),
            arePodLogsOffered
                ? AbsenceWords::tr("A cluster keeps its events for about an hour. The logs of the "
                                   "pods can be chosen above.")
                : AbsenceWords::tr("A cluster keeps its events for about an hour.")};
    if (deployment::mayHaveEnded(run))
        return Absence{AbsenceWords::tr("No line of the log is known"),
            AbsenceWords::tr("What was told of this deployment has none, and whether it goes on is "
                             "not known.")};
    if (!deployment::hasEnded(run))
        return Absence{AbsenceWords::tr("The log is empty so far"),
            AbsenceWords::tr("Lines appear here as soon as the source has them.")};
    return Absence{AbsenceWords::tr("The log is empty"),
        AbsenceWords::tr("Its source has kept no line of this deployment.")};
}

} // namespace models
