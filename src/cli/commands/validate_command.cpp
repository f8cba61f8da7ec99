// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "remote/loading.h"
#include "remote/remote_session.h"
#include "remote/source_kinds.h"

#include "deploy/deployment/display_text.h"

#include <limits>

namespace cli {

namespace {

/// "FILE:LINE:COLUMN: error: record 3 (DEP-003) /progress/percentage: what", as compilers and
/// editors know it.
std::string problemLine(const std::string& source, const deployment::Problem& problem)
{
    std::string line = source;
    if (problem.line > 0)
        line.append(":").append(std::to_string(problem.line));
    if (problem.line > 0 && problem.column > 0)
        line.append(":").append(std::to_string(problem.column));
    line.append(problem.severity == deployment::Severity::Error ? ": error: " : ": warning: ");
    std::string place = problem.record > 0 ? "record " + std::to_string(problem.record) : "";
    if (!problem.id.empty())
        place.append(place.empty() ? "(" : " (").append(problem.id).append(")");
    if (!problem.pointer.empty())
        place.append(place.empty() ? "" : " ").append(problem.pointer);
    if (!place.empty())
        line.append(place).append(": ");
    return deployment::displayText(line.append(problem.message.toEnglish()), 0);
}

void writeProblems(const CommandContext& context, const std::vector<deployment::Problem>& problems)
{
    for (const deployment::Problem& problem : problems)
        context.output.write(problemLine(context.request.source, problem) + '\n');
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many)
{
    return std::to_string(count) + ' ' + std::string{count == 1 ? one : many};
}

deployment::Expected<formats::ScanResult> validateBytes(const CommandContext& context)
{
    const auto document = openSource(context.request);
    if (!document)
        return tl::unexpected{document.error()};
    formats::ScanOptions options;
    options.wholeRecords = true;
    options.now = context.request.now;
    options.problemLimit = std::numeric_limits<std::size_t>::max();
    options.onBatch = [&](formats::ScanBatch&& batch) { writeProblems(context, batch.problems); };
    return formats::scanHistory(**document, options);
}

/// What a server's list has; its deployments are not fetched individually.
deployment::Expected<formats::ScanResult> validateList(const CommandContext& context)
{
    const auto loaded = loadRemoteHistory(context.request, context.reporter);
    if (!loaded)
        return tl::unexpected{loaded.error()};
    writeProblems(context, loaded->problems);
    return loaded->result;
}

} // namespace

deployment::Expected<ExitCode> validate(const CommandContext& context)
{
    const auto result = isServer(context.request) ? validateList(context) : validateBytes(context);
    if (!result)
        return tl::unexpected{aboutSource(context.request, result.error())};
    // What stands among them need not be one: a line of another program, for one.
    const std::string records = counted(result->records + result->badRecords, "record", "records");
    if (result->problems == 0) {
        context.reporter.say("no problems in " + records);
        return ExitCode::Done;
    }
    context.reporter.say(counted(result->problems, "problem", "problems") + " in " + records);
    return ExitCode::Failed;
}

} // namespace cli
