// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/json/json_writer.h"

#include "deploy/deployment/escape_letter.h"
#include "deploy/deployment/utf8.h"
#include "deploy/formats/json/json_value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace formats {

namespace {

constexpr std::string_view replacementCharacter = "\xEF\xBF\xBD";

void appendEscape(std::string& to, char c)
{
    constexpr std::string_view digits = "0123456789abcdef";
    const char letter =
        c == '"' || c == '\\' ? c : deployment::escapeLetter(static_cast<unsigned char>(c));
    if (letter != 0) {
        to += '\\';
        to += letter;
        return;
    }
    to += "\\u00";
    to += digits[static_cast<unsigned char>(c) >> 4U];
    to += digits[static_cast<unsigned char>(c) & 0xFU];
}

bool needsEscape(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == '\x7F';
}

/// Most texts are nothing else.
std::size_t lengthOfPlainAscii(std::string_view text)
{
    const auto end = std::ranges::find_if(
        text, [](char c) { return needsEscape(c) || static_cast<unsigned char>(c) >= 0x80; });
    return static_cast<std::size_t>(end - text.begin());
}

/// Appends what the text begins with; how many bytes of it that was.
std::size_t appendCharacter(std::string& to, std::string_view text)
{
    const auto length = deployment::utf8SequenceLength(text);
    if (length == 0)
        to += replacementCharacter;
    else if (length == 1 && needsEscape(text.front()))
        appendEscape(to, text.front());
    else
        to += text.substr(0, length);
    return length == 0 ? 1 : length;
}

} // namespace

void JsonWriter::key(std::string_view name)
{
    text(name);
    m_to += ':';
    m_needsComma = false;
}

void JsonWriter::text(std::string_view utf8)
{
    separate();
    m_to += '"';
    while (!utf8.empty()) {
        const auto plain = lengthOfPlainAscii(utf8);
        m_to += utf8.substr(0, plain);
        utf8.remove_prefix(plain);
        if (!utf8.empty())
            utf8.remove_prefix(appendCharacter(m_to, utf8));
    }
    m_to += '"';
}

void JsonWriter::number(double value)
{
    if (!std::isfinite(value))
        return null();
    separate();
    m_to += shortestDecimal(value);
}

void JsonWriter::integer(std::int64_t value)
{
    separate();
    m_to += std::to_string(value);
}

void JsonWriter::boolean(bool value)
{
    separate();
    m_to += value ? "true" : "false";
}

void JsonWriter::null()
{
    separate();
    m_to += "null";
}

void JsonWriter::value(const JsonValue& value)
{
    switch (value.kind()) {
    case JsonValue::Kind::Boolean:
        return boolean(value.boolean().value());
    case JsonValue::Kind::Integer:
        return integer(value
                           .integer(std::numeric_limits<std::int64_t>::min(),
                               std::numeric_limits<std::int64_t>::max())
                           .value());
    case JsonValue::Kind::Number:
        return number(
            value.number(std::numeric_limits<double>::lowest(), std::numeric_limits<double>::max())
                .value());
    case JsonValue::Kind::Text:
        return text(value.text().value());
    case JsonValue::Kind::Array:
        return array(value);
    case JsonValue::Kind::Object:
        return object(value);
    case JsonValue::Kind::Null:
        return null();
    }
}

void JsonWriter::array(const JsonValue& value)
{
    beginArray();
    for (const JsonValue& element : value.elements())
        this->value(element);
    endArray();
}

void JsonWriter::object(const JsonValue& value)
{
    beginObject();
    for (const JsonMember& member : value.members()) {
        key(member.name);
        this->value(member.value);
    }
    endObject();
}

void JsonWriter::time(deployment::Timestamp value, deployment::Zone zone)
{
    text(deployment::formatTimestamp(value, zone));
}

void JsonWriter::textField(std::string_view name, std::string_view utf8)
{
    key(name);
    text(utf8);
}

void JsonWriter::countField(std::string_view name, std::uint64_t count)
{
    key(name);
    separate();
    m_to += std::to_string(count);
}

void JsonWriter::time(deployment::Timestamp value, std::chrono::seconds offset)
{
    std::string written;
    deployment::appendTimestamp(written, value, offset);
    text(written);
}

void JsonWriter::timeField(std::string_view name, deployment::Timestamp value)
{
    key(name);
    time(value, deployment::Zone::Utc);
}

void JsonWriter::open(char bracket)
{
    separate();
    m_to += bracket;
    m_needsComma = false;
}

void JsonWriter::close(char bracket)
{
    m_to += bracket;
    m_needsComma = true;
}

void JsonWriter::separate()
{
    if (m_needsComma)
        m_to += ',';
    m_needsComma = true;
}

std::string shortestDecimal(double value)
{
    std::array<char, 32> digits{};
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return {digits.data(), result.ptr};
}

} // namespace formats
