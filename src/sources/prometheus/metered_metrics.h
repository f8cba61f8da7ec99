// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/metrics.h"
#include "deploy/operations/connection.h"

#include "query_answer.h"

#include <optional>
#include <vector>

namespace sources {

/// What has become of one query for a deployment.
struct QueryOutcome {
    std::optional<QueryAnswer> answer; ///< the newest there is; nullopt before the first
    std::optional<deployment::Timestamp> answeredAt;
    std::optional<deployment::Message> failure; ///< of the last attempt; nullopt: it was good

    bool operator==(const QueryOutcome&) const = default;
};

/// The metrics of a deployment with the curves of its metrics server: there is an outcome for each
/// query. Where both have a metric the server's curve takes its place, and what the record has of
/// it stands at the end under its name. A query with several series has none of the name that is
/// known, since none of them is the metric: each is one of its own.
[[nodiscard]] deployment::Metrics meteredMetrics(const deployment::Metrics& own,
    const std::vector<operations::MetricQuery>& queries, const std::vector<QueryOutcome>& outcomes);

/// The series of an answer as they are drawn, with what is to be said of each.
[[nodiscard]] std::vector<deployment::NamedSeries> curvesOf(
    const operations::MetricQuery& query, const QueryAnswer& answer);

} // namespace sources
