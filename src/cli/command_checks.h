// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "request.h"

#include "deploy/deployment/deployment.h"

#include <string>

namespace cli {

/// Why the command makes no sense for the deployment as it stands; empty where it does. The rules
/// of docs/openapi.yaml: pause what runs, resume what is paused, roll back what runs or has failed.
[[nodiscard]] std::string objectionTo(Command command, const deployment::Deployment& deployment);

/// What the command will do, for a person to agree to, in one line: "Roll back DEP-001 (V2.1.0,
/// RUNNING, 60 %) in 生产环境 at 127.0.0.1:8080 to V2.0.5; 50 % of the traffic is on V2.1.0".
[[nodiscard]] std::string intentText(
    const Request& request, const deployment::Deployment& deployment);

} // namespace cli
