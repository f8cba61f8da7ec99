// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "output.h"

#include "deploy/deployment/deployment.h"

namespace cli {

struct DeploymentReportOptions {
    deployment::Zone zone = deployment::Zone::Local;
    deployment::Timestamp now; ///< for the duration of what is still running
};

/// Writes one deployment for the user to read: information, progress, resources,
/// what a cluster says of its workload, metrics, log.
void writeDeploymentReport(const deployment::Deployment& deployment,
    const DeploymentReportOptions& options, Output& output);

} // namespace cli
