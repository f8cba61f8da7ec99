// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "detail_page.h"
#include "loading.h"

#include "deploy/formats/deployment_json.h"

namespace cli {

namespace {

deployment::Expected<std::string> recordOf(const CommandContext& context)
{
    const Request& request = context.request;
    const auto loaded = loadHistory(request, context.reporter);
    if (!loaded)
        return tl::unexpected{loaded.error()};
    const auto row = loaded->history.find(request.id);
    if (!row) {
        return tl::unexpected{deployment::Error{deployment::ErrorCode::NotFound,
            {DEPLOY_MESSAGE("Message", "There is no deployment %1 in %2"),
                {request.id, nameOfSource(request)}},
            {}}};
    }
    const history::RecordRange range = loaded->history.range(*row);
    auto record = loaded->document->read(range.offset, range.length);
    if (!record)
        return tl::unexpected{aboutSource(request, record.error())};
    return record;
}

} // namespace

deployment::Expected<ExitCode> showDeployment(const CommandContext& context)
{
    auto record = recordOf(context);
    if (!record)
        return tl::unexpected{record.error()};
    if (context.request.format == OutputFormat::Json) {
        context.output.write(*record);
        context.output.write("\n");
        return ExitCode::Done;
    }
    const auto decoded = formats::decodeDeployment(*record);
    if (!decoded)
        return tl::unexpected{decoded.error()};
    for (const deployment::Problem& problem : decoded->problems)
        context.reporter.say(problem.pointer + ": " + problem.message.toEnglish());
    writeDetailPage(
        decoded->deployment, {context.request.zone, context.request.now}, context.output);
    return ExitCode::Done;
}

} // namespace cli
