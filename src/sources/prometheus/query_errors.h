// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"

#include "http/messages/http_errors.h"

namespace formats {
class JsonValue;
}

namespace sources {

/// What the body of an answer says went wrong, by its errorType; nullopt if it says nothing of the
/// kind. The server's own words come last, and no longer than a paragraph. Codes: BadFormat for a
/// query that is not understood, Timeout, RateLimited, Offline for what else is worth another
/// attempt, NotFound, else Refused.
[[nodiscard]] std::optional<deployment::Error> refusalOf(const formats::JsonValue& body);

/// Why a query brought no answer: the network, a proxy with a web page, the server itself.
[[nodiscard]] ReadFailure queryFailure(const HttpResult& result, deployment::Timestamp now);

/// A query that gives more series than anyone would draw.
[[nodiscard]] deployment::Error tooLargeAnswer();

} // namespace sources
