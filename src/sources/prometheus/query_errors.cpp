// SPDX-License-Identifier: GPL-3.0-or-later
#include "query_errors.h"

#include "deploy/deployment/display_text.h"
#include "deploy/formats/json/json_value.h"

#include "http/messages/http_headers.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::simpleError;
using formats::JsonValue;

constexpr std::size_t maxRefusalWords = 600; ///< characters of what a server says

struct Refusal {
    std::string_view type;
    ErrorCode code;
    std::string_view sentence;
};

constexpr std::array refusals{
    Refusal{"bad_data", ErrorCode::BadFormat,
        DEPLOY_MESSAGE("Message", "The metrics server does not understand the query: %1")},
    Refusal{"execution", ErrorCode::Refused,
        DEPLOY_MESSAGE("Message", "The metrics server could not evaluate the query: %1")},
    Refusal{"timeout", ErrorCode::Timeout,
        DEPLOY_MESSAGE("Message", "The query takes the metrics server too long: %1")},
    Refusal{"canceled", ErrorCode::Offline,
        DEPLOY_MESSAGE("Message", "The metrics server canceled the query: %1")},
    Refusal{"unavailable", ErrorCode::Offline,
        DEPLOY_MESSAGE("Message", "The metrics server is not ready: %1")},
    Refusal{"too_many_requests", ErrorCode::RateLimited,
        DEPLOY_MESSAGE("Message", "The metrics server limits queries: %1")},
    Refusal{"not_found", ErrorCode::NotFound,
        DEPLOY_MESSAGE("Message", "The metrics server does not have this: %1")},
};

constexpr std::string_view otherSentence = DEPLOY_MESSAGE("Message", "The metrics server says: %1");

Error refusal(const std::string& type, const std::string& words)
{
    const auto* const known = std::ranges::find(refusals, type, &Refusal::type);
    const bool isKnown = known != refusals.end();
    return {isKnown ? known->code : ErrorCode::Refused,
        {isKnown ? known->sentence : otherSentence,
            {deployment::displayText(words, maxRefusalWords)}},
        type};
}

/// A limit is said to be one, whatever the server calls it.
Error withStatus(Error error, int status)
{
    const bool isLimit = status == 429;
    if (isLimit && error.code != ErrorCode::RateLimited) {
        error.code = ErrorCode::RateLimited;
        error.message.pattern = DEPLOY_MESSAGE("Message", "The metrics server limits queries: %1");
    }
    return error;
}

} // namespace

std::optional<Error> refusalOf(const JsonValue& body)
{
    const auto status = body.text("status");
    const auto type = body.text("errorType");
    if (status != std::string("error") || !type)
        return std::nullopt;
    auto words = body.text("error").value_or(std::string());
    return refusal(*type, words.empty() ? *type : words);
}

Error tooLargeAnswer()
{
    return simpleError(ErrorCode::TooLarge,
        DEPLOY_MESSAGE("Message",
            "The answer is too large to be drawn: the query gives too many series. Aggregate it "
            "with sum, avg or topk."));
}

ReadFailure queryFailure(const HttpResult& result, deployment::Timestamp now)
{
    ReadFailure failure = readFailure(result, now);
    if (!result) {
        if (failure.error.code == ErrorCode::TooLarge)
            failure.error = tooLargeAnswer();
        return failure;
    }
    if (!mayBeJson(result->header("Content-Type")))
        return failure;
    if (const auto body = JsonValue::parse(result->bodyText())) {
        if (auto said = refusalOf(*body))
            failure.error = withStatus(std::move(*said), result->status);
    }
    return failure;
}

} // namespace sources
