// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_errors.h"

#include "http/failures/transport_failure.h"
#include "http_headers.h"
#include "problem_details.h"

#include "deploy/formats/json/json_member.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace sources {

namespace {

/// White space before a page.
constexpr qsizetype longestBlank = 1024;
constexpr QByteArrayView markOfUtf8("\xEF\xBB\xBF");

using deployment::Error;
using deployment::ErrorCode;

ErrorCode codeOf(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::Unauthorized;
    case 403:
        return ErrorCode::Forbidden;
    case 404:
    case 410:
        return ErrorCode::NotFound;
    case 409:
    case 412:
        return ErrorCode::Changed;
    case 502: // a gateway says so of the server
    case 503:
    case 504:
        return ErrorCode::Offline;
    case 429:
        return ErrorCode::RateLimited;
    default:
        break;
    }
    if (status >= 500)
        return ErrorCode::ServerFault;
    return status >= 400 ? ErrorCode::Refused : ErrorCode::BadFormat;
}

Error redirected(const HttpResponse& response)
{
    const QUrl target = response.url.resolved(QUrl::fromEncoded(response.header("Location")));
    const std::string status = "status " + std::to_string(response.status);
    if (sameOrigin(target, response.url))
        return {ErrorCode::BadFormat,
            {DEPLOY_MESSAGE("Message",
                 "The server redirects to another of its addresses (%1), which was not followed: "
                 "redirects are never followed for commands, and at most five times when reading."),
                {target.path().toStdString()}},
            status};
    const QUrl origin = target.adjusted(
        QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message",
             "The server redirects to another address (%1); redirects to other servers are not "
             "followed. Use that address if you trust it."),
            {origin.toString().toStdString()}},
        status};
}

bool bodyHas(const HttpResponse& response, std::initializer_list<const char*> parts)
{
    const QByteArray beginning = response.body.left(4096).toLower();
    return std::any_of(
        parts.begin(), parts.end(), [&](const char* part) { return beginning.contains(part); });
}

/// Refusals that web servers give before the application behind them, in their own words.
std::optional<std::string_view> gateSentence(const HttpResponse& response)
{
    if (response.status != 400 && response.status != 403 && response.status != 426)
        return std::nullopt;
    if (bodyHas(response,
            {"plain http request was sent to https port", "http request to an https server",
                "speaking plain http to an ssl-enabled server",
                "speaking plain http to an ssl port"}))
        return DEPLOY_MESSAGE(
            "Message", "The server at %1 uses https: the address must begin with https://.");
    if (bodyHas(response, {"no required ssl certificate was sent", "client certificate required"}))
        return DEPLOY_MESSAGE("Message",
            "The server at %1 requires a client certificate. Set one and its key in the "
            "connection.");
    if (bodyHas(response, {"the ssl certificate error"}))
        return DEPLOY_MESSAGE(
            "Message", "The server at %1 rejected the client certificate of this connection.");
    return std::nullopt;
}

/// What makes a response useless that was a success; its content is looked at no further.
std::optional<Error> notJson(const HttpResponse& response)
{
    const std::string status = std::to_string(response.status);
    if (response.status == 206)
        return Error{ErrorCode::Incomplete,
            {DEPLOY_MESSAGE("Message",
                 "The server returned only a part (status 206), though all of it was asked for."),
                {}},
            {}};
    const QByteArray beginning = response.body.left(longestBlank).trimmed();
    if (!mayBeJson(response.header("Content-Type")) || beginning.startsWith('<'))
        return Error{ErrorCode::BadFormat,
            {DEPLOY_MESSAGE("Message",
                 "The server returned an HTML page, possibly from a proxy or a login page. Check "
                 "that the address is that of the API."),
                {}},
            "not JSON"};
    if (beginning.isEmpty() && response.body.size() <= longestBlank)
        return Error{ErrorCode::Incomplete,
            {DEPLOY_MESSAGE("Message", "The server's response has no content (status %1)."),
                {status}},
            {}};
    return std::nullopt;
}

std::string_view sentenceWithoutWords(int status)
{
    switch (status) {
    case 401:
        return DEPLOY_MESSAGE("Message", "The server requires valid credentials (status %1).");
    case 403:
        return DEPLOY_MESSAGE("Message", "The server does not permit this.");
    case 404:
    case 410:
        return DEPLOY_MESSAGE("Message", "The server answers, but has nothing at %2 (status %1).");
    case 407:
        return DEPLOY_MESSAGE("Message", "A proxy requires a user name and password (status 407).");
    case 429:
        return DEPLOY_MESSAGE("Message", "The server is limiting the request rate.");
    case 502:
    case 504:
        return DEPLOY_MESSAGE(
            "Message", "A gateway in front of the server got no answer from it (status %1).");
    case 503:
        return DEPLOY_MESSAGE("Message", "The server is currently unavailable.");
    default:
        return DEPLOY_MESSAGE("Message", "The server returned status %1.");
    }
}

} // namespace

Error errorOf(const HttpResponse& response)
{
    const bool isRedirect = response.status >= 300 && response.status < 400
        && !response.header("Location").trimmed().isEmpty();
    if (isRedirect)
        return redirected(response);
    const std::string status = std::to_string(response.status);
    const auto problem = parseProblem(response.header("Content-Type"), response.body);
    if (problem)
        return {codeOf(response.status),
            {DEPLOY_MESSAGE("Message", "The server says (status %1): %2"),
                {status, problem->text().toStdString()}},
            "status " + status};
    if (const auto sentence = gateSentence(response))
        return {ErrorCode::Insecure, {*sentence, {hostOf(response.url)}}, "status " + status};
    const bool isOfProxyPerhaps =
        !response.proxy.isEmpty() && (response.status == 403 || response.status >= 500);
    if (isOfProxyPerhaps)
        return {codeOf(response.status),
            {DEPLOY_MESSAGE("Message", "The server or the proxy %1 returned status %2."),
                {response.proxy.toStdString(), status}},
            "status " + status};
    const QString address =
        response.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    return {codeOf(response.status),
        {sentenceWithoutWords(response.status), {status, address.toStdString()}},
        "status " + status};
}

Error errorOf(const HttpResponse& response, deployment::Timestamp now)
{
    Error error = errorOf(response);
    const auto wait = secondsToWait(response, now);
    const bool isBusy = response.status == 429 || response.status == 503;
    if (!isBusy || !wait || error.code == ErrorCode::Insecure)
        return error;
    const std::string status = std::to_string(response.status);
    if (const auto problem = parseProblem(response.header("Content-Type"), response.body))
        error.message = {DEPLOY_MESSAGE("Message",
                             "The server says (status %1, and asked to wait at least %2 s): %3"),
            {status, *wait, problem->text().toStdString()}};
    else if (response.status == 429)
        error.message = {DEPLOY_MESSAGE("Message",
                             "The server is limiting the request rate, and asked to wait at least "
                             "%1 s."),
            {*wait}};
    else if (response.proxy.isEmpty()) // else a proxy may be who says so
        error.message = {DEPLOY_MESSAGE("Message",
                             "The server is currently unavailable, and asked to wait at least "
                             "%1 s."),
            {*wait}};
    return error;
}

ReadFailure readFailure(const HttpResult& result, deployment::Timestamp now)
{
    if (!result)
        return {result.error().error, 0, std::nullopt};
    return {errorOf(*result, now), result->status, retryAfter(*result, now)};
}

std::optional<std::string> secondsToWait(const HttpResponse& response, deployment::Timestamp now)
{
    const auto wait = retryAfter(response, now);
    if (!wait)
        return std::nullopt;
    return std::to_string(std::chrono::ceil<std::chrono::seconds>(*wait).count());
}

std::optional<deployment::Milliseconds> retryAfter(
    const HttpResponse& response, deployment::Timestamp now)
{
    return retryAfter(
        response.header("Retry-After"), httpDate(response.header("Date")).value_or(now));
}

Error endsTooEarly()
{
    return {ErrorCode::Incomplete,
        {DEPLOY_MESSAGE(
             "Message", "Incomplete response: what the server sends stops before its end."),
            {}},
        {}};
}

tl::expected<HttpResponse, ReadFailure> jsonResponse(
    const HttpResult& result, deployment::Timestamp now)
{
    if (!result || !result->isSuccess())
        return tl::unexpected(readFailure(result, now));
    HttpResponse response = *result;
    if (response.body.startsWith(markOfUtf8)) // no part of the text, here as in a file
        response.body.remove(0, markOfUtf8.size());
    if (auto error = notJson(response))
        return tl::unexpected(ReadFailure{*std::move(error), response.status, std::nullopt});
    if (!response.isEndProven && formats::endsEarly(response.bodyText()))
        return tl::unexpected(ReadFailure{endsTooEarly(), response.status, std::nullopt});
    return response;
}

} // namespace sources
