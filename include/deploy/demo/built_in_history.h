// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <vector>

namespace demo {

/// The example deployment (mock/data/dep-001.json), started at the given time.
[[nodiscard]] deployment::Deployment drawnDeployment(deployment::Timestamp start);

/// What the console shows without any source: 400 deployments of the 90 days before now, the newest
/// being the example at 60 %, with half of the traffic switched, started 25.5 minutes ago. Among
/// the newest others is one for each kind of finding, with enough good runs of its kind before it.
[[nodiscard]] std::vector<deployment::Deployment> builtInHistory(deployment::Timestamp now);

} // namespace demo
