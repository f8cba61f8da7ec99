// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/duration_statistics.h"

#include <algorithm>

namespace diagnosis {

std::optional<DurationStatistics> statisticsOf(std::vector<deployment::Milliseconds> durations)
{
    const std::size_t count = durations.size();
    if (count < DurationStatistics::minRuns)
        return std::nullopt;
    std::ranges::sort(durations);
    const deployment::Milliseconds lower = durations[(count - 1) / 2];
    const deployment::Milliseconds upper = durations[count / 2];
    const std::size_t rank = (count * 95 + 99) / 100;
    return DurationStatistics{lower + (upper - lower) / 2, durations[rank - 1], count};
}

} // namespace diagnosis
