// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/deployment_facts.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/history/filter.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/executor_text.h"
#include "deploy/models/relative_time.h"

#include <QCoreApplication>

namespace models {

namespace {

using history::Column;

class DeploymentFactTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::DeploymentFactTexts)
};

DeploymentFact plainFact(const QString& title, const QString& value)
{
    const QString shown = value.isEmpty() ? QStringLiteral("–") : value;
    return {title, shown, shown};
}

/// Of a column that lists are narrowed by.
DeploymentFact wordFact(
    const QString& title, const QString& value, Column column, const std::string& word)
{
    DeploymentFact fact = plainFact(title, value);
    if (!word.empty()) {
        fact.column = column;
        fact.word = word;
    }
    return fact;
}

DeploymentFact timeFact(const QString& title, std::optional<deployment::Timestamp> time,
    deployment::Zone zone, deployment::Timestamp reference, deployment::Timestamp now)
{
    const QString shown =
        dateTimeText(time, zone, true) + offsetMark(time, zone, reference) + futureMark(time, now);
    return {title, shown, time ? exactTimeText(time, zone) : shown, std::nullopt, {}, true};
}

/// As a filter has it: a paused one runs, and is asked for by a word of its own.
std::string statusWord(const deployment::Deployment& run)
{
    const bool isPaused = run.paused && run.status.known == deployment::Status::Running;
    return isPaused ? std::string(history::pausedStatus) : run.status.text;
}

} // namespace

std::vector<DeploymentFact> deploymentFacts(
    const deployment::Deployment& run, deployment::Timestamp now, deployment::Zone zone)
{
    std::vector<DeploymentFact> facts{
        plainFact(DeploymentFactTexts::tr("Deployment ID"), displayText(run.id)),
        wordFact(DeploymentFactTexts::tr("Version"), displayText(run.version), Column::Version,
            run.version),
        wordFact(DeploymentFactTexts::tr("Environment"), displayText(run.environment),
            Column::Environment, run.environment),
    };
    if (!run.service.empty())
        facts.push_back(wordFact(DeploymentFactTexts::tr("Service"), displayText(run.service),
            Column::Service, run.service));
    facts.push_back(wordFact(DeploymentFactTexts::tr("Strategy"), strategyText(run.strategy.text),
        Column::Strategy, run.strategy.text));
    facts.push_back(wordFact(DeploymentFactTexts::tr("Current status"), statusText(run),
        Column::Status, statusWord(run)));
    facts.push_back(
        timeFact(DeploymentFactTexts::tr("Start time"), run.start, zone, run.start, now));
    facts.push_back(timeFact(DeploymentFactTexts::tr("End time"), run.end, zone, run.start, now));
    facts.push_back(plainFact(elapsedTitle(run), lengthText(run, now)));
    facts.push_back(wordFact(DeploymentFactTexts::tr("Executor"), executorText(run.executor),
        Column::Executor, run.executor));
    return facts;
}

} // namespace models
