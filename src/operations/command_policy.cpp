// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/command_policy.h"

namespace operations {

namespace {

using deployment::Status;
using enum Condition;

Obstacle obstacleOf(Status status)
{
    switch (status) {
    case Status::Pending:
        return Obstacle::NotStarted;
    case Status::Completed:
        return Obstacle::Succeeded;
    case Status::Failed:
        return Obstacle::Failed;
    case Status::RolledBack:
        return Obstacle::RolledBack;
    case Status::Running:
    case Status::Unknown:
        break;
    }
    return Obstacle::UnknownStatus;
}

} // namespace

CommandSubject subjectOf(const deployment::Deployment& deployment)
{
    return {deployment.status.known, deployment.paused, false};
}

bool dependsOnSuccession(CommandKind kind, deployment::Status status)
{
    return specOf(kind).when[static_cast<std::size_t>(status)] == Newest;
}

Obstacle obstacleTo(CommandKind kind, const CommandSubject& subject)
{
    switch (specOf(kind).when[static_cast<std::size_t>(subject.status)]) {
    case Always:
        return Obstacle::None;
    case NotPaused:
        return subject.paused ? Obstacle::AlreadyPaused : Obstacle::None;
    case Paused:
        return subject.paused ? Obstacle::None : Obstacle::NotPaused;
    case Newest:
        return subject.isNewest ? Obstacle::None : Obstacle::Superseded;
    case Never:
        break;
    }
    return obstacleOf(subject.status);
}

} // namespace operations
