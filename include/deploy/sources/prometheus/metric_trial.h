// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/operations/query_template.h"
#include "deploy/sources/owned_request.h"
#include "deploy/sources/source_registry.h"

#include <functional>
#include <string>
#include <vector>

namespace sources {

/// A query that the user wants to see tried before it is kept.
struct MetricTrial {
    Connection connection; ///< with the metrics server
    operations::MetricQuery query;
    operations::PlaceholderValues values; ///< without the window
    deployment::Timestamp start; ///< of the deployment that it is tried for
    std::optional<deployment::Timestamp> end;
};

/// What came of it.
struct MetricTrialOutcome {
    std::string sent; ///< the query as it was sent; empty if it was not
    /// Why there is nothing to be seen; nullopt if the server has answered.
    std::optional<deployment::Error> error;
    std::vector<deployment::NamedSeries> series; ///< those that would be drawn, with their notes
    std::size_t seriesCount = 0; ///< that the server gave
    deployment::Milliseconds time{}; ///< until the answer was there
};

/// Asks the metrics server once, with the secret that lies where the connection says. The answer
/// never comes from within this.
[[nodiscard]] OwnedRequest tryMetric(const MetricTrial& trial, const SourceContext& context,
    std::function<void(const MetricTrialOutcome& outcome)> answer);

} // namespace sources
