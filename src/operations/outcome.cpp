// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/outcome.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/derived_values.h"
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

std::string_view unquoted(std::string_view text)
{
    const bool isQuoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return isQuoted ? text.substr(1, text.size() - 2) : text;
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

/// The number of a revision as the contract has it, "1742" in quotes, also if a compressing
/// intermediary has marked the tag; nullopt for other tags.
std::optional<std::uint64_t> numberOf(std::string_view revision)
{
    std::string_view digits = unquoted(revision);
    for (const std::string_view mark : {"-gzip", ";gzip", "--gzip", "-br", "-zstd", "-df"}) {
        if (digits.ends_with(mark)) {
            digits.remove_suffix(mark.size());
            break;
        }
    }
    if (digits.empty() || digits.size() > 18
        || digits.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    std::uint64_t number = 0;
    for (const char digit : digits)
        number = number * 10 + static_cast<std::uint64_t>(digit - '0');
    return number;
}

bool isOlder(std::string_view revision, std::string_view than)
{
    const auto one = numberOf(revision);
    const auto other = numberOf(than);
    return one && other && *one < *other;
}

/// What stands there though the server denies our command is somebody else's.
Effect effectOnHold(bool asksForHold, Standing standing, const deployment::Deployment& deployment)
{
    using deployment::Status;
    const Status status = deployment.status.known;
    if (status == Status::Running) {
        if (deployment.paused != asksForHold)
            return Effect::Unchanged;
        return standing == Standing::Denied ? Effect::NotVisible : Effect::Shown;
    }
    return isFinished(status) ? Effect::NotVisible : Effect::Unclear;
}

/// V2.0.0, v2.0.0 and 2.0.0 are one version; images are often tagged in another spelling.
bool isSameVersion(std::string_view one, std::string_view other)
{
    for (std::string_view* text : {&one, &other}) {
        if (text->size() > 1 && deployment::toAsciiLower(text->front()) == 'v')
            text->remove_prefix(1);
    }
    return !one.empty() && deployment::equalsIgnoringAsciiCase(one, other);
}

Effect effectOnRollback(
    const Command& command, Standing standing, const deployment::Deployment& deployment)
{
    using deployment::Status;
    const Status status = deployment.status.known;
    if (status == Status::Running || status == Status::Failed || status == Status::Completed)
        return Effect::Unchanged;
    if (status != Status::RolledBack)
        return Effect::Unclear;
    const std::string_view serving = servingVersion(deployment);
    const bool isOurs = serving.empty() ? standing == Standing::Acknowledged
                                        : isSameVersion(serving, command.targetVersion);
    return isOurs && standing != Standing::Denied ? Effect::Shown : Effect::NotVisible;
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

std::string_view servingVersion(const deployment::Deployment& deployment)
{
    const deployment::EnvironmentSlot* serving = nullptr;
    for (const deployment::EnvironmentSlot& slot : deployment.resources.slots) {
        if (slot.traffic == 0)
            continue;
        // An unknown one may have some of it.
        if (serving != nullptr || slot.traffic.value_or(-1) < 0)
            return {};
        serving = &slot;
    }
    return serving != nullptr ? deployment::imageTag(serving->image) : std::string_view();
}

Effect effectOn(const Command& command, Standing standing, const deployment::Deployment& deployment,
    std::string_view revision)
{
    if (isOlder(revision, command.revision))
        return Effect::Unclear; // of a replica that lags behind what was decided on
    switch (specOf(command.kind).trace) {
    case Trace::IsPaused:
        return effectOnHold(true, standing, deployment);
    case Trace::IsNotPaused:
        return effectOnHold(false, standing, deployment);
    case Trace::TargetServes:
        return effectOnRollback(command, standing, deployment);
    case Trace::None:
        break;
    }
    return Effect::Unclear;
}

std::optional<Evidence> conclusionOf(const Search& search)
{
    constexpr int moreThanOnce = 2;
    if (!search.sinceSent || *search.sinceSent < longestWay(search.isAccepted)
        || search.inconclusiveAnswers < moreThanOnce)
        return std::nullopt;
    if (search.keyUnknownAnswers >= moreThanOnce && search.effect == Effect::Unchanged)
        return NeverReceived;
    const bool isLost = search.effect == Effect::NotVisible || *search.sinceSent >= keyRetention;
    return isLost ? std::optional(NeverFoundOut) : std::nullopt;
}

bool blocksOthers(CommandState state, std::optional<deployment::Milliseconds> sinceSent)
{
    if (isFinal(state))
        return false;
    return !sinceSent || *sinceSent < longestWay(state == CommandState::Accepted);
}

} // namespace operations
