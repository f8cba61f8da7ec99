// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/rollouts/rollout_pass.h"

namespace mock_kubernetes {

/// Plays the controller of Argo Rollouts: canary with and without traffic routing, blue-green,
/// pauses, aborts, retries, promotions, rollbacks, restarts, analysis steps. Experiments,
/// background analysis and analysis around a blue-green switch are not played.
class RolloutController {
public:
    RolloutController(Stage& stage, PodPlayer& pods);

    void reconcile(const Json& rollout);

private:
    [[nodiscard]] bool restart(RolloutPass& pass);
    void scaleOnly(RolloutPass& pass);

    Stage& m_stage;
    PodPlayer& m_pods;
};

/// Why the controller refuses a spec; empty: it does not.
[[nodiscard]] std::string faultOfSpec(const RolloutPass& pass);

} // namespace mock_kubernetes
