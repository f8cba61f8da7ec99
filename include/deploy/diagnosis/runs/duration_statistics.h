// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace diagnosis {

/// How long something usually takes.
struct DurationStatistics {
    /// Nothing is claimed from fewer runs.
    static constexpr std::size_t minRuns = 5;
    /// So many of the newest ones are learned from, so that it adapts.
    static constexpr std::size_t maxRuns = 50;

    deployment::Milliseconds median{};
    deployment::Milliseconds p95{}; ///< 95 of 100 took no longer
    std::size_t runs = 0; ///< that this was learned from

    bool operator==(const DurationStatistics&) const = default;
};

/// Of durations in any order; nullopt if they are fewer than minRuns. Of an even number the median
/// is the mean of the middle two; the percentile is the least of them that 95 of 100 do not exceed
/// (nearest rank: the longest one of up to 19).
[[nodiscard]] std::optional<DurationStatistics> statisticsOf(
    std::vector<deployment::Milliseconds> durations);

} // namespace diagnosis
