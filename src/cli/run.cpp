// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments/options.h"
#include "commands.h"

namespace cli {

namespace {

deployment::Expected<ExitCode> dispatch(const CommandContext& context)
{
    switch (context.request.task) {
    case Task::Help:
        context.output.write(helpText());
        return ExitCode::Done;
    case Task::Version:
        context.output.write("deployment-console-cli " DEPLOY_VERSION "\n");
        return ExitCode::Done;
    case Task::List:
    case Task::Export:
        return writeRows(context);
    case Task::Show:
        return showDeployment(context);
    case Task::Validate:
        return validate(context);
    case Task::Diagnose:
        return diagnoseDeployment(context);
    case Task::Send:
        return sendCommand(context);
    }
    return ExitCode::Usage;
}

} // namespace

ExitCode run(const Request& request)
{
    const Reporter reporter{request.verbose};
    const auto output = Output::open(request.output);
    if (!output) {
        reporter.say(output.error());
        return ExitCode::Failed;
    }
    const auto exitCode = dispatch({request, **output, reporter});
    if (!exitCode) {
        reporter.say(exitCode.error());
        return ExitCode::Failed;
    }
    if (const auto finished = (*output)->finish(); !finished) {
        reporter.say(finished.error());
        return ExitCode::Failed;
    }
    return *exitCode;
}

} // namespace cli
