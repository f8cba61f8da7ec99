// SPDX-License-Identifier: GPL-3.0-or-later
#include "sending.h"

#include "command_checks.h"
#include "command_run.h"
#include "confirmation.h"
#include "loading.h"
#include "remote_connection.h"
#include "remote_session.h"

#include "deploy/operations/command_spec.h"
#include "deploy/operations/differences.h"

#include <algorithm>

namespace cli {

namespace {

/// Why the deployment does not take the command, with the history of its environment where that
/// decides; empty where it does.
deployment::Expected<std::string> rejectionReason(
    RemoteSession& session, const Request& request, const deployment::Deployment& deployment)
{
    const operations::CommandKind kind = request.commandArguments.kind;
    if (!needsHistory(kind, deployment))
        return disabledReasonFor(kind, deployment);
    const auto loaded = session.loadEnvironment(deployment.environment);
    if (!loaded)
        return tl::unexpected{loaded.error()};
    return disabledReasonWithin(loaded->history, request.now + session.clockLead(), kind,
        deployment,
        session.commands().knowsTargets() ? std::string() : request.commandArguments.targetVersion);
}

/// Why the way to the server does not take the command, whatever the deployment's record says.
std::string channelReason(
    RemoteSession& session, CommandRun& run, const Request& request, const sources::Snapshot& seen)
{
    const auto offered = session.commands().offered();
    const operations::CommandKind kind = request.commandArguments.kind;
    if (std::ranges::find(offered, kind, &operations::CommandSpec::kind) == offered.end())
        return "this server takes no command " + std::string{operations::toWire(kind)};
    return run.brief(seen);
}

/// What somebody who sends it has to know of what came later, asked or not: a failure of long ago
/// can be rolled back, too. Where it is not known, that is said, and the command goes on.
void sayWhatFollowed(
    RemoteSession& session, const CommandContext& context, const deployment::Deployment& deployment)
{
    const operations::CommandKind kind = context.request.commandArguments.kind;
    const bool isKnown = needsHistory(kind, deployment) || session.commands().knowsTargets();
    if (!operations::specOf(kind).needsTarget || isKnown)
        return;
    const auto loaded = session.loadEnvironment(deployment.environment);
    const std::string text = loaded
        ? followedText(loaded->history, context.request.now + session.clockLead(), deployment)
        : "what was deployed to " + deployment.environment + " since is not known: "
            + aboutSource(context.source, loaded.error()).message.toEnglish();
    if (!text.empty())
        context.reporter.say(text);
}

/// What a command rests on could not be read: it was certainly without effect, which is an exit
/// code of its own (3), whatever the reason.
ExitCode notSent(const CommandContext& context, const deployment::Error& error)
{
    const deployment::Error told = aboutSource(context.source, error);
    context.reporter.detail("cause: " + told.cause);
    return refused(context, told.message.toEnglish());
}

/// Checks again right before sending, and sends. A running deployment gets a new revision all the
/// time: while nothing else is new, an attempt that came too late for its revision, and for nothing
/// else, is followed by another, on the state that is shown.
ExitCode sendAsSeen(const CommandContext& context, RemoteSession& session, CommandRun& run,
    const deployment::Deployment& seen)
{
    constexpr int mostAttempts = 5;
    QString lastRevision;
    for (int attempt = 1; attempt <= mostAttempts; ++attempt) {
        const auto snapshot = session.fetch(context.request.id);
        if (!snapshot)
            return notSent(context, snapshot.error());
        if (operations::hasChanged(seen, (*snapshot)->deployment)) {
            if (attempt > 1)
                break; // what was sent was refused
            return refused(context, "the deployment has changed in the meantime");
        }
        if (attempt > 1 && (*snapshot)->revision == lastRevision)
            break;
        lastRevision = (*snapshot)->revision;
        if (attempt > 1)
            context.reporter.say("only the revision had changed; trying again: "
                + intentText(context.request, (*snapshot)->deployment));
        run.send(**snapshot);
        if (!run.cameTooLate())
            break;
    }
    return run.conclude();
}

} // namespace

ExitCode sendToServer(const CommandContext& context)
{
    const Request& request = context.request;
    if (!request.commandArguments.confirmed && !isInteractive()) {
        context.reporter.say(
            "not a terminal: confirmation is not possible; use --yes to send without it");
        return ExitCode::Usage;
    }
    const auto connection = connectionOf(request);
    if (!connection)
        return notSent(context, connection.error());
    RemoteSession session{*connection, RemoteSession::Purpose::Commands, request, context.reporter};
    const auto seen = session.fetch(request.id);
    if (!seen)
        return notSent(context, seen.error());
    CommandRun run{request, session.commands(), session.journal(), context.reporter};
    run.resolveLeftovers();
    const auto why = rejectionReason(session, request, (*seen)->deployment);
    if (!why)
        return notSent(context, why.error());
    if (!why->empty())
        return refused(context, *why);
    if (const std::string reason = channelReason(session, run, request, **seen); !reason.empty())
        return refused(context, reason);
    sayWhatFollowed(session, context, (*seen)->deployment);
    if (!request.commandArguments.confirmed
        && !confirm(intentText(request, (*seen)->deployment), "type \"yes\" to send the command",
            context.reporter))
        return refused(context, "not confirmed");
    const ExitCode exitCode = sendAsSeen(context, session, run, (*seen)->deployment);
    const operations::JournalEntry& entry = run.entry();
    if (!entry.command.id.empty())
        context.output.write(
            entry.command.id + ' ' + std::string{operations::toWire(entry.state)} + '\n');
    return exitCode;
}

} // namespace cli
