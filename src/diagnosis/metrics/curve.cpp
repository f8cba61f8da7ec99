// SPDX-License-Identifier: GPL-3.0-or-later
#include "curve.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>

namespace diagnosis {

using deployment::MetricPoint;
using deployment::Milliseconds;

namespace {

/// So many values are compared with one another at most.
constexpr std::size_t maxValues = 512;

template <typename T> T middleOf(std::vector<T>& values)
{
    const auto upper = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), upper, values.end());
    if (values.size() % 2 != 0)
        return *upper;
    const T lower = *std::max_element(values.begin(), upper);
    return lower + (*upper - lower) / 2;
}

} // namespace

double medianOf(std::span<const double> values)
{
    std::vector<double> copy(values.begin(), values.end());
    return copy.empty() ? 0 : middleOf(copy);
}

double spreadOf(std::span<const double> values)
{
    constexpr double ofNormalDistribution = 1.4826;
    if (values.size() < 2)
        return 0;
    const double median = medianOf(values);
    std::vector<double> distances(values.begin(), values.end());
    for (double& value : distances)
        value = std::abs(value - median);
    return ofNormalDistribution * middleOf(distances);
}

std::optional<double> autocorrelationOf(std::span<const double> values)
{
    constexpr std::size_t fewest = 10;
    constexpr double most = 3;
    const double spread = spreadOf(values);
    if (values.size() < fewest || spread <= 0)
        return std::nullopt;
    const double median = medianOf(values);
    const auto deviation = [&](double value) {
        return std::clamp((value - median) / spread, -most, most);
    };
    double squares = 0;
    double products = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        squares += deviation(values[i]) * deviation(values[i]);
        if (i > 0)
            products += deviation(values[i]) * deviation(values[i - 1]);
    }
    return products / squares;
}

Curve::Curve(const deployment::MetricSeries& points, const deployment::MetricSpec& spec,
    deployment::Timestamp start)
{
    m_points.reserve(points.size());
    std::ranges::copy_if(points, std::back_inserter(m_points), [&spec](const MetricPoint& point) {
        return std::isfinite(point.value) && point.value >= spec.lowest
            && point.value <= spec.highest;
    });
    if (!std::ranges::is_sorted(m_points, {}, &MetricPoint::time))
        std::ranges::stable_sort(m_points, {}, &MetricPoint::time);
    m_pointsEach = std::max<std::size_t>(1, (m_points.size() + maxValues - 1) / maxValues);
    std::vector<double> some;
    for (std::size_t begin = 0; begin < m_points.size(); begin += m_pointsEach) {
        some.clear();
        const std::size_t end = std::min(m_points.size(), begin + m_pointsEach);
        for (std::size_t i = begin; i < end; ++i)
            some.push_back(m_points[i].value);
        m_values.push_back(middleOf(some));
        m_times.push_back(m_points[begin].time - start);
    }
}

Milliseconds Curve::interval() const
{
    std::vector<Milliseconds> gaps;
    for (std::size_t i = 1; i < m_times.size(); ++i)
        gaps.push_back(m_times[i] - m_times[i - 1]);
    return gaps.empty() ? Milliseconds::zero() : middleOf(gaps);
}

deployment::Timestamp Curve::crossing(std::size_t place, double middle, bool isRising) const
{
    // The split with the most points on their side of the middle.
    const std::size_t from = (place == 0 ? 0 : place - 1) * m_pointsEach;
    const std::size_t to = std::min(m_points.size(), (place + 2) * m_pointsEach);
    if (m_pointsEach == 1)
        return m_points[place].time;
    std::size_t best = from;
    std::ptrdiff_t score = 0;
    std::ptrdiff_t most = 0;
    for (std::size_t i = from; i < to; ++i) {
        score += (m_points[i].value > middle) == isRising ? -1 : 1;
        if (score > most) {
            most = score;
            best = i + 1;
        }
    }
    return m_points[std::min(best, m_points.size() - 1)].time;
}

std::optional<deployment::Timestamp> Curve::pointBefore(deployment::Timestamp time) const
{
    const auto next = std::ranges::lower_bound(m_points, time, {}, &MetricPoint::time);
    return next == m_points.begin() ? std::nullopt : std::optional(std::prev(next)->time);
}

} // namespace diagnosis
