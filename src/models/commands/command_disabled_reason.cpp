// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/command_disabled_reason.h"

#include "deploy/history/succession.h"
#include "deploy/models/display_strings.h"

#include <QCoreApplication>

namespace models {

namespace {

using operations::DisabledReason;

class DisabledReasonTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::CommandTexts)
};

QString supersededText(const CommandSituation& situation)
{
    const QString environment = displayText(situation.environment, 40);
    if (situation.newerVersion.empty())
        return DisabledReasonTexts::tr("A newer version may have been deployed to %1.")
            .arg(environment);
    return DisabledReasonTexts::tr("%2 already has the newer %1.")
        .arg(displayText(situation.newerVersion, 40), environment);
}

} // namespace

CommandSituation situationOf(const deployment::Deployment& deployment, const Succession& succession)
{
    CommandSituation situation{operations::subjectOf(deployment), deployment.status.text,
        deployment.environment, succession.newerVersion};
    situation.subject.isNewest = succession.isNewest;
    return situation;
}

Succession successionOf(const history::History& history, std::string_view id)
{
    // What came after a deployment that is not in the list is unknown.
    const auto row = history.find(id);
    if (!row)
        return {};
    const auto successor = history::successorOf(history, *row);
    if (!successor)
        return {true, {}};
    return {false, std::string(history.word(history::Column::Version, *successor))};
}

QString disabledReasonFor(CommandKind kind, const CommandSituation& situation)
{
    switch (operations::disabledReasonFor(kind, situation.subject)) {
    case DisabledReason::None:
        return {};
    case DisabledReason::NotStarted:
        return DisabledReasonTexts::tr("The deployment has not started yet.");
    case DisabledReason::Succeeded:
        return DisabledReasonTexts::tr("The deployment has finished successfully.");
    case DisabledReason::Superseded:
        return supersededText(situation);
    case DisabledReason::Failed:
        return DisabledReasonTexts::tr("The deployment has failed and is no longer running.");
    case DisabledReason::RolledBack:
        return DisabledReasonTexts::tr("The deployment has already been rolled back.");
    case DisabledReason::AlreadyPaused:
        return DisabledReasonTexts::tr("The deployment is already paused.");
    case DisabledReason::NotPaused:
        return DisabledReasonTexts::tr("The deployment is not paused.");
    case DisabledReason::UnknownStatus:
        break;
    }
    return DisabledReasonTexts::tr("The deployment has an unknown status: %1.")
        .arg(displayText(situation.statusWord, 40));
}

} // namespace models
