// SPDX-License-Identifier: GPL-3.0-or-later
#include "precursor.h"

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/diagnosis/log/traffic_changes.h"

#include <algorithm>

namespace diagnosis {

using deployment::Deployment;
using deployment::Milliseconds;
using deployment::Timestamp;

namespace {

constexpr Milliseconds shortest = std::chrono::minutes(5);
constexpr Milliseconds differenceOfClocks = std::chrono::minutes(2);
constexpr std::size_t trafficEntriesRead = 200'000;

std::optional<Precursor> lastStepUpTo(const Deployment& deployment, Timestamp at)
{
    std::optional<Precursor> last;
    const auto& steps = deployment.progress.steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto& start = steps[i].start;
        if (start && *start <= at && (!last || *start >= last->at))
            last = Precursor{Precursor::Kind::StepStarted, i, *start};
    }
    return last;
}

std::optional<Precursor> lastTrafficUpTo(
    const Deployment& deployment, Timestamp at, const std::stop_token& stop)
{
    // What was said long before has no bearing; the clocks of what writes a log differ a little.
    const deployment::Log& log = deployment.log;
    const std::size_t end = log.lowerBound(at + differenceOfClocks);
    std::optional<Precursor> last;
    for (const TrafficChange& change :
        trafficChanges(log, end - std::min(end, trafficEntriesRead), end, stop)) {
        // Where one may have come between, none is known to be the last one.
        if (!deployment::isKnown(change.at))
            last.reset();
        else if (change.at <= at && (!last || change.at >= last->at))
            last = Precursor{Precursor::Kind::TrafficChanged, change.entry, change.at};
    }
    return last;
}

} // namespace

std::optional<Precursor> precursorOf(const Deployment& deployment, Timestamp at,
    std::optional<Timestamp> pointBefore, const std::stop_token& stop)
{
    const auto step = lastStepUpTo(deployment, at);
    const auto traffic = lastTrafficUpTo(deployment, at, stop);
    if (traffic && (!pointBefore || traffic->at > *pointBefore))
        return traffic;
    if (step && (!pointBefore || step->at > *pointBefore))
        return step;
    const Milliseconds window =
        std::max(shortest, pointBefore ? 3 * (at - *pointBefore) : Milliseconds::zero());
    const auto& last = traffic && (!step || traffic->at >= step->at) ? traffic : step;
    return last && last->at >= at - window ? last : std::nullopt;
}

} // namespace diagnosis
