// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/demo/random.h"
#include "deploy/deployment/enums.h"

#include <cstdint>
#include <string>
#include <vector>

namespace incidents {

enum class StepRole : std::uint8_t {
    Check,
    Build,
    Push,
    Deploy,
    Health,
    Test,
    Traffic,
    Observe,
    Retire
};

struct StepPlan {
    StepRole role = StepRole::Check;
    std::string name;
    int seconds = 60; ///< its usual length
    std::vector<int> traffic = {}; ///< percent of the new version, one after the other
};

/// The steps that a service is deployed by, in one of several ways of naming them.
[[nodiscard]] std::vector<StepPlan> layoutOf(
    deployment::Strategy strategy, bool isChinese, demo::Random& random);

} // namespace incidents
