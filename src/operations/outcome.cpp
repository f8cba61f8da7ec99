// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/outcome.h"

#include "quoted_text.h"

#include "deploy/deployment/message.h"
#include "deploy/operations/command_spec.h"

#include <algorithm>
#include <iterator>

namespace operations {

namespace {

using enum Evidence;

/// In the order of the evidence. Done and Refused stand only where there is proof.
constexpr Rule rules[]{
    {NotWrittenDown, CommandState::NotSent, {}},
    {NeverLeft, CommandState::NotSent, {}},
    {NeverSent, CommandState::NotSent,
        DEPLOY_MESSAGE("Message", "Not sent: the program exited before the command was sent.")},
    {NoAnswer, CommandState::Unknown, {}},
    {Interrupted, CommandState::Unknown,
        DEPLOY_MESSAGE("Message",
            "The program exited before a response arrived; the outcome of the command is being "
            "determined.")},
    {ReportsDone, CommandState::Done, {}},
    {ReportsAccepted, CommandState::Accepted, {}},
    {ReportsFailed, CommandState::Failed,
        DEPLOY_MESSAGE("Message",
            "The server accepted the command but could not complete it. Check the deployment: part "
            "of it may have taken effect.")},
    {SuccessWithoutReport, CommandState::Unknown,
        DEPLOY_MESSAGE("Message",
            "The response does not contain the outcome of the command; it may come from a login "
            "page or a proxy.")},
    {Redirected, CommandState::Unknown, {}},
    {RevisionOutdated, CommandState::Refused, {}},
    {RefusedByServer, CommandState::Refused, {}},
    {KeyInUse, CommandState::Unknown, {}},
    {StillInProgress, CommandState::Unknown, {}},
    {DoubtfulRefusal, CommandState::Unknown, {}},
    {ServerError, CommandState::Unknown, {}},
    {KeyNotKnown, CommandState::Unknown, {}},
    {NothingReported, CommandState::Unknown, {}},
    {NoAccountKept, CommandState::Unknown, {}},
    {EffectShown, CommandState::Done, {}},
    {EffectOverdue, CommandState::Unknown,
        DEPLOY_MESSAGE("Message",
            "The command was accepted, but is not carried out to its end yet. What carries it out "
            "may be busy or down; the console keeps checking.")},
    {NeverReceived, CommandState::NotReceived,
        DEPLOY_MESSAGE("Message",
            "The server has no record of the command and the deployment is unchanged: most likely "
            "it never arrived. It will not be sent again.")},
    {NeverFoundOut, CommandState::Unresolved,
        DEPLOY_MESSAGE("Message",
            "The outcome of the command could not be determined; the console has stopped "
            "checking.")},
};

constexpr std::string_view contract = "urn:deployment:problem:";

bool isOfContract(std::string_view problemType, std::string_view name)
{
    return problemType.starts_with(contract) && problemType.substr(contract.size()) == name;
}

/// A report of another command proves nothing about this one.
bool isOurs(const Command& command, const CommandReport& report)
{
    const bool isOurTarget = report.targetVersion.empty() || !specOf(command.kind).needsTarget
        || report.targetVersion == command.targetVersion;
    return unquoted(report.key) == command.id && report.deployment == command.deployment
        && report.action == toWire(command.kind) && isOurTarget;
}

std::optional<Evidence> evidenceOfCommand(const Command& command, const Answer& answer)
{
    if (!answer.command || !isOurs(command, *answer.command))
        return std::nullopt;
    const std::string_view state = answer.command->state;
    if (state == "done")
        return ReportsDone;
    if (state == "accepted")
        return ReportsAccepted;
    return state == "failed" ? std::optional(ReportsFailed) : std::nullopt;
}

/// Which answer of a status proves that nothing happened, beside a problem of the contract's own.
enum class Proof : std::uint8_t {
    AnyButPage, ///< no intermediary decides this itself; nor half an answer, which may say more
    Data, ///< a web page may come from an intermediary, before or after the server
};
struct RefusalSpec {
    int status;
    Proof proof;
};
constexpr RefusalSpec refusals[]{
    {400, Proof::Data},
    {401, Proof::Data},
    {403, Proof::Data},
    {404, Proof::Data},
    {405, Proof::Data},
    {409, Proof::AnyButPage},
    {410, Proof::Data},
    {412, Proof::AnyButPage},
    {413, Proof::Data},
    {415, Proof::AnyButPage},
    {422, Proof::AnyButPage},
    {428, Proof::Data},
    {429, Proof::Data},
};

/// Of an intermediary that gave up, whatever the body says: the request may be on its way.
constexpr bool isFromIntermediary(int status)
{
    return status == 407 || status == 408 || status == 499;
}

bool isProvenRefusal(const Answer& answer)
{
    if (isFromIntermediary(answer.status))
        return false;
    if (answer.problemType.starts_with(contract))
        return true;
    if (answer.status == 401 && answer.asksForCredentials)
        return true; // a request for credentials means that it was not let through
    const auto spec = std::ranges::find(refusals, answer.status, &RefusalSpec::status);
    if (spec == std::end(refusals))
        return false;
    return answer.body == Body::Object
        || (spec->proof == Proof::AnyButPage && answer.body == Body::Other);
}

/// Nothing but the revision was late; a freeze that is reported as 412 has a type of its own.
bool isRevisionAlone(const Answer& answer)
{
    const bool isStale = isOfContract(answer.problemType, "stale-revision");
    const bool saysOther = answer.problemType.starts_with(contract) && !isStale;
    return (answer.status == 412 && !saysOther) || (answer.status == 409 && isStale);
}

Evidence evidenceOfRefusal(const Answer& answer)
{
    if (isOfContract(answer.problemType, "in-progress"))
        return StillInProgress;
    if (isOfContract(answer.problemType, "key-reused"))
        return KeyInUse;
    if (!isProvenRefusal(answer))
        return DoubtfulRefusal;
    return isRevisionAlone(answer) ? RevisionOutdated : RefusedByServer;
}

/// So long after it was sent a command may still be on its way.
deployment::Milliseconds longestWay(bool isAccepted)
{
    return isAccepted ? deployment::Milliseconds(maxRequestDuration)
                      : deployment::Milliseconds(maxRequestDuration + maxQueueDelay);
}

} // namespace

const Rule& ruleFor(Evidence evidence)
{
    return rules[static_cast<std::size_t>(evidence)];
}

CommandState stateAfter(CommandState now, Evidence evidence)
{
    const CommandState state = ruleFor(evidence).state;
    return now == CommandState::Accepted && state == CommandState::Unknown ? now : state;
}

Evidence evidenceOf(const Command& command, const Answer& answer)
{
    if (answer.status >= 200 && answer.status < 300)
        return evidenceOfCommand(command, answer).value_or(SuccessWithoutReport);
    if (answer.status >= 300 && answer.status < 400)
        return Redirected;
    if (answer.status < 400 || answer.status >= 500)
        return ServerError;
    // A server that finds the key in use may answer with what it has done already.
    const auto report = evidenceOfCommand(command, answer);
    return report ? *report : evidenceOfRefusal(answer);
}

Evidence evidenceOfReport(const Command& command, const Answer& answer)
{
    if (answer.status == 200)
        return evidenceOfCommand(command, answer).value_or(NothingReported);
    if (answer.status == 404 && isOfContract(answer.problemType, "not-found"))
        return KeyNotKnown;
    return isOfContract(answer.problemType, "in-progress") ? StillInProgress : NothingReported;
}

std::optional<Evidence> conclusionOf(const Search& search)
{
    constexpr int moreThanOnce = 2;
    if (!search.sinceSent || *search.sinceSent < longestWay(search.isAccepted)
        || search.inconclusiveAnswers < moreThanOnce)
        return std::nullopt;
    // A server that has forgotten the key denies it, too.
    if (*search.sinceSent >= keyRetention)
        return NeverFoundOut;
    if (search.keyUnknownAnswers < moreThanOnce)
        return std::nullopt;
    if (search.effect == Effect::Unchanged && !search.isAccepted)
        return NeverReceived;
    return search.effect == Effect::NotVisible ? std::optional(NeverFoundOut) : std::nullopt;
}

bool blocksOthers(CommandState state, std::optional<deployment::Milliseconds> sinceSent)
{
    if (isFinal(state))
        return false;
    return !sinceSent || *sinceSent < longestWay(state == CommandState::Accepted);
}

} // namespace operations
