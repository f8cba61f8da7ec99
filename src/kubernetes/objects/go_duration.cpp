// SPDX-License-Identifier: GPL-3.0-or-later
#include "go_duration.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/decimal.h"

#include <array>
#include <utility>

namespace kubernetes {

namespace {

using deployment::Milliseconds;

constexpr double maxMilliseconds = 292.0 * 365 * 24 * 3600 * 1000;

/// Longer ones first where one begins another.
constexpr std::array<std::pair<std::string_view, double>, 8> durationUnits{{
    {"ns", 1e-6},
    {"us", 1e-3},
    {"\xC2\xB5s", 1e-3},
    {"\xCE\xBCs", 1e-3},
    {"ms", 1},
    {"s", 1000},
    {"m", 60'000},
    {"h", 3'600'000},
}};

/// Takes "12.5" off the text; nullopt if there is no digit.
std::optional<double> takeNumber(std::string_view& text)
{
    double value = 0;
    double place = 0; // of the next decimal; 0 before the point
    bool hasDigit = false;
    while (!text.empty()) {
        const char each = text.front();
        if (each == '.' && place == 0) {
            place = 0.1;
        } else if (deployment::isAsciiDigit(each)) {
            hasDigit = true;
            value = place == 0 ? value * 10 + (each - '0') : value + place * (each - '0');
            place /= 10;
        } else {
            break;
        }
        text.remove_prefix(1);
    }
    return hasDigit ? std::optional(value) : std::nullopt;
}

std::optional<double> takeUnit(std::string_view& text)
{
    for (const auto& [unit, milliseconds] : durationUnits) {
        if (text.starts_with(unit)) {
            text.remove_prefix(unit.size());
            return milliseconds;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Milliseconds> parseGoDuration(std::string_view text)
{
    double total = 0;
    if (const auto seconds = deployment::parseDecimal(text)) {
        total = static_cast<double>(*seconds) * 1000;
        text = {};
    } else if (text.empty()) {
        return std::nullopt;
    }
    const bool isNegative = text.starts_with('-');
    if (isNegative || text.starts_with('+'))
        text.remove_prefix(1);
    if (text.empty() && total == 0 && isNegative)
        return std::nullopt;
    while (!text.empty()) {
        const auto number = takeNumber(text);
        const auto unit = number ? takeUnit(text) : std::nullopt;
        if (!unit)
            return std::nullopt;
        total += *number * *unit;
    }
    if (!(total <= maxMilliseconds))
        return std::nullopt;
    return Milliseconds(static_cast<std::int64_t>(isNegative ? -total : total));
}

} // namespace kubernetes
