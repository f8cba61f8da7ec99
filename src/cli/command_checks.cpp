// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_checks.h"

#include "plain_values.h"

#include "deploy/deployment/facts.h"

namespace cli {

namespace {

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

std::string objectionTo(Command command, const deployment::Deployment& deployment)
{
    const bool running = deployment.status.known == deployment::Status::Running;
    if (command == Command::Pause && !running)
        return "only a running deployment can be paused";
    if (command == Command::Pause && deployment.paused)
        return "it is paused already";
    if (command == Command::Resume && !(running && deployment.paused))
        return "only a paused deployment can be resumed";
    if (command == Command::RollBack && deployment.status.known == deployment::Status::RolledBack)
        return "it has been rolled back already";
    if (command == Command::RollBack && !running
        && deployment.status.known != deployment::Status::Failed)
        return "only a deployment that runs or has failed can be rolled back";
    return {};
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
