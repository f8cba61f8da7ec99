// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/rollouts/rollout_pass.h"

namespace mock_kubernetes {

inline constexpr const char* scaleDownDeadline = "scale-down-deadline";

/// Makes the ReplicaSet of the wanted template, or gives it the newest revision; true if something
/// was written, and the pass is over.
[[nodiscard]] bool prepareSets(RolloutPass& pass);
/// Somebody has changed spec.replicas, and the ReplicaSets do not know yet.
[[nodiscard]] bool isScalingEvent(const RolloutPass& pass);
/// True: something was scaled.
bool scaleCanary(RolloutPass& pass);
bool scaleBlueGreen(RolloutPass& pass);
/// How many replicas the preview is to have.
[[nodiscard]] std::int64_t previewReplicas(const RolloutPass& pass);
/// Removes ReplicaSets beyond revisionHistoryLimit.
void forgetOldSets(RolloutPass& pass);

} // namespace mock_kubernetes
