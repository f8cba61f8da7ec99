// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/compare/comparison.h"

#include <vector>

namespace diagnosis {

/// Comparison::steps.
[[nodiscard]] std::vector<StepPair> pairSteps(const deployment::Deployment& here,
    const deployment::Deployment& there, deployment::Timestamp now);

} // namespace diagnosis
