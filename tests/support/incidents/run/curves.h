// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incidents/kinds/kinds.h"

#include "deploy/demo/random.h"
#include "deploy/deployment/metrics.h"

#include <optional>
#include <vector>

namespace incidents {

/// How the curves of a service usually look.
struct CurveShape {
    deployment::Milliseconds interval{};
    double rate = 99.9;
    double rateNoise = 0.05;
    double latency = 80;
    double latencyNoise = 0.06; ///< as a part of it
    double warmUp = 0.2; ///< how much slower a version is at first, as a part of it
    double gaps = 0; ///< probability of a point without a value, or missing
    bool isRounded = false; ///< to a digit: many equal values
};
[[nodiscard]] CurveShape usualShape(demo::Random& random);

/// What a trouble does to them, from one moment to another.
struct Disturbance {
    Effect effect = Effect::None;
    deployment::Timestamp from;
    deployment::Timestamp until;
};

/// Where the answer to what happened to the curves lies.
[[nodiscard]] bool changesRate(Effect effect);
[[nodiscard]] bool changesLatency(Effect effect);

[[nodiscard]] deployment::Metrics drawnCurves(const CurveShape& shape, deployment::Timestamp from,
    deployment::Timestamp until, const std::vector<deployment::Timestamp>& trafficChanges,
    const std::optional<Disturbance>& disturbance, demo::Random& random);

} // namespace incidents
