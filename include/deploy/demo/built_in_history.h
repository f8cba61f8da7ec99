// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <vector>

namespace demo {

/// The deployment that the design page draws (mock/data/dep-001.json), begun at the given moment.
[[nodiscard]] deployment::Deployment drawnDeployment(deployment::Timestamp start);

/// What the console shows without any source: 400 deployments of the 90 days before now, the newest
/// being the drawn one at 60 %, with half of the traffic switched, begun 25 minutes and a half ago.
[[nodiscard]] std::vector<deployment::Deployment> builtInHistory(deployment::Timestamp now);

} // namespace demo
