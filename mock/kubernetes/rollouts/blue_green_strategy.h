// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/rollouts/rollout_pass.h"

namespace mock_kubernetes {

/// One pass over a blue-green Rollout: preview, pause, the switch of the active service, the
/// status.
void passBlueGreen(RolloutPass& pass);

} // namespace mock_kubernetes
