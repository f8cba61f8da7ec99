// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_answers.h"

#include "deploy/formats/json/json_value.h"

#include "http/messages/http_errors.h"
#include "http/messages/http_headers.h"
#include "http/messages/problem_details.h"

#include <chrono>

namespace sources {

using formats::JsonValue;

namespace {

using deployment::Error;
using deployment::ErrorCode;
using operations::Answer;
using operations::Body;
using operations::Evidence;

std::string textOf(const JsonValue& object, std::string_view name)
{
    return object.text(name).value_or(std::string());
}

Body bodyOf(const HttpResponse& response, bool isObject)
{
    if (isObject)
        return Body::Object;
    const QByteArray type = mediaType(response.header("Content-Type"));
    const QByteArray text = response.body.trimmed();
    if (type == "text/html" || text.startsWith('<'))
        return Body::Page;
    const bool isEmpty = text.isEmpty() && response.header("Content-Length").trimmed() == "0";
    const bool isJson = type.endsWith("json") || text.startsWith('{');
    return isJson && !isEmpty ? Body::Fragment : Body::Other;
}

Answer answerOf(const HttpResponse& response)
{
    const JsonValue object = JsonValue::parse(response.bodyText()).value_or(JsonValue());
    Answer answer;
    answer.status = response.status;
    answer.body = bodyOf(response, object.isObject());
    answer.asksForCredentials = !response.header("WWW-Authenticate").isEmpty();
    if (!object.isObject())
        return answer;
    answer.problemType = textOf(object, "type");
    answer.command = {textOf(object, "key"), textOf(object, "action"), textOf(object, "deployment"),
        textOf(object, "targetVersion"), textOf(object, "state")};
    return answer;
}

/// Nothing was sent.
Error stillToWait(const HttpResponse& response, deployment::Timestamp now)
{
    return {ErrorCode::RateLimited,
        {DEPLOY_MESSAGE("Message",
             "The server limits commands: it asked to wait, and no command is sent to it for the "
             "next %1 s."),
            {secondsToWait(response, now).value_or("0")}},
        {}};
}

/// A limit says for how long.
void addWait(Error& error, const HttpResponse& response, deployment::Timestamp now)
{
    const auto seconds = response.status == 429 ? secondsToWait(response, now) : std::nullopt;
    if (!seconds)
        return;
    const auto problem = parseProblem(response.header("Content-Type"), response.body);
    error.message = problem
        ? deployment::Message{DEPLOY_MESSAGE("Message",
                                  "The server limits commands, and asks to wait at least %1 s: %2"),
            {*seconds, problem->text().toStdString()}}
        : deployment::Message{DEPLOY_MESSAGE("Message",
                                  "The server limits commands, and asks to wait at least %1 s."),
            {*seconds}};
}

/// The server's own words, under the code that says what to do about them.
Error errorOf(Evidence evidence, const HttpResponse& response, deployment::Timestamp now)
{
    Error error = errorOf(response);
    addWait(error, response, now);
    if (evidence == Evidence::RevisionOutdated)
        error.code = ErrorCode::Changed;
    else if (error.code == ErrorCode::Changed)
        error.code = ErrorCode::Refused;
    return error;
}

} // namespace

CommandOutcome outcomeOf(
    const Command& command, const HttpResult& result, deployment::Timestamp now)
{
    if (result && result->isStanding)
        return outcomeOf(Evidence::NeverLeft, stillToWait(*result, now));
    if (!result)
        return outcomeOf(result.error().maybeSent ? Evidence::NoAnswer : Evidence::NeverLeft,
            result.error().error);
    const Evidence evidence = operations::evidenceOf(command, answerOf(*result));
    return result->isSuccess() ? outcomeOf(evidence)
                               : outcomeOf(evidence, errorOf(evidence, *result, now));
}

std::optional<Evidence> reportOf(const Command& command, const HttpResult& result)
{
    if (!result || result->status == 401 || result->status == 429)
        return std::nullopt; // it was not looked up
    return operations::evidenceOfReport(command, answerOf(*result));
}

} // namespace sources
