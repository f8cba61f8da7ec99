// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_checks.h"

#include "plain_values.h"

#include "deploy/deployment/facts.h"

namespace cli {

namespace {

using operations::CommandKind;
using operations::Obstacle;

std::string_view verbOf(Command command)
{
    switch (command) {
    case Command::Pause:
        return "Pause ";
    case Command::Resume:
        return "Resume ";
    default:
        return "Roll back ";
    }
}

} // namespace

std::optional<CommandKind> commandKind(Command command)
{
    switch (command) {
    case Command::Pause:
        return CommandKind::Pause;
    case Command::Resume:
        return CommandKind::Resume;
    case Command::RollBack:
        return CommandKind::RollBack;
    default:
        return std::nullopt;
    }
}

std::string objectionTo(CommandKind kind, const deployment::Deployment& deployment)
{
    switch (operations::obstacleTo(kind, operations::subjectOf(deployment))) {
    case Obstacle::None:
        return {};
    case Obstacle::NotStarted:
        return "the deployment has not started yet";
    case Obstacle::Succeeded:
        return "the deployment has ended with success";
    case Obstacle::Failed:
        return "the deployment has failed; it does not run any more";
    case Obstacle::RolledBack:
        return "the deployment has been rolled back already";
    case Obstacle::AlreadyPaused:
        return "the deployment is paused already";
    case Obstacle::NotPaused:
        return "the deployment is not paused";
    case Obstacle::UnknownStatus:
        break;
    }
    return "the deployment is in a state that this program does not know: "
        + deployment.status.text;
}

std::string intentText(const Request& request, const deployment::Deployment& deployment)
{
    std::string text{verbOf(request.command)};
    text.append(deployment.id).append(" (").append(deployment.version).append(", ");
    text.append(deployment.status.text);
    if (deployment.paused)
        text.append(", paused");
    if (deployment.progress.percentage)
        text.append(", ").append(numberText(deployment.progress.percentage)).append(" %");
    text.append(") in ").append(deployment.environment).append(" at ").append(request.source);
    if (request.command == Command::RollBack)
        text.append(" to ").append(request.order.targetVersion);
    if (const auto traffic = deployment::currentTraffic(deployment))
        text.append("; ")
            .append(numberText(traffic))
            .append(" % of the traffic is on ")
            .append(deployment.version);
    return text;
}

} // namespace cli
