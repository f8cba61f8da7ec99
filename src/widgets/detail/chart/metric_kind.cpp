// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/metrics.h"
#include "deploy/models/display_strings.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"

#include <algorithm>

namespace widgets {

MetricKind metricKindOf(const std::string& id)
{
    const deployment::MetricSpec spec = deployment::metricSpec(id);
    const bool isKnown =
        std::ranges::find(deployment::knownMetrics, id, &deployment::MetricSpec::id)
        != deployment::knownMetrics.end();
    return {isKnown ? models::translated({spec.title, {}}) : models::displayText(id),
        models::rawText(spec.unit), {spec.lowest, spec.highest},
        id == deployment::knownMetrics.front().id ? theme::Tone::Good : theme::Tone::Info};
}

} // namespace widgets
