// SPDX-License-Identifier: GPL-3.0-or-later
#include "change_point.h"

#include "curve.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace diagnosis {

namespace {

constexpr double maxDeviations = 8;

/// Sums of the deviations of the values up to each, less their mean.
std::vector<double> sumsOfDeviations(std::span<const double> values, double minScale)
{
    const double median = medianOf(values);
    const double scale = std::max(spreadOf(values), minScale);
    std::vector<double> deviations;
    deviations.reserve(values.size());
    double mean = 0;
    for (const double value : values) {
        deviations.push_back(std::clamp((value - median) / scale, -maxDeviations, maxDeviations));
        mean += deviations.back() / static_cast<double>(values.size());
    }
    std::vector<double> sums{0};
    sums.reserve(values.size() + 1);
    for (const double deviation : deviations)
        sums.push_back(sums.back() + deviation - mean);
    return sums;
}

} // namespace

std::optional<Stretch> highestStretch(std::span<const double> values, const StretchSearch& search)
{
    constexpr double least = 1e-6; // above what rounding leaves of values that are all alike
    const std::size_t count = values.size();
    const std::vector<double> sums = sumsOfDeviations(values, search.minScale);
    const auto all = static_cast<double>(count);
    std::optional<Stretch> best;
    double most = least;
    for (std::size_t begin = search.minBefore; begin + search.minSize <= count; ++begin) {
        for (std::size_t end = begin + search.minSize; end <= count; ++end) {
            const auto size = static_cast<double>(end - begin);
            const double excess = sums[end] - sums[begin];
            if (excess <= 0 || size >= all)
                continue;
            // The square of the statistic: no root for each of very many.
            const double statistic = excess * excess * all / (size * (all - size));
            if (statistic > most * (1 + 1e-9)) {
                most = statistic;
                best = Stretch{begin, end};
            }
        }
    }
    return best;
}

} // namespace diagnosis
