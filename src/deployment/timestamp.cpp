// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/timestamp.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/log/unknown_time.h"

#include <ctime>

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace deployment {

namespace {

constexpr const char* unknownWord = "unknown";

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// Eight characters, some of which have to be digits, looked at together: the first one in the
/// lowest byte.
class EightCharacters {
public:
    /// A pattern has zeros where digits have to be, and at other places what has to be there.
    EightCharacters(const char* at, const char (&pattern)[9])
        : m_values(wordOf(at) ^ wordOf(pattern))
    {
        // Above nine, or above zero, this sets a bit of the upper half.
        for (unsigned i = 0; i < 8; ++i)
            m_toUpperHalf |= byteAt(pattern[i] == '0' ? 0x10 - 10 : 0x10 - 1, i);
    }

    [[nodiscard]] bool match() const
    {
        constexpr std::uint64_t upperHalves = 0xF0F0F0F0F0F0F0F0;
        return ((m_values | (m_values + m_toUpperHalf)) & upperHalves) == 0;
    }
    /// Of characters that match, the number that the digit there and the next one make.
    [[nodiscard]] unsigned pairAt(unsigned place) const
    {
        return (m_values * 10 + (m_values >> 8U)) >> (8 * place) & 0xFFU;
    }

private:
    static std::uint64_t byteAt(int byte, unsigned place)
    {
        return std::uint64_t{static_cast<std::uint8_t>(byte)} << (8 * place);
    }
    static std::uint64_t wordOf(const char* at)
    {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        return std::endian::native == std::endian::little ? word : __builtin_bswap64(word);
    }

    std::uint64_t m_values; ///< those of the digits; zero at the other places
    std::uint64_t m_toUpperHalf = 0;
};

constexpr bool isDateEnd(char c)
{
    return c == 'T' || c == 't' || c == ' ';
}

/// Of a date and a time of day, behind which a fraction and an offset may follow.
constexpr std::size_t secondsLength = std::string_view("0000-00-00T00:00:00").size();

std::optional<Timestamp> readSeconds(const char* text)
{
    const EightCharacters month(text, "0000-00-");
    const EightCharacters time(text + secondsLength - 8, "00:00:00");
    const char* const day = text + 8;
    if (!month.match() || !time.match() || !isAsciiDigit(day[0]) || !isAsciiDigit(day[1])
        || !isDateEnd(day[2]))
        return std::nullopt;
    const auto dayOfMonth = static_cast<unsigned>((day[0] - '0') * 10 + (day[1] - '0'));
    const std::chrono::year_month_day date{
        std::chrono::year(static_cast<int>(month.pairAt(0) * 100 + month.pairAt(2))),
        std::chrono::month(month.pairAt(5)), std::chrono::day(dayOfMonth)};
    if (!date.ok() || time.pairAt(0) > 23 || time.pairAt(3) > 59 || time.pairAt(6) > 59)
        return std::nullopt;
    return std::chrono::sys_days(date) + hours(time.pairAt(0)) + minutes(time.pairAt(3))
        + seconds(time.pairAt(6));
}

/// Takes a fraction of a second off the front of the text, if there is one; what is less than a
/// millisecond is cut off. nullopt if no digit follows the point.
std::optional<Milliseconds> takeFraction(std::string_view& text)
{
    Milliseconds fraction{0};
    if (!text.starts_with('.'))
        return fraction;
    std::size_t length = 1;
    for (int scale = 100; length < text.size() && isAsciiDigit(text[length]); ++length) {
        fraction += Milliseconds((text[length] - '0') * scale);
        scale /= 10;
    }
    text.remove_prefix(length);
    return length > 1 ? std::optional(fraction) : std::nullopt;
}

std::optional<minutes> readOffset(std::string_view text)
{
    if (text.size() == 1 && (text[0] == 'Z' || text[0] == 'z'))
        return minutes(0);
    const auto digit = [text](std::size_t at) { return isAsciiDigit(text[at]); };
    if (text.size() != std::string_view("+00:00").size() || (text[0] != '+' && text[0] != '-')
        || text[3] != ':' || !digit(1) || !digit(2) || !digit(4) || !digit(5))
        return std::nullopt;
    const auto pair = [text](std::size_t at) { return (text[at] - '0') * 10 + text[at + 1] - '0'; };
    if (pair(1) > 23 || pair(4) > 59)
        return std::nullopt;
    return (text[0] == '-' ? -1 : 1) * (hours(pair(1)) + minutes(pair(4)));
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
    std::array<char, 16> digits; // NOLINT(cppcoreguidelines-pro-type-member-init): from the end on
    auto begin = digits.size();
    for (int rest = isNegative ? -value : value; rest > 0; rest /= 10)
        digits[--begin] = static_cast<char>('0' + rest % 10);
    while (digits.size() - begin + (isNegative ? 1 : 0) < width)
        digits[--begin] = '0';
    if (isNegative)
        digits[--begin] = '-';
    text.append(digits.data() + begin, digits.size() - begin);
}

/// A number below a hundred.
void setTwoDigits(char* at, unsigned value)
{
    at[0] = static_cast<char>('0' + value / 10);
    at[1] = static_cast<char>('0' + value % 10);
}

void appendParts(std::string& text, const CalendarTime& parts, char separator)
{
    appendNumber(text, static_cast<int>(parts.date.year()), 4);
    std::array<char, 15> rest{
        '-', '0', '0', '-', '0', '0', separator, '0', '0', ':', '0', '0', ':', '0', '0'};
    setTwoDigits(&rest[1], static_cast<unsigned>(parts.date.month()));
    setTwoDigits(&rest[4], static_cast<unsigned>(parts.date.day()));
    setTwoDigits(&rest[7], static_cast<unsigned>(parts.time.hours().count()));
    setTwoDigits(&rest[10], static_cast<unsigned>(parts.time.minutes().count()));
    setTwoDigits(&rest[13], static_cast<unsigned>(parts.time.seconds().count()));
    text.append(rest.data(), rest.size());
}

constexpr std::size_t longestTime = 32;

} // namespace

Timestamp systemNow()
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

std::optional<Timestamp> parseTimestamp(std::string_view text)
{
    if (text.size() < secondsLength)
        return std::nullopt;
    const auto time = readSeconds(text.data());
    if (!time)
        return std::nullopt;
    auto rest = text.substr(secondsLength);
    const auto fraction = takeFraction(rest);
    const auto offset = readOffset(rest);
    return fraction && offset ? std::optional(*time + *fraction - *offset) : std::nullopt;
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

seconds ZoneOffsets::at(Timestamp time)
{
    if (m_zone == Zone::Utc)
        return seconds(0);
    if (time < m_begin || time >= m_end) {
        // No zone has changed its offset there and back within so short a time: of all in the tz
        // database of 2025, Freetown was the quickest (1939, in four days).
        using Span = std::chrono::duration<std::int64_t, std::ratio<172'800>>;
        m_begin = std::chrono::floor<Span>(time);
        m_end = m_begin + Span(1);
        const seconds first = zoneOffset(m_begin, m_zone);
        const bool isOne = first == zoneOffset(m_end, m_zone);
        m_offset = isOne ? std::optional(first) : std::nullopt;
    }
    return m_offset ? *m_offset : zoneOffset(time, m_zone);
}

void appendTimestamp(std::string& to, Timestamp time, seconds offset)
{
    if (!isKnown(time)) {
        to += unknownWord;
        return;
    }
    const CalendarTime parts = calendarTime(time, offset);
    appendParts(to, parts, 'T');
    if (const auto milliseconds = parts.time.subseconds().count(); milliseconds != 0) {
        to += '.';
        appendNumber(to, static_cast<int>(milliseconds), 3);
    }
    // Offsets of times before standard zones have seconds; ISO 8601 has none, so they are
    // truncated.
    const auto minutesOff = std::chrono::duration_cast<minutes>(offset).count();
    const auto distance = static_cast<unsigned>(minutesOff < 0 ? -minutesOff : minutesOff);
    std::array<char, 6> zone{minutesOff < 0 ? '-' : '+', '0', '0', ':', '0', '0'};
    setTwoDigits(&zone[1], distance / 60);
    setTwoDigits(&zone[4], distance % 60);
    to.append(zone.data(), zone.size());
}

std::string formatTimestamp(Timestamp time, Zone zone)
{
    std::string text;
    text.reserve(longestTime);
    appendTimestamp(text, time, isKnown(time) ? zoneOffset(time, zone) : seconds(0));
    return text;
}

std::string formatDateTime(Timestamp time, Zone zone)
{
    if (!isKnown(time))
        return unknownWord;
    std::string text;
    text.reserve(longestTime);
    appendParts(text, calendarTime(time, zoneOffset(time, zone)), ' ');
    return text;
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
