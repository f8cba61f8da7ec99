// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http_message.h"

namespace sources {

/// What a response without data means to the user, with the server's own words where it gave any.
/// Codes: Unauthorized 401, Forbidden 403, NotFound 404 and 410, Changed 409 and 412, RateLimited
/// 429, Refused for other 4xx, Offline 502 to 504, ServerFault for other 5xx, BadFormat for
/// redirects and everything else.
[[nodiscard]] deployment::Error errorOf(const HttpResponse& response);
/// The same of a read; one that came too early or too often says for how long the server asked to
/// be left alone.
[[nodiscard]] deployment::Error errorOf(const HttpResponse& response, deployment::Timestamp now);

/// A failed read: why, and what is known about when to try again.
struct ReadFailure {
    deployment::Error error;
    int status = 0; ///< 0: no whole response
    std::optional<deployment::Milliseconds> retryAfter;
};
[[nodiscard]] ReadFailure readFailure(const HttpResult& result, deployment::Timestamp now);

/// The time to wait that the response asks for. A date is of the clock of whoever wrote it, which
/// the response may tell.
[[nodiscard]] std::optional<deployment::Milliseconds> retryAfter(
    const HttpResponse& response, deployment::Timestamp now);

/// The same in whole seconds, for a sentence: "at least", since no more than an hour is kept of it.
[[nodiscard]] std::optional<std::string> secondsToWait(
    const HttpResponse& response, deployment::Timestamp now);

/// What is sent stops before its end.
[[nodiscard]] deployment::Error endsTooEarly();
/// A response to be read as JSON, or why it cannot be. One whose end was not seen is looked
/// through: it may have been cut.
[[nodiscard]] tl::expected<HttpResponse, ReadFailure> jsonResponse(
    const HttpResult& result, deployment::Timestamp now);

} // namespace sources
