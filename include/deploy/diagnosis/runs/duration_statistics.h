// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <cstddef>

namespace diagnosis {

/// How long something usually takes.
struct DurationStatistics {
    deployment::Milliseconds median{};
    deployment::Milliseconds p95{}; ///< 95 of 100 took no longer
    std::size_t runs = 0; ///< that this was learned from

    bool operator==(const DurationStatistics&) const = default;
};

} // namespace diagnosis
