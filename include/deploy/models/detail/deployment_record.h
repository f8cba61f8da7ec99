// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/problem.h"

#include <memory>
#include <optional>
#include <vector>

namespace models {

/// One deployment as it was when it arrived, with what was wrong in its record. Never changes.
struct DeploymentRecord {
    std::shared_ptr<const deployment::Deployment> deployment;
    std::vector<deployment::Problem> problems;
    deployment::Timestamp receivedAt;
    bool isComplete = true; ///< else only the beginning, and the rest is on its way
    std::optional<deployment::Message> logError =
        {}; ///< why the log is not there as far as it goes
};

} // namespace models
