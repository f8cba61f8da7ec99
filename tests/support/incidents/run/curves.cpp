// SPDX-License-Identifier: GPL-3.0-or-later
#include "curves.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace incidents {

namespace {

using deployment::Timestamp;
using std::chrono::seconds;

double normal(demo::Random& random)
{
    const double radius = std::sqrt(-2 * std::log(1 - random.real(0, 1)));
    return radius * std::cos(2 * std::numbers::pi * random.real(0, 1));
}

double secondsFrom(Timestamp from, Timestamp to)
{
    return std::chrono::duration<double>(to - from).count();
}

/// How much slower than usual it is just after traffic came to it.
double warmth(const std::vector<Timestamp>& changes, Timestamp at)
{
    double most = 0;
    for (const Timestamp change : changes)
        if (change <= at)
            most = std::max(most, std::exp(-secondsFrom(change, at) / 45));
    return most;
}

/// The disturbances of one run.
struct Sizes {
    double rate = 0; ///< points of success rate that are lost
    double latency = 1; ///< times as slow
};

Sizes sizesAt(const Disturbance& disturbance, const Sizes& whole, Timestamp at)
{
    if (at < disturbance.from || at >= disturbance.until)
        return {};
    Sizes now;
    if (changesRate(disturbance.effect))
        now.rate = whole.rate;
    if (disturbance.effect == Effect::LatencyCreep)
        now.latency = 1
            + (whole.latency - 1) * secondsFrom(disturbance.from, at)
                / secondsFrom(disturbance.from, disturbance.until);
    else if (changesLatency(disturbance.effect))
        now.latency = whole.latency;
    return now;
}

double rounded(double value, bool toOneDigit)
{
    const double unit = toOneDigit ? 10 : 1000;
    return std::round(value * unit) / unit;
}

} // namespace

CurveShape usualShape(demo::Random& random)
{
    CurveShape shape;
    shape.interval = seconds(5 * random.between(2, 6));
    shape.rate = random.real(99.3, 99.98);
    shape.rateNoise = random.real(0.01, 0.15);
    shape.latency = random.real(20, 400);
    shape.latencyNoise = random.real(0.03, 0.12);
    shape.warmUp = random.real(0.05, 0.5);
    shape.gaps = random.chance(0.3) ? random.real(0.02, 0.15) : 0;
    shape.isRounded = random.chance(0.4);
    return shape;
}

bool changesRate(Effect effect)
{
    return effect == Effect::RateDrop || effect == Effect::Both;
}

bool changesLatency(Effect effect)
{
    return effect == Effect::LatencyJump || effect == Effect::LatencyCreep
        || effect == Effect::Both;
}

deployment::Metrics drawnCurves(const CurveShape& shape, Timestamp from, Timestamp until,
    const std::vector<Timestamp>& trafficChanges, const std::optional<Disturbance>& disturbance,
    demo::Random& random)
{
    deployment::Metrics metrics;
    const Sizes whole{random.real(1, 9), random.real(1.7, 5)};
    const double trend = random.real(-0.08, 0.08); // of the latency, over the run
    for (Timestamp at = from; at <= until; at += shape.interval) {
        const Sizes now = disturbance ? sizesAt(*disturbance, whole, at) : Sizes{};
        const double rate =
            shape.rate - now.rate * random.real(0.8, 1.2) + shape.rateNoise * normal(random);
        const double drift = 1 + trend * secondsFrom(from, at) / secondsFrom(from, until);
        const double latency = shape.latency * drift * now.latency
            * (1 + shape.warmUp * warmth(trafficChanges, at))
            * std::max(0.3, 1 + shape.latencyNoise * normal(random));
        const bool isGap = random.chance(shape.gaps);
        const bool isMissing = isGap && random.chance(0.5);
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        if (isMissing)
            continue;
        metrics["successRate"].push_back(
            {at, isGap ? none : rounded(std::clamp(rate, 0.0, 100.0), shape.isRounded)});
        metrics["responseTime"].push_back({at, isGap ? none : rounded(latency, shape.isRounded)});
    }
    return metrics;
}

} // namespace incidents
