// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "command_checks.h"
#include "command_run.h"
#include "confirmation.h"
#include "loading.h"
#include "remote_connection.h"
#include "remote_session.h"

namespace cli {

namespace {

ExitCode refused(const CommandContext& context, const std::string& why)
{
    context.reporter.say("nothing was sent: " + why);
    return ExitCode::Refused;
}

/// What can be said before anything is asked of the server.
std::string obstacle(const Request& request)
{
    if (request.readOnly)
        return "this run is for reading only";
    if (!isAddress(request.source))
        return "a file takes no commands";
    return {};
}

} // namespace

deployment::Expected<ExitCode> sendCommand(const CommandContext& context)
{
    const Request& request = context.request;
    if (const std::string why = obstacle(request); !why.empty())
        return refused(context, why);
    if (!request.order.confirmed && !canAsk()) {
        context.reporter.say("nobody can be asked for confirmation here; --yes sends without");
        return ExitCode::Usage;
    }
    const auto connection = connectionOf(request);
    if (!connection)
        return tl::unexpected{aboutSource(request, connection.error())};
    RemoteSession session{*connection, RemoteSession::Purpose::Single, request, context.reporter};
    auto snapshot = session.fetch(request.id);
    if (snapshot && !request.order.confirmed) {
        if (!agreesTo(intentText(request, (*snapshot)->deployment), context.reporter))
            return refused(context, "it was not confirmed");
        // It may be another one by now.
        const auto decidedOn = *snapshot;
        snapshot = session.fetch(request.id);
        if (snapshot && (*snapshot)->deployment.status != decidedOn->deployment.status)
            return refused(context, "the deployment has changed meanwhile");
    }
    if (!snapshot)
        return tl::unexpected{aboutSource(request, snapshot.error())};
    if (const std::string why = objectionTo(request.command, (*snapshot)->deployment); !why.empty())
        return refused(context, why);
    CommandRun run{request, session.source(), context.reporter};
    run.resolveLeftovers();
    const ExitCode exitCode = run.send(**snapshot);
    const sources::JournalEntry& entry = run.entry();
    if (!entry.command.id.isEmpty())
        context.output.write(
            entry.command.id.toStdString() + ' ' + sources::wordOf(entry.state).latin1() + '\n');
    return exitCode;
}

} // namespace cli
