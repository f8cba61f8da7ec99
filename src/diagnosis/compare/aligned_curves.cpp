// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/compare/aligned_curves.h"

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/diagnosis/log/traffic_changes.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace diagnosis {

namespace {

using deployment::Deployment;
using deployment::MetricPoint;
using deployment::MetricSeries;
using deployment::NamedSeries;
using deployment::Timestamp;

bool hasValues(const MetricSeries& series)
{
    return std::ranges::any_of(
        series, [](const MetricPoint& point) { return std::isfinite(point.value); });
}

MetricSeries since(Timestamp moment, const MetricSeries& series)
{
    MetricSeries moved = series;
    for (MetricPoint& point : moved)
        point.time = Timestamp(point.time - moment);
    return moved;
}

} // namespace

std::optional<Timestamp> momentOf(
    const Deployment& deployment, Anchor anchor, const std::stop_token& stop)
{
    if (anchor == Anchor::Start)
        return deployment::isKnown(deployment.start) ? std::optional(deployment.start)
                                                     : std::nullopt;
    const std::vector<TrafficChange> changes = trafficChanges(deployment.log, stop);
    const auto first = std::ranges::find_if(
        changes, [](const TrafficChange& change) { return change.percent > 0; });
    const bool isKnown = first != changes.end() && deployment::isKnown(first->at);
    return isKnown ? std::optional(first->at) : std::nullopt;
}

std::optional<std::vector<CurvePair>> alignedCurves(
    const Deployment& here, const Deployment& there, Anchor anchor, const std::stop_token& stop)
{
    const auto momentHere = momentOf(here, anchor, stop);
    const auto momentThere = momentOf(there, anchor, stop);
    if (!momentHere || !momentThere)
        return std::nullopt;
    std::vector<CurvePair> pairs;
    const auto add = [&](const std::string& metric) {
        const MetricSeries& one = here.metrics[metric];
        const MetricSeries& other = there.metrics[metric];
        const bool isThere = std::ranges::find(pairs, metric, &CurvePair::metric) != pairs.end();
        if (!isThere && (hasValues(one) || hasValues(other)))
            pairs.push_back({metric, since(*momentHere, one), since(*momentThere, other)});
    };
    for (const NamedSeries& series : here.metrics.series)
        add(series.id);
    for (const NamedSeries& series : there.metrics.series)
        add(series.id);
    return pairs;
}

} // namespace diagnosis
