// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/log/own_times.h"

#include "deploy/deployment/log/plausible_time.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace deployment {

namespace {

/// Those of the deployment first: of as many that agree, the first counts.
std::vector<Timestamp> knownTimes(const Deployment& deployment)
{
    std::vector<Timestamp> times;
    const auto add = [&times](std::optional<Timestamp> time) {
        if (time && isPlausible(*time))
            times.push_back(*time);
    };
    add(deployment.start);
    add(deployment.end);
    for (const Step& step : deployment.progress.steps) {
        add(step.start);
        add(step.end);
    }
    for (const NamedSeries& series : deployment.metrics.series) {
        if (series.points.empty())
            continue;
        add(series.points.front().time);
        add(series.points.back().time);
    }
    if (!deployment.log.empty()) {
        add(deployment.log.time(0));
        add(deployment.log.time(deployment.log.size() - 1));
    }
    return times;
}

bool areNear(Timestamp one, Timestamp other)
{
    return std::chrono::abs(one - other) <= longestDuration;
}

} // namespace

OwnTimes::OwnTimes(const Deployment& deployment)
{
    const std::vector<Timestamp> times = knownTimes(deployment);
    std::vector<Timestamp> sorted = times;
    std::ranges::sort(sorted);
    std::ptrdiff_t most = 0;
    for (const Timestamp time : times) {
        const auto first = std::ranges::lower_bound(sorted, time - longestDuration);
        const auto last = std::ranges::upper_bound(sorted, time + longestDuration);
        if (last - first > most) {
            most = last - first;
            m_middle = time;
        }
    }
}

bool OwnTimes::contain(Timestamp time) const
{
    return isPlausible(time) && (!m_middle || areNear(time, *m_middle));
}

} // namespace deployment
