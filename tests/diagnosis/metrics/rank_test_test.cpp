// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/rank_test.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace diagnosis {

inline void PrintTo(const RankTest& test, std::ostream* to)
{
    *to << "U " << test.u << ", effect " << test.effect << ", p " << test.p;
}

namespace {

using Numbers = std::vector<double>;

double pairs(const Numbers& sample, const Numbers& control)
{
    double u = 0;
    for (const double one : sample) {
        for (const double other : control)
            u += one > other ? 1 : one == other ? 0.5 : 0;
    }
    return u;
}

/// Of all ways to choose which of the values are the sample's, the share with at least that U.
double pOfAllOrders(const Numbers& sample, const Numbers& control)
{
    Numbers all = sample;
    all.insert(all.end(), control.begin(), control.end());
    std::vector<char> isChosen(all.size(), 0);
    std::fill(isChosen.end() - static_cast<std::ptrdiff_t>(sample.size()), isChosen.end(), 1);
    const double u = pairs(sample, control);
    double ways = 0;
    double atLeast = 0;
    do {
        Numbers chosen;
        Numbers rest;
        for (std::size_t i = 0; i < all.size(); ++i)
            (isChosen[i] != 0 ? chosen : rest).push_back(all[i]);
        ++ways;
        atLeast += pairs(chosen, rest) >= u;
    } while (std::ranges::next_permutation(isChosen).found);
    return atLeast / ways;
}

TEST(MannWhitney, agreesWithPublishedCases)
{
    // The race of six tortoises and six hares: T H H H H H T T T T T H, the first one has six
    // points. The tortoises win 11 of 36 pairs, the hares 25.
    const Numbers tortoises{12, 6, 5, 4, 3, 2};
    const Numbers hares{11, 10, 9, 8, 7, 1};
    EXPECT_EQ(mannWhitney(tortoises, hares).u, 11);
    EXPECT_EQ(mannWhitney(hares, tortoises).u, 25);
    EXPECT_DOUBLE_EQ(mannWhitney(hares, tortoises).effect, 25.0 / 36);
    // The tables of Mann and Whitney: P(U <= 0) of 3 and 3 is .050, P(U <= 1) of 4 and 4 is .029,
    // P(U <= 12) of 8 and 7 is .036.
    EXPECT_NEAR(mannWhitney(Numbers{4, 5, 6}, Numbers{1, 2, 3}).p, 0.05, 5e-4);
    EXPECT_NEAR(mannWhitney(Numbers{4, 6, 7, 8}, Numbers{1, 2, 3, 5}).p, 0.029, 5e-4);
    EXPECT_NEAR(mannWhitney(Numbers{5, 6, 7, 8, 12, 13, 14, 15}, Numbers{1, 2, 3, 4, 9, 10, 11}).p,
        0.036, 5e-4);
}

TEST(MannWhitney, permeabilityOfPlacentas)
{
    // Hollander and Wolfe, Nonparametric Statistical Methods, table 4.1: W = 35, p = 0.1272.
    const Numbers term{0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
    const Numbers early{1.15, 0.88, 0.90, 0.74, 1.21};
    EXPECT_EQ(mannWhitney(term, early).u, 35);
    EXPECT_NEAR(mannWhitney(term, early).p, 0.1272, 5e-5);
}

TEST(MannWhitney, isExactForFewValues)
{
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
        Numbers all(2 + random() % 8);
        std::iota(all.begin(), all.end(), 1);
        std::ranges::shuffle(all, random);
        const auto size = static_cast<std::ptrdiff_t>(1 + random() % (all.size() - 1));
        const Numbers sample(all.begin(), all.begin() + size);
        const Numbers control(all.begin() + size, all.end());
        const RankTest test = mannWhitney(sample, control);
        EXPECT_EQ(test.u, pairs(sample, control));
        EXPECT_NEAR(test.p, pOfAllOrders(sample, control), 1e-12);
    }
}

TEST(MannWhitney, isNearTheTruthForMany)
{
    std::mt19937 random(8);
    for (int round = 0; round < 20; ++round) {
        Numbers sample;
        Numbers control;
        for (int i = 0; i < 20; ++i) {
            sample.push_back(std::uniform_real_distribution(0.0, 1.2)(random));
            control.push_back(std::uniform_real_distribution(0.0, 1.0)(random));
        }
        const double exact = mannWhitney(sample, control).p;
        sample.push_back(sample.back() + 1e-9); // one more than is computed exactly
        EXPECT_NEAR(mannWhitney(sample, control).p, exact, 0.06);
    }
}

TEST(MannWhitney, countsTiesHalf)
{
    std::mt19937 random(9);
    for (int round = 0; round < 100; ++round) {
        Numbers sample(1 + random() % 30);
        Numbers control(1 + random() % 30);
        for (Numbers* const numbers : {&sample, &control})
            std::ranges::generate(
                *numbers, [&random] { return static_cast<double>(random() % 5); });
        const RankTest test = mannWhitney(sample, control);
        EXPECT_EQ(test.u, pairs(sample, control));
        EXPECT_GE(test.p, 0);
        EXPECT_LE(test.p, 1);
        EXPECT_NEAR(mannWhitney(control, sample).effect, 1 - test.effect, 1e-12);
    }
}

TEST(MannWhitney, saysNothingOfNothing)
{
    EXPECT_EQ(mannWhitney(Numbers{}, Numbers{1, 2}), RankTest());
    EXPECT_EQ(mannWhitney(Numbers{1, 2}, Numbers{}), RankTest());
    const RankTest alike = mannWhitney(Numbers(40, 7.0), Numbers(50, 7.0));
    EXPECT_EQ(alike.effect, 0.5);
    EXPECT_EQ(alike.p, 1);
}

TEST(LikelihoodOfAtLeast, ofKnownNumbers)
{
    EXPECT_EQ(likelihoodOfAtLeast(0, 5, 0.1), 1);
    EXPECT_EQ(likelihoodOfAtLeast(6, 5, 0.1), 0);
    EXPECT_EQ(likelihoodOfAtLeast(1, 5, 0), 0);
    EXPECT_EQ(likelihoodOfAtLeast(1, 5, 1), 1);
    EXPECT_NEAR(likelihoodOfAtLeast(1, 4, 1.0 / 6), 1 - std::pow(5.0 / 6, 4), 1e-12)
        << "a six in four throws (de Mere)";
    EXPECT_NEAR(likelihoodOfAtLeast(3, 3, 0.02), 8e-6, 1e-15);
    EXPECT_NEAR(likelihoodOfAtLeast(60, 100, 0.5), 0.0284, 5e-5);
}

} // namespace
} // namespace diagnosis
