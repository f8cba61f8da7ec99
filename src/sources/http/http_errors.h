// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http_client.h"

namespace sources {

/// What a response without data means to the user, with the server's own words where it gave any.
/// Codes: Unauthorized 401, Forbidden 403, NotFound 404 and 410, Changed 409 and 412, RateLimited
/// 429, Refused for other 4xx, Offline 502 to 504, ServerFault for other 5xx, BadFormat for
/// redirects and everything else.
[[nodiscard]] deployment::Error errorOf(const HttpResponse& response);

/// A failed read: why, and what is known about when to try again.
struct ReadFailure {
    deployment::Error error;
    int status = 0; ///< 0: no whole response
    std::optional<deployment::Milliseconds> retryAfter;
};
[[nodiscard]] ReadFailure readFailure(const HttpResult& result, deployment::Timestamp now);

/// A response to be read as JSON, or why it cannot be.
[[nodiscard]] tl::expected<HttpResponse, ReadFailure> jsonResponse(
    const HttpResult& result, deployment::Timestamp now);

} // namespace sources
