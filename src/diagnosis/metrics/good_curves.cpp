// SPDX-License-Identifier: GPL-3.0-or-later
#include "good_curves.h"

#include <algorithm>

namespace diagnosis {

using deployment::Milliseconds;

namespace {

/// The medians of so many values that follow one another, the least and the greatest.
std::pair<double, double> extremesOfStretches(std::span<const double> values, std::size_t size)
{
    size = std::min(size, values.size());
    double lowest = medianOf(values.first(size));
    double highest = lowest;
    for (std::size_t begin = 1; begin + size <= values.size(); ++begin) {
        const double median = medianOf(values.subspan(begin, size));
        lowest = std::min(lowest, median);
        highest = std::max(highest, median);
    }
    return {lowest, highest};
}

std::size_t placeOf(const Curve& curve, Milliseconds time)
{
    return static_cast<std::size_t>(
        std::ranges::lower_bound(curve.times(), time) - curve.times().begin());
}

/// How many values of the curve such a time holds.
std::size_t valuesIn(const Curve& curve, Milliseconds time)
{
    const Milliseconds interval = std::max(curve.interval(), Milliseconds(1));
    return static_cast<std::size_t>(std::max<Milliseconds::rep>(0, time / interval)) + 1;
}

} // namespace

ComparableStretches GoodCurves::around(Milliseconds from, Milliseconds to) const
{
    ComparableStretches found;
    for (const Curve& curve : m_curves) {
        const Milliseconds slack =
            std::max({to / 4, 2 * curve.interval(), Milliseconds(std::chrono::minutes(1))});
        const std::size_t begin = placeOf(curve, from - slack);
        const std::size_t end = placeOf(curve, to + slack + Milliseconds(1));
        if (begin == end)
            continue;
        const auto values = curve.values().subspan(begin, end - begin);
        const auto [lowest, highest] = extremesOfStretches(values, valuesIn(curve, to - from));
        const auto before = curve.values().first(placeOf(curve, from));
        const double level = before.empty() ? medianOf(values) : medianOf(before);
        const bool isFirst = found.runs++ == 0;
        found.lowest = isFirst ? lowest : std::min(found.lowest, lowest);
        found.highest = isFirst ? highest : std::max(found.highest, highest);
        found.rise = std::max(found.rise, highest - level);
        found.fall = std::max(found.fall, level - lowest);
        found.spread = std::max(found.spread, spreadOf(values));
        if (const auto known = autocorrelationOf(values))
            found.autocorrelations.push_back(*known);
        found.values.insert(found.values.end(), values.begin(), values.end());
    }
    return found;
}

} // namespace diagnosis
