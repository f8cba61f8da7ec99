// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/diagnosis/compare/aligned_curves.h"
#include "deploy/diagnosis/compare/comparison.h"

#include <memory>
#include <optional>
#include <vector>

namespace models {

/// Two runs, and what they have been found to differ in but for their logs. Never changes.
struct ComparedRuns {
    std::shared_ptr<const deployment::Deployment> here; ///< that is looked at
    std::shared_ptr<const deployment::Deployment> there; ///< that it is compared with
    diagnosis::Comparison comparison;
    /// nullopt if the start of a run is not known.
    std::optional<std::vector<diagnosis::CurvePair>> sinceStart;
    /// nullopt if a run does not tell when its traffic changed.
    std::optional<std::vector<diagnosis::CurvePair>> sinceTrafficChange;
};

} // namespace models
