// SPDX-License-Identifier: GPL-3.0-or-later
#include "state_report.h"

#include "commands/command_session.h"
#include "commands/open_commands.h"
#include "session/open_sources.h"
#include "session/runs/run_library.h"
#include "session/source_session.h"

#include "deploy/deployment/redactor.h"
#include "deploy/sources/diagnostics.h"

namespace console {

namespace {

std::string errorIn(const SourceSession& session)
{
    return session.error() ? session.error()->message.toEnglish() : "-";
}

std::vector<sources::Diagnostic> reportOf(
    const SourceSession& session, const CommandSession* commands)
{
    auto all = sources::diagnosticsOf(session.source());
    const auto& totals = session.problems().totals();
    all.push_back({"id", session.id()});
    all.push_back({"loading", session.isLoading() ? "yes" : "no"});
    all.push_back({"last error", errorIn(session)});
    all.push_back({"deployments", std::to_string(session.history()->size())});
    all.push_back({"problems", std::to_string(totals.all())});
    all.push_back({"unread records", std::to_string(totals.unreadRecords)});
    all.push_back({"unfinished commands",
        commands == nullptr ? "-" : std::to_string(commands->unfinished().size())});
    for (sources::Diagnostic& each : session.library().diagnostics())
        all.push_back(std::move(each));
    return all;
}

} // namespace

std::string stateReport(
    const OpenSources& sources, const OpenCommands& commands, const deployment::Redactor& redactor)
{
    std::string text = "open sources: " + std::to_string(sources.all().size()) + '\n';
    for (const auto& session : sources.all())
        text += '\n' + sources::diagnosticsText(reportOf(*session, commands.of(*session)));
    return redactor.redacted(text);
}

} // namespace console
