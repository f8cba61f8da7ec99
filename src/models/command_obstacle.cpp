// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/command_obstacle.h"

#include "deploy/models/texts.h"

#include <QCoreApplication>

namespace models {

namespace {

using operations::Obstacle;

class ObstacleTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::CommandTexts)
};

} // namespace

QString obstacleTo(
    CommandKind kind, const operations::CommandSubject& subject, std::string_view statusWord)
{
    switch (operations::obstacleTo(kind, subject)) {
    case Obstacle::None:
        return {};
    case Obstacle::NotStarted:
        return ObstacleTexts::tr("The deployment has not started yet.");
    case Obstacle::Succeeded:
        return ObstacleTexts::tr("The deployment has ended with success.");
    case Obstacle::Failed:
        return ObstacleTexts::tr("The deployment has failed; it does not run any more.");
    case Obstacle::RolledBack:
        return ObstacleTexts::tr("The deployment has been rolled back already.");
    case Obstacle::AlreadyPaused:
        return ObstacleTexts::tr("The deployment is paused already.");
    case Obstacle::NotPaused:
        return ObstacleTexts::tr("The deployment is not paused.");
    case Obstacle::UnknownStatus:
        break;
    }
    return ObstacleTexts::tr("The deployment is in a state that this console does not know: %1.")
        .arg(displayText(statusWord, 40));
}

} // namespace models
