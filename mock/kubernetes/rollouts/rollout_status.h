// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/rollouts/rollout_pass.h"

namespace mock_kubernetes {

/// Begins the status that a pass will write: counts, hashes, without pauses and aborts.
void beginStatus(RolloutPass& pass);
/// A new template begins: from the first step, nothing paused or aborted.
void resetStatus(RolloutPass& pass);
/// Why the new version becomes the stable one now; empty: not yet.
[[nodiscard]] std::string whyPromoted(const RolloutPass& pass);
void promote(RolloutPass& pass, const std::string& why);
/// Completes the status with pauses, conditions and phase, and writes what has changed.
void persist(RolloutPass& pass);
/// Keeps the conditions of pauses and aborts in step with the spec; true: something was written,
/// and the pass is over.
[[nodiscard]] bool checkPaused(RolloutPass& pass);
/// Puts another status in the place of that before, as far as the controller's typed client would:
/// empty values are no values. Whether something was written.
bool writeStatusOf(RolloutPass& pass, const Json& status);
/// The conditions of the status that is being made.
void judgeConditions(RolloutPass& pass);

} // namespace mock_kubernetes
