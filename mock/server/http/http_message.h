// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace server {

/// A request as the handlers see it, whatever library it came through.
struct Request {
    std::string method;
    std::string target; ///< path and query as they came
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    /// The first header of that name (case-insensitive).
    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
};

struct Reply {
    int status = 200;
    std::string contentType = "application/json";
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    /// Not a body but the events after this one, for as long as the client listens.
    std::optional<std::uint64_t> streamAfter;
};

/// The parts of a request's target, each percent-decoded.
struct Target {
    std::vector<std::string> segments;
    std::vector<std::pair<std::string, std::string>> query;

    [[nodiscard]] std::optional<std::string_view> parameter(std::string_view name) const;
};
[[nodiscard]] Target parseTarget(std::string_view target);

[[nodiscard]] std::string percentDecoded(std::string_view text, bool plusIsBlank);
/// Everything but the unreserved characters of RFC 3986 encoded.
[[nodiscard]] std::string percentEncoded(std::string_view text);
[[nodiscard]] bool equalFolded(std::string_view left, std::string_view right);
/// nullopt for a string that is not base64.
[[nodiscard]] std::optional<std::string> base64Decoded(std::string_view text);

} // namespace server
