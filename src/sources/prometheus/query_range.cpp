// SPDX-License-Identifier: GPL-3.0-or-later
#include "query_range.h"

#include "deploy/deployment/log/unknown_time.h"

#include <algorithm>

namespace sources {

namespace {

using deployment::Deployment;
using deployment::Milliseconds;
using deployment::Timestamp;
using namespace std::chrono_literals;

constexpr Milliseconds around = 15min; ///< before the beginning and after the end
constexpr std::chrono::seconds leastWindow = 5min; ///< four times a minute, and one more

Timestamp floored(Timestamp time, Milliseconds step)
{
    const auto past = time.time_since_epoch() % step;
    return time - (past < 0ms ? past + step : past);
}

Timestamp endOf(const Deployment& deployment, Timestamp now)
{
    return deployment.end ? std::min(now, std::max(*deployment.end, deployment.start) + around)
                          : now;
}

} // namespace

QueryRange queryRange(Timestamp from, Timestamp to)
{
    to = std::max(from, to);
    constexpr Milliseconds least = leastStep;
    // One point more than there are steps, and one step that the rounding of the ends adds.
    const Milliseconds exact = (to - from) / (maxCurvePoints - 2);
    const Milliseconds step = std::max(least, (exact + least - 1ms) / least * least);
    return {floored(from, step), floored(to, step), step};
}

QueryRange queryRangeOf(const Deployment& deployment, Timestamp now)
{
    const Timestamp end = endOf(deployment, now);
    const Timestamp start = deployment::isKnown(deployment.start) ? deployment.start : end - around;
    return queryRange(start - around, end);
}

bool goesOn(const Deployment& deployment, Timestamp now)
{
    return endOf(deployment, now) == now;
}

std::chrono::seconds rateWindow(const QueryRange& range)
{
    return std::max(leastWindow, 2 * std::chrono::ceil<std::chrono::seconds>(range.step));
}

} // namespace sources
