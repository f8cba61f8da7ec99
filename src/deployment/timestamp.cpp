// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/timestamp.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/log/unknown_time.h"

#include <ctime>

#include <array>
#include <string>

namespace deployment {

namespace {

constexpr const char* unknownWord = "unknown";

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// Reads fixed-width numbers and single characters off the front of a text.
class Reader {
public:
    explicit Reader(std::string_view text)
        : m_rest(text)
    {
    }

    bool number(int digits, int& value)
    {
        if (m_rest.size() < static_cast<std::size_t>(digits))
            return false;
        value = 0;
        for (int i = 0; i < digits; ++i) {
            const char c = m_rest[static_cast<std::size_t>(i)];
            if (c < '0' || c > '9')
                return false;
            value = value * 10 + (c - '0');
        }
        m_rest.remove_prefix(static_cast<std::size_t>(digits));
        return true;
    }

    template <typename... Characters> bool oneOf(Characters... characters)
    {
        return acceptIf(!m_rest.empty() && ((m_rest.front() == characters) || ...));
    }

    bool digit() { return acceptIf(!m_rest.empty() && isAsciiDigit(m_rest.front())); }

    [[nodiscard]] char last() const { return m_last; }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

private:
    bool acceptIf(bool isWanted)
    {
        if (!isWanted)
            return false;
        m_last = m_rest.front();
        m_rest.remove_prefix(1);
        return true;
    }

    std::string_view m_rest;
    char m_last = 0;
};

bool readDate(Reader& reader, std::chrono::sys_days& date)
{
    int year = 0;
    int month = 0;
    int day = 0;
    if (!reader.number(4, year) || !reader.oneOf('-') || !reader.number(2, month)
        || !reader.oneOf('-') || !reader.number(2, day))
        return false;
    const std::chrono::year_month_day calendarDay{std::chrono::year(year),
        std::chrono::month(static_cast<unsigned>(month)),
        std::chrono::day(static_cast<unsigned>(day))};
    date = calendarDay;
    return calendarDay.ok();
}

bool readFraction(Reader& reader, Milliseconds& fraction)
{
    if (!reader.oneOf('.'))
        return true;
    int scale = 100;
    int count = 0;
    while (reader.digit()) {
        fraction += Milliseconds((reader.last() - '0') * scale);
        scale /= 10;
        ++count;
    }
    return count > 0;
}

bool readTimeOfDay(Reader& reader, Milliseconds& time)
{
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!reader.number(2, hour) || !reader.oneOf(':') || !reader.number(2, minute)
        || !reader.oneOf(':') || !reader.number(2, second))
        return false;
    time = hours(hour) + minutes(minute) + seconds(second);
    return hour < 24 && minute < 60 && second < 60 && readFraction(reader, time);
}

bool readOffset(Reader& reader, minutes& offset)
{
    if (reader.oneOf('Z', 'z'))
        return true;
    if (!reader.oneOf('+', '-'))
        return false;
    const int sign = reader.last() == '-' ? -1 : 1;
    int hour = 0;
    int minute = 0;
    if (!reader.number(2, hour) || !reader.oneOf(':') || !reader.number(2, minute))
        return false;
    offset = sign * (hours(hour) + minutes(minute));
    return hour < 24 && minute < 60;
}

struct CalendarTime {
    std::chrono::year_month_day date;
    std::chrono::hh_mm_ss<Milliseconds> time;
};

/// In a zone of that offset.
CalendarTime calendarTime(Timestamp time, seconds offset)
{
    const auto shifted = time + offset;
    const auto day = std::chrono::floor<days>(shifted);
    return {std::chrono::year_month_day(day), std::chrono::hh_mm_ss<Milliseconds>(shifted - day)};
}

/// As printf does it with a width and leading zeros, in which a sign takes one of the places; an
/// export writes millions of them.
void appendNumber(std::string& text, int value, std::size_t width)
{
    const bool isNegative = value < 0;
    std::array<char, 16> backwards{};
    std::size_t count = 0;
    for (int rest = isNegative ? -value : value; rest > 0; rest /= 10)
        backwards[count++] = static_cast<char>('0' + rest % 10);
    while (count + (isNegative ? 1 : 0) < width)
        backwards[count++] = '0';
    if (isNegative)
        text += '-';
    while (count > 0)
        text += backwards[--count];
}

std::string formatParts(const CalendarTime& parts, char separator)
{
    std::string text;
    const auto append = [&text](char before, auto value) {
        text += before;
        appendNumber(text, static_cast<int>(value), 2);
    };
    appendNumber(text, static_cast<int>(parts.date.year()), 4);
    append('-', static_cast<unsigned>(parts.date.month()));
    append('-', static_cast<unsigned>(parts.date.day()));
    append(separator, parts.time.hours().count());
    append(':', parts.time.minutes().count());
    append(':', parts.time.seconds().count());
    return text;
}

} // namespace

Timestamp systemNow()
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

std::optional<Timestamp> parseTimestamp(std::string_view text)
{
    Reader reader(text);
    std::chrono::sys_days date;
    Milliseconds time{0};
    minutes offset{0};
    if (!readDate(reader, date) || !reader.oneOf('T', 't', ' ') || !readTimeOfDay(reader, time)
        || !readOffset(reader, offset) || !reader.atEnd())
        return std::nullopt;
    return Timestamp(date.time_since_epoch() + time - offset);
}

seconds zoneOffset(Timestamp time, Zone zone)
{
    if (zone == Zone::Utc)
        return seconds(0);
    const std::time_t second = std::chrono::floor<seconds>(time).time_since_epoch().count();
    std::tm local{};
    if (localtime_r(&second, &local) == nullptr)
        return seconds(0);
    return seconds(local.tm_gmtoff);
}

std::string formatTimestamp(Timestamp time, Zone zone)
{
    if (!isKnown(time))
        return unknownWord;
    const auto fromUtc = zoneOffset(time, zone);
    const CalendarTime parts = calendarTime(time, fromUtc);
    std::string text = formatParts(parts, 'T');
    if (const auto milliseconds = parts.time.subseconds().count(); milliseconds != 0) {
        text += '.';
        appendNumber(text, static_cast<int>(milliseconds), 3);
    }
    // Offsets of times before standard zones have seconds; ISO 8601 has none, so they are
    // truncated.
    const auto offset = std::chrono::duration_cast<minutes>(fromUtc).count();
    const auto distance = static_cast<int>(offset < 0 ? -offset : offset);
    text += offset < 0 ? '-' : '+';
    appendNumber(text, distance / 60, 2);
    text += ':';
    appendNumber(text, distance % 60, 2);
    return text;
}

std::string formatDateTime(Timestamp time, Zone zone)
{
    if (!isKnown(time))
        return unknownWord;
    return formatParts(calendarTime(time, zoneOffset(time, zone)), ' ');
}

Timestamp startOfDay(Timestamp time, Zone zone)
{
    if (zone == Zone::Utc)
        return std::chrono::floor<days>(time);
    // mktime() would look each time whether the system's zone has become another one: a system
    // call.
    const auto offset = zoneOffset(time, zone);
    const Timestamp midnight = std::chrono::floor<days>(time + offset);
    // The clocks may have been changed since then, or then: of two midnights the first one counts.
    return midnight - zoneOffset(midnight - offset - seconds(1), zone);
}

} // namespace deployment
