// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/deployment/metrics.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sources {

/// A series of an answer.
struct AnsweredSeries {
    std::vector<std::pair<std::string, std::string>> labels; ///< in the order of their names
    /// In the order of time. Where the server has no number (NaN), an infinite one or, for more
    /// than one and a half steps, nothing at all, stands a point that is no number.
    deployment::MetricSeries points;
    std::size_t notNumbers = 0; ///< that the server answered with
    std::size_t infinities = 0;

    bool operator==(const AnsweredSeries&) const = default;
};

/// What a Prometheus-compatible server has answered a query with.
struct QueryAnswer {
    std::vector<AnsweredSeries> series; ///< the first ones, up to maxAnsweredSeries
    std::size_t seriesCount = 0; ///< that the server gave, with those that are not drawn
    std::size_t histograms = 0; ///< series with native histograms, which are not drawn
    /// As the server words them; success stays success. The last one may be "3 more …".
    std::vector<std::string> warnings;
    std::vector<std::string> infos;

    bool operator==(const QueryAnswer&) const = default;
};

inline constexpr std::size_t maxAnsweredSeries = 5;

/// "{pod="web-1", zone="a"}", empty without labels. For the user.
[[nodiscard]] std::string labelText(const AnsweredSeries& series);

/// An answer with a success status, of /api/v1/query_range or /api/v1/query: a matrix, a vector, a
/// scalar. The step is that of the query; of a query at one moment any. Errors: BadFormat, its
/// cause the place; Refused where it is an error that came as a success (some proxies).
[[nodiscard]] deployment::Expected<QueryAnswer> readQueryAnswer(
    std::string_view json, deployment::Milliseconds step);

/// What it takes an answer of many series at most, in bytes.
inline constexpr std::size_t maxAnswerSize = std::size_t{8} << 20;

} // namespace sources
