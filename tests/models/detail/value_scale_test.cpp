// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/value_scale.h"

#include <QStringList>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace {

using models::fittingScale;
using models::ValueScale;

constexpr models::ValueBounds percent{0, 100};

bool isRoundStep(double step)
{
    const double mantissa = step / std::pow(10.0, std::floor(std::log10(step) + 1e-9));
    return std::abs(mantissa - 1) < 1e-6 || std::abs(mantissa - 2) < 1e-6
        || std::abs(mantissa - 5) < 1e-6;
}

TEST(ValueScale, endsOnRoundNumbersAroundTheValues)
{
    const ValueScale scale = fittingScale(82, 91, 5);
    EXPECT_EQ(scale.step, 2);
    EXPECT_LT(scale.from, 82);
    EXPECT_GT(scale.to, 91);
    EXPECT_EQ(scale.from, 80);
    EXPECT_EQ(scale.to, 92);
}

TEST(ValueScale, doesNotLeaveTheBoundsOfItsKind)
{
    const ValueScale scale = fittingScale(99.7, 100, 5, percent);
    EXPECT_DOUBLE_EQ(scale.to, 100);
    EXPECT_LT(scale.from, 99.7);
}

TEST(ValueScale, wastesNoStepOnALittleRoom)
{
    const ValueScale shares = fittingScale(0.48, 0.99, 2);
    EXPECT_DOUBLE_EQ(shares.from, 0);
    EXPECT_DOUBLE_EQ(shares.to, 1);
    EXPECT_GT(fittingScale(0.48, 1, 2).to, 1) << "a line along the edge is hardly seen";
}

/// Bytes are never fewer than none.
TEST(ValueScale, whatIsNeverBelowZeroHasNoAxisThere)
{
    EXPECT_EQ(fittingScale(0, 80, 5).from, 0);
    EXPECT_EQ(fittingScale(1e10, 3e15, 5).from, 0);
    EXPECT_EQ(fittingScale(-80, -1, 5).to, 0);
    EXPECT_LT(fittingScale(-1, 80, 5).from, 0);
}

TEST(ValueScale, showsValuesThatBreakTheirBounds)
{
    const ValueScale scale = fittingScale(-3, 120, 5, percent);
    EXPECT_LE(scale.from, -3);
    EXPECT_GE(scale.to, 120);
}

TEST(ValueScale, givesRoomAroundEqualValues)
{
    for (const double value : {0.0, 5.0, -5.0, 99.9, 1e12, 1e-9}) {
        const ValueScale scale = fittingScale(value, value, 5);
        EXPECT_LT(scale.from, value) << value;
        EXPECT_GT(scale.to, value) << value;
    }
}

TEST(ValueScale, takesValuesThatAreNoNumbers)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(fittingScale(nan, 5, 5), ValueScale());
    const ValueScale scale = fittingScale(-infinity, infinity, 5);
    EXPECT_TRUE(std::isfinite(scale.from) && std::isfinite(scale.to) && std::isfinite(scale.step));
    EXPECT_LT(scale.from, scale.to);
}

TEST(ValueScale, holdsForAnyValues)
{
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> exponent(-12, 250);
    std::uniform_real_distribution<double> mantissa(-10, 10);
    for (int round = 0; round < 20000; ++round) {
        const double one = mantissa(random) * std::pow(10, exponent(random));
        const double other =
            round % 3 == 0 ? one : one + mantissa(random) * std::pow(10, exponent(random));
        const auto [low, high] = std::minmax(one, other);
        const int steps = 2 + round % 8;
        const ValueScale scale = fittingScale(low, high, steps);
        ASSERT_LE(scale.from, low) << low << " " << high;
        ASSERT_GE(scale.to, high) << low << " " << high;
        ASSERT_TRUE(isRoundStep(scale.step)) << scale.step;
        const auto ticks = models::ticksOf(scale);
        ASSERT_GE(ticks.size(), 2U);
        ASSERT_LE(ticks.size(), static_cast<std::size_t>(steps) + 3);
        for (std::size_t i = 1; i < ticks.size(); ++i)
            ASSERT_LT(ticks[i - 1], ticks[i]) << low << " " << high;
    }
}

TEST(ValueScale, writesAsManyDecimalsAsTheStepNeeds)
{
    EXPECT_EQ(models::tickText(99.85, {99.6, 100, 0.05}), "99.85");
    EXPECT_EQ(models::tickText(80, {60, 100, 10}), "80");
    EXPECT_EQ(models::tickText(1e-17, {-1, 1, 0.5}), "0.0");
}

/// "5E+12" and "1E+13" are hard to tell apart at a glance.
TEST(ValueScale, writesLargeValuesWithAPrefix)
{
    EXPECT_EQ(models::tickText(1e12, {0, 2e12, 5e11}), "1.0T");
    EXPECT_EQ(models::tickText(1.25e13, {1.2e13, 1.4e13, 5e11}), "12.5T");
    EXPECT_EQ(models::tickText(0, {0, 1.5e13, 5e12}), "0");
    EXPECT_EQ(models::tickText(5e12, {0, 1.5e13, 5e12}), "5T");
    EXPECT_EQ(models::tickText(2e7, {0, 4e7, 2e7}), "20M");
    EXPECT_EQ(models::tickText(9e6, {0, 9e6, 1e6}), "9,000,000");
    EXPECT_EQ(models::tickText(-3e9, {-4e9, 0, 1e9}), "-3G");
    EXPECT_EQ(models::tickText(2e22, {0, 4e22, 2e22}), "2E+22");
}

TEST(ValueScale, valuesAreWrittenAsTheirAxisIs)
{
    EXPECT_EQ(models::largeValueText(1.06e13), "10.6T");
    EXPECT_EQ(models::largeValueText(1.000012e13), "10.0001T");
    EXPECT_EQ(models::largeValueText(-9.5e11), "-950G");
    EXPECT_EQ(models::largeValueText(1e22), "1E+22");
    EXPECT_EQ(models::largeValueText(std::numeric_limits<double>::infinity()), "inf");
}

/// Of values that differ little, too.
TEST(ValueScale, noTwoTicksReadTheSame)
{
    for (const double size : {1e-9, 1.0, 1e7, 1.0001e13, 3e22}) {
        for (const double span : {1.0, 1e-3, 1e-6}) {
            const ValueScale scale = fittingScale(size, size * (1 + span), 5);
            QStringList texts;
            for (const double tick : models::ticksOf(scale))
                texts << models::tickText(tick, scale);
            EXPECT_EQ(texts.removeDuplicates(), 0) << texts.join(' ').toStdString();
        }
    }
}

} // namespace
