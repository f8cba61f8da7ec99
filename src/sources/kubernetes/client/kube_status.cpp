// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_status.h"

#include "deploy/formats/json/json_value.h"

#include "http/messages/http_errors.h"
#include "http/messages/http_headers.h"

#include <algorithm>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Milliseconds;
using formats::JsonValue;

constexpr std::size_t maxStatusWords = 1000;

/// A Status, as far as it is read.
struct KubeStatus {
    int code = 0;
    std::string reason;
    std::string message;
    std::vector<std::string> causeReasons;
    std::string causeTexts; ///< "field: message", a line each
    std::optional<Milliseconds> retryAfter;
};

std::string boundedWords(std::string text, bool isWhole)
{
    constexpr std::string_view ellipsis = "\xE2\x80\xA6";
    if (text.size() > maxStatusWords) {
        std::size_t end = maxStatusWords;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            --end; // not in the middle of a character
        text.resize(end);
        isWhole = false;
    }
    return isWhole || text.empty() ? text : text.append(ellipsis);
}

std::string statusText(const JsonValue& object, std::string_view name)
{
    return boundedWords(object.text(name).value_or(std::string()), true);
}

void readStatusCauses(const JsonValue& details, KubeStatus& status)
{
    const JsonValue causes = details.array("causes").value_or(JsonValue());
    for (const JsonValue& cause : causes.elements()) {
        const std::string reason = statusText(cause, "reason");
        const std::string field = statusText(cause, "field");
        const std::string message = statusText(cause, "message");
        if (!reason.empty())
            status.causeReasons.push_back(reason);
        if (message.empty() || field.empty())
            continue;
        if (!status.causeTexts.empty())
            status.causeTexts += '\n';
        status.causeTexts.append(field).append(": ").append(message);
    }
}

std::optional<KubeStatus> parseKubeStatus(std::string_view json)
{
    const auto object = JsonValue::parse(json);
    if (!object || statusText(*object, "kind") != "Status")
        return std::nullopt;
    KubeStatus status;
    status.code = static_cast<int>(object->integer("code", 0, 999).value_or(0));
    status.reason = statusText(*object, "reason");
    status.message = statusText(*object, "message");
    const JsonValue details = object->object("details").value_or(JsonValue());
    readStatusCauses(details, status);
    constexpr std::int64_t longestWait = 3'600;
    if (const auto seconds = details.integer("retryAfterSeconds", 1))
        status.retryAfter = std::chrono::seconds(std::min(*seconds, longestWait));
    return status;
}

/// Patterns take the server's words as %1 and the number of the status as %2.
struct StatusSentence {
    ErrorCode code;
    std::string_view pattern;
};

StatusSentence refusalSentence(const KubeStatus& status)
{
    if (status.code == 401)
        return {ErrorCode::Unauthorized,
            DEPLOY_MESSAGE("Message", "The cluster does not accept the sign-in.")};
    if (status.code == 403 && status.message.find("system:anonymous") != std::string::npos)
        return {ErrorCode::Forbidden,
            DEPLOY_MESSAGE("Message",
                "The cluster received no credentials and does not permit this to anyone: %1")};
    if (status.code == 403)
        return {ErrorCode::Forbidden,
            DEPLOY_MESSAGE("Message", "The cluster does not permit this: %1")};
    if (status.code == 422)
        return {ErrorCode::Refused, DEPLOY_MESSAGE("Message", "The cluster rejects this: %1")};
    return {ErrorCode::Refused, DEPLOY_MESSAGE("Message", "The cluster says (status %2): %1")};
}

StatusSentence statusSentence(const KubeStatus& status)
{
    switch (status.code) {
    case 404:
        return {ErrorCode::NotFound, DEPLOY_MESSAGE("Message", "The cluster does not have it: %1")};
    case 409:
        return {ErrorCode::Changed, DEPLOY_MESSAGE("Message", "It has changed meanwhile: %1")};
    case 410:
        return {ErrorCode::Changed,
            DEPLOY_MESSAGE("Message", "The cluster no longer knows this state: %1")};
    case 429:
        return {ErrorCode::RateLimited,
            DEPLOY_MESSAGE("Message", "The cluster asks to wait before the next request: %1")};
    case 500:
        return {ErrorCode::ServerFault,
            DEPLOY_MESSAGE("Message", "The cluster reports an internal error: %1")};
    case 503:
        return {ErrorCode::Offline,
            DEPLOY_MESSAGE("Message", "The cluster is currently not available: %1")};
    case 504:
        return {ErrorCode::Offline,
            DEPLOY_MESSAGE("Message", "The cluster did not answer in time: %1")};
    default:
        break;
    }
    if (status.code >= 500)
        return {
            ErrorCode::ServerFault, DEPLOY_MESSAGE("Message", "The cluster says (status %2): %1")};
    return refusalSentence(status);
}

KubeFailure failureOfStatus(const KubeStatus& status)
{
    KubeFailure failure;
    failure.status = status.code;
    failure.reason = status.reason;
    failure.message = status.message;
    failure.causes = status.causeReasons;
    failure.retryAfter = status.retryAfter;
    const std::string& words = status.causeTexts.empty() ? status.message : status.causeTexts;
    const StatusSentence sentence = statusSentence(status);
    failure.error = {sentence.code,
        {sentence.pattern, {words.empty() ? failure.words() : words, std::to_string(status.code)}},
        "status " + std::to_string(status.code) + " " + status.reason};
    return failure;
}

/// Of an answer that is no Status: of the router before the API, or of a proxy.
KubeFailure foreignFailure(const HttpResponse& response, deployment::Timestamp now)
{
    KubeFailure failure;
    failure.status = response.status;
    failure.error = errorOf(response, now);
    const bool isPlain = mediaType(response.header("Content-Type")) == "text/plain";
    if (response.status == 404 && isPlain)
        failure.error = {ErrorCode::NotFound,
            {DEPLOY_MESSAGE("Message", "The cluster does not have this API; it is not installed."),
                {}},
            "status 404"};
    else if (response.status == 401)
        failure.error.message = {
            DEPLOY_MESSAGE("Message", "The cluster does not accept the sign-in."), {}};
    else if (isPlain)
        failure.message = boundedWords(response.body.trimmed().toStdString(), response.isEndProven);
    return failure;
}

void sayForHowLong(KubeFailure& failure)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(*failure.retryAfter);
    failure.error.message.pattern = DEPLOY_MESSAGE(
        "Message", "The cluster asked to wait at least %3 s before the next request: %1");
    failure.error.message.arguments.push_back(std::to_string(seconds.count()));
}

} // namespace

KubeFailure endlessList()
{
    return ownFailure(ErrorCode::BadFormat,
        DEPLOY_MESSAGE("Message",
            "The cluster's list leads back to a part of it that was read before; it was not read "
            "completely."));
}

bool KubeFailure::isExpired() const
{
    return status == 410 || reason == "Expired" || reason == "Gone";
}

std::string KubeFailure::words() const
{
    if (!message.empty())
        return message;
    return reason.empty() ? "status " + std::to_string(status) : reason;
}

bool KubeFailure::isAhead() const
{
    return std::ranges::find(causes, "ResourceVersionTooLarge") != causes.end();
}

KubeFailure kubeFailure(const HttpResult& result, deployment::Timestamp now)
{
    KubeFailure failure;
    if (!result) {
        failure.error = result.error().error;
        failure.maybeSent = result.error().maybeSent;
        return failure;
    }
    auto status = parseKubeStatus(result->bodyText());
    if (status) {
        status->code = result->status; // of a proxy in between, it need not be the body's
        failure = failureOfStatus(*status);
    } else {
        failure = foreignFailure(*result, now);
    }
    if (const auto wish = retryAfter(*result, now))
        failure.retryAfter = wish;
    if (status && status->code == 429 && failure.retryAfter)
        sayForHowLong(failure);
    return failure;
}

KubeFailure kubeFailure(std::string_view status)
{
    if (const auto parsed = parseKubeStatus(status))
        return failureOfStatus(*parsed);
    KubeFailure failure;
    failure.error = deployment::simpleError(ErrorCode::BadFormat,
        DEPLOY_MESSAGE("Message", "The cluster reported an error that could not be read."));
    return failure;
}

} // namespace sources
