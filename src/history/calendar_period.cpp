// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/calendar_period.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/decimal.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace history {

namespace {

using deployment::Timestamp;
using deployment::Zone;
using std::chrono::day;
using std::chrono::days;
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
    return year_month_day{std::chrono::floor<days>(time + deployment::zoneOffset(time, zone))};
}

year_month_day shifted(const year_month_day& date, int byDays)
{
    return year_month_day{std::chrono::sys_days{date} + days{byDays}};
}

TimeRange dayRange(const year_month_day& date, Zone zone)
{
    return {midnight(date, zone), midnight(shifted(date, 1), zone)};
}

/// Of the week that the day is in.
year_month_day mondayOf(const year_month_day& date)
{
    const std::chrono::weekday weekday{std::chrono::sys_days{date}};
    return shifted(date, -static_cast<int>((weekday - std::chrono::Monday).count()));
}

TimeRange weekRange(const year_month_day& monday, Zone zone)
{
    return {midnight(monday, zone), midnight(shifted(monday, 7), zone)};
}

TimeRange monthRange(const year_month_day& first, Zone zone)
{
    return {midnight(first, zone), midnight(first + months{1}, zone)};
}

TimeRange yearRange(const year_month_day& first, Zone zone)
{
    return {midnight(first, zone), midnight(first + years{1}, zone)};
}

/// The first week is that with the 4th of January in it (ISO 8601).
std::optional<year_month_day> mondayOfWeek(int y, int week)
{
    const year_month_day first = mondayOf({year{y}, month{1}, day{4}});
    const year_month_day monday = shifted(first, 7 * (week - 1));
    // Its Thursday is of the year.
    return week >= 1 && shifted(monday, 3).year() == year{y} ? std::optional(monday) : std::nullopt;
}

std::string padded(int number, std::size_t digits)
{
    const std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

/// In lower case, with hyphens between the words.
std::string plainWord(std::string_view text)
{
    std::string word(text);
    std::ranges::transform(word, word.begin(), [](char each) {
        return each == ' ' || each == '_' ? '-' : deployment::toAsciiLower(each);
    });
    return word;
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

std::optional<TimeChoice> parsePeriodWord(std::string_view text)
{
    const std::string wanted = plainWord(text);
    const auto* const found = std::ranges::find_if(periodWords, [&](const PeriodWord& each) {
        return !wanted.empty()
            && (each.word == wanted || std::ranges::find(each.others, wanted) != each.others.end());
    });
    return found == periodWords.end() ? std::nullopt : std::optional(found->choice);
}

std::string_view wordOf(TimeChoice choice)
{
    const auto* const found = std::ranges::find(periodWords, choice, &PeriodWord::choice);
    return found == periodWords.end() ? std::string_view{} : found->word;
}

TimeRange dayOf(Timestamp time, Zone zone, int later)
{
    return dayRange(shifted(dateOf(time, zone), later), zone);
}

TimeRange weekOf(Timestamp time, Zone zone, int later)
{
    return weekRange(shifted(mondayOf(dateOf(time, zone)), 7 * later), zone);
}

TimeRange monthOf(Timestamp time, Zone zone, int later)
{
    const year_month_day date = dateOf(time, zone);
    return monthRange(year_month_day{date.year(), date.month(), day{1}} + months{later}, zone);
}

namespace {

/// Both ends, also of what moves along with the time.
std::optional<TimeRange> periodOf(TimeChoice choice, Timestamp now, Zone zone)
{
    switch (choice) {
    case TimeChoice::Today:
        return dayOf(now, zone);
    case TimeChoice::ThisWeek:
        return weekOf(now, zone);
    case TimeChoice::ThisMonth:
        return monthOf(now, zone);
    case TimeChoice::ReleaseWeek:
        return std::nullopt;
    default:
        return TimeWindow{choice, {}}.resolve(now, zone);
    }
}

} // namespace

std::optional<TimeRange> parsePeriod(std::string_view text, Timestamp now, Zone zone)
{
    if (const auto choice = parsePeriodWord(text))
        return periodOf(*choice, now, zone);
    const auto y = number(text.substr(0, 4), 4);
    if (!y || *y == 0)
        return std::nullopt;
    const year_month_day newYear{year{*y}, month{1}, day{1}};
    if (text.size() == 4)
        return yearRange(newYear, zone);
    if (text[4] != '-')
        return std::nullopt;
    if (text.size() == 8 && (text[5] == 'W' || text[5] == 'w')) {
        const auto week = number(text.substr(6), 2);
        const auto monday = week ? mondayOfWeek(*y, *week) : std::nullopt;
        return monday ? std::optional(weekRange(*monday, zone)) : std::nullopt;
    }
    const auto m = number(text.substr(5, 2), 2);
    if (!m || *m < 1 || *m > 12)
        return std::nullopt;
    const year_month_day first{newYear.year(), month{static_cast<unsigned>(*m)}, day{1}};
    if (text.size() == 7)
        return monthRange(first, zone);
    const auto d = text[7] == '-' ? number(text.substr(8), 2) : std::nullopt;
    if (!d)
        return std::nullopt;
    const year_month_day date{first.year(), first.month(), day{static_cast<unsigned>(*d)}};
    return date.ok() ? std::optional(dayRange(date, zone)) : std::nullopt;
}

std::string nameOfPeriod(const TimeRange& range, Zone zone)
{
    if (!range.since || !range.until)
        return {};
    const year_month_day date = dateOf(*range.since, zone);
    if (date.year() < year{1} || date.year() > year{9999})
        return {};
    const std::string y = padded(static_cast<int>(date.year()), 4);
    const std::string m =
        y + '-' + padded(static_cast<int>(static_cast<unsigned>(date.month())), 2);
    if (range == dayRange(date, zone))
        return m + '-' + padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
    if (range == monthRange({date.year(), date.month(), day{1}}, zone))
        return m;
    if (range == yearRange({date.year(), month{1}, day{1}}, zone))
        return y;
    if (range != weekRange(mondayOf(date), zone))
        return {};
    const year weekYear = shifted(date, 3).year();
    const auto first = mondayOfWeek(static_cast<int>(weekYear), 1);
    const auto weeks = (std::chrono::sys_days{date} - std::chrono::sys_days{*first}).count() / 7;
    return padded(static_cast<int>(weekYear), 4) + "-W" + padded(static_cast<int>(weeks) + 1, 2);
}

} // namespace history
