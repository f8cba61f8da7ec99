// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/child_objects.h"

#include "deploy/deployment/metrics.h"

#include <string_view>
#include <vector>

namespace kubernetes {

/// The number that a provider measured: "0.98", "[0.98]"; NaN, which is a gap, for "[NaN]", "[]"
/// and whatever is no number.
[[nodiscard]] double measuredValue(std::string_view text);

/// A curve for each metric that the runs measured, with its limit and verdicts, under the metric's
/// name. Runs that judge one metric by different conditions have a curve each.
[[nodiscard]] std::vector<deployment::NamedSeries> curvesOf(
    const std::vector<const AnalysisRun*>& runs);

} // namespace kubernetes
