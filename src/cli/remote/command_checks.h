// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments/request.h"

#include "deploy/deployment/deployment.h"
#include "deploy/history/history.h"
#include "deploy/operations/command_policy.h"

#include <string>

namespace cli {

/// Why the deployment does not take the command as it stands, as a sentence; empty where it does.
[[nodiscard]] std::string disabledReasonFor(
    operations::CommandKind kind, const deployment::Deployment& deployment);
/// Whether it takes part in the answer what else was deployed to the environment.
[[nodiscard]] bool needsHistory(
    operations::CommandKind kind, const deployment::Deployment& deployment);
/// The same with the history of its environment, where that takes part in the answer. Without a
/// target version nothing is said of it: the channel knows better.
[[nodiscard]] std::string disabledReasonWithin(const history::History& history,
    deployment::Timestamp now, operations::CommandKind kind,
    const deployment::Deployment& deployment, const std::string& targetVersion);

/// What a rollback takes out of service where another deployment has followed: "a deployment of
/// V2.1.4 followed in 生产环境; what is live there now is replaced". Empty where none is known.
[[nodiscard]] std::string followedText(const history::History& history, deployment::Timestamp now,
    const deployment::Deployment& deployment);

/// What the command will do, for the user to confirm, in one line: "Roll back DEP-001 (V2.1.0,
/// RUNNING, 60 %) in 生产环境 at 127.0.0.1:8080 to V2.0.5; 50 % of the traffic is on V2.1.0".
[[nodiscard]] std::string intentText(
    const Request& request, const deployment::Deployment& deployment);

} // namespace cli
