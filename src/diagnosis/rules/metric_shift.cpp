// SPDX-License-Identifier: GPL-3.0-or-later
#include "metric_shift.h"

#include "precursor.h"
#include "shift_judge.h"

#include "deploy/deployment/log/unknown_time.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace diagnosis {

using deployment::Deployment;
using deployment::MetricSpec;
using deployment::NamedSeries;

namespace {

/// Those of the same origin: a metrics server and a record measure the same metric in other places.
GoodCurves goodCurvesOf(const NamedSeries& series, const MetricSpec& spec,
    const Deployment& deployment, const Reference& reference)
{
    GoodCurves curves;
    for (const auto& run : reference.goodRuns) {
        // They are laid over one another by how long they had run.
        if (!run || run->id == deployment.id || !deployment::isKnown(run->start))
            continue;
        const NamedSeries* const same = run->metrics.find(series.id);
        if (same == nullptr || same->origin != series.origin)
            continue;
        Curve curve(same->points, spec, run->start);
        if (curve.size() > 0)
            curves.add(std::move(curve));
    }
    return curves;
}

std::optional<MetricShift> shiftOf(const NamedSeries& series, const Deployment& deployment,
    const Reference& reference, const std::stop_token& stop)
{
    const MetricSpec spec = deployment::metricSpec(series);
    const Curve curve(series.points, spec, deployment.start);
    const GoodCurves good = goodCurvesOf(series, spec, deployment, reference);
    const auto found = ShiftJudge(deployment, spec, curve, good).find();
    if (!found)
        return std::nullopt;
    MetricShift shift{series.id, {}, found->before, found->after, {}};
    shift.at =
        curve.crossing(found->stretch.begin, (found->before + found->after) / 2, found->isRise);
    shift.follows = precursorOf(deployment, shift.at, curve.pointBefore(shift.at), stop);
    return shift;
}

} // namespace

std::vector<MetricShift> metricShifts(
    const Deployment& deployment, const Reference& reference, const std::stop_token& stop)
{
    std::vector<MetricShift> shifts;
    for (const NamedSeries& series : deployment.metrics.series) {
        if (stop.stop_requested())
            break;
        if (auto shift = shiftOf(series, deployment, reference, stop))
            shifts.push_back(std::move(*shift));
    }
    std::ranges::stable_sort(shifts, {}, &MetricShift::at);
    return shifts;
}

} // namespace diagnosis
