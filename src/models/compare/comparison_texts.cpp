// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/compare/comparison_texts.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/compare/fact_comparison_model.h"
#include "deploy/models/compare/log_difference_model.h"
#include "deploy/models/compare/step_comparison_model.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/tab_separated.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace models {

namespace {

using deployment::Deployment;
using deployment::StepState;
using diagnosis::StepPair;

class ComparisonTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::ComparisonTexts)
};

/// "one, other", in the manner of the language.
QString enumeration(const QStringList& parts)
{
    QString text = parts.value(0);
    for (const QString& part : parts.mid(1))
        text = ComparisonTexts::tr("%1, %2", "parts of an enumeration").arg(text, part);
    return text;
}

QString tableText(const QAbstractItemModel& model, int columns)
{
    const auto numbers = [](int count) {
        QList<int> all(count);
        std::iota(all.begin(), all.end(), 0);
        return all;
    };
    return tabSeparated(model, numbers(model.rowCount()), numbers(columns));
}

QString logText(const diagnosis::LogDifference& logs)
{
    LogDifferenceModel model;
    model.setDifference(logs);
    const std::pair<LogDifferenceModel::Part, QString> parts[]{
        {LogDifferenceModel::Part::Added, ComparisonTexts::tr("New lines")},
        {LogDifferenceModel::Part::Missing, ComparisonTexts::tr("Missing lines")},
        {LogDifferenceModel::Part::Changed, ComparisonTexts::tr("Lines with another count")}};
    QString text;
    for (const auto& [part, title] : parts) {
        model.setPart(part);
        if (model.rowCount() > 0)
            text += QLatin1Char('\n') + title + QLatin1Char('\n')
                + tableText(model, LogDifferenceModel::ColumnCount);
    }
    return text;
}

/// What two runs may lack.
struct AbsenceTexts {
    QString here;
    QString there;
    QString both;
};

/// Of a run of which a thing is not known, it is not known either what is missing.
QString absenceText(bool isHere, bool isThere, const AbsenceTexts& texts)
{
    if (isHere && isThere)
        return {};
    if (isHere)
        return texts.there;
    return isThere ? texts.here : texts.both;
}

bool hasCurves(const Deployment& run)
{
    return std::ranges::any_of(run.metrics.series,
        [](const deployment::NamedSeries& series) { return !series.points.empty(); });
}

} // namespace

QString runName(const Deployment& run)
{
    const QString version = versionOrId(run.version, run.id);
    const QString environment = displayText(deployment::shortEnvironmentName(run.environment), 64);
    return environment.isEmpty()
        ? version
        : ComparisonTexts::tr("%1 %2", "version, environment").arg(version, environment);
}

QString runFacts(const Deployment& run, deployment::Timestamp now, deployment::Zone zone)
{
    QStringList parts;
    if (!run.service.empty())
        parts << displayText(run.service, 64);
    QString start = dateTimeText(run.start, zone, true);
    if (deployment::isKnown(run.start))
        start += u' ' + zoneText(run.start, zone);
    parts << ComparisonTexts::tr("started %1", "a moment").arg(start);
    if (deployment::durationOf(run, now))
        parts << lengthText(run, now);
    if (const auto traffic = deployment::currentTraffic(run))
        parts << ComparisonTexts::tr("%1 of the traffic").arg(percentText(traffic));
    parts << displayText(run.id, 64);
    return parts.join(QStringLiteral(" · "));
}

QString stepsSummary(const ComparedRuns& runs)
{
    if (QString absent = absentStepsText(runs); !absent.isEmpty())
        return absent;
    const auto count = [&](auto matches) {
        return static_cast<int>(std::ranges::count_if(runs.comparison.steps, matches));
    };
    const int slower = count(&StepPair::isSlower);
    const auto wasNotRun = [](const StepPair::Side& side) {
        return side.state == StepState::NotRun || side.state == StepState::Skipped;
    };
    const int notRun = count([&wasNotRun](const StepPair& pair) {
        return pair.here && pair.there && wasNotRun(*pair.here) && !wasNotRun(*pair.there);
    });
    const int added = count([](const StepPair& pair) { return !pair.there; });
    const int missing = count([](const StepPair& pair) { return !pair.here; });
    QStringList parts;
    if (slower > 0)
        parts << ComparisonTexts::tr("%Ln slower", "steps", slower);
    if (notRun > 0)
        parts << ComparisonTexts::tr("%Ln not run", "steps", notRun);
    if (added > 0)
        parts << ComparisonTexts::tr("%Ln only in this run", "steps", added);
    if (missing > 0)
        parts << ComparisonTexts::tr("%Ln only in the other run", "steps", missing);
    return enumeration(parts);
}

QString factsSummary(const diagnosis::Comparison& comparison)
{
    const auto differing = std::ranges::count_if(comparison.facts, &diagnosis::FactPair::differs);
    return ComparisonTexts::tr("%L1 of %L2 differ", "facts of two runs")
        .arg(qlonglong(differing))
        .arg(qlonglong(comparison.facts.size()));
}

QString logSummary(const diagnosis::LogDifference& difference)
{
    QStringList parts;
    if (!difference.added.empty())
        parts << ComparisonTexts::tr(
            "%Ln new", "kinds of lines", static_cast<int>(difference.added.size()));
    if (!difference.missing.empty())
        parts << ComparisonTexts::tr(
            "%Ln missing", "kinds of lines", static_cast<int>(difference.missing.size()));
    if (!difference.changed.empty())
        parts << ComparisonTexts::tr("%Ln with another count", "kinds of lines",
            static_cast<int>(difference.changed.size()));
    return parts.isEmpty() ? ComparisonTexts::tr("No difference") : enumeration(parts);
}

QString absentStepsText(const ComparedRuns& runs)
{
    return absenceText(!runs.here->progress.steps.empty(), !runs.there->progress.steps.empty(),
        {ComparisonTexts::tr("No steps of this run are known."),
            ComparisonTexts::tr("No steps of the other run are known."),
            ComparisonTexts::tr("No steps of either run are known.")});
}

QString absentLogText(const ComparedRuns& runs)
{
    return absenceText(!runs.here->log.empty(), !runs.there->log.empty(),
        {ComparisonTexts::tr("No log of this run is known."),
            ComparisonTexts::tr("No log of the other run is known."),
            ComparisonTexts::tr("No log of either run is known.")});
}

QString absentCurvesText(const ComparedRuns& runs)
{
    return absenceText(hasCurves(*runs.here), hasCurves(*runs.there),
        {ComparisonTexts::tr("No curves of this run are known."),
            ComparisonTexts::tr("No curves of the other run are known."), {}});
}

QString curveOriginsText(const ComparedRuns& runs, const std::string& metric)
{
    const auto* const here = runs.here->metrics.find(metric);
    const auto* const there = runs.there->metrics.find(metric);
    const bool areBoth = here && there && !here->points.empty() && !there->points.empty();
    if (!areBoth || here->origin == there->origin)
        return {};
    return here->origin == deployment::MetricOrigin::MetricsServer
        ? ComparisonTexts::tr(
            "Not measured in the same place. In color: from the metrics server. In "
            "gray: from the record of the deployment.")
        : ComparisonTexts::tr("Not measured in the same place. In color: from the record of the "
                              "deployment. In gray: from the metrics server.");
}

QString comparisonText(const ComparedRuns& runs,
    const std::optional<diagnosis::LogDifference>& logs, deployment::Timestamp now,
    deployment::Zone zone)
{
    const auto lineOf = [&](const QString& title, const Deployment& run) {
        return ComparisonTexts::tr("%1: %2, %3", "title, run, its facts")
                   .arg(title, runName(run),
                       statusText(run) + QStringLiteral(" · ") + runFacts(run, now, zone))
            + QLatin1Char('\n');
    };
    StepComparisonModel steps;
    FactComparisonModel facts;
    const auto shared = std::make_shared<const ComparedRuns>(runs);
    steps.setRuns(shared);
    facts.setRuns(shared);
    const auto paragraph = [](const QString& absent) {
        return absent.isEmpty() ? QString() : QLatin1Char('\n') + absent + QLatin1Char('\n');
    };
    const QString absentLog = absentLogText(runs);
    QString text = lineOf(ComparisonTexts::tr("This run"), *runs.here)
        + lineOf(ComparisonTexts::tr("Other run"), *runs.there) + QLatin1Char('\n')
        + tableText(facts, FactComparisonModel::ColumnCount) + QLatin1Char('\n')
        + tableText(steps, StepComparisonModel::BarsColumn) + paragraph(absentStepsText(runs))
        + paragraph(absentLog);
    if (logs && absentLog.isEmpty())
        text += logText(*logs);
    return text;
}

} // namespace models
