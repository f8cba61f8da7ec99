// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/rollouts/rollout_pass.h"

namespace mock_kubernetes {

/// Has the services of the Rollout select the pods with this hash; with an event where they change.
void switchService(RolloutPass& pass, const std::string& service, const std::string& hash);
/// The hash that a service selects; empty if there is none.
[[nodiscard]] std::string selectedBy(const RolloutPass& pass, const std::string& service);

/// One pass over a canary: weights, analysis, replicas, the current step, the status.
void passCanary(RolloutPass& pass);

} // namespace mock_kubernetes
