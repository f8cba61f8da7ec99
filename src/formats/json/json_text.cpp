// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_text.h"

#include "deploy/deployment/ascii.h"

#include <charconv>
#include <system_error>

namespace formats {

namespace {

/// Takes the digits in front away; false if there are none.
bool consumeDigits(std::string_view& text)
{
    const auto before = text.size();
    while (!text.empty() && deployment::isAsciiDigit(text.front()))
        text.remove_prefix(1);
    return text.size() != before;
}

bool consumeOneOf(std::string_view& text, std::string_view characters)
{
    if (text.empty() || characters.find(text.front()) == std::string_view::npos)
        return false;
    text.remove_prefix(1);
    return true;
}

} // namespace

JsonKind kindOfToken(std::string_view token)
{
    token = trimJsonWhitespace(token);
    if (token.empty())
        return JsonKind::Invalid;
    switch (token.front()) {
    case '{':
        return JsonKind::Object;
    case '[':
        return JsonKind::Array;
    case '"':
        return JsonKind::Text;
    case 't':
        return token == "true" ? JsonKind::True : JsonKind::Invalid;
    case 'f':
        return token == "false" ? JsonKind::False : JsonKind::Invalid;
    case 'n':
        return token == "null" ? JsonKind::Null : JsonKind::Invalid;
    default:
        return isJsonNumber(token) ? JsonKind::Number : JsonKind::Invalid;
    }
}

bool isJsonNumber(std::string_view token)
{
    consumeOneOf(token, "-");
    if (!consumeOneOf(token, "0") && !consumeDigits(token))
        return false;
    if (consumeOneOf(token, ".") && !consumeDigits(token))
        return false;
    if (consumeOneOf(token, "eE")) {
        consumeOneOf(token, "+-");
        if (!consumeDigits(token))
            return false;
    }
    return token.empty();
}

std::optional<double> numberValue(std::string_view token)
{
    double value = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
    if (error != std::errc{} || end != token.data() + token.size())
        return std::nullopt;
    return value;
}

} // namespace formats
