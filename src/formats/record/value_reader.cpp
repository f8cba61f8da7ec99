// SPDX-License-Identifier: GPL-3.0-or-later
#include "value_reader.h"

#include "deploy/deployment/display_text.h"
#include "deploy/deployment/log/plausible_time.h"

#include <cmath>

namespace formats {

using deployment::Message;
using deployment::Timestamp;

namespace {

/// Foreign text inside a message is kept short.
constexpr std::size_t quotedLength = 64;

Message outOfRange(std::string_view token)
{
    return {DEPLOY_MESSAGE("Message", "Out of range: %1"),
        {deployment::displayText(token, quotedLength)}};
}

} // namespace

bool ValueReader::isWithinCalendar(Timestamp time)
{
    using namespace std::chrono;
    constexpr Timestamp begin = sys_days{year{1} / 1 / 1};
    constexpr Timestamp end = sys_days{year{10'000} / 1 / 1};
    return time >= begin && time < end;
}

bool ValueReader::isNoTime(ondemand::value& value)
{
    using namespace std::chrono;
    constexpr Timestamp zero = sys_days{year{1} / 1 / 1};
    constexpr Timestamp lastDay = sys_days{year{9999} / 12 / 31};
    const auto token = tokenOf(value);
    if (kindOfToken(token) == JsonKind::Null)
        return true;
    const bool mayBeNone =
        token.starts_with(R"("0001-01-01)") || token.starts_with(R"("9999-12-31)");
    const auto time = mayBeNone && token.ends_with('"')
        ? deployment::parseTimestamp(token.substr(1, token.size() - 2))
        : std::nullopt;
    return time && (*time == zero || (*time >= lastDay && *time < lastDay + days{1}));
}

bool ValueReader::isInFuture(Timestamp time, const std::optional<Timestamp>& now)
{
    return now && deployment::isInFuture(time, *now);
}

std::string_view ValueReader::nameOf(ondemand::field& field)
{
    // Most names have no escapes: then the bytes of the document are the name.
    const char* const raw = field.key().raw();
    const char* end = raw;
    while (*end != '"' && *end != '\\')
        ++end;
    if (*end == '"')
        return {raw, static_cast<std::size_t>(end - raw)};
    return field.unescaped_key();
}

std::optional<std::string_view> ValueReader::text(
    ondemand::value& value, const Pointer& at, Severity ifWrong)
{
    const auto token = tokenOf(value);
    if (token.starts_with('"')) {
        const auto offset = offsetOf(value);
        std::string_view text;
        const auto error = value.get_string().get(text);
        if (error == simdjson::SUCCESS)
            return text;
        if (error != simdjson::STRING_ERROR)
            throw simdjson::simdjson_error(error);
        m_problems.add(ifWrong, offset, at,
            {DEPLOY_MESSAGE("Message", "The string contains an invalid escape sequence."), {}});
        return std::nullopt;
    }
    reject(value, at, {DEPLOY_MESSAGE("Message", "Expected a string."), {}}, ifWrong);
    return std::nullopt;
}

std::optional<std::string_view> ValueReader::word(
    ondemand::value& value, const Pointer& at, Spelling& spelling, Severity ifWrong)
{
    const auto offset = offsetOf(value);
    const auto written = text(value, at, ifWrong);
    const auto meant = written ? spelling(*written) : std::nullopt;
    if (!meant)
        return written;
    m_problems.warn(offset, at,
        {DEPLOY_MESSAGE("Message", "“%1” was read as %2; only upper and lower case differ."),
            {std::string(*written), std::string(*meant)}});
    return meant;
}

std::optional<double> ValueReader::number(ondemand::value& value, const Pointer& at)
{
    const auto token = tokenOf(value);
    if (kindOfToken(token) != JsonKind::Number) {
        reject(value, at, {DEPLOY_MESSAGE("Message", "Expected a number."), {}});
        return std::nullopt;
    }
    const auto result = numberValue(token);
    if (!result)
        reject(value, at, outOfRange(token));
    return result;
}

std::optional<std::int64_t> ValueReader::count(ondemand::value& value, const Pointer& at)
{
    const auto token = tokenOf(value);
    const auto offset = offsetOf(value);
    const auto result = number(value, at);
    if (!result)
        return std::nullopt;
    constexpr double exactLimit = 9007199254740992.0; // 2^53
    if (*result < 0 || *result > exactLimit) {
        m_problems.warn(offset, at, outOfRange(token));
        return std::nullopt;
    }
    if (std::trunc(*result) != *result) {
        m_problems.warn(offset, at, {DEPLOY_MESSAGE("Message", "Expected an integer."), {}});
        return std::nullopt;
    }
    return static_cast<std::int64_t>(*result);
}

std::optional<double> ValueReader::percent(ondemand::value& value, const Pointer& at)
{
    const auto token = tokenOf(value);
    const auto offset = offsetOf(value);
    const auto result = number(value, at);
    if (result && (*result < 0 || *result > 100))
        m_problems.warn(offset, at,
            {DEPLOY_MESSAGE("Message", "Not between 0 and 100 percent: %1"),
                {deployment::displayText(token, quotedLength)}});
    return result;
}

std::optional<double> ValueReader::share(ondemand::value& value, const Pointer& at)
{
    const auto result = percent(value, at);
    return result && *result >= 0 && *result <= 100 ? result : std::nullopt;
}

std::optional<double> ValueReader::notNegative(ondemand::value& value, const Pointer& at)
{
    const auto token = tokenOf(value);
    const auto offset = offsetOf(value);
    const auto result = number(value, at);
    if (result && *result < 0)
        m_problems.warn(offset, at, outOfRange(token));
    return result;
}

std::optional<bool> ValueReader::boolean(ondemand::value& value, const Pointer& at)
{
    switch (kindOfToken(tokenOf(value))) {
    case JsonKind::True:
        return true;
    case JsonKind::False:
        return false;
    default:
        reject(value, at, {DEPLOY_MESSAGE("Message", "Expected true or false."), {}});
        return std::nullopt;
    }
}

std::optional<Timestamp> ValueReader::time(
    ondemand::value& value, const Pointer& at, Severity ifWrong)
{
    const auto token = tokenOf(value);
    const auto offset = offsetOf(value);
    if (isNoTime(value))
        return std::nullopt;
    if (!token.starts_with('"')) {
        reject(value, at,
            {DEPLOY_MESSAGE("Message", "Expected a time as a string (RFC 3339)."), {}}, ifWrong);
        return std::nullopt;
    }
    const auto written = text(value, at, ifWrong);
    if (!written)
        return std::nullopt;
    const auto result = deployment::parseTimestamp(*written);
    if (!result)
        m_problems.add(ifWrong, offset, at,
            {DEPLOY_MESSAGE("Message", "Not an RFC 3339 time with an offset: %1"),
                {deployment::displayText(*written, quotedLength)}});
    else if (!isWithinCalendar(*result))
        m_problems.warn(offset, at,
            {DEPLOY_MESSAGE("Message", "The year is not between 0001 and 9999 (in UTC): %1"),
                {deployment::displayText(*written, quotedLength)}});
    return result;
}

std::optional<Timestamp> ValueReader::moment(ondemand::value& value, const Pointer& at)
{
    const auto offset = offsetOf(value);
    const auto result = time(value, at);
    if (!result || deployment::isPlausible(*result))
        return result;
    if (isWithinCalendar(*result)) // else it was reported
        warnOfImplausible(offset, at);
    return std::nullopt;
}

void ValueReader::warnOfImplausible(std::size_t offset, const Pointer& at)
{
    m_problems.warn(offset, at,
        {DEPLOY_MESSAGE("Message", "The year is implausible; this time is left out."), {}});
}

std::optional<ondemand::object> ValueReader::object(ondemand::value& value, const Pointer& at)
{
    if (tokenOf(value).starts_with('{'))
        return value.get_object();
    reject(value, at, {DEPLOY_MESSAGE("Message", "Expected an object."), {}});
    return std::nullopt;
}

std::optional<ondemand::array> ValueReader::array(ondemand::value& value, const Pointer& at)
{
    if (tokenOf(value).starts_with('['))
        return value.get_array();
    reject(value, at, {DEPLOY_MESSAGE("Message", "Expected a list."), {}});
    return std::nullopt;
}

void ValueReader::reject(
    ondemand::value& value, const Pointer& at, Message message, Severity severity)
{
    if (kindOfToken(tokenOf(value)) == JsonKind::Null)
        return;
    m_problems.add(severity, offsetOf(value), at, std::move(message));
    if (tokenOf(value).starts_with('{') || tokenOf(value).starts_with('['))
        skip(value, at);
}

void ValueReader::skip(ondemand::value& value, const Pointer& at)
{
    if (m_care == Care::Quick)
        return;
    switch (kindOfToken(tokenOf(value))) {
    case JsonKind::Object:
        return skipObject(value, at);
    case JsonKind::Array:
        return skipArray(value, at);
    case JsonKind::Text:
        static_cast<void>(text(value, at));
        return;
    case JsonKind::Invalid:
        m_problems.warn(
            offsetOf(value), at, {DEPLOY_MESSAGE("Message", "This is not a JSON value."), {}});
        return;
    default:
        return;
    }
}

void ValueReader::skip(ondemand::array& array, const Pointer& at)
{
    if (m_care == Care::Quick)
        return;
    enter(at);
    std::size_t index = 0;
    for (ondemand::value element : array)
        skip(element, at / index++);
}

void ValueReader::enter(const Pointer& at)
{
    if (at.depth() >= maxNesting)
        throw NestingTooDeep{};
}

void ValueReader::skipObject(ondemand::value& value, const Pointer& at)
{
    enter(at);
    for (ondemand::field field : value.get_object()) {
        const auto name = nameOf(field);
        skip(field.value(), at / name);
    }
}

void ValueReader::skipArray(ondemand::value& value, const Pointer& at)
{
    ondemand::array array = value.get_array();
    skip(array, at);
}

} // namespace formats
