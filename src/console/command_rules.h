// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/models/command_plan.h"
#include "deploy/widgets/detail_states.h"

#include <QString>

namespace console {

/// Why the command makes no sense for the deployment as it stands; empty where it does. The rules of
/// docs/openapi.yaml: pause what runs, resume what is paused, roll back what runs or has failed.
[[nodiscard]] QString objectionTo(models::CommandKind kind, const deployment::Deployment& deployment);

/// Each command of a deployment. A general obstacle (the source, a command under way) stands before all
/// others; empty: there is none.
[[nodiscard]] widgets::CommandsAvailability availabilityOf(
    const deployment::Deployment& deployment, const QString& obstacle);

} // namespace console
