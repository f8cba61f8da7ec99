// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "output.h"

#include "deploy/deployment/deployment.h"

namespace cli {

struct DetailPageOptions {
    deployment::Zone zone = deployment::Zone::Local;
    deployment::Timestamp now; ///< for the duration of what is still running
};

/// Writes one deployment for a person to read: information, progress, resources, metrics, log.
void writeDetailPage(
    const deployment::Deployment& deployment, const DetailPageOptions& options, Output& output);

} // namespace cli
