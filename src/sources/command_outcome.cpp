// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_outcome.h"

#include "http_errors.h"
#include "http_headers.h"
#include "problem_details.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sources {
namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Status;

QString stateWord(const HttpResponse& response)
{
    return QJsonDocument::fromJson(response.body).object().value(QLatin1String("state")).toString();
}

CommandOutcome failedOnServer()
{
    return {CommandState::Refused,
        Error{ErrorCode::Refused,
            {DEPLOY_MESSAGE("Message", "The server took the command, but could not carry it out."),
                {}},
            {}}};
}

CommandOutcome outcomeOfSuccess(const HttpResponse& response)
{
    // A page for people comes from something in between: a log-in, a proxy.
    if (!response.body.isEmpty() && !mayBeJson(response.header("Content-Type")))
        return {CommandState::Unknown,
            Error{ErrorCode::Unknown,
                {DEPLOY_MESSAGE("Message",
                     "The answer to the command was a page for people, perhaps from a proxy."),
                    {}},
                {}}};
    const QString state = stateWord(response);
    if (state == QLatin1String("failed"))
        return failedOnServer();
    const bool isUnderWay = state == QLatin1String("accepted")
        || (state != QLatin1String("done") && response.status == 202);
    return {isUnderWay ? CommandState::Accepted : CommandState::Done, std::nullopt};
}

/// The server has it, or may have it: what it said does not settle the matter.
bool isDoubtful(const HttpResponse& response)
{
    const bool isProblem = mediaType(response.header("Content-Type")) == "application/problem+json";
    if (response.status >= 500)
        return !isProblem;
    if (response.status == 409 && isProblem) {
        const auto problem = parseProblem("application/problem+json", response.body);
        return problem && problem->type.endsWith(QLatin1String(":in-progress"));
    }
    return response.status == 408 || response.status < 200;
}

} // namespace

CommandOutcome outcomeOf(const HttpResult& result)
{
    if (!result) {
        const HttpFailure& failure = result.error();
        return {failure.maybeSent ? CommandState::Unknown : CommandState::Refused, failure.error};
    }
    if (result->isSuccess())
        return outcomeOfSuccess(*result);
    const auto state = isDoubtful(*result) ? CommandState::Unknown : CommandState::Refused;
    return {state, errorOf(*result)};
}

ReadBack readBackOf(const HttpResult& result)
{
    if (!result || result->status == 429 || result->status == 401 || result->status >= 502)
        return ReadBack::NoAnswer;
    const QByteArray type = mediaType(result->header("Content-Type"));
    if (result->status == 404 && type == "application/problem+json")
        return ReadBack::NotCarriedOut;
    if (result->status != 200)
        return ReadBack::NotOffered;
    const QString state = stateWord(*result);
    if (state == QLatin1String("done"))
        return ReadBack::Done;
    if (state == QLatin1String("failed"))
        return ReadBack::Failed;
    return state == QLatin1String("accepted") ? ReadBack::Accepted : ReadBack::NotOffered;
}

std::optional<CommandOutcome> effectOf(
    const Command& command, const deployment::Deployment& deployment)
{
    const Status status = deployment.status.known;
    const bool isRunning = status == Status::Running;
    const bool shows = (command.kind == CommandKind::Pause && isRunning && deployment.paused)
        || (command.kind == CommandKind::Resume && isRunning && !deployment.paused)
        || (command.kind == CommandKind::RollBack && status == Status::RolledBack);
    if (shows)
        return CommandOutcome{CommandState::Done, std::nullopt};
    // A failed deployment may still be rolled back; what has ended otherwise stays as it is.
    const bool hasEnded = deployment::isFinished(status)
        && (command.kind != CommandKind::RollBack || status == Status::Completed);
    if (!hasEnded)
        return std::nullopt;
    return CommandOutcome{CommandState::Refused,
        Error{ErrorCode::Changed,
            {DEPLOY_MESSAGE("Message", "The deployment ended before the command took effect."), {}},
            {}}};
}

} // namespace sources
