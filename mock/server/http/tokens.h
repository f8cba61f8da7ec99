// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/http_message.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

/// Who asks, and what they may do.
struct Caller {
    std::string name;
    bool mayOperate = false;
};

/// The tokens that the server knows. None at all: everybody may do everything.
class Tokens {
public:
    /// One NAME:SECRET:read or NAME:SECRET:operate a line (or between spaces); lines that begin
    /// with # are comments. nullopt if a line has another form.
    [[nodiscard]] static std::optional<Tokens> parse(std::string_view text);

    /// By Authorization: Bearer SECRET, Authorization: Basic (NAME and SECRET), or X-Api-Key:
    /// SECRET.
    [[nodiscard]] std::optional<Caller> identify(const Request& request) const;

private:
    struct Token {
        Caller caller;
        std::string secret;
    };
    [[nodiscard]] std::optional<Caller> withSecret(std::string_view secret) const;
    [[nodiscard]] std::optional<Caller> withBasic(std::string_view credentials) const;

    std::vector<Token> m_tokens;
};

} // namespace server
