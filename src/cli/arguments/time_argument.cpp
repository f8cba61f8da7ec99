// SPDX-License-Identifier: GPL-3.0-or-later
#include "time_argument.h"

#include <charconv>
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
    std::int64_t count = 0;
    const char* const end = text.data() + text.size() - 1;
    const auto parsed = std::from_chars(text.data(), end, count);
    if (!unit || parsed.ec != std::errc{} || parsed.ptr != end
        || count > longestAgeInMinutes / *unit)
        return std::nullopt;
    return std::chrono::minutes{count * *unit};
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
