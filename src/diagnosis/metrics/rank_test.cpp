// SPDX-License-Identifier: GPL-3.0-or-later
#include "rank_test.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace diagnosis {

namespace {

constexpr std::size_t maxExact = 20;

struct RankedValue {
    double value = 0;
    bool isOfSample = false;
};

std::vector<RankedValue> together(std::span<const double> sample, std::span<const double> control)
{
    std::vector<RankedValue> all;
    all.reserve(sample.size() + control.size());
    for (const double value : sample)
        all.push_back({value, true});
    for (const double value : control)
        all.push_back({value, false});
    std::ranges::sort(all, {}, &RankedValue::value);
    return all;
}

/// U, and the sum of t^3 - t over the groups of t ties.
std::pair<double, double> countPairs(std::span<const RankedValue> sorted)
{
    double u = 0;
    double ties = 0;
    double controlsBelow = 0;
    for (std::size_t begin = 0; begin < sorted.size();) {
        double samples = 0;
        double controls = 0;
        std::size_t end = begin;
        for (; end < sorted.size() && sorted[end].value == sorted[begin].value; ++end)
            ++(sorted[end].isOfSample ? samples : controls);
        u += samples * (controlsBelow + controls / 2);
        controlsBelow += controls;
        const double tied = samples + controls;
        ties += tied * tied * tied - tied;
        begin = end;
    }
    return {u, ties};
}

/// How many of all orders have each U: the coefficients of a Gaussian binomial, built up and
/// divided factor by factor.
std::vector<double> orders(std::size_t sample, std::size_t control)
{
    std::vector<double> counts(sample * control + 1, 0);
    counts[0] = 1;
    for (std::size_t i = 1; i <= sample; ++i) {
        const std::size_t factor = control + i;
        for (std::size_t u = counts.size(); u-- > factor;)
            counts[u] -= counts[u - factor];
        for (std::size_t u = i; u < counts.size(); ++u)
            counts[u] += counts[u - i];
    }
    return counts;
}

double exactP(double u, std::size_t sample, std::size_t control)
{
    const std::vector<double> counts = orders(sample, control);
    double all = 0;
    double atLeast = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        all += counts[i];
        if (static_cast<double>(i) >= u)
            atLeast += counts[i];
    }
    return atLeast / all;
}

double approximateP(double u, double sample, double control, double ties)
{
    const double all = sample + control;
    const double variance = sample * control / 12 * (all + 1 - ties / (all * (all - 1)));
    if (variance <= 0)
        return 1;
    const double z = (u - sample * control / 2 - 0.5) / std::sqrt(variance);
    return std::erfc(z / std::sqrt(2.0)) / 2;
}

} // namespace

RankTest mannWhitney(std::span<const double> sample, std::span<const double> control)
{
    if (sample.empty() || control.empty())
        return {};
    const auto [u, ties] = countPairs(together(sample, control));
    const auto samples = static_cast<double>(sample.size());
    const auto controls = static_cast<double>(control.size());
    const bool isExact = ties == 0 && std::max(sample.size(), control.size()) <= maxExact;
    return {u, u / (samples * controls),
        isExact ? exactP(u, sample.size(), control.size())
                : approximateP(u, samples, controls, ties)};
}

double likelihoodOfAtLeast(std::size_t successes, std::size_t trials, double likelihood)
{
    if (successes == 0 || likelihood >= 1)
        return 1;
    if (successes > trials || likelihood <= 0)
        return 0;
    const auto logFactorial = [](std::size_t n) { return std::lgamma(static_cast<double>(n) + 1); };
    double sum = 0;
    for (std::size_t k = successes; k <= trials; ++k) {
        const double ways = logFactorial(trials) - logFactorial(k) - logFactorial(trials - k);
        sum += std::exp(ways + static_cast<double>(k) * std::log(likelihood)
            + static_cast<double>(trials - k) * std::log1p(-likelihood));
    }
    return std::min(sum, 1.0);
}

} // namespace diagnosis
