// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "loading.h"

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

std::string counted(std::uint64_t count, std::string_view one, std::string_view many)
{
    return std::to_string(count) + ' ' + std::string{count == 1 ? one : many};
}

} // namespace

deployment::Expected<ExitCode> validate(const CommandContext& context)
{
    const std::string& source = context.request.source;
    const auto document = openSource(context.request);
    if (!document)
        return tl::unexpected{aboutSource(context.request, document.error())};
    formats::ScanOptions options;
    options.wholeRecords = true;
    options.problemLimit = std::numeric_limits<std::size_t>::max();
    options.onBatch = [&](formats::ScanBatch&& batch) {
        for (const deployment::Problem& problem : batch.problems)
            context.output.write(problemLine(source, problem) + '\n');
    };
    const auto result = formats::scanHistory(**document, options);
    if (!result)
        return tl::unexpected{aboutSource(context.request, result.error())};
    const std::string deployments =
        counted(result->records + result->badRecords, "deployment", "deployments");
    if (result->problems == 0) {
        context.reporter.say("no problems in " + deployments);
        return ExitCode::Done;
    }
    context.reporter.say(counted(result->problems, "problem", "problems") + " in " + deployments);
    return ExitCode::Failed;
}

} // namespace cli
