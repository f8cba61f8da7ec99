// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <QString>

#include <vector>

/// What is said of a metric where it comes from, as the user reads it.
namespace models {

/// Our own title in the language of the interface, one of the source's as it came.
[[nodiscard]] QString metricTitle(const deployment::NamedSeries& series);
/// What one should know of the points, a line each: first since when they are old and why, then
/// our remarks, then the warnings of the server. Empty if there is nothing.
[[nodiscard]] QString warningText(const deployment::MetricNotes& notes, deployment::Zone zone);

/// The metrics that have a chart: those that are known are always there, and what else a record has
/// comes after them; only where a cluster gives other curves, known ones of which nothing is said
/// would just take their place. They belong to the deployment.
[[nodiscard]] std::vector<const deployment::NamedSeries*> seriesToShow(
    const deployment::Deployment& deployment);
/// Which others have something to say and no chart, among them those that could not be read; empty
/// if there are none.
[[nodiscard]] QString hiddenMetricsText(const deployment::Deployment& deployment);

} // namespace models
