// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal_approvals.h"

#include "confirmation.h"

namespace cli {

namespace {

deployment::Error notRun(std::string_view sentence, const sources::PluginCall& call)
{
    return {deployment::ErrorCode::Unauthorized, {sentence, {call.plugin.command}}, {}};
}

} // namespace

TerminalApprovals::TerminalApprovals(bool runsAll, const Reporter& reporter)
    : m_runsAll(runsAll)
    , m_reporter(reporter)
{
}

void TerminalApprovals::ask(const sources::PluginCall& call, QObject*, Answer answer)
{
    if (m_runsAll) {
        answer({});
        return;
    }
    if (!isInteractive()) {
        answer(tl::unexpected(notRun(
            DEPLOY_MESSAGE("Message",
                "The kubeconfig gets its credentials from a program (%1), and there is no one to "
                "ask whether it may be run. Say so with --run-plugins."),
            call)));
        return;
    }
    const std::string intent = "the kubeconfig " + call.file + " gets the credentials of "
        + call.context + " from this program, which runs with your rights:\n  "
        + call.commandLine().toStdString();
    if (confirm(intent, "type \"yes\" to run it", m_reporter))
        answer({});
    else
        answer(tl::unexpected(
            notRun(DEPLOY_MESSAGE("Message",
                       "The credential plug-in %1 was not run, since you did not allow it."),
                call)));
}

} // namespace cli
