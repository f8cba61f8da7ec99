// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments/arguments.h"
#include "arguments/options.h"
#include "commands.h"
#include "output/standard_streams.h"

#include "deploy/formats/document/unfinished_files.h"

#include <vector>

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

ExitCode run(const Request& request, const OpenSource& openSource)
{
    const Reporter reporter{request.verbose};
    const auto source = openSource(request, reporter);
    if (!source) {
        reporter.say(source.error());
        return ExitCode::Failed;
    }
    const auto output = Output::open(request.output);
    if (!output) {
        reporter.say(output.error());
        return ExitCode::Failed;
    }
    const auto exitCode = dispatch({request, **source, **output, reporter});
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

} // namespace

int runProgram(int argc, char** argv, const OpenSource& openSource)
{
    secureStandardStreams();
    formats::removeUnfinishedFilesOnSignals();
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    const auto request = parseArguments(arguments, deployment::systemNow());
    if (!request) {
        const Reporter reporter{false};
        reporter.say(request.error().text);
        reporter.say("see \"deployment-console-cli --help\" for usage");
        return static_cast<int>(ExitCode::Usage);
    }
    return static_cast<int>(run(*request, openSource));
}

} // namespace cli
