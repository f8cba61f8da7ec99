// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_rules.h"

#include <QCoreApplication>

namespace console {

using deployment::Status;
using models::CommandKind;

namespace {

struct CommandRules {
    Q_DECLARE_TR_FUNCTIONS(CommandRules)
};

widgets::CommandAvailability availability(
    CommandKind kind, const deployment::Deployment& deployment, const QString& obstacle)
{
    const QString reason = obstacle.isEmpty() ? objectionTo(kind, deployment) : obstacle;
    return {reason.isEmpty(), reason};
}

} // namespace

QString objectionTo(CommandKind kind, const deployment::Deployment& deployment)
{
    const Status status = deployment.status.known;
    const bool running = status == Status::Running;
    switch (kind) {
    case CommandKind::Pause:
        if (!running)
            return CommandRules::tr("Only a running deployment can be paused.");
        return deployment.paused ? CommandRules::tr("It is paused already.") : QString();
    case CommandKind::Resume:
        if (!running || !deployment.paused)
            return CommandRules::tr("Only a paused deployment can be resumed.");
        return {};
    case CommandKind::RollBack:
        if (status == Status::RolledBack)
            return CommandRules::tr("It has been rolled back already.");
        if (!running && status != Status::Failed)
            return CommandRules::tr("Only a deployment that runs or has failed can be rolled back.");
        return {};
    }
    return {};
}

widgets::CommandsAvailability availabilityOf(
    const deployment::Deployment& deployment, const QString& obstacle)
{
    return {availability(CommandKind::Pause, deployment, obstacle),
        availability(CommandKind::Resume, deployment, obstacle),
        availability(CommandKind::RollBack, deployment, obstacle)};
}

} // namespace console
