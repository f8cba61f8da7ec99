// SPDX-License-Identifier: GPL-3.0-or-later
#include "value_formatting.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/metrics.h"
#include "deploy/deployment/workload/step_words.h"

#include <array>
#include <charconv>
#include <cmath>

namespace cli {

namespace {

std::string twoDigits(std::int64_t value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

} // namespace

std::string timeText(std::optional<deployment::Timestamp> time, deployment::Zone zone)
{
    if (!time)
        return {};
    std::string text = deployment::formatTimestamp(*time, zone);
    if (const auto separator = text.find('T'); separator != std::string::npos)
        text[separator] = ' ';
    return text;
}

std::string secondsText(std::optional<deployment::Milliseconds> duration)
{
    if (!duration)
        return {};
    return std::to_string(std::chrono::floor<std::chrono::seconds>(*duration).count());
}

std::string durationText(std::optional<deployment::Milliseconds> duration)
{
    using Unit = deployment::DurationParts::Unit;
    if (!duration)
        return {};
    const deployment::DurationParts parts = deployment::partsOf(*duration);
    const std::string whole = std::to_string(parts.whole);
    const std::string rest = twoDigits(parts.rest);
    switch (parts.unit) {
    case Unit::Seconds:
        return whole + " s";
    case Unit::Minutes:
        return whole + " min" + (parts.rest == 0 ? "" : ' ' + rest + " s");
    case Unit::Hours:
        return whole + " h " + rest + " min";
    case Unit::Days:
        break;
    }
    return whole + " d " + rest + " h";
}

std::string numberText(std::optional<double> number)
{
    if (!number)
        return {};
    // "1e+09" is no number that is read at a glance, and neither is one of three hundred digits.
    constexpr double least = 1e-6;
    constexpr double most = 1e15;
    const double size = std::abs(*number);
    const auto format = size == 0 || (size >= least && size < most) ? std::chars_format::fixed
                                                                    : std::chars_format::general;
    std::array<char, 40> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), *number, format).ptr;
    return {digits.data(), end};
}

std::string roundedText(double value)
{
    const double factor = std::pow(10, deployment::decimalsOf(value));
    // A number too great to be multiplied has no decimals.
    const double raised = value * factor;
    return numberText(std::isfinite(raised) ? std::round(raised) / factor : value);
}

std::string countText(std::optional<std::int64_t> count)
{
    return count ? std::to_string(*count) : std::string{};
}

std::string stepInWords(std::string_view currentStep)
{
    return deployment::plainStep(currentStep).value_or(std::string(currentStep));
}

} // namespace cli
