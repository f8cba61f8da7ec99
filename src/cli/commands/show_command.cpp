// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "output/deployment_report.h"
#include "remote/deployment_reader.h"
#include "remote/loading.h"
#include "remote/remote_session.h"
#include "remote/source_kinds.h"

#include "deploy/formats/record/deployment_json.h"

namespace cli {

namespace {

/// A whole deployment and the record that it was read from.
using Whole = sources::Snapshot;

/// Where the record lies.
deployment::Expected<Whole> recordOf(const CommandContext& context)
{
    const auto loaded = loadHistory(context.request, context.reporter);
    if (!loaded)
        return tl::unexpected{loaded.error()};
    return recordIn(*loaded, context.request, context.request.id);
}

deployment::Expected<Whole> wholeOf(const CommandContext& context)
{
    if (isServer(context.request)) {
        const auto snapshot = fetchRemote(context.request, context.reporter);
        if (!snapshot)
            return tl::unexpected{aboutSource(context.request, snapshot.error())};
        return **snapshot;
    }
    auto whole = recordOf(context);
    if (!whole || context.request.format == OutputFormat::Json)
        return whole;
    auto decoded = formats::decodeDeployment(*whole->document, whole->range);
    if (!decoded)
        return tl::unexpected{aboutSource(context.request, decoded.error())};
    whole->deployment = std::move(decoded->deployment);
    whole->problems = std::move(decoded->problems);
    return whole;
}

} // namespace

deployment::Expected<ExitCode> showDeployment(const CommandContext& context)
{
    const auto whole = wholeOf(context);
    if (!whole)
        return tl::unexpected{whole.error()};
    if (context.request.format == OutputFormat::Json) {
        const auto json = whole->json();
        if (!json)
            return tl::unexpected{aboutSource(context.request, json.error())};
        context.output.write(*json);
        context.output.write("\n");
        return ExitCode::Done;
    }
    for (const deployment::Problem& problem : whole->problems)
        context.reporter.say(
            problem.pointer + (problem.pointer.empty() ? "" : ": ") + problem.message.toEnglish());
    if (whole->logError)
        context.reporter.say("the log could not be read: " + whole->logError->toEnglish());
    writeDeploymentReport(
        whole->deployment, {context.request.zone, context.request.now}, context.output);
    return ExitCode::Done;
}

} // namespace cli
