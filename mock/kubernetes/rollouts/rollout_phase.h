// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/rollouts/rollout_pass.h"

namespace mock_kubernetes {

struct Phase {
    std::string phase; ///< Healthy, Progressing, Paused, Degraded
    std::string message;
};
/// What the controller writes for a Rollout with this spec and status.
[[nodiscard]] Phase phaseOf(const Json& spec, const Json& status);

} // namespace mock_kubernetes
