// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/rollouts/rollout_pass.h"

namespace mock_kubernetes {

/// Plays the AnalysisRun of the current step, if it has one: measures as often as its metrics want,
/// and judges. Its end is told by the annotation "stand-in/analysis" of the Rollout (Successful,
/// Failed, Error, Inconclusive), else by the image: "-regression" fails, "-unclear" gives no
/// verdict. The phase; empty: there is none.
[[nodiscard]] std::string playStepAnalysis(RolloutPass& pass);

} // namespace mock_kubernetes
