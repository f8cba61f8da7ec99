// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <limits>
#include <vector>

namespace models {

/// An axis of values that ends on round numbers.
struct ValueScale {
    double from = 0;
    double to = 1;
    double step = 1;

    bool operator==(const ValueScale&) const = default;
};

/// What a value can't leave by its nature, such as 0 to 100 percent. A bound that the values
/// themselves break is ignored.
struct ValueBounds {
    double lowest = -std::numeric_limits<double>::infinity();
    double highest = std::numeric_limits<double>::infinity();
};

/// A scale with about that many steps and a little room above and below; never empty, also for
/// equal or absurdly large values. Values that are not numbers give the scale from 0 to 1.
[[nodiscard]] ValueScale fittingScale(
    double smallest, double largest, int steps, const ValueBounds& bounds = {});

/// The round numbers from the scale's beginning to its end.
[[nodiscard]] std::vector<double> ticksOf(const ValueScale& scale);

/// The value with as many decimals as the scale's step needs; of a scale of large values with a
/// prefix of the International System of Units: "12.5T".
[[nodiscard]] QString tickText(double value, const ValueScale& scale);

/// A value that is too large to be read as it stands, with up to six digits: "10.6T"; "1E+22" where
/// there is no prefix any more.
[[nodiscard]] QString largeValueText(double value);

} // namespace models
