// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "output/deployment_report.h"

namespace cli {

namespace {

deployment::Expected<ExitCode> showRecord(const CommandContext& context)
{
    const auto json = context.source.readJson(context.request.id);
    if (!json)
        return tl::unexpected{json.error()};
    context.output.write(*json);
    context.output.write("\n");
    return ExitCode::Done;
}

} // namespace

deployment::Expected<ExitCode> showDeployment(const CommandContext& context)
{
    if (context.request.format == OutputFormat::Json)
        return showRecord(context);
    const auto whole = context.source.read(context.request.id);
    if (!whole)
        return tl::unexpected{whole.error()};
    for (const deployment::Problem& problem : whole->problems)
        context.reporter.say(
            problem.pointer + (problem.pointer.empty() ? "" : ": ") + problem.message.toEnglish());
    if (whole->logError)
        context.reporter.say("the log could not be read: " + whole->logError->toEnglish());
    writeDeploymentReport(
        *whole->deployment, {context.request.zone, context.now()}, context.output);
    return ExitCode::Done;
}

} // namespace cli
