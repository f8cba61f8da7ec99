// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/tokens.h"

#include <sstream>

namespace server {

namespace {

/// Takes the same time wherever the texts differ.
bool sameSecret(std::string_view left, std::string_view right)
{
    unsigned difference = left.size() == right.size() ? 0 : 1;
    for (std::size_t index = 0; index < left.size() && index < right.size(); ++index)
        difference |= static_cast<unsigned char>(left[index] ^ right[index]);
    return difference == 0;
}

/// What follows the scheme, which is case-insensitive.
std::optional<std::string_view> credentials(std::string_view header, std::string_view scheme)
{
    if (header.size() <= scheme.size() || header[scheme.size()] != ' '
        || !equalFolded(header.substr(0, scheme.size()), scheme))
        return {};
    return header.substr(scheme.size() + 1);
}

} // namespace

std::optional<Tokens> Tokens::parse(std::string_view text)
{
    Tokens tokens;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#'))
            continue;
        std::istringstream entries(line);
        for (std::string entry; entries >> entry;) {
            const std::size_t first = entry.find(':');
            const std::size_t last = entry.rfind(':');
            const std::string permission = entry.substr(last == std::string::npos ? 0 : last + 1);
            if (first == 0 || last == first || last <= first + 1
                || (permission != "read" && permission != "operate"))
                return {};
            tokens.m_tokens.push_back({{entry.substr(0, first), permission == "operate"},
                entry.substr(first + 1, last - first - 1)});
        }
    }
    return tokens;
}

std::optional<Caller> Tokens::identify(const Request& request) const
{
    if (m_tokens.empty())
        return Caller{"anonymous", true};
    if (const auto key = request.header("X-Api-Key"))
        return withSecret(*key);
    const auto authorization = request.header("Authorization");
    if (!authorization)
        return {};
    if (const auto bearer = credentials(*authorization, "Bearer"))
        return withSecret(*bearer);
    const auto basic = credentials(*authorization, "Basic");
    return basic ? withBasic(*basic) : std::nullopt;
}

std::optional<Caller> Tokens::withSecret(std::string_view secret) const
{
    std::optional<Caller> caller;
    for (const Token& token : m_tokens)
        if (sameSecret(token.secret, secret))
            caller = token.caller;
    return caller;
}

std::optional<Caller> Tokens::withBasic(std::string_view encoded) const
{
    const auto decoded = base64Decoded(encoded);
    const std::size_t colon = decoded ? decoded->find(':') : std::string::npos;
    if (colon == std::string::npos)
        return {};
    const auto caller = withSecret(std::string_view(*decoded).substr(colon + 1));
    return caller && caller->name == decoded->substr(0, colon) ? caller : std::nullopt;
}

} // namespace server
