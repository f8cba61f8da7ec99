// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace diagnosis {

/// The outcome of a Mann-Whitney test of a sample against a control.
struct RankTest {
    double u = 0; ///< pairs of which the sample's value is the greater one; ties count half
    /// u of all pairs: how likely a value of the sample is greater than one of the control, 0.5 if
    /// they are alike (Vargha and Delaney's A, "common language effect size").
    double effect = 0.5;
    double p = 1; ///< of a u at least as great if both were alike (one-sided)

    bool operator==(const RankTest&) const = default;
};

/// Mann and Whitney, "On a test of whether one of two random variables is stochastically larger
/// than the other", Annals of Mathematical Statistics 18 (1947). Exact for up to 20 values each
/// without ties, the normal approximation with corrections for ties and continuity otherwise.
/// Values are finite; of an empty sample nothing is said.
[[nodiscard]] RankTest mannWhitney(std::span<const double> sample, std::span<const double> control);

/// How likely at least so many of the trials succeed, each with that likelihood by itself (binomial
/// distribution).
[[nodiscard]] double likelihoodOfAtLeast(
    std::size_t successes, std::size_t trials, double likelihood);

} // namespace diagnosis
