// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <chrono>

namespace sources {

/// The moments that a curve has points at. Both ends are whole steps since 1970, so that asking
/// again a little later asks for the same moments.
struct QueryRange {
    deployment::Timestamp from;
    deployment::Timestamp to;
    deployment::Milliseconds step{};

    bool operator==(const QueryRange&) const = default;
};

/// So many points a curve has at most; about the pixels of a wide chart. Prometheus refuses more
/// than 11,000.
inline constexpr int maxCurvePoints = 1000;
/// Closer points are not asked for: they come no more often from what is measured.
inline constexpr std::chrono::seconds leastStep{15};

/// A step of whole quarters of a minute, so that there are not too many points.
[[nodiscard]] QueryRange queryRange(deployment::Timestamp from, deployment::Timestamp to);
/// From a quarter of an hour before the deployment to a quarter of an hour after it, or to now.
[[nodiscard]] QueryRange queryRangeOf(
    const deployment::Deployment& deployment, deployment::Timestamp now);
/// Whether later on there will be points that there are not yet.
[[nodiscard]] bool goesOn(const deployment::Deployment& deployment, deployment::Timestamp now);
/// That rates are taken over: no shorter than the step, and than four times what servers usually
/// measure at.
[[nodiscard]] std::chrono::seconds rateWindow(const QueryRange& range);

} // namespace sources
