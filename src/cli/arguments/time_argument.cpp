// SPDX-License-Identifier: GPL-3.0-or-later
#include "time_argument.h"

#include "deploy/deployment/decimal.h"

#include <cstdint>

namespace cli {

namespace {

// Ages beyond this are typing errors; it also keeps the arithmetic from overflowing.
constexpr std::int64_t longestAgeInMinutes = std::int64_t{1000} * 366 * 24 * 60;

std::optional<std::int64_t> minutesOfUnit(char unit)
{
    switch (unit) {
    case 'm':
        return 1;
    case 'h':
        return 60;
    case 'd':
        return 24 * 60;
    case 'w':
        return 7 * 24 * 60;
    default:
        return std::nullopt;
    }
}

std::optional<std::chrono::minutes> parseAge(std::string_view text)
{
    if (text.size() < 2 || text.front() < '0' || text.front() > '9')
        return std::nullopt;
    const auto unit = minutesOfUnit(text.back());
    const auto count = deployment::parseDecimal(text.substr(0, text.size() - 1));
    if (!unit || !count || *count > static_cast<std::uint64_t>(longestAgeInMinutes / *unit))
        return std::nullopt;
    return std::chrono::minutes{static_cast<std::int64_t>(*count) * *unit};
}

} // namespace

std::optional<deployment::Timestamp> parseTimeArgument(
    std::string_view text, deployment::Timestamp now)
{
    if (const auto age = parseAge(text))
        return now - *age;
    return deployment::parseTimestamp(text);
}

} // namespace cli
