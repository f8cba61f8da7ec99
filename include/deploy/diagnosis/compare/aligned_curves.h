// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace diagnosis {

/// What counts as the same moment of two runs.
enum class Anchor : std::uint8_t {
    Start,
    TrafficChange, ///< the first one that brings the new version some, as the log says
};

/// The moment of a run; nullopt if its start is not known, or its log does not tell of a change of
/// its traffic. Blocks for as long as it takes to search the log.
[[nodiscard]] std::optional<deployment::Timestamp> momentOf(
    const deployment::Deployment& deployment, Anchor anchor, const std::stop_token& stop = {});

/// A metric of two runs. Times are counted from the anchor: it is the epoch, and what came before
/// it lies before that.
struct CurvePair {
    std::string metric; ///< NamedSeries::id
    deployment::MetricSeries here; ///< empty if the run has none
    deployment::MetricSeries there;

    bool operator==(const CurvePair&) const = default;
};

/// The metrics that either of them has values of: those of here in its order, then the rest of
/// there. nullopt if one of them does not have the moment.
[[nodiscard]] std::optional<std::vector<CurvePair>> alignedCurves(
    const deployment::Deployment& here, const deployment::Deployment& there, Anchor anchor,
    const std::stop_token& stop = {});

} // namespace diagnosis
