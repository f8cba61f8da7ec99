// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/command_obstacle.h"

#include "deploy/models/texts.h"

#include <QCoreApplication>

namespace models {

namespace {

using deployment::Status;

class ObstacleTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::CommandTexts)
};

QString notRunning(Status status, std::string_view word)
{
    switch (status) {
    case Status::Pending:
        return ObstacleTexts::tr("The deployment has not started yet.");
    case Status::Completed:
        return ObstacleTexts::tr("The deployment has ended with success.");
    case Status::Failed:
        return ObstacleTexts::tr("The deployment has failed; it does not run any more.");
    case Status::RolledBack:
        return ObstacleTexts::tr("The deployment has been rolled back already.");
    case Status::Running:
    case Status::Unknown:
        break;
    }
    return ObstacleTexts::tr("The deployment is in a state that this console does not know: %1.")
        .arg(displayText(word, 40));
}

} // namespace

QString obstacleTo(CommandKind kind, Status status, std::string_view statusWord, bool paused)
{
    const bool isFailed = status == Status::Failed;
    if (status != Status::Running && !(kind == CommandKind::RollBack && isFailed))
        return notRunning(status, statusWord);
    if (kind == CommandKind::Pause && paused)
        return ObstacleTexts::tr("The deployment is paused already.");
    if (kind == CommandKind::Resume && !paused)
        return ObstacleTexts::tr("The deployment is not paused.");
    return {};
}

} // namespace models
