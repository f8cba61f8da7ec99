// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/metrics.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace diagnosis {

/// The middle one, the mean of the middle two of an even number; 0 of none. Does not need order.
[[nodiscard]] double medianOf(std::span<const double> values);
/// A standard deviation that outliers do not bear on: 1.4826 times the median of the distances from
/// the median (Hampel, JASA 69, 1974). 0 of fewer than two.
[[nodiscard]] double spreadOf(std::span<const double> values);

/// How alike values are that follow one another, from -1 to 1: their correlation, with deviations
/// cut off at three times the spread. nullopt of fewer than ten, and where they hardly vary.
[[nodiscard]] std::optional<double> autocorrelationOf(std::span<const double> values);

/// A curve as it is judged: what the source does not know or what can't be is left out, and of many
/// points each value is the median of some that follow one another.
class Curve {
public:
    /// Values beyond the bounds of its spec are left out.
    Curve(const deployment::MetricSeries& points, const deployment::MetricSpec& spec,
        deployment::Timestamp start);

    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    [[nodiscard]] std::span<const double> values() const { return m_values; }
    /// Since the start of the run, of the first point behind each value; ascending.
    [[nodiscard]] std::span<const deployment::Milliseconds> times() const { return m_times; }
    /// The median distance of two of its times; 0 of fewer than two.
    [[nodiscard]] deployment::Milliseconds interval() const;

    /// The point at which the curve rises beyond (or falls below) a value for good, near the place.
    [[nodiscard]] deployment::Timestamp crossing(
        std::size_t place, double middle, bool isRising) const;
    /// The last point before a time.
    [[nodiscard]] std::optional<deployment::Timestamp> pointBefore(
        deployment::Timestamp time) const;

private:
    std::vector<deployment::MetricPoint> m_points; ///< that are known
    std::size_t m_pointsEach = 1; ///< behind a value
    std::vector<double> m_values;
    std::vector<deployment::Milliseconds> m_times;
};

} // namespace diagnosis
