// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/compare/run_choice.h"

#include "deploy/diagnosis/runs/baseline.h"
#include "deploy/models/display_strings.h"

#include <QCoreApplication>

#include <algorithm>

namespace models {

namespace {

class RunChoiceTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::RunChoice)
};

RunChoice choiceOf(const history::History& history, history::Row row, deployment::Zone zone)
{
    using history::Column;
    const QString text = RunChoiceTexts::tr("%1 · %2", "version, start")
                             .arg(displayText(history.word(Column::Version, row), 64),
                                 dateTimeText(history.start(row), zone));
    if (history.status(row) == deployment::Status::Completed)
        return {rawText(history.id(row)), text};
    const QString status =
        statusText(history.status(row), history.word(Column::Status, row), history.paused(row));
    return {rawText(history.id(row)),
        RunChoiceTexts::tr("%1 · %2", "version and start, status").arg(text, status)};
}

} // namespace

std::vector<RunChoice> runChoices(const history::History& history, const QString& id,
    const QString& chosen, deployment::Zone zone)
{
    const auto row = history.find(id.toStdString());
    if (!row)
        return {};
    std::vector<RunChoice> choices;
    for (const history::Row each : diagnosis::goodRunsBefore(history, *row, mostRunChoices))
        choices.push_back(choiceOf(history, each, zone));
    if (!choices.empty())
        choices.front().isLastGood = true;
    const bool isOffered = std::ranges::find(choices, chosen, &RunChoice::id) != choices.end();
    const auto other = history.find(chosen.toStdString());
    if (!isOffered && other)
        choices.push_back(choiceOf(history, *other, zone));
    return choices;
}

} // namespace models
