// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/command_plan.h"

#include "builder.h"

#include <memory>

namespace test_support {

/// The plan of a command for a deployment, on the connection "Shanghai"; a rollback leads to
/// V2.0.0.
inline models::CommandPlan aPlan(models::CommandKind kind, const deployment::Deployment& deployment,
    operations::SafetyLevel safety = operations::SafetyLevel::Normal)
{
    models::CommandPlan plan;
    plan.kind = kind;
    plan.connection.name = "Shanghai";
    plan.connection.color = operations::ConnectionColor::Red;
    plan.connection.safety = safety;
    plan.deployment = std::make_shared<deployment::Deployment>(deployment);
    if (kind == models::CommandKind::RollBack)
        plan.targets = {{"V2.0.0", "DEP-000", at("09:00"), "OPS-李四", 1, {}, true, false}};
    return plan;
}

} // namespace test_support
