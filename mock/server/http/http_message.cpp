// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/http_message.h"

#include "deploy/deployment/ascii.h"

#include <algorithm>
#include <charconv>

namespace server {

namespace {

bool isUnreserved(char c)
{
    return deployment::isAsciiAlphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

std::optional<char> hexByte(std::string_view digits)
{
    unsigned value = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, value, 16);
    if (digits.size() != 2 || error != std::errc() || stopped != end)
        return {};
    return static_cast<char>(value);
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

template <typename Pairs>
std::optional<std::string_view> valueOf(const Pairs& pairs, std::string_view name, auto equal)
{
    for (const auto& [key, value] : pairs)
        if (equal(key, name))
            return value;
    return {};
}

} // namespace

std::optional<std::string_view> Request::header(std::string_view name) const
{
    return valueOf(headers, name, equalFolded);
}

std::optional<std::string_view> Target::parameter(std::string_view name) const
{
    return valueOf(query, name, std::equal_to<std::string_view>());
}

Target parseTarget(std::string_view text)
{
    Target target;
    const std::size_t question = text.find('?');
    std::string_view path = text.substr(0, question);
    path.remove_prefix(path.starts_with('/') ? 1 : 0);
    for (std::string_view segment : split(path, '/'))
        target.segments.push_back(percentDecoded(segment, false));
    if (question == std::string_view::npos)
        return target;
    for (std::string_view pair : split(text.substr(question + 1), '&')) {
        const std::size_t equals = pair.find('=');
        const std::string_view value =
            equals == std::string_view::npos ? "" : pair.substr(equals + 1);
        target.query.emplace_back(
            percentDecoded(pair.substr(0, equals), true), percentDecoded(value, true));
    }
    return target;
}

std::string percentDecoded(std::string_view text, bool plusIsBlank)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t index = 0; index < text.size(); ++index) {
        const auto byte = text[index] == '%' ? hexByte(text.substr(index + 1, 2)) : std::nullopt;
        decoded += byte ? *byte : plusIsBlank && text[index] == '+' ? ' ' : text[index];
        index += byte ? 2 : 0;
    }
    return decoded;
}

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (isUnreserved(c))
            encoded += c;
        else
            encoded.append({'%', digits[byte >> 4U], digits[byte & 15U]});
    }
    return encoded;
}

bool equalFolded(std::string_view left, std::string_view right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
        [](char a, char b) { return deployment::toAsciiLower(a) == deployment::toAsciiLower(b); });
}

std::optional<std::string> base64Decoded(std::string_view text)
{
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    while (text.ends_with('='))
        text.remove_suffix(1);
    std::string decoded;
    unsigned bits = 0;
    int held = 0;
    for (char c : text) {
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos)
            return {};
        bits = (bits << 6U | static_cast<unsigned>(value)) & 0xFFFFU;
        held += 6;
        if (held < 8)
            continue;
        held -= 8;
        decoded += static_cast<char>(bits >> static_cast<unsigned>(held) & 0xFFU);
    }
    return decoded;
}

} // namespace server
