// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_errors.h"

#include "http_headers.h"
#include "problem_details.h"

namespace sources {
namespace {

using deployment::Error;
using deployment::ErrorCode;

ErrorCode codeOf(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::Unauthorized;
    case 404:
    case 410:
        return ErrorCode::NotFound;
    case 409:
    case 412:
        return ErrorCode::Changed;
    case 429:
        return ErrorCode::Offline;
    default:
        break;
    }
    if (status >= 500)
        return ErrorCode::Offline;
    return status >= 400 ? ErrorCode::Refused : ErrorCode::BadFormat;
}

Error redirected(const HttpResponse& response)
{
    const QUrl target(QString::fromLatin1(response.header("Location")));
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message",
             "The server sends requests on to another address (%1), which is not followed. Use "
             "that address "
             "if you trust it."),
            {target.host().isEmpty() ? target.path().toStdString() : target.host().toStdString()}},
        "status " + std::to_string(response.status)};
}

std::string_view sentenceWithoutWords(int status)
{
    switch (status) {
    case 401:
        return DEPLOY_MESSAGE("Message", "The server does not accept the credentials.");
    case 403:
        return DEPLOY_MESSAGE("Message", "The server does not permit this.");
    case 404:
    case 410:
        return DEPLOY_MESSAGE("Message", "The server has no such thing.");
    case 429:
        return DEPLOY_MESSAGE("Message", "The server asks for fewer requests.");
    case 503:
        return DEPLOY_MESSAGE("Message", "The server is not available at the moment.");
    default:
        return DEPLOY_MESSAGE("Message", "The server answered with status %1.");
    }
}

} // namespace

Error errorOf(const HttpResponse& response)
{
    if (response.status >= 300 && response.status < 400)
        return redirected(response);
    const std::string status = std::to_string(response.status);
    const auto problem = parseProblem(response.header("Content-Type"), response.body);
    if (problem)
        return {codeOf(response.status),
            {DEPLOY_MESSAGE("Message", "The server says (status %1): %2"),
                {status, problem->text().toStdString()}},
            "status " + status};
    return {codeOf(response.status), {sentenceWithoutWords(response.status), {status}},
        "status " + status};
}

ReadFailure readFailure(const HttpResult& result, deployment::Timestamp now)
{
    if (!result)
        return {result.error().error, 0, std::nullopt};
    return {errorOf(*result), result->status, retryAfter(result->header("Retry-After"), now)};
}

tl::expected<HttpResponse, ReadFailure> jsonResponse(
    const HttpResult& result, deployment::Timestamp now)
{
    if (!result || !result->isSuccess())
        return tl::unexpected(readFailure(result, now));
    if (!mayBeJson(result->header("Content-Type")))
        return tl::unexpected(ReadFailure{Error{ErrorCode::BadFormat,
                                              {DEPLOY_MESSAGE("Message",
                                                   "The server answered with a page for people, "
                                                   "not with data. Is the address that of "
                                                   "the API, and is no log-in page in between?"),
                                                  {}},
                                              "not JSON"},
            result->status, std::nullopt});
    return *result;
}

} // namespace sources
