// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/message.h"
#include "deploy/operations/connection.h"

#include <string_view>
#include <vector>

namespace operations {

/// A query that many servers can answer as it stands. The title is a message without arguments;
/// empty where that of the metric will do.
struct MetricTemplate {
    std::string_view id;
    std::string_view title;
    std::string_view unit;
    std::string_view expression;
    double factor = 1;
};

/// The queries for what one kind of software measures.
struct MetricTemplateSet {
    std::string_view id; ///< "istio"
    std::string_view title; ///< a message without arguments
    std::vector<MetricTemplate> queries;
};

/// Istio, ingress-nginx and http_requests_total, by the names that their labels have. The share of
/// good requests is one minus that of the bad ones, so that a service that answers nothing but
/// errors is at zero, and not silent.
[[nodiscard]] const std::vector<MetricTemplateSet>& metricTemplateSets();

} // namespace operations
