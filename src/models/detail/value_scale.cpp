// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/value_scale.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace models {

namespace {

constexpr double maxDrawnValue = 1e300; // leaves room for sums and padding
constexpr int maxTicks = 50;

double roundStep(double roughStep)
{
    const double magnitude = std::pow(10.0, std::floor(std::log10(roughStep)));
    const double mantissa = roughStep / magnitude;
    for (const double candidate : {1.0, 2.0, 5.0}) {
        if (mantissa <= candidate * 1.0000001)
            return candidate * magnitude;
    }
    return 10 * magnitude;
}

/// Room around the values: a twentieth of their span, or a hundredth of the value where there is no
/// span.
double padding(double smallest, double largest)
{
    const double size = std::max(std::abs(smallest), std::abs(largest));
    const double span = largest - smallest;
    if (span > size * 1e-9)
        return span / 20;
    return size > 0 ? size / 100 : 1;
}

/// The round number beyond an end. Of few steps a whole one is too much for a little room: where
/// the value itself leaves a quarter of that, it is enough.
double roundEnd(double end, double value, double room, double step, int direction)
{
    const auto beyond = [&](double from) {
        return direction * std::ceil(direction * from / step - 1e-9) * step;
    };
    const double near = beyond(value);
    return std::abs(near - value) >= room / 4 ? near : beyond(end);
}

/// Of ten.
double powerOf(double step)
{
    return std::floor(std::log10(step) + 1e-9);
}

struct Prefix {
    double factor;
    const char* letter;
};
constexpr double longestWithout = 1e7; ///< so far a number is read as it stands
constexpr double largestWritten = 1e21;

/// Of the International System of Units: one for all of an axis, by its size.
Prefix prefixOf(double size)
{
    constexpr Prefix prefixes[]{{1e18, "E"}, {1e15, "P"}, {1e12, "T"}, {1e9, "G"}, {1e6, "M"}};
    if (size < longestWithout)
        return {1, ""};
    return *std::ranges::find_if(
        prefixes, [size](const Prefix& prefix) { return size >= prefix.factor; });
}

} // namespace

ValueScale fittingScale(double smallest, double largest, int steps, const ValueBounds& bounds)
{
    if (std::isnan(smallest) || std::isnan(largest))
        return {};
    smallest = std::clamp(smallest, -maxDrawnValue, maxDrawnValue);
    largest = std::clamp(largest, -maxDrawnValue, maxDrawnValue);
    if (smallest > largest)
        std::swap(smallest, largest);

    const double room = std::max(padding(smallest, largest), std::numeric_limits<double>::min());
    double from = smallest - room;
    double to = largest + room;
    // Where nothing is below zero, an axis that begins there would say that something may be.
    if (smallest >= 0 && largest > 0)
        from = std::max(from, 0.0);
    if (largest <= 0 && smallest < 0)
        to = std::min(to, 0.0);
    if (smallest >= bounds.lowest)
        from = std::max(from, bounds.lowest);
    if (largest <= bounds.highest)
        to = std::min(to, bounds.highest);
    const double step = roundStep((to - from) / std::max(1, steps));
    return {roundEnd(from, smallest, room, step, -1), roundEnd(to, largest, room, step, 1), step};
}

std::vector<double> ticksOf(const ValueScale& scale)
{
    const double count = std::round((scale.to - scale.from) / scale.step);
    const int last = static_cast<int>(std::clamp(count, 0.0, double(maxTicks)));
    std::vector<double> ticks;
    for (int tick = 0; tick <= last; ++tick)
        ticks.push_back(scale.from + tick * scale.step);
    return ticks;
}

QString tickText(double value, const ValueScale& scale)
{
    const QLocale locale;
    const double size = std::max(std::abs(scale.from), std::abs(scale.to));
    // A tick that should be zero may be a rounding error away from it.
    const double shown = std::abs(value) < scale.step / 1000 ? 0 : value;
    if (size >= largestWritten || scale.step < 1e-6) {
        const double places = std::floor(std::log10(size)) - powerOf(scale.step) + 1;
        return locale.toString(shown, 'g', static_cast<int>(std::clamp(places, 6.0, 15.0)));
    }
    const Prefix prefix = prefixOf(size);
    const int decimals = std::max(0, static_cast<int>(-powerOf(scale.step / prefix.factor)));
    const QString number = locale.toString(shown / prefix.factor, 'f', decimals);
    return shown == 0 ? number : number + QLatin1String(prefix.letter);
}

QString largeValueText(double value)
{
    constexpr int digits = 6;
    const double size = std::abs(value);
    const Prefix prefix = size < largestWritten ? prefixOf(size) : Prefix{1, ""};
    return QLocale().toString(value / prefix.factor, 'g', digits) + QLatin1String(prefix.letter);
}

} // namespace models
