// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/diagnosis/runs/duration_statistics.h"
#include "deploy/history/history.h"

#include <algorithm>
#include <ranges>
#include <vector>

namespace diagnosis {

/// Where so many before a row were still under way when it started, nothing is known of it.
inline constexpr std::size_t maxConcurrent = 100;

/// How long those of the runs took that had ended by the moment; the newest first, as they are.
[[nodiscard]] inline std::vector<deployment::Milliseconds> durationsOfRows(
    const history::History& history, std::ranges::input_range auto&& newestFirst,
    deployment::Timestamp by)
{
    std::vector<deployment::Milliseconds> durations;
    std::size_t looked = 0;
    for (const history::Row row : newestFirst) {
        if (looked++ == maxConcurrent || durations.size() == DurationStatistics::maxRuns)
            break;
        const auto start = history.start(row);
        const auto end = history.end(row);
        if (end && *end <= by && deployment::isKnown(start) && *end >= start)
            durations.push_back(*end - start);
    }
    return durations;
}

} // namespace diagnosis
