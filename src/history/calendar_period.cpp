// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/calendar_period.h"

#include "deploy/deployment/decimal.h"

#include <cstdint>
#include <string>

namespace history {

namespace {

using deployment::Timestamp;
using deployment::Zone;
using std::chrono::day;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::years;

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

/// Digits alone, exactly so many.
std::optional<int> number(std::string_view text, std::size_t digits)
{
    if (text.size() != digits)
        return std::nullopt;
    const auto value = deployment::parseDecimal(text);
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

/// Midnight of the day in the zone. The offset is that of the moment itself, not of now: summer
/// time may begin in between.
Timestamp midnight(const year_month_day& date, Zone zone)
{
    const Timestamp utc{std::chrono::sys_days{date}};
    const Timestamp first = utc - deployment::zoneOffset(utc, zone);
    return utc - deployment::zoneOffset(first, zone);
}

year_month_day dateOf(Timestamp time, Zone zone)
{
    return year_month_day{
        std::chrono::floor<std::chrono::days>(time + deployment::zoneOffset(time, zone))};
}

TimeRange dayRange(const year_month_day& date, Zone zone)
{
    const auto next = year_month_day{std::chrono::sys_days{date} + std::chrono::days{1}};
    return {midnight(date, zone), midnight(next, zone)};
}

} // namespace

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

std::optional<TimeRange> parsePeriod(std::string_view text, Timestamp now, Zone zone)
{
    const year_month_day today = dateOf(now, zone);
    if (text == "today")
        return dayRange(today, zone);
    if (text == "yesterday")
        return dayRange(year_month_day{std::chrono::sys_days{today} - std::chrono::days{1}}, zone);
    const auto y = number(text.substr(0, 4), 4);
    if (!y || *y == 0)
        return std::nullopt;
    if (text.size() == 4) {
        const year_month_day first{year{*y}, month{1}, day{1}};
        return TimeRange{midnight(first, zone), midnight(first + years{1}, zone)};
    }
    const auto m = text[4] == '-' ? number(text.substr(5, 2), 2) : std::nullopt;
    if (!m || *m < 1 || *m > 12)
        return std::nullopt;
    const year_month_day first{year{*y}, month{static_cast<unsigned>(*m)}, day{1}};
    if (text.size() == 7)
        return TimeRange{midnight(first, zone), midnight(first + months{1}, zone)};
    const auto d = text[7] == '-' ? number(text.substr(8), 2) : std::nullopt;
    if (!d)
        return std::nullopt;
    const year_month_day date{first.year(), first.month(), day{static_cast<unsigned>(*d)}};
    return date.ok() ? std::optional(dayRange(date, zone)) : std::nullopt;
}

} // namespace history
