// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/metrics.h"
#include "deploy/models/detail/metric_notes_text.h"
#include "deploy/models/display_strings.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"
#include "deploy/widgets/theme/theme.h"

namespace widgets {

MetricKind metricKindOf(const deployment::NamedSeries& series)
{
    const deployment::MetricSpec known = deployment::metricSpec(series.id);
    const deployment::MetricSpec spec = deployment::metricSpec(series);
    // In another unit it has other bounds, which are not told.
    const bool isOwnUnit = spec.unit == known.unit;
    return {models::metricTitle(series), models::displayText(spec.unit, 32),
        isOwnUnit ? models::ValueBounds{spec.lowest, spec.highest} : models::ValueBounds{},
        theme::toneOfMetric(series.id)};
}

} // namespace widgets
